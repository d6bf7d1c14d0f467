"""Rules about the order of numbers: skipped, doubled, not beginning at one, starting again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from docparse.checks.finding import Finding
from docparse.checks.fixes.renumber import renumber
from docparse.checks.survey.runs import Entry, Renumbering, Run
from docparse.checks.survey.sequence import Fault, FaultKind, renumbered
from docparse.checks.survey.survey import Survey
from docparse.model.heading import Marker
from docparse.numbering.numerals import write_like

#: A run that skips more has lost text rather than numbers.
_MOST_SKIPPED = 2
#: 二是 goes on from 一是 in the paragraph before it, so far back at most.
_NEAR = 1000


def find_gaps(survey: Survey) -> Iterator[Finding]:
    """一、 三、: a number is missing."""
    return _find(survey, "gap")


def find_repeats(survey: Survey) -> Iterator[Finding]:
    """一、 二、 二、: a number comes twice."""
    yield from _find(survey, "repeat")
    yield from _find_again(survey, back=False)


def find_disorder(survey: Survey) -> Iterator[Finding]:
    """一、 三、 二、: a number goes back."""
    yield from _find(survey, "order")
    yield from _find_again(survey, back=True)


def _find_again(survey: Survey, *, back: bool) -> Iterator[Finding]:
    """Yield the numbers that the outline did not take because they come twice, or go back."""
    for unread in survey.unread:
        if unread.kind != "again":
            continue
        entries = unread.run.entries
        before = bisect_left(entries, unread.span, key=lambda entry: entry.marker.span)
        last = entries[max(before - 1, 0)].marker
        if back == (unread.number < last.number):
            this = survey.source.slice(unread.numeral)
            expected = write_like(last.number + 1, this) or ""
            values = {"this": this, "before": survey.name(last), "expected": expected}
            yield Finding(unread.span if before else last.span, values)


def find_late_starts(survey: Survey) -> Iterator[Finding]:
    """二、 is the first."""
    for finding, entry in _find_marked(survey, "start"):
        start = entry.marker.span.start
        if start not in survey.leading and not _is_spoken_before(survey, entry):
            yield finding


def find_excerpts(survey: Survey) -> Iterator[Finding]:
    """第三章 is the first line of the text: a part of a longer one."""
    for finding, entry in _find_marked(survey, "start"):
        if entry.marker.span.start in survey.leading:
            yield finding
            return


def _is_spoken_before(survey: Survey, entry: Entry) -> bool:
    """Tell whether 一是 stands in a paragraph between the heading above and 二是, and no 二是 goes on there."""
    marker, trail = entry.marker, entry.section.trail
    if not marker.row.spoken:
        return False
    above = trail[-2].span.start if len(trail) > 1 else 0
    before = survey.text[max(above, marker.span.start - _NEAR) : marker.span.start]
    first = marker.style.strip("，")
    return first in before and survey.name(marker).strip("，") not in before


def find_restarts(survey: Survey) -> Iterator[Finding]:
    """（一） （二） （一）: the heading between them is lost."""
    return _find(survey, "restart")


def _find(survey: Survey, kind: FaultKind) -> Iterator[Finding]:
    return (finding for finding, _ in _find_marked(survey, kind))


def _find_marked(survey: Survey, kind: FaultKind) -> Iterator[tuple[Finding, Entry]]:
    for run, faults in survey.faulty:
        if not any(fault.kind == kind for fault in faults):
            continue
        edits, safe = _renumbering(survey, run, faults)
        for fault in faults:
            if fault.kind != kind:
                continue
            marker = run.entries[fault.at].marker
            values = {
                "this": survey.name(marker),
                "before": survey.name(run.entries[max(fault.at - 1, 0)].marker),
                "expected": _missing(survey, marker, fault),
            }
            yield (
                Finding(marker.span, values, edits if kind != "restart" else (), safe),
                run.entries[fault.at],
            )


def _renumbering(survey: Survey, run: Run, faults: Sequence[Fault]) -> Renumbering:
    """Return the edits that put a whole run right: each of its faults has them all."""
    if kept := survey.renumberings.get(id(run)):
        return kept
    numbers = [entry.marker.number for entry in run.entries]
    found = renumber(survey, run, renumbered(numbers, faults))
    plain = all(_is_plain(numbers, fault) for fault in faults)
    survey.renumberings[id(run)] = found if plain else found._replace(safe=False)
    return survey.renumberings[id(run)]


def _is_plain(numbers: Sequence[int], fault: Fault) -> bool:
    """Tell whether no more than the numbers can be wrong."""
    match fault.kind:
        case "gap":
            return numbers[fault.at] - fault.expected <= _MOST_SKIPPED
        case "repeat" | "restart":
            return True
    return False


def _missing(survey: Survey, marker: Marker, fault: Fault) -> str:
    """Return the number that was expected, in the form of the marker; 三 to 五 for several."""
    place = survey.numeral(marker)
    numeral = survey.text[place.start : place.end] if place else "1"
    first = write_like(fault.expected, numeral) or str(fault.expected)
    if fault.kind == "gap" and marker.number - fault.expected > 1:
        return f"{first}–{write_like(marker.number - 1, numeral) or marker.number - 1}"
    return first
