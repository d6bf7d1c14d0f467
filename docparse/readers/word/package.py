"""The zip that a Word file is: its parts as XML, the relations between them, and how much of them is read."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from docparse.messages import Message
from docparse.model.limits import WORD_BLOCKS, WORD_MEDIA, WORD_TAGS, WORD_XML
from docparse.readers.decode import DecodeError
from docparse.readers.shared.libxml import Element, XMLError, document_type_of, parse_xml
from docparse.readers.word.names import WORD
from docparse.readers.word.others import what_it_is

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONVERT = Message("reading.convert_to_docx")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    RuntimeError,
    OverflowError,
)
#: A document type is before the first element, after declarations and comments.
_DOCTYPE = re.compile(
    rb"""
    (?: \xef\xbb\xbf )?  # a byte order mark
    (?>
        [ \t\r\n]+
        | <\? (?s:.*?) \?>  # a declaration
        | <!-- (?s:.*?) -->  # a comment
    )*+
    <!DOCTYPE
    """,
    re.VERBOSE,
)
#: Word can save the same elements in the namespaces of "Strict Open XML".
_STRICT = re.compile(rb"(xmlns(?::[\w.-]+)?=[\"'])http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")


class Relation(NamedTuple):
    """A reference from a part of the package to another, or to an address outside."""

    kind: str
    target: str
    external: bool


Relations: TypeAlias = Mapping[str, Relation]


class Part(NamedTuple):
    """A part of the package and its relations by id."""

    name: str
    root: Element
    relations: Relations

    def name_of(self, kind: str) -> str:
        """Return the name of the part of `kind` that this one refers to, empty if there is none."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external:
                return _resolve(self.name, relation.target)
        return ""

    def target_of(self, id: str) -> str:
        """Return the name of the part that relation `id` refers to, empty if it is not in the package."""
        relation = self.relations.get(id)
        inside = relation and not relation.external
        return _resolve(self.name, relation.target) if relation and inside else ""


class Budget:
    """How much may still be read of a file and of the files inside it."""

    def __init__(self) -> None:
        self.xml = WORD_XML.most
        self.media = WORD_MEDIA.most
        self.tags = WORD_TAGS.most
        self.blocks = WORD_BLOCKS.most


class Package:
    """The zip file, read part by part, up to a limit for all parts together. All methods raise `DecodeError`."""

    def __init__(self, data: bytes, budget: Budget | None = None) -> None:
        """Take the file, and the budget of the file around it if it is inside one."""
        if data.startswith(_OLD_WORD):
            raise DecodeError(Message("reading.locked_word", remedy=_CONVERT))
        if not data.startswith(b"PK"):
            raise DecodeError(Message("reading.not_word", remedy=_CONVERT))
        self.budget = budget or Budget()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {
                info.filename.replace("\\", "/").lower(): info for info in self._zip.infolist()
            }
        except _BROKEN as error:
            raise _broken(error) from None

    def document(self) -> Part:
        """Return the part that holds the text."""
        names = [
            _resolve("", relation.target)
            for relation in self.relations("").values()
            if relation.kind == "officeDocument" and not relation.external
        ]
        root = self.root(names[0]) if names else None
        if root is None or root.tag != WORD + "document":
            other = what_it_is(self._names)
            raise DecodeError(other or Message("reading.zip_without_word", remedy=_CONVERT))
        return Part(names[0], root, self.relations(names[0]))

    def related(self, part: Part, kind: str) -> Element | None:
        """Return the root of the part of `kind` that `part` refers to, `None` if there is none."""
        name = part.name_of(kind)
        return self.root(name) if name else None

    def relations(self, name: str) -> Relations:
        """Return the relations of part `name` by id; the package itself is the part ``""``."""
        folder, _, file = name.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", file + ".rels"))
        return {
            child.get("Id", ""): Relation(
                child.get("Type", "").rpartition("/")[2],
                child.get("Target", ""),
                child.get("TargetMode") == "External",
            )
            for child in (() if root is None else root)
        }

    def root(self, name: str) -> Element | None:
        """Return the root of part `name`, `None` if the package has no such part."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        data = self._read(info)
        self.budget.tags -= data.count(b"<") + data.count(b"=")
        if self.budget.tags < 0:
            raise DecodeError(Message("limits.word_tags", most=WORD_TAGS.shown))
        if _DOCTYPE.match(data):
            raise _declares_type(name)
        try:
            root = parse_xml(_STRICT.sub(_to_transitional, data))
        except (XMLError, ValueError) as error:
            message = Message("reading.damaged_part", part=name, error=_first_line(error))
            raise DecodeError(message) from None
        if document_type_of(root):  # in UTF-16, where the pattern does not find it
            raise _declares_type(name)
        return root

    def content(self, name: str) -> bytes | None:
        """Return part `name` as it is, `None` if the package has no such part; it counts as XML does."""
        info = self._names.get(name.lower())
        return None if info is None else self._read(info)

    def picture(self, name: str) -> bytes | None:
        """Return a picture or a file inside the file; `None` if there is none, or too much was read already."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        data = self._inflate(info, self.budget.media)
        self.budget.media -= len(data)
        return data

    @property
    def size(self) -> int:
        """How many bytes of XML have been read."""
        return WORD_XML.most - self.budget.xml

    def count_bytes(self, count: int) -> None:
        """Count so many bytes as XML."""
        self.budget.xml -= count
        if self.budget.xml < 0:
            raise DecodeError(Message("limits.word_xml", most=WORD_XML.shown))

    def count_block(self) -> None:
        """Count a paragraph, row or cell of any part."""
        self.budget.blocks -= 1
        if self.budget.blocks < 0:
            raise DecodeError(Message("limits.word_blocks", most=WORD_BLOCKS.shown))

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        data = self._inflate(info, self.budget.xml)
        self.count_bytes(len(data))
        return data

    def _inflate(self, info: zipfile.ZipInfo, most: int) -> bytes:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DecodeError(Message("reading.odd_compression", remedy=_CONVERT))
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except _BROKEN as error:
            raise _broken(error) from None
        if len(data) > most:
            raise DecodeError(Message("limits.word_xml", most=WORD_XML.shown))
        return data


def _broken(error: Exception) -> DecodeError:
    return DecodeError(Message("reading.damaged_word", error=_first_line(error)))


def _declares_type(name: str) -> DecodeError:
    return DecodeError(Message("reading.document_type", part=name))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def _to_transitional(match: re.Match[bytes]) -> bytes:
    tail = b"http://schemas.openxmlformats.org/" + match[2] + b"/2006/" + match[3]
    return match[1] + tail


def _resolve(part: str, target: str) -> str:
    """Return the name of the part that the path `target` leads to from `part`."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
