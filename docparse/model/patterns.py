"""Regular expressions that are compiled when they are first used.

A class of Chinese characters takes a quarter of a millisecond to compile, and a short run of the
command needs few of the patterns: compiled at import they were a quarter of its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

_METHODS = ("match", "fullmatch", "search", "finditer", "sub")
_Function = TypeVar("_Function", bound=Callable[..., Any])
_Find = Callable[[str, int, int], re.Match[str] | None]


class _Method(Generic[_Function]):
    """A method of a pattern that is not compiled yet.

    It is reached once: from then on the pattern has the methods as attributes of its own. A `__getattr__` would be
    asked for at each use, even for those.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, pattern: Pattern, owner: type) -> _Function:
        return pattern.compile(self._name)  # type: ignore[no-any-return]


class Pattern:
    """A regular expression with the methods of `re.Pattern` that the stages use.

    All but `sub` take the text and the offsets between which they look; the text ends at the second.
    """

    match = _Method[_Find]()
    fullmatch = _Method[_Find]()
    search = _Method[_Find]()
    finditer = _Method[Callable[[str, int, int], Iterator[re.Match[str]]]]()
    sub = _Method[Callable[[str | Callable[[re.Match[str]], str], str], str]]()

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression = expression
        self._flags = flags

    def compile(self, name: str) -> Any:
        """Compile the expression, keep its methods, and return the one of this name."""
        compiled = re.compile(self._expression, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
