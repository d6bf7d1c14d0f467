"""Runs cut and set in bold, or not: what the titles of headings need."""

from __future__ import annotations

from collections.abc import Sequence

from docparse.model.source import BLANKS, Mark, Span
from docparse.writers.shared.inline import Run

#: What may stand outside of the bold type of a title that is bold as a whole.
_CLOSING = BLANKS + "。．.：:；;，,、！!？?"


def all_bold(runs: list[Run]) -> list[Run]:
    """Set all of `runs` in bold."""
    bold = Mark(Span(0, 0), "strong")
    return [run._replace(marks=(bold, *run.marks)) for run in drop_bold(runs)]


def drop_bold(runs: list[Run]) -> list[Run]:
    """Set none of `runs` in bold."""
    return [
        run._replace(marks=tuple(mark for mark in run.marks if mark.kind != "strong"))
        for run in runs
    ]


def without_bold(runs: list[Run], marker: str = "") -> list[Run]:
    """Drop bold type from a title that is bold as a whole, with or without its marker and stop."""
    if not any(run.marks for run in runs):
        return runs
    plain = "".join(run.text for run in runs if all(mark.kind != "strong" for mark in run.marks))
    return runs if plain.removeprefix(marker).strip(_CLOSING) else drop_bold(runs)


def length_of(runs: Sequence[Run]) -> int:
    """Count the characters of `runs`."""
    return sum(len(run.text) for run in runs)


def split_runs(runs: Sequence[Run], count: int) -> tuple[list[Run], list[Run]]:
    """Cut `runs` behind their first `count` characters."""
    first: list[Run] = []
    for index, run in enumerate(runs):
        if count < len(run.text):
            if count > 0:
                first.append(run._replace(text=run.text[:count]))
            return first, [run._replace(text=run.text[max(count, 0) :]), *runs[index + 1 :]]
        first.append(run)
        count -= len(run.text)
    return first, []
