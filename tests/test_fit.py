"""The fit of costs to outlines marked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks.fit.cases import Case, Rows, make_case
from benchmarks.fit.paths import Reading, cheapest, cheapest_right, count_costs, local_costs
from benchmarks.fit.perceptron import fit_costs
from benchmarks.scoring import read_gold
from docparse.levels.resolve import STANDARD_COSTS
from docparse.model.source import Source
from docparse.writers.outline.rows import OutlineRow
from tests.examples import ROOT


def _cases(folder: Path) -> list[Case]:
    return [
        make_case(
            path.stem, Source.of(path.read_text("utf-8")), read_gold(path.with_suffix(".tsv"))
        )
        for path in sorted(folder.glob("*.txt"))
    ]


EXAMS = _cases(ROOT / "fixtures" / "fit" / "exams")
LETTERS = _cases(ROOT / "fixtures" / "fit" / "hongkong")


def _parents(reading: Reading) -> dict[int, int]:
    """Return the headings of a reading, each with its parent; that of the highest is -1."""
    parents: dict[int, int] = {}
    opened: list[int] = []
    for at, (depth, _) in enumerate(reading):
        if depth:
            del opened[depth - 1 :]
            parents[at] = opened[-1] if opened else -1
            opened.append(at)
    return parents


@pytest.mark.parametrize("case", [*EXAMS, *LETTERS], ids=lambda case: case.name)
def test_the_right_reading_agrees_with_the_gold_outline(case: Case) -> None:
    reading = cheapest_right(case, STANDARD_COSTS)
    assert reading is not None
    parents = _parents(reading)
    needed = {at for at, target in case.targets.items() if not target.is_optional}
    assert needed <= parents.keys() <= case.targets.keys()
    for at, parent in parents.items():
        possible = (one for one in case.targets[at].parents if one in parents)
        assert parent == next(possible, -1)


def _gold(*levels: int) -> Rows:
    return [(OutlineRow(at, 1, level, "heading", "", ""), "") for at, level in enumerate(levels, 1)]


def test_the_right_reading_is_not_the_cheapest_where_the_text_misleads() -> None:
    source = Source.of("一、甲事\n（一）乙事\n（二）丙事\n二、丁事\n")
    odd = make_case("odd", source, _gold(1, 1, 1, 1))
    right = cheapest_right(odd, STANDARD_COSTS)
    assert right is not None
    assert [depth for depth, _ in right] == [1, 1, 1, 1]
    assert [depth for depth, _ in cheapest(odd, STANDARD_COSTS)] == [1, 2, 2, 1]
    local = local_costs(odd)
    dear, cheap = (_sum(count_costs(one, local)) for one in (right, cheapest(odd, STANDARD_COSTS)))
    assert dear > cheap


def _sum(counts: Mapping[str, float]) -> float:
    return sum(STANDARD_COSTS[name] * times for name, times in counts.items())


def test_no_reading_agrees_with_an_outline_that_no_move_leads_to() -> None:
    source = Source.of("一、甲事\n二、乙事\n三、丙事\n")
    assert cheapest_right(make_case("deep", source, _gold(1, 2, 3)), STANDARD_COSTS) is None


def _sets(cases: Sequence[Case]) -> dict[str, Sequence[Case]]:
    return {"a": cases[:2], "b": cases[2:]}


def test_a_fit_gives_the_same_costs_each_time_and_keeps_their_signs() -> None:
    start = {**STANDARD_COSTS, "restart": 0.0, "nested": 0.1}
    fitted = fit_costs(_sets(EXAMS), start)
    assert fitted == fit_costs(_sets(EXAMS), start)
    assert fitted.keys() == start.keys()
    assert all(value * start[name] >= 0 for name, value in fitted.items())


def test_outlines_that_are_right_move_no_cost() -> None:
    source = Source.of("一、甲事\n（一）乙事\n（二）丙事\n二、丁事\n")
    plain = make_case("plain", source, _gold(1, 2, 2, 1))
    assert fit_costs({"plain": [plain]}, STANDARD_COSTS) == pytest.approx(STANDARD_COSTS)
    odd = make_case("odd", source, _gold(1, 1, 1, 1))
    assert fit_costs({"odd": [odd]}, STANDARD_COSTS)["beside"] < STANDARD_COSTS["beside"]
