"""Candidates, decisions and reasons: what `docparse outline --explain` prints."""

from __future__ import annotations

from docparse.levels.costs import COSTS
from docparse.levels.decisions import (
    REASONS_WITHOUT_COST,
    Decision,
    Reason,
    describe_alternative,
    words_at,
)
from docparse.messages import Language, Text
from docparse.model.legible import legible
from docparse.model.source import Source
from docparse.pipeline import Trace

_ADDED = Text(
    "A number after a reason is the line of the heading it refers to. After 'or' comes the next best reading, and how much more it costs.",
    "名称后的数字是所指标题的行号；“或为”之后是次优的读法及其多出的代价。",
)


def write_explanation(trace: Trace, language: Language = "en") -> str:
    """Write one line a candidate: place, decision, confidence, words, reasons; then what they mean."""
    source = trace.source
    lines, named = [], dict[str, None]()
    for decision in trace.decisions:
        line, column = source.position(decision.candidate.span.start)
        level, kind = decision.level, decision.kind
        decided = f"{'  ' * (level - 1)}{level} {kind}" if level else kind
        named.update((reason.name, None) for reason in decision.all_reasons)
        words = words_at(source, decision.candidate.span)
        reasons = [_name_with_line(source, reason) for reason in decision.all_reasons]
        why = ", ".join(reasons)
        if decision.alternative:
            named.update(dict.fromkeys(decision.alternative.moves))
            why += f"; {describe_alternative(decision.alternative, language)}"
        place = f"{line}:{column}"
        row = f"{place:>8}  {decided:<16} {decision.confidence:.2f}  {words}  ({why})"
        lines.append(legible(row) + "\n")
    legend = [f"{name}: {_meaning_of(name, language)}\n" for name in named]
    if legend:
        legend = ["\n", *legend, _ADDED.text(language) + "\n"]
    return "".join(lines + legend)


def _meaning_of(name: str, language: Language) -> str:
    if cost := COSTS.get(name):
        return f"{cost.explain(language)} ({cost.value:+.1f})"
    return REASONS_WITHOUT_COST[name].text(language)


def _name_with_line(source: Source, reason: Reason) -> str:
    if reason.heading is None:
        return reason.name
    return f"{reason.name} {source.position(reason.heading.span.start)[0]}"


def write_explanation_json(trace: Trace) -> str:
    """Write the same as a JSON array of objects; level 0 is text."""
    import json

    rows = [_row_of(trace.source, decision) for decision in trace.decisions]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row_of(source: Source, decision: Decision) -> dict[str, object]:
    line, column = source.position(decision.candidate.span.start)
    lines = {
        reason.name: source.position(reason.heading.span.start)[0]
        for reason in decision.reasons
        if reason.heading
    }
    return {
        "line": line,
        "column": column,
        "level": decision.level,
        "kind": decision.kind,
        "confidence": decision.confidence,
        "words": words_at(source, decision.candidate.span),
        "reasons": [reason.name for reason in decision.all_reasons],
        "refers_to_lines": lines,
        "alternative": decision.alternative and decision.alternative._asdict(),
    }
