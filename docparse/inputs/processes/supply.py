"""The tasks that are still to be given out, in chunks: large in the middle of a run, single tasks at its end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from docparse.inputs.tasks import Outcome, Task

Item = Task | Outcome
Numbered = tuple[int, Task]

#: A chunk of so many bytes is not small, however few its inputs.
MOST_BYTES = 200_000
#: How many inputs a chunk has: at first, and after some thousands; and how long their names are together.
_FIRST, _MOST, _MOST_LETTERS = 8, 32, 1_500
#: So many inputs may be started after one that is not done: this bounds what is held back for the order.
_WINDOW = 2000


def letters_of(numbered: Numbered) -> int:
    """Return how long the names of a task are."""
    _, task = numbered
    return len(task.path) + len(task.target)


class Supply:
    """The items of a run, looked at a little ahead of `jobs` processes.

    So the end is known before it comes, and the last chunks are small: all processes end together.
    """

    def __init__(self, items: Iterator[tuple[int, Item]], jobs: int) -> None:
        self._items = items
        self._jobs = jobs
        self._ahead: deque[Numbered] = deque()
        self._settled: list[tuple[int, Outcome]] = []
        self._following = 0
        #: Whether there may be items that were not looked at yet.
        self.more = True

    def take_settled(self) -> list[tuple[int, Outcome]]:
        """Return the items that were outcomes already and were reached since the last call."""
        settled, self._settled = self._settled, []
        return settled

    def take(self, first_open: int | None) -> list[Numbered]:
        """Return a chunk; it is empty if there is nothing near enough to the first item that is not done."""
        # The longer a run, the less one chunk matters at its end.
        most = min(max(self._following // (16 * self._jobs), _FIRST), _MOST)
        self._look_ahead(2 * most * self._jobs, first_open)
        if not self.more:
            most = min(most, max(len(self._ahead) // (4 * self._jobs), 1))
        chunk, size, letters = list[Numbered](), 0, 0
        while self._ahead and len(chunk) < most and size < MOST_BYTES and letters < _MOST_LETTERS:
            numbered = self._ahead.popleft()
            chunk.append(numbered)
            size += numbered[1].size
            letters += letters_of(numbered)
        return chunk

    def _look_ahead(self, count: int, first_open: int | None) -> None:
        limit = (self._following if first_open is None else first_open) + _WINDOW
        while self.more and len(self._ahead) < count and self._following < limit:
            number, item = next(self._items, (-1, None))
            if item is None:
                self.more = False
                return
            self._following = number + 1
            if isinstance(item, Task):
                self._ahead.append((number, item))
                continue
            self._settled.append((number, item))
            if len(self._settled) >= count:  # passed on soon, and not held back
                return
