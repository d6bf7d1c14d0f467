"""Edits of the source's text as edits of its file, chosen so that they do not meet, and made."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.diagnostic import Edit
from docparse.source import Source, Span


def choose_groups(groups: Iterable[tuple[Edit, ...]]) -> list[tuple[Edit, ...]]:
    """Return those of `groups` that can be made together; of two that meet the first is.

    A group is made whole or not at all; groups that share an edit do not meet in it.
    """
    chosen: dict[Span, Edit] = {}
    kept = []
    for group in groups:
        new = [edit for edit in group if chosen.get(edit.span) != edit]
        if not any(_meet(edit.span, span) for edit in new for span in chosen):
            chosen.update((edit.span, edit) for edit in new)
            kept.append(group)
    return kept


def _meet(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def to_file(source: Source, file: str, edit: Edit) -> Edit | None:
    """Return an edit of the source's text as one of its file; `None` where markup stands in between."""
    if source.places is None:
        return edit
    start, end = edit.span
    if start == end:
        # What is put in goes behind what stands before it: behind 一 in **一**总体.
        at = source.to_file(start - 1) + 1 if start else source.to_file(0)
        return Edit(Span(at, at), edit.text)
    span = Span(source.to_file(start), source.to_file(end - 1) + 1)
    if file[span.start : span.end] != source.text[start:end]:
        return None
    return Edit(span, edit.text)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` made; they are in order and do not meet."""
    pieces, at = [], 0
    for span, words in edits:
        pieces += [text[at : span.start], words]
        at = span.end
    return "".join([*pieces, text[at:]])
