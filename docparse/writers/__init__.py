"""`write`: a document in, text out; the table of the output formats is in `formats`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from docparse.messages import Message
from docparse.model.document import Document
from docparse.writers.formats import OUTLINES, WRITERS, Writer

__all__ = ["OUTLINES", "WRITERS", "load_writer", "write"]


def load_writer(row: Writer) -> Callable[..., str]:
    """Return the function that a row of `WRITERS` or `OUTLINES` names."""
    writer: Callable[..., str] = getattr(import_module(row.module), row.function)
    return writer


def write(document: Document, format: str, **options: Any) -> str:
    """Return `document` in a format of `WRITERS`.

    `options` are those of the format, as its row names them: `numbering` is `keep`, `strip` or
    `standard`; `runin` is `heading`, `bold` or `keep`; `raw_html` is `code` or `keep`; `front_matter`, `fragment`, `spans` and `clean` are
    true or false; `pandoc_version` is 2 or 3. Raises `ValueError` for an unknown format or option.
    """
    if format not in WRITERS:
        raise ValueError(Message("formats.no_writer", name=format, known=tuple(WRITERS)))
    row = WRITERS[format]
    for option in options:
        if option not in row.options:
            known = tuple(row.options) or Message("formats.none")
            raise ValueError(Message("formats.no_option", format=format, name=option, known=known))
    return load_writer(row)(document, **options)
