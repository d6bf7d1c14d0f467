"""The protocol of pygls, with the errors that the specification asks for and our own handling of texts.

pygls answers a request whose parameters are malformed with a pop-up and no response, and it counts lines as
Python does, so that U+2028 puts every later position wrong. The texts are kept in `files.OpenFiles`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.protocol import LanguageServerProtocol, lsp_method

_LOG = logging.getLogger(__name__)
_EARLY = frozenset({types.INITIALIZE, types.EXIT, types.CANCEL_REQUEST, types.SET_TRACE})


class ServerNotInitialized(JsonRpcException):
    """A request before `initialize`."""

    CODE = types.ErrorCodes.ServerNotInitialized
    MESSAGE = "the server has not been initialized"


class ContentModified(JsonRpcException):
    """The text changed while edits were computed: the client should ask again."""

    CODE = types.LSPErrorCodes.ContentModified
    MESSAGE = "the text has changed meanwhile"


class Encoded(NamedTuple):
    """A result that is JSON already: the outline of a long file is encoded in a thread, not in the event loop."""

    json: str


class Protocol(LanguageServerProtocol):
    """The protocol of the language server."""

    @property
    def was_shut_down(self) -> bool:
        """Whether the client has asked for the end."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Turn an object of JSON into a message; answer a malformed request at once."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and "id" in data:
                self._send_response(data["id"], error=error.to_response_error())
            else:
                _LOG.warning("ignored: %s", error)
            return None

    def handle_message(self, message: Any) -> None:
        """Answer a message, or say what is wrong with it."""
        if message is None:
            return
        method, number = getattr(message, "method", ""), getattr(message, "id", None)
        error: JsonRpcException | None = None
        if not hasattr(message, "jsonrpc"):
            error = JsonRpcInvalidRequest("a message needs jsonrpc and method")
        elif method and self._workspace is None and method not in _EARLY:
            error = ServerNotInitialized()
        elif method == types.INITIALIZE and self._workspace is not None:
            error = JsonRpcInvalidRequest("initialize comes once")
        elif self._shutdown and number is not None and method:
            error = JsonRpcInvalidRequest("the server is shutting down")
        if error is None:
            super().handle_message(message)
        elif number is not None or not method:
            self._send_response(number, error=error.to_response_error())  # type: ignore[arg-type]

    def _send_response(
        self, msg_id: int | str, result: Any = None, error: types.ResponseError | None = None
    ) -> None:
        if error is None and isinstance(result, Encoded) and self.writer is not None:
            number = json.dumps(msg_id)
            body = f'{{"jsonrpc":"2.0","id":{number},"result":{result.json}}}'.encode()
            self.writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        else:
            super()._send_response(msg_id, result, error)

    def refuse(self, error: Exception) -> None:
        """Answer bytes that are not JSON."""
        # RecursionError: [[[[… is JSON, but nests deeper than Python's stack.
        if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
            parse_error = JsonRpcParseError(str(error)).to_response_error()
            self._send_response(None, error=parse_error)  # type: ignore[arg-type]

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        """Leave the text to the server's own handler."""
        yield self._own(types.TEXT_DOCUMENT_DID_OPEN), (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Iterator[Any]:
        """Leave the change to the server's own handler."""
        yield self._own(types.TEXT_DOCUMENT_DID_CHANGE), (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: types.DidCloseTextDocumentParams
    ) -> Iterator[Any]:
        """Leave the closing to the server's own handler."""
        yield self._own(types.TEXT_DOCUMENT_DID_CLOSE), (params,), None

    def _own(self, method: str) -> Callable[..., Any]:
        handler: Callable[..., Any] = self.fm.features[method]
        return handler
