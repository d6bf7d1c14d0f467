"""The source as a reader reads it: furniture left out, broken lines joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.source import BLANKS, INLINE_MARKS, Mark, Source, Span

_EDGES = BLANKS + "\n"
#: How many marks before a place are looked at for those that reach over it.
_DEEPEST = 32


class Reading(NamedTuple):
    """The source as a reader reads it: furniture left out, broken lines joined."""

    source: Source
    #: Page numbers, banners and the like, in order.
    furniture: tuple[Span, ...] = ()
    #: Line breaks inside a paragraph, with the blanks around them, in order.
    joins: tuple[Span, ...] = ()
    #: Furniture and joins together, in order: `text` leaves them out.
    cuts: tuple[Span, ...] = ()
    #: The offset at which each of the cuts begins: searching numbers is much quicker than searching spans.
    cut_starts: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"<Reading of {self.source!r}, {len(self.cuts)} cuts>"

    @classmethod
    def of(
        cls, source: Source, furniture: tuple[Span, ...] = (), joins: tuple[Span, ...] = ()
    ) -> Reading:
        """Make a reading of furniture and joins, each in order.

        A join may have furniture in it, a page number between two halves of a paragraph; what is left
        of the join on both sides counts.
        """
        breaks = tuple(_without(joins, furniture)) if furniture else joins
        cuts = tuple(sorted((*furniture, *breaks)))
        return cls(source, furniture, breaks, cuts, tuple([cut.start for cut in cuts]))

    def is_cut(self, offset: int) -> bool:
        """Tell whether the character at `offset` is left out."""
        at = bisect_right(self.cut_starts, offset)
        return at > 0 and offset < self.cuts[at - 1].end

    def cuts_in(self, span: Span) -> tuple[Span, ...]:
        """Return the parts of the cuts inside `span`, in order."""
        cuts = self.cuts
        if not cuts:
            return ()
        start, end = span
        first = bisect_left(cuts, (start, start))
        # A pager after a title may begin inside it and end after it, or the other way round.
        if first and cuts[first - 1].end > start:
            first -= 1
        elif first == len(cuts) or cuts[first].start >= end:
            return ()
        last = bisect_left(cuts, (end, end), first)
        inside = cuts[first:last]
        if inside and (inside[0].start < span.start or inside[-1].end > span.end):
            inside = tuple(
                Span(max(cut.start, span.start), min(cut.end, span.end)) for cut in inside
            )
        return inside

    def marks_in(self, span: Span) -> tuple[Mark, ...]:
        """Return the marks that lie inside `span`, in order."""
        marks, (start, end) = self.source.marks, span
        first = _first_from(marks, start)
        last = _first_from(marks, end, first)
        return tuple([mark for mark in marks[first:last] if mark.span.end <= end])

    def empty_marks_at(self, offset: int) -> Iterator[Mark]:
        """Yield the marks that begin and end at `offset`, in order."""
        marks = self.source.marks
        at = _first_from(marks, offset)
        while at < len(marks) and marks[at].span == (offset, offset):
            yield marks[at]
            at += 1

    def inline_marks_in(self, span: Span) -> tuple[Mark, ...]:
        """Return the marks inside the lines of `span`, in order, those that reach out of it cut off.

        A bold stretch over a whole paragraph is cut where its title ends.
        """
        marks = self.source.marks
        if not marks:
            return ()
        start, end = span
        first = _first_from(marks, start)
        last = _first_from(marks, end, first)
        # Inline marks nest a few deep; a mark further back ends before.
        found = [mark for mark in marks[max(0, first - _DEEPEST) : first] if mark.span.end > start]
        found += marks[first:last]
        return tuple(
            [
                mark if start <= mark.span.start and mark.span.end <= end else _cut_off(mark, span)
                for mark in found
                if mark.kind in INLINE_MARKS
            ]
        )

    def text(self, span: Span) -> str:
        """Return the text of `span` without its cuts, trimmed of blanks at both ends.

        Chinese is joined to Chinese with nothing, a Latin word to a Latin word with a blank.
        """
        source = self.source.text
        start, end = span
        before = bisect_left(self.cut_starts, end)
        if not before or self.cuts[before - 1].end <= start:
            return source[start:end].strip(_EDGES)
        pieces: list[str] = []
        at, last = start, ""
        for cut in (*self.cuts_in(span), Span(end, end)):
            if piece := source[at : cut.start]:
                pieces.append(glue_of(last, piece))
                pieces.append(piece)
                last = piece[-1]
            at = cut.end
        return "".join(pieces).strip(_EDGES)


def _first_from(marks: Sequence[Mark], start: int, after: int = 0) -> int:
    """Return the index of the first mark that begins at `start` or after it."""
    # No mark ends at -1, so this sorts before all that begin there; a key function would be called at each step.
    return bisect_left(marks, (Span(start, -1),), after)


def _cut_off(mark: Mark, span: Span) -> Mark:
    return mark._replace(span=Span(max(mark.span.start, span.start), min(mark.span.end, span.end)))


def _without(joins: Sequence[Span], furniture: Sequence[Span]) -> Iterator[Span]:
    for join in joins:
        at = join.start
        index = bisect_left(furniture, (join.start, 0))
        while index < len(furniture) and furniture[index].start < join.end:
            if at < furniture[index].start:
                yield Span(at, furniture[index].start)
            at = furniture[index].end
            index += 1
        if at < join.end:
            yield Span(at, join.end)


def glue_of(left: str, right: str) -> str:
    """Return the blank, if any, to put between two pieces of a paragraph where a cut was left out.

    Between Chinese it is nothing, between Latin words a blank; the figures of a number are put together.
    """
    if left and right and left[-1] < "\u2000" and right[0] < "\u2000" and not left[-1].isspace():
        return "" if left[-1].isdigit() and right[0].isdigit() else " "
    return ""
