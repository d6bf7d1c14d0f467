"""What a reference is counted from: 前條, 前款, 本项, by the place that they stand at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docparse.model.document import Section
from docparse.model.patterns import Pattern
from docparse.model.source import Span
from docparse.numbering.numerals import value_of
from docparse.references.records import Reference
from docparse.references.targets import Numbers, place_of
from docparse.references.units import unit_of
from docparse.tree.lookup import run_name

#: 前條, 前二項, 本款; not 前條件, 本条例, 本项目, 以上条款.
_RELATIVE = Pattern(
    "(?:(?P<own>本)|前|(?<!以)上)(?P<count>[二三四五六七八九十两兩])?"
    "(?:(?P<what>[条條])(?![件例]|[约約](?!定)|款(?![项項]))(?!(?<=本.)文)"
    "|(?P<small>[项項款點])(?!目(?!的)|[项項])|(?P<least>目)(?![的录錄标標前]))"
)


class Base(NamedTuple):
    """The section that the numbers of a reference are counted in."""

    section: Section
    #: The paragraph of an article that they are in; `None` for all of the section.
    within: Span | None = None


class Relative:
    """Finds the sections that 前條 and 本款 mean in one text."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._lookup = numbers.lookup
        self._text = self._lookup.document.source.text

    def find(self, is_quoted: Callable[[int], bool]) -> Iterator[Reference]:
        """Yield the references without a number of their own, in articles alone."""
        for match in _RELATIVE.finditer(self._text, 0, len(self._text)):
            if is_quoted(match.start()):
                continue
            if base := self.base_of(match, match.start()):
                span = Span(*match.span())
                yield Reference(span, (), base.section, place_of(base.section))

    def base_before(self, start: int) -> Base | None:
        """Return what 前條 means, right before a number that begins at `start`."""
        before = self._text[max(0, start - 3) : start]
        for match in _RELATIVE.finditer(before, 0, len(before)):
            if match.end() == len(before):
                return self.base_of(match, start)
        return None

    def own(self, offset: int) -> list[Base]:
        """Return the sections around an offset out to its article, the innermost first; none outside of articles."""
        found: list[Base] = []
        for section in self._lookup.ancestors_of(self._lookup.section_at(offset)):
            if not is_article(section):
                found.append(Base(section))
                continue
            paragraphs = self._numbers.paragraphs
            number = paragraphs.at(section, offset)
            around = [
                base for base in found if paragraphs.at(section, base.section.span.start) == number
            ]
            return [*around, Base(section, paragraphs.span(section, number))]
        return []

    def base_of(self, match: re.Match[str], offset: int) -> Base | None:
        """Return what 前條 or 本款 at an offset means; for a paragraph that is its article."""
        bases = self.own(offset)
        if not bases:
            return None
        steps = 0 if match["own"] else value_of(match["count"] or "一") or 1
        article = bases[-1].section
        what = match["what"] or match["small"] or match["least"]
        if match["what"]:
            found = self._numbers.before(article, steps) if steps else article
            return Base(found) if found else None
        runs = unit_of(what, article.marker).runs
        # 款 may be 一、 and （一）: in an article with both it is 一、.
        entries = {run_name(base.section): base.section for base in reversed(bases[:-1])}
        entry = next((entries[run] for run in runs if run in entries), None)
        if entry is None:
            number = self._numbers.paragraphs.at(article, offset) - steps
            return Base(article, self._numbers.paragraphs.span(article, number))
        found = self._numbers.beside(entry, steps) if steps else entry
        return Base(found or article)


def is_article(section: Section) -> bool:
    """Tell whether a section is an article: 第三条."""
    marker = section.heading.marker
    return marker is not None and marker.row.division == "article"
