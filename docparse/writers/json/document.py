"""A document as docparse's own JSON: the text, what was found in it as offsets, and the tree.

`readers/json.py` makes the same document of it. The schema is schema/docparse.schema.json.
"""

from __future__ import annotations

from typing import Any

from docparse.model.document import Document
from docparse.model.source import Mark, Source
from docparse.model.vocabulary import JSON_VERSION
from docparse.writers.json.blocks import write_blocks
from docparse.writers.json.texts import write_text
from docparse.writers.shared.json_text import to_json


def write_json(document: Document) -> str:
    """Write `document` as a JSON object, a line for each of its keys.

    Places are offsets in code points from 0, `[start, end]`, the end exclusive. `title` and `front_matter`, and in a section
    `id`, `path`, `title` and `marker`, repeat in words what the offsets say; the reader ignores them.
    """
    reading = document.reading
    fields = {
        "docparse": JSON_VERSION,
        "title": document.title,
        "front_matter": [
            {"role": part.role, "span": part.span, "text": write_text(part.text)}
            for part in document.front_parts
        ],
        "source": _write_source(document.source),
        "furniture": reading.furniture,
        "joins": reading.joins,
        "blocks": write_blocks(document),
    }
    lines = [f"{to_json(name)}: {to_json(value)}" for name, value in fields.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _write_source(source: Source) -> dict[str, Any]:
    places = source.places
    return {
        "path": write_text(source.origin.path),
        "format": source.origin.format,
        "encoding": source.origin.encoding,
        "certainty": source.origin.certainty,
        "marks": [_write_mark(mark) for mark in source.marks],
        "whole_lines": source.whole_lines,
        "places": places
        and {"starts": places.starts, "offsets": places.offsets, "lines": source.line_starts},
        **({"pages": source.pages._asdict()} if source.pages else {}),
        "text": write_text(source.text),
    }


def _write_mark(mark: Mark) -> dict[str, Any]:
    fields: dict[str, Any] = {"span": mark.span, "kind": mark.kind}
    if mark.value:
        fields["value"] = write_text(mark.value)
    if mark.title:
        fields["title"] = write_text(mark.title)
    if mark.tooltip:
        fields["tooltip"] = write_text(mark.tooltip)
    return fields
