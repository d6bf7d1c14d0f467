"""Every place that could open a section, in order, and the paragraphs that these are in."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from docparse.candidates.labels import find_labels, find_parts, is_bare
from docparse.candidates.line_doubts import TITLED
from docparse.candidates.line_markers import LineMarkers, read_line_markers
from docparse.candidates.materials import find_materials
from docparse.candidates.mid_line import find_mid_line_candidates, find_places
from docparse.candidates.openings import is_line_of_its_own
from docparse.candidates.reports import find_reports
from docparse.candidates.sibling_titles import find_listed, find_sibling_titles
from docparse.candidates.text_lines import TextLines
from docparse.candidates.titles import find_titles, find_titles_below
from docparse.candidates.unnumbered import find_attached
from docparse.lines.furniture import Furniture
from docparse.lines.hints import BOLD_LEVEL, Hints
from docparse.lines.joins import find_joins
from docparse.lines.line import Line
from docparse.model.heading import Candidate, Kind, Marker
from docparse.model.source import BLANKS, Source, Span
from docparse.model.style import Style
from docparse.numbering.styles import UNPROVEN

#: A line that begins so may well continue the sentence before it: 1.5亿元, 第三条规定.
_CONTINUES = frozenset({"decimal", "date", "reference", "broken", "approximate"})
#: After a line that breaks off these show that the sentence continues: 比上年增长 / 2.3%。
_FIGURES = frozenset({"decimal", "approximate", "broken"})
#: A marker of this doubt or more (3 合同标的) does not end the sentence before it.
_WEAK = 2.0
#: At most this many lines are above the title that a page marks as its one heading, none longer than a menu.
_MOST_ABOVE = 6
_LONGEST_SCRAP = 60
_FEWEST_TITLED = 2
_NEVER = 1 << 62
_STOPS = frozenset("。；")
_FEWEST_ENDED, _LONGEST_REST = 2, 24
#: The name of a chapter on a line of its own is no longer.
_LONGEST_NAME = 14


class Collection(NamedTuple):
    """The candidates of a text, and its paragraphs."""

    candidates: list[Candidate]
    #: From the first character of the first line to the last of the last.
    paragraphs: list[Span]
    #: Line breaks inside the paragraphs.
    joins: tuple[Span, ...]
    titles: list[Span]


class _Beginnings(NamedTuple):
    """The beginnings of the lines of a text."""

    lines: TextLines
    markers: LineMarkers
    #: The lines that could open a report, by their offsets.
    reports: Mapping[int, Candidate]

    def opening(self) -> set[int]:
        """Return the offsets of the lines that begin a paragraph because of their marker."""
        markers, doubts = self.markers
        opening = {
            start
            for start, (_, row, _, _) in markers.items()
            if not _WEAK <= row.doubt < UNPROVEN
            and (start not in doubts or _CONTINUES.isdisjoint(doubts[start]))
        }
        return opening.union(self.reports)

    def firsts(self) -> dict[int, int]:
        """Return the offset of each line with a first number -> the rank of its style: 一、."""
        return {
            start: row.rank for start, (_, row, number, _) in self.markers.at.items() if number == 1
        }

    def figures(self) -> set[int]:
        """Return the offsets of the lines that begin with a figure."""
        doubts = self.markers.doubts
        return {start for start, names in doubts.items() if not _FIGURES.isdisjoint(names)}

    def taken(self) -> set[int]:
        """Return the offsets of the lines with a marker and the headings of the format: these are no titles."""
        levels = self.lines.hints.levels
        hinted = [start for start, level in levels.items() if 0 < level < BOLD_LEVEL]
        return {*self.reports, *self.markers.at, *self.lines.contents, *hinted}


def find_candidates(
    source: Source,
    furniture: Furniture,
    contents: Set[int],
    own: tuple[Style, ...],
    hints: Hints,
) -> Collection:
    """Collect generously: what is no heading is rejected later, with a reason.

    `contents` are the offsets at which the lines of a table of contents begin, `own` are the user's own styles,
    `hints` those of the format.
    """
    lines = TextLines.of(source, furniture.lines, contents, own, hints)
    markers = read_line_markers(lines)
    reports = find_reports(lines, markers.at, markers.doubts)
    beginnings = _Beginnings(lines, markers, reports)
    taken = beginnings.taken()
    labels = find_labels(lines, taken, markers.at)
    named_between = {lines.all[at].start for at in labels.between}
    titles, attached = _find_named(beginnings, taken, named_between)
    joins = _find_all_joins(beginnings, taken, titles, attached)
    paragraphs = _paragraphs_of(lines, {at for at, _ in joins})
    named = {span.start for span in titles} | {found.span.start for found in attached}
    candidates = _find_in_paragraphs(beginnings, paragraphs, named)
    parts = find_parts(lines, taken, markers.at, labels)
    if attached or parts:
        parts = _without(parts, [candidate.span for candidate in attached])
        candidates += [*attached, *parts]
        candidates.sort(key=_start_of)
    candidates = _without(candidates, furniture.inside)
    return Collection(candidates, paragraphs, tuple(sorted(span for _, span in joins)), titles)


def _find_named(
    beginnings: _Beginnings, taken: Set[int], named_between: Set[int]
) -> tuple[list[Span], list[Candidate]]:
    """Return the titles, and the lines without a number that open a document; `named_between` are headings of texts."""
    lines, firsts = beginnings.lines, beginnings.firsts()
    titles = find_titles(lines, taken, beginnings.reports, _marked_title(beginnings))
    title = lines.source.slice(titles[0]) if titles else ""
    materials = find_materials(lines, taken, firsts, title)
    opened = [candidate.span for candidate in materials]
    below = list(find_titles_below(lines, [span.start for span in opened], taken))
    first = titles[0].start if titles else -1
    attached = find_attached(lines, taken | named_between, firsts, first)
    siblings = [
        *find_sibling_titles(lines, taken, firsts, titles[0] if titles else None),
        *find_listed(lines, taken, beginnings.markers.at),
    ]
    proven = {candidate.span.start: candidate for candidate in [*siblings, *materials]}
    sure = sorted(candidate.span for candidate in proven.values())
    attached = [*_without(attached, sorted([*below, *sure])), *proven.values()]
    return sorted({*titles, *below}), sorted(attached, key=_start_of)


def _marked_title(beginnings: _Beginnings) -> Span | None:
    """Return the heading of the format that names the whole text: the only one of its level, near the top.

    首页 > 政务公开 and other lines of a page may be above it.
    """
    lines, hints, numbered = beginnings.lines.all, beginnings.lines.hints, beginnings.markers.at
    if not hints.headings or len(lines) < _FEWEST_TITLED:
        return None
    span = hints.headings[0]
    level = hints.levels.get(span.start, 0)
    is_single = sum(other <= level for other in hints.levels.values()) == 1
    above = [line for line in lines[:_MOST_ABOVE] if line.start < span.start]
    only_scraps = len(above) < _MOST_ABOVE and all(
        line.end - line.start <= _LONGEST_SCRAP and line.start not in numbered for line in above
    )
    is_free = span.start not in numbered and span.start not in beginnings.reports
    return span if is_single and only_scraps and is_free else None


def _find_all_joins(
    beginnings: _Beginnings,
    taken: Set[int],
    titles: Sequence[Span],
    attached: Sequence[Candidate],
) -> list[tuple[int, Span]]:
    """Return (index of a line, the break before it) for each break inside a paragraph or a title."""
    lines = beginnings.lines
    joins: list[tuple[int, Span]] = []
    if not lines.source.whole_lines:
        opening, figures = beginnings.opening(), beginnings.figures()
        joins = find_joins(lines.source, lines.all, lines.layout, opening, figures)
        if inside := {*_joins_of_names(beginnings, taken), *_joins_of_entries(beginnings, taken)}:
            joins = sorted({*joins, *inside})
    named = [*titles, *lines.hints.headings, *(candidate.title for candidate in attached)]
    return joins + _joins_of_titles(lines.all, named, joins)


def _joins_of_names(beginnings: _Beginnings, taken: Set[int]) -> Iterator[tuple[int, Span]]:
    """Yield the breaks between a marker alone on its line and its title: 第一章 / 总则."""
    lines = beginnings.lines.all
    titled = {
        start: close
        for start, ((_, close), row, _, _) in beginnings.markers.at.items()
        if row.division in TITLED
    }
    for at in range(len(lines) - 2) if titled else ():
        start, end, _, _ = lines[at]
        if titled.get(start) != end or start in beginnings.reports:
            continue
        below, after = lines[at + 1], lines[at + 2]
        text_follows = after.start in taken or after.end - after.start > _LONGEST_NAME
        if text_follows and is_bare(beginnings.lines.source.text, below, taken):
            yield at + 1, Span(end, below.start)


def _joins_of_entries(beginnings: _Beginnings, taken: Set[int]) -> Iterator[tuple[int, Span]]:
    """Yield the breaks inside entries of a run whose other entries end in a stop: （二）审查决算，并可以 / 提出报告。"""
    text, lines, markers = beginnings.lines.source.text, beginnings.lines.all, beginnings.markers.at
    broken: list[tuple[Style, int, Span]] = []
    for at, ((start, end, _, _), below) in enumerate(pairwise(lines), 1):
        if not "\u4e00" <= text[end - 1] <= "\u9fff" or start not in markers or below.after_blank:
            continue
        if (
            below.end - below.start <= _LONGEST_REST
            and text[below.end - 1] in _STOPS
            and below.start not in taken
            and text.find("，", start, end) > 0
        ):
            broken.append((markers[start].row, at, Span(end, below.start)))
    if not broken:
        return
    ended: Counter[Style] = Counter()
    every: Counter[Style] = Counter()
    for line in lines:
        if marker := markers.get(line.start):
            every[marker.row] += 1
            ended[marker.row] += text[line.end - 1] in _STOPS
    for style, at, span in broken:
        if 2 * ended[style] >= every[style] > _FEWEST_ENDED:
            yield at, span


def _joins_of_titles(
    lines: Sequence[Line], titles: Sequence[Span], known: Sequence[tuple[int, Span]]
) -> list[tuple[int, Span]]:
    """Return the breaks inside titles of several lines that are not among the known ones."""
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


def _paragraphs_of(lines: TextLines, joined: set[int]) -> list[Span]:
    if not joined:
        return [Span(start, end) for start, end, _, _ in lines.all]
    paragraphs: list[Span] = []
    for at, (start, end, _, _) in enumerate(lines.all):
        if at in joined:
            start = paragraphs.pop().start
        paragraphs.append(Span(start, end))
    return paragraphs


def _find_in_paragraphs(
    beginnings: _Beginnings, paragraphs: Sequence[Span], named: Set[int]
) -> list[Candidate]:
    """Return the candidates that a paragraph begins with or holds; `named` are the offsets of titles."""
    (lines, (markers, doubts), reports) = beginnings
    text, levels = lines.source.text, lines.hints.levels
    candidates: list[Candidate] = []
    pieces = list(_cut_at_reports(paragraphs, sorted(reports))) if reports else paragraphs
    inside = _by_paragraph(pieces, find_places(text))
    for paragraph in pieces:
        start, _ = paragraph
        places = inside.get(start, [])
        if places and start in lines.contents:
            places = []
        if report := reports.get(start):
            candidates.append(report)
            end = report.span.end
            if end < paragraph.end:
                rest = Span(end - 1, paragraph.end)
                following = [_after_blanks(text, end), *places]
                candidates += find_mid_line_candidates(text, rest, None, sorted(set(following)))
            continue
        marker = markers.get(start)
        level = levels.get(start, 0)
        if level and not marker and start not in named:
            candidates.append(_unnumbered(text, paragraph, level))
            continue
        mid_line = find_mid_line_candidates(text, paragraph, marker, places) if places else []
        if marker:
            span = Span(start, mid_line[0].span.start) if mid_line else paragraph
            candidates.append(_numbered(text, span, marker, doubts.get(start, ()), level))
        candidates += mid_line
    return candidates


def _cut_at_reports(paragraphs: Sequence[Span], reports: Sequence[int]) -> Iterator[Span]:
    """Yield the paragraphs, cut where a report begins inside one; `reports` are offsets in order."""
    at = 0
    for paragraph in paragraphs:
        start, end = paragraph
        while at < len(reports) and reports[at] <= start:
            at += 1
        while at < len(reports) and reports[at] < end:
            yield Span(start, reports[at])
            start = reports[at]
            at += 1
        yield paragraph if start == paragraph.start else Span(start, end)


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


def _numbered(
    text: str, span: Span, marker: Marker, doubts: tuple[str, ...], level: int
) -> Candidate:
    """Return the candidate that a line's marker opens."""
    (_, start), (_, end) = marker.span, span
    kind: Kind = "heading" if is_line_of_its_own(text, start, end) else "runin"
    announces = text[end - 1] in "：:"
    return Candidate(span, marker, kind, Span(start, end), False, doubts, level, announces)


def _unnumbered(text: str, paragraph: Span, level: int) -> Candidate:
    """Return a heading of the format that has no marker."""
    end = paragraph.end
    while end > paragraph.start + 1 and text[end - 1] in "：:" + BLANKS:
        end -= 1
    return Candidate(paragraph, None, "heading", Span(paragraph.start, end), hint=level)


def _by_paragraph(paragraphs: Sequence[Span], places: Sequence[int]) -> dict[int, list[int]]:
    """Return the start of a paragraph -> those of `places` that are inside it; both are in order."""
    found: dict[int, list[int]] = {}
    start = end = -1
    coming = iter(paragraphs)
    for place in places:
        while end <= place:
            start, end = next(coming, (_NEVER, _NEVER))
        if start < place:
            found.setdefault(start, []).append(place)
    return found


def _without(candidates: list[Candidate], spans: Sequence[Span]) -> list[Candidate]:
    """Return `candidates` without those that begin in one of `spans`; both are in order."""
    kept: list[Candidate] = []
    at = 0
    for start, end in spans:
        first = bisect_left(candidates, start, at, key=_start_of)
        following = bisect_left(candidates, end, first, key=_start_of)
        if first < following:
            kept += candidates[at:first]
            at = following
    return kept + candidates[at:]


def _start_of(candidate: Candidate) -> int:
    return candidate.span.start
