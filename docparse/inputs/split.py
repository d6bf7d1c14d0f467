"""A compilation cut into its reports, each a document of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.inputs.names import safe_name
from docparse.model.document import Block, Document, Section
from docparse.model.heading import Heading
from docparse.model.ids import NO_PATH, PathKey, PathKeys
from docparse.model.leaves import Title
from docparse.model.reading import Reading
from docparse.model.source import Pages, Places, Source, SourceFile, Span


def split_reports(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield (name without suffix, report as a document) for each report of a compilation.

    The text before the first report is numbered 00; a document without reports comes whole.
    The texts of the documents, put together, are the text of the whole. Names begin with the number of
    the report, so that no two are the same.
    """
    reports = _reports_of(document)
    if not reports:
        yield from ((safe_name(title), part) for title, part in cut_apart(document))
        return
    width = max(len(str(len(reports))), 2)
    first = 0 if _has_preface(document, reports[0]) else 1
    for number, (title, part) in enumerate(cut_apart(document), first):
        yield f"{number:0{width}d}-{safe_name(title)}", part


def cut_apart(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield (title, report as a document) as `split_reports` does."""
    reports = _reports_of(document)
    if not reports:
        yield document.title or _first_label(document), document
        return
    starts = [_start_of(document, report) for report in reports]
    if _has_preface(document, reports[0]):
        blocks = tuple(block for block in document.blocks if block.span.start < starts[0])
        yield document.title or "前言", _cut(document, blocks, Span(0, starts[0]))
    else:
        starts[0] = 0
    blocks = document.blocks
    begins = [block.span.start for block in blocks]
    ends = [*starts[1:], len(document.source.text)]
    for report, start, end in zip(reports, starts, ends, strict=True):
        inside = blocks[bisect_left(begins, start) : bisect_left(begins, end)]
        yield _title_of(report), _cut(document, inside, Span(start, end))


def _reports_of(document: Document) -> list[Section]:
    return [
        block for block in document.blocks if isinstance(block, Section) and block.kind == "report"
    ]


def _start_of(document: Document, report: Section) -> int:
    """Return where the text of a report begins: the line that opens it may be indented."""
    text, start = document.source.text, report.heading.span.start
    return max(text.rfind("\n", 0, start) + 1, start - _blanks_before(text, start))


def _has_preface(document: Document, report: Section) -> bool:
    """Tell whether there is anything before the first report."""
    text = document.source.text
    return document.blocks[0] is not report or bool(text[: _start_of(document, report)].strip())


def _blanks_before(text: str, at: int) -> int:
    start = at
    while start > 0 and text[start - 1] in " \t\u3000":
        start -= 1
    return at - start


def _title_of(report: Section) -> str:
    """Return the title of a report; after 篇三： it is on the next line."""
    below = next((block.text for block in report.blocks[:2] if isinstance(block, Title)), "")
    return below or report.title or report.marker


def _first_label(document: Document) -> str:
    return next((section.title for section in document.sections() if section.title), "")


def _cut(document: Document, blocks: tuple[Block, ...], span: Span) -> Document:
    """Return the part of a document over `span` as a document, its offsets counted from 0."""
    reading = _cut_reading(document.reading, span)
    keys = PathKeys(reading.source)
    moved = [_moved(block, -span.start, reading, keys, _Around()) for block in blocks]
    return Document(reading, tuple(moved))


def _cut_reading(reading: Reading, span: Span) -> Reading:
    source, offset = reading.source, -span.start
    marks = tuple(
        mark._replace(span=_shifted(mark.span, offset)) for mark in reading.marks_in(span)
    )
    cut = Source.of(source.slice(span), source.origin, marks=marks, whole_lines=source.whole_lines)
    if source.pages:
        cut = cut._replace(pages=_cut_pages(source, source.pages, span))
    if source.places:
        cut = cut._replace(
            places=_cut_places(source.places, span),
            line_starts=source.line_starts,
            file=_cut_file(source, span),
        )
    furniture = tuple(_shifted(part, offset) for part in _within(reading.furniture, span))
    joins = tuple(_shifted(part, offset) for part in _within(reading.joins, span))
    return Reading.of(cut, furniture, joins)


def _within(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    first = bisect_left(spans, (span.start, span.start))
    return spans[first : bisect_left(spans, (span.end, 0), first)]


def _cut_places(places: Places, span: Span) -> Places:
    first = max(bisect_right(places.starts, span.start) - 1, 0)
    last = bisect_left(places.starts, span.end, first + 1)
    ahead = span.start - places.starts[first]
    starts = [0, *(start - span.start for start in places.starts[first + 1 : last])]
    offsets = [places.offsets[first] + ahead, *places.offsets[first + 1 : last]]
    return Places(tuple(starts), tuple(offsets))


def _cut_pages(source: Source, pages: Pages, span: Span) -> Pages:
    page, line = source.position(span.start)
    starts = [start - span.start for start in _between(pages.starts, span)]
    continued = [start - span.start for start in _between(pages.continued, span)]
    return Pages((0, *starts), tuple(continued), page, line)


def _between(offsets: Sequence[int], span: Span) -> Sequence[int]:
    """Return the offsets inside a span, without its first."""
    return offsets[bisect_right(offsets, span.start) : bisect_left(offsets, span.end)]


def _cut_file(source: Source, span: Span) -> SourceFile:
    """Return the stretch of the file for a part of its text; those of all parts, put together, are the file."""
    file = source.file
    start = _start_in_file(source, span.start)
    end = _start_in_file(source, span.end)
    return SourceFile(
        file.text, Span(start, end), has_mark=file.has_mark and start == file.span.start
    )


def _start_in_file(source: Source, offset: int) -> int:
    """Return where in the file a part begins: with the markup before its first words."""
    text, file = source.text, source.file
    if offset == 0 or offset == len(text):
        return file.span.end if offset else file.span.start
    at = source.to_file(offset)
    return (
        source.line_starts[bisect_right(source.line_starts, at) - 1]
        if text[offset - 1] == "\n"
        else at
    )


def _shifted(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


class _Around(NamedTuple):
    """The headings down to a section, and its key."""

    trail: tuple[Heading, ...] = ()
    key: PathKey = NO_PATH


def _moved(block: Block, offset: int, reading: Reading, keys: PathKeys, around: _Around) -> Block:
    span = _shifted(block.span, offset)
    if not isinstance(block, Section):
        return type(block)(span, reading, block.value)
    heading = _moved_heading(block.heading, offset)
    here = _Around((*around.trail, heading), keys.next(heading, around.key))
    blocks = tuple([_moved(child, offset, reading, keys, here) for child in block.blocks])
    return Section(heading, span, blocks, *here, reading)


def _moved_heading(heading: Heading, offset: int) -> Heading:
    marker = heading.marker
    return heading._replace(
        span=_shifted(heading.span, offset),
        marker=marker and marker._replace(span=_shifted(marker.span, offset)),
        title=_shifted(heading.title, offset),
    )
