"""docparse's own XML back to the document that it was written from.

The XML says where everything is by where it stands; see schema/docparse.rng for what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.vocabulary import NAMESPACE
from docparse.readers.decode import DecodeError, decode
from docparse.readers.xml.build import Builder

_NAMED = f"{{{NAMESPACE}}}"
_REMEDY = Message("formats.xml_only")


def read_xml(data: bytes, path: str = "", encoding: str = "") -> Document:
    """Return the document that `write_xml` wrote, its source and the origin of that included.

    `encoding` overrules the XML declaration. `path` is not used: the document names its own source.
    Raises `DecodeError` for what is not XML, not docparse's, or makes no sense.
    """
    if encoding:
        data, encoding = decode(data, encoding).text.encode("utf-8"), "utf-8"
    try:
        _check_beginning(data, encoding)
        root = etree.fromstring(data, etree.XMLParser(encoding=encoding or None, **_SAFE))
    except etree.XMLSyntaxError as error:
        # libxml2 ends a line after the character
        first = " ".join(str(error.msg).split())
        raise DecodeError(Message("formats.damaged_xml", error=first, remedy=_REMEDY)) from None
    return Builder().build(root)


#: A text of one line of 10 MB needs `huge_tree`. What that leaves open, entities in entities, needs a
#: DOCTYPE, and there is none when a parser sees more than the beginning.
_SAFE: Mapping[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
    "remove_comments": True,
    "remove_pis": True,
}


class _BegunError(Exception):
    """The parser has come to the document element."""


class _Beginning:
    """What a parser tells until the document element begins."""

    def doctype(self, *names: object) -> None:
        raise DecodeError(Message("formats.doctype", remedy=_REMEDY))

    def start(self, tag: str, attributes: object) -> None:
        if tag != f"{_NAMED}document":
            raise DecodeError(
                Message("formats.foreign_xml", tag=tag, namespace=NAMESPACE, remedy=_REMEDY)
            )
        raise _BegunError

    def close(self) -> None:
        """Accept the end."""


def _check_beginning(data: bytes, encoding: str) -> None:
    """Refuse a DOCTYPE before anything of it is read, and another document element."""
    parser = etree.XMLParser(encoding=encoding or None, target=_Beginning(), **_SAFE)  # type: ignore[call-overload]
    try:
        parser.feed(data)
        parser.close()
    except _BegunError:
        pass
