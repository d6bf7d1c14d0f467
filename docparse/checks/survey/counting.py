"""Which numbers count together: runs joined, parted and cut, so that each is one sequence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from docparse.checks.survey.runs import NumberedRun, RunEntry, continued_keys, part_of
from docparse.checks.survey.wrong_numbers import find_wrong_numbers


def count_runs(
    runs: Sequence[NumberedRun], marked: Set[int], opens_list: Callable[[RunEntry], bool]
) -> list[NumberedRun]:
    """Return the runs as they count: joined where they count on below the next parent, cut where a new list begins.

    `marked` are the offsets of the headings that the format marks; `opens_list` tells of a number one whether
    the words before it open a list.
    """
    continued = continued_keys(runs)
    counted: list[NumberedRun] = []
    last: dict[tuple[int, str, bool], NumberedRun] = {}
    parted = [part for run in runs for part in _parts_of(run, marked)]
    for run in sorted(parted, key=lambda run: run.entries[0].marker.span):
        counts_in = (id(run.report), run.family)
        may_continue = counts_in in continued or (*counts_in, part_of(run)) in continued
        first = run.entries[0].marker.number
        is_marked = run.entries[0].section.heading.span.start in marked
        key = (*counts_in, is_marked)
        goes_on = key in last and (may_continue or (is_marked and _is_next(last[key], first)))
        if not (goes_on and first > 1):
            last[key] = run._replace(entries=[])
            counted.append(last[key])
        for entry in run.entries:
            again = entry.marker.number == 1 and bool(last[key].entries)
            if again and (run.row.spoken or opens_list(entry)):
                last[key] = run._replace(entries=[])
                counted.append(last[key])
            if not entry.marker.is_inserted:
                last[key].entries.append(entry)
    return [run for run in counted if run.entries]


def _is_next(run: NumberedRun, number: int) -> bool:
    """Tell whether a marked heading goes on after others: # 4. / 1. / # 5., where # 5. is below the list."""
    return bool(run.entries) and run.entries[-1].marker.number == number - 1


def _parts_of(run: NumberedRun, marked: Set[int]) -> Iterator[NumberedRun]:
    """Yield a run, or its marked headings and the lists between them where these are in sequence by themselves.

    In Markdown 1. below ## 2. is an entry of a list, whatever the headings are numbered.
    """
    headings = [entry for entry in run.entries if entry.section.heading.span.start in marked]
    if not headings or len(headings) == len(run.entries):
        yield run
        return
    lists = list(_lists_of(run, marked))
    parts = [headings, *lists]
    # A single number may be a heading that nobody marked.
    if max(map(len, lists)) > 1 and sum(map(_count_wrong, parts)) <= _count_wrong(run.entries) > 0:
        for part in parts:
            yield run._replace(entries=part)
    else:
        yield run


def _lists_of(run: NumberedRun, marked: Set[int]) -> Iterator[list[RunEntry]]:
    """Yield the entries that are no headings, those between two headings together."""
    found: list[RunEntry] = []
    for entry in run.entries:
        if entry.section.heading.span.start not in marked:
            if found and entry.marker.number == 1:
                yield found
                found = []
            found.append(entry)
    yield found


def _count_wrong(entries: Sequence[RunEntry]) -> int:
    return len(find_wrong_numbers([entry.marker.number for entry in entries]))
