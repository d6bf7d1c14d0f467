"""Findings about a text, and the edits that fix them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from docparse.model.source import Span

#: Forbidden by a standard, required by one, odd, and a matter of house style.
Severity = Literal["error", "warning", "info", "style"]


class Edit(NamedTuple):
    """A span of the source text, and the text that replaces it."""

    span: Span
    text: str


class Diagnostic(NamedTuple):
    """A finding: its place, rule, severity and message, and the edits that fix it."""

    span: Span
    #: The rule's code and name: `N01`, `gap`. Both are stable.
    code: str
    name: str
    severity: Severity
    message: str
    #: All of them together fix it; empty if nothing does.
    edits: tuple[Edit, ...] = ()
    #: The edits change no meaning, so they may be made without asking.
    safe: bool = True


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` made, which are in order and do not overlap."""
    pieces, at = [], 0
    for span, words in edits:
        pieces += [text[at : span.start], words]
        at = span.end
    return "".join([*pieces, text[at:]])
