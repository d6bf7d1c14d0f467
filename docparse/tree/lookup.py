"""Which section is where in a finished tree, and below which: questions that would each be a walk through it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from docparse.model.document import Document, Section
from docparse.numbering.runs import run_of

#: The key of the document itself; the key of a section is the offset at which it begins.
ROOT = -1


@dataclass(frozen=True, slots=True)
class Lookup:
    """The sections of a document in order, by place and by parent."""

    document: Document
    sections: tuple[Section, ...]
    #: The offset at which each begins; no two begin at one place.
    starts: tuple[int, ...]
    #: The place of each section's parent in `sections`, `ROOT` for the outermost.
    parents: tuple[int, ...]
    #: Key of a parent -> its sections in order.
    _children: dict[int, list[Section]]

    @classmethod
    def of(cls, document: Document) -> Lookup:
        """Go through a document once."""
        sections = tuple(document.sections())
        starts = tuple(section.span.start for section in sections)
        place_of = {section.heading.span.start: at for at, section in enumerate(sections)}
        parents: list[int] = []
        children: dict[int, list[Section]] = {}
        for section in sections:
            trail = section.trail
            parent = place_of[trail[-2].span.start] if len(trail) > 1 else ROOT
            parents.append(parent)
            children.setdefault(starts[parent] if parent >= 0 else ROOT, []).append(section)
        return cls(document, sections, starts, tuple(parents), children)

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section around `offset`; its end counts as inside."""
        at = bisect_right(self.starts, offset) - 1
        while at >= 0 and self.sections[at].span.end < offset:
            at = self.parents[at]
        return self.sections[at] if at >= 0 else None

    def parent_of(self, section: Section) -> Section | None:
        """Return the section that `section` is directly in."""
        parent = self.parents[bisect_left(self.starts, section.span.start)]
        return self.sections[parent] if parent >= 0 else None

    def children_of(self, section: Section | None) -> Sequence[Section]:
        """Return the sections directly in `section`; of the document for `None`."""
        return self._children.get(section.span.start if section else ROOT, ())

    def inside(self, section: Section | None) -> Sequence[Section]:
        """Return the sections of any depth in `section`, in order; all for `None`."""
        if section is None:
            return self.sections
        first = bisect_right(self.starts, section.span.start)
        return self.sections[first : bisect_left(self.starts, section.span.end, first)]

    def ancestors_of(self, section: Section | None) -> list[Section]:
        """Return `section` and the sections around it, from the inside out."""
        found: list[Section] = []
        while section is not None:
            found.append(section)
            section = self.parent_of(section)
        return found

    def report_of(self, section: Section | None) -> Section | None:
        """Return the innermost report around a section; `None` for the document itself."""
        around = self.ancestors_of(section)
        return next((found for found in around if found.kind == "report"), None)


def run_name(section: Section) -> str:
    """Return the name of the run that a section counts in; empty without a marker."""
    marker = section.heading.marker
    return run_of(marker, section.kind == "report") if marker else ""
