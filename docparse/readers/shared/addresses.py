"""How much the addresses of links may add to a text."""

from __future__ import annotations

from docparse.model.limits import expansion_of


class Addresses:
    """The addresses of a file: one that is defined once may be used by any number of links, and each has its own.

    A definition of 40 KB and 10,000 links to it would be 400 MB.
    """

    def __init__(self, size: int) -> None:
        """Take the size of the file."""
        self._left = expansion_of(size)

    def take(self, *words: str) -> tuple[str, ...]:
        """Return the address and title of one more link; empty ones where there are too many."""
        self._left -= sum(map(len, words))
        return words if self._left >= 0 else ("",) * len(words)
