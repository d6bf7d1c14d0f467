"""An outline that is unsure as a whole is told, with the lines to look at; one that is right seldom is."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.accuracy import GOLD, score_warning
from docparse import Correction, parse
from docparse.levels.certainty import find_unsure
from docparse.lsp.analysis import Analysis
from docparse.lsp.text import EditorText
from docparse.web.views import look
from tests.test_corrections_file import keep, run

#: Numbers that start again and go back, in two styles that change places.
UNSURE = "3、丙事\n（二）乙事\n3、甲事\n1、丁事\n（一）戊事\n（五）己事\n2、庚事\n（二）辛事\n"
SURE = (
    "一、甲事\n（一）乙事。全县有人口三十万人。\n（二）丙事。全县有山地。\n二、丁事\n全县有党员。\n"
)


def _lines(text: str, *corrections: Correction) -> list[int]:
    document = parse(text, corrections=corrections)
    found = find_unsure(document.headings())
    return [document.source.position(one.span.start)[0] for one in found]


def test_an_unsure_outline_names_up_to_five_lines_in_order() -> None:
    lines = _lines(UNSURE)
    assert 0 < len(lines) <= 5
    assert lines == sorted(lines)
    assert len(_lines(UNSURE * 20)) == 5
    assert _lines(SURE) == _lines("") == _lines("全县有人口三十万人。\n") == []


def test_what_was_put_right_by_hand_is_sure() -> None:
    rows = UNSURE.split("\n")[:-1]
    right = [
        Correction(at, row, 2 if row.startswith("（") else 1) for at, row in enumerate(rows, 1)
    ]
    assert _lines(UNSURE, *right) == []


def test_headings_of_the_format_need_no_number() -> None:
    markdown = "# 甲\n\n## 概述\n\n全县有人口三十万人。\n\n## 问题\n\n全县有山地。\n"
    assert look({"data": _base64(markdown), "name": "a.md"})["look_at"] == []


def _base64(text: str) -> str:
    import base64

    return base64.b64encode(text.encode()).decode()


def test_outlines_that_are_right_are_seldom_told() -> None:
    told, texts = score_warning(folder for folder in GOLD.iterdir() if folder.is_dir())["right"]
    assert texts > 100
    assert told <= 0.05 * texts


def test_commands_tell_it_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNSURE, "utf-8")
    (tmp_path / "b.txt").write_text(SURE, "utf-8")
    places = ", ".join(f"a.txt:{line}" for line in _lines(UNSURE))
    for command in ("outline", "convert"):
        said = run(tmp_path, command, "a.txt").stderr
        assert said.startswith(f"docparse: a.txt: the outline is uncertain; check {places}; ")
        assert run(tmp_path, command, "a.txt", "-q").stderr == ""
        assert run(tmp_path, command, "b.txt").stderr == ""
    assert run(tmp_path, "convert", "a.txt", "b.txt", "-o", "out").stderr.count("uncertain") == 1
    assert run(tmp_path, "convert", "a.txt", "b.txt", "-o", "out", "-q").stderr == ""
    # A document of docparse's own was looked at when it was made.
    run(tmp_path, "convert", "a.txt", "-o", "a.json")
    assert run(tmp_path, "outline", "a.json").stderr == ""


def test_json_has_the_places(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNSURE, "utf-8")
    (tmp_path / "b.txt").write_text(SURE, "utf-8")
    unsure = json.loads(run(tmp_path, "outline", "a.txt", "--format", "json").stdout)
    assert [place["line"] for place in unsure["look_at"]] == _lines(UNSURE)
    assert json.loads(run(tmp_path, "outline", "b.txt", "--format", "json").stdout)["look_at"] == []
    keep(tmp_path / "a.txt.corrections.json", (Correction(1, "3、丙事", 1),))
    kept = json.loads(run(tmp_path, "outline", "a.txt", "--format", "json").stdout)
    assert 1 not in [place["line"] for place in kept["look_at"]]


def test_the_editor_has_them_as_information() -> None:
    found = Analysis.of(EditorText.of(UNSURE)).findings
    unsure = [one for one in found if one.code == "unsure"]
    assert {one.severity for one in unsure} == {"info"}
    assert [UNSURE.count("\n", 0, one.span.start) + 1 for one in unsure] == _lines(UNSURE)
    assert "unsure" not in {one.code for one in Analysis.of(EditorText.of(SURE)).findings}
