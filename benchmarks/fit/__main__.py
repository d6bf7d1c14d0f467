"""`python -m benchmarks.fit WHAT`: fit costs and confidence to outlines marked by hand.

costs       the costs that the perceptron finds, beside those of today (`--climb`: those that a climb on the score finds)
report      edge F1 of each set: with the costs of today, fitted to all sets, and fitted to all other sets
worth       what each cost is worth: the loss of edge F1 without it, and the examples of the docs that fail
confidence  the weights of confidence, and how right they are on sets left out (`--picture FILE` draws it)

The sets are those of `fixtures/gold`, generated reports, and the folders of `--gold`; of those of `--line-starts` the gold
outlines have what begins a line alone.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from benchmarks.accuracy import count_failures
from benchmarks.fit.cases import Case, read_sets
from benchmarks.fit.climb import climb, score_set
from benchmarks.fit.confidence import (
    BANDS,
    LIMIT,
    Judged,
    be_careful,
    confidence_of,
    fit_weights,
    judge,
)
from benchmarks.fit.perceptron import fit_costs
from benchmarks.fit.picture import draw
from docparse.levels.resolve import STANDARD_COSTS

Sets = Mapping[str, Sequence[Case]]
Fit = Callable[[Sets, Mapping[str, float], int], dict[str, float]]
_SMALLEST_CHANGE = 0.005


def main() -> None:
    """Print the table that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("costs", "report", "worth", "confidence"))
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--line-starts", type=Path, action="append", default=[])
    parser.add_argument("--climb", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    sets = read_sets(options.gold, options.line_starts)
    fit: Fit = climb if options.climb else fit_costs
    if options.what == "costs":
        print_costs(fit(sets, STANDARD_COSTS, options.seed))
    elif options.what == "report":
        print_report(sets, fit, options.seed)
    elif options.what == "worth":
        print_worth(sets)
    else:
        print_confidence(sets, options.picture)


def print_costs(costs: Mapping[str, float]) -> None:
    """Print the costs that changed."""
    print("| cost | today | fitted |\n| --- | --- | --- |")
    for name, value in costs.items():
        if abs(value - STANDARD_COSTS[name]) >= _SMALLEST_CHANGE:
            print(f"| {name} | {STANDARD_COSTS[name]} | {value:.2f} |")


def print_report(sets: Sets, fit: Fit, seed: int) -> None:
    """Print edge F1 of each set with the costs of today, fitted to all sets, and fitted to the others."""
    print("| set | texts | today | fitted | left out |\n| --- | --- | --- | --- | --- |")
    fitted = fit(sets, STANDARD_COSTS, seed)
    rows = []
    for name, cases in sets.items():
        others = {other: sets[other] for other in sets if other != name}
        left_out = fit(others, STANDARD_COSTS, seed)
        scores = [score_set(cases, costs)[0] for costs in (STANDARD_COSTS, fitted, left_out)]
        rows.append(scores)
        cells = " | ".join(f"{score:.3f}" for score in scores)
        print(f"| {name} | {len(cases)} | {cells} |", flush=True)
    means = [sum(column) / len(column) for column in zip(*rows, strict=True)]
    print("| mean | | " + " | ".join(f"{mean:.4f}" for mean in means) + " |")


def print_worth(sets: Sets) -> None:
    """Print what each cost is worth: the loss without it, the set that loses most, and how many examples fail."""
    by_set = {name: sum(score_set(cases, STANDARD_COSTS)) / 2 for name, cases in sets.items()}
    print("| cost | value | worth | most | examples |\n| --- | --- | --- | --- | --- |")
    for name, value in STANDARD_COSTS.items():
        if not value:
            continue
        without = {**STANDARD_COSTS, name: 0.0}
        losses = {
            other: by_set[other] - sum(score_set(cases, without)) / 2
            for other, cases in sets.items()
        }
        worth = sum(losses.values()) / len(losses)
        most = max(losses, key=lambda other: abs(losses[other]))
        with patch.dict(STANDARD_COSTS, {name: 0.0}):
            failures = count_failures()
        print(
            f"| {name} | {value} | {worth:+.4f} | {most} {losses[most]:+.3f} | {failures} |",
            flush=True,
        )


def print_confidence(sets: Sets, picture: Path | None) -> None:
    """Print weights of confidence, and for sets left out how many headings of each band are right."""
    judged = {name: [one for case in cases for one in judge(case)] for name, cases in sets.items()}
    left_out = {name: _left_out(judged, name) for name in judged}
    every = [row for rows in left_out.values() for row in rows]
    print("| confidence | headings | right |\n| --- | --- | --- |")
    curve = []
    for low, high in itertools.pairwise(BANDS):
        band = [row for row in every if low <= row[0] < high]
        if band:
            sure, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            curve.append((sure, right, len(band)))
            print(f"| {low} to {high} | {len(band)} | {right:.3f} |")
    print(f"\n| set | headings | at {LIMIT} or more | right of these |\n| --- | --- | --- | --- |")
    shares = [_print_share(name, rows) for name, rows in left_out.items()]
    _print_share("all", every)
    reached, right = (sum(column) / len(shares) for column in zip(*shares, strict=True))
    print(f"| mean of sets | | {reached:.3f} | {right:.4f} |")
    weights = be_careful(fit_weights(judged), judged)
    print("\n" + "\n".join(f'    "{name}": {value:.2f},' for name, value in weights.items()))
    if picture:
        picture.write_text(draw(curve), "utf-8")


def _print_share(name: str, rows: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Print and return the share of headings that are sure, and the share of these that are right."""
    sure = [is_right for value, is_right in rows if value >= LIMIT]
    reached, right = len(sure) / len(rows), sum(sure) / len(sure) if sure else 1.0
    print(f"| {name} | {len(rows)} | {reached:.3f} | {right:.4f} |")
    return reached, right


def _left_out(judged: Mapping[str, Sequence[Judged]], name: str) -> list[tuple[float, bool]]:
    """Return the confidence of each heading of a set by weights fitted to the other sets, and whether it is right."""
    others = {other: rows for other, rows in judged.items() if other != name}
    weights = be_careful(fit_weights(others), others)
    return [(confidence_of(weights, facts), is_right) for facts, is_right in judged[name]]


if __name__ == "__main__":
    main()
