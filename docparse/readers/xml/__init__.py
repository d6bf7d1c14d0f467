"""docparse's own XML back to the document that it was written from.

Elements are in the order of the text; schema/docparse.rng says what each means.
"""

from __future__ import annotations

from docparse.model.document import Document
from docparse.readers.decode import decode
from docparse.readers.xml.parser import parse_document
from docparse.readers.xml.walk import Walk


def read_xml(data: bytes, path: str = "", encoding: str = "") -> Document:
    """Return the document that `write_xml` wrote, with its source and the origin of that.

    `encoding` overrules the XML declaration. `path` is not used: the document names its own source.
    Raises `DecodeError` for what is not XML, not docparse's, or not consistent.
    """
    if encoding:
        data, encoding = decode(data, encoding).text.encode("utf-8"), "utf-8"
    return Walk().build(parse_document(data, encoding))
