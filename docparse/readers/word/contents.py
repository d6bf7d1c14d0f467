"""The table of contents that Word keeps in a file: which paragraphs it lists, and at what levels.

A heading need not have a heading style: a tender's chapters may have a style of the house that the table was told to list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import WORD, value_of
from docparse.readers.word.styles import Styles

#: The page of a bookmark, or a link to it.
_REFERS = re.compile(r'[ ]*(?:PAGEREF|HYPERLINK[ ]+\\l)[ ]+"?([^ "\\]+)', re.IGNORECASE)


def find_entries(root: Element, styles: Styles) -> Mapping[str, int]:
    """Return the bookmarks of the paragraphs that a table of contents lists, and their levels from 1."""
    levels = styles.levels_of_contents()
    entries: dict[str, int] = {}
    if levels:
        for style in root.iter(WORD + "pStyle"):
            level = levels.get(value_of(style))
            paragraph = style.getparent()
            paragraph = None if paragraph is None else paragraph.getparent()
            if level and paragraph is not None:
                entries.update(dict.fromkeys(_bookmarks_in(paragraph), level))
    return entries


def _bookmarks_in(entry: Element) -> Iterator[str]:
    for link in entry.iter(WORD + "hyperlink"):
        yield link.get(WORD + "anchor", "")
    for words in entry.iter(WORD + "instrText"):
        if found := _REFERS.match(words.text or ""):
            yield found[1]
