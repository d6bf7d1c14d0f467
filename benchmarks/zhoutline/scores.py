"""The scores of outlines of a laid-out set, by document, pooled and as a mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.scoring import Tally, compare, settle
from benchmarks.zhoutline.laying import GoldRow
from benchmarks.zhoutline.teds import Distance, measure
from docparse.writers.outline.rows import OutlineRow


class Score(NamedTuple):
    """The score of one document; no distance where it was not measured."""

    tally: Tally
    distance: Distance | None

    @property
    def is_whole(self) -> bool:
        """Tell whether the outline is wholly right: nothing missing, nothing more, each parent the right one."""
        return self.tally.edges == self.tally.gold == self.tally.found


class Summary(NamedTuple):
    """The scores of a set: pooled (each node counts the same) and means (each document)."""

    documents: int
    nodes: int
    edge: float
    node: float
    teds: float | None
    mean_edge: float
    mean_node: float
    mean_teds: float | None
    whole: int


def score(
    text: str,
    gold: Sequence[GoldRow],
    found: Sequence[OutlineRow],
    *,
    line_starts: bool,
    with_teds: bool,
) -> Score:
    """Score the outline of a text; with `line_starts` without what stands inside a line, in gold and outline."""
    if line_starts:
        lines = text.split("\n")
        gold = [(row, flags) for row, flags in gold if _starts_line(row, lines)]
        found = [row for row in found if _starts_line(row, lines)]
    distance = measure(settle(gold, found)) if with_teds else None
    return Score(compare(gold, found), distance)


def _starts_line(row: OutlineRow, lines: list[str]) -> bool:
    return not lines[row.line - 1][: row.column - 1].strip()


def summarize(scores: Iterable[Score]) -> Summary:
    """Return the scores of a set."""
    scores = list(scores)
    total = Tally()
    for one in scores:
        total += one.tally
    each = [one.tally.scores() for one in scores]
    distances = [one.distance for one in scores if one.distance is not None]
    pooled = Distance(sum(one.edits for one in distances), sum(one.nodes for one in distances))
    return Summary(
        documents=len(scores),
        nodes=total.gold,
        edge=total.scores()["edge"],
        node=total.scores()["node"],
        teds=similarity(pooled) if distances else None,
        mean_edge=_mean([one["edge"] for one in each]),
        mean_node=_mean([one["node"] for one in each]),
        mean_teds=_mean([similarity(one) for one in distances]) if distances else None,
        whole=sum(one.is_whole for one in scores),
    )


def similarity(distance: Distance) -> float:
    """Return 1 for the same tree, 0 for one of which nothing is right."""
    return 1 - distance.edits / distance.nodes if distance.nodes else 1.0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0
