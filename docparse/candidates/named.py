"""The lines without a number that name a text: its title, and the titles of documents inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from docparse.candidates.beginnings import Beginnings
from docparse.candidates.framed_titles import find_framed_titles
from docparse.candidates.materials import find_materials
from docparse.candidates.sibling_titles import find_listed, find_sibling_titles
from docparse.candidates.titles import find_titles, find_titles_below
from docparse.candidates.unnumbered import find_attached
from docparse.lines.line import Line
from docparse.lines.notes import names_document
from docparse.model.heading import Candidate
from docparse.model.source import BLANKS, Span

#: At most this many lines are above the title that a page marks as its one heading, none longer than a menu.
_MOST_ABOVE = 6
_LONGEST_SCRAP = 60
_FEWEST_TITLED = 2
#: A title that the format marks is among the first so many lines, and has no more than the second.
_COVER, _MOST_TITLED = 30, 4


def find_named(
    beginnings: Beginnings, taken: Set[int], named_between: Set[int], free: Sequence[int]
) -> tuple[list[Span], list[Candidate]]:
    """Return the titles, and the lines without a number that open a document.

    `named_between` are headings of texts, `free` the indexes of the lines that may be a title.
    """
    lines, firsts = beginnings.lines, beginnings.firsts()
    titles = find_titles(lines, taken, beginnings.reports, _marked_title(beginnings))
    title = lines.source.slice(titles[0]) if titles else ""
    materials = find_materials(lines, taken, firsts, title, free)
    opened = [candidate.span for candidate in materials]
    below = list(find_titles_below(lines, [span.start for span in opened], taken))
    first = titles[0].start if titles else -1
    attached = find_attached(lines, taken | named_between, firsts, first, free)
    siblings = [
        *find_sibling_titles(lines, taken, firsts, titles[0] if titles else None, free),
        *find_listed(lines, taken, beginnings.markers.at),
        *find_framed_titles(lines, taken | named_between, free),
    ]
    proven = {candidate.span.start: candidate for candidate in [*siblings, *materials]}
    sure = sorted(candidate.span for candidate in proven.values())
    marked = list(_marked_reports(beginnings))
    sure = sorted([*below, *sure, *(candidate.span for candidate in marked)])
    attached = [*without(attached, sure), *proven.values(), *marked]
    return sorted({*titles, *below}), sorted(attached, key=start_of)


def _marked_reports(beginnings: Beginnings) -> Iterator[Candidate]:
    """Yield the headings without a number that the format marks as those of reports."""
    hints = beginnings.lines.hints
    for line in beginnings.lines.all if hints.reports else ():
        opened = {*beginnings.reports, *beginnings.markers.at}
        if line.start in hints.reports and line.start not in opened:
            span = Span(line.start, line.end)
            yield Candidate(span, None, "report", span, hint=hints.levels.get(line.start, 0))


def _marked_title(beginnings: Beginnings) -> Span | None:
    """Return the title that the format marks, or else the heading that names the whole text, near the top."""
    text, titles = beginnings.lines.source.text, beginnings.lines.hints.titles
    titled = _titled(beginnings) if titles else None
    heading = _heading_of_all(beginnings)
    # The title of a cover may come again above the text.
    is_same = titled and heading and text[slice(*titled)] == text[slice(*heading)]
    return heading if is_same else titled or heading


def _heading_of_all(beginnings: Beginnings) -> Span | None:
    """Return the heading of the format that names the whole text.

    It is the only one of its level, or the only one without a number, or the first line, with a kind of document as its last word.

    首页 > 政务公开 and other lines of a page may be above it.
    """
    lines, hints, numbered = beginnings.lines.all, beginnings.lines.hints, beginnings.markers.at
    if not hints.headings or len(lines) < _FEWEST_TITLED:
        return None
    span = hints.headings[0]
    if all(line.start != span.start for line in lines[: _MOST_ABOVE + 1]):
        return None  # a figure, left out as a page number
    level = hints.levels.get(span.start, 0)
    beside = [
        start for start, other in hints.levels.items() if other <= level and start != span.start
    ]
    # <h1>使用手册</h1>, <h1>1、安装</h1>, <h1>2、运行</h1>
    is_single = all(start in numbered for start in beside)
    # A letter with annexes has several headings of the first level.
    names = names_document(beginnings.lines.source.text, *span) and span.start == lines[0].start
    above = [line for line in lines[:_MOST_ABOVE] if line.start < span.start]
    only_scraps = len(above) < _MOST_ABOVE and all(
        _is_scrap(beginnings.lines.source.text, line) and line.start not in numbered
        for line in above
    )
    is_free = not any(span.start in them for them in (numbered, beginnings.reports, hints.reports))
    return span if (is_single or names) and only_scraps and is_free else None


def _titled(beginnings: Beginnings) -> Span | None:
    """Return the lines of the cover, or at the top, that the format marks as the title of the whole text."""
    lines, titles = beginnings.lines.all, beginnings.lines.hints.titles
    first = next((at for at, line in enumerate(lines[:_COVER]) if line.start in titles), None)
    if first is None or lines[first].start in beginnings.taken():
        return None
    last, text = first, beginnings.lines.source.text
    for at in range(first + 1, min(first + _MOST_TITLED, len(lines))):
        between = text[lines[at - 1].end : lines[at].start]
        if lines[at].start not in titles or between.strip(BLANKS + "\n"):
            break
        last = at
    return Span(lines[first].start, lines[last].end)


def without(candidates: list[Candidate], spans: Sequence[Span]) -> list[Candidate]:
    """Return `candidates` without those that begin in one of `spans`; both are in order."""
    kept: list[Candidate] = []
    at = 0
    for start, end in spans:
        first = bisect_left(candidates, start, at, key=start_of)
        following = bisect_left(candidates, end, first, key=start_of)
        if first < following:
            kept += candidates[at:first]
            at = following
    return kept + candidates[at:]


def _is_scrap(text: str, line: Line) -> bool:
    """Tell whether a line is no longer than a menu, or is no sentence: the name of a journal in two languages."""
    length = line.end - line.start
    if length <= _LONGEST_SCRAP:
        return True
    return length <= 2 * _LONGEST_SCRAP and text.find("。", line.start, line.end) < 0


def start_of(candidate: Candidate) -> int:
    """Return where a candidate begins; candidates are in this order."""
    return candidate.span.start
