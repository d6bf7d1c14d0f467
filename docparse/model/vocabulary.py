"""The vocabulary of docparse's own XML and JSON, for their writers and readers.

See docs/formats.md and the schemas in schema/ for their meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import NamedTuple, get_args

from docparse.model.heading import Kind
from docparse.model.leaves import (
    Code,
    Figure,
    Leaf,
    List,
    Paragraph,
    Quote,
    Raw,
    Role,
    Rule,
    Table,
    Title,
)
from docparse.model.patterns import Pattern
from docparse.model.reading import Reading
from docparse.model.source import BLANKS, REFERENCE, Mark, Span

NAMESPACE = "urn:docparse:1"

#: Characters that XML 1.0 cannot carry (all but its production 2, Char), or would change: a parser turns
#: `\r\n` into `\n`. The class of all that it can carry would take ten times as long to compile.
SPECIAL = Pattern("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
#: The same inside an attribute, and the sign that an escape begins with.
_SPECIAL_IN_ATTRIBUTE = Pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd-\uffff]")
_ESCAPE = Pattern("\ufffd([0-9A-F]{1,6});")

#: The first key of docparse's own JSON is `docparse`, and this its value.
JSON_VERSION = 1

#: Element or JSON type of a leaf -> what makes one; the last argument is its role, language or format.
LEAVES: Mapping[str, Callable[[Span, Reading, str], Leaf]] = {
    "title": lambda span, reading, value: Title(span, reading),
    "p": lambda span, reading, value: Paragraph(span, reading, ROLES[value]),
    "figure": lambda span, reading, value: Figure(span, reading),
    "table": lambda span, reading, value: Table(span, reading),
    "list": lambda span, reading, value: List(span, reading),
    "code": lambda span, reading, value: Code(span, reading, value),
    "quote": lambda span, reading, value: Quote(span, reading),
    "rule": lambda span, reading, value: Rule(span, reading),
    "raw": lambda span, reading, value: Raw(span, reading, value),
}
#: The name of the last argument, where a leaf has one.
VALUES = {"p": "role", "code": "language", "raw": "format"}
ROLES: Mapping[str, Role] = {role: role for role in get_args(Role)}
#: The kinds of headings by their names.
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
_NAMES: Mapping[type[Leaf], str] = {
    Title: "title",
    Paragraph: "p",
    Figure: "figure",
    Table: "table",
    List: "list",
    Code: "code",
    Quote: "quote",
    Rule: "rule",
    Raw: "raw",
}


def name_of(leaf: Leaf) -> str:
    """Return the element or JSON type of a leaf, a key of `LEAVES`."""
    return _NAMES[type(leaf)]


def value_of(leaf: Leaf) -> str:
    """Return the role of a paragraph, the language of code, the format of a raw piece; otherwise empty."""
    return leaf.value if _NAMES[type(leaf)] in VALUES else ""


class Element(NamedTuple):
    """An element for a mark: its name and attributes."""

    name: str
    attributes: Mapping[str, str]


#: Kind of a mark inside a line -> the attributes that hold its value and its title.
_INLINE = {
    "strong": ("", ""),
    "em": ("", ""),
    "del": ("", ""),
    "a": ("href", "title"),
    "img": ("src", "alt"),
    REFERENCE: ("target", ""),
}
_WITH_BLOCKS = frozenset({"quote", "item", "cell"})
#: Kind of a mark that covers lines -> the elements that it may be in directly, the attributes for its
#: value and title.
_NESTED: Mapping[str, tuple[Container[str], str, str]] = {
    "row": (("table",), "", ""),
    "cell": (("row",), "", ""),
    "item": (("list",), "depth", "marker"),
    "table": (_WITH_BLOCKS, "", ""),
    "list": (_WITH_BLOCKS, "", ""),
    "quote": (_WITH_BLOCKS, "", ""),
    "rule": (_WITH_BLOCKS, "", ""),
    "raw": (_WITH_BLOCKS, "format", ""),
}
#: Elements that are always marks, and those that are marks inside a leaf.
MARKS_ANYWHERE = frozenset({*_INLINE, "mark"})
MARKS_IN_LEAVES = frozenset({*MARKS_ANYWHERE, *_NESTED, "code"})

_COUNT = Pattern("[1-9][0-9]{0,8}")


def element_of(mark: Mark, parent: str, *, in_leaf: bool) -> Element:
    """Return the element for a mark inside an element `parent` that holds it to its end.

    A mark that has no element of its own there is a `mark`: lines of code in a quotation, a row outside a table.
    """
    kind, value, title, tooltip = mark[1:]
    attributes: dict[str, str] | None = None
    name = kind
    if kind in _INLINE:
        attributes = _named(*_INLINE[kind], value, title)
        if attributes is not None and tooltip and kind == "img":
            attributes["title"], tooltip = tooltip, ""
    elif kind == "codespan" and in_leaf:
        name, attributes = "code", _named("", "", value, title)
    elif kind == "cell" and parent == "row" and not title:
        attributes = _cell_attributes(value)
    elif kind in _NESTED and parent in _NESTED[kind][0]:
        attributes = _named(*_NESTED[kind][1:], value, title)
        if kind == "item" and not _COUNT.fullmatch(value, 0, len(value)):
            attributes = None
    if attributes is None or tooltip:
        fields = {"value": value, "title": title, "tooltip": tooltip}
        present = {name: words for name, words in fields.items() if words}
        return Element("mark", {"kind": kind, **present})
    return Element(name, attributes)


def _named(for_value: str, for_title: str, value: str, title: str) -> dict[str, str] | None:
    """Return value and title by their attributes; `None` if one of them has no attribute."""
    if (value and not for_value) or (title and not for_title):
        return None
    attributes = {for_value: value} if for_value else {}
    if title:
        attributes[for_title] = title
    return attributes


def _cell_attributes(value: str) -> dict[str, str] | None:
    """Turn `header cols=2` into attributes; `None` for words that a cell cannot have."""
    attributes = {}
    for word in filter(None, value.split(" ")):
        name, _, count = word.partition("=")
        attributes[name] = count or "yes"
        if name != "header" and not (
            name in ("cols", "rows") and _COUNT.fullmatch(count, 0, len(count))
        ):
            return None
    return attributes if _cell_value(attributes) == value else None


def _cell_value(attributes: Mapping[str, str]) -> str:
    words = ["header"] if attributes.get("header") == "yes" else []
    words += [f"{name}={attributes[name]}" for name in ("cols", "rows") if name in attributes]
    return " ".join(words)


def mark_of(name: str, attributes: Mapping[str, str], span: Span) -> Mark:
    """Return the mark whose element `element_of` returns."""
    if name == "mark":
        get = attributes.get
        values = (get(name, "") for name in ("kind", "value", "title", "tooltip"))
        return Mark(span, *values)
    if name == "code":
        return Mark(span, "codespan")
    if name == "cell":
        return Mark(span, "cell", _cell_value(attributes))
    for_value, for_title = _INLINE[name] if name in _INLINE else _NESTED[name][1:]
    get = attributes.get
    tooltip = get("title", "") if name == "img" else ""
    return Mark(span, name, get(for_value, ""), get(for_title, ""), tooltip)


def escape_attribute(value: str) -> str:
    """Return `value` with each character that no attribute can carry as U+FFFD, its code point and a semicolon.

    U+FFFD itself is written in the same way, so that a reader can tell the two apart.
    """
    return _SPECIAL_IN_ATTRIBUTE.sub(lambda match: f"\ufffd{ord(match.group()):04X};", value)


def unescape_attribute(value: str) -> str:
    """Undo `escape_attribute`. Raises `ValueError` for a number that is no code point."""
    if "\ufffd" not in value:
        return value
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), value)


def heading_end(text: str, title_end: int, limit: int) -> int:
    """Return where a heading usually ends: with its line, less the blanks there, or at `limit`.

    `limit` is where the first block of the section begins, or else where the section ends.
    """
    between = text[title_end:limit]
    if "\n" not in between and "\r" not in between:
        return limit
    line = between.replace("\r", "\n").partition("\n")[0]
    return title_end + len(line.rstrip(BLANKS))
