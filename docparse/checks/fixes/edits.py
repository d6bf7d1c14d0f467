"""Edits of the source's text as edits of its file, chosen so that they do not meet, and made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from docparse.model.diagnostic import Edit
from docparse.model.source import Source, Span


def choose_groups(groups: Iterable[tuple[Edit, ...]]) -> list[tuple[Edit, ...]]:
    """Return those of `groups` that can be made together; of two that meet the first is.

    A group is made whole or not at all; groups that share an edit do not meet in it.
    """
    chosen: dict[Span, Edit] = {}
    # In order: the stretches that are replaced, and the offsets at which something is put in.
    replaced: list[Span] = []
    places: list[int] = []
    kept = []
    for group in groups:
        new = [edit for edit in group if chosen.get(edit.span) != edit]
        if any(edit.span in chosen or _meets(edit.span, replaced, places) for edit in new):
            continue
        for edit in new:
            chosen[edit.span] = edit
            start, end = edit.span
            if start < end:
                insort(replaced, edit.span)
            else:
                insort(places, start)
        kept.append(group)
    return kept


def _meets(span: Span, replaced: Sequence[Span], places: Sequence[int]) -> bool:
    """Tell whether a stretch overlaps one of `replaced`, which are apart, or one of `places` lies inside it."""
    start, end = span
    last = bisect_left(replaced, (end, -1)) - 1  # the last that begins before the end of this one
    if last >= 0 and replaced[last].end > start:
        return True
    return bisect_left(places, end) > bisect_right(places, start)


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
