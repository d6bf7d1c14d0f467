"""Who is answered, and with what: the files of the page, and `/look`.

A request is answered only if it names this server as its host (which stops DNS rebinding), comes from the page
itself, and is not larger than allowed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from email.utils import formatdate
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from docparse.messages import Language, Message, say
from docparse.web.limits import PageLimits
from docparse.web.request import PageRequest, RefusedError

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

_SCRIPTS = (
    "serve.js",
    "page.js",
    "outline.js",
    "formats.js",
    "corrections.js",
    "dom.js",
    "words.js",
    "sample.js",
)
#: Path -> (file beside this module, its type). No path of a request ever becomes the name of a file.
PAGES: Mapping[str, tuple[str, str]] = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    **{f"/{name}": (name, "text/javascript; charset=utf-8") for name in _SCRIPTS},
}
LOOK = "/look"
JSON = "application/json; charset=utf-8"
#: On every answer, whatever its status.
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
    "X-Frame-Options": "DENY",
}


class PageAnswer(NamedTuple):
    """An answer before it is sent."""

    status: HTTPStatus
    data: bytes
    kind: str
    headers: Mapping[str, str] = {}

    def head(self, *, closes: bool) -> bytes:
        """Return what is sent before the data."""
        headers = {
            "Date": formatdate(usegmt=True),
            **_HEADERS,
            "Content-Type": self.kind,
            "Content-Length": str(len(self.data)),
            **self.headers,
            **({"Connection": "close"} if closes else {}),
        }
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("ascii")


def check_request(request: PageRequest, hosts: Collection[str], limits: PageLimits) -> None:
    """Raise `RefusedError` unless the request is for this server, and one that it answers."""
    host, origin = request.headers.get("host", ""), request.headers.get("origin")
    if (hosts and host not in hosts) or origin not in (None, f"http://{host}"):
        raise RefusedError(HTTPStatus.FORBIDDEN, Message("page.other_origin"))
    if request.path != LOOK and request.path not in PAGES:
        raise RefusedError(HTTPStatus.NOT_FOUND, Message("page.not_found", path=request.path))
    allowed = ("POST",) if request.path == LOOK else ("GET", "HEAD")
    if request.method not in allowed:
        message = Message("page.method", method=request.method)
        raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, message, Allow=", ".join(allowed))
    if request.path == LOOK:
        _check_body(request, limits)
    elif request.length:
        # What is not read would be taken for the next request.
        raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.no_body"))


def _check_body(request: PageRequest, limits: PageLimits) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip(" \t").lower()
    if kind != "application/json":
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Message("page.not_json"))
    if request.headers.get("expect", "100-continue").lower() != "100-continue":
        raise RefusedError(HTTPStatus.EXPECTATION_FAILED, Message("page.expect"))
    if request.length is None:
        raise RefusedError(HTTPStatus.LENGTH_REQUIRED, Message("page.no_length"))
    if request.length > limits.max_bytes:
        message = Message("page.too_large", megabytes=limits.file_bytes / 1e6)
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)


def page_at(path: str) -> PageAnswer:
    """Return one of the files of the page."""
    name, kind = PAGES[path]
    return PageAnswer(HTTPStatus.OK, _read_beside(name), kind)


def answer_to(refused: RefusedError, language: Language = "en") -> PageAnswer:
    """Return the answer that says why a request was refused."""
    return PageAnswer(
        refused.status, error_in_json(refused.message, language), JSON, refused.headers
    )


def error_in_json(message: Message | str, language: Language) -> bytes:
    """Return the body of an answer that is an error."""
    return json.dumps({"error": say(message, language)}, ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _read_beside(name: str) -> bytes:
    """Read a file beside this module, from a folder or from a zip file."""
    loader = cast("ResourceLoader", __spec__.loader)
    return loader.get_data(str(Path(__file__).with_name(name)))
