"""The page over HTTP, for the one person at this machine.

A request is answered only if it names this server as its host (which stops DNS rebinding), comes from the page
itself, and is not larger than allowed. Nothing is stored or logged.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docparse.messages import Message, language_of, message_of, say
from docparse.web.views import look

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

#: Path -> (file beside this module, its type).
PAGES: Mapping[str, tuple[str, str]] = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/words.js": ("words.js", "text/javascript; charset=utf-8"),
}
_HEADERS = {
    "Cache-Control": "no-store",
    # The frame that shows the HTML output has its styles inline, and runs no script (sandbox).
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
#: This many texts are parsed at once; further requests wait.
_MOST_AT_ONCE = 4
_MOST_DISCARDED = 1 << 28
#: A silent connection is closed after this many seconds.
_PATIENCE = 30


class PageServer(ThreadingHTTPServer):
    """The server; `max_bytes` is the largest request that it takes."""

    daemon_threads = True

    def __init__(self, host: str, port: int, max_bytes: int) -> None:
        """Bind to `host` and `port`; 0 is a free one. Raises `OSError`."""
        self.max_bytes = max_bytes
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.working = threading.BoundedSemaphore(_MOST_AT_ONCE)
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the page."""
        host, port = self.server_address[:2]
        return f"http://[{host!s}]:{port}/" if ":" in str(host) else f"http://{host!s}:{port}/"

    def hosts(self) -> set[str]:
        """Return the host names that are accepted; empty means any, when bound to more than loopback."""
        host, port = str(self.server_address[0]), self.server_address[1]
        if host not in ("127.0.0.1", "::1"):
            return set()
        return {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}


class _Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: PageServer
    protocol_version = "HTTP/1.1"
    server_version = "docparse"
    sys_version = ""
    timeout: ClassVar[int] = _PATIENCE

    def do_GET(self) -> None:
        """Send one of the files of the page."""
        page = PAGES.get(self.path)
        if not self._is_welcome():
            self._answer(HTTPStatus.FORBIDDEN, b"", "text/plain")
        elif page is None:
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
        else:
            self._answer(HTTPStatus.OK, _read_beside(page[0]), page[1])

    def do_POST(self) -> None:
        """Answer `/look`: JSON in, JSON out."""
        status, answer = self._look()
        if not isinstance(answer, dict):
            # Browsers name first the language that the page is in.
            language = language_of(self.headers.get("Accept-Language", ""))
            answer = {"error": say(answer, language)}
        data = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
        # The unread rest of a request would be taken for the next one.
        self.close_connection = self.close_connection or status != HTTPStatus.OK
        self._answer(status, data, "application/json; charset=utf-8")

    def _look(self) -> tuple[HTTPStatus, dict[str, Any] | Message | str]:
        if not self._is_welcome():
            return HTTPStatus.FORBIDDEN, Message("page.other_origin")
        if self.path != "/look":
            return HTTPStatus.NOT_FOUND, Message("page.not_found", path=self.path)
        if self.headers.get_content_type() != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Message("page.not_json")
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            return HTTPStatus.LENGTH_REQUIRED, Message("page.no_length")
        if int(length) > self.server.max_bytes:
            megabytes = self.server.max_bytes / 1e6
            self._discard(int(length))
            message = Message("page.too_large", megabytes=megabytes)
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message
        data = self.rfile.read(int(length))
        if not self.server.working.acquire(timeout=_PATIENCE):
            return HTTPStatus.SERVICE_UNAVAILABLE, Message("page.busy")
        try:
            request = json.loads(data)
            if not isinstance(request, dict):
                return HTTPStatus.BAD_REQUEST, Message("page.not_an_object")
            return HTTPStatus.OK, look(request)
        except RecursionError:
            return HTTPStatus.BAD_REQUEST, Message("page.too_deep")
        except ValueError as error:
            return HTTPStatus.BAD_REQUEST, message_of(error)
        finally:
            self.server.working.release()

    def _discard(self, length: int) -> None:
        """Read and drop a request that is too large, up to a limit: a browser reads no answer before it has sent everything."""
        left = min(length, _MOST_DISCARDED)
        while left > 0 and (piece := self.rfile.read(min(left, 1 << 16))):
            left -= len(piece)

    def _is_welcome(self) -> bool:
        """Tell whether the request is for this server and, if a page sent it, from its own page."""
        hosts = self.server.hosts()
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        if hosts and host not in hosts:
            return False
        return origin is None or origin == f"http://{host}"

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the texts are private."""


def _read_beside(name: str) -> bytes:
    """Read a file beside this module, from a folder or from a zip file."""
    loader = cast("ResourceLoader", __spec__.loader)
    return loader.get_data(str(Path(__file__).with_name(name)))
