"""A property that is computed once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Once(Generic[Value]):
    """A property that is kept in the instance once it was asked for.

    `functools.cached_property` locks all instances together up to Python 3.11: a short file would wait for a
    long one. Here two threads that ask at once both compute it, with the same result.
    """

    def __init__(self, find: Callable[[Any], Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Value:
        # Reached when the instance has none of that name yet.
        value = instance.__dict__[self._name] = self._find(instance)
        return value
