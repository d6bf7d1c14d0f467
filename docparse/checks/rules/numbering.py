"""N01-N04: the order of numbers: skipped, repeated, going back, not starting at one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from docparse.checks.fixes.renumber import renumber
from docparse.checks.rule import CUSTOM, CheckRule, Finding, Value
from docparse.checks.survey.runs import NumberedRun, Renumbering, RunEntry
from docparse.checks.survey.survey import Survey
from docparse.checks.survey.wrong_numbers import WrongKind, WrongNumber, renumbered
from docparse.messages.text import Text
from docparse.model.heading import Marker
from docparse.numbering.numerals import write_like

#: 二是 continues 一是 of an earlier paragraph, at most so many characters before it.
_NEAR = 1000

_RENUMBER = Text("renumber this list", "本组重新编号")


def _find_gaps(survey: Survey) -> Iterator[Finding]:
    """一、 三、."""
    return find_wrong(survey, "gap")


GAP = CheckRule(
    "N01",
    "gap",
    "error",
    CUSTOM,
    _find_gaps,
    summary=Text("Numbers are consecutive; none is skipped.", "序号应当连续，不跳号。"),
    message=Text("{this} follows {before}: {missing}", "{before}之后是{this}：{missing}"),
    fix=_RENUMBER,
    safe=False,
)


def _find_repeats(survey: Survey) -> Iterator[Finding]:
    """一、 二、 二、."""
    yield from find_wrong(survey, "repeat")
    yield from _find_missed(survey, goes_back=False)


REPEAT = CheckRule(
    "N02",
    "repeat",
    "error",
    CUSTOM,
    _find_repeats,
    summary=Text("No number is used twice at one level.", "同一组序号不重复。"),
    message=Text("{this} is used twice: expected {expected}", "{this}重复：此处应为{expected}"),
    fix=_RENUMBER,
)


def _find_disorder(survey: Survey) -> Iterator[Finding]:
    """一、 三、 二、."""
    yield from find_wrong(survey, "order")
    yield from _find_missed(survey, goes_back=True)


ORDER = CheckRule(
    "N03",
    "order",
    "error",
    CUSTOM,
    _find_disorder,
    summary=Text("Numbers increase.", "序号依次递增。"),
    message=Text(
        "{this} follows {before}: expected {expected}",
        "{before}之后是{this}：此处应为{expected}",
    ),
    fix=_RENUMBER,
    safe=False,
)


def _find_late_starts(survey: Survey) -> Iterator[Finding]:
    """二、 三、 under a heading, without 一、."""
    for finding, entry in find_wrong_entries(survey, "start"):
        start = entry.marker.span.start
        if start not in survey.leading and not _is_continued(survey, entry):
            yield finding


START = CheckRule(
    "N04",
    "start",
    "error",
    CUSTOM,
    _find_late_starts,
    summary=Text("Numbering starts at one.", "序号从一起编。"),
    message=Text(
        "numbering starts at {this}: expected {expected}", "编号从{this}开始：应从{expected}开始"
    ),
    fix=_RENUMBER,
    safe=False,
)


RULES = (GAP, REPEAT, ORDER, START)


def find_wrong(survey: Survey, kind: WrongKind) -> Iterator[Finding]:
    """Yield the wrong numbers of one kind."""
    return (finding for finding, _ in find_wrong_entries(survey, kind))


def find_wrong_entries(survey: Survey, kind: WrongKind) -> Iterator[tuple[Finding, RunEntry]]:
    """Yield the wrong numbers of one kind, each with its entry."""
    for run, wrong_numbers in survey.wrong_runs:
        if not any(wrong.kind == kind for wrong in wrong_numbers):
            continue
        edits, safe = _renumbering(survey, run, wrong_numbers)
        for wrong in wrong_numbers:
            if wrong.kind != kind:
                continue
            entry = run.entries[wrong.at]
            first, last = _expected(survey, entry.marker, wrong)
            values: dict[str, Value] = {
                "this": survey.name(entry.marker),
                "before": survey.name(run.entries[max(wrong.at - 1, 0)].marker),
                "expected": first,
                "missing": Text(f"{first} to {last} are missing", f"缺{first}至{last}")
                if last
                else Text(f"{first} is missing", f"缺{first}"),
            }
            right = edits if kind != "restart" else ()
            yield Finding(entry.marker.span, values, right, safe), entry


def _expected(survey: Survey, marker: Marker, wrong: WrongNumber) -> tuple[str, str]:
    """Return the number that is expected before or in place of a marker, written as the marker is.

    The second is the last of several that are missing, else empty.
    """
    place = survey.numeral(marker)
    numeral = survey.text[place.start : place.end] if place else "1"
    first = write_like(wrong.expected, numeral) or str(wrong.expected)
    if wrong.kind == "gap" and marker.number - wrong.expected > 1:
        return first, write_like(marker.number - 1, numeral) or str(marker.number - 1)
    return first, ""


def _renumbering(
    survey: Survey, run: NumberedRun, wrong_numbers: Sequence[WrongNumber]
) -> Renumbering:
    """Return the edits that correct a whole run; each of its wrong numbers has all of them."""
    if kept := survey.renumberings.get(id(run)):
        return kept
    numbers = [entry.marker.number for entry in run.entries]
    found = renumber(survey, run, renumbered(numbers, wrong_numbers))
    plain = all(map(_is_plain, wrong_numbers))
    survey.renumberings[id(run)] = found if plain else found._replace(safe=False)
    return survey.renumberings[id(run)]


def _is_plain(wrong: WrongNumber) -> bool:
    """Tell whether the number is wrong rather than the text.

    After a gap a section may be lost, and what goes back may be misplaced.
    """
    return wrong.kind in ("repeat", "restart")


def _find_missed(survey: Survey, *, goes_back: bool) -> Iterator[Finding]:
    """Yield the numbers that the outline did not take because they repeat the one before, or go back."""
    for missed in survey.missed_numbers:
        if missed.kind != "again":
            continue
        entries = missed.run.entries
        before = bisect_left(entries, missed.span, key=lambda entry: entry.marker.span)
        last = entries[max(before - 1, 0)].marker
        if goes_back == (missed.number < last.number):
            this = survey.source.slice(missed.numeral)
            expected = write_like(last.number + 1, this) or ""
            values = {"this": this, "before": survey.name(last), "expected": expected}
            yield Finding(missed.span if before else last.span, values)


def _is_continued(survey: Survey, entry: RunEntry) -> bool:
    """Tell whether 二是 continues 一是 of a paragraph below the same heading, with no other 二是 between."""
    marker, trail = entry.marker, entry.section.trail
    if not marker.row.spoken:
        return False
    above = trail[-2].span.start if len(trail) > 1 else 0
    before = survey.text[max(above, marker.span.start - _NEAR) : marker.span.start]
    first = marker.style.strip("，")
    return first in before and survey.name(marker).strip("，") not in before
