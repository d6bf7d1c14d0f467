"""The format of a file: by its first bytes, then by its suffix."""

from __future__ import annotations

import os
import re

from docparse.messages import Message
from docparse.readers.decode import DecodeError
from docparse.readers.formats import FORMAT_OF_SUFFIX, READERS

_SAMPLE = 4_096
#: Old files of Word, Excel and PowerPoint begin alike; a text has a part of this name.
_OLD_OFFICE, _OLD_WORD = b"\xd0\xcf\x11\xe0", "WordDocument".encode("utf-16-le")
#: The first part of other packages is their type.
_PACKAGES = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/epub+zip", "epub"),
)
#: A PDF may have something before it, as mail programs put there.
_PDF_WITHIN = 1_024
_PICTURE = Message("reading.picture")
_COMPRESSED = Message("reading.compressed")
#: The first bytes of files that docparse cannot read, and what to do about each.
_REFUSED: tuple[tuple[bytes, Message], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM\x00", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"RIFF", Message("reading.media")),
    (b"\x1f\x8b", _COMPRESSED),
    (b"Rar!", _COMPRESSED),
    (b"7z\xbc\xaf", _COMPRESSED),
    (b"\x7fELF", Message("reading.program")),
)
_BEGINNINGS = tuple(beginning for beginning, _ in _REFUSED)
# These patterns are compiled only for a file that begins with `<` or has a sign of Markdown. What comes before the
# first tag is matched possessively (`*+`): with backtracking, forty comments would take hours.
_BEFORE = rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:"
_WHOLE_PAGE = _BEFORE + rb"!doctype html|html|head|body|meta|title)\b"
_FRAGMENT = _BEFORE + rb"div|p|h[1-6]|table|ul|ol|article|section|center|font|span|br)\b"
_PARAGRAPH_WITHOUT_TAG = rb"\n[ \t\r]*\n[^\s<]"
_OWN_XML = rb"\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?document\b[^>]*urn:docparse:1"
_OWN_JSON = rb'\s*\{\s*"docparse"\s*:'
#: A heading, a fence, a bold line, the line below the header of a table.
_MARKDOWN = rb"(?m)^(?:#{1,6} +\S|```|~~~|\*\*[^*\n]+\*\*\s*$|\|? *:?-{3,}:? *\|[-| :]*$)"
_SIGNS = (b"# ", b"```", b"~~~", b"**", b"---")
_FEWEST_SIGNS = 2


def sniff(data: bytes, path: str = "") -> str:
    """Return the name of the reader for `data`, which is from `path`.

    Raises `DecodeError` for a file that is not text, with advice on how to convert it.
    """
    if data.startswith(_BEGINNINGS):
        raise DecodeError(next(message for first, message in _REFUSED if data.startswith(first)))
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 (a Path takes longer than all the rest)
    if found := _sniff_document(data):
        return found
    if suffix == ".docx" and data:
        raise DecodeError(Message("reading.only_named_docx"))
    # UTF-16 has a NUL next to each letter of markup.
    sample = data[:_SAMPLE].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    sample = sample.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    match sample.lstrip()[:1]:
        case b"<" if re.match(_OWN_XML, sample):
            return "xml"
        case b"<" if re.match(_WHOLE_PAGE, sample, re.IGNORECASE | re.DOTALL):
            return "html"
        case b"<" if re.match(_FRAGMENT, sample, re.IGNORECASE | re.DOTALL):
            # Markdown may begin with an HTML table, a centred title or picture.
            is_markdown = FORMAT_OF_SUFFIX.get(suffix) == "markdown" or _has_markdown(sample)
            is_mixed = is_markdown and re.search(_PARAGRAPH_WITHOUT_TAG, sample)
            return "markdown" if is_mixed else "html"
        case b"{" if re.match(_OWN_JSON, sample):
            return "json"
    named = FORMAT_OF_SUFFIX.get(suffix, "text")
    # a text may be called .doc; what a program converts is told by its content
    return "markdown" if _has_markdown(sample) else "text" if READERS[named].programs else named


def _sniff_document(data: bytes) -> str:
    """Return the format of a file that is no text, empty if it is one. Raises `DecodeError` for other old office files."""
    if data.startswith(_OLD_OFFICE):
        if _OLD_WORD not in data:
            raise DecodeError(Message("reading.old_office"))
        return "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        beginning = data[:_SAMPLE]
        return next((name for sign, name in _PACKAGES if sign in beginning), "docx")
    return "pdf" if b"%PDF-" in data[:_PDF_WITHIN] else ""


def _has_markdown(sample: bytes) -> bool:
    # A single byte is found much faster, and most texts have none of these.
    signs = any(sign[:1] in sample and sign in sample for sign in _SIGNS)
    return signs and len(re.findall(_MARKDOWN, sample)) >= _FEWEST_SIGNS
