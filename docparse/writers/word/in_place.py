"""A Word file with some characters of its text changed in place: every other part of the package stays byte for byte.

The characters of the text are looked for in the XML of the file, paragraph by paragraph. What Word adds to them
(automatic numbers, signs of notes) is in no paragraph and cannot be changed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Container, Iterator, Sequence
from html import unescape
from io import BytesIO
from typing import NamedTuple

from docparse.model.diagnostic import Edit
from docparse.model.source import BLANKS
from docparse.writers.shared.markup import escape

_RELATION = re.compile(rb"<Relationship\b[^<>]*+>")
_TARGET = re.compile(rb'Target="/?([^"]++)"')
#: What is read: the edges of paragraphs, text, tabs and line ends; and what is passed over.
_TOKEN = re.compile(
    r"""
      (?P<skipped> <(?:w:moveFrom|mc:Fallback|w:instrText)[ >] )
    | (?P<resumed> </(?:w:moveFrom|mc:Fallback|w:instrText)> )
    | (?P<edge> </?w:p[ >] )
    | <w:t(?P<attributes>[ ][^<>]*+)? (?<!/)> (?P<text>[^<]*) </w:t>
    | (?P<tab> <w:tab/> )
    | (?P<contents> PAGEREF | w:anchor="_Toc )
    """,
    re.VERBOSE,
)
_CHARACTER = re.compile("&[^;]{1,10};|.", re.DOTALL)
#: A paragraph is looked for in so many characters of the text from where the one before it ended.
_AHEAD = 4_000
#: A number that Word counts is no longer, before the words of a paragraph.
_LONGEST_NUMBER = 24
_EDGE = " \t"
_BROKEN = (zipfile.BadZipFile, UnicodeDecodeError, KeyError, OSError, RuntimeError)


class _Char(NamedTuple):
    """A character of the text and the place of what stands for it in the XML; a tab is an element."""

    char: str
    start: int
    end: int


def edit_in_place(data: bytes, text: str, edits: Sequence[Edit]) -> bytes | None:
    """Return the Word file `data`, whose text is `text`, with edits made, which are in order.

    Returns `None` where the characters of an edit are not found in the file. Whoever calls reads the result again: if
    its text is not the expected one, the characters that were found are those of another place.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            name, xml = _text_of(package)
            changed = _edit_xml(xml, text, edits)
            return None if changed is None else _replaced(package, name, changed.encode())
    except _BROKEN:
        return None


def possible_edits(data: bytes, text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits whose characters are found in a Word file."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            places = _find_places(_text_of(package)[1], text)
    except _BROKEN:
        return []
    return [edit for edit in edits if _is_possible(edit, places)]


def _is_possible(edit: Edit, places: Container[int]) -> bool:
    """Tell whether the characters of an edit, or the one before an insertion, are in the file."""
    start, end = edit.span
    return "\n" not in edit.text and all(at in places for at in range(min(start, end - 1), end))


def _text_of(package: zipfile.ZipFile) -> tuple[str, str]:
    """Return the name and the XML of the part that holds the text."""
    name = _main_part(package)
    return name, package.read(name).decode("utf-8") if name else ""


def _main_part(package: zipfile.ZipFile) -> str:
    for relation in _RELATION.findall(package.read("_rels/.rels")):
        if b'/officeDocument"' in relation and (target := _TARGET.search(relation)):
            return target[1].decode()
    return ""


def _replaced(package: zipfile.ZipFile, name: str, content: bytes) -> bytes:
    """Return a package with another content of one part."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        copy.comment = package.comment
        for info in package.infolist():
            part = content if info.filename == name else package.read(info)
            copy.writestr(info, part, info.compress_type)
    return written.getvalue()


def _edit_xml(xml: str, text: str, edits: Sequence[Edit]) -> str | None:
    places = _find_places(xml, text)
    changes: list[tuple[int, int, str]] = []
    for (start, end), words in edits:
        if "\n" in words or any(at not in places for at in range(start, end)):
            return None
        if start < end:
            first, *others = (places[at] for at in range(start, end))
            changes.append((*first, escape(words)))
            changes += [(*place, "") for place in others]
        elif start - 1 in places and text[start - 1] != "\n":
            changes.append((places[start - 1][1], places[start - 1][1], escape(words)))
        elif start in places:
            changes.append((places[start][0], places[start][0], escape(words)))
        else:
            return None
    pieces, at = [], 0
    for begin, stop, words in sorted(changes):
        pieces += [xml[at:begin], words]
        at = stop
    return "".join([*pieces, xml[at:]])


def _find_places(xml: str, text: str) -> dict[int, tuple[int, int]]:
    """Return where each character of the text stands in the XML, by its offset; tabs are left out."""
    places: dict[int, tuple[int, int]] = {}
    cursor = 0
    for paragraph in _paragraphs_in(xml):
        words = "".join(one.char for one in paragraph)
        if not words.strip(BLANKS):
            continue
        at = text.find(words, cursor, cursor + _AHEAD + len(words))
        while at > 0 and not _begins_line(text, at):
            at = text.find(words, at + 1, cursor + _AHEAD + len(words))
        if at < 0:
            continue
        for offset, one in enumerate(paragraph, at):
            if one.char != "\t":
                places[offset] = (one.start, one.end)
        cursor = at + len(words)
    return places


def _begins_line(text: str, at: int) -> bool:
    """Tell whether nothing but a number is before an offset on its line, or a tab of its table."""
    line = text.rfind("\n", 0, at) + 1
    return at - line <= _LONGEST_NUMBER or text[at - 1] == "\t"


def _paragraphs_in(xml: str) -> Iterator[list[_Char]]:
    """Yield the characters of each paragraph, but those of a table of contents."""
    chars: list[_Char] = []
    skipped = 0
    is_contents = False
    for token in _TOKEN.finditer(xml):
        kind = token.lastgroup
        if kind == "skipped":
            skipped += 1
        elif kind == "resumed":
            skipped = max(0, skipped - 1)
        elif kind == "contents":
            is_contents = True
        elif kind == "edge":
            if chars and not is_contents:
                yield chars
            chars, is_contents = [], False
        elif not skipped:
            chars += _chars_of(token)
    if chars:
        yield chars


def _chars_of(token: re.Match[str]) -> list[_Char]:
    if token["tab"]:
        return [_Char("\t", *token.span())]
    start = token.start("text")
    chars = [
        _Char(unescape(found[0]), start + found.start(), start + found.end())
        for found in _CHARACTER.finditer(token["text"])
    ]
    if "preserve" not in (token["attributes"] or ""):
        while chars and chars[0].char in _EDGE:
            del chars[0]
        while chars and chars[-1].char in _EDGE:
            del chars[-1]
    return chars
