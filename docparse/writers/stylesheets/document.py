"""A document as DocBook 5 or TEI P5: docparse's own XML through the stylesheets next to its schema.

    xsltproc docbook.xsl report.xml

does the same for a file that `-t xml` wrote, except for the work of `blocks.py`: lists in lists, and the
paragraphs of quotations, items and cells.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lxml import etree

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.vocabulary import NAMESPACE
from docparse.writers.shared.addresses import image_address, link_address
from docparse.writers.shared.language import language_of
from docparse.writers.stylesheets.blocks import nest_lists, set_paragraphs
from docparse.writers.xml.document import write_xml

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

    from lxml.etree._docloader import _InputDocument

_SCHEMAS = Path(__file__).parents[2] / "schema"
#: Elements with an address: name, attribute, and the function that says whether it may be used.
_ADDRESSES = (("a", "href", link_address), ("img", "src", image_address))
#: The escape in an attribute of our XML for a character that XML cannot carry.
_ESCAPED = re.compile("\ufffd[0-9A-F]{1,6};")


def write_docbook(document: Document, *, numbering: str = "keep") -> str:
    """Write `document` as a DocBook 5.0 article: a `section` for each section, a `para` for each item.

    Characters that XML cannot carry become U+FFFD; furniture is left out. `numbering` is one of `NUMBERINGS`.
    """
    return _transform(document, "docbook.xsl", numbering)


def write_tei(document: Document, *, numbering: str = "keep") -> str:
    """Write `document` as TEI P5: a `div` for each section; furniture is `fw`.

    Characters that XML cannot carry become U+FFFD. `numbering` is one of `NUMBERINGS`.
    """
    return _transform(document, "tei.xsl", numbering)


def _transform(document: Document, name: str, numbering: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        tree = etree.fromstring(write_xml(document, numbering=numbering).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(Message("formats.too_deep_for_tei", error=str(error))) from error
    set_paragraphs(tree)
    nest_lists(tree)
    _replace_escapes(tree)
    _check_addresses(tree)
    language = etree.XSLT.strparam(language_of(document.source.text))
    written = _load(name)(tree, lang=language).getroot()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(written, encoding="unicode", with_tail=False)}\n'


@lru_cache
def _load(name: str) -> etree.XSLT:
    """Return a stylesheet that reads no other file than those it imports, and writes none."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Imports())
    sheet = etree.fromstring(_read(name), parser, base_url=name)
    return etree.XSLT(sheet, access_control=etree.XSLTAccessControl.DENY_ALL)


class _Imports(etree.Resolver):
    """Finds the imports of a stylesheet in the package, which may be a zip file."""

    def resolve(
        self, system_url: str | None, public_id: str | None, context: object, /
    ) -> _InputDocument | None:
        name = Path(system_url or "").name
        return self.resolve_string(_read(name), context, base_url=name)


def _read(name: str) -> bytes:
    loader = cast("ResourceLoader", __spec__.loader)
    return loader.get_data(str(_SCHEMAS / name))


def _replace_escapes(tree: etree._Element) -> None:
    for element in tree.iter(f"{{{NAMESPACE}}}*"):
        for key, value in element.items():
            if "\ufffd" in value:
                element.set(key, _ESCAPED.sub("\ufffd", value))


def _check_addresses(tree: etree._Element) -> None:
    """Remove the addresses that run as a script or lead into the reader's files."""
    for name, attribute, allowed in _ADDRESSES:
        for element in tree.iter(f"{{{NAMESPACE}}}{name}"):
            if address := allowed(element.attrib.pop(attribute, "")):
                element.set(attribute, address)
