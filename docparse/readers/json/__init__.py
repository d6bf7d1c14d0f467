"""docparse's own JSON back to the document that it was written from: the objects in the order of the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.heading import Heading, Marker
from docparse.model.limits import DIGITS
from docparse.model.reading import Reading
from docparse.model.source import Mark, Origin, Pages, Places, Source
from docparse.model.vocabulary import JSON_VERSION, KINDS, LEAVES, ROLES, VALUES
from docparse.numbering.own import style_named
from docparse.readers.decode import DecodeError, decode
from docparse.readers.json.values import get, offsets_in, share_in, span_in, text_in, wrong_value
from docparse.readers.shared.assemble import Node, are_pages, assemble

#: Not one inside a text, where a quotation mark or a word would be before it.
_LONG_NUMBER = re.compile("[:,\\[{\\s]-?[0-9]{640}")
_REMEDY = Message("formats.json_only")


def read_json(data: bytes, path: str = "", encoding: str = "") -> Document:
    """Return the document that `write_json` wrote, with its source and the origin of that.

    `path` is not used: the document names its own source. Raises `DecodeError` for what is not JSON, not
    docparse's, or not consistent.
    """
    fields = _load(decode(data, encoding).text if encoding else data)
    if not isinstance(fields, dict) or fields.get("docparse") != JSON_VERSION:
        raise DecodeError(Message("formats.foreign_json", version=JSON_VERSION, remedy=_REMEDY))
    source = _source_of(get(fields, "source", dict))
    length = len(source.text)
    furniture, joins = (
        tuple(span_in(span, name, length) for span in get(fields, name, list))
        for name in ("furniture", "joins")
    )
    for cuts in (furniture, joins):
        if any(after.start < before.end for before, after in pairwise(cuts)):
            raise DecodeError(Message("formats.json_cuts"))
    nodes = _nodes_of(get(fields, "blocks", list), length)
    return assemble(Reading.of(source, furniture, joins), nodes)


def _load(data: str | bytes) -> object:
    try:
        return json.loads(data)
    except RecursionError:
        message = Message("formats.json_too_deep")
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        message = Message("formats.damaged_json", error=str(error), remedy=_REMEDY)
    except ValueError:  # what Python says of a number of 5,000 digits
        message = Message(
            "limits.digits_in_line", most=DIGITS.shown, line=_line_of_long_number(data)
        )
    raise DecodeError(message)


def _line_of_long_number(data: str | bytes) -> int:
    text = data if isinstance(data, str) else data.decode(json.detect_encoding(data), "replace")
    found = _LONG_NUMBER.search(text)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _source_of(fields: Mapping[str, Any]) -> Source:
    text = text_in(fields, "text")
    origin = Origin(
        text_in(fields, "path"),
        text_in(fields, "format"),
        text_in(fields, "encoding"),
        share_in(fields, "certainty"),
    )
    marks = [_mark_of(mark, len(text)) for mark in get(fields, "marks", list)]
    whole = fields.get("whole_lines", False) is True
    pages = _pages_of(get(fields, "pages", dict)) if "pages" in fields else None
    source = Source.of(text, origin, marks=marks, whole_lines=whole, pages=pages)
    if fields.get("places") is None:
        return source
    places = get(fields, "places", dict)
    starts, offsets, lines = (
        offsets_in(places.get(name), name) for name in ("starts", "offsets", "lines")
    )
    if len(starts) != len(offsets) or starts[:1] != (0,) or lines[:1] != (0,):
        raise wrong_value("places", Message("formats.as_many_starts"))
    if list(starts) != sorted(starts) or list(lines) != sorted(lines):
        raise wrong_value("places", Message("formats.in_order"))
    return source._replace(line_starts=lines, places=Places(starts, offsets))


def _pages_of(fields: Mapping[str, Any]) -> Pages:
    starts, continued = (offsets_in(fields.get(name), name) for name in ("starts", "continued"))
    numbers = [get(fields, name, int) for name in ("page", "line")]
    if not are_pages(starts, continued, *numbers):
        raise wrong_value("pages", Message("formats.in_order"))
    return Pages(starts, continued, *numbers)


def _mark_of(fields: object, length: int) -> Mark:
    if not isinstance(fields, dict):
        raise wrong_value("marks", Message("formats.objects"))
    span = span_in(fields.get("span"), "span", length)
    words = (text_in(fields, name) for name in ("value", "title", "tooltip"))
    return Mark(span, get(fields, "kind", str), *words)


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
            raise wrong_value("blocks", Message("formats.objects"))
        node = _node_of(fields, length)
        made.append(node)
        if node.heading:
            stack.append((iter(get(fields, "blocks", list)), node.nodes))
    return nodes


def _node_of(fields: Mapping[str, Any], length: int) -> Node:
    name = get(fields, "type", str)
    span = span_in(fields.get("span"), "span", length)
    if name == "section":
        heading = _heading_of(get(fields, "heading", dict), length)
        return Node(name, span, heading=heading)
    value = text_in(fields, VALUES[name]) if name in VALUES else ""
    if name not in LEAVES or (name == "p" and value not in ROLES):
        raise DecodeError(Message("formats.json_block", name=f"{name} {value}".strip()))
    return Node(name, span, value)


def _heading_of(fields: Mapping[str, Any], length: int) -> Heading:
    kind = KINDS.get(get(fields, "kind", str))
    if kind is None:
        raise wrong_value("kind", Message("formats.one_of", known=tuple(KINDS)))
    moves = get(fields, "moves", list)
    if not all(isinstance(move, str) and move for move in moves):  # XML carries no empty move
        raise wrong_value("moves", Message("formats.strings"))
    return Heading(
        span_in(fields.get("span"), "span", length),
        get(fields, "level", int),
        kind,
        _marker_of(fields, length),
        span_in(fields.get("title"), "title", length),
        share_in(fields, "confidence"),
        tuple(moves),
    )


def _marker_of(fields: Mapping[str, Any], length: int) -> Marker | None:
    if fields.get("marker") is None:
        return None
    marker = get(fields, "marker", dict)
    return Marker(
        span_in(marker.get("span"), "span", length),
        style_named(text_in(marker, "style")),
        get(marker, "number", int),
        text_in(marker, "prefix"),
    )
