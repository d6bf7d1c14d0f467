"""Files that are opened, changed and closed, and the settings."""

from __future__ import annotations

from lsprotocol import types

from docparse.inputs.settings import forget_settings
from docparse.lsp import wire
from docparse.lsp.files import format_of
from docparse.lsp.server import EditorServer


def initialize(server: EditorServer, params: types.InitializeParams) -> None:
    """Take the client's encoding and settings."""
    server.begin(params)


def did_change_configuration(
    server: EditorServer, params: types.DidChangeConfigurationParams
) -> None:
    """Take new settings, and check every open file with them."""
    server.configure(params.settings)
    server.read_settings_again()


def did_open(server: EditorServer, params: types.DidOpenTextDocumentParams) -> None:
    """Keep the text of a file."""
    opened = params.text_document
    forget_settings()  # read again: they may have changed since the last file was opened
    format, settings = format_of(opened.uri, opened.language_id), server.settings_for(opened.uri)
    kept = server.kept_for(opened.uri)
    server.open.open(opened.uri, format, opened.version, opened.text, settings, kept)
    server.publish_soon(opened.uri)


def did_change(server: EditorServer, params: types.DidChangeTextDocumentParams) -> None:
    """Change the text of a file."""
    changed = params.text_document
    server.open.change(changed.uri, changed.version, map(wire.from_change, params.content_changes))
    server.publish_soon(changed.uri)


def did_close(server: EditorServer, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a file and its findings."""
    uri = params.text_document.uri
    server.stop_waiting(uri)
    server.open.close(uri)
    if not server.is_asked:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
