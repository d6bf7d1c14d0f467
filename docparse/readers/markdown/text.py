"""The text of a Markdown file so far, with its marks and its places in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docparse.model.source import Mark, Places, Span
from docparse.readers.shared.addresses import Addresses


@dataclass(slots=True)
class Open:
    """A mark that is open."""

    start: int
    order: int
    kind: str
    value: str = ""
    title: str = ""
    tooltip: str = ""


class Text:
    """The text so far. Its places in the file are in ascending order."""

    def __init__(self, hidden: Mapping[int, str], size: int) -> None:
        """Take the characters that are hidden from the parser, and the size of the file."""
        self.length = 0
        #: The offset in the file after the words added last.
        self.reached = 0
        self.addresses = Addresses(size)
        #: The characters that were hidden from the parser -> the original ones.
        self._hidden = hidden
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._offsets: list[int] = []
        #: Closed marks, each with its number in the order of opening: of two with the same span the first is the outer one.
        self._marks: list[tuple[int, Mark]] = []
        self._opened = 0

    def __str__(self) -> str:
        """Return the text."""
        return "".join(self._pieces)

    @property
    def last(self) -> str:
        """The last character; empty at the beginning."""
        return self._pieces[-1][-1] if self._pieces else ""

    @property
    def marks(self) -> list[Mark]:
        """The closed marks, in the order in which they were opened."""
        return [mark for _, mark in sorted(self._marks)]

    @property
    def places(self) -> Places:
        """The map from the text to the file."""
        return Places(tuple(self._starts) or (0,), tuple(self._offsets) or (0,))

    def add(self, words: str, offset: int, width: int | None = None) -> None:
        """Add `words`, which are at `offset` of the file and `width` characters wide there."""
        offset = max(offset, self.reached)
        width = len(words) if width is None else width
        # Characters without one of their own in the file, such as the blanks of a tab, share the place of the next.
        surplus = max(len(words) - width, 0)
        for piece in (*words[:surplus], words[surplus:]):
            if not piece:
                continue
            if not self._starts or offset - self._offsets[-1] != self.length - self._starts[-1]:
                self._starts.append(self.length)
                self._offsets.append(offset)
            self._pieces.append(piece.translate(self._hidden) if self._hidden else piece)
            self.length += len(piece)
        self.reached = offset + width

    def open(self, kind: str, value: str = "", title: str = "", tooltip: str = "") -> Open:
        """Open a mark here."""
        self._opened += 1
        return Open(self.length, self._opened, kind, value, title, tooltip)

    def close(self, opened: Open, end: int | None = None, *, empty: bool = False) -> None:
        """Close a mark here or at `end`; one over nothing is dropped unless it may be `empty`."""
        span = Span(opened.start, self.length if end is None else end)
        if span.start < span.end or empty:
            words = [opened.value, opened.title, opened.tooltip]
            if self._hidden:
                words = [text.translate(self._hidden) for text in words]
            self._marks.append((opened.order, Mark(span, opened.kind, *words)))
