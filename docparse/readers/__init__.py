"""Bytes in, `Source` or `Document` out: one function a format, see the table in `formats`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.source import Source
from docparse.readers.formats import READERS
from docparse.readers.sniff import sniff


def read_source(
    data: bytes, *, format: str = "auto", encoding: str = "", path: str = ""
) -> Source | Document:
    """Read the bytes of a file called `path` into a source, before anything is looked for in it.

    Docparse's own formats give a document. Raises `ValueError` for an unknown format, and `DecodeError`.
    """
    if format != "auto" and format not in READERS:
        raise ValueError(Message("formats.no_reader", name=format, known=("auto", *READERS)))
    row = READERS[sniff(data, path) if format == "auto" else format]
    reader: Callable[[bytes, str, str], Source | Document] = getattr(
        import_module(row.module), row.function
    )
    return reader(data, path, encoding)
