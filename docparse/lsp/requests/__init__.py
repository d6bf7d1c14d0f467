"""HANDLERS and COMMANDS: one function for each request of the protocol. Each calls a pure function; none decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types

from docparse.lsp.actions import FIX_ALL, QUICK_FIX, REWRITE
from docparse.lsp.requests import editing, opening, reading, workspace

HANDLERS: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZE: opening.initialize,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: opening.did_change_configuration,
    types.TEXT_DOCUMENT_DID_OPEN: opening.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: opening.did_change,
    types.TEXT_DOCUMENT_DID_CLOSE: opening.did_close,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: reading.document_symbol,
    types.TEXT_DOCUMENT_FOLDING_RANGE: reading.folding_range,
    types.TEXT_DOCUMENT_SELECTION_RANGE: reading.selection_range,
    types.TEXT_DOCUMENT_HOVER: reading.hover,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: reading.document_link,
    types.TEXT_DOCUMENT_DEFINITION: reading.definition,
    types.TEXT_DOCUMENT_REFERENCES: reading.references,
    types.TEXT_DOCUMENT_DIAGNOSTIC: reading.diagnostic,
    types.TEXT_DOCUMENT_PREPARE_RENAME: editing.prepare_rename,
    types.TEXT_DOCUMENT_RENAME: editing.rename,
    types.TEXT_DOCUMENT_COMPLETION: editing.completion,
    types.TEXT_DOCUMENT_CODE_ACTION: editing.code_action,
    types.CODE_ACTION_RESOLVE: editing.code_action_resolve,
    types.TEXT_DOCUMENT_FORMATTING: editing.formatting,
    types.TEXT_DOCUMENT_RANGE_FORMATTING: editing.range_formatting,
    types.WORKSPACE_SYMBOL: workspace.workspace_symbol,
}
#: What the client is told about a handler.
OPTIONS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_DIAGNOSTIC: types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=False, identifier="docparse"
    ),
    types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(
        trigger_characters=["\n", "（", "(", "第"]
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[QUICK_FIX, REWRITE, FIX_ALL], resolve_provider=True
    ),
}
COMMANDS: Mapping[str, Callable[..., Any]] = {
    "docparse.convert": workspace.convert,
    "docparse.correct": workspace.correct_heading,
    "docparse.explain": workspace.explain_heading,
}
