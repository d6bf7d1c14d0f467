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


_Ends = dict[int, list[int]]


def _follows(ends: Mapping[str, _Ends], marker: Marker) -> bool:
    """Tell whether a decimal begins the group after one that is there: 2.1 after 1.1 and 1.2."""
    above, _, last = marker.prefix.rpartition(".")
    before = f"{above}.{int(last) - 1}" if above else str(int(last) - 1)
    group = ends.get(f"{marker.row.run} {before}", {})
    return any(indexes and number > 1 for number, indexes in group.items())


def find_neighbours(entries: Sequence[tuple[Marker | None, str, bool]]) -> list[bool]:
    """Tell of each (marker, run, is reliable) whether a marker before or after it in the run is its neighbour.

    A neighbour is reliable and its number is the next, or the next but one: a number may be lost. Each number is
    continued once: of 第三条, 第二条适用于…, 第四条 the second has no neighbour if 第一条 was continued before. A
    candidate without a marker has none.
    """
    near = [False] * len(entries)
    # The ends of the chains that can be continued: run -> number -> indexes of entries, the latest last.
    ends: dict[str, _Ends] = {}
    # The numbers that a chain left out, which may come late: 一、 三、 二、 四、
    skipped: dict[str, set[int]] = {}
    # The last doubtful entry of each run: 3.1年… before 3.2.
    doubtful: dict[str, _Ends] = {}
    # The last number that decimals could be below: 1 for 1.1, 1.1 for 1.1.1.
    heads: dict[str, int] = {}
    for at, (marker, run, is_reliable) in enumerate(entries):
        if marker is None:
            continue
        _, style, number, prefix = marker
        if style.decimal:
            run = f"{run} {prefix}"
        chains = ends.setdefault(run, {})
        # Most go on from the one before them.
        just_before = chains.get(number - 1)
        before = just_before[-1] if just_before else _continued_by(chains, marker, entries)
        late = number in skipped.get(run, ())
        near[at] = late or before >= 0 or (style.decimal and number == 1 and _follows(ends, marker))
        if style.decimal or style.heads_decimals:
            if number == 2 and prefix in heads and is_reliable and near[at]:
                near[heads[prefix]] = True  # 1 proved by 1.1 and 1.2
            heads[f"{prefix}.{number}" if prefix else str(number)] = at
        if is_reliable and before < 0 and run in doubtful:
            before = _continued_by(doubtful[run], marker, entries)
        if before >= 0 and is_reliable:
            near[before] = True
            if entries[before][2]:
                if number - entries[before][0].number == 2:  # type: ignore[union-attr]
                    skipped.setdefault(run, set()).add(number - 1)
                chains[entries[before][0].number].remove(before)  # type: ignore[union-attr]
        if is_reliable:
            chains.setdefault(number, []).append(at)
        else:
            doubtful[run] = {number: [at]}
    return near


def _continued_by(
    chains: _Ends,
    marker: Marker,
    entries: Sequence[tuple[Marker | None, str, bool]],
) -> int:
    """Return the index of the entry that `marker` continues, -1 for none."""
    number, style = marker.number, marker.row
    if number == LAST:
        return max((indexes[-1] for indexes in chains.values() if indexes), default=-1)
    # 第三十七条之一 goes on from 第三十七条.
    for step in (0, 1, 2) if marker.is_inserted else (1, 2):
        indexes = chains.get(number - step)
        if not indexes:
            continue
        before = entries[indexes[-1]][0]
        # Markers that are words as well prove each other only side by side.
        if step < 2 or (before and max(before.row.doubt, style.doubt) < UNPROVEN):
            return indexes[-1]
    return -1
