"""Candidates, decisions and reasons: what `docparse outline --explain` prints."""

from __future__ import annotations

from docparse.costs import COSTS
from docparse.pipeline import Trace
from docparse.source import Span

_LONGEST = 24


def write_explanation(trace: Trace) -> str:
    """Write one line a candidate: place, decision, confidence, words, reasons; then what they mean."""
    source = trace.source
    resolved = {heading.span.start: heading for heading in trace.headings}
    lines, used = [], {}
    for rejection in trace.rejections:
        used[rejection.candidate.span.start] = rejection.reason
    named: dict[str, None] = {}
    for candidate in trace.candidates:
        line, column = source.position(candidate.span.start)
        end = min(candidate.span.end, candidate.span.start + _LONGEST)
        words = " ".join(source.slice(Span(candidate.span.start, end)).split())
        heading = resolved.get(candidate.span.start)
        if heading:
            reasons = (*heading.moves, *candidate.doubts)
            decision = f"{'  ' * (heading.level - 1)}{heading.level} {heading.kind}"
            sure = f"{heading.confidence:.2f}"
        else:
            reasons = candidate.doubts or (used[candidate.span.start],)
            decision, sure = "text", "    "
        named.update(dict.fromkeys(reasons))
        place = f"{line}:{column}"
        lines.append(f"{place:>8}  {decision:<16} {sure}  {words}  ({', '.join(reasons)})\n")
    legend = [
        f"{name}: {COSTS[name].sentence}, as {COSTS[name].example} ({COSTS[name].value:+.1f})\n"
        for name in named
        if name in COSTS
    ]
    return "".join(lines) + ("\n" + "".join(legend) if legend else "")
