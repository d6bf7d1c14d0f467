"""The server: requests in, pure functions asked, their answers in the protocol's types out."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from docparse import __version__
from docparse.server.errors import RequestError
from docparse.server.files import Files
from docparse.server.folding import find_folds
from docparse.server.protocol import Protocol
from docparse.server.symbols import find_symbols
from docparse.server.wire import from_change, to_fold, to_symbol
from docparse.writers import WRITERS, write


class Server(LanguageServer):
    """The language server with its open files."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__("docparse", __version__, protocol_cls=Protocol)
        self.open = Files()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say on standard error what went wrong; no pop-up for each odd message of a client."""
        self.protocol.refuse(error)
        sys.stderr.write(f"docparse: {error}\n")


def serve() -> int:
    """Serve one client on standard input and output until it ends; return the exit status."""
    gc.enable()  # the command line turns it off: its other commands are short
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it logs each error that it answers
    server = build_server()
    with os.fdopen(os.dup(1), "wb") as stdout:  # pygls closes what it is given
        server.start_io(stdout=stdout)
    return 0 if server.protocol.was_shut_down else 1


def build_server() -> Server:
    """Return a server with its handlers."""
    server = Server()
    for method, handler in _HANDLERS.items():
        server.feature(method)(_answering(handler))
    for name, command in _COMMANDS.items():
        server.command(name)(_answering(command))
    return server


def _answering(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Return `handler` with the errors of the protocol for what a client got wrong."""
    if not asyncio.iscoroutinefunction(handler):
        return handler

    @wraps(handler)
    async def answer(server: Server, *params: Any) -> Any:
        try:
            return await handler(server, *params)
        except RequestError as error:
            raise JsonRpcInvalidParams(str(error)) from error

    return answer


def _initialize(server: Server, params: types.InitializeParams) -> None:
    encoding = server.workspace.position_encoding
    server.open.encoding = encoding  # type: ignore[assignment]


def _did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    opened = params.text_document
    server.open.open(opened.uri, opened.language_id, opened.version, opened.text)


def _did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    changed = params.text_document
    server.open.change(changed.uri, changed.version, map(from_change, params.content_changes))


def _did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.open.close(params.text_document.uri)


async def _document_symbol(
    server: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol]:
    analysis = await server.open.analysis(params.text_document.uri)
    symbols = await server.open.ask(find_symbols, analysis.document)
    return [to_symbol(analysis, symbol) for symbol in symbols]


async def _folding_range(
    server: Server, params: types.FoldingRangeParams
) -> list[types.FoldingRange]:
    analysis = await server.open.analysis(params.text_document.uri)
    return [to_fold(fold) for fold in await server.open.ask(find_folds, analysis)]


async def _convert(server: Server, uri: str, format: str) -> str:
    """Return the open document in a format of `docparse convert`."""
    if format not in WRITERS:
        raise RequestError(f"no format {format!r}; there are: {', '.join(WRITERS)}")
    analysis = await server.open.analysis(uri)
    return await server.open.ask(write, analysis.document, format)


_COMMANDS: dict[str, Callable[..., Any]] = {"docparse.convert": _convert}

_HANDLERS: dict[str, Callable[..., Any]] = {
    types.INITIALIZE: _initialize,
    types.TEXT_DOCUMENT_DID_OPEN: _did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: _did_change,
    types.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _document_symbol,
    types.TEXT_DOCUMENT_FOLDING_RANGE: _folding_range,
}
