"""Text and the marks inside a line as Word's runs: bold, italics, links, pictures, references to notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from docparse.model.source import PICTURE, REFERENCE, Mark
from docparse.writers.shared.addresses import link_address
from docparse.writers.shared.inlines import Inline
from docparse.writers.shared.markup import escape
from docparse.writers.word.bookmarks import Bookmark
from docparse.writers.word.markup import showable, write_run
from docparse.writers.word.notes import Notes
from docparse.writers.word.package import Package
from docparse.writers.word.pictures import Pictures

#: Kind of a mark -> the properties of a run, in the order that Word wants.
_PROPERTIES = {
    "strong": "<w:b/><w:bCs/>",
    "em": "<w:i/><w:iCs/>",
    "del": "<w:strike/>",
}
#: Word follows no longer address.
_LONGEST_ADDRESS = 2_079


class Inlines:
    """Writes the lines of a document; links and pictures are parts of the `package`."""

    def __init__(
        self,
        package: Package,
        pictures: Pictures,
        notes: Notes,
        styles: Mapping[str, str],
        bookmarks: Mapping[str, Bookmark],
    ) -> None:
        self._package = package
        self._pictures = pictures
        self._notes = notes
        self._styles = styles
        self._bookmarks = bookmarks

    def write(self, inlines: Iterable[Inline], form: str = "") -> str:
        """Return `inlines` as runs; neighbours with one link are in one. `form` are properties of all of them."""
        written = []
        for link, group in groupby(inlines, _link_of):
            # A reference looks like the text around it, as those that Word puts in do.
            linked = link is not None and link.kind == "a"
            runs = "".join(self._write_inline(inline, form, linked=linked) for inline in group)
            written.append(self._write_link(link, runs) if link else runs)
        return "".join(written)

    def _write_link(self, link: Mark, runs: str) -> str:
        if link.kind == REFERENCE:
            name = self._bookmarks[link.value].name
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'
        id = self._package.link(showable(link_address(link.value)))
        tip = f' w:tooltip="{escape(showable(link.title))}"' if link.title else ""
        return f'<w:hyperlink r:id="{id}"{tip} w:history="1">{runs}</w:hyperlink>'

    def _write_inline(self, inline: Inline, form: str, *, linked: bool) -> str:
        kinds = {mark.kind for mark in inline.marks}
        properties = "".join(xml for kind, xml in _PROPERTIES.items() if kind in kinds)
        if form and "strong" in kinds:
            form = form.replace(_PROPERTIES["strong"], "")
        style = "Hyperlink" if linked else "VerbatimChar" if "codespan" in kinds else ""
        named = self._styles.get(style, "")
        picture = next((mark for mark in reversed(inline.marks) if mark.kind == "img"), None)
        if picture and PICTURE in inline.text:
            return self._pictures.write(picture, form + properties, named)
        return "".join(
            self._notes.write_reference(piece)
            if is_reference
            else write_run(piece, form + properties, named)
            for is_reference, piece in self._notes.cut(inline.text)
        )


def _link_of(inline: Inline) -> Mark | None:
    """Return the link around an inline, if Word may follow it."""
    for mark in inline.marks:
        if mark.kind == REFERENCE:
            return mark
        if mark.kind == "a" and (address := link_address(mark.value)):
            # One to a place in the file itself would lead nowhere.
            return mark if address[0] != "#" and len(address) <= _LONGEST_ADDRESS else None
    return None
