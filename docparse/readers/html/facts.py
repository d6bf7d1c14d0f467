"""What the article of a page means for its elements and pieces of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from docparse.readers.html.article import find_article
from docparse.readers.html.lines import PageLines
from docparse.readers.html.visible import LISTS, PageFacts

#: Elements that are one block: one of which something belongs to the article does so as a whole.
_WHOLE = LISTS | frozenset({"table", "pre", "blockquote"})


def add_article(facts: PageFacts, page: PageLines) -> PageFacts:
    """Return `facts` with what is around the article of a page, or outside the main text that it marks."""
    article = find_article(page)
    kept, whole = set(article.lines), 0
    if facts.has_main and len(kept) == len(page.lines):
        kept = {at for at, line in enumerate(page.lines) if not line.is_outside_main}
    for box in page.boxes:
        if box.tag in _WHOLE and box.number not in facts.layout:
            inside = range(box.first, box.end)
            if inside.start < whole:
                continue  # it is in one that is whole
            if not kept.isdisjoint(inside):
                kept.update(inside)
            whole = inside.stop
    starts = [line.piece for line in page.lines]
    ends = [*starts[1:], page.pieces + 1]
    around = (
        piece
        for at, start in enumerate(starts)
        if at not in kept
        for piece in range(start, ends[at])
    )
    title = article.title or ()
    return facts._replace(
        has_main=False,  # nothing is skipped: what is outside it is furniture
        around=frozenset(around),
        outside=frozenset(_outside(page, kept, article.core)),
        first=starts[min(kept)] if article.has_title and kept else 0,
        last=ends[max(kept)] - 1 if article.core >= 0 and kept else 0,
        core=page.boxes[article.core].number if article.core >= 0 else 0,
        title=frozenset(starts[at] for at in range(*title)) if title else frozenset(),
    )


def _outside(page: PageLines, kept: set[int], core: int) -> Iterator[int]:
    """Yield the numbers of the boxes that hold nothing of the article; empty ones beside what is around it."""
    sums = list(accumulate((at in kept for at in range(len(page.lines))), initial=0))
    top, limit = min(kept, default=0), page.boxes[core].end if core >= 0 else 0
    for at, box in enumerate(page.boxes):
        first, end = box.first, box.end
        if first == end:
            # A picture above the first line of the article is not of it, one below the last may be.
            first, end = first - 1, first + (first > top)
        elif box.has_picture and at > core and top < end <= limit and not box.is_around:
            continue  # the words below a picture are a button: 转播到微博
        if sums[max(first, 0)] == sums[min(end, len(page.lines))] and sums[-1] < len(page.lines):
            yield box.number
