"""Every place that could open a section, in order, and the paragraphs that these are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import zip_longest
from typing import NamedTuple

from docparse.candidates.beginnings import Beginnings, free_lines
from docparse.candidates.chapters import find_chapters, settle_in_chapters
from docparse.candidates.indents import find_indents
from docparse.candidates.labels import find_labels
from docparse.candidates.line_markers import read_line_markers
from docparse.candidates.mid_line import find_mid_line_candidates, find_places
from docparse.candidates.named import find_named, start_of, without
from docparse.candidates.openings import is_line_of_its_own
from docparse.candidates.paragraphs import find_breaks, find_names, paragraphs_of
from docparse.candidates.parts import find_parts
from docparse.candidates.reports import find_reports
from docparse.candidates.text_lines import TextLines
from docparse.lines.furniture import Furniture
from docparse.lines.hints import Hints
from docparse.lines.letterhead import close_up
from docparse.model.heading import Candidate, Kind, Marker
from docparse.model.source import BLANKS, Source, Span, skip, skip_back
from docparse.model.style import Style

_NEVER = 1 << 62
#: 会　　议　　纪　　要
_LONGEST_SET_APART = 30
_SPACE = BLANKS + "\n\r"
#: The last character of an entry that is a sentence.
_ENDS_ENTRY = frozenset("。；;")


class Collection(NamedTuple):
    """The candidates of a text, and its paragraphs."""

    candidates: list[Candidate]
    #: From the first character of the first line to the last of the last.
    paragraphs: list[Span]
    #: Line breaks inside the paragraphs, and blanks inside titles that are set apart.
    joins: tuple[Span, ...]
    titles: list[Span]


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
    chapters = find_chapters(lines, markers.at, reports)
    lines, reports = settle_in_chapters(lines, chapters, reports)
    beginnings = Beginnings(lines, markers, reports)
    taken = beginnings.taken()
    free = free_lines(lines, taken)
    labels = find_labels(lines, taken, markers.at, free)
    named_between = {lines.all[at].start for at in labels.between | labels.upper | labels.torn}
    names = {} if source.whole_lines else find_names(beginnings, taken, free, labels.torn)
    unnamed = [at for at in free if at not in names] if names else free
    titles, attached = find_named(beginnings, taken, named_between, unnamed)
    attached = [one for one in attached if not chapters.hold(one.span.start)]
    joins = find_breaks(beginnings, titles, attached, free, names)
    joins = [(at, gap) for at, gap in joins if at not in labels.sentences]
    joined = {at for at, _ in joins}
    paragraphs = paragraphs_of(lines, joined)
    named = {span.start for span in titles} | {found.span.start for found in attached}
    candidates = _find_in_paragraphs(beginnings, paragraphs, named)
    # 说明 / 目的 / 1、: a title stays apart from the label below it
    torn = frozenset(at for at in labels.torn if at + 1 in joined)
    parts = find_parts(lines, markers.at, labels._replace(torn=torn), free)
    candidates = _with_unnumbered(candidates, attached, parts)
    if attached or parts or reports:  # no number holds another
        candidates = list(_cut_at_next(source.text, candidates))
    candidates = without(candidates, furniture.inside)
    candidates = list(_mark_after_lists(source.text, candidates))
    if not source.whole_lines and (indents := find_indents(lines, candidates)):
        candidates = [
            candidate._replace(indent=indents.get(candidate.span.start, 0))
            for candidate in candidates
        ]
    # A heading of the format on several lines may be joined as a title too.
    breaks = sorted({span for _, span in joins}.union(_gaps_in(source.text, titles)))
    return Collection(candidates, paragraphs, tuple(breaks), titles)


def _with_unnumbered(
    candidates: list[Candidate], attached: Sequence[Candidate], parts: list[Candidate]
) -> list[Candidate]:
    """Return `candidates` with the lines without a number that open a document or name a part, in order."""
    if not attached and not parts:
        return candidates
    parts = without(parts, [candidate.span for candidate in attached])
    # a bold line that is a label too is one heading
    starts = {candidate.span.start for candidate in candidates}
    parts = [part for part in parts if part.span.start not in starts]
    return sorted([*candidates, *attached, *parts], key=start_of)


def _gaps_in(text: str, titles: Iterable[Span]) -> Iterator[Span]:
    """Yield the blanks in titles whose characters are set apart: 会 议 纪 要."""
    for start, end in titles:
        if end - start > _LONGEST_SET_APART or close_up(text[start:end]) == text[start:end]:
            continue
        for at in range(start + 1, end):
            if text[at] in BLANKS and text[at - 1] not in BLANKS:
                yield Span(at, skip(text, at, end))


def _cut_at_next(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, each up to the next, but none that has its own number there, or signs alone before it.

    作风建设报告汇编 作风建设报告篇一, #### （一）组织
    """
    for candidate, following in zip_longest(candidates, candidates[1:]):
        start, end = candidate.span
        if following and start < following.span.start < end:
            end = skip_back(text, following.span.start, start, _SPACE)
            marker = candidate.marker
            if (marker and marker.span.end > end) or not any(map(str.isalnum, text[start:end])):
                continue
            title = Span(min(candidate.title.start, end), min(candidate.title.end, end))
            candidate = candidate._replace(span=Span(start, end), title=title)
        yield candidate


def _mark_after_lists(text: str, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, with a mark on those that come after a list and a paragraph that ended it.

    1.…； 2.…。 / 上述事实有下列证据证明： / （1）…
    """
    before: Candidate | None = None
    in_list = False
    for candidate in candidates:
        goes_on = False
        if before and candidate.marker and text[before.span.end - 1] in _ENDS_ENTRY:
            start = candidate.span.start
            is_adjacent = skip(text, before.span.end, start, _SPACE) == start
            goes_on = is_adjacent and _is_next_entry(before.marker, candidate.marker)
            if in_list and not is_adjacent:
                candidate = candidate._replace(after_list=True)
        yield candidate
        before, in_list = candidate, goes_on


def _is_next_entry(above: Marker | None, marker: Marker) -> bool:
    """Tell whether a marker is that of the entry of a list after the one `above`: 2. after 1."""
    return (
        above is not None
        and marker.row.run == above.row.run
        and marker.number == above.number + 1
        and not marker.row.division
    )


def _find_in_paragraphs(
    beginnings: Beginnings, paragraphs: Sequence[Span], named: Set[int]
) -> list[Candidate]:
    """Return the candidates that a paragraph begins with or holds; `named` are the offsets of titles."""
    (lines, (markers, doubts), reports) = beginnings
    text, levels = lines.source.text, lines.hints.levels
    candidates: list[Candidate] = []
    pieces = list(_cut_at_reports(paragraphs, sorted(reports))) if reports else paragraphs
    inside = _by_paragraph(pieces, find_places(text))
    for paragraph in pieces:
        start = paragraph.start
        marker, places = markers.get(start), inside.get(start, ())
        if places and start in lines.contents:
            places = ()
        if report := reports.get(start):
            candidates.append(report)
            close = report.span.end
            if close < paragraph.end:
                rest = Span(close - 1, paragraph.end)
                following = [skip(text, close, len(text)), *places]
                candidates += find_mid_line_candidates(text, rest, None, sorted(set(following)))
            continue
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


def _numbered(
    text: str, span: Span, marker: Marker, doubts: tuple[str, ...], level: int
) -> Candidate:
    """Return the candidate that a line's marker opens."""
    start, end = marker.span.end, span.end
    kind: Kind = "heading" if is_line_of_its_own(text, start, end) else "runin"
    before = skip_back(text, span.start, 0, _SPACE)
    announced = before > 0 and text[before - 1] in "：:—"  # 受影響檔戶可選擇 —
    return Candidate(span, marker, kind, Span(start, end), False, doubts, level, announced)


def _unnumbered(text: str, paragraph: Span, level: int) -> Candidate:
    """Return a heading of the format that has no marker."""
    end = skip_back(text, paragraph.end, paragraph.start + 1, "：:" + BLANKS)
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
