"""Word files (.docx) to the text that Word shows, with marks.

The XML is read here because no library computes list numbers, accepts tracked changes and finds text boxes.
There are three steps: `Package` opens the zip, `Walk` goes through a part once and collects paragraphs and tables,
and `Page` writes them as text and marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.model.source import Mark, Origin, Source
from docparse.readers.word.blocks import Block
from docparse.readers.word.chunks import ZIP, read_chunk
from docparse.readers.word.contents import find_entries
from docparse.readers.word.context import Context
from docparse.readers.word.cover import settle_title
from docparse.readers.word.headers import header_parts
from docparse.readers.word.lists import Lists
from docparse.readers.word.notes import KINDS, References, open_notes, with_number
from docparse.readers.word.objects import INSIDE, ON_THE_WEB, PART
from docparse.readers.word.package import Package, Part
from docparse.readers.word.page import Page
from docparse.readers.word.styles import Styles
from docparse.readers.word.walk import Walk

#: What a mark counts, in bytes.
_MARK = 50


def read_word(data: bytes, path: str = "", encoding: str = "") -> Source:
    """Read a Word file into its text, with a line for each paragraph; `encoding` is not used.

    Automatic numbers, notes and accepted changes are part of the text; hidden text, comments and the table of
    contents are not, unless the file holds nothing else. Headers come before it and footers after it, as furniture.
    A Word file has no lines: line n of a position is the n-th line of the text. Raises `DecodeError` for bytes that
    are not a Word file.
    """
    page = _read(Package(data), keeps_contents=False)
    if page.is_empty():
        page = _read(Package(data), keeps_contents=True)
    return page.source(Origin(path, "docx", "utf-8", 1.0))


def _read(package: Package, *, keeps_contents: bool, is_inside: bool = False) -> Page:
    """Write the text of a file; one that `is_inside` another has no header there, and holds no third."""
    document = package.document()

    inside: dict[str, Source | None] = {}

    def read_inside(name: str) -> Source | None:
        if name not in inside:
            data = None if is_inside else package.content(name)
            inside[name] = _read_chunk(data, name, package) if data else None
        elif found := inside[name]:
            # A file may be named many times. It is read once, but counts as often as its text is there.
            package.count_bytes(len(found.text) + _MARK * len(found.marks))
        return inside[name]

    styles = Styles(package.related(document, "styles"))
    context = Context(
        styles,
        Lists(package.related(document, "numbering")),
        References(),
        package,
        read_inside,
        {} if keeps_contents else find_entries(document.root, styles),
        keeps_contents,
    )
    walk = Walk(context, document)
    blocks = walk.read()
    notes = _read_notes(package, document, context)
    if not is_inside:
        settle_title(blocks)
    page = Page(walk.is_emphatic(), package.size)
    if not is_inside:
        _write_furniture(page, context, document, "header")
    page.write([*blocks, *notes])
    if not is_inside:
        _write_furniture(page, context, document, "footer")
    return page


def _read_chunk(data: bytes, name: str, package: Package) -> Source | None:
    """Read the part `name` of a package, which is a file of any format; `None` if it cannot be read."""
    if data.startswith(ZIP):
        inner = _read(Package(data, package.budget), keeps_contents=False, is_inside=True)
        found: Source | None = inner.source(Origin())
    else:
        found = read_chunk(data)
    return found and found._replace(marks=tuple(_moved_inside(found.marks, name)))


def _moved_inside(marks: Iterable[Mark], name: str) -> Iterator[Mark]:
    """Yield the marks of the file `name` inside the file, with addresses of pictures that lead there."""
    for mark in marks:
        is_inside = mark.kind == "img" and not mark.value.lower().startswith(ON_THE_WEB)
        yield mark._replace(value=f"{PART}{name}{INSIDE}{mark.value}") if is_inside else mark


def _write_furniture(page: Page, context: Context, document: Part, kind: str) -> None:
    for part in header_parts(context.package, document, kind):
        page.write_furniture(Walk(context, part).read())


def _read_notes(package: Package, document: Part, context: Context) -> list[Block]:
    """Return the footnotes and endnotes, each beginning with its number: [1], [2]."""
    found: list[Block] = []
    parts = {kind: open_notes(package, document, kind) for kind in KINDS}
    # The list grows while it is read, since a note may refer to another.
    for number, (kind, name) in enumerate(context.references.notes, 1):
        part, elements = parts[kind]
        if part and name in elements:
            blocks = Walk(context, part).read(elements[name])
            found += with_number(blocks, number)
    return found
