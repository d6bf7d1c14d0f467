"""Regular expressions that are compiled when they are first used.

A class of Chinese characters takes a quarter of a millisecond to compile, and a short run of the
command needs few of the patterns: compiled at import they were a quarter of its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_METHODS = ("match", "fullmatch", "search", "finditer", "sub")


class Pattern:
    """A regular expression with the methods of `re.Pattern` that the stages use.

    All but `sub` take the text and the offsets between which they look; the text ends at the second.
    """

    match: Callable[[str, int, int], re.Match[str] | None]
    fullmatch: Callable[[str, int, int], re.Match[str] | None]
    search: Callable[[str, int, int], re.Match[str] | None]
    finditer: Callable[[str, int, int], Iterator[re.Match[str]]]
    sub: Callable[[str | Callable[[re.Match[str]], str], str], str]

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        # Reached once, for the first method asked for: from then on the methods are the pattern's own.
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._expression, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)
