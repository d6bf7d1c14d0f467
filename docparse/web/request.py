"""Reading a request as RFC 9112 has it, and refusing all that could be read in two ways."""

from __future__ import annotations

import re
from asyncio import IncompleteReadError, LimitOverrunError, StreamReader
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

from docparse.messages import Language, Message, language_of
from docparse.web.limits import LONGEST_HEAD

_TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_REQUEST_LINE = re.compile(rb"(" + _TOKEN + rb") ([!-~]+) HTTP/1\.([01])\r\n")
#: A line that goes on from the last one (it begins with a blank) is refused too, and so are bare `\r` and `\n`.
_HEADER = re.compile(rb"(" + _TOKEN + rb"):([\t -~\x80-\xff]*)\r\n")
#: Fifteen digits are a petabyte.
_LENGTH = re.compile(r"[0-9]{1,15}")
#: Two of these contradict each other, and whoever stands in between may believe the other one.
_ONCE = frozenset("host content-length content-type origin transfer-encoding".split())


class RefusedError(Exception):
    """A request that is not answered as it wishes."""

    def __init__(self, status: HTTPStatus, message: Message | str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, headers


class PageRequest(NamedTuple):
    """A request without its body."""

    method: str
    path: str
    #: By name in small letters.
    headers: Mapping[str, str]
    #: Of the body; `None` if it is not said.
    length: int | None
    #: Whether the connection ends after the answer.
    closes: bool

    @property
    def language(self) -> Language:
        """The language for errors. Browsers name first the one that their user reads."""
        return language_of(self.headers.get("accept-language", ""))


async def read_request(first: bytes, reader: StreamReader) -> PageRequest:
    """Read a request up to its body; `first` is what was read already. Raises `RefusedError`, and `EOFError` at the end."""
    line = first + await _read_line(reader, HTTPStatus.REQUEST_URI_TOO_LONG)
    found = _REQUEST_LINE.fullmatch(line)
    if not found:
        raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.bad_first_line"))
    method, target, version = (part.decode("ascii") for part in found.groups())
    headers = await _read_headers(reader)
    if version == "1" and not headers.get("host"):
        raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.no_host"))
    options = headers.get("connection", "").lower().replace(" ", "").split(",")
    closes = version == "0" or "close" in options
    return PageRequest(method, target.partition("?")[0], headers, _length_of(headers), closes)


async def _read_headers(reader: StreamReader) -> Mapping[str, str]:
    headers: dict[str, str] = {}
    size = 0
    while True:
        line = await _read_line(reader, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        if line == b"\r\n":
            return headers
        size += len(line)
        if size > LONGEST_HEAD:
            raise RefusedError(
                HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, Message("page.long_head")
            )
        found = _HEADER.fullmatch(line)
        if not found:
            raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.bad_header"))
        name = found[1].decode("ascii").lower()
        value = found[2].strip(b" \t").decode("latin-1")
        if name in headers and name in _ONCE:
            raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.twice", name=name))
        headers[name] = f"{headers[name]}, {value}" if name in headers else value


async def _read_line(reader: StreamReader, too_long: HTTPStatus) -> bytes:
    """Read a line with its end; the limit is that of the reader."""
    try:
        return await reader.readuntil(b"\n")
    except LimitOverrunError:
        raise RefusedError(too_long, Message("page.long_head")) from None
    except IncompleteReadError:
        raise EOFError from None


def _length_of(headers: Mapping[str, str]) -> int | None:
    if "transfer-encoding" in headers:
        raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.transfer_encoding"))
    length = headers.get("content-length")
    if length is not None and not _LENGTH.fullmatch(length):
        raise RefusedError(HTTPStatus.BAD_REQUEST, Message("page.bad_length"))
    return None if length is None else int(length)
