"""What all parts of a Word file are read with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from docparse.model.source import Source
from docparse.readers.word.lists import Lists
from docparse.readers.word.notes import References
from docparse.readers.word.package import Package
from docparse.readers.word.styles import Styles


class Context(NamedTuple):
    """Shared by all parts of a file: lists and notes are counted through all of them."""

    styles: Styles
    lists: Lists
    references: References
    package: Package
    #: Reads a file inside the file, by the name of its part; `None` for one that cannot be read.
    read_inside: Callable[[str], Source | None]
    #: The bookmarks of the paragraphs that the table of contents lists, and their levels.
    listed: Mapping[str, int]
    #: Whether a table of contents stays in the text.
    keeps_contents: bool
