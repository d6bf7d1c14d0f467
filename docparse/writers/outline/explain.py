"""Candidates, decisions and reasons: what `docparse outline --explain` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.levels.costs import COSTS
from docparse.model.source import Span
from docparse.pipeline import Trace

_LONGEST = 24


def write_explanation(trace: Trace, meanings: Mapping[str, str] | None = None) -> str:
    """Write one line a candidate: place, decision, confidence, words, reasons; then what they mean.

    `meanings` are the sentences of `costs.COSTS` in another language.
    """
    meanings = meanings or {}
    lines, named = [], dict[str, None]()
    for row in _rows_of(trace):
        decision = f"{'  ' * (row.level - 1)}{row.level} {row.kind}" if row.level else "text"
        named.update(dict.fromkeys(row.reasons))
        lines.append(
            f"{f'{row.line}:{row.column}':>8}  {decision:<16} {row.confidence:.2f}  {row.words}"
            f"  ({', '.join(row.reasons)})\n"
        )
    legend = [
        f"{name}: {meanings.get(name) or _meaning_of(name)} ({COSTS[name].value:+.1f})\n"
        for name in named
        if name in COSTS
    ]
    return "".join(lines) + ("\n" + "".join(legend) if legend else "")


def _meaning_of(name: str) -> str:
    return f"{COSTS[name].sentence}, as {COSTS[name].example}"


def write_explanation_json(trace: Trace) -> str:
    """Write the same as a JSON array of objects; level 0 is text."""
    import json

    rows = [row._asdict() for row in _rows_of(trace)]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


class _Row(NamedTuple):
    line: int
    column: int
    level: int
    kind: str
    confidence: float
    words: str
    reasons: tuple[str, ...]


def _rows_of(trace: Trace) -> Iterator[_Row]:
    source = trace.source
    resolved = {heading.span.start: heading for heading in trace.headings}
    rejected = {rejection.candidate.span.start: rejection for rejection in trace.rejections}
    for candidate in trace.candidates:
        start = candidate.span.start
        end = min(candidate.span.end, start + _LONGEST)
        words = " ".join(source.slice(Span(start, end)).split())
        line, column = source.position(start)
        if heading := resolved.get(start):
            reasons = (*heading.moves, *candidate.doubts)
            yield _Row(
                line, column, heading.level, heading.kind, heading.confidence, words, reasons
            )
        else:
            rejection = rejected[start]
            reasons = tuple(dict.fromkeys((rejection.reason, *candidate.doubts)))
            yield _Row(line, column, 0, "text", rejection.confidence, words, reasons)
