"""Requests about the whole workspace, and commands."""

from __future__ import annotations

import asyncio
from base64 import b64encode

from lsprotocol import types

from docparse.inputs.errors import InputError
from docparse.lsp import wire
from docparse.lsp.corrections import AUTOMATIC, keep
from docparse.lsp.errors import RequestError
from docparse.lsp.files import path_of
from docparse.lsp.folders import FoundSection, fits, list_sections
from docparse.lsp.hover import explain
from docparse.lsp.server import EditorServer
from docparse.lsp.text import Position
from docparse.messages import Message
from docparse.model.document import Document
from docparse.writers.formats import WRITERS, write_as


async def workspace_symbol(
    server: EditorServer, params: types.WorkspaceSymbolParams
) -> list[types.WorkspaceSymbol]:
    """Return the sections of open files, and of the reports in the folders, whose names fit."""
    found: list[FoundSection] = []
    for file in list(server.open.files.values()):
        analysis = await server.open.analysis(file.uri)
        inside = await server.open.ask(list_sections, analysis, file.uri)
        found += [section for section in inside if fits(params.query, section.name)]
    folders = list(filter(None, map(path_of, server.workspace.folders)))
    opened = frozenset(filter(None, map(path_of, server.open.files)))
    loop = asyncio.get_running_loop()
    found += await loop.run_in_executor(
        server.searching, server.folders.find, params.query, folders, opened
    )
    return [wire.to_found(section) for section in found]


async def convert(server: EditorServer, uri: str, format: str) -> str:
    """Return the open document in a format of `docparse convert`; a Word file in base64."""
    if format not in WRITERS:
        raise RequestError(Message("formats.no_writer", name=format, known=tuple(WRITERS)))
    analysis = await server.open.analysis(uri)
    return await server.open.ask(_convert, analysis.document, format)


def _convert(document: Document, format: str) -> str:
    written = write_as(document, format, {})
    return written if isinstance(written, str) else b64encode(written).decode()


async def correct_heading(
    server: EditorServer, uri: str, line: int, character: int, level: int
) -> str:
    """Give the heading or line at a place a level, 0 for text, and keep that in a file; return the name of the file."""
    path = path_of(uri)
    if path is None:
        raise RequestError(Message("editor.unsaved"))
    analysis = await server.open.analysis(uri)
    offset = analysis.offset(Position(line, character))
    try:
        name = await server.open.ask(keep, analysis, path, offset, level)
    except InputError as error:
        raise RequestError(error.message) from error
    server.read_settings_again()
    taken_back = Message("editor.taken_back", path=name)
    words = server.say(taken_back if level == AUTOMATIC else Message("editor.kept", path=name))
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))
    return name


async def explain_heading(server: EditorServer, uri: str, line: int, character: int) -> str:
    """Say why a heading is one: to the user, and as the answer."""
    analysis = await server.open.analysis(uri)
    section = analysis.heading_at(analysis.offset(Position(line, character)))
    if section is None:
        raise RequestError(Message("editor.no_heading"))
    words = "\n".join(explain(analysis, section))
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))
    return words
