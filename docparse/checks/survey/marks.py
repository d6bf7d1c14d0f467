"""The punctuation after a numeral: 、 in 一、 and what follows ） in （一）、."""

from __future__ import annotations

from docparse.checks.survey.runs import RunEntry
from docparse.checks.survey.survey import Survey
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style

MARKS = "、﹑､.．,，:：;；。"
_MARKS = frozenset(MARKS)
_CLOSING = frozenset("）)")
_BEFORE_MARKS = _CLOSING.union(BLANKS)
_NO_NUMERAL = _BEFORE_MARKS | _MARKS


def has_mark(style: Style) -> bool:
    """Tell whether 、 or a dot belongs after the numeral."""
    return style.mark in ("、", ".")


def marks_after(survey: Survey, entry: RunEntry) -> Span | None:
    """Return the span of the marks after a numeral or its bracket, also of those after the marker.

    It is empty where there are none, and `None` where the numeral is not found.
    """
    text, (start, end) = survey.text, entry.marker.span
    brackets = entry.marker.row.closing_brackets
    last = text[end - 1]
    if text[end : end + 1] not in _MARKS:
        # The commonest forms, 一、 and （一）, need no search for the numeral.
        if last in _CLOSING or last in brackets:
            return Span(end, end)
        if end - start > 1 and last in "、." and text[end - 2] not in _NO_NUMERAL:
            return Span(end - 1, end)
    numeral = survey.numeral(entry.marker)
    if numeral is None:
        return None
    start = numeral.end
    while start < end and (text[start] in _BEFORE_MARKS or text[start] in brackets):
        start += 1
    end = start
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)
