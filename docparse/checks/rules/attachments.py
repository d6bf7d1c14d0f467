"""Rules about attachments: the note that lists them, and those that are there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docparse.checks.finding import Finding
from docparse.model.diagnostic import Edit
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span
from docparse.numbering.numerals import value_of

if TYPE_CHECKING:
    from docparse.checks.survey.survey import Survey


_NOTE = re.compile("附[ 　]?件[ 　]?(?P<colon>[:：])[ 	　]*(?P<first>[^\n\r]*)")
_ENTRY = Pattern(
    "[ \t\u3000]*(?P<n>[0-9０-９]{1,2})(?P<mark>[ ]?[.．、])[ ]?(?P<name>[^\n\r]{2,60})"
)
# 附件3, 附件 3： at the beginning of a line: the attachment itself
_GIVEN = re.compile(
    "附[ 　]?件[ 　]?(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[:：]?[ 	　]*[^\n\r]{0,40}(?=[\n\r]|\\Z)"
)
#: A line with a number further on is none of the note.
_MOST_SKIPPED = 2
_NAME_STOPS = "；;。，,、"
_BLANK_LINE = re.compile("[ \t\u3000\r]*\n")


class Listed(NamedTuple):
    """An attachment in the note below a document."""

    span: Span
    number: int
    mark: Span
    name: Span


class Note(NamedTuple):
    """The note of attachments: 附件：1.名单 / 2.预算表."""

    span: Span
    colon: Span
    listed: tuple[Listed, ...]


def find_notes(survey: Survey) -> list[Note]:
    """Return the notes of attachments in a text, in order."""
    return list(_read_notes(survey))


def _read_notes(survey: Survey) -> Iterator[Note]:
    text = survey.text
    if "附" not in text:
        return
    for match in _NOTE.finditer(text):
        if not _opens_line(text, match.start()):
            continue
        listed: list[Listed] = []
        at = match.start("first")
        while entry := _ENTRY.match(text, at, len(text)):
            number = value_of(entry["n"])
            last = listed[-1].number if listed else 0
            if number is None or not last < number <= last + _MOST_SKIPPED + 1:
                break
            span = Span(entry.start("n"), entry.end())
            listed.append(
                Listed(span, number, Span(*entry.span("mark")), Span(*entry.span("name")))
            )
            at = entry.end()
            while blank := _BLANK_LINE.match(text, at):
                at = blank.end()
        end = listed[-1].span.end if listed else match.end()
        yield Note(Span(match.start(), end), Span(*match.span("colon")), tuple(listed))


def _opens_line(text: str, at: int) -> bool:
    """Tell whether nothing but blanks stands before an offset on its line."""
    while at and text[at - 1] in BLANKS:
        at -= 1
    return at == 0 or text[at - 1] in "\n\r"


def find_note_forms(survey: Survey) -> Iterator[Finding]:
    """附件:1、名单；: a half-width colon, a mark other than a dot, a stop behind the name."""
    for note in survey.notes:
        if not note.listed:
            continue
        if survey.text[note.colon.start] == ":":
            yield _wrong(survey, note.colon, "：")
        for one in note.listed:
            if survey.source.slice(one.mark) != ".":
                yield _wrong(survey, one.mark, ".")
            end = one.name.end
            while end > one.name.start and survey.text[end - 1] in " \t\u3000":
                end -= 1
            if survey.text[end - 1] in _NAME_STOPS:
                yield _wrong(survey, Span(end - 1, end), "")


def _wrong(survey: Survey, span: Span, right: str) -> Finding:
    values = {"written": survey.source.slice(span), "right": right or "nothing"}
    return Finding(span, values, (Edit(span, right),))


def find_note_order(survey: Survey) -> Iterator[Finding]:
    """附件：1.名单 / 3.预算表: a number of the note is missing."""
    for note in survey.notes:
        for number, one in enumerate(note.listed, 1):
            if one.number != number:
                values = {"this": str(one.number), "expected": str(number)}
                yield Finding(Span(one.span.start, one.mark.end), values)
                break


def _given(survey: Survey) -> dict[int, Span]:
    """Return the attachments that are in the text by their numbers."""
    inside = [note.span for note in survey.notes]
    found: dict[int, Span] = {}
    for match in _GIVEN.finditer(survey.text):
        number = value_of(match["n"])
        span = Span(match.start(), match.end())
        if number and _opens_line(survey.text, span.start) and not _lies_in(span.start, inside):
            found.setdefault(number, span)
    return found


def _start_of(span: Span) -> int:
    return span.start


def _lies_in(offset: int, spans: Sequence[Span]) -> bool:
    """Tell whether an offset lies in one of `spans`, which are in order."""
    at = bisect_right(spans, offset, key=_start_of) - 1
    return at >= 0 and offset < spans[at].end


def find_missing_attachments(survey: Survey) -> Iterator[Finding]:
    """附件：1.名单 2.预算表, and only 附件1 follows."""
    given = _given(survey) if survey.notes else {}
    for note in survey.notes:
        if len(note.listed) < 2:
            continue
        behind = {number for number, span in given.items() if span.start >= note.span.end}
        # Where none follows they are files of their own.
        if not behind:
            continue
        for one in note.listed:
            if one.number not in behind:
                values = {"this": str(one.number), "given": ", ".join(map(str, sorted(behind)))}
                yield Finding(one.span, values)
        return
