"""`python -m benchmarks.accuracy`: how right the trees are, by sort of text and of damage.

`--ablation` sets each price of `docparse/costs.py` to nothing in turn and prints what that costs.
`--gold DIR` scores a folder of gold outlines besides.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

from benchmarks.generate import DAMAGES, make_report
from benchmarks.scoring import Tally, compare, score_folder
from docparse import outline, parse
from docparse.costs import COSTS
from docparse.writers.rows import rows_of

GOLD = Path(__file__).parent.parent / "fixtures" / "gold"
REPORTS = 300


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--gold", type=Path, action="append", default=[])
    options = parser.parse_args()
    folders = [*sorted(folder for folder in GOLD.iterdir() if folder.is_dir()), *options.gold]
    if options.ablation:
        print_ablation(folders)
        return
    print(
        "| texts | edge F1 | node F1 | title | kind | nodes |\n| --- | --- | --- | --- | --- | --- |"
    )
    for folder in folders:
        print_row(folder.name, score_folder(folder))
    print(
        "\n| damage | edge F1 | node F1 | title | kind | nodes |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name in DAMAGES:
        print_row(name, score_damage(name))


def print_row(name: str, tally: Tally) -> None:
    """Print one row of a table."""
    cells = " | ".join(f"{value:.3f}" for value in tally.scores().values())
    print(f"| {name} | {cells} | {tally.gold} |")


def score_damage(name: str, reports: int = REPORTS) -> Tally:
    """Score generated reports with one sort of damage; the same reports each time."""
    total = Tally()
    for seed in range(reports):
        random = Random(seed)
        report = DAMAGES[name](make_report(random), random)
        total += compare(report.gold(), list(rows_of(parse(report.text()))))
    return total


def edges_of_all(folders: list[Path]) -> Iterator[tuple[str, float]]:
    """Yield (name, edge F1) of the gold texts, of `folders`, and of the generated reports."""
    total = Tally()
    for folder in folders:
        total += score_folder(folder)
    yield "gold texts", total.scores()["edge"]
    total = Tally()
    for name in DAMAGES:
        total += score_damage(name, 60)
    yield "generated", total.scores()["edge"]


def print_ablation(folders: list[Path]) -> None:
    """Print what each price is worth: edge F1 with it less edge F1 without it."""
    whole = dict(edges_of_all(folders))
    print("| price | " + " | ".join(whole) + " |\n| --- |" + " --- |" * len(whole))
    print("| all prices | " + " | ".join(f"{value:.4f}" for value in whole.values()) + " |")
    for name, cost in COSTS.items():
        if not cost.value:
            continue
        with patch.dict(outline.PRICES, {name: 0.0}):
            without = dict(edges_of_all(folders))
        cells = " | ".join(f"{whole[key] - without[key]:+.4f}" for key in whole)
        print(f"| {name} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
