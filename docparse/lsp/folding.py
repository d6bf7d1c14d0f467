"""Folding: sections, and blocks of more than one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docparse.lsp.analysis import Analysis
from docparse.model.document import Section
from docparse.model.leaves import Code, List, Quote, Raw, Table
from docparse.model.source import BLANKS, Span, skip_back


class Fold(NamedTuple):
    """The first line, which stays visible, and the last; both from 0."""

    first: int
    last: int


def find_folds(analysis: Analysis) -> tuple[Fold, ...]:
    """Return the folds of a file, in order, no two from one line."""
    found: dict[int, Fold] = {}
    for span in _spans_of(analysis):
        fold = _fold_of(analysis, span)
        if fold.last > fold.first:
            found.setdefault(fold.first, fold)
    return tuple(found[first] for first in sorted(found))


def _spans_of(analysis: Analysis) -> Iterator[Span]:
    for block in analysis.document.walk():
        if isinstance(block, Section | Table | List | Code | Quote | Raw):
            yield block.span


def _fold_of(analysis: Analysis, span: Span) -> Fold:
    text = analysis.text
    start, end = analysis.in_file(span)
    end = skip_back(text.text, end, start, BLANKS + "\n")
    return Fold(text.position(start).line, text.position(end).line)
