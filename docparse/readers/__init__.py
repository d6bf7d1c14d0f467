"""Bytes to a `Source` or a `Document`: one function for each format, in the table in `formats`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.limits import INPUT
from docparse.model.source import Source
from docparse.readers.decode import DecodeError
from docparse.readers.formats import READERS
from docparse.readers.sniff import sniff


def find_format(data: bytes, format: str = "auto", path: str = "") -> str:
    """Return the format to read the bytes of a file in: `format`, or what they are.

    Raises `ValueError` for an unknown format, and `DecodeError` for bytes that no reader takes.
    """
    if format != "auto" and format not in READERS:
        raise ValueError(Message("formats.no_reader", name=format, known=("auto", *READERS)))
    if len(data) > INPUT.most:
        raise DecodeError(Message("limits.input", most=INPUT.shown))
    return sniff(data, path) if format == "auto" else format


def read_source(
    data: bytes, *, format: str = "auto", encoding: str = "", path: str = "", **options: Any
) -> Source | Document:
    """Read the bytes of a file called `path` into a source, in which the structure is still to be found.

    A reader gets those `options` that its row in `READERS` names. docparse's own formats are read into a document. A file
    that another program converts is converted already. Raises `ValueError` for an unknown format, and `DecodeError`.
    """
    row = READERS[find_format(data, format, path)]
    reader: Callable[..., Source | Document] = getattr(import_module(row.module), row.function)
    return reader(
        data, path, encoding, **{name: options[name] for name in row.options if name in options}
    )
