"""Tables, lists, code and quotations as parts, whether they are leaves or inside another block."""

from __future__ import annotations

from docparse.model.leaves import Leaf, parts_of
from docparse.model.parts import Part
from docparse.model.vocabulary import name_of

_WITH_PARTS = frozenset({"table", "list", "quote"})


def part_of(leaf: Leaf) -> Part:
    """Return a leaf as it would be inside another block."""
    kind = name_of(leaf)
    parts = parts_of(leaf, kind) if kind in _WITH_PARTS else ()
    return Part(kind, leaf.span, leaf.value, "", parts)
