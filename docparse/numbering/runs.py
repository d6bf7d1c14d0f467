"""Runs: which markers count on from each other, and which have a neighbour: 二、 next to 一、."""

from __future__ import annotations

from collections.abc import Sequence

from docparse.model.heading import Marker
from docparse.model.style import Style
from docparse.numbering.numerals import LAST
from docparse.numbering.styles import UNPROVEN


def run_of(marker: Marker, report: bool = False) -> str:
    """Return the name of the run that a marker counts in: its style's family.

    A line that opens a report counts with the same words only: 调研报告3 does not go on from 工作总结2.
    """
    run = marker.row.run
    return f"{run} {marker.prefix}" if report else run


def find_neighbours(entries: Sequence[tuple[Marker | None, str, bool]]) -> list[bool]:
    """Tell of each (marker, run, is reliable) whether the marker before or after it in the run is its neighbour.

    A neighbour is reliable and its number is the next, or the next but one: a number may be lost. A candidate
    without a marker has none.
    """
    near = [False] * len(entries)
    # The last entry of each run, and the last reliable one.
    last: dict[str, _Place] = {}
    last_reliable: dict[str, _Place] = {}
    for at, (marker, run, is_reliable) in enumerate(entries):
        if marker is None:
            continue
        _, style, number, prefix = marker
        if style.decimal:
            run = f"{run} {prefix}"
        here = at, number, style
        if before := last.get(run):
            if number - before[1] == 1 or _counts_on(before, here):
                other = before[0]
                near[at] = entries[other][2]
                near[other] = near[other] or is_reliable
            reliable = last_reliable.get(run)
            if reliable and reliable is not before and _counts_on(reliable, here):
                near[at] = True
                near[reliable[0]] = near[reliable[0]] or is_reliable
        last[run] = here
        if is_reliable:
            last_reliable[run] = here
    return near


#: Index, number and style of an entry.
_Place = tuple[int, int, Style]


def _counts_on(before: _Place, here: _Place) -> bool:
    _, number_before, style_before = before
    _, number, style = here
    step = number - number_before
    if step == 1 or number == LAST:
        return True
    # Markers that are words as well prove each other only side by side.
    return step == 2 and max(style_before.doubt, style.doubt) < UNPROVEN
