"""Bytes in, `Source` out: one function a format, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from docparse.document import Document
from docparse.pipeline import trace
from docparse.readers.text import read_text
from docparse.source import Source

#: Format name -> function from bytes, path and encoding (empty: to be found out) to a source.
READERS: dict[str, Callable[[bytes, str, str], Source]] = {"text": read_text}


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

    `encoding` is found out when empty; the guess and how sure it is stand in
    `document.source.origin`. Headings of less than `min_confidence` stay text. Raises `OSError`
    for a file that cannot be read, `DecodeError` for bytes that are no text, `ValueError` for an
    unknown `format`. `styles` and `profile` are those of `docparse.parse`.
    """
    source = read_source(file, format=format, encoding=encoding)
    found = trace(source, styles=styles, profile=profile, min_confidence=min_confidence)
    return found.document


def read_source(
    file: str | PathLike[str] | bytes | BinaryIO,
    *,
    format: str = "auto",
    encoding: str = "",
    path: str = "",
) -> Source:
    """Read a path, bytes or a binary file into a source, before anything is looked for in it.

    `path` names bytes that came from a file. Raises as `read` does.
    """
    name = "text" if format == "auto" else format
    if name not in READERS:
        raise ValueError(f"no reader for {format!r}; there are: auto, {', '.join(READERS)}")
    if isinstance(file, bytes):
        data = file
    elif isinstance(file, (str, PathLike)):
        data, path = Path(file).read_bytes(), path or str(file)
    else:
        data, path = file.read(), path or str(getattr(file, "name", ""))
    return READERS[name](data, path, encoding)
