"""Texts with their gold outlines, as the fit sees them: the candidates, and what each should become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.generate import DAMAGES, make_report
from benchmarks.scoring import Tally, compare, read_gold
from docparse.inputs.read import read_input
from docparse.levels.resolve import resolve
from docparse.model.heading import Candidate
from docparse.model.source import Source
from docparse.pipeline import gather
from docparse.writers.outline.rows import OutlineRow

ROOT = Path(__file__).parents[2]
#: Each has a folder for each sort of texts; those of one sort are one set.
OWN = (ROOT / "fixtures" / "gold", ROOT / "fixtures" / "fit")
_REPORTS_PER_DAMAGE = 8
Rows = Sequence[tuple[OutlineRow, str]]


class Target(NamedTuple):
    """What a candidate is in the gold outline."""

    is_optional: bool
    #: The candidates that may be its parent, the nearest first: optional ones, and then the first that is not.
    parents: tuple[int, ...]


class Case(NamedTuple):
    """One text."""

    name: str
    candidates: Sequence[Candidate]
    breaks: Sequence[int]
    #: Line and column of each candidate.
    places: Sequence[tuple[int, int]]
    gold: Rows
    #: By the index of a candidate; the others are text.
    targets: Mapping[int, Target]
    #: Candidates inside a line, where the gold outline has those at line starts alone: they may be anything.
    free: frozenset[int]

    def rows(self, costs: Mapping[str, float]) -> list[OutlineRow]:
        """Return the outline that the search finds with other costs; titles are left out."""
        place_of = {
            candidate.span.start: place
            for at, (candidate, place) in enumerate(zip(self.candidates, self.places, strict=True))
            if at not in self.free
        }
        return [
            OutlineRow(*place_of[heading.span.start], heading.level, heading.kind, "", "")
            for heading in resolve(self.candidates, self.breaks, costs=costs).headings
            if heading.span.start in place_of
        ]

    def score(self, costs: Mapping[str, float]) -> Tally:
        """Return what is right with other costs."""
        return compare(self.gold, self.rows(costs))


def read_sets(folders: Iterable[Path], line_starts: Iterable[Path] = ()) -> dict[str, list[Case]]:
    """Return the cases of `fixtures/gold` and `fixtures/fit`, of further folders, and of generated reports, by set.

    Of `line_starts` the gold outlines have what begins a line alone.
    """
    own = sorted(folder for home in OWN for folder in home.iterdir() if folder.is_dir())
    starts = list(line_starts)
    sets: dict[str, list[Case]] = {}
    for folder in [*own, *folders, *starts]:
        sets.setdefault(folder.name, []).extend(
            _read_case(path, at_line_starts=folder in starts)
            for path in sorted(folder.glob("*.txt"))
            if path.with_suffix(".tsv").exists()
        )
    sets["generated"] = list(_generated())
    return sets


def _read_case(path: Path, *, at_line_starts: bool) -> Case:
    gold = read_gold(path.with_suffix(".tsv"))
    lines = path.read_text("utf-8").split("\n") if at_line_starts else []
    return make_case(path.stem, read_input(str(path)).source, gold, lines)


def _generated() -> Iterable[Case]:
    for name, damage in DAMAGES.items():
        for seed in range(_REPORTS_PER_DAMAGE):
            random = Random(seed)
            report = damage(make_report(random), random)
            yield make_case(f"{name} {seed}", Source.of(report.text()), report.gold())


def make_case(name: str, source: Source, gold: Rows, lines: Sequence[str] = ()) -> Case:
    """Return the case of a text; with its `lines`, only what begins one counts."""
    _, furniture, _, found = gather(source)
    candidates = found.candidates
    places = [source.position(candidate.span.start) for candidate in candidates]

    def is_inside(line: int, column: int) -> bool:
        return bool(lines) and bool(lines[line - 1][: column - 1].strip())

    free = frozenset(at for at, place in enumerate(places) if is_inside(*place))
    gold = [(row, flags) for row, flags in gold if not is_inside(row.line, row.column)]
    targets = _targets_of({place: at for at, place in enumerate(places)}, gold)
    return Case(name, candidates, furniture.breaks, places, gold, targets, free)


def _targets_of(at: Mapping[tuple[int, int], int], gold: Rows) -> dict[int, Target]:
    """Return the target of each candidate that is in the gold outline; `at` are their indexes by line and column."""
    targets: dict[int, Target] = {}
    above: list[tuple[int, int, bool]] = []  # index, level, whether it is optional
    for row, flags in gold:
        index = at.get(row[:2])
        if index is None or row.kind == "title":
            continue
        parents: list[int] = []
        for near, level, is_optional in reversed(above):
            if level < row.level:
                parents.append(near)
                if not is_optional:
                    break
        targets[index] = Target("?" in flags, tuple(parents))
        above.append((index, row.level, "?" in flags))
    return targets
