"""docparse's own XML: the tree as elements, and every character of the source in its place.

All text of the document element, `char` elements read as their characters, is the source text, and
`readers/xml/` makes the same document of it. The vocabulary is in schema/docparse.rng.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from docparse.document import Block, Document, Section
from docparse.leaves import Figure, Leaf, Paragraph, Title
from docparse.source import Places
from docparse.vocabulary import (
    NAMESPACE,
    VALUES,
    heading_end,
    name_of,
    value_of,
)
from docparse.writers.xml.output import Output, attributes_in


def write_xml(document: Document, *, spans: bool = False, numbering: str = "keep") -> str:
    """Write `document` as XML with the namespace `urn:docparse:1`.

    The text keeps its markers, for it is the source's; a `numbering` other than `keep` says in the attribute
    `shown` what stands in their place. `spans` adds `start` and `end`, the offsets in the source, to each block and title.
    """
    source = document.source
    output = Output(document, spans, numbering)
    origin = source.origin
    attributes = {"source": origin.path, "format": origin.format, "encoding": origin.encoding}
    if origin.certainty != 1:
        attributes["certainty"] = repr(float(origin.certainty))
    if source.whole_lines:
        attributes["lines"] = "whole"
    written = attributes_in({name: value for name, value in attributes.items() if value})
    output.pieces.append(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="{NAMESPACE}"{written}>'
    )
    # A stack of its own instead of recursion: a text may nest deeper than Python's stack.
    stack: list[tuple[Iterator[Block], str, int]] = [(iter(document.blocks), "", 0)]
    while stack:
        blocks, name, end = stack[-1]
        block = next(blocks, None)
        if block is None:
            stack.pop()
            if name:
                output.close(name, end)
        elif isinstance(block, Section):
            name = "report" if block.kind == "report" else "section"
            _open_section(output, name, block)
            stack.append((iter(block.blocks), name, block.span.end))
        else:
            _write_leaf(output, block)
    output.copy_to(len(source.text), closing=True)
    if source.places:
        output.pieces.append(_places(source.places, source.line_starts))
    output.close("document", len(source.text))
    output.pieces.append("\n")
    return "".join(output.pieces)


def _write_leaf(output: Output, block: Leaf) -> None:
    name, value = name_of(block), value_of(block)
    attributes = {VALUES[name]: value} if value else {}
    mark = output.attached.get(block.span)
    if isinstance(block, (Title, Paragraph, Figure)):
        if mark and mark.kind == "heading":
            attributes["hint"] = mark.value
    elif not (mark and mark.kind == name):
        attributes["mark"] = "no"
    output.leaf(name, block.span, attributes)


def _open_section(output: Output, name: str, section: Section) -> None:
    heading, marker = section.heading, section.heading.marker
    attributes = {"id": output.ids[heading.span.start], "level": str(heading.level)}
    if name == "section":
        attributes["kind"] = heading.kind
    if marker:
        attributes["style"] = marker.style
        attributes["marker"] = section.marker
        attributes["number"] = str(marker.number)
        if marker.prefix:
            attributes["prefix"] = marker.prefix
    if heading.confidence != 1:
        attributes["confidence"] = repr(float(heading.confidence))
    if heading.moves:
        attributes["moves"] = ", ".join(heading.moves)
    if (shown := output.markers.get(heading.span.start, section.marker)) != section.marker:
        attributes["shown"] = shown
    mark = output.attached.get(heading.span)
    if mark and mark.kind == "heading":
        attributes["hint"] = mark.value
    if at := _places_of(output.text, section):
        attributes["at"] = at
    output.open(name, section.span, attributes)
    if heading.title.start < heading.title.end:
        output.leaf("title", heading.title, {})


def _places_of(text: str, section: Section) -> str:
    """Return the attribute `at`: where marker, title and heading are, if that is not as the rule is."""
    heading, start = section.heading, section.span.start
    blocks, behind = section.blocks, start
    if heading.marker:
        behind += len(section.marker)
    by_rule = not heading.marker or heading.marker.span == (start, behind) != (start, start)
    if heading.title.start < heading.title.end:
        limit = blocks[0].span.start if blocks else section.span.end
        behind = heading_end(text, heading.title.end, limit)
    elif heading.title != (behind, behind) or (blocks and isinstance(blocks[0], Title)):
        by_rule = False
    if by_rule and heading.span.end == behind:
        return ""
    places = (*(heading.marker.span if heading.marker else (start, start)), *heading.title)
    return " ".join(str(place - start) for place in (*places, heading.span.end))


def _places(places: Places, line_starts: Iterable[int]) -> str:
    """Write the map to places in the file, each number counted from the one before it."""
    lists = {"text": places.starts, "file": places.offsets, "lines": line_starts}
    return f"<places{attributes_in({name: _steps(numbers) for name, numbers in lists.items()})}/>"


def _steps(numbers: Iterable[int]) -> str:
    return " ".join(str(after - before) for before, after in pairwise((0, *numbers)))
