"""Titles inside a text that open a document of their own: after a notice, or where the numbers begin anew."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from docparse.candidates.sentences import mentions_list
from docparse.candidates.text_lines import TextLines
from docparse.candidates.titles import LONGEST_TITLE, could_be_title, read_title
from docparse.lines.attachments import end_of_label
from docparse.lines.imprint import read_imprint
from docparse.lines.line import ENDS, LONG, STOPS, Line
from docparse.lines.names import is_body, is_signed
from docparse.lines.notes import DATE, names_document
from docparse.model.heading import Candidate
from docparse.model.patterns import Pattern
from docparse.model.source import Span
from docparse.numbering.styles import UPPER_RANK

#: 教学流程 is a heading of a plan, 进一步支持文化企业发展的规定 a document.
_SHORTEST_UNANNOUNCED = 8
#: 方案说明 is a part of a text, 工会工作总结 a text.
_SHORTEST_NAMED = 6
_CLOSES_NOTICE = Pattern(
    f"(?:{DATE})(?:[印]发)?$|[（(](?:此件|本文|发布|公开).{{1,12}}[）)]$|附\\ *[件录錄]\\ *[0-9一二三四五六七八九十]*[:：]?$",
    re.VERBOSE,
)
_DATED = Pattern(f"[ \u3000](?:{DATE})$")
_LONGEST_CLOSE = 40
_ATTACHMENT = Pattern("附[ ]*[件录錄][ ]*[0-9一二三四五六七八九十]*[:：]?$")
_MOST_ABOVE = 4
#: A title that comes so often is the running head of its pages.
_FEWEST_HEADS = 3
#: No imprint has more rows.
_MOST_IMPRINT = 8
#: A rank below all.
_LOWEST = 1000
#: ★新区首次申请规则 is a heading, and so is 附录A　记录表.
_OF_HEADING = (*"★☆◆◇■□●○▲△※", "附录", "附錄")
_SUBTITLE = ("——", "──", "――")


def find_attached(
    text_lines: TextLines,
    taken: Set[int],
    firsts: Mapping[int, int],
    title: int,
    free: Sequence[int],
) -> list[Candidate]:
    """Return the titles of documents that are printed after the date or signature of another, or before new numbers.

    A State Council notice has the plan that it announces after its date, under a title of its own; the notice has
    some text before that date. `firsts` are the offsets of the lines with a first number (一、), and the ranks of its style.
    `title` is the offset of the title of the whole text, `free` are the indexes of the lines that may be a title.
    """
    text, lines = text_lines.source.text, text_lines.all
    found: list[Candidate] = []
    again: set[str] = set()  # the first characters of the numbers that begin anew below a title
    next_free = _first_text(text, lines, taken) + 1  # the index of the next line that may begin one
    name = _repeated_title(text, lines, title)
    for at in free:
        if at < next_free:
            continue
        start, end = lines[at].start, lines[at].end
        if (
            text[end - 1] in STOPS
            or start in taken
            or start == title
            or text[start:end] == name
            or _is_signed(text, lines[at])
        ):
            continue
        last = read_title(text, lines, at, taken, spaced=True)
        if not 0 < last < len(lines):
            continue
        span, below = Span(start, lines[last - 1].end), lines[last].start
        begins = firsts.get(below, _LOWEST) <= UPPER_RANK
        doubts = _doubts_of(text, lines[at - 1], span, below in taken)
        if doubts is None and text[lines[at - 1].end - 1] in ENDS:
            if begins:
                doubts = ("unannounced", "bare")
            elif end - start >= _SHORTEST_UNANNOUNCED and _has_subtitle(text, lines, last, taken):
                doubts = ("unannounced", "several")
        words = text[start:end]
        if end_of_label(words) and _is_imprint(text, lines, last):
            continue  # 附：评分细则, below the date: the note of an attachment that is not here
        if doubts is not None and not _is_person(words):
            found.append(Candidate(span, None, "report", span, doubts=doubts))
            next_free = last
            if begins and "bare" not in doubts:
                again.add(text[below])
    first = _first_of_several(text, lines, taken, firsts, again) if again else None
    if first:
        others = (report for report in found if report.span.start > first.span.start)
        found = [first, *(_one_of_several(report) for report in others)]
    return found


def _repeated_title(text: str, lines: Sequence[Line], title: int) -> str:
    """Return the title of the whole text if it comes again on many pages: it is their running head; else an empty string."""
    at = bisect_left(lines, (title,))
    # The title may be a line that is no text: a figure, which a page number looks like.
    if title < 0 or at == len(lines) or lines[at].start != title:
        return ""
    words = text[title : lines[at].end]
    if text.count(words) < _FEWEST_HEADS:
        return ""
    again = sum(text.startswith(words, line.start, line.end) for line in lines)
    return words if again >= _FEWEST_HEADS else ""


def _is_imprint(text: str, lines: Sequence[Line], first: int) -> bool:
    """Tell whether nothing but an imprint is below: 抄送：…, 县政府办公室　2021年6月2日印发."""
    rows = [text[line.start : line.end] for line in lines[first : first + _MOST_IMPRINT]]
    return first + len(rows) == len(lines) and all(
        read_imprint(rows, at) for at in range(len(rows))
    )


def _is_person(words: str) -> bool:
    """Tell whether a person signs: 行政長官　何厚鏵, below the date."""
    return is_signed(words) and not is_body(words)


def _one_of_several(report: Candidate) -> Candidate:
    """Return a report whose text has proved to be a compilation."""
    if report.doubts != ("unannounced",):
        return report
    return report._replace(doubts=("unannounced", "several"))


def _has_subtitle(text: str, lines: Sequence[Line], at: int, taken: Set[int]) -> bool:
    """Tell whether the line `at` is a subtitle, with text below it: ——任职回避制度综述, but not ——鲁迅《故乡》."""
    if at + 1 >= len(lines) or not text.startswith(_SUBTITLE, lines[at].start):
        return False
    words, below = text[lines[at].start : lines[at].end], lines[at + 1]
    if len(words) > LONGEST_TITLE or "《" in words or is_signed(words.strip("—─―")):
        return False
    return words[-1] not in STOPS and (below.start in taken or below.end - below.start >= LONG)


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
        begins = (
            firsts.get(lines[at].start, _LOWEST) <= UPPER_RANK and text[lines[at].start] in again
        )
        names = begins and names_document(text, line.start, line.end)
        if names and could_be_title(text, line, taken):
            span = Span(line.start, line.end)
            return Candidate(span, None, "report", span, doubts=("unannounced", "several"))
        return None
    return None


def _doubts_of(text: str, before: Line, title: Span, opens: bool) -> tuple[str, ...] | None:
    """Return the doubts about a title after the line `before`; `None` if it is none.

    `opens` tells whether a section begins right below it.
    """
    # 续签时需注意以下要点 names no document.
    typed = names_document(text, title.start, title.end) and not mentions_list(text, *title)
    if _closes(text, before):
        announced = _ATTACHMENT.match(text, before.start, before.end)
        return () if typed or announced else None
    # …的规定, printed after the last sentence of the document before it
    ended = text[before.end - 1] == "。" or (
        before.end - before.start >= LONG and text[before.end - 1] in "）)"
    )  # …产值增长。（记者 某某）
    whole = title.end - title.start >= _SHORTEST_UNANNOUNCED and ended
    # 工会工作总结 / 一、维权工作: the search knows whether the numbers begin anew here
    opens = (
        opens and title.end - title.start >= _SHORTEST_NAMED and text[before.end - 1] not in "、，,"
    )
    if not typed or not (whole or opens):
        return None
    if text.startswith(_OF_HEADING, title.start):
        return "unannounced", "bare"
    return ("unannounced",)


def _closes(text: str, line: Line) -> bool:
    start, end = line.start, line.end
    if end - start > _LONGEST_CLOSE:
        return False
    return bool(_CLOSES_NOTICE.match(text, start, end)) or _is_signed(text, line)


def _is_signed(text: str, line: Line) -> bool:
    """Tell whether a line is a signature and its date: 县人民政府办公室　　2020年5月6日."""
    start, end = line.start, line.end
    date = _DATED.search(text, start, end) if text[end - 1] == "日" else None
    return date is not None and is_body(text[start : date.start()])
