"""Items with numbers that are beside each other and hold no headings: to a reader they are a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.document import Block, Document, Section

#: Markers of figures alone. 第一条 and 一是 number paragraphs, not entries of a list.
_LISTED = re.compile("[（(]?[0-9０-９]{1,9}[.．、)）]|[①-⑳]")
_FEWEST = 2


class Entry(NamedTuple):
    """The place of an item in its list."""

    number: int
    is_first: bool = False
    is_last: bool = False


def entries_of(document: Document) -> dict[int, Entry]:
    """Return the entries of lists by the offsets of their headings."""
    entries: dict[int, Entry] = {}
    holding = _holding_headings(document)
    around: list[Sequence[Block]] = [document.blocks]
    around += [section.blocks for section in document.sections()]
    for blocks in around:
        for run in _runs_in(blocks, holding):
            last = len(run) - 1
            entries.update(
                (section.heading.span.start, Entry(section.number or 0, at == 0, at == last))
                for at, section in enumerate(run)
            )
    return entries


def _holding_headings(document: Document) -> set[int]:
    """Return the offsets of the sections with a section in them that is no item."""
    holding: set[int] = set()
    for section in document.sections():
        if section.kind == "item":
            continue
        for at in range(len(section.trail) - 2, -1, -1):
            start = section.trail[at].span.start
            if start in holding:
                break  # and so are those around it
            holding.add(start)
    return holding


def _runs_in(blocks: Sequence[Block], holding: set[int]) -> Iterator[Sequence[Section]]:
    """Yield the items side by side that count up."""
    run: list[Section] = []
    for block in blocks:
        fits = (
            isinstance(block, Section)
            and block.kind == "item"
            and block.heading.span.start not in holding
            and _LISTED.fullmatch(block.marker) is not None
        )
        if not (fits and run and _follows(run[-1], block)):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if fits and isinstance(block, Section):
            run.append(block)
    if len(run) >= _FEWEST:
        yield run


def _follows(before: Section, block: Block) -> bool:
    if not isinstance(block, Section) or not (one := before.heading.marker):
        return False
    other = block.heading.marker
    return other is not None and one.style == other.style and one.number + 1 == other.number
