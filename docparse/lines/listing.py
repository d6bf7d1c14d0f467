"""The table of contents of a text: furniture where all that it lists comes again, so that no output has it twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from docparse.lines.contents import find_names, words_of
from docparse.lines.hints import Hints
from docparse.lines.line import Line
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Mark, Span

#: So many entries are a table, so many without its name; no table has more.
_FEWEST, _FEWEST_UNNAMED, _MOST = 2, 3, 1000
#: An entry and the number of its page: 一、引言……3, 二、规范→2, 附录    iv
_PAGED = Pattern(
    "(?:-{3}|[.．·…‥—_→\t]|[ \u3000]{3})[ \u3000\t]{0,8}[0-9ivxIVX]{1,4}[ \u3000]{0,8}-?$"
)
#: How an entry of a list is set out in the text.
_LEADERS = Pattern("[.．·…‥-]{3}[ \u3000\t]{0,8}[0-9ivxIVX]{1,4}$")
_LONGEST_LEADERS = 15
_LAST = frozenset("0123456789ivxIVX-")


class Listing(NamedTuple):
    """A table of contents that is left out, and the hints of the format without it."""

    #: Its name, and its lines or the list that it is, in order.
    spans: tuple[Span, ...]
    hints: Hints
    #: The lines of the text without a name that the format has as a heading.
    lines: list[Line]


def find_listing(text: str, lines: Sequence[Line], contents: Set[int], hints: Hints) -> Listing:
    """Return the table of contents of a text; `contents` are the offsets of lines known to be its entries.

    Half of its entries, at least, come again below it: one that lists what the text does not have stays.
    """
    spans: list[Span] = []
    blocks: list[Mark] = []
    known = _Known(text, lines)
    for at in find_names(text, lines):
        end = _end_of_entries(text, lines, at + 1, contents)
        name = Span(lines[at].start, lines[at].end)
        below = [Span(line.start, line.end) for line in lines[at + 1 : end]]
        if len(below) >= _FEWEST and known.have(below, end):
            spans += [name, *_without_rest(text, below, end, known)]
        elif block := _list_below(lines, at, hints):
            if known.have(_lines_of(text, block.span), at + 1):
                spans += [name, block.span]
                blocks.append(block)
        elif _is_empty(text, lines, at, hints):
            spans.append(name)  # what Word made of the headings is not read
    if not spans:
        spans = _find_unnamed(text, lines, contents, known)
    if not spans:
        return Listing((), hints, list(lines))
    named = {span.start for span in spans}
    return Listing(
        tuple(spans),
        hints._replace(
            blocks=tuple(block for block in hints.blocks if block not in blocks),
            levels={start: level for start, level in hints.levels.items() if start not in named},
            headings=tuple(span for span in hints.headings if span.start not in named),
        ),
        [line for line in lines if line.start not in named or line.start not in hints.levels],
    )


def _end_of_entries(text: str, lines: Sequence[Line], first: int, contents: Set[int]) -> int:
    """Return the index after the entries that begin with line `first`."""
    end = first
    while end < min(first + _MOST, len(lines)) and (
        lines[end].start in contents or _is_paged(text, lines[end])
    ):
        end += 1
    return end


def _without_rest(text: str, entries: list[Span], end: int, known: _Known) -> list[Span]:
    """Return the entries without the last ones, if most have the number of a page and these have none nor come again.

    A table of versions may stand between the entries and the text.
    """
    paged = [_is_paged(text, entry) for entry in entries]
    while 2 * sum(paged) > len(paged) and not (paged[-1] or known.have(entries[-1:], end)):
        entries, paged = entries[:-1], paged[:-1]
    return entries


def _is_paged(text: str, line: Line | Span) -> bool:
    start, end = line[:2]
    return text[end - 1] in _LAST and _PAGED.search(text, start, end) is not None


class _Known:
    """The words of the lines of a text, and where they come last; found out when somebody asks."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._last: dict[str, int] = {}

    def have(self, entries: Sequence[Span], first: int) -> bool:
        """Tell whether half of the entries, at least, are lines from `first` on, or two lines together."""
        if not self._last:
            words = [words_of(self._text, line.start, line.end) for line in self._lines]
            pairs = (one + following for one, following in pairwise(words))
            for at, one in enumerate(pairs):
                self._last[one] = at
            for at, one in enumerate(words):
                self._last[one] = max(at, self._last.get(one, 0))
        known = sum(self._last.get(words_of(self._text, *entry), -1) >= first for entry in entries)
        return 2 * known >= len(entries) > 0


def _list_below(lines: Sequence[Line], at: int, hints: Hints) -> Mark | None:
    """Return the list of the format that follows line `at` with nothing between."""
    start, blocks = lines[at].end, hints.blocks
    end = lines[at + 1].start if at + 1 < len(lines) else start
    first = bisect_left(blocks, start, key=lambda block: block.span.start)
    if first == len(blocks) or blocks[first].kind != "list" or blocks[first].span.start >= end:
        return None
    return blocks[first]


def _lines_of(text: str, span: Span) -> list[Span]:
    """Return the places of the lines of a block that have something on them."""
    found: list[Span] = []
    start = span.start
    for words in text[span.start : span.end].split("\n"):
        if words.strip(BLANKS):
            found.append(Span(start, start + len(words)))
        start += len(words) + 1
    return found


def _is_empty(text: str, lines: Sequence[Line], at: int, hints: Hints) -> bool:
    """Tell whether nothing is between a name and the first heading of the format below it, or another name: 图目录."""
    if at + 1 == len(lines):
        return False
    blocks, end = hints.blocks, lines[at + 1].start
    first = bisect_left(blocks, lines[at].end, key=lambda block: block.span.start)
    is_next = first == len(blocks) or blocks[first].span.start > end
    follows = end in hints.levels or list(find_names(text, lines[at + 1 : at + 2])) == [0]
    return bool(hints.levels) and is_next and follows


def _find_unnamed(
    text: str, lines: Sequence[Line], contents: Set[int], known: _Known
) -> list[Span]:
    """Return a table without its name: a line of entries, or lines with leaders and the numbers of pages."""
    for at, end in _runs(text, lines, contents):
        entries = [Span(line.start, line.end) for line in lines[at:end]]
        is_line = end == at + 1
        if is_line or known.have(entries, end):
            return entries
    return []


def _runs(text: str, lines: Sequence[Line], contents: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield where runs of lines begin and end that could be a table without a name."""
    leading = {
        at
        for at, (start, end, _, _) in enumerate(lines)
        if text[end - 1] in _LAST and _LEADERS.search(text, max(start, end - _LONGEST_LEADERS), end)
    }
    if len(leading) < _FEWEST_UNNAMED and len(contents) != 1:
        return
    at = 0
    while at < len(lines):
        end = at
        while end in leading:
            end += 1
        if end - at >= _FEWEST_UNNAMED:
            yield at, end
        elif len(contents) == 1 and lines[at].start in contents:
            yield at, at + 1
        at = max(end, at + 1)
