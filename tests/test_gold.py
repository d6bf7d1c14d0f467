"""Scores on fixtures/gold may not fall below fixtures/gold/floors.json; --update raises the floors."""

from __future__ import annotations

import json

import pytest

from benchmarks.scoring import score_folder
from tests.examples import ROOT

GOLD = ROOT / "fixtures" / "gold"
FLOORS = GOLD / "floors.json"
SETS = sorted(folder.name for folder in GOLD.iterdir() if folder.is_dir())


def test_there_are_texts_of_every_sort() -> None:
    texts = {name: len(list((GOLD / name).glob("*.txt"))) for name in SETS}
    assert len(texts) == 18
    assert min(texts.values()) >= 5
    assert sum(texts.values()) >= 210


@pytest.mark.parametrize("name", SETS)
def test_scores_do_not_fall(name: str, request: pytest.FixtureRequest) -> None:
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    scores = {key: round(value, 3) for key, value in score_folder(GOLD / name).scores().items()}
    floor = floors.get(name, {})
    lower = {key: (scores[key], floor[key]) for key in floor if scores[key] < floor[key]}
    assert not lower, f"{name}: score and floor {lower}; a floor is lowered by hand, with a reason"
    if request.config.getoption("--update"):
        floors[name] = {key: max(value, floor.get(key, 0.0)) for key, value in scores.items()}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
