"""Footnotes: paragraphs `[1] …` at the end of a document to which `[1]` in its text refers.

That is how a Word file with footnotes is read. A list of literature has the same form, but it has a heading of
its own, and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from docparse.model.document import Document, Section
from docparse.model.leaves import Paragraph, Title
from docparse.model.source import Span
from docparse.writers.word.markup import write_paragraph, write_piece

_NOTE = re.compile(r"\[([1-9][0-9]{0,3})\] ?")
_REFERENCE = re.compile(r"\[([1-9][0-9]{0,3})\]")


class Note(NamedTuple):
    """A footnote: its number, and the place of its words."""

    number: int
    span: Span


class Notes:
    """The footnotes of a document, and how they are written."""

    def __init__(self, found: Mapping[int, Note], first_id: int, style: str) -> None:
        self._found = found
        self._first = first_id
        self._style = style
        self.places = frozenset(note.span for note in found.values())

    @property
    def found(self) -> Mapping[int, Note]:
        """The notes by the number that the text has for them."""
        return self._found

    def id_of(self, number: int) -> int:
        """Return the id of a note in the package."""
        return self._first + number

    def cut(self, text: str) -> Iterator[tuple[bool, str]]:
        """Yield the pieces of a text, and whether each is a reference to a note."""
        if not self._found:
            yield False, text
            return
        at = 0
        for match in _REFERENCE.finditer(text):
            if int(match[1]) in self._found:
                yield False, text[at : match.start()]
                yield True, match[1]
                at = match.end()
        yield False, text[at:]

    def write_reference(self, number: str) -> str:
        """Return the sign at which Word puts the number of a note."""
        form = f'<w:rStyle w:val="{self._style}"/>'
        return write_piece(f'<w:footnoteReference w:id="{self.id_of(int(number))}"/>', form)

    def write_note(self, number: int, runs: str, style: str) -> str:
        """Return a note with its words."""
        form = f'<w:rStyle w:val="{self._style}"/>'
        sign = write_piece("<w:footnoteRef/>", form) + write_piece(
            '<w:t xml:space="preserve"> </w:t>'
        )
        return f'<w:footnote w:id="{self.id_of(number)}">{write_paragraph(style, sign + runs)}</w:footnote>'


def find_notes(document: Document) -> dict[int, Note]:
    """Return the footnotes by number, none if the text has not one reference to each of them, in their order."""
    reading = document.reading
    if "[1]" not in document.source.text:
        return {}
    section: Document | Section = document
    while section.blocks and isinstance(last := section.blocks[-1], Section):
        section = last
    candidates = list(takewhile(_is_note, reversed(section.blocks)))
    notes = [block for block in reversed(candidates) if isinstance(block, Paragraph)]
    others = [block for block in section.blocks if not isinstance(block, (Section, Title))]
    is_list = len(others) == len(notes) and (len(section.blocks) == len(notes))
    if not notes or (is_list and isinstance(section, Section)):
        return {}
    numbers = [int(_number_of(reading.text(note.span))) for note in notes]
    before = reading.text(Span(0, notes[0].span.start))
    referred = [int(number) for number in _REFERENCE.findall(before)]
    if numbers != list(range(1, len(numbers) + 1)) or referred != numbers:
        return {}
    return {number: Note(number, note.span) for number, note in zip(numbers, notes, strict=True)}


def _is_note(block: object) -> bool:
    return isinstance(block, Paragraph) and bool(_NOTE.match(block.text))


def _number_of(text: str) -> str:
    match = _NOTE.match(text)
    return match[1] if match else ""


def length_of_number(text: str) -> int:
    """Return how many characters of a note are its number and the blank after it."""
    match = _NOTE.match(text)
    return match.end() if match else 0


def write_separators() -> str:
    """Return the lines that Word draws between text and notes."""
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
        f' w:lineRule="auto"/></w:pPr><w:r><w:{sign}/></w:r></w:p></w:footnote>'
        for id, kind, sign in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )


def write_notes(notes: Notes, runs: Sequence[str], style: str) -> str:
    """Return all notes; `runs` are the words of each, in order."""
    return "".join(
        notes.write_note(number, words, style)
        for number, words in zip(notes.found, runs, strict=True)
    )
