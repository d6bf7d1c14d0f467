"""Lines without a number that name something: titles, and documents printed after a notice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set

from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line
from docparse.lines.names import is_body, is_names, is_signed
from docparse.lines.notes import DATE, is_navigation, is_note, names_document, names_part
from docparse.model.heading import Candidate
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span

_LONGEST_TITLE = 50
_LONGEST_NAME = 4
_MOST_LINES = 4
#: So many lines of a site may be above a title, and so many fields around one that is a field.
_MOST_SKIPPED, _MOST_FIELDS = 8, 15
# 【 标  题 】…, 标题：…
_TITLE_FIELD = Pattern(
    """(?: [【\\[] [ \u3000]* (?: 标[ \u3000]*题 | 標[ \u3000]*題 | 题[ \u3000]*名 ) [ \u3000]* [】\\]] [:：]?
    | 标题[:：] | 標題[:：]
    ) .""",
    re.VERBOSE,
)
#: 教学流程 is a heading of a plan, 进一步支持文化企业发展的规定 a document.
_SHORTEST_UNANNOUNCED = 8
#: 方案说明 is a part of a text, 工会工作总结 a text.
_SHORTEST_NAMED = 6
ENDS_SENTENCE = frozenset("。；：，、;:,！!？?…")
#: The first line of a text may be a title that calls or asks: …报考须知来了!
_CALLS = frozenset("!！?？")
_CLAUSES = frozenset("。；，：:,;")
#: A subtitle begins with one.
_DASHES = frozenset("—-－─―–")
_CLOSES_NOTICE = Pattern(
    f"(?:{DATE})(?:[印]发)?$|[（(](?:此件|本文|发布|公开).{{1,12}}[）)]$|附\\ *[件录錄]\\ *[0-9一二三四五六七八九十]*[:：]?$",
    re.VERBOSE,
)
#: The second half of a title begins so.
_GOES_ON = ("关于", "關於", "印发", "转发", "批转", "办公室", "办公厅")
#: …的通知, …的指导意见
_OF_KIND = Pattern("[的》][^的，。]{2,6}(?:[（(][^）)]{1,16}[）)])?$")
_ATTACHMENT = Pattern("附[ ]*[件录錄][ ]*[0-9一二三四五六七八九十]*[:：]?$")


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
    if not known and (first := _titled_field(text, lines) or _find_title(text, lines, taken)):
        titles.append(first)
    for start in reports:
        at = bisect_left(lines, (start,))
        if below := _read_title_below(text, lines, at + 1, taken):
            titles.append(below)
    return titles


def _find_title(text: str, lines: Sequence[Line], taken: Set[int]) -> Span | None:
    """Return the title at the beginning of a text."""
    # A letterhead, the number of the document or a motto of the journal may be above it.
    first, site = 0, False
    while first < min(_MOST_SKIPPED, len(lines)):
        line = lines[first]
        if is_navigation(text, line):
            site = True
        elif (first >= _MOST_LINES and not site) or not _is_letterhead(text, line, taken):
            break
        first += 1
    if first + 1 < len(lines) and _is_sender(text, lines[first], lines[first + 1]):
        first += 1
    last = _read_title(text, lines, first, taken)
    if not last:
        return None
    title = Span(lines[first].start, lines[last - 1].end)
    return title if not first or site or names_document(text, *title) else None


def _titled_field(text: str, lines: Sequence[Line]) -> Span | None:
    """Return the line near the top that says that it is the title: 【 标  题 】…, 标题：…."""
    for line in lines[:_MOST_FIELDS]:
        if text[line.start] in "【[标標题題" and _TITLE_FIELD.match(text, line.start, line.end):
            return Span(line.start, line.end)
    return None


def _read_title(text: str, lines: Sequence[Line], at: int, taken: Set[int]) -> int:
    """Return the index after the last line of a title that begins at line `at`; 0 for none."""
    last = at
    while last < len(lines) and last - at < _MOST_LINES:
        line = lines[last]
        if not _could_be_title(text, line, taken) or (last > at and _ends_title(text, line)):
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


def _could_be_title(text: str, line: Line, taken: Set[int]) -> bool:
    start, end, _, _ = line
    return not (
        end - start > _LONGEST_TITLE
        or (text[end - 1] in ENDS_SENTENCE and (start or text[end - 1] not in _CALLS))
        or line.start in taken
        or is_note(text, line)
        or names_part(text, line)
    )


def _ends_title(text: str, line: Line) -> bool:
    """Tell whether a line below a title does not belong to it: a subtitle, a byline."""
    if line.after_blank or text[line.start] in _DASHES:
        return True
    words = text[line.start : line.end]
    short = all(len(name) <= _LONGEST_NAME for name in words.split())
    return is_names(words) or (short and not names_document(text, line.start, line.end))


def _is_whole(text: str, title: Span) -> bool:
    """Tell whether a title that ends in the name of a kind of document may end there."""
    if text.count("《", *title) > text.count("》", *title):
        return False
    return text.find("关于", *title) < 0 or _OF_KIND.search(text, *title) is not None


def _completes(text: str, line: Line) -> bool:
    """Tell whether a line is the other half of a title: …的通知, …的指导意见."""
    return not line.after_blank and _OF_KIND.search(text, line.start, line.end) is not None


def _is_letterhead(text: str, line: Line, taken: Set[int]) -> bool:
    """Tell whether a line belongs above a title: a number, a date, or 县财政局文件 (GB/T 9704-2012, 7.2.4)."""
    if line.end - line.start > _LONGEST_TITLE or line.start in taken:
        return False
    sender = text[line.start : line.end].removesuffix("文件")
    return is_note(text, line) or (line.end - line.start > len(sender) and is_body(sender))


def _read_title_below(text: str, lines: Sequence[Line], at: int, taken: Set[int]) -> Span | None:
    """Return the title on the line `at`, below a line that opens a report (篇三：)."""
    if at + 1 >= len(lines) or lines[at].start in taken or text[lines[at].start].isdecimal():
        return None
    line = lines[at]
    if is_signed(text[line.start : line.end]):
        return None
    end = line.end
    while end > line.start and text[end - 1] in "。" + BLANKS:
        end -= 1
    short = end - line.start <= 40 and not _CLAUSES.intersection(text[line.start : end])
    following = lines[at + 1]
    if short and following.end - following.start > 2 * (end - line.start):
        return Span(line.start, end)
    return None


_MOST_ABOVE = 4
#: The rank of 一、, and one below all.
_UPPER, _LOWEST = 50, 1000
#: The line before a title that is not announced ends so.
COMPLETE = frozenset("。！？；;!?”）)】：")


def find_attached(
    text_lines: TextLines, taken: Set[int], firsts: Mapping[int, int]
) -> list[Candidate]:
    """Return the titles of documents that are printed after the date or signature of another, or before new numbers.

    A State Council notice has the plan that it announces after its date, under a title of its own; the notice has
    some text before that date. `firsts` are the offsets of the lines with a first number (一、), and the ranks of its style.
    """
    text, lines = text_lines.source.text, text_lines.all
    found: list[Candidate] = []
    again = set[str]()  # the first characters of the numbers that begin anew below a title
    next_free = _first_text(text, lines, taken) + 1  # the index of the next line that may begin one
    for at, (start, end, _, _) in enumerate(lines):
        # Most lines are paragraphs and can be told from titles at once.
        if end - start > _LONGEST_TITLE or at < next_free or text[end - 1] in ENDS_SENTENCE:
            continue
        last = 0 if start in taken else _read_title(text, lines, at, taken)
        if not 0 < last < len(lines):
            continue
        span, below = Span(start, lines[last - 1].end), lines[last].start
        begins = firsts.get(below, _LOWEST) <= _UPPER
        doubts = _doubts_of(text, lines[at - 1], span, below in taken)
        if doubts is None and begins and text[lines[at - 1].end - 1] in COMPLETE:
            doubts = ("unannounced", "bare")
        if doubts is not None:
            found.append(Candidate(span, None, "report", span, doubts=doubts))
            next_free = last
            if begins and "bare" not in doubts:
                again.add(text[below])
    first = _first_of_several(text, lines, taken, firsts, again) if again else None
    return [first, *found] if first else found


def _first_text(text: str, lines: Sequence[Line], taken: Set[int]) -> int:
    """Return the index of the first line that is a sentence or has a number."""
    for at, line in enumerate(lines):
        if text[line.end - 1] in "。；" or line.start in taken:
            return at
    return len(lines)


def _first_of_several(
    text: str, lines: Sequence[Line], taken: Set[int], firsts: Mapping[int, int], again: Set[str]
) -> Candidate | None:
    """Return the title right above the first 一、 of a text in which 一、 comes again below other titles."""
    for at in range(1, min(_MOST_ABOVE, len(lines))):
        if lines[at].start not in taken:
            continue
        line = lines[at - 1]
        begins = firsts.get(lines[at].start, _LOWEST) <= _UPPER and text[lines[at].start] in again
        names = begins and names_document(text, line.start, line.end)
        if names and _could_be_title(text, line, taken):
            span = Span(line.start, line.end)
            return Candidate(span, None, "report", span, doubts=("unannounced", "first"))
        return None
    return None


def _doubts_of(text: str, before: Line, title: Span, opens: bool) -> tuple[str, ...] | None:
    """Return the doubts about a title after the line `before`; `None` if it is none.

    `opens` tells whether a section begins right below it.
    """
    typed = names_document(text, title.start, title.end)
    if _closes(text, before):
        announced = _ATTACHMENT.match(text, before.start, before.end)
        return () if typed or announced else ("untyped",)
    # …的规定, printed after the last sentence of the document before it
    whole = title.end - title.start >= _SHORTEST_UNANNOUNCED and text[before.end - 1] == "。"
    # 工会工作总结 / 一、维权工作: the search knows whether the numbers begin anew here
    opens = (
        opens and title.end - title.start >= _SHORTEST_NAMED and text[before.end - 1] not in "、，,"
    )
    return ("unannounced",) if typed and (whole or opens) else None


def _closes(text: str, line: Line) -> bool:
    return line.end - line.start <= 30 and bool(_CLOSES_NOTICE.match(text, line.start, line.end))
