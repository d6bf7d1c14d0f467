"""References by the section that they point to."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.numbering.styles import ATTACHMENT
from docparse.references import CitedNumber, Reference


def find_mentions(references: Iterable[Reference]) -> dict[int, list[CitedNumber]]:
    """Return the numbers in references, by the start of the section that each points to."""
    found: dict[int, list[CitedNumber]] = {}
    for reference in references:
        for part in reference.parts:
            if part.target:
                found.setdefault(part.target.span.start, []).append(part)
    return found


def find_doubtful(references: Iterable[Reference]) -> frozenset[int]:
    """Return the starts of the sections that a number which is missing may mean: all that it would count among."""
    # Thousands of numbers may be missing among the same thousands of sections.
    among = {
        id(part.among): part.among
        for reference in references
        for part in reference.parts
        if part.target is None
    }
    return frozenset(section.span.start for sections in among.values() for section in sections)


def names_attachment(reference: Reference) -> bool:
    """Tell whether a reference points to an attachment: 见附件3."""
    return ATTACHMENT.run in reference.parts[-1].runs
