"""Numbers as Word's multi-level lists, where these show the characters that were typed.

Runs become levels of lists; then Word's counting is played through, and a run that it would number otherwise stays typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.model.document import Document, Section
from docparse.numbering.word_formats import write_number
from docparse.writers.shared.markup import escape
from docparse.writers.word.package import Package
from docparse.writers.word.runs import NumberRun, Reason, Signature, find_runs

#: Word has nine levels.
_LEVELS = 9
#: Each time, runs that would be numbered otherwise are given up; then others may be. No document needs more.
_MOST_ROUNDS = 6
#: Word has two thousand lists at most, and no document that a person wrote has so many sorts of them.
_MOST_ABSTRACTS, _MOST_LISTS = 100, 1_500


class Number(NamedTuple):
    """The place of a section's number in a list: the list, and the level from 0."""

    list: int
    level: int


class Typed(NamedTuple):
    """A run whose numbers stay typed."""

    first: Section
    #: How many numbers it has.
    size: int
    reason: Reason


class Plan(NamedTuple):
    """The lists of a document."""

    #: The levels of each definition.
    abstracts: Sequence[Sequence[Signature]]
    #: For each list its definition, and the level that begins at 1 anew there, -1 for none.
    lists: Sequence[tuple[int, int]]
    #: The offset of a heading -> its number.
    numbers: Mapping[int, Number]
    typed: Sequence[Typed]
    #: The levels that no level above them begins anew, by definition.
    going_on: frozenset[tuple[int, int]]


def plan_lists(document: Document) -> Plan:
    """Return the lists that show the numbers of a document, and the runs that stay typed."""
    runs = find_runs(document)
    for _ in range(_MOST_ROUNDS):
        abstracts = _place_runs(runs)
        lists, numbers, wrong = _count(document, runs, abstracts)
        if not wrong:
            break
        for run in wrong:
            run.reason = "context"
    else:
        for run in runs:
            run.reason = run.reason or "context"
        lists, numbers = [], {}
    typed = [Typed(run.sections[0], len(run.sections), run.reason) for run in runs if run.reason]
    going_on = frozenset((run.abstract, run.level) for run in runs if _goes_on(run))
    return Plan(abstracts, lists, numbers, typed, going_on)


def _goes_on(run: NumberRun) -> bool:
    marker = run.sections[0].heading.marker
    return run.reason is None and marker is not None and marker.row.counts_on


def _place_runs(runs: Sequence[NumberRun]) -> list[list[Signature]]:
    """Give each run that can be a list its definition and level, and return the definitions."""
    abstracts: list[list[Signature]] = []
    # The run that a section is in, by the offset of its heading.
    runs_of: dict[int, NumberRun] = {}
    for run in runs:
        if run.reason:
            continue
        parent = run.parents[0]
        above = runs_of.get(parent.heading.span.start) if parent else None
        level = above.level + 1 if above else 0
        if level >= _LEVELS or level < run.signature.above:
            run.reason = "context"
            continue
        if len(abstracts) >= _MOST_ABSTRACTS:
            run.reason = "context"
            continue
        chain = [*(abstracts[above.abstract][:level] if above else ()), run.signature]
        first = above.abstract if above else 0
        run.abstract, run.level = _fitting(abstracts, chain, first), level
        for section in run.sections:
            runs_of[section.heading.span.start] = run
    return abstracts


def _fitting(abstracts: list[list[Signature]], chain: list[Signature], first: int) -> int:
    """Return the definition that has the levels of `chain`, or is made to have them; `first` is tried first."""
    tried = [first, *range(len(abstracts))] if first < len(abstracts) else range(len(abstracts))
    for at in tried:
        shared = min(len(chain), len(abstracts[at]))
        if abstracts[at][:shared] == chain[:shared]:
            abstracts[at] += chain[shared:]
            return at
    abstracts.append(list(chain))
    return len(abstracts) - 1


def _count(
    document: Document, runs: Sequence[NumberRun], abstracts: Sequence[Sequence[Signature]]
) -> tuple[list[tuple[int, int]], dict[int, Number], list[NumberRun]]:
    """Play Word's counting through: return the lists, the numbers, and the runs that Word would number otherwise."""
    run_of = {
        section.heading.span.start: run
        for run in runs
        if not run.reason
        for section in run.sections
    }
    going_on = {(run.abstract, run.level) for run in runs if _goes_on(run)}
    lists = [(at, -1) for at in range(len(abstracts))]
    # The list in which a run is, by its identity; one that must begin anew has a list of its own.
    list_of: dict[int, int] = {}
    counts: list[list[int]] = [[0] * _LEVELS for _ in abstracts]
    numbers: dict[int, Number] = {}
    wrong: dict[int, NumberRun] = {}
    for section in document.sections():
        start = section.heading.span.start
        run = run_of.get(start)
        if run is None:
            continue
        count, level = counts[run.abstract], run.level
        if id(run) not in list_of:
            list_of[id(run)] = run.abstract
            if count[level] and len(lists) < _MOST_LISTS:
                lists.append((run.abstract, level))
                list_of[id(run)] = len(lists) - 1
                count[level] = 0
        count[level] += 1
        for deeper in range(level + 1, _LEVELS):
            if (run.abstract, deeper) not in going_on:
                count[deeper] = 0
        numbers[start] = Number(list_of[id(run)], level)
        if _shown(abstracts[run.abstract], level, count) != section.marker:
            wrong[id(run)] = run
    return lists, numbers, list(wrong.values())


def _shown(levels: Sequence[Signature], level: int, counts: Sequence[int]) -> str:
    """Return the number that Word shows on a level."""
    form, before, after, above = levels[level]
    if above:
        number = ".".join(str(count) for count in counts[level - above : level + 1])
    else:
        number = write_number(counts[level], form)
    return before + number + after


def add_lists(package: Package, plan: Plan) -> dict[int, Number]:
    """Add the lists of a plan to a package; return the numbers with the lists that they have there."""
    if not plan.numbers:
        return {}
    abstract = package.largest("NUMBERING", "abstractNum", "abstractNumId") + 1
    number = package.largest("NUMBERING", "num", "numId") + 1
    elements = [
        f'<w:abstractNum w:abstractNumId="{abstract + at}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_write_levels(levels, at, plan.going_on))
        + "</w:abstractNum>"
        for at, levels in enumerate(plan.abstracts)
    ]
    for at, (definition, restarted) in enumerate(plan.lists):
        override = (
            f'<w:lvlOverride w:ilvl="{restarted}"><w:startOverride w:val="1"/></w:lvlOverride>'
            if restarted >= 0
            else ""
        )
        elements.append(
            f'<w:num w:numId="{number + at}"><w:abstractNumId w:val="{abstract + definition}"/>{override}</w:num>'
        )
    package.add_part("numbering.xml", "NUMBERING", "numbering", "".join(elements))
    return {
        offset: found._replace(list=number + found.list) for offset, found in plan.numbers.items()
    }


def _write_levels(
    levels: Sequence[Signature], abstract: int, going_on: frozenset[tuple[int, int]]
) -> Iterator[str]:
    for level, (form, before, after, above) in enumerate(levels):
        places = ".".join(f"%{at + 1}" for at in range(level - above, level + 1))
        restart = '<w:lvlRestart w:val="0"/>' if (abstract, level) in going_on else ""
        legal = "<w:isLgl/>" if above else ""
        yield (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart}{legal}'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{escape(before + places + after)}"/>'
            '<w:lvlJc w:val="left"/></w:lvl>'
        )


def write_number_form(number: Number) -> str:
    """Return the properties of a paragraph that is in a list."""
    return f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{number.list}"/></w:numPr>'
