"""Frozen records: what `dataclasses` makes, without loading it, which is a tenth of a short run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NoReturn


class Record:
    """Values by name that are set once. Two records of a class with the same `_shown` values are equal."""

    __slots__ = ()
    #: The values in the order of the constructor, and those that are compared and shown.
    _values: ClassVar[tuple[str, ...]] = ()
    _shown: ClassVar[tuple[str, ...]] = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name!r} of a {type(self).__name__} cannot be set: it is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name!r} of a {type(self).__name__} cannot be deleted: it is frozen")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._shown)

    def __hash__(self) -> int:
        return hash(tuple([getattr(self, name) for name in self._shown]))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._shown)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self) -> tuple[type[Record], tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self._values])


def setters_of(record: type[Record]) -> list[Callable[[Record, object], None]]:
    """Return what sets each value of a record, in order, for its constructor alone."""
    return [vars(record)[name].__set__ for name in record._values]
