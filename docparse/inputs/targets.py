"""The output of each input: no two are the same file, on any file system, whatever the number of processes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from docparse.inputs.folders import Folder
from docparse.inputs.names import STDIN, stem_of


class Targets:
    """Names for the outputs of a run, given in the order of its inputs.

    `a.txt` becomes `a.html`; what would be a second `a.html` keeps its own suffix, `a.md.html`, and a third one of
    that name gets a number, `a.md-2.html`.
    """

    def __init__(self, suffix: str, *, reserved: Iterable[str] = ()) -> None:
        """`suffix` is that of the outputs; `reserved` names in the output folder are not used."""
        self._suffix = suffix
        self._taken = {_key(name): 1 for name in reserved}

    def of(self, folder: Folder) -> Iterator[tuple[str, str]]:
        """Yield (path, output) for the inputs of a folder; the output is a place in the output folder."""
        for name in folder.folders:
            self._taken.setdefault(_key(folder.place + name), 1)
        for path, name in folder.files():
            yield path, self._free(folder.place, "report" if path == STDIN else name)

    def forget(self) -> None:
        """Forget the names that were given: no later folder has the place of an earlier one."""
        self._taken.clear()

    def _free(self, place: str, name: str) -> str:
        for wanted in (f"{place}{stem_of(name)}{self._suffix}", f"{place}{name}{self._suffix}"):
            if self._take(wanted):
                return wanted
        key = _key(wanted)
        while True:
            # The number goes on from the last one: else a thousand inputs of one name would be counted a thousand times.
            self._taken[key] += 1
            free = f"{place}{name}-{self._taken[key]}{self._suffix}"
            if self._take(free):
                return free

    def _take(self, wanted: str) -> bool:
        key = _key(wanted)
        if key in self._taken:
            return False
        self._taken[key] = 1
        return True


def _key(place: str) -> str:
    """Return a key that two names share if they are the same file on Windows or a Macintosh."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", place).casefold())
