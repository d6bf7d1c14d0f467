"""Hover: level, kind, confidence and path of a heading, and the reasons for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docparse.levels.decisions import KINDS, Decision, describe_alternative
from docparse.lsp.analysis import Analysis
from docparse.lsp.symbols import heading_span, name_of
from docparse.messages import Message
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
    """Return facts about the reference, the heading or the rejected marker at an offset."""
    if reference := analysis.reference_at(offset):
        return Hover(reference.span, (_aim_of(analysis, reference),))
    if section := analysis.heading_at(offset):
        return Hover(heading_span(section), explain(analysis, section))
    rejection = _rejection_at(analysis, offset)
    return _of_rejection(analysis, rejection) if rejection else None


def explain(analysis: Analysis, section: Section) -> tuple[str, ...]:
    """Return name, level, kind, confidence, path and reasons of a heading, a line each."""
    heading, language = section.heading, analysis.language
    facts = Message(
        "editor.facts",
        level=heading.level,
        kind=KINDS[heading.kind],
        confidence=heading.confidence,
    )
    lines = [name_of(section), facts.text(language)]
    if len(section.path) > 1:
        lines.append(" › ".join(section.path))
    if decision := analysis.decisions.get(heading.span.start):
        lines += _reasons_of(analysis, decision)
    return tuple(line.replace("\n", " ") for line in lines)


def _reasons_of(analysis: Analysis, decision: Decision) -> Iterator[str]:
    source, language = analysis.source, analysis.language
    for reason in decision.reasons:
        yield reason.text(source, language)
    if decision.heading and decision.doubts:
        yield Message("editor.in_spite_of").text(language)
    for doubt in decision.doubts:
        yield doubt.text(source, language)
    if decision.alternative:
        yield describe_alternative(decision.alternative, language)


def _aim_of(analysis: Analysis, reference: Reference) -> str:
    language = analysis.language
    if reference.target:
        return f"→ {' › '.join(reference.target.path)}".replace("\n", " ")
    if reference.place:
        return f"→ {Message('editor.attachment').text(language)}"
    return Message("editor.missing").text(language)


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
    fact = Message("editor.is_text", marker=shown, confidence=rejection.confidence)
    decision = analysis.decisions[candidate.span.start]
    return Hover(span, (fact.text(language), *_reasons_of(analysis, decision)))
