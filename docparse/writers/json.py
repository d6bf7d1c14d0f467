"""docparse's own JSON: the text, what was found in it as offsets, and the tree.

`readers/json.py` makes the same document of it. The schema is schema/docparse.schema.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from docparse.model.document import Block, Document, Section
from docparse.model.heading import Heading
from docparse.model.leaves import Leaf
from docparse.model.source import Mark, Source
from docparse.model.vocabulary import JSON_VERSION, VALUES, name_of, value_of
from docparse.writers.shared.ids import ids_of

#: What UTF-8 cannot carry, and what ends a line somewhere, as in Python's `splitlines`.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_SURROGATES = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")


def write_json(document: Document) -> str:
    """Write `document` as a JSON object, a line for each of its keys.

    Places are offsets in code points from 0, `[start, end]`, the end exclusive. `title`, and in a section
    `id`, `path`, `title` and `marker`, say again in words what the offsets say; the reader leaves them out.
    """
    reading = document.reading
    fields = {
        "docparse": JSON_VERSION,
        "title": document.title,
        "source": _source_fields(document.source),
        "furniture": reading.furniture,
        "joins": reading.joins,
        "blocks": _blocks_of(document),
    }
    lines = [f"{to_json(name)}: {to_json(value)}" for name, value in fields.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def to_json(value: object) -> str:
    """Return `value` as JSON on one line, for everyone who counts lines, that can be written in UTF-8."""
    written = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def _text(text: str) -> str | list[str]:
    """Return `text`, in pieces where two lone surrogates stand side by side: JSON would make one of them."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    pieces = _BETWEEN_SURROGATES.split(text)
    return pieces if len(pieces) > 1 else text


def _source_fields(source: Source) -> dict[str, Any]:
    places = source.places
    return {
        "path": _text(source.origin.path),
        "format": source.origin.format,
        "encoding": source.origin.encoding,
        "certainty": source.origin.certainty,
        "marks": [_mark_fields(mark) for mark in source.marks],
        "whole_lines": source.whole_lines,
        "places": places
        and {"starts": places.starts, "offsets": places.offsets, "lines": source.line_starts},
        "text": _text(source.text),
    }


def _mark_fields(mark: Mark) -> dict[str, Any]:
    fields: dict[str, Any] = {"span": mark.span, "kind": mark.kind}
    if mark.value:
        fields["value"] = _text(mark.value)
    if mark.title:
        fields["title"] = _text(mark.title)
    if mark.tooltip:
        fields["tooltip"] = _text(mark.tooltip)
    return fields


def _blocks_of(document: Document) -> list[dict[str, Any]]:
    ids = ids_of(document)
    blocks: list[dict[str, Any]] = []
    stack: list[tuple[Iterator[Block], list[dict[str, Any]]]] = [(iter(document.blocks), blocks)]
    while stack:
        rest, written = stack[-1]
        block = next(rest, None)
        if block is None:
            stack.pop()
        elif isinstance(block, Section):
            fields = _section_fields(block, ids[block.heading.span.start])
            written.append(fields)
            stack.append((iter(block.blocks), fields["blocks"]))
        else:
            written.append(_leaf_fields(block))
    return blocks


def _leaf_fields(leaf: Leaf) -> dict[str, Any]:
    name, value = name_of(leaf), value_of(leaf)
    fields: dict[str, Any] = {"type": name, "span": leaf.span}
    if value:
        fields[VALUES[name]] = _text(value)
    return fields


def _section_fields(section: Section, id: str) -> dict[str, Any]:
    return {
        "type": "section",
        "id": id,
        "title": section.title,
        "marker": section.marker,
        "span": section.span,
        "heading": _heading_fields(section.heading),
        "blocks": [],
    }


def _heading_fields(heading: Heading) -> dict[str, Any]:
    marker = heading.marker
    return {
        "level": heading.level,
        "kind": heading.kind,
        "span": heading.span,
        "marker": marker
        and {
            "span": marker.span,
            "style": _text(marker.style),
            "number": marker.number,
            "prefix": _text(marker.prefix),
        },
        "title": heading.title,
        "confidence": heading.confidence,
        "moves": heading.moves,
    }
