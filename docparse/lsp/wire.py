"""Records of docparse as types of the protocol, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from lsprotocol import types

from docparse.lsp.analysis import Analysis
from docparse.lsp.completion import Offer
from docparse.lsp.folders import FoundSection
from docparse.lsp.folding import Fold
from docparse.lsp.hover import Hover
from docparse.lsp.links import Link
from docparse.lsp.rule_notes import rule_addresses
from docparse.lsp.symbols import Symbol
from docparse.lsp.text import Encoding, Position, Range, TextChange
from docparse.messages import Message
from docparse.model.diagnostic import Diagnostic, Edit
from docparse.model.source import Span

ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}
_KINDS = {
    "report": types.SymbolKind.Module,
    "heading": types.SymbolKind.String,
    "runin": types.SymbolKind.String,
    "item": types.SymbolKind.EnumMember,
}
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
    "style": types.DiagnosticSeverity.Hint,
}


def to_range(analysis: Analysis, span: Span) -> types.Range:
    """Return the range of a span of the document in its file."""
    return _range(analysis.range(span))


def _range(range_: Range) -> types.Range:
    return types.Range(types.Position(*range_.start), types.Position(*range_.end))


def from_position(position: types.Position) -> Position:
    """Return a position as a record."""
    return Position(position.line, position.character)


def from_range(analysis: Analysis, range_: types.Range) -> Span:
    """Return the span of the document that a range of its file covers."""
    start, end = (analysis.offset(from_position(at)) for at in (range_.start, range_.end))
    return Span(start, max(start, end))


def from_change(event: types.TextDocumentContentChangeEvent) -> TextChange:
    """Return a change by the editor as a record."""
    if isinstance(event, types.TextDocumentContentChangePartial):
        range_ = Range(from_position(event.range.start), from_position(event.range.end))
        return TextChange(range_, event.text)
    return TextChange(None, event.text)


def name_of(kind: types.CodeActionKind | str) -> str:
    """Return the name of a kind of actions: the protocol's own, or one of a client."""
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def encode_symbols(analysis: Analysis, symbols: Iterable[Symbol]) -> str:
    """Return the outline as JSON, a list of `DocumentSymbol`: it is long, and clients ask for it after each key."""
    return f"[{','.join(json.dumps(_symbol(analysis, symbol)) for symbol in symbols)}]"


def _symbol(analysis: Analysis, symbol: Symbol) -> dict[str, object]:
    return {
        "name": symbol.name,
        "kind": _KINDS[symbol.kind].value,
        "range": _encode_range(analysis.range(symbol.span)),
        "selectionRange": _encode_range(analysis.range(symbol.heading)),
        "children": [_symbol(analysis, child) for child in symbol.children],
    }


def _encode_range(range_: Range) -> dict[str, object]:
    start, end = range_
    return {
        "start": {"line": start.line, "character": start.character},
        "end": {"line": end.line, "character": end.character},
    }


def to_found(found: FoundSection) -> types.WorkspaceSymbol:
    """Return a section of some file."""
    place = types.Location(found.uri, _range(found.range))
    container = found.container or None
    return types.WorkspaceSymbol(place, found.name, _KINDS[found.kind], container_name=container)


def to_fold(fold: Fold) -> types.FoldingRange:
    """Return lines that can be folded."""
    return types.FoldingRange(fold.first, fold.last, kind=types.FoldingRangeKind.Region)


def to_selection(analysis: Analysis, spans: Iterable[Span]) -> types.SelectionRange | None:
    """Return spans, the innermost first, as one range with the others around it."""
    around: types.SelectionRange | None = None
    for span in reversed(list(spans)):
        around = types.SelectionRange(to_range(analysis, span), around)
    return around


def to_hover(analysis: Analysis, hover: Hover) -> types.Hover:
    """Return facts about a place."""
    content = types.MarkupContent(types.MarkupKind.Markdown, hover.markdown)
    return types.Hover(content, to_range(analysis, hover.span))


def to_link(analysis: Analysis, link: Link, uri: str) -> types.DocumentLink:
    """Return a reference as a link into its own file: `…#L12,1`."""
    start = analysis.range(link.place).start
    target = f"{uri}#L{start.line + 1},{start.character + 1}"
    tooltip = " › ".join(link.path) or None
    return types.DocumentLink(to_range(analysis, link.span), target, tooltip)


def to_diagnostic(analysis: Analysis, diagnostic: Diagnostic) -> types.Diagnostic:
    """Return a finding."""
    address = rule_addresses(analysis.language).get(diagnostic.code)
    return types.Diagnostic(
        range=to_range(analysis, diagnostic.span),
        message=diagnostic.message,
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        code_description=types.CodeDescription(address) if address else None,
        source="docparse",
    )


def to_edits(analysis: Analysis, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Return edits of the file."""
    return [types.TextEdit(_range(analysis.text.range(edit.span)), edit.text) for edit in edits]


def to_completion(analysis: Analysis, offer: Offer, at: int) -> types.CompletionItem:
    """Return a marker that could come next; `at` is its rank among the others."""
    message = (
        Message("editor.below", heading=offer.heading)
        if offer.below
        else Message("editor.after", heading=offer.heading)
    )
    return types.CompletionItem(
        label=offer.marker.rstrip(),
        kind=types.CompletionItemKind.EnumMember,
        detail=message.text(analysis.language) if offer.heading else None,
        sort_text=f"{at:02}",
        preselect=at == 0,
        text_edit=types.TextEdit(_range(analysis.text.range(offer.typed)), offer.marker),
    )
