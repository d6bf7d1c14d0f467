"""Findings about a text, and the edits that mend them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from docparse.model.source import Span

#: What a standard forbids, what it asks for, what is odd, and what a house may want.
Severity = Literal["error", "warning", "info", "style"]


class Edit(NamedTuple):
    """A stretch of the source's text and what shall stand in its place."""

    span: Span
    text: str


class Diagnostic(NamedTuple):
    """A finding: where, which rule, how grave, what is said of it, and how it is mended."""

    span: Span
    #: The rule's code and name: `N01`, `gap`. Both are stable.
    code: str
    name: str
    severity: Severity
    message: str
    #: All of them together mend it; none where nothing does.
    edits: tuple[Edit, ...] = ()
    #: The edits change no meaning, so that they may be made unasked.
    safe: bool = True
