"""Bold type put on or taken off, for titles and headings."""

from __future__ import annotations

from docparse.model.source import BLANKS, Mark, Span
from docparse.writers.shared.inlines import Inline

#: What may be outside the bold type of a title that is bold as a whole.
_OUTSIDE_BOLD = BLANKS + "。．.：:；;，,、！!？?"


def all_bold(inlines: list[Inline]) -> list[Inline]:
    """Set all of `inlines` in bold."""
    bold = Mark(Span(0, 0), "strong")
    return [inline._replace(marks=(bold, *inline.marks)) for inline in drop_bold(inlines)]


def drop_bold(inlines: list[Inline]) -> list[Inline]:
    """Set none of `inlines` in bold."""
    return [
        inline._replace(marks=tuple(mark for mark in inline.marks if mark.kind != "strong"))
        for inline in inlines
    ]


def without_bold(inlines: list[Inline], marker: str = "") -> list[Inline]:
    """Drop bold type from a title that is bold as a whole, with or without its marker and stop."""
    if not any(inline.marks for inline in inlines):
        return inlines
    plain = "".join(
        inline.text for inline in inlines if all(mark.kind != "strong" for mark in inline.marks)
    )
    return inlines if plain.removeprefix(marker).strip(_OUTSIDE_BOLD) else drop_bold(inlines)
