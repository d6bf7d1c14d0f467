"""docparse's own XML: the tree as elements, and every character of the source in its place.

All text of the document element, `char` elements read as their characters, is the source text, and
`readers/xml/` makes the same document of it. The vocabulary is in schema/docparse.rng.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Figure, Leaf, Paragraph, Title
from docparse.model.source import Places
from docparse.model.vocabulary import NAMESPACE, VALUES, heading_end, name_of, value_of
from docparse.writers.xml.output import Output, attributes_in, quote


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
        for block in blocks:
            if isinstance(block, Section):
                name = _open_section(output, block, len(stack))
                stack.append((iter(block.blocks), name, block.span.end))
                break
            _write_leaf(output, block)
        else:
            stack.pop()
            if name:
                output.close(name, end)
    output.copy_to(len(source.text), closing=True)
    if source.places:
        output.pieces.append(_places(source.places, source.line_starts))
    output.close("document", len(source.text))
    output.pieces.append("\n")
    return "".join(output.pieces)


def _write_leaf(output: Output, block: Leaf) -> None:
    name, value = name_of(block), value_of(block)
    attributes = f' {VALUES[name]}="{quote(value)}"' if value else ""
    mark = output.attached.get(block.span) if output.attached else None
    if isinstance(block, (Title, Paragraph, Figure)):
        if mark and mark.kind == "heading":
            attributes += f' hint="{quote(mark.value)}"'
    elif not (mark and mark.kind == name):
        attributes += ' mark="no"'
    output.leaf(name, block.span, attributes)


def _open_section(output: Output, section: Section, depth: int) -> str:
    """Write what stands before the blocks of a section at a depth from 1; return the name of its element."""
    heading, marker, written = section.heading, section.heading.marker, section.marker
    name = "report" if heading.kind == "report" else "section"
    id = output.ids.next(section.title or written, depth)
    attributes = f' id="{id}" level="{heading.level}"'
    if name == "section":
        attributes += f' kind="{heading.kind}"'
    if marker:
        style, shown = output.quote(marker.style), output.quote(written)
        attributes += f' style="{style}" marker="{shown}" number="{marker.number}"'
        if marker.prefix:
            attributes += f' prefix="{quote(marker.prefix)}"'
    if heading.confidence != 1:
        attributes += f' confidence="{float(heading.confidence)!r}"'
    if heading.moves:
        attributes += f' moves="{output.quote(", ".join(heading.moves))}"'
    if (shown := output.markers.get(heading.span.start, written)) != written:
        attributes += f' shown="{quote(shown)}"'
    mark = output.attached.get(heading.span) if output.attached else None
    if mark and mark.kind == "heading":
        attributes += f' hint="{quote(mark.value)}"'
    if at := _places_of(output.text, section, written):
        attributes += f' at="{at}"'
    output.open(name, section.span, attributes)
    if heading.title.start < heading.title.end:
        output.leaf("title", heading.title)
    return name


def _places_of(text: str, section: Section, written: str) -> str:
    """Return the attribute `at`: where marker, title and heading are, if that is not as the rule is.

    `written` is the marker as it stands before the title.
    """
    heading, blocks = section.heading, section.blocks
    (start, end), (title_start, title_end), marker = section.span, heading.title, heading.marker
    behind = start + len(written) if marker else start
    by_rule = not marker or marker.span == (start, behind) != (start, start)
    if title_start < title_end:
        behind = heading_end(text, title_end, blocks[0].span.start if blocks else end)
    elif heading.title != (behind, behind) or (blocks and isinstance(blocks[0], Title)):
        by_rule = False
    if by_rule and heading.span.end == behind:
        return ""
    places = (*(marker.span if marker else (start, start)), *heading.title, heading.span.end)
    return " ".join(str(place - start) for place in places)


def _places(places: Places, line_starts: Iterable[int]) -> str:
    """Write the map to places in the file, each number counted from the one before it."""
    lists = {"text": places.starts, "file": places.offsets, "lines": line_starts}
    return f"<places{attributes_in({name: _steps(numbers) for name, numbers in lists.items()})}/>"


def _steps(numbers: Iterable[int]) -> str:
    return " ".join(str(after - before) for before, after in pairwise((0, *numbers)))
