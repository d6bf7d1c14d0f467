"""Every place that could open a section, in order, and the paragraphs that they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from docparse.candidates.doubts import find_doubts
from docparse.candidates.line_markers import ATTACHED, NO_MARKER, read_line_markers
from docparse.candidates.mid_line import find_glued_markers, find_places
from docparse.candidates.openings import stands_alone
from docparse.candidates.reports import find_reports
from docparse.candidates.unnumbered import find_attached, find_parts, find_titles
from docparse.lines.hints import BOLD_LEVEL, NO_HINTS, Hints
from docparse.lines.lines import Layout, Line, find_joins, find_layout
from docparse.model.heading import Candidate, Kind, Marker
from docparse.model.source import BLANKS, Source, Span
from docparse.model.style import Style
from docparse.numbering.styles import FIRST_LEVEL, UNPROVEN

#: A line that begins so may well go on with the sentence before it: 1.5亿元, 第三条规定.
_CONTINUES = frozenset({"decimal", "date", "reference", "broken", "approximate"})
#: Behind a line that breaks off these prove that the sentence goes on: 比上年增长 / 2.3%。
_FIGURES = frozenset({"decimal", "approximate"})
#: Markers of this doubt or more (3 合同标的) do not part a line from the sentence before it.
_WEAK = 2.0
#: So many lines may stand above the title that a page marks as its one heading, none longer than a menu.
_MOST_ABOVE = 6
_LONGEST_SCRAP = 60
_FEWEST_TITLED = 2
_LONGEST_ATTACHED = 8
_STOPS_BEFORE = "。；：！？;:!?”）)"
_NEVER = 1 << 62


class Found(NamedTuple):
    """What could be said of a text before anything is decided."""

    candidates: list[Candidate]
    #: From the first character of the first line to the last of the last.
    paragraphs: list[Span]
    #: Line breaks inside the paragraphs.
    joins: tuple[Span, ...]
    titles: list[Span]

    def without(self, furniture: Sequence[Span]) -> Found:
        """Return the same without the candidates that begin in `furniture`, which is in order."""
        return self._replace(candidates=_without(self.candidates, furniture))


def _without(candidates: list[Candidate], spans: Sequence[Span]) -> list[Candidate]:
    """Return `candidates` without those that begin in one of `spans`; both are in order."""
    kept: list[Candidate] = []
    at = 0
    for start, end in spans:
        first = bisect_left(candidates, start, at, key=_start_of)
        behind = bisect_left(candidates, end, first, key=_start_of)
        if first < behind:
            kept += candidates[at:first]
            at = behind
    return kept + candidates[at:]


def _start_of(candidate: Candidate) -> int:
    return candidate.span.start


def find_candidates(
    source: Source,
    lines: Sequence[Line],
    contents: Set[int] = frozenset(),
    own: tuple[Style, ...] = (),
    hints: Hints = NO_HINTS,
) -> Found:
    """Collect generously: what is no heading is rejected later, with a reason.

    `contents` are the offsets at which the lines of a table of contents begin, `own` the styles of
    the house besides those of the table, `hints` what the format says.
    """
    text = source.text
    layout = Layout(0, False) if source.whole_lines else find_layout(source, lines)
    markers = read_line_markers(source, lines, layout, contents, own, hints)
    reports = _reports_of(source, lines, markers, contents)

    def opens(line: Line) -> bool:
        if line.start in reports:
            return True
        marker, doubts = markers.get(line.start, NO_MARKER)
        if marker is None or not _CONTINUES.isdisjoint(doubts):
            return False
        doubt = marker.row.doubt
        return doubt < _WEAK or doubt >= UNPROVEN

    titled = _hinted_title(lines, hints, markers, reports)

    def is_taken(line: Line) -> bool:
        start = line.start
        known = start in reports or start in markers or start in contents
        return known or 0 < hints.levels.get(start, 0) < BOLD_LEVEL

    titles = find_titles(source, lines, is_taken, reports, titled)
    attached = find_attached(source, lines, is_taken)
    figures = {
        start
        for start, (_, doubts) in markers.items()
        if doubts and not _FIGURES.isdisjoint(doubts)
    }
    joins = [] if source.whole_lines else find_joins(source, lines, layout, opens, figures)
    named = [*titles, *hints.headings, *(candidate.title for candidate in attached)]
    joins += _joins_of_titles(lines, named, joins)
    named_at = {span.start for span in titles}
    named_at.update(candidate.span.start for candidate in attached)
    paragraphs = _paragraphs_of(lines, {at for at, _ in joins})
    candidates: list[Candidate] = []
    inside = _by_paragraph(paragraphs, find_places(text))
    for paragraph in paragraphs:
        start, end = paragraph
        if report := reports.get(start):
            candidates.append(report)
            continue
        marker, doubts = markers.get(start, NO_MARKER)
        hint = hints.levels.get(start, 0)
        if hint and not marker and start not in named_at:
            candidates.append(_hinted(text, paragraph, hint))
            continue
        glued = _glued_in(text, paragraph, marker, inside[start]) if start in inside else ()
        if marker:
            until = glued[0].span.start if glued else end
            candidates.append(_candidate_of(text, marker, until, doubts, hint=hint))
        candidates += glued
    parts = find_parts(source, lines, is_taken)
    if attached or parts:
        parts = _without(parts, [candidate.span for candidate in attached])
        candidates += [*attached, *parts]
        candidates.sort(key=_start_of)
    return Found(candidates, paragraphs, tuple(sorted(span for _, span in joins)), titles)


def _hinted(text: str, paragraph: Span, level: int) -> Candidate:
    """Return a heading without a marker that the format knows."""
    end = paragraph.end
    while end > paragraph.start + 1 and text[end - 1] in "：:" + BLANKS:
        end -= 1
    return Candidate(paragraph, None, "heading", Span(paragraph.start, end), hint=level)


def _hinted_title(
    lines: Sequence[Line],
    hints: Hints,
    markers: Mapping[int, object],
    reports: Mapping[int, object],
) -> Span | None:
    """Return the heading that names all of the text: the one of its level, with nothing but scraps above.

    首页 > 政务公开 and other lines of a page may stand above it.
    """
    if not hints.headings or len(lines) < _FEWEST_TITLED:
        return None
    span = hints.headings[0]
    level = hints.levels.get(span.start, 0)
    alone = sum(other <= level for other in hints.levels.values()) == 1
    above = [line for line in lines[:_MOST_ABOVE] if line.start < span.start]
    scraps = len(above) < _MOST_ABOVE and all(
        line.end - line.start <= _LONGEST_SCRAP and line.start not in markers for line in above
    )
    return span if alone and scraps and span.start not in {*markers, *reports} else None


def _reports_of(
    source: Source, lines: Sequence[Line], markers: Mapping[int, object], contents: Set[int]
) -> dict[int, Candidate]:
    """Return the lines that could open a report by where they begin, those of a contents left out."""
    found = find_reports(source, lines, markers)
    return {report.span.start: report for report in found if report.span.start not in contents}


def _paragraphs_of(lines: Sequence[Line], joined: set[int]) -> list[Span]:
    if not joined:
        return [Span(start, end) for start, end, _, _ in lines]
    paragraphs: list[Span] = []
    for at, (start, end, _, _) in enumerate(lines):
        if at in joined:
            start = paragraphs.pop().start
        paragraphs.append(Span(start, end))
    return paragraphs


def _by_paragraph(paragraphs: Sequence[Span], places: Sequence[int]) -> dict[int, list[int]]:
    """Return those of `places` that lie behind the beginning of a paragraph by where that is; both are in order."""
    found: dict[int, list[int]] = {}
    start = end = -1
    coming = iter(paragraphs)
    for place in places:
        while end <= place:
            start, end = next(coming, (_NEVER, _NEVER))
        if start < place:
            found.setdefault(start, []).append(place)
    return found


def _glued_in(
    text: str, paragraph: Span, first: Marker | None, places: Sequence[int]
) -> list[Candidate]:
    """Return the candidates inside one paragraph, at some of `places`, behind the marker that opens it."""
    behind = first.span.end if first else paragraph.start
    glued = [
        marker
        for marker in find_glued_markers(text, places, behind, paragraph.end)
        if (
            marker.row.mid_line == "anywhere"
            or _char_before(text, marker.span.start) in _STOPS_BEFORE
        )
        and "\n" not in text[marker.span.start : marker.span.end]
    ]
    ends = [*(marker.span.start for marker in glued[1:]), paragraph.end]
    candidates = []
    for marker, end in zip(glued, ends, strict=False):
        doubts = ("glued", *find_doubts(text, marker, end))
        head = Span(paragraph.start, min(marker.span.start, paragraph.start + _LONGEST_ATTACHED))
        if head.end == marker.span.start and text[head.start : head.end].strip(BLANKS) in ATTACHED:
            doubts = (*doubts, "attachment")
        if marker.row == FIRST_LEVEL and "\u4e00" <= text[marker.span.start - 1] <= "\u9fff":
            doubts = (*doubts, "unstopped")
        if marker.row.in_sentence and _char_before(text, marker.span.start) in "：:；;，,":
            doubts = (*doubts, "inline")
        candidates.append(_candidate_of(text, marker, end, doubts, glued=True))
    return candidates


def _candidate_of(
    text: str,
    marker: Marker,
    end: int,
    doubts: tuple[str, ...],
    *,
    glued: bool = False,
    hint: int = 0,
) -> Candidate:
    start, behind = marker.span
    kind: Kind = "heading" if not glued and stands_alone(text, behind, end) else "runin"
    span, title = Span(start, end), Span(behind, end)
    announces = text[end - 1] in "：:"
    return Candidate(span, marker, kind, title, glued, doubts, hint, announces)


def _char_before(text: str, at: int) -> str:
    at -= 1
    while at > 0 and text[at] in BLANKS:
        at -= 1
    return text[at]


def _joins_of_titles(
    lines: Sequence[Line], titles: Sequence[Span], known: Sequence[tuple[int, Span]]
) -> list[tuple[int, Span]]:
    """Return the breaks inside titles of several lines, as `find_joins` returns breaks."""
    joined = {at for at, _ in known}
    joins = []
    for title in titles:
        at = bisect_left(lines, (title.start + 1,))
        while at < len(lines) and lines[at].start < title.end:
            # The first line of a heading may have been a page number.
            if at not in joined and at and lines[at - 1].start >= title.start:
                joins.append((at, Span(lines[at - 1].end, lines[at].start)))
            at += 1
    return joins
