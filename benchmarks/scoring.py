"""Compare an outline with a gold one: nodes by where they start, edges by their parents too.

A gold row is line, column, level, kind, marker, title, flags, as in fixtures/gold/README.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from docparse import parse
from docparse.writers.outline.rows import OutlineRow, outline_rows

_CLOSING = "。．.：:；;，,、 　\t"
_Place = tuple[int, int]


@dataclass
class Tally:
    """Counts over documents, from which the scores are made."""

    gold: int = 0
    found: int = 0
    nodes: int = 0
    edges: int = 0
    titled: int = 0
    titles: int = 0
    kinds: int = 0

    def __add__(self, other: Tally) -> Tally:
        sums = (getattr(self, f.name) + getattr(other, f.name) for f in fields(self))
        return Tally(*sums)

    def scores(self) -> dict[str, float]:
        """Return edge F1, node F1, and of the matched nodes the share with right title and kind."""
        both = self.gold + self.found
        return {
            "edge": 2 * self.edges / both if both else 1.0,
            "node": 2 * self.nodes / both if both else 1.0,
            "title": self.titles / self.titled if self.titled else 1.0,
            "kind": self.kinds / self.nodes if self.nodes else 1.0,
        }


def read_gold(path: Path) -> list[tuple[OutlineRow, str]]:
    """Return the rows of a gold file with their flags."""
    rows = []
    for line in path.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            cells = [*line.split("\t"), "", ""]
            row = OutlineRow(int(cells[0]), int(cells[1]), int(cells[2]), *cells[3:6])
            rows.append((row, cells[6]))
    return rows


def parents_of(rows: Iterable[OutlineRow]) -> dict[_Place, _Place]:
    """Return the parent of each node: the nearest one before it with a smaller level."""
    parents: dict[_Place, _Place] = {}
    stack: list[OutlineRow] = []
    for row in rows:
        while stack and stack[-1].level >= row.level:
            stack.pop()
        parents[row[:2]] = stack[-1][:2] if stack else (0, 0)
        stack.append(row)
    return parents


class Settled(NamedTuple):
    """The rows of a gold outline and of a found one that are compared, and the places of optional nodes in both."""

    gold: list[OutlineRow]
    found: list[OutlineRow]
    free: set[_Place]


def settle(gold: Sequence[tuple[OutlineRow, str]], found: Sequence[OutlineRow]) -> Settled:
    """Leave out rows of kind title, and optional ones that were not found."""
    found = [row for row in found if row.kind != "title"]
    places = {row[:2] for row in found}
    kept = [(row, "?" in flags) for row, flags in gold if row.kind != "title"]
    kept = [(row, optional) for row, optional in kept if not optional or row[:2] in places]
    free = {row[:2] for row, optional in kept if optional}
    return Settled([row for row, _ in kept], found, free)


def compare(gold: Sequence[tuple[OutlineRow, str]], found: Sequence[OutlineRow]) -> Tally:
    """Count what is right."""
    kept, found, free = settle(gold, found)
    truth = {row[:2]: row for row in kept}
    true_parents, parents = parents_of(kept), parents_of(found)
    tally = Tally(gold=len(kept) - len(free))
    for row in found:
        place = row[:2]
        if place in free:
            continue
        tally.found += 1
        if place in truth:
            right = truth[place]
            tally.nodes += 1
            tally.edges += true_parents[place] == parents[place]
            tally.kinds += row.kind == right.kind
            if right.kind in ("heading", "runin"):
                tally.titled += 1
                tally.titles += plain(row.title) == plain(right.title)
    return tally


def plain(title: str) -> str:
    """Return a title without blanks and closing punctuation, widths folded."""
    return unicodedata.normalize("NFKC", "".join(title.split())).strip(_CLOSING)


def score_cuts(folder: Path) -> dict[str, float]:
    """Return F1 of furniture (by characters) and of joins (by lines) over the texts of a folder.

    `NAME.furniture.tsv` holds line, column, length, text; `NAME.joins.tsv` the line that goes on and the
    one before it.
    """
    counts = {"furniture": [0, 0], "joins": [0, 0]}  # right, gold and found together
    for path in sorted(folder.glob("*.txt")):
        furniture, joins = (path.with_suffix(f".{name}.tsv") for name in counts)
        if not joins.exists():
            continue
        text = path.read_text("utf-8")
        reading = parse(text).reading
        starts = reading.source.line_starts
        gold: set[int] = set()
        for row in _rows_in(furniture):
            start = starts[int(row[0]) - 1] + int(row[1]) - 1
            gold.update(at for at in range(start, start + int(row[2])) if not text[at].isspace())
        found = {at for span in reading.furniture for at in range(*span) if not text[at].isspace()}
        lines = {int(row[0]) for row in _rows_in(joins)}
        joined = {reading.source.position(span.end)[0] for span in reading.joins}
        for name, truth, answer in (("furniture", gold, found), ("joins", lines, joined)):
            counts[name][0] += len(truth & answer)
            counts[name][1] += len(truth) + len(answer)
    return {name: 2 * right / both if both else 1.0 for name, (right, both) in counts.items()}


def _rows_in(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def score_folder(folder: Path) -> Tally:
    """Score all texts of a folder; each has a gold file of the same name."""
    total = Tally()
    for path in sorted(folder.glob("*.txt")):
        rows = list(outline_rows(parse(path.read_text("utf-8"))))
        total += compare(read_gold(path.with_suffix(".tsv")), rows)
    return total
