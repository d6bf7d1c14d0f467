"""The section tree as an editor's outline: names with their numbers, places, and what is inside."""

from __future__ import annotations

from typing import Literal, NamedTuple

from docparse.model.document import Document, Section
from docparse.model.heading import label_of
from docparse.model.source import BLANKS, Span

Kind = Literal["report", "heading", "runin", "item"]

#: Sections deeper than this are shown side by side: a client may recurse.
_DEEPEST = 24
_LONGEST = 60


class Symbol(NamedTuple):
    """A section in the outline."""

    #: Marker and title; of an item the marker and its first words.
    name: str
    kind: Kind
    #: The whole section, and its heading.
    span: Span
    heading: Span
    children: tuple[Symbol, ...] = ()


def find_symbols(document: Document) -> tuple[Symbol, ...]:
    """Return the outline of a document."""
    return _symbols_of(document.blocks, 1)


def _symbols_of(blocks: tuple[object, ...], depth: int) -> tuple[Symbol, ...]:
    found: list[Symbol] = []
    for block in blocks:
        if isinstance(block, Section):
            found.append(_symbol_of(block, depth))
            if depth == _DEEPEST:
                found += _flat(block)
    return tuple(found)


def _symbol_of(section: Section, depth: int) -> Symbol:
    children = _symbols_of(section.blocks, depth + 1) if depth < _DEEPEST else ()
    kind: Kind = "heading" if section.kind == "title" else section.kind
    return Symbol(name_of(section), kind, section.span, heading_span(section), children)


def _flat(section: Section) -> list[Symbol]:
    inside = Document(section.reading, section.blocks)
    return [_symbol_of(found, _DEEPEST) for found in inside.sections()]


def heading_span(section: Section) -> Span:
    """Return the span of a section's heading, inside the section."""
    start, end = section.heading.span
    return Span(start, min(max(start, end), section.span.end))


def name_of(section: Section) -> str:
    """Return marker and title of a section; of an item the marker and its first words."""
    name = label_of(section.reading, section.heading)
    if section.title:
        return name
    start = section.heading.span.end
    end = min(section.span.end, start + 2 * _LONGEST)
    words = section.reading.text(Span(start, end)).split("\n")[0].strip(BLANKS)
    return f"{name}{shorten(words)}" or "…"


def shorten(words: str) -> str:
    """Return the beginning of words that are too long to be shown with each of a thousand places."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
