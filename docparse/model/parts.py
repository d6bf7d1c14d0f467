"""The parts of a table, a list or a quotation: parts in parts, down to lines of text.

A cell, an item, a quotation and a plain block hold lines, each a paragraph, and other blocks: a table in a cell, code in
an item. Sections are never in them: no heading is looked for there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.source import BLANKS, OPAQUE_MARKS, Mark, Span

#: A `plain` mark says that it holds no heading, which is true of all blocks here.
_BLOCKS = OPAQUE_MARKS - {"plain"}
#: Kind of a part -> the kinds of marks that it can hold. Those that hold blocks have lines between them.
_HELD = {
    "table": frozenset({"row"}),
    "row": frozenset({"cell"}),
    "list": frozenset({"item"}),
    "cell": _BLOCKS,
    "item": _BLOCKS,
    "quote": _BLOCKS,
    "plain": _BLOCKS,
}
_WITH_LINES = frozenset({"cell", "item", "quote", "plain"})
#: Parts nest to this depth; deeper ones become lines of the part around them.
_DEEPEST = 24


class Part(NamedTuple):
    """A block inside a leaf, or a `line` of text."""

    kind: str
    span: Span
    value: str = ""
    #: The typed number of an item, `1.`
    title: str = ""
    parts: tuple[Part, ...] = ()


class _Open:
    """A part whose own parts are still being collected."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.parts: list[Part] = []

    def holds(self, mark: Mark) -> bool:
        held = _HELD.get(self.mark.kind, frozenset())
        return mark.kind in held and mark.span.end <= self.mark.span.end


def without_number(item: Part) -> tuple[Part, ...]:
    """Return the parts of an item without the number that its first line begins with."""
    first, *others = item.parts
    start, end = first.span
    return (first._replace(span=Span(start + len(item.title), end)), *others)


def is_numbered(item: Part) -> bool:
    """Tell whether the first line of an item begins with a number."""
    return bool(item.title and item.parts) and item.parts[0].kind == "line"


def parts_in(text: str, whole: Mark, marks: Sequence[Mark]) -> tuple[Part, ...]:
    """Return the parts of a block by the marks inside it, in order; `whole` is the block itself."""
    stack = [_Open(whole)]
    waiting = True
    for mark in marks:
        if waiting and (mark.span, mark.kind) == (whole.span, whole.kind):
            waiting = False  # its own
            continue
        while len(stack) > 1 and not _is_in(mark, stack[-1]):
            _close(stack, text)
        if stack[-1].holds(mark) and len(stack) < _DEEPEST:
            stack.append(_Open(mark))
    while len(stack) > 1:
        _close(stack, text)
    return _finished(stack[0], text)


def _is_in(mark: Mark, around: _Open) -> bool:
    """Tell whether a mark may be in `around`; an empty one may be at its end: an empty cell."""
    end = around.mark.span.end
    if mark.span.start < end:
        return True
    return mark.span.start == mark.span.end == end and around.holds(mark)


def _close(stack: list[_Open], text: str) -> None:
    closed = stack.pop()
    mark = closed.mark
    stack[-1].parts.append(
        Part(mark.kind, mark.span, mark.value, mark.title, _finished(closed, text))
    )


def _finished(closed: _Open, text: str) -> tuple[Part, ...]:
    if closed.mark.kind not in _WITH_LINES:
        return tuple(closed.parts)
    parts: list[Part] = []
    at, end = closed.mark.span
    for part in closed.parts:
        parts += _lines_in(text, at, part.span.start)
        parts.append(part)
        at = part.span.end
    return (*parts, *_lines_in(text, at, end))


def _lines_in(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the lines between two offsets that have something on them."""
    for line in text[start:end].split("\n"):
        if line.strip(BLANKS):
            yield Part("line", Span(start, start + len(line)))
        start += len(line) + 1
