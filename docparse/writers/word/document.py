"""A document as a Word file in the form of GB/T 9704-2012, or in that of a house's template."""

from __future__ import annotations

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.source import Span
from docparse.writers.options import BY_WORD, RUNINS
from docparse.writers.shared.language import language_of
from docparse.writers.shared.numbering import shown_markers
from docparse.writers.shared.references import with_references
from docparse.writers.word.base import write_base
from docparse.writers.word.blocks import Blocks, Form
from docparse.writers.word.bookmarks import reference_bookmarks
from docparse.writers.word.bullets import add_bullets
from docparse.writers.word.contents import write_contents
from docparse.writers.word.inlines import Inlines
from docparse.writers.word.lists import add_lists, plan_lists
from docparse.writers.word.look import Depths, Look
from docparse.writers.word.markup import showable
from docparse.writers.word.notes import (
    Notes,
    find_notes,
    length_of_number,
    write_notes,
    write_separators,
)
from docparse.writers.word.package import Package
from docparse.writers.word.parts import Parts
from docparse.writers.word.pictures import FindPicture, Pictures

_LANGUAGES = {"zh-Hant": "zh-TW"}


def write_docx(
    document: Document,
    *,
    numbering: str = "keep",
    runin: str = "bold",
    contents: bool = False,
    reference_doc: bytes = b"",
    pictures: FindPicture | None = None,
    references: str = "text",
) -> bytes:
    """Write `document` as a Word file.

    A run-in title is the beginning of its paragraph in bold, 黑体 or 楷体, and the paragraph is in Word's navigation; with
    `runin` `heading` the title is a heading that a style separator parts from its text, with `keep` it is as its author
    wrote it. With `numbering` `word` Word counts the numbers that a list can show as they are. `contents` puts a table of contents before the text. The page and
    the styles are those of GB/T 9704-2012, or of `reference_doc`, a Word file. `pictures` returns the bytes of the
    picture at an address. With `references` `link` a reference to a number of the text leads to a bookmark.
    Raises `ValueError` for an unknown `numbering`, `runin` or `references`, and another `reference_doc`.
    """
    document = with_references(document, references)
    if runin not in RUNINS:
        raise ValueError(Message("formats.no_runin", name=runin, known=tuple(RUNINS)))
    by_word = numbering == BY_WORD
    markers = {} if by_word else shown_markers(document, numbering)
    language = language_of(document.source.text)
    look = Look(Depths(document))
    template = reference_doc or write_base(look.rows, _LANGUAGES.get(language, "zh-CN"))
    package = Package(template)
    if reference_doc:
        look.take(package)
    found = find_notes(document)
    notes = Notes(
        found, package.largest("FOOTNOTES", "footnote", "id"), look.id("FootnoteReference")
    )
    bookmarks = reference_bookmarks(document)
    inlines = Inlines(package, Pictures(package, pictures), notes, look.ids, bookmarks)
    parts = Parts(document.reading, inlines, look)
    if any(mark.kind == "list" for mark in document.source.marks):
        look.set_bullets(add_bullets(package))
    numbers = add_lists(package, plan_lists(document)) if by_word else {}
    form = Form(markers, numbers, runin, notes.places, contents, bookmarks)
    blocks = Blocks(document, form, parts, look)
    written = _apart(list(blocks.write_blocks()))
    if contents:
        written.insert(blocks.front, write_contents(blocks.entries, look))
    package.set_body("".join(written))
    _add_notes(document, package, notes, parts, look)
    package.set_properties(_properties_of(document))
    return package.save()


def _apart(blocks: list[str]) -> list[str]:
    """Return blocks with an empty paragraph after each table that another, or the end, comes after."""
    tables = [block.startswith("<w:tbl>") for block in blocks]
    return [
        block + "<w:p/>" if is_table and following else block
        for block, is_table, following in zip(blocks, tables, [*tables[1:], True], strict=False)
    ]


def _add_notes(
    document: Document, package: Package, notes: Notes, parts: Parts, look: Look
) -> None:
    if not notes.found:
        return
    words = [
        parts.write_line(
            Span(
                note.span.start + length_of_number(document.source.slice(note.span)), note.span.end
            )
        )
        for note in notes.found.values()
    ]
    is_new = package.largest("FOOTNOTES", "footnote", "id") == 0
    children = (write_separators() if is_new else "") + write_notes(
        notes, words, look.id("FootnoteText")
    )
    package.add_part("footnotes.xml", "FOOTNOTES", "footnotes", children)


def _properties_of(document: Document) -> dict[str, str]:
    """Return what Word shows about a file."""
    front = document.front_matter
    return {
        "title": showable(document.title),
        "author": showable(front.get("byline", "").replace("\n", "，")),
        "keywords": showable(front.get("keywords", "")),
        "comments": "",
    }
