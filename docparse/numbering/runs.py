"""What a marker counts in, and which markers of a run stand beside each other in number."""

from __future__ import annotations

from collections.abc import Sequence

from docparse.model.heading import Marker
from docparse.model.style import Style
from docparse.numbering.numerals import LAST
from docparse.numbering.styles import UNPROVEN


def run_of(marker: Marker, report: bool = False) -> str:
    """Return the name of what a marker counts in: its style's family.

    For a line that opens a report that is its form with the words before the number, so that
    调研报告3 does not count on from 工作总结2.
    """
    run = marker.row.run
    return f"{run} {marker.prefix}" if report else run


def find_neighbours(entries: Sequence[tuple[Marker | None, str, bool]]) -> list[bool]:
    """Tell of each (marker, its run, is sound) whether a sound one beside it in the run is next in number.

    What is said against a sound one is not so strong that it proves nothing for others. A step of two
    counts: one number may be lost. Without a marker there is no neighbour.
    """
    near = [False] * len(entries)
    # Of each run the last entry, and the last sound one.
    last: dict[str, _Place] = {}
    last_sound: dict[str, _Place] = {}
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
            sound = last_sound.get(run)
            if sound and sound is not before and _counts_on(sound, here):
                near[at] = True
                near[sound[0]] = near[sound[0]] or is_reliable
        last[run] = here
        if is_reliable:
            last_sound[run] = here
    return near


#: Index, number and style of an entry.
_Place = tuple[int, int, Style]


def _counts_on(before: _Place, here: _Place) -> bool:
    _, number_before, style_before = before
    _, number, style = here
    step = number - number_before
    if step == 1 or number == LAST:
        return True
    # Of markers that are words as well one must follow the other.
    return step == 2 and max(style_before.doubt, style.doubt) < UNPROVEN
