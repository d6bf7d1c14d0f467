"""A finding with its place in the file: what each form of the output is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docparse.model.diagnostic import Diagnostic
from docparse.model.source import Source, Span


class Change(NamedTuple):
    """An edit with its place in the file."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Row(NamedTuple):
    """A finding and where it is; lines and columns count from 1, the end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    diagnostic: Diagnostic
    #: It is mended when that is asked for.
    fixable: bool
    #: Its line, and how much of it is meant.
    words: str
    length: int
    changes: tuple[Change, ...]


def rows_of(
    path: str, source: Source, file: str, found: Iterable[Diagnostic], *, fixable: Sequence[bool]
) -> list[Row]:
    """Return the findings in a document's `source`, of which those with `fixable` are mended when asked.

    `file` is the text that positions count in.
    """
    rows = []
    for diagnostic, can_be_fixed in zip(found, fixable, strict=True):
        line, column, end_line, end_column = _place(source, diagnostic.span)
        words = _line(source, file, line)
        reach = end_column - column if end_line == line else len(words) - column + 1
        changes = tuple(Change(*_place(source, edit.span), edit.text) for edit in diagnostic.edits)
        rows.append(
            Row(
                path,
                line,
                column,
                end_line,
                end_column,
                diagnostic,
                can_be_fixed,
                words,
                max(reach, 1),
                changes,
            )
        )
    return rows


def _place(source: Source, span: Span) -> tuple[int, int, int, int]:
    line, column = source.position(span.start)
    if span.end == span.start:
        return line, column, line, column
    end_line, end_column = source.position(span.end - 1)
    return line, column, end_line, end_column + 1


def _line(source: Source, file: str, line: int) -> str:
    """Return a line of the file without the blanks of its end."""
    if line > len(source.line_starts):
        return ""
    start = source.line_starts[line - 1]
    end = file.find("\n", start)
    return file[start : len(file) if end < 0 else end].rstrip("\r")
