"""The paragraphs of an article, which laws count without numbers: 第二项 is an entry, 第二款 and 第二項 are paragraphs."""

from __future__ import annotations

from bisect import bisect_right

from docparse.model.document import Section
from docparse.model.leaves import Paragraph
from docparse.model.source import Span
from docparse.tree.lookup import Lookup


class Paragraphs:
    """Finds the paragraphs of articles, each with the entries below it."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._starts: dict[int, list[int]] = {}

    def at(self, article: Section, offset: int) -> int:
        """Return the number of the paragraph of an article that an offset is in, from 1."""
        return bisect_right(self._starts_of(article), offset)

    def span(self, article: Section, number: int) -> Span | None:
        """Return the n-th paragraph of an article with its entries; `None` if there is none."""
        starts = self._starts_of(article)
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] if number < len(starts) else article.span.end
        return Span(starts[number - 1], end)

    def _starts_of(self, article: Section) -> list[int]:
        start = article.span.start
        if start not in self._starts:
            found = [start]
            # In the tree, text after the entries of a paragraph is in the last of them.
            for section in (article, *self._lookup.inside(article)):
                found += [
                    block.span.start
                    for at, block in enumerate(section.blocks)
                    if at and isinstance(block, Paragraph)
                ]
            self._starts[start] = sorted(found)
        return self._starts[start]
