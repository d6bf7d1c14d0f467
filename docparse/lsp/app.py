"""The language server is built here: requests and commands are registered, errors become answers."""

from __future__ import annotations

import asyncio
import inspect
import logging
import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from pygls.exceptions import JsonRpcInvalidParams

from docparse.lsp.errors import RequestError
from docparse.lsp.requests import COMMANDS, HANDLERS, OPTIONS
from docparse.lsp.server import EditorServer
from docparse.messages import message_of


def serve() -> int:
    """Serve one client on standard input and output until it ends; return the exit status."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it logs each error that it answers
    server = build_server()
    with os.fdopen(os.dup(1), "wb") as stdout:  # pygls closes what it is given
        server.start_io(stdout=stdout)
    return 0 if server.protocol.was_shut_down else 1


def build_server() -> EditorServer:
    """Return a server with its handlers."""
    server = EditorServer()
    for method, handler in HANDLERS.items():
        server.feature(method, OPTIONS.get(method))(_answering(handler))
    for name, command in COMMANDS.items():
        server.command(name)(_answering(command))
    return server


def _answering(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Return `handler` with the errors of the protocol for what a client got wrong."""
    if not asyncio.iscoroutinefunction(handler):
        return handler
    wanted = len(inspect.signature(handler).parameters) - 1

    @wraps(handler)
    async def answer(server: EditorServer, *params: Any) -> Any:
        if len(params) != wanted:  # a command without arguments
            raise JsonRpcInvalidParams(f"expected {wanted} arguments, got {len(params)}")
        try:
            return await handler(server, *params)
        except RequestError as error:
            raise JsonRpcInvalidParams(server.say(message_of(error))) from error

    return answer
