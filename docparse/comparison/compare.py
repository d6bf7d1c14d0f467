"""What changed between two versions of a document, section by section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from docparse.comparison.fold import Segment, segments_of
from docparse.comparison.nodes import Node, nodes_of
from docparse.comparison.pairs import Pairs
from docparse.messages.text import Language, Text
from docparse.model.document import Document, Section
from docparse.model.expected import expect_document

#: What can happen to a section; one that is in both versions may have several.
Kind = Literal["added", "removed", "moved", "renumbered", "retitled", "changed"]


KINDS: dict[Kind, Text] = {
    "added": Text("added", "新增"),
    "removed": Text("removed", "删除"),
    "moved": Text("moved", "移位"),
    "renumbered": Text("renumbered", "改号"),
    "retitled": Text("new title", "改题"),
    "changed": Text("new text", "改文"),
}


class Change(NamedTuple):
    """A section that is not the same in both versions."""

    kinds: tuple[Kind, ...]
    #: The section in each version; both are `None` for the text before the first section.
    old: Section | None
    new: Section | None
    #: The title and the section's own text, cut into what was removed, added and kept.
    title: tuple[Segment, ...]
    text: tuple[Segment, ...]

    def say(self, language: Language) -> str:
        """Return its kinds in a language."""
        return ", ".join(KINDS[kind].text(language) for kind in self.kinds)


class Comparison(NamedTuple):
    """The changes between two versions, in the order of the new one."""

    old: Document
    new: Document
    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether the versions are the same."""
        return not self.changes


def diff(old: Document, new: Document, *, ignore_typography: bool = False) -> Comparison:
    """Compare two versions of a document section by section.

    Sections are matched by text, title or number, even if they were moved. `第七條之一` and `第 7-1 條` are the same number.
    `ignore_typography` ignores character width, spaces and the form of quotation marks. Page numbers and line breaks inside
    paragraphs are always ignored.

    Examples:
        >>> from docparse.pipeline import parse
        >>> old = parse("一、人口\\n三十万人。\\n二、农业\\n种水稻。\\n")
        >>> new = parse("一、农业\\n种水稻。\\n二、人口\\n三十一万人。\\n")
        >>> [(change.new.title, change.kinds) for change in diff(old, new).changes]
        [('农业', ('renumbered',)), ('人口', ('moved', 'renumbered', 'changed'))]
    """
    expect_document(old, "diff")
    expect_document(new, "diff")
    ours = nodes_of(old, ignore_typography=ignore_typography)
    theirs = nodes_of(new, ignore_typography=ignore_typography)
    pairs = Pairs(ours, theirs)
    moved = _moved(pairs)
    found = list(_places(pairs, moved))
    return Comparison(
        old, new, tuple(change for _, change in sorted(found, key=lambda row: row[0]))
    )


def _places(pairs: Pairs, moved: frozenset[int]) -> Iterator[tuple[tuple[int, int], Change]]:
    """Yield the changes, each with its place in the new version; what was removed comes after what was before it."""
    place = 0
    for at, node in enumerate(pairs.old):
        if at in pairs.of_old:
            place = pairs.of_old[at]
        else:
            text = segments_of(node.text, "")
            yield (
                (place, at + 1),
                Change(("removed",), node.section, None, segments_of(node.title, ""), text),
            )
    for at, node in enumerate(pairs.new):
        if at not in pairs.of_new:
            text = segments_of("", node.text)
            yield (at, 0), Change(("added",), None, node.section, segments_of("", node.title), text)
            continue
        before = pairs.old[pairs.of_new[at]]
        if kinds := tuple(_kinds(before, node, has_moved=at in moved)):
            title, text = segments_of(before.title, node.title), segments_of(before.text, node.text)
            yield (at, 0), Change(kinds, before.section, node.section, title, text)


def _kinds(old: Node, new: Node, *, has_moved: bool) -> Iterator[Kind]:
    if has_moved:
        yield "moved"
    if old.number != new.number:
        yield "renumbered"
    if old.title != new.title:
        yield "retitled"
    if old.text != new.text:
        yield "changed"


def _moved(pairs: Pairs) -> frozenset[int]:
    """Return the sections of the new version that were moved: out of their order, or to another parent.

    Those in order are as many as can be. What is inside a section that was moved is not moved, and a parent that was added or
    removed moves nothing: a new chapter heading above articles.
    """
    moved: set[int] = set()
    below: dict[tuple[int, int], list[int]] = {}
    for old, new in sorted(pairs.of_old.items()):
        above, parent = pairs.old[old].parent, pairs.new[new].parent
        is_known = above in pairs.of_old and parent in pairs.of_new
        if is_known and pairs.of_old[above] != parent:
            moved.add(new)
        elif is_known:
            below.setdefault((above, parent), []).append(new)
        else:
            below.setdefault((-1, -1), []).append(new)
    for found in below.values():
        moved.update(set(found) - _longest_rising(found))
    return frozenset(moved)


def _longest_rising(values: Sequence[int]) -> frozenset[int]:
    """Return the values of a longest rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []  # the index of the value that each tail is
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[length], ends[length] = value, at
    found = set[int]()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(values[at])
        at = before[at]
    return frozenset(found)
