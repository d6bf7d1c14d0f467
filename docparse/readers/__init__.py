"""Bytes in, `Source` or `Document` out: one function a format, see the table in `formats`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from docparse.model.document import Document
from docparse.model.source import Source
from docparse.pipeline import trace
from docparse.readers.formats import READERS
from docparse.readers.sniff import sniff


def read(
    file: str | PathLike[str] | bytes | BinaryIO,
    *,
    format: str = "auto",
    encoding: str = "",
    styles: Sequence[str] = (),
    profile: str = "",
    min_confidence: float = 0.0,
) -> Document:
    """Read a path, bytes or a binary file into a document.

    `format` is a name in `READERS`, told from the content and then the suffix when it is `auto`.
    `encoding` is found out when empty; the guess and how sure it is stand in
    `document.source.origin`. Headings of less than `min_confidence` stay text. Raises `OSError`
    for a file that cannot be read, `DecodeError` for bytes that are no text or no file of the format,
    `ValueError` for an unknown `format`. `styles` and `profile` are those of `docparse.parse`.
    Docparse's own XML and JSON give back the document that was written, and the options change nothing.
    """
    found = read_source(file, format=format, encoding=encoding)
    if isinstance(found, Document):
        return found
    return trace(found, styles=styles, profile=profile, min_confidence=min_confidence).document


def read_source(
    file: str | PathLike[str] | bytes | BinaryIO,
    *,
    format: str = "auto",
    encoding: str = "",
    path: str = "",
) -> Source | Document:
    """Read a path, bytes or a binary file into a source, before anything is looked for in it.

    `path` names bytes that came from a file. Docparse's own formats give a document. Raises as `read`
    does.
    """
    if format != "auto" and format not in READERS:
        raise ValueError(f"no reader for {format!r}; there are: auto, {', '.join(READERS)}")
    if isinstance(file, bytes):
        data = file
    elif isinstance(file, (str, PathLike)):
        data, path = Path(file).read_bytes(), path or str(file)
    else:
        data, path = file.read(), path or str(getattr(file, "name", ""))
    row = READERS[sniff(data, path) if format == "auto" else format]
    reader: Callable[[bytes, str, str], Source | Document] = getattr(
        import_module(row.module), row.function
    )
    return reader(data, path, encoding)
