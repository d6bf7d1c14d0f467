"""The text copied to the output, with marks and furniture as elements over it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docparse.model.document import Document
from docparse.model.source import Mark, Span
from docparse.model.vocabulary import SPECIAL, element_of, escape_attribute
from docparse.writers.shared.markup import escape
from docparse.writers.xml.marks import Stretch, stretches_of

#: Larger than every offset of a text.
_NEVER = 1 << 62
#: Characters that an attribute cannot hold as they are; U+FFFD begins an escape there.
_NOT_PLAIN = re.compile('[\0-\x1f"&<>\ud800-\udfff\ufffd-\uffff]')
#: Characters of a text that are not written as they are: those of `SPECIAL` and those that `escape` replaces.
_ESCAPED = re.compile('[\0-\x08\x0b-\x1f"&<>\ud800-\udfff\ufffe\uffff]')
_LINE_ENDS = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class Output:
    """The XML so far, and the offset of the source up to which it has been written.

    Marks and furniture open and close while text is copied. One that crosses the edge of a block or of
    another is written in parts.
    """

    def __init__(self, document: Document, attached: Mapping[Span, Mark], *, spans: bool) -> None:
        self.pieces: list[str] = []
        self._text = document.source.text
        self._spans = spans
        self._at = 0
        #: The next character that is not written as it is; in most texts there is none.
        self._next_escaped = _find_escaped(self._text, 0)
        self._waiting = iter(stretches_of(document, attached))
        self._next = next(self._waiting, None)
        self._next_start = self._next.start if self._next else _NEVER
        #: Begun and not ended, the outermost first.
        self._begun: list[Stretch] = []
        #: How many of these have an open tag.
        self._shown = 0
        #: The leaf that is being written, and where it ends.
        self._leaf = ("", -1)

    def open(self, name: str, span: Span, attributes: str) -> None:
        """Write the text before `span`, and the tag of a block with `attributes` as `write_attributes` writes them."""
        self.copy_to(span.start)
        if self._shown:
            self._pause()
        if self._spans:
            attributes += _offsets_of(span)
        self.pieces.append(f"<{name}{attributes}>")

    def close(self, name: str, end: int) -> None:
        """Write the rest of a block, and its closing tag."""
        self.copy_to(end, closing=True)
        if self._shown:
            self._pause()
        self.pieces.append(f"</{name}>")

    def finish(self) -> None:
        """Write the rest of the text."""
        self.copy_to(len(self._text), closing=True)
        if self._shown:
            self._pause()

    def leaf(self, name: str, span: Span, attributes: str = "") -> None:
        """Write the text before `span`, and `span` as a block or title."""
        start, end = span
        text, at = self._text, self._at
        if self._begun or self._next_start <= end or self._next_escaped < end or start < at:
            self.open(name, span, attributes)
            self._leaf = (name, end)
            self.close(name, end)
            self._leaf = ("", -1)
            return
        # Most leaves have no mark and nothing to escape in them or before them.
        self._at = end
        if self._spans:
            attributes += _offsets_of(span)
        self.pieces.append(f"{text[at:start]}<{name}{attributes}>{text[start:end]}</{name}>")

    def copy_to(self, end: int, *, closing: bool = False) -> None:
        """Write the source that is not yet written up to `end`.

        Before a closing tag (`closing`) empty marks at `end` are written too.
        """
        while self._begun or self._next_start < end + closing:
            stop = min(end, self._next_start)
            if self._begun:
                stop = min(stop, self._begun[-1].first_end)
            self._copy_text(stop)
            if self._next_start == stop < end + closing and self._is_empty(self._next):
                self._write_empty()
            self._end_stretches()
            if stop == end:
                return
            if self._next_start == stop:
                self._begin(self._next)
        self._copy_text(end)

    def _copy_text(self, end: int) -> None:
        at = self._at
        if at >= end:
            return
        if self._shown < len(self._begun):
            self._resume()
        self._at = end
        written = self._text[at:end]
        if self._next_escaped < end:
            written = SPECIAL.sub(_special, escape(written))
            self._next_escaped = _find_escaped(self._text, end)
        self.pieces.append(written)

    @staticmethod
    def _is_empty(stretch: Stretch | None) -> bool:
        return stretch is not None and stretch.start == stretch.end

    def _write_empty(self) -> None:
        """Write the empty marks that come next, one inside the other: an empty row has an empty cell."""
        if self._shown < len(self._begun):
            self._resume()
        begun = len(self._begun)
        while self._next and self._next.start == self._next.end == self._at:
            self._begin(self._next)
        self._resume()
        while len(self._begun) > begun:
            self.pieces.append(f"</{self._begun.pop().name}>")
        self._shown = begun

    def _begin(self, stretch: Stretch | None) -> None:
        assert stretch is not None, "a stretch begins here"
        self._next = next(self._waiting, None)
        self._next_start = self._next.start if self._next else _NEVER
        begun = self._begun
        if stretch.mark:
            stretch.name, stretch.tag = self._element(stretch.mark)
        if begun:
            stretch.first_end = min(stretch.end, begun[-1].first_end)
        begun.append(stretch)

    def _element(self, mark: Mark) -> tuple[str, str]:
        """Return the name and the opening tag of a mark that begins here, the tag without its `>`."""
        parent, end = self._leaf
        in_leaf = mark.span.end <= end
        if self._begun:
            parent, end = self._begun[-1].name, self._begun[-1].end
        name, attributes = element_of(
            mark, parent if in_leaf and mark.span.end <= end else "", in_leaf=in_leaf
        )
        return name, f"<{name}{write_attributes(attributes)}"

    def _end_stretches(self) -> None:
        """Close what ends here; what is inside it and goes on is begun again outside."""
        begun, going_on = self._begun, []
        while begun and begun[-1].first_end <= self._at:
            stretch = begun[-1]
            if stretch.end > self._at:
                going_on.append(stretch)
                if self._shown == len(begun):
                    self._suspend(stretch)
            else:
                self.pieces.append(f"</{stretch.name}>")
            begun.pop()
            self._shown = min(self._shown, len(begun))
        for stretch in reversed(going_on):
            stretch.first_end = min(stretch.end, begun[-1].first_end) if begun else stretch.end
            begun.append(stretch)

    def _pause(self) -> None:
        """Close the tags that are open, before a tag of a block."""
        for stretch in reversed(self._begun[: self._shown]):
            self._suspend(stretch)
        self._shown = 0

    def _suspend(self, stretch: Stretch) -> None:
        part = "middle" if stretch.parts else "first"
        self.pieces[stretch.tag_at] = f'{stretch.tag} part="{part}">'
        self.pieces.append(f"</{stretch.name}>")
        stretch.parts += 1

    def _resume(self) -> None:
        for stretch in self._begun[self._shown :]:
            stretch.tag_at = len(self.pieces)
            self.pieces.append(stretch.tag + (' part="last">' if stretch.parts else ">"))
        self._shown = len(self._begun)


def _offsets_of(span: Span) -> str:
    return f' start="{span.start}" end="{span.end}"'


def write_attributes(attributes: Mapping[str, str]) -> str:
    """Write the attributes of a tag, each with a blank before it."""
    return "".join([f' {name}="{quote(value)}"' for name, value in attributes.items()])


def quote(value: str) -> str:
    """Return `value` as the inside of an attribute."""
    if not _NOT_PLAIN.search(value):
        return value
    quoted = escape(escape_attribute(value))
    for char, reference in _LINE_ENDS.items():
        quoted = quoted.replace(char, reference)
    return quoted


def _find_escaped(text: str, start: int) -> int:
    found = _ESCAPED.search(text, start)
    return found.start() if found else _NEVER


def _special(match: re.Match[str]) -> str:
    char = match.group()
    return "&#13;" if char == "\r" else f'<char code="{ord(char):04X}"/>'
