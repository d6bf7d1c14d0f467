"""docparse's own JSON back to the document that it was written from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.heading import Heading, Kind, Marker
from docparse.model.reading import Reading
from docparse.model.source import Mark, Origin, Places, Source, Span
from docparse.model.vocabulary import JSON_VERSION, LEAVES, ROLES, VALUES
from docparse.numbering.own import style_named
from docparse.readers.decode import DecodeError, decode
from docparse.readers.shared.assemble import Node, assemble

_REMEDY = Message("formats.json_only")
_KINDS: Mapping[str, Kind] = {
    kind: kind for kind in ("report", "heading", "runin", "item", "title")
}
_T = TypeVar("_T")


def read_json(data: bytes, path: str = "", encoding: str = "") -> Document:
    """Return the document that `write_json` wrote, its source and the origin of that included.

    `path` is not used: the document names its own source. Raises `DecodeError` for what is not JSON, not
    docparse's, or makes no sense.
    """
    fields = _load(decode(data, encoding).text if encoding else data)
    if not isinstance(fields, dict) or fields.get("docparse") != JSON_VERSION:
        raise DecodeError(Message("formats.foreign_json", version=JSON_VERSION, remedy=_REMEDY))
    source = _source_of(_get(fields, "source", dict))
    length = len(source.text)
    furniture, joins = (
        tuple(_span(span, name, length) for span in _get(fields, name, list))
        for name in ("furniture", "joins")
    )
    for cuts in (furniture, joins):
        if any(after.start < before.end for before, after in pairwise(cuts)):
            raise DecodeError(Message("formats.json_cuts"))
    nodes = _nodes_of(_get(fields, "blocks", list), length)
    return assemble(Reading.of(source, furniture, joins), nodes)


def _load(data: str | bytes) -> object:
    try:
        return json.loads(data)
    except RecursionError:
        message = Message("formats.json_too_deep")
    except ValueError as error:
        message = Message("formats.damaged_json", error=str(error), remedy=_REMEDY)
    raise DecodeError(message)


def _wrong(name: str, what: Message) -> DecodeError:
    return DecodeError(Message("formats.json_value", name=name, what=what))


_WORDS: Mapping[type, Message] = {
    dict: Message("formats.an_object"),
    list: Message("formats.an_array"),
    str: Message("formats.a_string"),
    int: Message("formats.an_integer"),
}


def _get(fields: Mapping[str, Any], name: str, kind: type[_T]) -> _T:
    value = fields.get(name)
    # true is an int in Python
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _wrong(name, _WORDS[kind])
    return value


def _text(fields: Mapping[str, Any], name: str) -> str:
    """Return a text; an array of texts is one in pieces; what is not there is empty."""
    value = fields.get(name, "")
    pieces = value if isinstance(value, list) else [value]
    if not all(isinstance(piece, str) for piece in pieces):
        raise _wrong(name, _WORDS[str])
    return "".join(pieces)


def _share(fields: Mapping[str, Any], name: str) -> float:
    value = fields.get(name)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 1:
        raise _wrong(name, Message("formats.a_share"))
    return value


def _offsets(value: object, name: str) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(number) is int for number in value):
        raise _wrong(name, Message("formats.integers"))
    if min(value, default=0) < 0:
        raise _wrong(name, Message("formats.integers_from_0"))
    return tuple(value)


def _span(value: object, name: str, length: int) -> Span:
    offsets = _offsets(value, name)
    if len(offsets) != 2 or not offsets[0] <= offsets[1] <= length:
        raise _wrong(name, Message("formats.start_and_end"))
    return Span(*offsets)


def _source_of(fields: Mapping[str, Any]) -> Source:
    text = _text(fields, "text")
    origin = Origin(
        _text(fields, "path"),
        _text(fields, "format"),
        _text(fields, "encoding"),
        _share(fields, "certainty"),
    )
    marks = [_mark_of(mark, len(text)) for mark in _get(fields, "marks", list)]
    whole = fields.get("whole_lines", False) is True
    source = Source.of(text, origin, marks=marks, whole_lines=whole)
    if fields.get("places") is None:
        return source
    places = _get(fields, "places", dict)
    starts, offsets, lines = (
        _offsets(places.get(name), name) for name in ("starts", "offsets", "lines")
    )
    if len(starts) != len(offsets) or starts[:1] != (0,) or lines[:1] != (0,):
        raise _wrong("places", Message("formats.as_many_starts"))
    if list(starts) != sorted(starts) or list(lines) != sorted(lines):
        raise _wrong("places", Message("formats.in_order"))
    return source._replace(line_starts=lines, places=Places(starts, offsets))


def _mark_of(fields: object, length: int) -> Mark:
    if not isinstance(fields, dict):
        raise _wrong("marks", Message("formats.objects"))
    span = _span(fields.get("span"), "span", length)
    words = (_text(fields, name) for name in ("value", "title", "tooltip"))
    return Mark(span, _get(fields, "kind", str), *words)


def _nodes_of(blocks: list[Any], length: int) -> list[Node]:
    nodes: list[Node] = []
    stack: list[tuple[Iterator[Any], list[Node]]] = [(iter(blocks), nodes)]
    while stack:
        rest, made = stack[-1]
        fields = next(rest, stack)
        if fields is stack:
            stack.pop()
            continue
        if not isinstance(fields, dict):
            raise _wrong("blocks", Message("formats.objects"))
        node = _node_of(fields, length)
        made.append(node)
        if node.heading:
            stack.append((iter(_get(fields, "blocks", list)), node.nodes))
    return nodes


def _node_of(fields: Mapping[str, Any], length: int) -> Node:
    name = _get(fields, "type", str)
    span = _span(fields.get("span"), "span", length)
    if name == "section":
        heading = _heading_of(_get(fields, "heading", dict), length)
        return Node(name, span, heading=heading)
    value = _text(fields, VALUES[name]) if name in VALUES else ""
    if name not in LEAVES or (name == "p" and value not in ROLES):
        raise DecodeError(Message("formats.json_block", name=f"{name} {value}".strip()))
    return Node(name, span, value)


def _heading_of(fields: Mapping[str, Any], length: int) -> Heading:
    kind = _KINDS.get(_get(fields, "kind", str))
    if kind is None:
        raise _wrong("kind", Message("formats.one_of", known=tuple(_KINDS)))
    moves = _get(fields, "moves", list)
    if not all(isinstance(move, str) for move in moves):
        raise _wrong("moves", Message("formats.strings"))
    return Heading(
        _span(fields.get("span"), "span", length),
        _get(fields, "level", int),
        kind,
        _marker_of(fields, length),
        _span(fields.get("title"), "title", length),
        _share(fields, "confidence"),
        tuple(moves),
    )


def _marker_of(fields: Mapping[str, Any], length: int) -> Marker | None:
    if fields.get("marker") is None:
        return None
    marker = _get(fields, "marker", dict)
    return Marker(
        _span(marker.get("span"), "span", length),
        style_named(_text(marker, "style")),
        _get(marker, "number", int),
        _text(marker, "prefix"),
    )
