"""Tables, lists, code and quotations as parts, whether they are leaves or inside another block."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.model.leaves import Leaf, parts_of
from docparse.model.parts import Part
from docparse.model.vocabulary import name_of

_SPANS = re.compile("(cols|rows)=([1-9][0-9]{0,5})(?![0-9])")
_WITH_PARTS = frozenset({"table", "list", "quote"})


class CellShape(NamedTuple):
    """How many columns and rows a cell covers, and whether it is a header."""

    columns: int = 1
    rows: int = 1
    is_header: bool = False


def part_of(leaf: Leaf) -> Part:
    """Return a leaf as it would be inside another block."""
    kind = name_of(leaf)
    parts = parts_of(leaf, kind) if kind in _WITH_PARTS else ()
    return Part(kind, leaf.span, leaf.value, "", parts)


def shape_of(cell: Part) -> CellShape:
    """Return the shape of a cell.

    >>> from docparse.model.source import Span
    >>> shape_of(Part("cell", Span(0, 2), "header cols=2"))
    CellShape(columns=2, rows=1, is_header=True)
    """
    if not cell.value:
        return CellShape()
    spans = {name: int(count) for name, count in _SPANS.findall(cell.value)}
    return CellShape(spans.get("cols", 1), spans.get("rows", 1), "header" in cell.value.split())


def depth_of(item: Part) -> int:
    """Return the depth of an item in its list, from 1."""
    return max(int(item.value), 1) if item.value.isdecimal() else 1
