"""Which section of the new version is which of the old one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from docparse.comparison.fold import likeness
from docparse.comparison.nodes import Node

#: Sections with less in common are not the same one rewritten; an article is longer, and proves more.
_ALIKE, _ALIKE_ARTICLE, _ALIKE_BY_NUMBER = 0.5, 0.45, 0.3
#: Below another parent only sections with so many characters are the same one rewritten: 出资证明书编号 is in many lists.
_SHORTEST_ELSEWHERE = 20
#: A shorter text proves nothing wherever it is found again.
_SHORTEST_PROOF = 6
#: So many pairs are weighed against each other; beyond that only numbers and titles tell.
_MOST_WEIGHED = 40_000


class Pairs:
    """The sections of two versions that are the same one, each index of the old with that of the new."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self.old, self.new = old, new
        self.of_old: dict[int, int] = {0: 0}
        self.of_new: dict[int, int] = {0: 0}
        self._below = _children(old), _children(new)
        self._pair_same_words()
        self._pair_parents()
        self._pair_below()
        self._pair_elsewhere("article")
        # What is below an article that was found is not looked for in the whole law.
        self._pair_below()
        self._pair_elsewhere()

    def _add(self, old: int, new: int) -> None:
        self.of_old[old], self.of_new[new] = new, old

    def _pair_same_words(self) -> None:
        """Pair sections with the same words wherever they are, short ones if they have the same number; repeated ones in order."""
        places: tuple[dict[object, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for nodes, found in zip((self.old, self.new), places, strict=True):
            for at, node in enumerate(nodes):
                if at and node.words:
                    proves = len(node.words) >= _SHORTEST_PROOF
                    found[node.words if proves else (node.words, node.number)].append(at)
        for words, ours in places[0].items():
            theirs = places[1].get(words, [])
            if len(ours) == len(theirs):
                for old, new in zip(ours, theirs, strict=True):
                    self._add(old, new)

    def _pair_parents(self) -> None:
        """Pair sections most of whose subsections are pairs, from the innermost out: a chapter with a new title."""
        for old in range(len(self.old) - 1, 0, -1):
            children = self._below[0][old]
            if old in self.of_old or not children:
                continue
            votes = Counter(
                self.new[self.of_old[child]].parent for child in children if child in self.of_old
            )
            (new, count), *_ = votes.most_common(1) or [(0, 0)]
            if new > 0 and new not in self.of_new and 2 * count > len(children):
                self._add(old, new)

    def _pair_below(self) -> None:
        """Pair what is left below each pair, from the outermost in."""
        waiting = list(self.of_old.items())
        for old, new in waiting:
            ours, theirs = self._left(self._below[0][old], self._below[1][new])
            for pair in self._matches(ours, theirs):
                self._add(*pair)
                waiting.append(pair)

    def _left(self, ours: Iterable[int], theirs: Iterable[int]) -> tuple[list[int], list[int]]:
        return [at for at in ours if at not in self.of_old], [
            at for at in theirs if at not in self.of_new
        ]

    def _matches(self, ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs among siblings: by number and title, by title, by words, by number and some words."""
        keys: tuple[Callable[[Node], object], ...] = (
            lambda node: (node.number, node.name) if node.name else None,
            lambda node: node.name or None,
        )
        taken: tuple[set[int], set[int]] = (set(), set())
        for key in keys:
            for pair in _by_key(self.old, self.new, ours, theirs, key):
                taken[0].add(pair[0])
                taken[1].add(pair[1])
                yield pair
            ours = [at for at in ours if at not in taken[0]]
            theirs = [at for at in theirs if at not in taken[1]]
        yield from self._by_words(ours, theirs)

    def _by_words(self, ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs by how alike their words are, the most alike first; the same number makes up for some of it."""
        weighed = len(ours) * len(theirs) <= _MOST_WEIGHED
        by_number: dict[object, list[int]] = defaultdict(list)
        for new in theirs:
            by_number[self.new[new].number].append(new)
        found: list[tuple[float, int, int]] = []
        for old in ours:
            number = self.old[old].number
            for new in theirs if weighed else by_number[number]:
                if self.old[old].division != self.new[new].division:
                    continue  # an article does not become an entry
                same = number is not None and self.new[new].number == number
                like = likeness(self.old[old].whole, self.new[new].whole)
                least = _ALIKE_ARTICLE if self.old[old].division == "article" else _ALIKE
                if like >= (_ALIKE_BY_NUMBER if same else least):
                    found.append((-like - same / 10, old, new))
        taken: tuple[set[int], set[int]] = (set(), set())
        for _, old, new in sorted(found):
            if old not in taken[0] and new not in taken[1]:
                taken[0].add(old)
                taken[1].add(new)
                yield old, new

    def _pair_elsewhere(self, division: str = "") -> None:
        """Pair what is left by its words alone, of a `division` or all: a section that was moved and changed."""
        ours, theirs = (
            [
                at
                for at in left
                if len(nodes[at].whole) >= _SHORTEST_ELSEWHERE
                and (not division or nodes[at].division == division)
            ]
            for left, nodes in zip(
                self._left(range(len(self.old)), range(len(self.new))),
                (self.old, self.new),
                strict=True,
            )
        )
        for pair in list(self._by_words(ours, theirs)):
            self._add(*pair)


def _children(nodes: Sequence[Node]) -> list[list[int]]:
    below: list[list[int]] = [[] for _ in nodes]
    for at, node in enumerate(nodes):
        if node.parent >= 0:
            below[node.parent].append(at)
    return below


def _by_key(
    old: Sequence[Node],
    new: Sequence[Node],
    ours: Iterable[int],
    theirs: Iterable[int],
    key: Callable[[Node], object],
) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose key is the same and comes once on each side."""
    places: tuple[dict[object, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for found, nodes, indexes in ((places[0], old, ours), (places[1], new, theirs)):
        for at in indexes:
            found[key(nodes[at])].append(at)
    for value, at_old in places[0].items():
        at_new = places[1].get(value, [])
        if value is not None and len(at_old) == len(at_new) == 1:
            yield at_old[0], at_new[0]
