"""The outline as an indented tree, for people."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.model.document import Document, Section
from docparse.model.leaves import Title
from docparse.writers.outline.rows import OutlineRow, one_line, outline_rows

_LONGEST_OPENING = 16


def write_tree(document: Document) -> str:
    """Write the outline indented by level; the kind in brackets unless it is a heading.

    An item, which has no title, shows how its text begins.

    一、 基本情况
      （一） 人口 [runin]
    """
    return "".join(
        "  " * depth + " ".join(word for word in (row.marker, words, kind_of(row)) if word) + "\n"
        for depth, row, words in shown_rows(document)
    )


def shown_rows(document: Document) -> Iterator[tuple[int, OutlineRow, str]]:
    """Yield the depth of each row, the row, and its title; for an item, which has none, the beginning of its text."""
    below = 0
    for row, words in zip(outline_rows(document), _openings_of(document), strict=True):
        # The title of a report has level 0 but is below the line that opens the report.
        depth = row.level - 1 if row.level else below
        below = row.level if row.kind == "report" else 0
        yield depth, row, words


def kind_of(row: OutlineRow) -> str:
    """Return the kind in brackets; nothing for a heading."""
    return "" if row.kind == "heading" else f"[{row.kind}]"


def _openings_of(document: Document) -> Iterator[str]:
    """Yield the title of each row, or the beginning of an item's text."""
    for block in document.walk():
        if isinstance(block, Title):
            yield one_line(block.text)
        elif isinstance(block, Section):
            words = one_line(block.title or block.text.partition("\n")[0])
            cut = not block.title and len(words) > _LONGEST_OPENING
            yield words[:_LONGEST_OPENING] + "…" if cut else words
