"""Files checked and mended: bytes in, findings or bytes out, what no rule touches left byte for byte."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from docparse.checks.fixes.fix import FORMATS, FixedText, fix_text, read_text
from docparse.checks.settings import Settings
from docparse.inputs.batch import FileError
from docparse.inputs.files import STDIN
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document
from docparse.pipeline import trace
from docparse.readers import read_source
from docparse.readers.decode import decode

_BYTE_ORDER_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)


class Input(NamedTuple):
    """A file read and parsed."""

    #: What it is called in messages.
    name: str
    data: bytes
    #: The text that positions count in: the decoded file, or what was taken out of it.
    text: str
    document: Document
    #: The file can be mended: it is text or Markdown.
    mendable: bool
    settings: Settings


def read_input(
    path: str, name: str, settings: Settings, *, format: str = "auto", encoding: str = ""
) -> Input:
    """Read one file, `-` for standard input, called `name`. Raises `FileError`."""
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        found = read_source(data, format=format, encoding=encoding, path=name)
    except OSError as error:
        message = f"{name}: cannot be read: {error.strerror or error}"
        raise FileError(message, "unreadable") from None
    except ValueError as error:
        raise FileError(f"{name}: {error}") from None
    if isinstance(found, Document):
        return Input(name, data, found.source.text, found, False, settings)
    document = trace(found, styles=settings.styles, profile=settings.profile).document
    mendable = found.origin.format in FORMATS
    # The text of a Markdown file is not the file.
    text = decode(data, encoding).text if found.places else found.text
    return Input(name, data, text, document, mendable, settings)


def mend_input(
    given: Input, find: Callable[[Document], tuple[Diagnostic, ...]], *, unsafe: bool
) -> tuple[FixedText, bytes]:
    """Return what came out of a file, and the bytes to write in its place. Raises `FileError`."""

    def read(text: str) -> Document:
        return read_text(text, given.document.source.origin, given.settings)

    mended = fix_text(given.document, given.text, find, unsafe=unsafe, read=read)
    if mended.text == given.text:
        return mended, given.data
    encoding = given.document.source.origin.encoding
    try:
        mark = next((mark for mark in _BYTE_ORDER_MARKS if given.data.startswith(mark)), b"")
        if mark + given.text.encode(encoding) != given.data:
            raise FileError(
                f"{given.name}: not mended: written back in {encoding} it would change elsewhere too; "
                "save it as UTF-8 first"
            )
        return mended, mark + mended.text.encode(encoding)
    except UnicodeEncodeError as error:
        raise FileError(
            f"{given.name}: not mended: {encoding} has no {error.object[error.start]!r}; save it as UTF-8 first"
        ) from None


def reread(given: Input, mended: FixedText) -> Input:
    """Return the input as it is after it was mended."""
    return given._replace(text=mended.text, document=mended.document)
