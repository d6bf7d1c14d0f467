"""The marker that could come next on a new line: 三、 after 二、, （一） below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from docparse.checks.survey.numerals import numeral_of
from docparse.lsp.analysis import Analysis
from docparse.lsp.symbols import name_of
from docparse.model.document import Section
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style
from docparse.numbering.numerals import write_like
from docparse.numbering.styles import STYLES
from docparse.tree.lookup import run_name

#: Offered in a text without any number.
_FIRST = tuple(
    style.name for style in sorted(STYLES, key=lambda style: style.offered) if style.offered
)


class Offer(NamedTuple):
    """A marker that could come here, in place of what is typed already."""

    marker: str
    #: The heading that it comes after, or is below; empty in a text without numbers.
    heading: str
    below: bool
    #: The part that is typed already, in the file.
    typed: Span


def offers_at(analysis: Analysis, offset: int) -> tuple[Offer, ...]:
    """Return the markers that could come at an offset of the file, the likeliest first."""
    text = analysis.text.text
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    match = _line_pattern(frozenset(_rows_of(analysis))).fullmatch(text, start, offset)
    if match is None:
        return ()
    typed = Span(*match.span("typed"))
    before = len(text[:start].rstrip(BLANKS + "\n"))
    innermost = analysis.lookup.section_at(analysis.source.from_file(before)) if before else None
    around = [
        section
        for section in analysis.lookup.ancestors_of(innermost)
        if section.heading.marker and section.kind != "report"
    ]
    offers = dict.fromkeys(_offers(analysis, around))
    if not offers and not any(section.number for section in analysis.lookup.sections):
        offers = dict.fromkeys((marker, "", False) for marker in _FIRST)
    return tuple(Offer(*offer, typed) for offer in offers)


def _rows_of(analysis: Analysis) -> Iterator[Style]:
    for section in analysis.lookup.sections:
        if section.heading.marker:
            yield section.heading.marker.row


@lru_cache(maxsize=32)
def _line_pattern(styles: frozenset[Style]) -> re.Pattern[str]:
    """Return the expression for a line up to the cursor, in a text with headings of `styles`."""
    bracketed = [style for style in (*STYLES, *styles) if style.closing_brackets]
    openings = "第" + "".join(style.first for style in bracketed)
    closings = ".．、" + "".join(style.closing_brackets for style in bracketed)
    return re.compile(
        r"[ \t\u3000]*(?:#{1,6}[ \t]+)?"  # blanks, the signs of a heading of Markdown
        f"(?P<typed>[{re.escape(openings)}]?[0-9０-９一二三四五六七八九十百]{{0,4}}"
        f"[{re.escape(closings)})）]?)"
    )


def _offers(analysis: Analysis, around: list[Section]) -> Iterator[tuple[str, str, bool]]:
    for at, section in enumerate(around):
        if (number := section.number) is not None and (marker := _with(section, number + 1)):
            yield marker, name_of(section), False
        childless = at == 0 and not analysis.lookup.children_of(section)
        if childless and (child := _first_below(analysis, section)):
            yield child, name_of(section), True


def _with(section: Section, number: int) -> str:
    """Return the marker of a section with another number, and the blank after it if there is one."""
    source, marker = section.reading.source, section.heading.marker
    numeral = numeral_of(source.text, marker) if marker else None
    if marker is None or numeral is None:
        return ""
    written = write_like(number, source.slice(numeral))
    if written is None:
        return ""
    end = marker.span.end
    while source.text[end : end + 1] in (" ", "\u3000"):
        end += 1
    head = source.slice(Span(marker.span.start, numeral.start))
    return f"{head}{written}{source.slice(Span(numeral.end, end))}"


def _first_below(analysis: Analysis, section: Section) -> str:
    """Return the first marker below a section: as in other sections of its style, else as in the standard."""
    run = run_name(section)
    examples = (
        children[0]
        for other in analysis.lookup.sections
        if run_name(other) == run and (children := analysis.lookup.children_of(other))
    )
    example = next(examples, None)
    marker = section.heading.marker
    below = _row_of(example)
    if marker and (marker.row.decimal or (below and below.decimal)):
        return f"{marker.prefix}{'.' if marker.prefix else ''}{marker.number}.1 "
    if example and below and below.counts_on:
        numbers = [
            other.number or 0
            for other in analysis.lookup.sections
            if run_name(other) == below.run and other.span.start < section.span.start
        ]
        return _with(example, numbers[-1] + 1 if numbers else 1)
    return _with(example, 1) if example else (marker.row.offers_below if marker else "")


def _row_of(section: Section | None) -> Style | None:
    marker = section.heading.marker if section else None
    return marker.row if marker else None
