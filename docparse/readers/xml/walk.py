"""The elements of docparse's XML in the order of the text, back to a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docparse.messages import Message, message_of
from docparse.model.document import Document
from docparse.model.heading import Heading, Marker
from docparse.model.reading import Reading
from docparse.model.source import REFERENCE, Mark, Origin, Pages, Source, Span
from docparse.model.vocabulary import (
    KINDS,
    LEAVES,
    MARKS_ANYWHERE,
    MARKS_IN_LEAVES,
    NAMESPACE,
    ROLES,
    VALUES,
    heading_end,
    mark_of,
)
from docparse.numbering.own import style_named
from docparse.readers.decode import DecodeError
from docparse.readers.shared.assemble import Node, assemble
from docparse.readers.shared.libxml import Element, events_of
from docparse.readers.xml.values import (
    attributes_of,
    integer_in,
    numbers_in,
    pages_of,
    places_of,
    share_in,
    sums_in,
)

_NAMED = f"{{{NAMESPACE}}}"


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    #: Whether it is a leaf, or inside one.
    in_leaf: bool
    node: _XMLNode | None = None
    stretch: _Stretch | None = None


@dataclass(slots=True)
class _Stretch:
    """A mark or a piece of furniture; it may be in several parts, as several elements."""

    name: str
    start: int
    end: int
    attributes: Mapping[str, str]


@dataclass(slots=True)
class _XMLNode(Node):
    """A block, with the attributes of its element and its line in the XML."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    #: The title of a section.
    title: _XMLNode | None = None

    def wants_title(self) -> bool:
        """Tell whether a title element that comes now is the title of this section, not a block in it.

        If the title of the section is empty, `at` says so before a title that is a block.
        """
        places = self.attributes.get("at", "").split()
        empty = len(places) == 5 and places[2] == places[3]
        return self.title is None and not self.nodes and not empty


class Walk:
    """Goes through the elements once and collects text, marks, furniture and blocks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.nodes: list[Node] = []
        self.blocks: list[_XMLNode] = []
        self.stretches: list[_Stretch] = []
        #: Stretches between two of their parts, the outermost last.
        self.parted: list[_Stretch] = []
        self.open: list[_Open] = []
        self.places: Mapping[str, str] = {}
        self.pages: Pages | None = None
        #: The element that is being read; after the last one, the line for messages.
        self.line = 0
        self.element: Element | None = None

    def build(self, root: Element) -> Document:
        """Return the document of the element `document`. Raises `DecodeError`."""
        try:
            self._read(root)
            return self._make(attributes_of(root))
        except DecodeError:
            raise
        except (KeyError, ValueError, OverflowError) as error:
            raise self._error(Message("formats.no_sense", reason=message_of(error))) from None

    def _error(self, reason: Message) -> DecodeError:
        line = self.element.sourceline if self.element is not None else self.line
        return DecodeError(Message("formats.xml_line", line=line or 0, reason=reason))

    def _read(self, root: Element) -> None:
        for event, element in events_of(root):
            self.element = element
            if event == "start":
                self._begin(element)
                self._add(element.text)
            else:
                self._end(element)
                if element is not root:
                    self._add(element.tail)
        self.element = None
        if self.parted:
            raise self._error(Message("formats.last_part_missing", name=self.parted[-1].name))

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.at += len(text)

    def _begin(self, element: Element) -> None:
        tag = element.tag
        name = tag.removeprefix(_NAMED) if isinstance(tag, str) else "&"
        if name == tag:
            raise self._error(Message("formats.foreign_element", name=name, namespace=NAMESPACE))
        parent = self.open[-1] if self.open else None
        in_leaf = parent.in_leaf if parent else False
        opened = _Open(name, in_leaf)
        self.open.append(opened)
        attributes = attributes_of(element)
        holds_blocks = parent is None or (not in_leaf and parent.stretch is None)
        if parent is None:
            return
        if name in ("char", "places", "pages"):
            self._begin_empty(element, name, attributes)
        elif name == "furniture" or name in (MARKS_IN_LEAVES if in_leaf else MARKS_ANYWHERE):
            opened.stretch = self._begin_stretch(name, attributes)
        elif holds_blocks and (name in LEAVES or name in ("section", "report")):
            opened.in_leaf = name in LEAVES
            opened.node = self._begin_block(name, attributes, parent.node)
        else:
            raise self._error(Message("formats.misplaced_element", name=name, parent=parent.name))

    def _begin_empty(self, element: Element, name: str, attributes: Mapping[str, str]) -> None:
        if element.text or len(element):
            raise self._error(Message("formats.not_empty", name=name))
        if name == "char":
            self._add(chr(int(attributes["code"], 16)))
        elif name == "places":
            self.places = attributes
        else:
            self.pages = pages_of(attributes)

    def _begin_stretch(self, name: str, attributes: Mapping[str, str]) -> _Stretch:
        if attributes.get("part", "first") != "first":
            if not self.parted or self.parted[-1].name != name:
                raise self._error(Message("formats.first_part_missing", name=name))
            return self.parted.pop()
        stretch = _Stretch(name, self.at, self.at, attributes)
        self.stretches.append(stretch)
        return stretch

    def _begin_block(
        self, name: str, attributes: Mapping[str, str], section: _XMLNode | None
    ) -> _XMLNode:
        line = self.element.sourceline if self.element is not None else 0
        node = _XMLNode(name, Span(self.at, self.at), attributes=attributes, line=line or 0)
        if name == "title" and section and section.wants_title():
            section.title = node
        else:
            (section.nodes if section else self.nodes).append(node)
            self.blocks.append(node)
        return node

    def _end(self, element: Element) -> None:
        opened = self.open.pop()
        if stretch := opened.stretch:
            stretch.end = self.at
            if element.get("part", "last") != "last":
                self.parted.append(stretch)
        elif node := opened.node:
            node.span = Span(node.span.start, self.at)

    def _make(self, attributes: Mapping[str, str]) -> Document:
        text = "".join(self.pieces)
        marks = list(self._finish_blocks(text))
        cuts: dict[str, list[Span]] = {"": [], "break": []}
        for stretch in self.stretches:
            span = Span(stretch.start, stretch.end)
            if stretch.name == "furniture":
                cuts[stretch.attributes.get("kind", "")].append(span)
            elif stretch.name != REFERENCE:  # found anew by who wants them
                marks.append(mark_of(stretch.name, stretch.attributes, span))
        get = attributes.get
        certainty = share_in(get("certainty", "1"))
        origin = Origin(get("source", ""), get("format", ""), get("encoding", ""), certainty)
        whole = get("lines") == "whole"
        source = Source.of(text, origin, marks=marks, whole_lines=whole, pages=self.pages)
        if self.places:
            source = source._replace(
                line_starts=sums_in(self.places["lines"]), places=places_of(self.places)
            )
        return assemble(Reading.of(source, tuple(cuts[""]), tuple(cuts["break"])), self.nodes)

    def _finish_blocks(self, text: str) -> list[Mark]:
        """Set the headings and values of the blocks, and return the marks that their elements imply."""
        marks = []
        for node in self.blocks:
            self.line = node.line
            get = node.attributes.get
            if node.name in LEAVES:
                node.value = get(VALUES.get(node.name, ""), "")
                span = node.span
                if node.name == "p" and node.value not in ROLES:
                    raise self._error(Message("formats.no_role", name=node.value))
                if node.name not in ("p", "title", "figure") and get("mark") != "no":
                    marks.append(Mark(span, node.name, node.value))
            else:
                node.heading = self._heading_of(node, text)
                span = node.heading.span
            if (hint := get("hint")) is not None:
                marks.append(Mark(span, "heading", hint))
        return marks

    def _heading_of(self, node: _XMLNode, text: str) -> Heading:
        attributes, start = node.attributes, node.span.start
        marker_span, title, end = self._places_by_rule(node, text)
        if at := attributes.get("at"):
            places = [start + step for step in numbers_in(at)]
            if len(places) != 5 or max(places) > node.span.end:
                raise self._error(Message("formats.at_places"))
            marker_span, title, end = Span(*places[:2]), Span(*places[2:4]), places[4]
            if (node.title.span if node.title else Span(title.end, title.end)) != title:
                raise self._error(Message("formats.at_title"))
        marker = None
        if "style" in attributes:
            number = integer_in(attributes["number"])
            marker = Marker(
                marker_span, style_named(attributes["style"]), number, attributes.get("prefix", "")
            )
        kind = "report" if node.name == "report" else attributes["kind"]
        if kind not in KINDS:
            raise self._error(Message("formats.no_kind", name=kind))
        moves = tuple(filter(None, attributes.get("moves", "").split(", ")))
        return Heading(
            Span(start, end),
            integer_in(attributes["level"]),
            KINDS[kind],
            marker,
            title,
            share_in(attributes.get("confidence", "1")),
            moves,
        )

    def _places_by_rule(self, node: _XMLNode, text: str) -> tuple[Span, Span, int]:
        """Return the places of the marker and the title, and the end of a heading, where `at` does not give them."""
        start, words = node.span.start, node.attributes.get("marker", "")
        if not text.startswith(words, start) and "at" not in node.attributes:
            raise self._error(Message("formats.other_marker", marker=words))
        end = start + len(words)
        marker = Span(start, end)
        if node.title is None:
            return marker, Span(end, end), end
        title = node.title.span
        limit = node.nodes[0].span.start if node.nodes else node.span.end
        return marker, title, heading_end(text, title.end, limit)
