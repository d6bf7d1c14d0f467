"""A document as JSON Lines: an object for each section, for search indexes and language models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Figure, Leaf, Paragraph, Raw, Rule, Title
from docparse.model.source import PICTURE
from docparse.writers.shared.json_text import to_json
from docparse.writers.shared.plain import plain_text


def write_jsonl(document: Document) -> str:
    r"""Write a line for each section, in the order of the text, with its own text but not that of its subsections.

    Text before the first section is a row of kind `document`. Keys:

    id          unique in the document; the same while text elsewhere changes; empty for the document
    report      title of the report that it is in, for a compilation, or null
    path        marker and title of each section from the outermost to this one
    level       depth in the tree, from 1; 0 for the document
    kind        `document`, `report`, `heading`, `runin` or `item`
    style       the style of numbering, named by its first marker, or null
    marker      the marker as it is written, empty where there is none
    number      what it counts, or null
    title       empty for an item
    text        paragraphs, tables, lists, code and quotations, separated by `\n`; broken lines joined, furniture
                left out
    start, end  its place with all its subsections, in code points of the text, from 0
    line        its line in the file, from 1
    confidence  from 0 to 1
    source      path of the file; empty if there was none
    """
    return "".join([to_json(row) + "\n" for row in section_rows(document)])


def section_rows(document: Document) -> Iterator[dict[str, Any]]:
    """Yield the rows that `write_jsonl` writes."""
    title, text = _words_of(document.blocks)
    if title or text:
        yield _document_row(document, title, text)
    report, report_end = None, 0
    for section in document.sections():
        heading = section.heading
        title, text = _words_of(section.blocks, section.title)
        if section.kind == "report":
            report, report_end = title, section.span.end
        yield {
            "id": section.id,
            "report": report if section.span.start < report_end else None,
            "path": [words.replace(PICTURE, "") for words in section.path],
            "level": section.level,
            "kind": section.kind,
            "style": heading.marker.style if heading.marker else None,
            "marker": section.marker,
            "number": section.number,
            "title": title,
            "text": text,
            "start": section.span.start,
            "end": section.span.end,
            "line": section.line,
            "confidence": heading.confidence,
            "source": document.source.origin.path,
        }


def _words_of(blocks: Sequence[Block], title: str = "") -> tuple[str, str]:
    """Return the title, the first one among `blocks` if it is not given, and the text of the other blocks."""
    lines = []
    for block in blocks:
        if isinstance(block, Title) and not title:
            title = block.text
        elif not isinstance(block, (Section, Rule, Raw)) and (text := _text_of(block)):
            lines.append(text)
    return title.replace(PICTURE, ""), "\n".join(lines)


def _text_of(block: Leaf) -> str:
    """Return the text of a block with the words of a picture in its place; a picture without words is left out."""
    text = block.text
    if PICTURE not in text:
        return text
    if isinstance(block, (Paragraph, Figure)):
        text = plain_text(block.reading, block.span)
    return text.replace(PICTURE, "")


def _document_row(document: Document, title: str, text: str) -> dict[str, Any]:
    source = document.source
    first = document.blocks[0].span.start
    return {
        "id": "",
        "report": None,
        "path": [],
        "level": 0,
        "kind": "document",
        "style": None,
        "marker": "",
        "number": None,
        "title": title,
        "text": text,
        "start": 0,
        "end": len(source.text),
        "line": source.position(first)[0],
        "confidence": 1.0,
        "source": source.origin.path,
    }
