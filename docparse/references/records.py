"""A reference and its parts: 第二部分（三） has two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docparse.model.document import Section
from docparse.model.source import Span


class CitedNumber(NamedTuple):
    """One number of a reference: 第二部分 or （三） of 第二部分（三）."""

    span: Span
    #: The numeral only, 三 of （三）.
    numeral: Span
    number: int
    #: The runs of markers that it may count in, the likeliest first; none for 第二款, a paragraph.
    runs: tuple[str, ...]
    rank: int
    #: `4` of 4.1.
    prefix: str = ""
    #: The section of that number; none for a paragraph, or where there is none.
    target: Section | None = None
    #: The sections that it counts among, in order; none for a paragraph.
    among: Sequence[Section] = ()
    #: More than one section has the number, and it is unclear which is meant. The target is the first.
    doubled: bool = False


class Reference(NamedTuple):
    """A place that names a number of its own text."""

    span: Span
    parts: tuple[CitedNumber, ...]
    #: The section that it points to; `None` where none has that number.
    target: Section | None
    #: Where it points to: the heading of the target, or a line 附件2 that opens no section.
    place: Span | None

    @property
    def nearest(self) -> Section | None:
        """The target; where that is missing, the section of the last number before it that is there."""
        found = (part.target for part in reversed(self.parts) if part.target)
        return self.target or next(found, None)

    @property
    def dangling(self) -> bool:
        """Nothing in the text has the number, though others of its kind are there."""
        return self.place is None
