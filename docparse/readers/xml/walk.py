"""The elements of docparse's XML back to a document: text, marks, furniture and blocks."""

from __future__ import annotations

from collections.abc import Mapping

from docparse.messages import Message, message_of
from docparse.model.document import Document
from docparse.model.heading import Heading, Marker
from docparse.model.reading import Reading
from docparse.model.source import Mark, Origin, Source, Span
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
from docparse.readers.xml.values import attributes_of, numbers_in, places_of, share_in, sums_in

_NAMED = f"{{{NAMESPACE}}}"


class _Open:
    """An element that has begun."""

    __slots__ = ("in_leaf", "name", "node", "stretch")

    def __init__(self, name: str, in_leaf: bool) -> None:
        self.name = name
        #: A leaf, or inside one.
        self.in_leaf = in_leaf
        self.node: _XMLNode | None = None
        self.stretch: _Stretch | None = None


class _Stretch:
    """A mark or a piece of furniture: element, attributes, and where it begins and ends."""

    __slots__ = ("attributes", "end", "name", "start")

    def __init__(self, name: str, start: int, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.start = self.end = start
        self.attributes = attributes


class _XMLNode(Node):
    """A block, with what its element says."""

    __slots__ = ("attributes", "line", "title")

    def __init__(self, name: str, start: int, attributes: Mapping[str, str], line: int) -> None:
        super().__init__(name, Span(start, start))
        self.attributes = attributes
        self.line = line
        #: The element of a section's title.
        self.title: _XMLNode | None = None

    def wants_title(self) -> bool:
        """Tell whether a title that comes now is the section's own, not a block of it.

        A section without words of its own says so before a title that is a block.
        """
        places = self.attributes.get("at", "").split()
        empty = len(places) == 5 and places[2] == places[3]
        return self.title is None and not self.nodes and not empty


class Walk:
    """Text, marks, furniture and blocks, gathered element by element."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.nodes: list[Node] = []
        self.blocks: list[_XMLNode] = []
        self.stretches: list[_Stretch] = []
        #: Stretches of which a part has ended and the next has not begun, the outermost last.
        self.parted: list[_Stretch] = []
        self.open: list[_Open] = []
        self.places: Mapping[str, str] = {}
        #: What is being read, and its line in messages when the elements have all been read.
        self.line = 0
        self.element: Element | None = None

    def build(self, root: Element) -> Document:
        """Return the document of the element `document`. Raises `DecodeError`."""
        try:
            self._gather(root)
            return self._make(attributes_of(root))
        except DecodeError:
            raise
        except (KeyError, ValueError, OverflowError) as error:
            raise self._error(Message("formats.no_sense", reason=message_of(error))) from None

    def _error(self, reason: Message) -> DecodeError:
        line = self.element.sourceline if self.element is not None else self.line
        return DecodeError(Message("formats.xml_line", line=line or 0, reason=reason))

    def _gather(self, root: Element) -> None:
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
        if name in ("char", "places"):
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
        else:
            self.places = attributes

    def _begin_stretch(self, name: str, attributes: Mapping[str, str]) -> _Stretch:
        if attributes.get("part", "first") != "first":
            if not self.parted or self.parted[-1].name != name:
                raise self._error(Message("formats.first_part_missing", name=name))
            return self.parted.pop()
        stretch = _Stretch(name, self.at, attributes)
        self.stretches.append(stretch)
        return stretch

    def _begin_block(
        self, name: str, attributes: Mapping[str, str], section: _XMLNode | None
    ) -> _XMLNode:
        line = self.element.sourceline if self.element is not None else 0
        node = _XMLNode(name, self.at, attributes, line or 0)
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
            else:
                marks.append(mark_of(stretch.name, stretch.attributes, span))
        get = attributes.get
        certainty = share_in(get("certainty", "1"))
        origin = Origin(get("source", ""), get("format", ""), get("encoding", ""), certainty)
        whole = get("lines") == "whole"
        source = Source.of(text, origin, marks=marks, whole_lines=whole)
        if self.places:
            source = source._replace(
                line_starts=sums_in(self.places["lines"]), places=places_of(self.places)
            )
        return assemble(Reading.of(source, tuple(cuts[""]), tuple(cuts["break"])), self.nodes)

    def _finish_blocks(self, text: str) -> list[Mark]:
        """Give the blocks their headings and values, and return the marks that they stand for."""
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
            number = int(attributes["number"])
            marker = Marker(
                marker_span, style_named(attributes["style"]), number, attributes.get("prefix", "")
            )
        kind = "report" if node.name == "report" else attributes["kind"]
        if kind not in KINDS:
            raise self._error(Message("formats.no_kind", name=kind))
        moves = tuple(filter(None, attributes.get("moves", "").split(", ")))
        return Heading(
            Span(start, end),
            int(attributes["level"]),
            KINDS[kind],
            marker,
            title,
            share_in(attributes.get("confidence", "1")),
            moves,
        )

    def _places_by_rule(self, node: _XMLNode, text: str) -> tuple[Span, Span, int]:
        """Return marker, title and end of a heading where nothing else is said."""
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
