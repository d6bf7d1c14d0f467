"""What a heading is and why: level, kind, confidence, path, the moves of the search that led to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.costs import COSTS
from docparse.document import Rejection, Section
from docparse.references import Reference
from docparse.server.analysis import Analysis
from docparse.server.symbols import heading_span, name_of
from docparse.source import Span

_KINDS = {
    "report": "a report of its own",
    "heading": "heading",
    "runin": "title in the line of its text",
    "item": "item of an enumeration",
    "title": "title",
}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
_LONGEST = 40


class Hover(NamedTuple):
    """Words about a span, in Markdown."""

    span: Span
    words: str


def hover_at(analysis: Analysis, offset: int) -> Hover | None:
    """Return what is known of the heading, the reference or the refused marker at an offset."""
    if reference := analysis.reference_at(offset):
        return _of_reference(reference)
    section = analysis.heading_at(offset)
    if section:
        name, *lines = map(_escape, explain(analysis, section).split("\n"))
        return Hover(heading_span(section), "  \n".join([f"**{name}**", *lines]))
    rejection = _rejection_at(analysis, offset)
    return _of_rejection(analysis, rejection) if rejection else None


def explain(analysis: Analysis, section: Section) -> str:
    """Return level, kind, confidence, path and reasons of a heading, as plain lines."""
    heading = section.heading
    path = " › ".join(section.path) if len(section.path) > 1 else ""
    facts = f"level {heading.level}, {_KINDS[heading.kind]}, confidence {heading.confidence:.2f}"
    lines = [name_of(section), facts, *filter(None, [path]), *_reasons(heading.moves)]
    if doubts := analysis.doubts.get(heading.span.start):
        lines += ["in spite of:", *_reasons(doubts)]
    return "\n".join(lines)


def _reasons(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        cost = COSTS.get(name)
        yield f"{cost.sentence}, as {cost.example}" if cost else name


def _of_reference(reference: Reference) -> Hover:
    if reference.target:
        return Hover(reference.span, f"→ {' › '.join(map(_escape, reference.target.path))}")
    return Hover(reference.span, "→ an attachment" if reference.place else "no such number here")


def _rejection_at(analysis: Analysis, offset: int) -> Rejection | None:
    for rejection in analysis.trace.rejections:
        marker = rejection.candidate.marker
        if marker and marker.span.start <= offset <= marker.span.end:
            return rejection
    return None


def _of_rejection(analysis: Analysis, rejection: Rejection) -> Hover:
    candidate = rejection.candidate
    span = candidate.marker.span if candidate.marker else candidate.span
    words = _escape(analysis.source.slice(span)[:_LONGEST])
    reasons = dict.fromkeys((rejection.reason, *candidate.doubts))
    fact = f"**{words}** is text, confidence {rejection.confidence:.2f}"
    return Hover(span, "  \n".join([fact, *map(_escape, _reasons(reasons))]))


def _escape(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words.replace("\n", " "))
