"""`python -m benchmarks.accuracy`: how right the trees are, by kind of text and of damage.

`--gold DIR` also scores a folder of gold outlines.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from random import Random

from benchmarks.generate import DAMAGES, make_report
from benchmarks.scoring import Tally, compare, read_gold, score_cuts, score_folder
from docparse import parse, trace
from docparse.levels.certainty import find_unsure
from docparse.writers.outline.rows import outline_rows
from docparse.writers.outline.tree import write_tree
from tests.examples import read_examples

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "fixtures" / "gold"
REPORTS = 300


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    options = parser.parse_args()
    folders = [*sorted(folder for folder in GOLD.iterdir() if folder.is_dir()), *options.gold]
    print(
        "| texts | edge F1 | node F1 | title | kind | nodes |\n| --- | --- | --- | --- | --- | --- |"
    )
    for folder in folders:
        print_row(folder.name, score_folder(folder))
    for folder in options.gold:
        if list(folder.glob("*.joins.tsv")):
            cuts = ", ".join(f"{name} {value:.3f}" for name, value in score_cuts(folder).items())
            print(f"\n{folder.name}, F1: {cuts}")
    print(
        "\n| damage | edge F1 | node F1 | title | kind | nodes |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name in DAMAGES:
        print_row(name, score_damage(name))
    print("\n| outline | texts | told to be unsure |\n| --- | --- | --- |")
    for name, (told, texts) in score_warning(folders).items():
        print(f"| {name} | {texts} | {told} |")


def score_warning(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Return how many outlines are told to be unsure, and how many there are: of those that are right, and of bad ones."""
    told: dict[str, list[bool]] = {"right": [], "edge F1 below 0.8": []}
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            document = parse(path.read_text("utf-8"))
            tally = compare(read_gold(path.with_suffix(".tsv")), list(outline_rows(document)))
            edge = tally.scores()["edge"]
            row = told["right"] if edge == 1 else told["edge F1 below 0.8"] if edge < 0.8 else []
            row.append(bool(find_unsure(document.headings())))
    return {name: (sum(row), len(row)) for name, row in told.items()}


def print_row(name: str, tally: Tally) -> None:
    """Print one row of a table."""
    cells = " | ".join(f"{value:.3f}" for value in tally.scores().values())
    print(f"| {name} | {cells} | {tally.gold} |")


def score_damage(name: str, reports: int = REPORTS) -> Tally:
    """Score generated reports with one kind of damage; the same reports each time."""
    total = Tally()
    for seed in range(reports):
        random = Random(seed)
        report = DAMAGES[name](make_report(random), random)
        total += compare(report.gold(), list(outline_rows(parse(report.text()))))
    return total


def count_failures() -> int:
    """Return how many examples of the spec, lines of the traps and plain texts are read otherwise than expected."""
    failed = 0
    fixtures = ROOT / "fixtures"
    for path in (ROOT / "docs" / "spec.md", fixtures / "regressions.md", fixtures / "kinds.md"):
        for example in read_examples(path):
            if not example.compared:
                failed += write_tree(trace(example.source()).document) != example.expected
    traps = (fixtures / "traps.txt").read_text("utf-8")
    lines = [line for line in traps.split("\n") if not line.startswith("# ")]
    plain = (fixtures / "plain.txt").read_text("utf-8").removesuffix("\n").split("\n%%%\n")
    failed += sum(bool(list(parse(text + "\n").sections())) for text in [*lines, *plain])
    return failed + sum(1 for _ in parse("\n".join(lines)).sections())


if __name__ == "__main__":
    main()
