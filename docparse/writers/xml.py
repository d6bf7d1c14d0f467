"""docparse's own XML: the tree as elements, and every character of the source in its place.

All text of the document element, `char` elements read as their characters, is the source text. The
vocabulary is in docs/formats.md, the schema in schema/docparse.rng.
"""

from __future__ import annotations

import re
from typing import assert_never

from docparse.document import Block, Document, Paragraph, Reading, Section, Title
from docparse.source import Span
from docparse.writers.markup import escape
from docparse.writers.numbering import ids_of

NAMESPACE = "urn:docparse:1"
#: Characters that XML 1.0 cannot carry (its production 2, Char), or would change: a parser turns
#: `\r\n` into `\n`.
_SPECIAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Output:
    """The XML so far, and the offset of the source up to which it has been written."""

    def __init__(self, document: Document) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.reading: Reading = document.reading
        self.joins = set(document.reading.joins)
        self.ids = ids_of(document)

    def copy_to(self, end: int) -> None:
        """Write the source from where the output stands up to `end`, its cuts marked."""
        for cut in self.reading.cuts_in(Span(self.at, end)):
            self._text(self.at, cut.start)
            kind = ' kind="break"' if cut in self.joins else ""
            self.pieces.append(f"<furniture{kind}>")
            self._text(cut.start, cut.end)
            self.pieces.append("</furniture>")
            self.at = cut.end
        self._text(self.at, end)
        self.at = end

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(_escape(self.reading.source.text[start:end]))

    def element(self, name: str, span: Span, attributes: str = "") -> None:
        """Write what stands before `span`, and `span` as an element."""
        self.copy_to(span.start)
        self.pieces.append(f"<{name}{attributes}>")
        self.copy_to(span.end)
        self.pieces.append(f"</{name}>")


def write_xml(document: Document) -> str:
    """Write `document` as XML with the namespace `urn:docparse:1`."""
    output = _Output(document)
    origin = document.source.origin
    attributes = {"source": origin.path, "format": origin.format, "encoding": origin.encoding}
    written = "".join(f" {name}={_quote(value)}" for name, value in attributes.items() if value)
    output.pieces.append(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="{NAMESPACE}"{written}>'
    )
    for block in document.blocks:
        _write_block(output, block)
    output.copy_to(len(document.source.text))
    output.pieces.append("</document>\n")
    return "".join(output.pieces)


def _write_block(output: _Output, block: Block) -> None:
    match block:
        case Section():
            _write_section(output, block)
        case Title():
            output.element("title", block.span)
        case Paragraph():
            output.element("p", block.span, f' role="{block.role}"' if block.role else "")
        case _:
            assert_never(block)


def _write_section(output: _Output, section: Section) -> None:
    heading, marker = section.heading, section.heading.marker
    name = "report" if section.kind == "report" else "section"
    output.copy_to(heading.span.start)
    attributes = {"id": output.ids[heading.span.start], "level": str(section.level)}
    if name == "section":
        attributes["kind"] = section.kind
    if marker:
        attributes |= {
            "style": marker.style,
            "marker": section.marker,
            "number": str(marker.number),
        }
    written = "".join(f" {key}={_quote(value)}" for key, value in attributes.items())
    output.pieces.append(f"<{name}{written}>")
    if heading.title.start < heading.title.end:
        output.element("title", heading.title)
    output.copy_to(heading.span.end)
    for block in section.blocks:
        _write_block(output, block)
    output.pieces.append(f"</{name}>")


def _quote(value: str) -> str:
    """Quote an attribute; a character that XML cannot carry becomes U+FFFD there."""
    return '"' + escape(_SPECIAL.sub("\ufffd", value)) + '"'


def _escape(text: str) -> str:
    escaped = escape(text)
    if _SPECIAL.search(escaped):
        return _SPECIAL.sub(_special, escaped)
    return escaped


def _special(match: re.Match[str]) -> str:
    char = match.group()
    return "&#13;" if char == "\r" else f'<char code="{ord(char):04X}"/>'
