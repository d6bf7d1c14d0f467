"""The readers' one door to lxml, with settings under which nothing but the given bytes is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from lxml import etree

Element: TypeAlias = etree._Element
XMLError: TypeAlias = etree.XMLSyntaxError
#: ("start" or "end", element) for each element of a tree, in order.
Events: TypeAlias = "etree.iterwalk[tuple[str, etree._Element]]"

_SAFE: Mapping[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
#: How many bytes of a page the parser gets at a time.
_PIECE = 1 << 16


class Target(Protocol):
    """Receives the elements and the words of a page while it is parsed."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, words: str) -> None:
        """Take a piece of text."""

    def close(self) -> None:
        """Take the end of the page."""


_Target = TypeVar("_Target", bound=Target)


def parse_xml(data: bytes, encoding: str = "", *, is_huge: bool = False) -> Element:
    """Parse XML to its document element. Raises `XMLError`, and `ValueError` for what lxml does not take.

    A tree is at most 256 elements deep and a text 10 MB long, unless `is_huge`. That allows entities in entities:
    refuse a DOCTYPE first, see `feed_xml`.
    """
    parser = etree.XMLParser(encoding=encoding or None, huge_tree=is_huge, **_SAFE)
    return cast(Element, etree.fromstring(data, parser))


def feed_xml(data: bytes, target: object, encoding: str = "") -> None:
    """Call `target` for the parts of XML as they are parsed. Raises `XMLError` and whatever `target` raises."""
    parser = etree.XMLParser(  # type: ignore[call-overload]
        encoding=encoding or None, target=target, huge_tree=True, **_SAFE
    )
    parser.feed(data)
    parser.close()


def feed_html(page: bytes, target: _Target) -> _Target:
    """Call `target` for the elements of a page in UTF-8, then return it."""
    parser = etree.HTMLParser(
        target=cast(Any, target), encoding="utf-8", huge_tree=True, no_network=True
    )
    # An exception of the target stops the parser only at the end of a piece.
    for start in range(0, max(len(page), 1), _PIECE):
        parser.feed(page[start : start + _PIECE])
    parser.close()
    return target


def to_bytes(root: Element) -> bytes:
    """Return a tree as XML in UTF-8, without its document type."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)


def events_of(root: Element, tags: Collection[str] | None = None) -> Events:
    """Return the beginnings and ends of `root` and all elements in it, in order; only those with one of `tags`, if given."""
    return etree.iterwalk(root, events=("start", "end"), tag=tags)


def document_type_of(root: Element) -> str:
    """Return the DOCTYPE of a tree, empty if it has none."""
    return root.getroottree().docinfo.doctype
