"""Regular expressions that are compiled when they are first used.

A class of Chinese characters takes a quarter of a millisecond to compile, and a short run of the
command needs few of the patterns: compiled at import they were a quarter of its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression with the methods of `re.Pattern` that the stages use."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression = expression
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def _compile(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._expression, self._flags)
        return self._compiled

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Match at offset `start`, the text ending at `end`."""
        return self._compile().match(text, start, end)

    def fullmatch(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Match the whole of `start` to `end`."""
        return self._compile().fullmatch(text, start, end)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Find the first match between `start` and `end`."""
        return self._compile().search(text, start, end)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Find all matches between `start` and `end`."""
        return self._compile().finditer(text, start, end)
