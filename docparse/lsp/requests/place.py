"""The file and the place that a request is about."""

from __future__ import annotations

from lsprotocol import types

from docparse.lsp import wire
from docparse.lsp.analysis import Analysis
from docparse.lsp.server import EditorServer

_Params = (
    types.HoverParams
    | types.DefinitionParams
    | types.ReferenceParams
    | types.PrepareRenameParams
    | types.RenameParams
)


async def place_of(server: EditorServer, params: _Params) -> tuple[Analysis, int]:
    """Return the file of a request and the offset in its text."""
    analysis = await server.open.analysis(params.text_document.uri)
    return analysis, analysis.offset(wire.from_position(params.position))
