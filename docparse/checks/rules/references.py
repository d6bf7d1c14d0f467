"""Places in the text that point at a numbered section of it: 见第二部分（三）, 本办法第三十条."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docparse.checks.finding import Finding
from docparse.numbering.styles import ATTACHMENT
from docparse.references import Part, Reference

if TYPE_CHECKING:
    from docparse.checks.survey.survey import Survey


def find_mentions(references: Iterable[Reference]) -> dict[int, list[Part]]:
    """Return the numbers of references by where the section begins that each means.

    One that is missing may mean each of those that it would count among.
    """
    found: dict[int, list[Part]] = {}
    for reference in references:
        for part in reference.parts:
            for section in [part.target] if part.target else part.among:
                found.setdefault(section.span.start, []).append(part)
    return found


def find_dangling(survey: Survey) -> Iterator[Finding]:
    """见第二部分（五） of four: the number is not there."""
    for reference in survey.references:
        part = reference.parts[-1]
        if reference.dangling and len(part.among) > 1 and ATTACHMENT.run not in part.runs:
            yield _dangling(survey, reference)


def find_dangling_attachments(survey: Survey) -> Iterator[Finding]:
    """见附件3, and there are two."""
    for reference in survey.references:
        if reference.dangling and ATTACHMENT.run in reference.parts[-1].runs:
            yield _dangling(survey, reference)


def _dangling(survey: Survey, reference: Reference) -> Finding:
    values = {
        "this": survey.source.slice(reference.span),
        "number": survey.source.slice(reference.parts[-1].span),
    }
    return Finding(reference.span, values)
