"""What a heading is and why: level, kind, confidence, path, the moves of the search that led to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.lsp.analysis import Analysis
from docparse.lsp.reasons import WORDS, sentence_of
from docparse.lsp.symbols import heading_span, name_of
from docparse.model.document import Section
from docparse.model.heading import Rejection
from docparse.model.source import Span
from docparse.references import Reference

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
_LONGEST = 40


class Hover(NamedTuple):
    """Lines about a span, the first of them its name."""

    span: Span
    lines: tuple[str, ...]

    @property
    def markdown(self) -> str:
        """The lines in Markdown, the name in bold."""
        name, *others = (_MARKUP.sub(r"\\\1", line) for line in self.lines)
        return "  \n".join([f"**{name}**", *others])


def hover_at(analysis: Analysis, offset: int) -> Hover | None:
    """Return what is known of the reference, the heading or the refused marker at an offset."""
    if reference := analysis.reference_at(offset):
        return Hover(reference.span, (_aim_of(analysis, reference),))
    if section := analysis.heading_at(offset):
        return Hover(heading_span(section), explain(analysis, section))
    rejection = _rejection_at(analysis, offset)
    return _of_rejection(analysis, rejection) if rejection else None


def explain(analysis: Analysis, section: Section) -> tuple[str, ...]:
    """Return name, level, kind, confidence, path and reasons of a heading, a line each."""
    heading, language = section.heading, analysis.language
    words = WORDS[language]
    lines = [
        name_of(section),
        words.facts.format(heading.level, words.kinds[heading.kind], heading.confidence),
    ]
    if len(section.path) > 1:
        lines.append(" › ".join(section.path))
    lines += [sentence_of(move, language) for move in heading.moves]
    if doubts := analysis.doubts.get(heading.span.start):
        lines += [words.in_spite_of, *(sentence_of(doubt, language) for doubt in doubts)]
    return tuple(line.replace("\n", " ") for line in lines)


def _aim_of(analysis: Analysis, reference: Reference) -> str:
    words = WORDS[analysis.language]
    if reference.target:
        return f"→ {' › '.join(reference.target.path)}".replace("\n", " ")
    return f"→ {words.attachment}" if reference.place else words.missing


def _rejection_at(analysis: Analysis, offset: int) -> Rejection | None:
    for rejection in analysis.trace.rejections:
        marker = rejection.candidate.marker
        if marker and marker.span.start <= offset <= marker.span.end:
            return rejection
    return None


def _of_rejection(analysis: Analysis, rejection: Rejection) -> Hover:
    candidate, language = rejection.candidate, analysis.language
    span = candidate.marker.span if candidate.marker else candidate.span
    shown = analysis.source.slice(span)[:_LONGEST]
    fact = WORDS[language].is_text.format(shown, rejection.confidence)
    reasons = dict.fromkeys((rejection.reason, *candidate.doubts))
    return Hover(span, (fact, *(sentence_of(reason, language) for reason in reasons)))
