"""References by the section that they point to."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.numbering.styles import ATTACHMENT
from docparse.references import CitedNumber, Reference


def find_mentions(references: Iterable[Reference]) -> dict[int, list[CitedNumber]]:
    """Return the numbers in references, by the start of the section that each points to.

    A number that is missing may mean each of the sections that it would count among.
    """
    found: dict[int, list[CitedNumber]] = {}
    for reference in references:
        for part in reference.parts:
            for section in [part.target] if part.target else part.among:
                found.setdefault(section.span.start, []).append(part)
    return found


def names_attachment(reference: Reference) -> bool:
    """Tell whether a reference points to an attachment: 见附件3."""
    return ATTACHMENT.run in reference.parts[-1].runs
