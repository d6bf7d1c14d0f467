"""The Word file as a package of parts: the door to python-docx.

The template is a file of the house, or the one of `base`. Text, links, pictures, notes and lists are put into it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from docparse.messages import Message
from docparse.writers.word.base import WORD, pack, part
from docparse.writers.word.metafiles import Metafile, read_metafile
from docparse.writers.word.styles import StyleRow, write_style

_W = f"{{{WORD}}}"
_DAMAGED = (OpcError, zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError)


class Embedded(NamedTuple):
    """A picture in the package: the id of its relation, and its size in English Metric Units."""

    id: str
    width: int
    height: int


class Package:
    """A Word file that is being written."""

    def __init__(self, template: bytes) -> None:
        """Take a template; the text in it is dropped. Raises `ValueError` for what is no Word file."""
        try:
            self._file = docx.Document(io.BytesIO(template))
        except _DAMAGED as error:
            reason = str(error).partition("\n")[0][:200]
            raise ValueError(Message("formats.no_template", reason=reason)) from None
        self._part = self._file.part
        self._links: dict[str, str] = {}
        self._pictures: dict[bytes, Embedded | None] = {}

    # Styles

    def style_ids(self) -> dict[str, str]:
        """Return the id of each paragraph, character and table style by its name, in small letters."""
        found: dict[str, str] = {}
        for style in self._file.styles.element.iterchildren(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                found[name.get(f"{_W}val", "").lower()] = style.get(f"{_W}styleId", "")
        return found

    def add_styles(self, rows: Iterable[StyleRow]) -> None:
        """Add styles that the template does not have."""
        root = self._file.styles.element
        for row in rows:
            root.append(_parse(write_style(row)))

    # What a part refers to

    def link(self, address: str) -> str:
        """Return the id of a relation to an address."""
        if address not in self._links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._links[address] = self._part.relate_to(address, kind, is_external=True)
        return self._links[address]

    def embed(self, picture: bytes) -> Embedded | None:
        """Add a picture and return where it is; `None` if its format is not known."""
        if picture not in self._pictures:
            self._pictures[picture] = self._embed(picture)
        return self._pictures[picture]

    def _embed(self, picture: bytes) -> Embedded | None:
        from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError

        if metafile := read_metafile(picture):
            return self._embed_metafile(picture, metafile)
        broken = (InvalidImageStreamError, UnrecognizedImageError, ValueError, KeyError, OSError)
        try:
            id, image = self._part.get_or_add_image(io.BytesIO(picture))
            return Embedded(id, int(image.width), int(image.height))
        # A damaged picture fails in whatever its header says.
        except (*broken, ArithmeticError, IndexError, EOFError, AttributeError):
            return None

    def _embed_metafile(self, picture: bytes, metafile: Metafile) -> Embedded:
        uri = PackURI(f"/word/media/metafile{len(self._pictures) + 1}.{metafile.suffix}")
        part = Part(uri, metafile.content_type, picture, self._part.package)
        id = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return Embedded(id, max(0, metafile.width), max(0, metafile.height))

    def add_part(self, name: str, kind: str, root: str, children: str) -> None:
        """Add elements to the part `name`, of `kind`; it is made, with root element `w:root`, where it is missing."""
        relation = getattr(RELATIONSHIP_TYPE, kind)
        for known in self._part.rels.values():
            if known.reltype == relation:
                _append(known.target_part, children)
                return
        uri = PackURI(f"/word/{name}")
        blob = part(root, children).encode()
        content = getattr(CONTENT_TYPE, f"WML_{kind}")
        self._part.relate_to(Part(uri, content, blob, self._part.package), relation)

    def largest(self, kind: str, element: str, attribute: str) -> int:
        """Return the largest number in an attribute of the elements of the part of `kind`; 0 without one."""
        relation = getattr(RELATIONSHIP_TYPE, kind)
        roots = [
            _root_of(one.target_part) for one in self._part.rels.values() if one.reltype == relation
        ]
        numbers = [
            int(found)
            for root in roots
            for one in root.iter(_W + element)
            if (found := one.get(_W + attribute, "0")).isdecimal()
        ]
        return max(numbers, default=0)

    # The whole

    def set_body(self, blocks: str) -> None:
        """Put in the text; the page is that of the template's last section."""
        body = self._part.element.body
        section = body.sectPr
        body[:] = list(_parse(part("body", blocks)))
        if section is not None:
            body.append(section)

    def set_properties(self, properties: Mapping[str, str]) -> None:
        """Set properties of the file by name: title, author, language."""
        core = self._file.core_properties
        for name, value in properties.items():
            setattr(core, name, value[:255])
        for child in list(core._element):
            # when python-docx was made, and by whom
            if etree.QName(child).localname in (
                "created",
                "modified",
                "lastModifiedBy",
                "revision",
            ):
                core._element.remove(child)

    def save(self) -> bytes:
        """Return the file; the same text and template give the same bytes."""
        data = io.BytesIO()
        self._file.save(data)
        with zipfile.ZipFile(data) as archive:
            return pack({name: archive.read(name) for name in archive.namelist()})


def _parse(xml: str) -> etree._Element:
    """Return the root element of a piece of Word's XML, whose prefixes need not be declared."""
    if not xml.startswith("<?xml"):
        at = xml.index(" ") if " " in xml else xml.index(">")
        xml = f'{xml[:at]} xmlns:w="{WORD}"{xml[at:]}'
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    root: etree._Element = etree.fromstring(xml.encode(), parser)
    return root


def _root_of(found: Part) -> etree._Element:
    if isinstance(found, XmlPart):
        of_part: etree._Element = found.element
        return of_part
    root: etree._Element = etree.fromstring(found.blob, etree.XMLParser(resolve_entities=False))
    return root


def _append(found: Part, children: str) -> None:
    root = _root_of(found)
    before = root.find(f"{_W}num")
    for child in list(_parse(part("part", children))):
        if before is not None and child.tag == f"{_W}abstractNum":
            before.addprevious(child)  # all definitions come before the lists
        else:
            root.append(child)
    if not isinstance(found, XmlPart):
        found._blob = etree.tostring(root, encoding="UTF-8", standalone=True)
