"""Rules about the order of numbers: skipped, doubled, not beginning at one."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.checks.survey import Finding, Survey


def find_gaps(survey: Survey) -> Iterator[Finding]:
    """一、 三、: a number is missing."""
    for run in survey.runs:
        for before, entry in zip(run.entries, run.entries[1:], strict=False):
            if entry.marker.number > before.marker.number + 1:
                values = {
                    "before": survey.numeral(before.marker),
                    "this": survey.numeral(entry.marker),
                }
                yield Finding(entry.marker.span, values)
