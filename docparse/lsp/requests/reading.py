"""Requests that only read: outline, folds, hover, links and references."""

from __future__ import annotations

from lsprotocol import types

from docparse.lsp import wire
from docparse.lsp.folding import find_folds
from docparse.lsp.hover import hover_at
from docparse.lsp.links import definition_at, find_links, named_at, references_to
from docparse.lsp.protocol import Encoded
from docparse.lsp.requests.place import place_of
from docparse.lsp.selection import selections_at
from docparse.lsp.server import EditorServer
from docparse.lsp.symbols import find_symbols, heading_span


async def document_symbol(server: EditorServer, params: types.DocumentSymbolParams) -> Encoded:
    """Return the section tree."""
    analysis = await server.open.analysis(params.text_document.uri)
    return await server.open.ask(
        lambda: Encoded(wire.encode_symbols(analysis, find_symbols(analysis.document)))
    )


async def folding_range(
    server: EditorServer, params: types.FoldingRangeParams
) -> list[types.FoldingRange]:
    """Return what can be folded."""
    analysis = await server.open.analysis(params.text_document.uri)
    return [wire.to_fold(fold) for fold in await server.open.ask(find_folds, analysis)]


async def selection_range(
    server: EditorServer, params: types.SelectionRangeParams
) -> list[types.SelectionRange | None]:
    """Return what is around each position."""
    analysis = await server.open.analysis(params.text_document.uri)
    offsets = [analysis.offset(wire.from_position(position)) for position in params.positions]
    return [wire.to_selection(analysis, selections_at(analysis, offset)) for offset in offsets]


async def hover(server: EditorServer, params: types.HoverParams) -> types.Hover | None:
    """Return facts about a place."""
    analysis, offset = await place_of(server, params)
    found = await server.open.ask(hover_at, analysis, offset)
    return wire.to_hover(analysis, found) if found else None


async def document_link(
    server: EditorServer, params: types.DocumentLinkParams
) -> list[types.DocumentLink]:
    """Return the references to numbers of the text."""
    uri = params.text_document.uri
    analysis = await server.open.analysis(uri)
    links = await server.open.ask(lambda: list(find_links(analysis)))
    return [wire.to_link(analysis, link, uri) for link in links]


async def definition(server: EditorServer, params: types.DefinitionParams) -> types.Location | None:
    """Return the heading that a reference leads to."""
    analysis, offset = await place_of(server, params)
    link = await server.open.ask(definition_at, analysis, offset)
    if link is None:
        return None
    return types.Location(params.text_document.uri, wire.to_range(analysis, link.place))


async def references(server: EditorServer, params: types.ReferenceParams) -> list[types.Location]:
    """Return the references to the heading at a place, or that a reference there leads to."""
    analysis, offset = await place_of(server, params)
    section = await server.open.ask(named_at, analysis, offset)
    if section is None:
        return []
    spans = list(references_to(analysis, section))
    if params.context.include_declaration:
        spans.insert(0, heading_span(section))
    uri = params.text_document.uri
    return [types.Location(uri, wire.to_range(analysis, span)) for span in spans]


async def diagnostic(
    server: EditorServer, params: types.DocumentDiagnosticParams
) -> types.RelatedFullDocumentDiagnosticReport:
    """Return the findings, to a client that asks for them."""
    analysis = await server.open.analysis(params.text_document.uri)
    found = await server.open.ask(lambda: analysis.findings)
    items = [wire.to_diagnostic(analysis, one) for one in found]
    return types.RelatedFullDocumentDiagnosticReport(items=items)
