"""Footnotes and endnotes: their numbers and their text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.model.source import BLANKS
from docparse.readers.shared.libxml import Element
from docparse.readers.word.blocks import Block, Paragraph, Piece
from docparse.readers.word.names import WORD
from docparse.readers.word.package import Package, Part

#: The kinds of notes. Each has its own part of the package.
KINDS = ("footnote", "endnote")


class References:
    """The notes that the text refers to, in order, each as its kind and id."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, str]] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def number_of(self, reference: Element) -> int:
        """Return the number, from 1, of the note that a `w:footnoteReference` or `w:endnoteReference` names."""
        kind = str(reference.tag).removeprefix(WORD).removesuffix("Reference")
        note = (kind, reference.get(WORD + "id", ""))
        if note not in self._numbers:
            self.notes.append(note)
            self._numbers[note] = len(self.notes)
        return self._numbers[note]


class Notes(NamedTuple):
    """The part that holds the notes of one kind, and these by id."""

    part: Part | None
    elements: Mapping[str, Element]


def open_notes(package: Package, document: Part, kind: str) -> Notes:
    """Return the notes of `kind` that belong to `document`."""
    name = document.name_of(kind + "s")
    root = package.root(name) if name else None
    if root is None:
        return Notes(None, {})
    elements = {note.get(WORD + "id", ""): note for note in root.iterchildren(WORD + kind)}
    return Notes(Part(name, root, package.relations(name)), elements)


def with_number(blocks: list[Block], number: int) -> list[Block]:
    """Put `[number]` before the first paragraph of a note."""
    marker = Piece(f"[{number}] ")
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return [Paragraph(pieces=[marker]), *blocks]
    # The file has the blank between the number, which Word adds, and the text.
    while first.pieces and not first.pieces[0].text.strip(BLANKS):
        del first.pieces[0]
    if first.pieces:
        first.pieces[0] = first.pieces[0]._replace(text=first.pieces[0].text.lstrip(BLANKS))
    first.pieces.insert(0, marker)
    return blocks
