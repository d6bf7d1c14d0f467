"""Runs: which markers count on from each other, and which have a neighbour: 二、 next to 一、."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docparse.model.heading import Marker
from docparse.numbering.numerals import LAST
from docparse.numbering.styles import UNPROVEN


def run_of(marker: Marker, report: bool = False) -> str:
    """Return the name of the run that a marker counts in: its style's family.

    A line that opens a report counts with the same words only: 调研报告3 does not go on from 工作总结2.
    """
    run = marker.row.run
    return f"{run} {marker.prefix}" if report else run


class _Run:
    """The entries of a run that can be continued. Each is continued once."""

    def __init__(self) -> None:
        #: The index of the latest entry, which 最后 continues, and its number.
        self.latest = -1
        self.number = 0
        #: Number -> indexes of the entries with it before that one, the latest last.
        self._ends: dict[int, list[int]] = {}
        #: The highest number before that one, since the last 一、.
        self._highest = 0
        #: Numbers that were left out and may come late: 一、 三、 二、 四、
        self._skipped: set[int] = set()
        #: The last doubtful entry: 3.1年… before 3.2.
        self._doubtful: tuple[Marker, int] | None = None

    def has_several(self) -> bool:
        """Tell whether the run went further than its first number."""
        return self.number > 1 or any(number > 1 for number in self._ends)

    def find(self, marker: Marker) -> tuple[int, int]:
        """Return the index of the reliable entry that `marker` continues, -1 for none, and its number."""
        _, row, number, prefix = marker
        if number == LAST:
            return self.latest, LAST
        # 第三十七条之一 goes on from 第三十七条.
        if prefix and marker.is_inserted and (at := self._last_with(number)) >= 0:
            return at, number
        if (at := self._last_with(number - 1)) >= 0:
            return at, number - 1
        # Markers that are words as well prove each other only side by side.
        if row.doubt < UNPROVEN and (at := self._last_with(number - 2)) >= 0:
            return at, number - 2
        return -1, 0

    def _last_with(self, number: int) -> int:
        """Return the index of the last entry with `number` that was not continued; -1 for none."""
        if number == self.number and self.latest >= 0:
            return self.latest
        ends = self._ends.get(number)
        return ends[-1] if ends else -1

    def is_back(self, marker: Marker) -> bool:
        """Tell whether `marker` goes back to a number that was continued, and no entry right before it proves it.

        第二条适用于… after 第四条 is a reference, and 第三条不适用于… further down does not continue it.
        """
        highest = max(self._highest, self.number)
        if marker.number == 1 or not highest or marker.number > highest:
            return False
        doubtful = self._doubtful
        return not (
            doubtful and doubtful[1] > self.latest and marker.number == doubtful[0].number + 1
        )

    def is_late(self, number: int) -> bool:
        """Tell whether `number` was left out before."""
        return number in self._skipped

    def add(self, marker: Marker, at: int, continued: int) -> int:
        """Add the reliable entry `at`, which continues the number `continued` (0 for none).

        Return the index of the doubtful entry that it proves, -1 for none.
        """
        proved = -1
        number = marker.number
        goes_on = 0 < continued == self.number
        if self.latest >= 0 and not goes_on:
            self._ends.setdefault(self.number, []).append(self.latest)
        if continued > 0:
            if not goes_on:
                self._ends[continued].pop()
            if number - continued == 2:
                self._skipped.add(number - 1)
        elif not continued and self._doubtful:
            doubtful, index = self._doubtful
            if 0 < number - doubtful.number <= 1 + (marker.row.doubt < UNPROVEN):
                proved = index
        self._highest = max(self._highest, self.number) if number > 1 else 0
        self.latest, self.number = at, number
        return proved

    def add_doubtful(self, marker: Marker, at: int) -> None:
        """Add an entry that proves nothing, but may be proved by the next."""
        self._doubtful = marker, at


def find_neighbours(entries: Sequence[tuple[Marker | None, str, bool]]) -> list[bool]:
    """Tell of each (marker, run, is reliable) whether a marker before or after it in the run is its neighbour.

    A neighbour is reliable and its number is the next, or the next but one: a number may be lost. Each number is
    continued once: of 第三条, 第二条适用于…, 第四条 the second has no neighbour if 第一条 was continued before. A
    candidate without a marker has none.
    """
    near = [False] * len(entries)
    runs: dict[str, _Run] = {}
    # The last number that decimals could be below: 1 for 1.1, 1.1 for 1.1.1.
    heads: dict[str, int] = {}
    for at, (marker, name, is_reliable) in enumerate(entries):
        if marker is None:
            continue
        _, style, number, prefix = marker
        if style.decimal:
            name = f"{name} {prefix}"
        run = runs.get(name)
        if run is None:
            run = runs[name] = _Run()
        if is_reliable and 0 < run.number == number - 1 and not prefix:
            near[at] = near[run.latest] = True  # so do most
            if style.heads_decimals:
                heads[str(number)] = at
            run.latest, run.number = at, number
            continue
        before, continued = run.find(marker)
        near[at] = before >= 0 or run.is_late(number) or (style.decimal and _follows(runs, marker))
        if style.decimal or style.heads_decimals:
            if number == 2 and prefix in heads and is_reliable and near[at]:
                near[heads[prefix]] = True  # 1 proved by 1.1 and 1.2
            heads[f"{prefix}.{number}" if prefix else str(number)] = at
        if not is_reliable or (before < 0 and run.is_back(marker)):
            run.add_doubtful(marker, at)
            continue
        if before < 0:
            before = run.add(marker, at, 0)
        else:
            run.add(marker, at, continued)
        if before >= 0:
            near[before] = True
    return near


def _follows(runs: Mapping[str, _Run], marker: Marker) -> bool:
    """Tell whether a decimal begins the group after one that is there: 2.1 after 1.1 and 1.2."""
    if marker.number != 1:
        return False
    above, _, last = marker.prefix.rpartition(".")
    before = f"{above}.{int(last) - 1}" if above else str(int(last) - 1)
    group = runs.get(f"{marker.row.run} {before}")
    return group is not None and group.has_several()
