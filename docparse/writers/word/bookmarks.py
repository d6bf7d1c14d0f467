"""Bookmarks: the places in a Word file that contents and references lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.model.document import Document
from docparse.writers.shared.references import targets_of


class Bookmark(NamedTuple):
    """A bookmark: its number among all of them, and its name, such as Word gives itself."""

    number: int
    name: str

    def around(self, runs: str) -> str:
        """Return runs inside the bookmark."""
        return (
            f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/>{runs}'
            f'<w:bookmarkEnd w:id="{self.number}"/>'
        )


def contents_bookmark(number: int) -> Bookmark:
    """Return the bookmark of the heading with this number in the contents."""
    return Bookmark(number, f"_Toc{number:08d}")


def reference_bookmarks(document: Document) -> Mapping[str, Bookmark]:
    """Return a bookmark for each section that a reference leads to, by its id."""
    targets = targets_of(document)
    if not targets:
        return {}
    ids = [section.id for section in document.sections()]
    # Contents have numbers up to that of the sections.
    return {
        id: Bookmark(len(ids) + at, f"_Ref{at:08d}")
        for at, id in enumerate(ids, 1)
        if id in targets
    }
