"""A finding with its place in the file: each form of the output is made of these rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docparse.model.diagnostic import Diagnostic
from docparse.model.source import Source, Span


class Region(NamedTuple):
    """A place in the file; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class PlacedEdit(NamedTuple):
    """An edit with its place in the file."""

    region: Region
    text: str


class FindingRow(NamedTuple):
    """A finding and its place in a file."""

    path: str
    region: Region
    diagnostic: Diagnostic
    #: It is fixed when fixes are asked for.
    fixable: bool
    #: The line that it begins in, and how many of its characters the finding has.
    words: str
    length: int
    #: Findings of one run that is renumbered share this tuple, as they share the edits of their diagnostics.
    edits: tuple[PlacedEdit, ...]


def rows_of(
    path: str, source: Source, file: str, found: Iterable[Diagnostic], *, fixable: Sequence[bool]
) -> list[FindingRow]:
    """Return the findings in a document's `source`, each with whether it is fixed when fixes are asked for.

    `file` is the text that positions count in.
    """
    rows = []
    placed: dict[int, tuple[PlacedEdit, ...]] = {}
    lines: dict[int, str] = {}
    for diagnostic, can_be_fixed in zip(found, fixable, strict=True):
        region = _region(source, diagnostic.span)
        # Thousands of findings may be in one line, and thousands may be fixed by the same edits.
        if region.line not in lines:
            lines[region.line] = _line(source, file, region.line)
        words = lines[region.line]
        in_one_line = region.end_line == region.line
        end_column = region.end_column if in_one_line else len(words) + 1
        length = max(end_column - region.column, 1)
        edits = diagnostic.edits
        if id(edits) not in placed:
            placed[id(edits)] = tuple(
                PlacedEdit(_region(source, span), text) for span, text in edits
            )
        fix = placed[id(edits)]
        rows.append(FindingRow(path, region, diagnostic, can_be_fixed, words, length, fix))
    return rows


def first_with_fix(rows: Iterable[FindingRow]) -> dict[int, int]:
    """Return the index of the first row with each set of edits, by the `id` of the edits.

    A run of 10,000 wrong numbers is renumbered by the same 10,000 edits, whichever of them is fixed: they are
    written once.
    """
    first: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.edits:
            first.setdefault(id(row.edits), at)
    return first


def _region(source: Source, span: Span) -> Region:
    line, column = source.position(span.start)
    if span.end == span.start:
        return Region(line, column, line, column)
    end_line, end_column = source.position(span.end - 1)
    return Region(line, column, end_line, end_column + 1)


def _line(source: Source, file: str, line: int) -> str:
    """Return a line of the file without its end."""
    if line > len(source.line_starts):
        return ""
    start = source.line_starts[line - 1]
    end = file.find("\n", start)
    return file[start : len(file) if end < 0 else end].rstrip("\r")
