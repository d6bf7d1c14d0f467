"""Docparse's records as the protocol's types, and back."""

from __future__ import annotations

from lsprotocol import types

from docparse.server.analysis import Analysis
from docparse.server.folding import Fold
from docparse.server.symbols import Symbol
from docparse.server.text import Change, Position, Range
from docparse.source import Span

_KINDS = {
    "report": types.SymbolKind.Module,
    "heading": types.SymbolKind.String,
    "runin": types.SymbolKind.String,
    "item": types.SymbolKind.EnumMember,
}


def to_range(analysis: Analysis, span: Span) -> types.Range:
    """Return the range of a span of the document in its file."""
    return from_range_record(analysis.range(span))


def from_range_record(range_: Range) -> types.Range:
    """Return a range in the protocol's type."""
    return types.Range(types.Position(*range_.start), types.Position(*range_.end))


def to_record(range_: types.Range) -> Range:
    """Return a range of the protocol as a record."""
    start, end = range_.start, range_.end
    return Range(Position(start.line, start.character), Position(end.line, end.character))


def from_change(event: types.TextDocumentContentChangeEvent) -> Change:
    """Return what an editor did."""
    if isinstance(event, types.TextDocumentContentChangePartial):
        return Change(to_record(event.range), event.text)
    return Change(None, event.text)


def to_symbol(analysis: Analysis, symbol: Symbol) -> types.DocumentSymbol:
    """Return a section in the outline."""
    return types.DocumentSymbol(
        name=symbol.name,
        kind=_KINDS[symbol.kind],
        range=to_range(analysis, symbol.span),
        selection_range=to_range(analysis, symbol.heading),
        children=[to_symbol(analysis, child) for child in symbol.children],
    )


def to_fold(fold: Fold) -> types.FoldingRange:
    """Return lines that can be folded."""
    return types.FoldingRange(fold.first, fold.last, kind=types.FoldingRangeKind.Region)
