"""Corrections of the outline by hand: a heading at another level, or none at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from docparse.model.heading import Candidate, Heading, Rejection
from docparse.model.limits import DEPTH
from docparse.model.source import BLANKS, Span, opens_line

#: The move of a heading that a person put at its level.
BY_HAND = "by hand"
#: What closes a title and does not belong to it.
_CLOSES = f"{BLANKS}。：:；;"


def correct(
    headings: Sequence[Heading], rejections: Sequence[Rejection], levels: Mapping[int, int]
) -> tuple[list[Heading], list[Rejection]]:
    """Put headings at the level that `levels` gives for the offset at which they begin; 0 is text.

    The headings below it move with it. No heading becomes deeper than one level below the heading before it, nor than `DEPTH`. A
    rejected candidate that `levels` names becomes a heading. An offset at which no candidate begins changes nothing; see
    `candidates_by_hand`.
    """
    kept: list[Heading] = []
    rejected: list[Rejection] = []
    #: Of the open headings: the level that the search gave, and the one that it has now.
    opened: list[tuple[int, int]] = []
    for heading, rejection in _in_order(headings, rejections):
        wanted = levels.get(heading.span.start)
        if rejection and not wanted:
            rejected.append(rejection)
            continue
        given = wanted if rejection and wanted else heading.level
        while opened and opened[-1][0] >= given:
            opened.pop()
        above = opened[-1][1] if opened else 0
        if wanted == 0:
            rejected.append(_rejection_of(heading))
            opened.append((given, above))
            continue
        deepest = min(kept[-1].level + 1, DEPTH.most) if kept else 1
        level = max(1, min(wanted or above + 1, deepest))
        opened.append((given, level))
        if wanted:
            heading = heading._replace(confidence=1.0, moves=(BY_HAND,))
        kept.append(heading._replace(level=level))
    return kept, rejected


def candidates_by_hand(
    text: str,
    candidates: Sequence[Candidate],
    paragraphs: Sequence[Span],
    levels: Mapping[int, int],
) -> list[Candidate]:
    """Return a candidate for each line in `levels` that has none and that a person wants as a heading: 党的建设.

    It ends with its line, or where the next candidate begins. An offset in a table, a list or code has none.
    """
    starts = [candidate.span.start for candidate in candidates]
    known = frozenset(starts)
    found = []
    for offset in sorted(
        offset for offset, level in levels.items() if level and offset not in known
    ):
        at = bisect_right(paragraphs, (offset, len(text))) - 1
        if at < 0 or offset >= paragraphs[at].end or not opens_line(text, offset):
            continue
        end = text.find("\n", offset, paragraphs[at].end)
        end = paragraphs[at].end if end < 0 else end
        following = bisect_left(starts, offset)
        if following < len(starts):
            end = min(end, starts[following])
        title = Span(offset, offset + len(text[offset:end].rstrip(_CLOSES)))
        if title.end > offset:
            found.append(Candidate(Span(offset, end), None, "heading", title))
    return found


def _in_order(
    headings: Sequence[Heading], rejections: Sequence[Rejection]
) -> Iterator[tuple[Heading, Rejection | None]]:
    """Yield headings and rejections in the order of the text, a rejection with the heading it could be."""
    entries: list[tuple[Heading, Rejection | None]] = [(heading, None) for heading in headings]
    entries += [(_heading_of(rejection), rejection) for rejection in rejections]
    return iter(sorted(entries, key=lambda entry: entry[0].span.start))


def _heading_of(rejection: Rejection) -> Heading:
    span, marker, kind, title = rejection.candidate[:4]
    return Heading(span, 0, kind, marker, title)


def _rejection_of(heading: Heading) -> Rejection:
    candidate = Candidate(heading.span, heading.marker, heading.kind, heading.title)
    return Rejection(candidate, BY_HAND)
