"""The lines of a text with everything that the search for candidates knows about them."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from docparse.lines.hints import Hints
from docparse.lines.joins import Layout, find_layout
from docparse.lines.line import Line
from docparse.model.source import Source
from docparse.model.style import Style


class TextLines(NamedTuple):
    """The lines of a text, furniture left out, and what is known of them."""

    source: Source
    all: list[Line]
    layout: Layout
    #: The offsets at which the lines of a table of contents begin.
    contents: Set[int]
    #: The user's own styles.
    own: tuple[Style, ...]
    #: The hints of the format.
    hints: Hints

    @classmethod
    def of(
        cls,
        source: Source,
        lines: list[Line],
        contents: Set[int],
        own: tuple[Style, ...],
        hints: Hints,
    ) -> TextLines:
        """Find out how the lines are laid out."""
        layout = Layout(0, False) if source.whole_lines else find_layout(source, lines)
        return cls(source, lines, layout, contents, own, hints)
