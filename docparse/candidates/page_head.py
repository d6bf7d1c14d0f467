"""What stands above a title: the menu and path of a site, a letterhead, the masthead of a journal, a table of contents."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from docparse.lines.letterhead import read_letterhead
from docparse.lines.line import Line
from docparse.lines.names import is_body
from docparse.lines.notes import is_navigation, is_note, names_document, names_whole_document
from docparse.model.patterns import Pattern

#: So many lines of a letterhead may be above a title, and of a site.
_MOST_LETTERHEAD, _MOST_SKIPPED = 4, 8
#: A letterhead has no more rows: the names of issuers may be one below the other.
_MOST_ROWS = 20
_LONGEST = 50
#: A line that comes twice among so many at the top, and is no shorter, is the title: …文化的崛起, in the path too.
_MOST_HEAD, _SHORTEST_TWICE = 16, 6
#: The number of a page: 1, 12, iii.
_LONGEST_PAGE = 3
#: A table of contents has at least so many entries with page numbers: 3.1硬设备 → 3.
_FEWEST_ENTRIES = 3
_ENTRY = Pattern("(?:[-.．·…‥。—_ ]{4}|\t|…{2})[ \u3000\t]{0,8}[0-9ivxIVX]{1,4}[ \u3000]{0,8}-?$")
_ENDS_ENTRY = frozenset("0123456789ivxIVX-")
_CONTENTS = frozenset({"目录", "目錄", "目次", "contents"})
_LONGEST_CLASS = 12
#: 1999年 第18卷 第2期
_ISSUE = Pattern("第 ?[0-9一二三四五六七八九十]{1,4} ?[卷期]")
#: What a paper of a council is for, above its date.
_PAPERS = tuple("討論文件 讨论文件 資料文件 资料文件 參考文件 参考文件 供討論用 供參考用".split())
#: 立法會CB(2)1234/2023(03)號文件
_NUMBERED_PAPER = Pattern(".*[0-9)）][号號]文件$")
#: …文件汇编（下册）          —47—
_WITH_PAGE = Pattern("[ 　]{2}[-—– ]{0,3}[0-9]{1,4}[-—– ]{0,3}$")
#: The class of a thesis, above its title.
_THESES = ("学位论文", "毕业论文", "毕业设计", "（设计）", "（论文）")
_LONGEST_THESIS = 16
#: 某某大学2019-2020-2学期, above the name of a paper.
_TERMS = ("学期", "學期", "学年", "學年", "学年度", "學年度")
#: 某网导读：…, 以下是小编为大家整理的…, of any length
_LEAD = Pattern("[^。，：:]{0,8}导读[:：]|[^。]{0,20}小编")
#: Body text ends so.
_BODY_END = "。；;"


class Head(NamedTuple):
    """The lines above a title."""

    #: The index of the line after them.
    end: int
    #: Their sort tells that a title follows; after a date or a number alone it must name a document.
    proves: bool


def find_head(text: str, lines: Sequence[Line], taken: Set[int]) -> Head:
    """Return the lines at the top that belong to no title; `taken` are the offsets of lines that open a section."""
    end = end_of_contents(text, lines) or _after_notice(text, lines, taken)
    most = end + _MOST_SKIPPED
    proves = end > 0
    if issue := _after_issue(text, lines[: min(most, len(lines))]):
        return Head(issue, True)
    noted, is_paper = 0, False
    while end < min(most, len(lines)):
        line = lines[end]
        if letterhead := end_of_letterhead(text, lines, end, taken):
            end, proves = letterhead, True
            most = end + _MOST_SKIPPED
            continue
        if text.startswith(_PAPERS, line.start) and line.end - line.start <= _LONGEST_CLASS:
            is_paper = proves = True
        elif is_paper and is_body(text[line.start : line.end]):
            pass
        elif is_navigation(text, line) or _LEAD.match(text, line.start, line.end):
            proves, most = True, most + 1
        elif _is_drawn(text, line):
            proves = proves or not noted
        elif (noted >= _MOST_LETTERHEAD and not proves) or not (
            _is_letterhead(text, line, taken) or _is_firm(text, lines, end)
        ):
            break
        else:
            noted += 1
            proves = proves or bool(_NUMBERED_PAPER.match(text, line.start, line.end))
        end += 1
    if end + 1 < len(lines):
        is_thesis = _is_thesis(text, lines[end], lines[end + 1])
        proves = proves or is_thesis
        end += is_thesis or _is_term(text, lines[end], lines[end + 1])
    return Head(end, proves or end == 0)


def end_of_letterhead(text: str, lines: Sequence[Line], first: int, taken: Set[int]) -> int:
    """Return the index after the letterhead of an official document that begins at line `first`; 0 without one.

    The masthead of minutes (会 议 纪 要, 第3期) and that of an order (省人民政府令) is one only above a title: mostly
    it is the title itself.
    """
    below = lines[first : first + _MOST_ROWS]
    if not below or below[0].start in taken:
        return 0
    rows = read_letterhead(text, below)
    roles = {role for row in rows for _, role in row}
    if roles.isdisjoint(("number", "issuer")):
        return 0
    end = first + len(rows)
    is_masthead = "" in roles or any(text[line.end - 1] == "令" for line in below[: len(rows)])
    if is_masthead and not (end < len(lines) and names_document(text, *lines[end][:2])):
        return 0
    return end


def end_of_contents(text: str, lines: Sequence[Line]) -> int:
    """Return the index after a table of contents with page numbers at the very top; 0 without one."""
    end = 0
    if lines and "".join(text[lines[0].start : lines[0].end].split()).lower() in _CONTENTS:
        end = 1
    first = end
    while (
        end < len(lines)
        and text[lines[end].end - 1] in _ENDS_ENTRY
        and _ENTRY.search(text, lines[end].start, lines[end].end)
    ):
        end += 1
    return end if end - first >= _FEWEST_ENTRIES else 0


def find_repeated(text: str, lines: Sequence[Line], taken: Set[int]) -> int | None:
    """Return the index of a line near the top that repeats one above it or part of one, the last such above the body.

    A site writes the title into its path, on the page and over the text: 工作计划范文.docx / 工作计划范文 / 工作计划.
    """
    above: list[str] = []
    last = None
    first = end_of_letterhead(text, lines, 0, taken)
    for at, line in enumerate(lines[first:_MOST_HEAD], first):
        start, end = line.start, line.end
        if start in taken or text[end - 1] in _BODY_END:
            break
        words = text[start:end]
        could_repeat = _SHORTEST_TWICE <= end - start <= _LONGEST and above != [words]
        if could_repeat and _repeats(words, above) and _is_above_text(text, lines, at, taken):
            last = at
        above.append(words)
    return last


def find_below_page(text: str, lines: Sequence[Line], taken: Set[int], first: int) -> int | None:
    """Return the index of the line from `first` on that names a document right above its text, below words of a page.

    医院新闻 / 关于举办“歌咏比赛”的通知 / 为了…
    """
    for at in range(first, min(_MOST_HEAD, len(lines))):
        start, end = lines[at].start, lines[at].end
        if start in taken or text[end - 1] in _BODY_END or end - start > _LONGEST:
            return None
        if names_whole_document(text, start, end) and _is_above_text(text, lines, at, taken):
            return at
    return None


def _repeats(words: str, above: Sequence[str]) -> bool:
    """Tell whether words are those of a line above, part of it, or have all of it in them."""
    return any(
        words in other or (len(other) >= _SHORTEST_TWICE and other in words) for other in above
    )


def _is_above_text(text: str, lines: Sequence[Line], at: int, taken: Set[int]) -> bool:
    """Tell whether a line that a site has not said of the text is right above its first number, its date or its body."""
    if _is_said(text, lines[at]):
        return False
    if at + 1 == len(lines):
        return True
    below = lines[at + 1]
    start, end = below.start, below.end
    if end - start <= _LONGEST_PAGE and text[start:end].isascii():
        return False  # a running head and the number of its page
    if start in taken or text[start] in "（(" or _is_said(text, below):
        return True
    return end - start > _LONGEST or text[end - 1] in _BODY_END or names_document(text, start, end)


def _is_said(text: str, line: Line) -> bool:
    """Tell whether a line is said of a text, by a site or its author: a path, a date."""
    return is_navigation(text, line) or is_note(text, line)


def _after_issue(text: str, lines: Sequence[Line]) -> int:
    """Return the index after the masthead of a journal, which ends in the issue: 1999年 第18卷 第2期."""
    for at, (start, end, _, _) in enumerate(lines):
        if end - start > _LONGEST:
            break
        dated = text[start] in "12１２一二" and "年" in text[start : min(end, start + 8)]
        if dated and _ISSUE.search(text, start, end):
            return at + 1
    return 0


def _after_notice(text: str, lines: Sequence[Line], taken: Set[int]) -> int:
    """Return the index after a sentence above a letterhead: 香港交易所…對本公告的內容概不負責。; 0 without one."""
    if len(lines) <= _MOST_LETTERHEAD or text[lines[0].end - 1] not in _BODY_END:
        return 0
    letterhead = (
        _is_letterhead(text, lines[at], taken) or _is_firm(text, lines, at) for at in (1, 2)
    )
    return 1 if lines[0].end - lines[0].start > _LONGEST and all(letterhead) else 0


def _is_firm(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line names a firm with brackets about it below: …控股有限公司 / （股份代號：09999）."""
    if at + 1 == len(lines) or text[lines[at + 1].start] not in "（(":
        return False
    line, below = lines[at], lines[at + 1]
    return is_note(text, below) and is_body(text[line.start : line.end])


def _is_drawn(text: str, line: Line) -> bool:
    """Tell whether a line is drawn with signs: =====."""
    start, end = line.start, line.end
    return not text[start].isalnum() and len(set(text[start:end])) == 1


def _is_term(text: str, line: Line, below: Line) -> bool:
    """Tell whether a line is the school term above the name of a paper that is complete without it."""
    if not text.endswith(_TERMS, line.start, line.end):
        return False
    return below.end - below.start <= _LONGEST and names_document(text, below.start, below.end)


def _is_thesis(text: str, line: Line, below: Line) -> bool:
    """Tell whether a line says what sort of thesis has its title below: 硕士学位论文."""
    if not text.endswith(_THESES, line.start, line.end):
        return False
    return line.end - line.start <= _LONGEST_THESIS and not _is_said(text, below)


def _columns(text: str, line: Line) -> int:
    """Return the length of a line without its blanks: 证券代码：600000          公告编号：2022-018 is a short one."""
    return len("".join(text[line.start : line.end].split()))


def _is_letterhead(text: str, line: Line, taken: Set[int]) -> bool:
    """Tell whether a line belongs above a title: a number, a date, or 县财政局文件 (GB/T 9704-2012, 7.2.4)."""
    start, end = line.start, line.end
    if start in taken or _columns(text, line) > _LONGEST:
        return False
    if is_note(text, line) or _WITH_PAGE.search(text, start, end):
        return True
    if not text.endswith("文件", start, end):
        return False
    return bool(_NUMBERED_PAPER.match(text, start, end)) or is_body(text[start : end - 2])
