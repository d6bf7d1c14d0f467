"""Contents: a field that Word fills in anew when the file is opened, with the entries that it will have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docparse.writers.word.bookmarks import Bookmark, contents_bookmark
from docparse.writers.word.look import Look
from docparse.writers.word.markup import write_paragraph, write_run

#: The levels that contents show.
_DEEPEST = 3
_NAME = "目　录"


class Entry(NamedTuple):
    """A heading: its level, its number among all of them, its words."""

    level: int
    number: int
    words: str

    @property
    def bookmark(self) -> Bookmark:
        """The place that it leads to."""
        return contents_bookmark(self.number)


def write_contents(entries: Sequence[Entry], look: Look) -> str:
    """Return contents with an entry for each heading of the first levels; nothing where there are none."""
    shown = [entry for entry in entries if entry.level <= _DEEPEST]
    if not shown:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {_instruction(look)} </w:instrText></w:r>{_field("separate")}'
    )
    lines = [_write_entry(entry) for entry in shown]
    lines[0] = begin + lines[0]
    lines[-1] += _field("end")
    written = [
        write_paragraph(look.id(f"TOC{entry.level}"), line)
        for entry, line in zip(shown, lines, strict=True)
    ]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>"
        + write_paragraph(look.id("TOCHeading"), write_run(_NAME))
        + "".join(written)
        + "</w:sdtContent></w:sdt>"
    )


def _instruction(look: Look) -> str:
    """Return the field: headings by their styles; by the outline there would be whole paragraphs with run-in titles."""
    others = ",".join(f"{name},{level}" for name, level in look.derived if level <= _DEEPEST)
    named = f' \\t "{others}"' if others else ""
    return f'TOC \\o "1-{_DEEPEST}" \\h \\z{named}'


def _write_entry(entry: Entry) -> str:
    page = (
        _field("begin")
        + f'<w:r><w:instrText xml:space="preserve"> PAGEREF {entry.bookmark.name} \\h </w:instrText></w:r>'
        + _field("separate")
        + write_run("1")
        + _field("end")
    )
    words = write_run(entry.words.replace("\t", " ")) + write_run("\t")
    return (
        f'<w:hyperlink w:anchor="{entry.bookmark.name}" w:history="1">{words}{page}</w:hyperlink>'
    )


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
