"""The stretches around a place, from the inside out: title, heading or paragraph, sections, everything."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.lsp.analysis import Analysis
from docparse.lsp.symbols import heading_span
from docparse.model.document import Document, Section
from docparse.model.source import Span


def selections_at(analysis: Analysis, offset: int) -> list[Span]:
    """Return the spans around an offset of the text, each inside the next one."""
    found: list[Span] = []
    for span in _around(analysis, offset):
        if span.start <= offset <= span.end and span not in found:
            inner = found[-1] if found else Span(offset, offset)
            if span.start <= inner.start and inner.end <= span.end:
                found.append(span)
    return found


def _around(analysis: Analysis, offset: int) -> Iterator[Span]:
    innermost = analysis.lookup.section_at(offset)
    yield from _inside(innermost or analysis.document, offset)
    for section in analysis.lookup.ancestors_of(innermost):
        yield section.span
    yield Span(0, len(analysis.source.text))


def _inside(parent: Section | Document, offset: int) -> Iterator[Span]:
    if isinstance(parent, Section):
        heading = heading_span(parent)
        if heading.start <= offset <= heading.end:
            yield parent.heading.title
            yield heading
            return
    for block in parent.blocks:
        if not isinstance(block, Section) and block.span.start <= offset <= block.span.end:
            yield block.span
            return
