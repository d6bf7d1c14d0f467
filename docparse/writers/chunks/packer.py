"""Pieces are put together into groups: sections that fit whole, small ones beside each other, parts of large ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Title
from docparse.writers.chunks.pieces import Measure, Piece, cut, pieces_of, write_pieces, write_span


class Node(NamedTuple):
    """A section, or the whole document, with its own text."""

    section: Section | None
    pieces: list[Piece]
    #: It has no text of its own but its heading.
    is_bare: bool
    #: The index of the section around it; -1 for the document.
    parent: int


@dataclass(slots=True)
class Group:
    """The pieces of one chunk, while they are collected."""

    pieces: list[Piece]
    size: int
    #: The nodes that its text begins in, and that all of it is in.
    first: int
    around: int
    #: It is a heading without text, which the next section below it may take in.
    is_bare: bool = False
    #: It holds all that is below `around`.
    is_whole: bool = False
    #: How many of its pieces are repeated from the chunk before.
    repeated: int = 0


def read_nodes(document: Document, measure: Measure) -> list[Node]:
    """Return the document and its sections in the order of the text."""
    nodes = [Node(None, pieces_of(document.blocks, None, measure), _is_bare(document.blocks), -1)]
    open_: list[int] = [0]
    for section in document.sections():
        del open_[len(section.trail) :]
        pieces = pieces_of(section.blocks, section, measure)
        open_.append(len(nodes))
        nodes.append(Node(section, pieces, _is_bare(section.blocks), open_[-2]))
    return nodes


def _is_bare(blocks: Sequence[Block]) -> bool:
    return all(isinstance(block, (Section, Title)) for block in blocks)


class Packer:
    """Puts the pieces of nodes into groups, each of which becomes a chunk."""

    def __init__(self, nodes: Sequence[Node], measure: Measure, overlap: int) -> None:
        self.nodes, self.measure, self.overlap = nodes, measure, overlap
        self.line_break = measure.length("\n")
        #: The index after the last node below each, and the size of all its text.
        self.ends, self.sizes = self._extents()

    def _extents(self) -> tuple[list[int], list[int]]:
        count = len(self.nodes)
        ends, sizes = list(range(1, count + 1)), [self.size_of(node.pieces) for node in self.nodes]
        for at in range(count - 1, 0, -1):
            parent = self.nodes[at].parent
            ends[parent] = max(ends[parent], ends[at])
            sizes[parent] += self.line_break + sizes[at]
        return ends, sizes

    def size_of(self, pieces: Sequence[Piece], before: Piece | None = None) -> int:
        """Return the size of pieces in one chunk, after the piece `before` of the same chunk."""
        size = 0
        for piece in pieces:
            if before is None or before.block is not piece.block:
                size += piece.head_size + (self.line_break if before else 0)
            size += piece.size
            before = piece
        return size

    def separate(self) -> Iterator[Group]:
        """Yield groups that each belong to one section."""
        for at, node in enumerate(self.nodes):
            if node.pieces:
                yield from self._own(at)

    def merge(self) -> Iterator[Group]:
        """Yield groups of whole sections beside each other, and of the text of one that is too large."""
        waiting: Group | None = None
        at = 0
        while at < len(self.nodes):
            leading = self._leading(waiting, at)
            if leading and leading.size + self.line_break + self.sizes[at] > self.measure.most:
                groups, waiting = list(self._own(at, leading.pieces)), None
                at += 1
            elif self.sizes[at] <= self.measure.most:
                groups = [self._whole(at)]
                at = self.ends[at]
            else:
                groups = list(self._own(at))
                at += 1
            for group in groups:
                if not group.pieces:
                    continue
                joined = self._join(waiting, group) if waiting else None
                if waiting and not joined:
                    yield waiting
                waiting = joined or group
        if waiting:
            yield waiting

    def _whole(self, at: int) -> Group:
        """Return a section with all that is below it."""
        pieces = [piece for node in self.nodes[at : self.ends[at]] for piece in node.pieces]
        return Group(pieces, self.size_of(pieces), at, at, is_whole=True)

    def _leading(self, group: Group | None, at: int) -> Group | None:
        """Return a group if it is the headings without text right above a node, and leaves room for some of it."""
        if group is None or not group.is_bare or self.nodes[at].parent != group.around:
            return None
        return group if 2 * group.size <= self.measure.most - self.overlap else None

    def _own(self, at: int, leading: Sequence[Piece] = ()) -> Iterator[Group]:
        """Yield a section's own text after the headings above it, in as few groups as its pieces allow."""
        node, most = self.nodes[at], self.measure.most - self.overlap
        pieces = [*leading, *node.pieces]
        size = self.size_of(pieces)
        if size <= self.measure.most:
            yield Group(pieces, size, at, at, is_bare=node.is_bare)
            return
        if leading and node.pieces:
            # The first piece may have been cut to fit alone.
            room = most - self.size_of(leading) - self.line_break
            pieces = [*leading, *self._cut(node.pieces[0], room), *node.pieces[1:]]
        group = Group([], 0, at, at)
        for piece in pieces:
            before = group.pieces[-1] if group.pieces else None
            more = self.size_of([piece], before)
            if before and group.size + more > most:
                yield group
                repeated = self._repeated(before)
                group = Group(repeated, 0, at, at, repeated=len(repeated))
                more = self.size_of([piece])
            group.pieces.append(piece)
            group.size += more
        group.size += self.size_of(group.pieces[: group.repeated])
        yield group

    def _repeated(self, last: Piece) -> list[Piece]:
        """Return the last sentences of a piece, as many as the overlap has room for."""
        if not self.overlap:
            return []
        found: list[Piece] = []
        room = self.overlap - self.line_break
        for piece in reversed(list(self._cut(last, self.overlap))):
            if piece.size > room:
                break
            found.append(piece)
            room -= piece.size
        return found[::-1]

    def _cut(self, piece: Piece, most: int) -> Iterator[Piece]:
        """Yield a piece in parts of at most a size."""
        measure = self.measure._replace(most=most)
        for span in cut(piece.block, piece.span, measure):
            yield piece._replace(span=span, size=measure.length(write_span(piece.block, span)))

    def _join(self, group: Group, following: Group) -> Group | None:
        """Return both groups as one if they fit and are whole siblings, or a section's own text and whole sections below.

        A heading without text goes with whatever comes first below it.
        """
        parent = self.nodes[following.first].parent
        is_below, is_beside = group.around == parent, self.nodes[group.around].parent == parent
        takes_in = group.is_bare and is_below
        may_join = takes_in or (following.is_whole and (is_below or (group.is_whole and is_beside)))
        size = group.size + self.size_of(following.pieces, group.pieces[-1])
        if not may_join or following.repeated or size > self.measure.most:
            return None
        pieces = group.pieces + following.pieces
        if takes_in:
            return Group(
                pieces,
                size,
                following.first,
                following.around,
                is_bare=following.is_bare,
                is_whole=following.is_whole,
            )
        return Group(pieces, size, group.first, parent, repeated=group.repeated)

    def fit(self, group: Group) -> Iterator[Group]:
        """Yield a group in halves until each is within the limit: the size of a whole may be more than that of its parts."""
        count = len(group.pieces)
        if count < 2 or self.measure.length(write_pieces(group.pieces)) <= self.measure.most:
            yield group
            return
        for pieces in (group.pieces[: count // 2], group.pieces[count // 2 :]):
            yield from self.fit(Group(pieces, 0, group.first, group.around))
