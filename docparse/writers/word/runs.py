"""The numbers of a document as runs, and which of them a list of Word's can show as they were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from docparse.model.document import Document, Section
from docparse.numbering.word_formats import write_number

#: The formats of numbers that are tried, the usual first.
_FORMS = (
    "decimal",
    "chineseCountingThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth",
    "decimalEnclosedParen",
    "ideographEnclosedCircle",
    "ideographLegalTraditional",
    "chineseLegalSimplified",
    "ideographTraditional",
    "upperLetter",
    "lowerLetter",
    "upperRoman",
    "lowerRoman",
)
#: Why a number stays typed: it is a word of its sentence (一是), numbers are missing, come twice or begin elsewhere, are
#: written in several ways, Word has no such numbers, or its count would be another here.
Reason = Literal["spoken", "gap", "repeat", "mixed", "form", "context"]


class Signature(NamedTuple):
    """How a number is written: its format, and the characters around it."""

    form: str
    before: str
    after: str
    #: How many numbers of levels above come before it: 2 for 1.1.1.
    above: int = 0


_NONE = Signature("", "", "")


@dataclass(slots=True)
class NumberRun:
    """Sections whose numbers count on: siblings, or articles through all chapters."""

    sections: list[Section] = field(default_factory=list)
    parents: list[Section | None] = field(default_factory=list)
    reason: Reason | None = None
    signature: Signature = _NONE
    #: The list and the level that show it, when they are known.
    abstract: int = -1
    level: int = 0


def find_runs(document: Document) -> list[NumberRun]:
    """Return the runs of numbers in the order of the text, those that no list can show with the reason."""
    runs: list[NumberRun] = []
    open_runs: dict[tuple[int, str], NumberRun] = {}
    around: list[Section] = []
    for section in document.sections():
        while around and around[-1].level >= section.level:
            around.pop()
        parent = around[-1] if around else None
        around.append(section)
        marker = section.heading.marker
        if marker is None or not section.marker:
            continue
        at = -1 if marker.row.counts_on or parent is None else parent.heading.span.start
        key = (at, marker.row.run)
        run = open_runs.get(key)
        if run is None or (marker.number == 1 and run.sections[-1].number != 1):
            run = open_runs[key] = NumberRun()
            runs.append(run)
        run.sections.append(section)
        run.parents.append(parent)
    for run in runs:
        run.signature, run.reason = _judge(run.sections)
    return runs


def _judge(sections: Sequence[Section]) -> tuple[Signature, Reason | None]:
    """Return how the numbers of a run are written, and why no list can show them if none can."""
    marker = sections[0].heading.marker
    if marker is None or marker.row.spoken:
        return _NONE, "spoken"
    numbers = [section.number or 0 for section in sections]
    if len(set(numbers)) < len(numbers):
        return _NONE, "repeat"
    if numbers != list(range(1, len(numbers) + 1)):
        return _NONE, "gap"
    # Of one alone, 一 may be of several formats; what fits all of a run is taken.
    common = set(signatures_of(sections[0]))
    if not common:
        return _NONE, "form"
    for section in sections[1:]:
        common &= set(signatures_of(section))
    if not common:
        return _NONE, "mixed"
    return next(one for one in signatures_of(sections[0]) if one in common), None


def signatures_of(section: Section) -> Iterator[Signature]:
    """Yield the ways in which Word could write the number of a section."""
    heading, words = section.heading, section.marker
    marker = heading.marker
    if marker is None or marker.number < 1:
        return
    above = marker.prefix.count(".") + 1 if marker.row.decimal and marker.prefix else 0
    if above:
        whole = f"{marker.prefix}.{marker.number}"
        before, found, after = words.partition(whole)
        if found and not any(map(str.isalnum, before + after)):
            yield Signature("decimal", before, after, above)
        return
    for form in _FORMS:
        number = write_number(marker.number, form)
        at = words.find(number)
        if at >= 0 and "%" not in words and not _has_number(words, at, at + len(number)):
            yield Signature(form, words[:at], words[at + len(number) :])


def _has_number(words: str, start: int, end: int) -> bool:
    """Tell whether a figure is beside a number: the 1 of 12 is not its number."""
    around = words[start - 1 : start] + words[end : end + 1]
    return any(char.isnumeric() for char in around)
