"""Requests for changes of the text: fixes, a number renamed, the next marker."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from docparse.lsp import wire
from docparse.lsp.actions import COMMAND, Action, find_actions
from docparse.lsp.analysis import Analysis
from docparse.lsp.completion import offers_at
from docparse.lsp.findings import mending_edits
from docparse.lsp.protocol import ContentModified
from docparse.lsp.rename import numeral_at, rename_in_file
from docparse.lsp.requests.place import place_of
from docparse.lsp.server import EditorServer
from docparse.model.diagnostic import Edit


async def prepare_rename(
    server: EditorServer, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """Return the numeral at a place."""
    analysis, offset = await place_of(server, params)
    numeral = await server.open.ask(numeral_at, analysis, offset)
    if numeral is None:
        return None
    words = analysis.source.slice(numeral.span)
    return types.PrepareRenamePlaceholder(wire.to_range(analysis, numeral.span), words)


async def rename(server: EditorServer, params: types.RenameParams) -> types.WorkspaceEdit:
    """Give a number another value, with the references to it."""
    analysis, offset = await place_of(server, params)
    edits = await server.open.ask(rename_in_file, analysis, offset, params.new_name)
    return _workspace_edit(server, params.text_document.uri, analysis, edits)


async def completion(server: EditorServer, params: types.CompletionParams) -> types.CompletionList:
    """Return the markers that could come next."""
    analysis = await server.open.analysis(params.text_document.uri)
    offset = analysis.text.offset(wire.from_position(params.position))
    offers = await server.open.ask(offers_at, analysis, offset)
    items = [wire.to_completion(analysis, offer, at) for at, offer in enumerate(offers)]
    return types.CompletionList(is_incomplete=True, items=items)


async def code_action(
    server: EditorServer, params: types.CodeActionParams
) -> list[types.CodeAction | types.Command]:
    """Return what can be done at a place."""
    analysis = await server.open.analysis(params.text_document.uri)
    span = wire.from_range(analysis, params.range)
    only = params.context.only
    kinds = None if only is None else [wire.name_of(kind) for kind in only]
    lazily = server.asks_for_edits
    actions = await server.open.ask(
        lambda: list(find_actions(analysis, span, kinds, lazily=lazily))
    )
    return [_code_action(server, params, analysis, action) for action in actions]


async def code_action_resolve(server: EditorServer, action: types.CodeAction) -> types.CodeAction:
    """Return an action that was offered without edits, with them; it fixes the whole file."""
    uri = str(action.data)
    analysis = await server.open.analysis(uri)
    edits = await server.open.ask(mending_edits, analysis)
    action.edit = _workspace_edit(server, uri, analysis, edits)
    return action


async def formatting(
    server: EditorServer, params: types.DocumentFormattingParams
) -> list[types.TextEdit]:
    """Return the edits that are safe to make without asking."""
    analysis = await server.open.analysis(params.text_document.uri)
    edits = await server.open.ask(mending_edits, analysis)
    return _text_edits(server, params.text_document.uri, analysis, edits)


async def range_formatting(
    server: EditorServer, params: types.DocumentRangeFormattingParams
) -> list[types.TextEdit]:
    """Return the edits in a range that are safe to make without asking."""
    analysis = await server.open.analysis(params.text_document.uri)
    within = wire.from_range(analysis, params.range)
    edits = await server.open.ask(mending_edits, analysis, within)
    return _text_edits(server, params.text_document.uri, analysis, edits)


def _code_action(
    server: EditorServer, params: types.CodeActionParams, analysis: Analysis, action: Action
) -> types.CodeAction | types.Command:
    uri, start = params.text_document.uri, params.range.start
    if action.kind == COMMAND:
        arguments = [uri, start.line, start.character]
        if action.level is None:
            return types.Command(action.title, "docparse.explain", arguments=arguments)
        arguments.append(action.level)
        return types.Command(action.title, "docparse.correct", arguments=arguments)
    if not action.edits:
        return types.CodeAction(action.title, kind=action.kind, data=uri)
    found = action.diagnostics
    return types.CodeAction(
        action.title,
        kind=action.kind,
        diagnostics=[wire.to_diagnostic(analysis, one) for one in found] or None,
        is_preferred=bool(action.is_fix and found and found[0].safe) or None,
        edit=_workspace_edit(server, uri, analysis, action.edits),
    )


def _workspace_edit(
    server: EditorServer, uri: str, analysis: Analysis, edits: Iterable[Edit]
) -> types.WorkspaceEdit:
    """Return edits of one file, for the version that they were made for if the client knows versions."""
    changes = _text_edits(server, uri, analysis, edits)
    workspace = server.client_capabilities.workspace
    if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
        document = types.OptionalVersionedTextDocumentIdentifier(uri, server.open[uri].version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)])
    return types.WorkspaceEdit(changes={uri: changes})


def _text_edits(
    server: EditorServer, uri: str, analysis: Analysis, edits: Iterable[Edit]
) -> list[types.TextEdit]:
    """Return edits of the text that the client has now. Raises `ContentModified` if it was another."""
    if server.open[uri].text is not analysis.text:
        raise ContentModified
    return wire.to_edits(analysis, edits)
