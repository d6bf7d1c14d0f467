"""Word's fields: an instruction, which is not shown, then a result, which is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.readers.shared.libxml import Element
from docparse.readers.word.body import Body, Place
from docparse.readers.word.instructions import words_of

_ADDRESS = re.compile(r'[ ]*HYPERLINK +"([^"\n]+)"', re.IGNORECASE)
_CONTENTS = re.compile(r"[ ]*TOC\b", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that is open."""

    link: str
    #: Whether the field around it is at its result, which is shown.
    outer_shows: bool
    #: The `w:ffData` of a field of a form.
    form: Element | None = None
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    #: Where the result of a table of contents began.
    began: Place | None = None


class Fields:
    """The open fields, the innermost last."""

    def __init__(self, body: Body, *, keeps_contents: bool = False) -> None:
        self._body = body
        self._keeps_contents = keeps_contents
        self._open: list[_Field] = []

    def are_shown(self) -> bool:
        """Tell whether text here is shown."""
        return not self._open or (self._open[-1].in_result and self._open[-1].outer_shows)

    def link(self) -> str:
        """Return the address that text here links to, empty for none."""
        return self._open[-1].link if self._open else ""

    def begin(self, form: Element | None = None) -> None:
        """Begin a field; `form` is its `w:ffData`, if it belongs to a form."""
        outer = self._open[-1] if self._open else _Field("", True, in_result=True)
        self._open.append(_Field(outer.link, outer.outer_shows and outer.in_result, form))

    def instruct(self, words: str) -> None:
        """Add to the instruction."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(words)

    def separate(self) -> None:
        """Go on from the instruction to the result."""
        if not self._open:
            return
        current = self._open[-1]
        current.in_result = True
        instruction = "".join(current.instruction)
        address = _ADDRESS.match(instruction)
        if address:
            current.link = address[1]
        if _CONTENTS.match(instruction) and not self._keeps_contents:
            current.began = self._body.place()

    def end(self) -> str:
        """Close a field and return what it shows without a result.

        A table of contents is taken out again; one that never ends stays.
        """
        if not self._open:
            return ""
        closed = self._open.pop()
        if closed.began is not None:
            self._body.cut_from(closed.began)
        if closed.in_result and closed.form is None:
            return ""
        return words_of("".join(closed.instruction), closed.form)

    def drop_instructions(self) -> None:
        """Close fields that never got to a result: they must not swallow the next paragraphs."""
        while self._open and not self._open[-1].in_result:
            self._open.pop()
