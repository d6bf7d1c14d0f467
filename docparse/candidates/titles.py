"""The title of a document: the first lines that name it, below what a site, a letterhead or a journal puts above."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set

from docparse.candidates.page_head import find_below_page, find_head, find_repeated
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import STOPS, Line
from docparse.lines.names import is_body, is_names, is_signed
from docparse.lines.notes import is_navigation, is_note, names_document, names_part
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, PICTURE, Span, skip_back

LONGEST_TITLE = 50
_LONGEST_NAME = 4
_MOST_LINES = 4
#: So many fields may be around a title that is a field.
_MOST_FIELDS = 15
# 【 标  题 】…, 标题：…
_TITLE_FIELD = Pattern(
    """(?: [【\\[] [ \u3000]* (?: 标[ \u3000]*题 | 標[ \u3000]*題 | 题[ \u3000]*名 ) [ \u3000]* [】\\]] [:：]?
    | 标题[:：] | 標題[:：]
    ) .""",
    re.VERBOSE,
)
#: The first line of a text may be a title that calls or asks: …报考须知来了!
_CALLS = frozenset("!！?？")
_CLAUSES = frozenset("。；，：:,;")
#: Below 篇三： a title is no longer, 附1： is no longer itself, and one that names a document is no shorter.
_LONGEST_BELOW, _BARE, _SHORTEST_BELOW = 40, 8, 6
#: A line of pictures is no title.
_PICTURES = PICTURE + BLANKS
#: What parts the cells of a row, and how many cells are one.
_GAP, _FEWEST_CELLS = "    ", 3
#: A subtitle begins with one.
_DASHES = frozenset("—-－─―–")
#: The second half of a title begins so.
_GOES_ON = ("关于", "關於", "關于", "印发", "转发", "批转", "办公室", "办公厅")
#: …的通知, …的指导意见
_OF_KIND = Pattern("[的》][^的，。]{2,6}(?:[（(][^）)]{1,16}[）)])?$")
#: …办公厅印发, …人民政府关于
_OFFICIAL = Pattern("[^，。《》]{0,60}?(?:关于|印发|转发|批转)")
_LONGEST_OFFICIAL = 120
#: Spark SQL JOIN, List & Set
_FOREIGN = Pattern("[A-Za-z][A-Za-z0-9 .&+#-]{2,}")
#: What a title is glued to: 一、, 第一章, 【篇一】.
_GLUED = Pattern(
    "[^。；：，;:,！!？?【\\n]{3,40}?(?P<first>(?<![第之十])一、|第一[章条]|【[^】\\n]{1,3}一】)"
)


def find_titles(
    text_lines: TextLines,
    taken: Set[int],
    reports: Iterable[int],
    known: Span | None = None,
) -> list[Span]:
    """Return the title of the document, of up to four lines, and those below 篇三： and the like.

    `taken` are the offsets of lines that open a section or a report, `reports` those that open a report, in order;
    `known` is the title of the document if the format marks it.
    """
    text, lines = text_lines.source.text, text_lines.all
    titles = [known] if known else []
    if not known and (first := _titled_field(text, lines) or _find_title(text_lines, taken)):
        titles.append(first)
    return [*titles, *find_titles_below(text_lines, reports, taken)]


def find_titles_below(
    text_lines: TextLines, openings: Iterable[int], taken: Set[int]
) -> Iterator[Span]:
    """Yield the titles on the lines below those that open a report; `openings` are their offsets, in order."""
    text, lines = text_lines.source.text, text_lines.all
    for start in openings:
        at = bisect_left(lines, (start,))
        begins_line = (
            at < len(lines) and lines[at].start == start
        )  # no opening inside a line has one
        if begins_line and (below := _read_title_below(text, lines, at + 1, taken)):
            yield below


def _find_title(text_lines: TextLines, taken: Set[int]) -> Span | None:
    """Return the title at the beginning of a text."""
    text, lines = text_lines.source.text, text_lines.all
    repeated = find_repeated(text, lines, taken)
    if repeated is not None and could_be_title(text, lines[repeated], taken):
        is_below = repeated and _is_below_sender(text, lines[repeated - 1], lines[repeated])
        return Span(lines[repeated - bool(is_below)].start, lines[repeated].end)
    first, proves = find_head(text, lines, taken)
    if first + 1 < len(lines) and lines[first + 1].start not in taken:
        first += _is_sender(text, lines[first], lines[first + 1])
    if first == len(lines):
        return None
    if not (last := read_title(text, lines, first, taken)):
        if _is_long_title(text, lines[first], taken):
            return Span(lines[first].start, lines[first].end)
        return _read_foreign(text, lines, taken) or _read_glued(text, lines[first], taken)
    title = Span(lines[first].start, lines[last - 1].end)
    if not names_document(text, *title):
        named = find_below_page(text, lines, taken, first + 1)
        if named is not None and could_be_title(text, lines[named], taken):
            return Span(lines[named].start, lines[named].end)
    return title if proves or names_document(text, *title) else None


def _is_long_title(text: str, line: Line, taken: Set[int]) -> bool:
    """Tell whether a line is a title that is too long for others: two offices 印发《…》的通知."""
    start, end = line.start, line.end
    return (
        LONGEST_TITLE < end - start <= _LONGEST_OFFICIAL
        and start not in taken
        and STOPS.isdisjoint(text[start:end])
        and _OF_KIND.search(text, start, end) is not None
        and _OFFICIAL.match(text, start, end) is not None
    )


def _read_foreign(text: str, lines: Sequence[Line], taken: Set[int]) -> Span | None:
    """Return the first line of a text as its title if it is in Latin letters and the text tells so.

    A section begins right below (Spark SQL JOIN / 一、数据准备), or a Chinese text with the same words.
    """
    (start, end, _, _), below = lines[0], lines[1] if len(lines) > 1 else None
    if not below or end - start > LONGEST_TITLE or start in taken:
        return None
    words = text[start:end]
    same = text.startswith(words, below.start) and below.end - below.start > 2 * len(words)
    if not same and below.start not in taken:
        return None
    return Span(start, end) if _FOREIGN.fullmatch(text, start, end) else None


def _read_glued(text: str, line: Line, taken: Set[int]) -> Span | None:
    """Return the title that the first 一、 or 【篇一】 is glued to: …流程和税费一、流程 1.领取…; 二、 must follow."""
    if line.start in taken:
        return None
    match = _GLUED.match(text, line.start, line.end)
    if match is None or text.find(match["first"].replace("一", "二"), match.end()) < 0:
        return None
    title = text[line.start : match.start("first")].rstrip(BLANKS)
    return Span(line.start, line.start + len(title))


def _titled_field(text: str, lines: Sequence[Line]) -> Span | None:
    """Return the line near the top that says that it is the title: 【 标  题 】…, 标题：…."""
    for line in lines[:_MOST_FIELDS]:
        if text[line.start] in "【[标標题題" and _TITLE_FIELD.match(text, line.start, line.end):
            return Span(line.start, line.end)
    return None


def read_title(
    text: str, lines: Sequence[Line], at: int, taken: Set[int], *, spaced: bool = False
) -> int:
    """Return the index after the last line of a title that begins at line `at`; 0 for none.

    With `spaced`, a line after an empty one may complete it, as in a text in which each line is.
    """
    last = at
    while last < len(lines) and last - at < _MOST_LINES:
        line = lines[last]
        if not could_be_title(text, line, taken) or (
            last > at
            and _ends_title(text, line)
            and not (spaced and _goes_on(text, lines, last))
            and not _is_below_sender(text, lines[last - 1], line)
        ):
            break
        last += 1
        if names_document(text, line.start, line.end):
            span = Span(lines[at].start, line.end)
            # 关于…制度 / …制度的指导意见, 《…药品管理法 / 实施条例》有关规定的决定
            if last == len(lines) or _is_whole(text, span) or not _completes(text, lines[last]):
                break
    return last if last > at else 0


def _is_sender(text: str, line: Line, below: Line) -> bool:
    """Tell whether a line names an office above a title that is complete without it.

    …有限公司 / 工作管理办法, but not 县人民政府 / 关于…的通知.
    """
    if not is_body(text[line.start : line.end]) or text.startswith(_GOES_ON, below.start):
        return False
    return names_document(text, below.start, below.end)


def could_be_title(text: str, line: Line, taken: Set[int]) -> bool:
    """Tell whether a line may be part of a title: short, no sentence, no field, no number before it."""
    start, end = line.start, line.end
    return not (
        end - start > LONGEST_TITLE
        or _is_row(text, line)
        or (text[end - 1] in STOPS and (start or text[end - 1] not in _CALLS))
        or line.start in taken
        or not text[start:end].strip(_PICTURES)
        or is_note(text, line)
        or is_navigation(text, line)
        or names_part(text, line)
    )


def _is_row(text: str, line: Line) -> bool:
    """Tell whether a line is a row of a table: 条款号    条 款 名 称      编 列 内 容, but not 会    议    纪    要."""
    if text.find(_GAP, line.start, line.end) < 0:
        return False
    cells = [cell for cell in text[line.start : line.end].split(_GAP) if cell.strip(BLANKS)]
    return len(cells) >= _FEWEST_CELLS and any(len(cell.strip(BLANKS)) > 1 for cell in cells)


def _ends_title(text: str, line: Line) -> bool:
    """Tell whether a line below a title does not belong to it: a subtitle, a byline."""
    if line.after_blank or text[line.start] in _DASHES:
        return True
    words = text[line.start : line.end]
    short = all(len(name) <= _LONGEST_NAME for name in words.split())
    return is_names(words) or (short and not names_document(text, line.start, line.end))


def _is_below_sender(text: str, above: Line, line: Line) -> bool:
    """Tell whether a line after an empty one is the title of whom the line above names: 县人民政府 / 关于…的通知."""
    return (
        text.startswith(_GOES_ON, line.start)
        and is_body(text[above.start : above.end])
        and names_document(text, line.start, line.end)
    )


def _goes_on(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line after an empty one is the other half of a title, as all lines are after empty ones.

    …深化“放管服”改革 / …会议重点任务分工方案.
    """
    above, line = lines[at - 1], lines[at]
    around = lines[max(0, at - 3) : at + 4]
    return (
        all(near.after_blank for near in around)
        and names_document(text, line.start, line.end)
        and not names_document(text, above.start, above.end)
    )


def _is_whole(text: str, title: Span) -> bool:
    """Tell whether a title that ends in the name of a kind of document may end there."""
    if text.count("《", *title) > text.count("》", *title):
        return False
    return text.find("关于", *title) < 0 or _OF_KIND.search(text, *title) is not None


def _completes(text: str, line: Line) -> bool:
    """Tell whether a line is the other half of a title: …的通知, …的指导意见."""
    return not line.after_blank and _OF_KIND.search(text, line.start, line.end) is not None


def _read_title_below(text: str, lines: Sequence[Line], at: int, taken: Set[int]) -> Span | None:
    """Return the title on the line `at`, below a line that opens a report (篇三：)."""
    if at + 1 >= len(lines) or lines[at].start in taken:
        return None
    line = lines[at]
    if is_signed(text[line.start : line.end]):
        return None
    end = skip_back(text, line.end, line.start, "。" + BLANKS)
    if _CLAUSES.intersection(text[line.start : end]):
        return None
    following, opening = lines[at + 1], lines[at - 1]
    length, is_below_bare = end - line.start, opening.end - opening.start <= _BARE
    is_word = not text[line.start].isdecimal()  # 2023年，我镇…, but 2025年工作意见
    stands_out = (
        is_word and length <= _LONGEST_BELOW and following.end - following.start > 2 * length
    )
    # 附1： / …的规定（试行）
    names = length >= _SHORTEST_BELOW and names_document(text, line.start, line.end)
    # 篇一： / 产业兴旺是根本 / ——…考察心得
    has_subtitle = is_below_bare and text[following.start] in _DASHES
    ends = end == line.end or is_below_bare  # 工作总结3 / 一学年结束了。
    if length <= LONGEST_TITLE and ((stands_out and ends) or names or has_subtitle):
        return Span(line.start, end)
    return None
