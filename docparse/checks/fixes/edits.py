"""Edits: which of them can be made together, and the same edits in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from docparse.model.diagnostic import Edit
from docparse.model.source import Source, Span


def choose_groups(groups: Iterable[tuple[Edit, ...]]) -> list[tuple[Edit, ...]]:
    """Return the groups that can be made together; of two that conflict, the first.

    A group is made whole or not at all; an edit that two groups share is no conflict.
    """
    chosen: dict[Span, Edit] = {}
    # In order: the spans that are replaced, and the offsets of insertions.
    replaced: list[Span] = []
    insertions: list[int] = []
    kept = []
    for group in groups:
        new = [edit for edit in group if chosen.get(edit.span) != edit]
        if any(edit.span in chosen or _conflicts(edit.span, replaced, insertions) for edit in new):
            continue
        for edit in new:
            chosen[edit.span] = edit
            start, end = edit.span
            if start < end:
                insort(replaced, edit.span)
            else:
                insort(insertions, start)
        kept.append(group)
    return kept


def _conflicts(span: Span, replaced: Sequence[Span], insertions: Sequence[int]) -> bool:
    """Tell whether a span overlaps one of `replaced`, which do not overlap, or has an insertion inside it."""
    start, end = span
    last = bisect_left(replaced, (end, -1)) - 1  # the last that begins before the end of this one
    if last >= 0 and replaced[last].end > start:
        return True
    return bisect_left(insertions, end) > bisect_right(insertions, start)


def to_file(source: Source, file: str, edit: Edit) -> Edit | None:
    """Return an edit of the source's text as an edit of its file; `None` if there is markup inside it."""
    if source.places is None:
        return edit
    start, end = edit.span
    if start == end:
        # An insertion goes right after the character before it: after 一 in **一**总体.
        at = source.to_file(start - 1) + 1 if start else source.to_file(0)
        return Edit(Span(at, at), edit.text)
    span = Span(source.to_file(start), source.to_file(end - 1) + 1)
    if file[span.start : span.end] != source.text[start:end]:
        return None
    return Edit(span, edit.text)
