"""The values of docparse's own JSON, checked. Each function raises `DecodeError` with the name of the wrong value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from docparse.messages import Message
from docparse.model.limits import DIGITS
from docparse.model.source import Span
from docparse.readers.decode import DecodeError

_T = TypeVar("_T")


def wrong_value(name: str, what: Message) -> DecodeError:
    """Return the error that the value of `name` is not `what`."""
    return DecodeError(Message("formats.json_value", name=name, what=what))


_WORDS: Mapping[type, Message] = {
    dict: Message("formats.an_object"),
    list: Message("formats.an_array"),
    str: Message("formats.a_string"),
    int: Message("formats.an_integer", most=DIGITS.shown),
}


def get(fields: Mapping[str, Any], name: str, kind: type[_T]) -> _T:
    """Return the value of `name`, which must be of `kind`."""
    value = fields.get(name)
    # in Python, true is an int
    if not isinstance(value, kind) or isinstance(value, bool) or _is_long(value):
        raise wrong_value(name, _WORDS[kind])
    return value


def _is_long(value: object) -> bool:
    return isinstance(value, int) and abs(value) >= 10**DIGITS.most


def text_in(fields: Mapping[str, Any], name: str) -> str:
    """Return a text, which may be an array of its pieces; empty if it is missing."""
    value = fields.get(name, "")
    pieces = value if isinstance(value, list) else [value]
    if not all(isinstance(piece, str) for piece in pieces):
        raise wrong_value(name, _WORDS[str])
    return "".join(pieces)


def share_in(fields: Mapping[str, Any], name: str) -> float:
    """Return a number from 0 to 1."""
    value = fields.get(name)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 1:
        raise wrong_value(name, Message("formats.a_share"))
    return value


def offsets_in(value: object, name: str) -> tuple[int, ...]:
    """Return an array of integers from 0 on."""
    if not isinstance(value, list) or not all(type(number) is int for number in value):
        raise wrong_value(name, Message("formats.integers"))
    if min(value, default=0) < 0 or _is_long(max(value, default=0)):
        raise wrong_value(name, Message("formats.integers_from_0"))
    return tuple(value)


def span_in(value: object, name: str, length: int) -> Span:
    """Return a start and an end in a text of this length."""
    offsets = offsets_in(value, name)
    if len(offsets) != 2 or not offsets[0] <= offsets[1] <= length:
        raise wrong_value(name, Message("formats.start_and_end"))
    return Span(*offsets)
