"""Markdown to the text of the rendered page, with marks in place of the markup.

CommonMark with tables, strikethrough and front matter. markdown-it-py only gives the lines of a block; `parser` makes
it give the place of each word too. `Walk` goes through the blocks, `Inlines` writes the words of one block, `Page`
ends lines and keeps lists and quotations, and `Text` holds text, marks and places.
"""

from __future__ import annotations

from codecs import BOM_UTF8

from docparse.model.source import Origin, Source, SourceFile
from docparse.readers.decode import decode
from docparse.readers.markdown.walk import Walk


def read_markdown(data: bytes, path: str = "", encoding: str = "") -> Source:
    """Read Markdown into its visible text, with marks and a map to the places in the file.

    The numbers of an ordered list are part of the text, as typed: such a list is numbered text like any other.
    Raises `DecodeError`.
    """
    decoded, name, certainty = decode(data, encoding)
    text = Walk(decoded).run()
    origin = Origin(path, "markdown", name, certainty)
    file = SourceFile(decoded, has_mark=data.startswith(BOM_UTF8))
    return Source.of(str(text), origin, marks=text.marks, places=text.places, file=file)
