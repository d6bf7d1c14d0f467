"""Tree edit distance similarity of two outlines, with the library apted where it is installed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.scoring import Settled, parents_of
from docparse.writers.outline.rows import OutlineRow

_Place = tuple[int, int]
_ROOT = (0, 0)


class Distance(NamedTuple):
    """How many nodes must be added, taken out or renamed, and how many the larger tree has."""

    edits: int
    nodes: int


class Node:
    """A node as apted reads it. Its name is the place where it starts, so nodes are alike if they start there."""

    def __init__(self, name: _Place) -> None:
        self.name = name
        self.children: list[Node] = []


def has_apted() -> bool:
    """Tell whether the library is installed."""
    try:
        import apted  # noqa: F401
    except ImportError:
        return False
    return True


def measure(settled: Settled) -> Distance:
    """Return the distance of two outlines; optional nodes are taken out of both, what is below them moves up."""
    trees = []
    counts = []
    for rows in (settled.gold, settled.found):
        parents = _climb(rows, settled.free)
        trees.append(parents)
        counts.append(len(parents))
    gold, found = trees
    if gold == found:  # the places, and so the order of siblings, are the same
        return Distance(0, counts[0])
    if not gold or not found:
        return Distance(max(counts), max(counts))
    from apted import APTED

    return Distance(int(APTED(_tree(gold), _tree(found)).compute_edit_distance()), max(counts))


def _climb(rows: Iterable[OutlineRow], free: set[_Place]) -> dict[_Place, _Place]:
    """Return the nearest parent that is not optional of each node that is not."""
    parents = parents_of(rows)
    climbed: dict[_Place, _Place] = {}
    for place, parent in parents.items():
        # parents come first, so an optional one knows its own already
        climbed[place] = climbed[parent] if parent in free else parent
    return {place: parent for place, parent in climbed.items() if place not in free}


def _tree(parents: dict[_Place, _Place]) -> Node:
    nodes = {_ROOT: Node(_ROOT)}
    for place, parent in parents.items():
        nodes[place] = Node(place)
        nodes[parent].children.append(nodes[place])
    return nodes[_ROOT]
