"""A document as docparse's own XML: the tree as elements, and every character of the source in its place.

All text of the document element, with `char` elements read as their characters, is the source text, and
`readers/xml/` makes the same document of it. The vocabulary is in schema/docparse.rng.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from docparse.model.document import Document
from docparse.model.source import Pages, Places
from docparse.model.vocabulary import NAMESPACE
from docparse.writers.shared.references import with_references
from docparse.writers.xml.blocks import Blocks
from docparse.writers.xml.inlines import write_attributes


def write_xml(
    document: Document,
    *,
    spans: bool = False,
    numbering: str = "keep",
    references: str = "text",
) -> str:
    """Write `document` as XML with the namespace `urn:docparse:1`.

    The text keeps its markers, for it is the source's; with a `numbering` other than `keep` the attribute `shown`
    has the marker to show instead. `spans` adds `start` and `end`, the offsets in the source, to each block and title.
    With `references` `link` a reference to a number of the text is an element, which the reader leaves out.
    """
    document = with_references(document, references)
    source = document.source
    origin = source.origin
    attributes = {"source": origin.path, "format": origin.format, "encoding": origin.encoding}
    if origin.certainty != 1:
        attributes["certainty"] = repr(float(origin.certainty))
    if source.whole_lines:
        attributes["lines"] = "whole"
    written = write_attributes({name: value for name, value in attributes.items() if value})
    return "".join(
        [
            f'<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="{NAMESPACE}"{written}>',
            *Blocks(document, numbering, spans=spans).write_blocks(),
            _write_places(source.places, source.line_starts) if source.places else "",
            _write_pages(source.pages) if source.pages else "",
            "</document>\n",
        ]
    )


def _write_places(places: Places, line_starts: Iterable[int]) -> str:
    """Write the map to places in the file, each number counted from the one before it."""
    lists = {"text": places.starts, "file": places.offsets, "lines": line_starts}
    return (
        f"<places{write_attributes({name: _steps(numbers) for name, numbers in lists.items()})}/>"
    )


def _write_pages(pages: Pages) -> str:
    """Write the pages, each number counted from the one before it."""
    attributes = {"starts": _steps(pages.starts), "continued": _steps(pages.continued)}
    if (pages.page, pages.line) != (1, 1):
        attributes |= {"page": str(pages.page), "line": str(pages.line)}
    shown = {name: value for name, value in attributes.items() if value}
    return f"<pages{write_attributes(shown)}/>"


def _steps(numbers: Iterable[int]) -> str:
    return " ".join(str(after - before) for before, after in pairwise((0, *numbers)))
