"""Renaming a number: its marker, the decimals below it, and every reference to it."""

from __future__ import annotations

from typing import NamedTuple

from docparse.checks.fixes.renumber import renumber
from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.wrong_numbers import find_wrong_numbers, renumbered
from docparse.lsp.analysis import Analysis
from docparse.lsp.errors import RequestError
from docparse.lsp.findings import in_file
from docparse.messages import Message
from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import letter_value, value_of


class Numeral(NamedTuple):
    """A numeral in a marker or a reference, and the section whose number it is."""

    span: Span
    section: Section


def numeral_at(analysis: Analysis, offset: int) -> Numeral | None:
    """Return the numeral at an offset: anywhere in a marker, or on a number of a reference."""
    if reference := analysis.reference_at(offset):
        for part in reference.parts:
            if part.target and part.target.number is not None and offset <= part.span.end:
                return Numeral(part.numeral, part.target)
    section = analysis.heading_at(offset)
    marker = section.heading.marker if section else None
    if section is None or marker is None or offset > marker.span.end:
        return None
    span = numeral_of(analysis.source.text, marker)
    return Numeral(span, section) if span else None


def rename_at(analysis: Analysis, offset: int, name: str) -> tuple[Edit, ...]:
    """Return the edits that give the number at an offset another value: `5`, `五` and `五、` are one.

    Each place keeps its own way of writing numbers. Raises `RequestError`.
    """
    numeral = numeral_at(analysis, offset)
    found = _entry_of(analysis, numeral.section) if numeral else None
    if found is None:
        raise RequestError(Message("editor.nothing_to_rename"))
    run, at = found
    number = _read_number(name, run.entries[at].marker.row)
    right = [entry.marker.number for entry in run.entries]
    right[at] = number
    edits = renumber(analysis.survey, run, right).edits
    if not edits and number != run.entries[at].marker.number:
        raise RequestError(Message("editor.unwritable_number", name=name))
    return edits


def rename_in_file(analysis: Analysis, offset: int, name: str) -> tuple[Edit, ...]:
    """Return the edits of `rename_at` as edits of the file. Raises `RequestError`."""
    edits = rename_at(analysis, offset, name)
    found = in_file(analysis, edits)
    if edits and not found:
        raise RequestError(Message("editor.markup_in_number"))
    return found


def renumber_at(analysis: Analysis, offset: int) -> tuple[Edit, ...]:
    """Return the edits that number the run of the heading at an offset from one on; none if it is right."""
    section = analysis.heading_at(offset)
    found = _entry_of(analysis, section) if section else None
    if found is None:
        return ()
    run, _ = found
    numbers = [entry.marker.number for entry in run.entries]
    wrong = find_wrong_numbers(numbers)
    return renumber(analysis.survey, run, renumbered(numbers, wrong)).edits if wrong else ()


def _entry_of(analysis: Analysis, section: Section) -> tuple[NumberedRun, int] | None:
    """Return the run that a section counts in, and its place there; reports count in none."""
    start = section.span.start
    for run in analysis.survey.counted_runs:
        for at, entry in enumerate(run.entries):
            if entry.section.span.start == start:
                return run, at
    return None


def _read_number(name: str, style: Style) -> int:
    words = name.strip(BLANKS)
    marker = read_marker(words, 0, len(words), own=(style,)) if words else None
    number: int | None
    if style.numerals.letters and len(words) == 1 and words.isalpha() and words.isascii():
        number = letter_value(words)
    elif marker and marker.span.end == len(words):
        number = marker.number
    else:
        number = value_of(words)
    if number is None or number < 0:
        raise RequestError(Message("editor.not_a_number", name=name))
    return number
