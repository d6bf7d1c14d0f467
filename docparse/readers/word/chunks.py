"""Files inside a Word file (`w:altChunk`): a web page, plain text, or another Word file.

Programs that put a page together as HTML and hand it over as a Word file write such files: question banks, reports of
a web system. Word reads the part in when the file is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docparse.model.source import Source
from docparse.readers.decode import DecodeError, decode

if TYPE_CHECKING:
    from email.message import Message as EmailMessage

#: The first bytes of a zip file, which is Word inside Word, and of a page that was saved with its pictures (MHTML).
ZIP = b"PK\x03\x04"
_MIME = b"mime-version"
_SAMPLE = 1_000
_RTF = b"{\\rtf"


def read_chunk(data: bytes) -> Source | None:
    """Read a web page or plain text; return `None` for any other part."""
    head = data[:_SAMPLE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if head.startswith((_RTF, ZIP.lower())):
        return None
    if head.startswith(_MIME) or b"\nmime-version" in head:
        return _read_mime(data)
    if b"<html" in head or b"<body" in head or head.startswith(b"<"):
        return _read_page(data, "")
    try:
        text = decode(data).text
    except DecodeError:
        return None
    return Source.of(text.replace("\r\n", "\n"))


def _read_mime(data: bytes) -> Source | None:
    """Read the page of a MHTML file."""
    for part in parts_of_mime(data):
        if part.get_content_type() != "text/html":
            continue
        page = part.get_payload(decode=True)
        if isinstance(page, bytes):
            charset = part.get_content_charset() or ""
            return _read_page(page, charset) or _read_page(page, "")
    return None


def parts_of_mime(data: bytes) -> list[EmailMessage]:
    """Return the parts of a MHTML file; none if they nest too deep to be those of a page."""
    from email import message_from_bytes

    try:
        return list(message_from_bytes(data).walk())
    except RecursionError:
        return []


def _read_page(data: bytes, encoding: str) -> Source | None:
    from docparse.readers.html import read_html

    try:
        return read_html(data, "", encoding, whole_page=True)
    except ValueError:  # another encoding, or nested too deep
        return None
