"""Bytes to the elements of docparse's own XML; other XML is refused before it is read."""

from __future__ import annotations

from contextlib import suppress

from docparse.messages import Message
from docparse.model.vocabulary import NAMESPACE
from docparse.readers.decode import DecodeError
from docparse.readers.shared.libxml import Element, XMLError, feed_xml, parse_xml

_DOCUMENT = f"{{{NAMESPACE}}}document"
_REMEDY = Message("formats.xml_only")


def parse_document(data: bytes, encoding: str = "") -> Element:
    """Return the document element. Raises `DecodeError` for what is not XML, or not docparse's."""
    try:
        with suppress(_BegunError):
            feed_xml(data, _Beginning(), encoding)
        return parse_xml(data, encoding, is_huge=True)  # a text may be one line of 10 MB
    except XMLError as error:
        # libxml2 puts a line end after the character that it names
        first = " ".join(str(error.msg).split())
        raise DecodeError(Message("formats.damaged_xml", error=first, remedy=_REMEDY)) from None


class _BegunError(Exception):
    """The parser has come to the document element."""


class _Beginning:
    """Receives what comes before the document element, and refuses a DOCTYPE."""

    def doctype(self, *names: object) -> None:
        raise DecodeError(Message("formats.doctype", remedy=_REMEDY))

    def start(self, tag: str, attributes: object) -> None:
        if tag != _DOCUMENT:
            raise DecodeError(
                Message("formats.foreign_xml", tag=tag, namespace=NAMESPACE, remedy=_REMEDY)
            )
        raise _BegunError

    def close(self) -> None:
        """Accept the end."""
