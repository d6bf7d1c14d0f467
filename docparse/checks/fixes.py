"""Edits made: the text of the file mended, the rest of it as it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from docparse.checks import check
from docparse.diagnostic import Diagnostic, Edit
from docparse.document import Document
from docparse.source import Source, Span


def fix(
    document: Document,
    *,
    file: str = "",
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> str:
    """Return the text of the document's file with what the rules can mend mended.

    `file` is the decoded file where the text is not the whole of it, as with Markdown. Edits that may change
    the meaning are made with `unsafe` alone. The selectors are those of `check`.
    """
    found = check(document, select=select, ignore=ignore, extend_select=extend_select)
    edits = choose_edits(one for one in found if one.safe or unsafe)
    source = document.source
    return apply_edits(file or source.text, [to_file(source, edit) for edit in edits])


def choose_edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    """Return the edits of `diagnostics` in order; of two findings whose edits meet the first is mended."""
    chosen: dict[Span, Edit] = {}
    for diagnostic in diagnostics:
        new = [edit for edit in diagnostic.edits if chosen.get(edit.span) != edit]
        if not any(_meet(edit.span, span) for edit in new for span in chosen):
            chosen.update((edit.span, edit) for edit in new)
    return sorted(chosen.values())


def _meet(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def to_file(source: Source, edit: Edit) -> Edit:
    """Return an edit of the source's text as one of the file that it was read from."""
    if source.places is None:
        return edit
    start, end = edit.span
    first = _to_file(source, start)
    last = _to_file(source, end - 1) + 1 if end > start else first
    return Edit(Span(first, last), edit.text)


def _to_file(source: Source, offset: int) -> int:
    places = source.places
    if places is None:
        return offset
    piece = bisect_right(places.starts, offset) - 1
    return offset + places.offsets[piece] - places.starts[piece]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` made; they are in order and do not meet."""
    pieces, at = [], 0
    for span, words in edits:
        pieces += [text[at : span.start], words]
        at = span.end
    return "".join([*pieces, text[at:]])
