"""Plain text: the bytes are decoded, nothing else. Positions are those of the file."""

from __future__ import annotations

from docparse.model.source import Origin, Source
from docparse.readers.decode import decode


def read_text(data: bytes, path: str = "", encoding: str = "") -> Source:
    """Decode `data` and keep every character. Raises `DecodeError`."""
    text, name, certainty = decode(data, encoding)
    return Source.of(text, Origin(path, "text", name, certainty))
