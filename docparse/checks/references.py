"""Places in the text that point at a numbered section of it: 见第二部分（三）, 本办法第三十条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docparse.checks.finding import Finding
from docparse.document import Section
from docparse.references import Part, Reference

if TYPE_CHECKING:
    from docparse.checks.survey import Survey


def mentions_of(references: Sequence[Reference], among: Sequence[Section]) -> Iterator[Part]:
    """Yield the numbers of references that count among the sections of one run."""
    starts = {section.span.start for section in among}
    for reference in references:
        for part in reference.parts:
            meant = [part.target] if part.target else part.among
            if any(section.span.start in starts for section in meant):
                yield part


def find_dangling(survey: Survey) -> Iterator[Finding]:
    """见第二部分（五） of four: the number is not there."""
    for reference in survey.references:
        part = reference.parts[-1]
        if reference.dangling and len(part.among) > 1:
            last = part.among[-1].heading.marker
            values = {
                "this": survey.source.slice(reference.span),
                "number": survey.source.slice(part.numeral),
                "last": survey.name(last) if last else "",
            }
            yield Finding(reference.span, values)
