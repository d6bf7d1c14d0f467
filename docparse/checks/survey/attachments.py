"""The note that lists the attachments of a document, and the attachments themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.patterns import Pattern
from docparse.model.source import Span, opens_line
from docparse.numbering.numerals import value_of

_NOTE = re.compile("附[ \u3000]?件[ \u3000]?(?P<colon>[:：])[ \t\u3000]*(?P<first>[^\n\r]*)")
_ENTRY = Pattern(
    "[ \t\u3000]*(?P<n>[0-9０-９]{1,2})(?P<mark>[ ]?[.．、])[ ]?(?P<name>[^\n\r]{2,60})"
)
#: 附件3, 附件 3：评分标准: an attachment begins, if that opens a line
_ATTACHMENT = re.compile(
    """附[ \u3000]?件[ \u3000]?
    (?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})
    [:：]?[ \t\u3000]*
    [^\n\r]{0,40}(?=[\n\r]|\\Z)  # a name""",
    re.VERBOSE,
)
#: A line with a number further on is not part of the note.
_MOST_SKIPPED = 2
_BLANK_LINE = re.compile("[ \t\u3000\r]*\n")


class ListedAttachment(NamedTuple):
    """An entry of the note of attachments."""

    span: Span
    number: int
    mark: Span
    name: Span


class AttachmentNote(NamedTuple):
    """The note of attachments: 附件：1.名单 / 2.预算表."""

    span: Span
    colon: Span
    listed: tuple[ListedAttachment, ...]


def find_notes(text: str) -> Iterator[AttachmentNote]:
    """Yield the notes of attachments in a text, in order."""
    if "附" not in text:
        return
    for match in _NOTE.finditer(text):
        if not opens_line(text, match.start()):
            continue
        listed = tuple(_read_entries(text, match.start("first")))
        end = listed[-1].span.end if listed else match.end()
        yield AttachmentNote(Span(match.start(), end), Span(*match.span("colon")), listed)


def _read_entries(text: str, offset: int) -> Iterator[ListedAttachment]:
    last = 0
    while entry := _ENTRY.match(text, offset, len(text)):
        number = value_of(entry["n"])
        if number is None or not last < number <= last + _MOST_SKIPPED + 1:
            break
        span = Span(entry.start("n"), entry.end())
        yield ListedAttachment(span, number, Span(*entry.span("mark")), Span(*entry.span("name")))
        last, offset = number, entry.end()
        while blank := _BLANK_LINE.match(text, offset):
            offset = blank.end()


def find_attachments(text: str, notes: Sequence[AttachmentNote]) -> dict[int, Span]:
    """Return where each attachment begins by its number; entries of `notes` are none."""
    inside = [note.span for note in notes]
    found: dict[int, Span] = {}
    for match in _ATTACHMENT.finditer(text):
        number = value_of(match["n"])
        span = Span(*match.span())
        if number and opens_line(text, span.start) and not _lies_in(span.start, inside):
            found.setdefault(number, span)
    return found


def _lies_in(offset: int, spans: Sequence[Span]) -> bool:
    """Tell whether an offset lies in one of `spans`, which are in order."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end
