"""Whether the outline as a whole can be relied on, and if not, which headings to look at."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.model.heading import Heading

#: The risks of the headings of a text on average, above which the outline as a whole is unsure; see docs/measurements.md for
#: how many right and wrong outlines that is.
_UNSURE = 0.2
#: Headings to look at.
_MOST = 5


def find_unsure(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """Return the headings to look at, in order, of an outline that is unsure as a whole; none of one that is not."""
    risks = [(1 - heading.confidence, heading) for heading in headings]
    if sum(risk for risk, _ in risks) <= _UNSURE * len(risks):
        return ()
    risks.sort(key=lambda row: (-row[0], row[1].span.start))
    return tuple(sorted((one for risk, one in risks[:_MOST] if risk), key=_start_of))


def _start_of(heading: Heading) -> int:
    return heading.span.start
