"""Bytes in, `Source` out: one function a format, and the table of them."""

from __future__ import annotations

from collections.abc import Callable

from docparse.readers.text import read_text
from docparse.source import Source

#: Format name -> function from bytes, path and encoding (empty: to be found out) to a source.
READERS: dict[str, Callable[[bytes, str, str], Source]] = {"text": read_text}
