"""Findings of `docparse check` in an open file, and the edits that mend them."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.checks import check
from docparse.checks.edits import choose_edits
from docparse.diagnostic import Diagnostic, Edit
from docparse.server.analysis import Analysis
from docparse.server.settings import Settings
from docparse.source import Span


def find_diagnostics(analysis: Analysis, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return the findings in a file; asked a second time with the same settings, the same."""
    kept = analysis.kept
    if settings not in kept:
        kept[settings] = check(
            analysis.document,
            select=settings.select,
            ignore=settings.ignore,
            extend_select=settings.extend_select,
            language=settings.language,
        )
    return kept[settings]


def safe_edits(diagnostics: Iterable[Diagnostic], within: Span | None = None) -> list[Edit]:
    """Return the edits that may be made unasked, in order; those of findings that lie in `within`."""
    return choose_edits(
        found for found in diagnostics if found.safe and (within is None or _lies_in(found, within))
    )


def _lies_in(diagnostic: Diagnostic, within: Span) -> bool:
    """Tell whether all that a finding would change lies in a span."""
    return all(
        within.start <= edit.span.start and edit.span.end <= within.end for edit in diagnostic.edits
    )


def touching(diagnostics: Iterable[Diagnostic], span: Span) -> list[Diagnostic]:
    """Return the findings that have a place in common with a span."""
    return [
        found
        for found in diagnostics
        if found.span.start <= span.end and span.start <= found.span.end
    ]
