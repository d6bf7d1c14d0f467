"""The edits that fix what `docparse check` finds in an open file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docparse.checks.comments import comment_for
from docparse.checks.fixes.edits import to_file
from docparse.checks.rules import RULE_OF
from docparse.inputs.fix import fix_document
from docparse.lsp.analysis import Analysis
from docparse.model.diagnostic import Diagnostic, Edit
from docparse.model.document import Document
from docparse.model.source import Span

_INSIDE = re.compile(r"[ \t>|]|[-*+][ \t]|[0-9]+[.)][ \t]")


def touching(diagnostics: Iterable[Diagnostic], span: Span) -> list[Diagnostic]:
    """Return the findings that overlap or touch a span."""
    return [one for one in diagnostics if one.span.start <= span.end and span.start <= one.span.end]


def in_file(analysis: Analysis, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits of the text as edits of the file; none if markup is in the way of one."""
    found = [to_file(analysis.source, analysis.file, edit) for edit in sorted(edits)]
    return tuple(sorted(edit for edit in found if edit)) if None not in found else ()


def ignoring_edits(analysis: Analysis, found: Diagnostic) -> tuple[Edit, ...]:
    """Return the edit that puts a comment above a finding, so that its rule is silent there; none where a comment would be text.

    In Markdown that is the inside of a table, a list or a quotation, whose lines begin with a mark or a blank.
    """
    place = in_file(analysis, [Edit(Span(found.span.start, found.span.start), "")])
    if found.code not in RULE_OF or not place:
        return ()
    start = analysis.file.rfind("\n", 0, place[0].span.start) + 1
    if analysis.source.origin.format == "markdown" and _INSIDE.match(analysis.file, start):
        return ()
    return (Edit(Span(start, start), f"{comment_for(found.code)}\n"),)


def mending_edits(analysis: Analysis, within: Span | None = None) -> tuple[Edit, ...]:
    """Return the edits of the file that `docparse check --fix` would make; only inside `within`, if it is given.

    A part is fixed in one round: after it the end of the part would have moved.
    """
    rounds = 0
    #: Whether edits lie in `within`; the findings of a run share theirs.
    inside: dict[int, bool] = {}

    def lies_inside(edits: tuple[Edit, ...], within: Span) -> bool:
        if id(edits) not in inside:
            inside[id(edits)] = _lies_in(edits, within)
        return inside[id(edits)]

    def find(document: Document) -> tuple[Diagnostic, ...]:
        nonlocal rounds
        rounds += 1
        if within is None:
            return analysis.check(document)
        return (
            tuple(one for one in analysis.diagnostics if lies_inside(one.edits, within))
            if rounds == 1
            else ()
        )

    mended = fix_document(analysis.document, analysis.file, find, options=analysis.input.options)
    return tuple(_differences(analysis.file, mended.text))


def _lies_in(edits: Iterable[Edit], within: Span) -> bool:
    """Tell whether all edits lie in a span."""
    return all(within.start <= edit.span.start <= edit.span.end <= within.end for edit in edits)


def _differences(old: str, new: str) -> list[Edit]:
    """Return edits that turn `old` into `new`: line by line, or one if the number of lines differs."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        before, after = [old], [new]
    edits: list[Edit] = []
    at = 0
    for was, now in zip(before, after, strict=True):
        if was != now:
            edits.append(_difference(was, now, at))
        at += len(was) + 1
    return edits


def _difference(was: str, now: str, at: int) -> Edit:
    """Return the edit of what differs between the common beginning and the common end."""
    shorter = min(len(was), len(now))
    start = 0
    while start < shorter and was[start] == now[start]:
        start += 1
    end = 0
    while end < shorter - start and was[-1 - end] == now[-1 - end]:
        end += 1
    return Edit(Span(at + start, at + len(was) - end), now[start : len(now) - end])
