"""Sections and leaves as JSON objects."""

from __future__ import annotations

from typing import Any

from docparse.model.document import Document, Section
from docparse.model.heading import Heading
from docparse.model.leaves import Leaf
from docparse.model.vocabulary import VALUES, name_of, value_of
from docparse.writers.json.texts import write_text
from docparse.writers.shared.walk import no_opening, walk


def write_blocks(document: Document) -> list[dict[str, Any]]:
    """Return the blocks, those of a section in its `blocks`."""
    #: The blocks of the document, and of each open section.
    open_blocks: list[list[dict[str, Any]]] = [[]]
    for step in walk(document, no_opening):
        block = step.block
        if not isinstance(block, Section):
            open_blocks[-1].append(write_block(block))
        elif step.is_end:
            open_blocks.pop()
        else:
            section = write_section(block)
            open_blocks[-1].append(section)
            open_blocks.append(section["blocks"])
    return open_blocks[0]


def write_block(leaf: Leaf) -> dict[str, Any]:
    """Return a leaf as an object."""
    name, value = name_of(leaf), value_of(leaf)
    fields: dict[str, Any] = {"type": name, "span": leaf.span}
    if value:
        fields[VALUES[name]] = write_text(value)
    return fields


def write_section(section: Section) -> dict[str, Any]:
    """Return a section as an object, its `blocks` still empty."""
    return {
        "type": "section",
        "id": section.id,
        "title": section.title,
        "marker": section.marker,
        "span": section.span,
        "heading": _write_heading(section.heading),
        "blocks": [],
    }


def _write_heading(heading: Heading) -> dict[str, Any]:
    marker = heading.marker
    return {
        "level": heading.level,
        "kind": heading.kind,
        "span": heading.span,
        "marker": marker
        and {
            "span": marker.span,
            "style": write_text(marker.style),
            "number": marker.number,
            "prefix": write_text(marker.prefix),
        },
        "title": heading.title,
        "confidence": heading.confidence,
        "moves": heading.moves,
    }
