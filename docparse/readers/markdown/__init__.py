"""Markdown: what a reader of the rendered page sees, with marks for what the markup said.

CommonMark with tables, strikethrough and front matter. markdown-it-py tells the lines of a block alone:
`parser` makes it tell the column of each word, `_Walk` goes through the blocks, `page` has what all of
them share, `words` the words of one.
"""

from __future__ import annotations

from docparse.model.source import Origin, Source
from docparse.readers.decode import decode
from docparse.readers.markdown.walk import Walk


def read_markdown(data: bytes, path: str = "", encoding: str = "") -> Source:
    """Read Markdown into its visible text, the marks over it and its places in the file.

    A number of an ordered list stands in the text as it was typed, so such a list is numbered text
    like any other. Raises `DecodeError`.
    """
    file, name, certainty = decode(data, encoding)
    return markdown_source(file, Origin(path, "markdown", name, certainty))


def markdown_source(file: str, origin: Origin) -> Source:
    """Return the source of a decoded file of Markdown."""
    text = Walk(file).run()
    return Source.of(str(text), origin, marks=text.marks, places=text.places, file=file)
