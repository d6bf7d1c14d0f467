"""References as links: from 见第二部分（三） to the heading, and from a heading to all that name it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docparse.lsp.analysis import Analysis
from docparse.lsp.symbols import shorten
from docparse.model.document import Section
from docparse.model.source import Span


class Link(NamedTuple):
    """A reference and where it leads, with the path there."""

    span: Span
    place: Span
    path: tuple[str, ...]


def find_links(analysis: Analysis) -> Iterator[Link]:
    """Yield the references that lead somewhere."""
    #: The paths of the sections by their starts: a thousand references may lead to one.
    paths: dict[int, tuple[str, ...]] = {}
    for reference in analysis.references:
        if reference.place:
            yield Link(reference.span, reference.place, _path_of(reference.target, paths))


def _path_of(target: Section | None, paths: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the path to a section, long titles cut off; `paths` are those that are known."""
    if target is None:
        return ()
    start = target.span.start
    if start not in paths:
        paths[start] = tuple(map(shorten, target.path))
    return paths[start]


def definition_at(analysis: Analysis, offset: int) -> Link | None:
    """Return where the reference at an offset leads."""
    reference = analysis.reference_at(offset)
    return next(
        (link for link in find_links(analysis) if reference and link.span == reference.span), None
    )


def named_at(analysis: Analysis, offset: int) -> Section | None:
    """Return the section whose heading, or a reference to it, is at an offset."""
    if reference := analysis.reference_at(offset):
        part = next((part for part in reference.parts if offset <= part.span.end), None)
        return part.target if part and part.target else reference.target
    return analysis.heading_at(offset)


def references_to(analysis: Analysis, section: Section) -> Iterator[Span]:
    """Yield the places that name a section: all of a reference to it, or its part of a longer one."""
    for reference in analysis.references:
        for part in reference.parts:
            if part.target and part.target.span.start == section.span.start:
                yield reference.span if part is reference.parts[-1] else part.span
