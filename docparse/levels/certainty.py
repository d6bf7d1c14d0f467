"""Whether the outline as a whole can be relied on, and if not, which headings to look at."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.levels.corrections import BY_HAND
from docparse.model.heading import Heading

#: The doubts of a text about each of its headings on average, above which the outline as a whole is unsure. On texts with
#: outlines marked by hand so much is found in 5 % of those that are read right, and in half of those with an edge F1
#: below .8; see docs/accuracy.md.
_UNSURE = 0.34
#: Headings to look at.
_MOST = 5
#: Moves that are mostly right, but frequent in texts that are read wrongly: numbers that do not count on where they should.
_ODD = frozenset({"restart", "back", "lost", "beside"})


def find_unsure(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """Return the headings to look at, in order, of an outline that is unsure as a whole; none of one that is not."""
    doubts = [(doubt_of(heading), heading) for heading in headings]
    if sum(doubt for doubt, _ in doubts) <= _UNSURE * len(doubts):
        return ()
    doubts.sort(key=lambda row: (-row[0], row[1].span.start))
    return tuple(sorted((one for doubt, one in doubts[:_MOST] if doubt), key=_start_of))


def doubt_of(heading: Heading) -> float:
    """Return how doubtful a heading is: 0.5 for a tie, and 1 more each for an odd move and for one without a number."""
    moves = heading.moves
    if BY_HAND in moves:
        return 0.0
    is_odd = not _ODD.isdisjoint(moves)
    is_bare = heading.marker is None and "hinted" not in moves
    return 1 - heading.confidence + is_odd + is_bare


def _start_of(heading: Heading) -> int:
    return heading.span.start
