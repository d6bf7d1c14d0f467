"""The open benchmark: its scores, its peers and its loaders, on made-up texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scoring import read_gold, settle
from benchmarks.zhoutline.__main__ import main
from benchmarks.zhoutline.entrants import PEERS
from benchmarks.zhoutline.programs import pandoc_is_missing
from benchmarks.zhoutline.scores import Score, score, similarity, summarize
from benchmarks.zhoutline.table import write_result, write_table
from benchmarks.zhoutline.teds import Distance, has_apted, measure
from docparse.writers.outline.rows import OutlineRow
from tests.examples import ROOT

needs_apted = pytest.mark.skipif(not has_apted(), reason="apted is not installed")

_TEXT = """\
关于道路的报告
一、情况
（一）里程。全县共有道路，1、县道，2、乡道。
（二）路面。
1、沥青
二、问题
（一）坑槽。
三、建议
"""
_GOLD = """\
1\t1\t0\ttitle\t\t关于道路的报告\t
2\t1\t1\theading\t一、\t情况\t
3\t1\t2\trunin\t（一）\t里程\t
3\t13\t3\titem\t1、\t\t?g
3\t18\t3\titem\t2、\t\tg
4\t1\t2\theading\t（二）\t路面\t
5\t1\t3\theading\t1、\t沥青\t?
6\t1\t1\theading\t二、\t问题\t
7\t1\t2\theading\t（一）\t坑槽\t
8\t1\t1\theading\t三、\t建议\t
"""
_SAME = _GOLD
_FLAT = "".join(f"{line}\t1\t1\theading\t\t\n" for line in (2, 3, 4, 5, 6, 7, 8))
_WORSE = """\
2\t1\t1\theading\t一、\t情况
3\t1\t2\trunin\t（一）\t里程。全县共有道路
3\t13\t3\titem\t1、\t
5\t1\t2\theading\t1、\t沥青
6\t1\t1\theading\t二、\t问题：
7\t1\t1\theading\t（一）\t坑槽
7\t4\t2\theading\t\t坑槽
"""


def _score(tmp_path: Path, found: str, *, line_starts: bool) -> Score:
    paths = tmp_path / "gold.tsv", tmp_path / "found.tsv"
    for path, outline in zip(paths, (_GOLD, found), strict=True):
        path.write_text(outline, "utf-8")
    gold, predicted = map(read_gold, paths)
    rows = [row for row, _ in predicted]
    return score(_TEXT, gold, rows, line_starts=line_starts, with_teds=has_apted())


#: What the scorer that the gold format came with says of the same rows: gold, found, nodes, edges, titles, kinds.
_EXPECTED = [
    (_SAME, False, (7, 7, 7, 7, 6, 7)),
    (_SAME, True, (6, 6, 6, 6, 6, 6)),
    (_FLAT, False, (7, 6, 6, 3, 0, 5)),
    (_FLAT, True, (6, 6, 6, 3, 0, 5)),
    (_WORSE, False, (7, 5, 4, 3, 3, 4)),
    (_WORSE, True, (6, 4, 4, 3, 3, 4)),
]


@pytest.mark.parametrize(("found", "line_starts", "expected"), _EXPECTED)
def test_counts_are_those_of_the_first_scorer(
    tmp_path: Path, found: str, line_starts: bool, expected: tuple[int, ...]
) -> None:
    tally = _score(tmp_path, found, line_starts=line_starts).tally
    counts = (tally.gold, tally.found, tally.nodes, tally.edges, tally.titles, tally.kinds)
    assert counts == expected


def test_an_outline_is_wholly_right_if_nothing_is_missing_more_or_misplaced(tmp_path: Path) -> None:
    assert _score(tmp_path, _SAME, line_starts=False).is_whole
    assert not _score(tmp_path, _FLAT, line_starts=True).is_whole
    one_more = _SAME + "8\t3\t1\theading\t\t建议\t\n"
    assert not _score(tmp_path, one_more, line_starts=False).is_whole
    assert _score(tmp_path, one_more, line_starts=True).is_whole


@needs_apted
def test_tree_edit_distance(tmp_path: Path) -> None:
    # 3, 4 and 7 hang from the root: each of 2 and 6 goes out of one tree and into the other
    assert _score(tmp_path, _FLAT, line_starts=True).distance == Distance(4, 6)
    assert _score(tmp_path, _SAME, line_starts=True).distance == Distance(0, 6)
    assert _score(tmp_path, "", line_starts=True).distance == Distance(6, 6)


def _row(line: int, level: int) -> OutlineRow:
    return OutlineRow(line, 1, level, "heading", "", "")


@needs_apted
def test_what_hangs_from_an_optional_node_moves_up() -> None:
    # 1 > 2? > 3 in gold; the outline has 1 > 3, or 1 > 2 > 3, or 3 beside 1
    gold = [(_row(1, 1), ""), (_row(2, 2), "?"), (_row(3, 3), "")]
    assert measure(settle(gold, [_row(1, 1), _row(3, 2)])) == Distance(0, 2)
    assert measure(settle(gold, [_row(1, 1), _row(2, 2), _row(3, 3)])) == Distance(0, 2)
    # 3 below 1 on one side, beside it on the other: out and in
    assert measure(settle(gold, [_row(1, 1), _row(2, 1), _row(3, 1)])) == Distance(2, 2)


def test_similarity_of_nothing_to_nothing() -> None:
    assert similarity(Distance(0, 0)) == 1
    assert similarity(Distance(3, 4)) == 0.25


def test_pooled_scores_count_nodes_and_means_count_documents(tmp_path: Path) -> None:
    right = _score(tmp_path, _SAME, line_starts=True)
    flat = _score(tmp_path, _FLAT, line_starts=True)
    summary = summarize([right, right, flat])
    assert (summary.documents, summary.nodes, summary.whole) == (3, 18, 2)
    assert summary.edge == pytest.approx(15 / 18)
    assert summary.mean_edge == pytest.approx(2.5 / 3)


def test_a_table_is_made_of_the_last_result_of_each_name() -> None:
    summary = summarize([])._replace(documents=4, nodes=9, edge=0.5, whole=1, teds=None)
    lines = [
        write_result("laws", "a", summary),
        "# a note",
        write_result("laws", "b", summary._replace(edge=0.75)),
        write_result("laws", "a", summary._replace(edge=0.875, teds=0.25)),
    ]
    rows = write_table(lines).split("\n")
    assert rows[0].startswith("| laws | documents |")
    assert rows[2].startswith("| a | 4 | 0.875 | 1.000 | 0.250 |")
    assert rows[3].startswith("| b | 4 | 0.750 | 1.000 | – |")
    assert rows[3].endswith("| 1 (25.0%) |")
    assert len({row.count("|") for row in rows if row}) == 1


def _read(peer: str, text: str) -> list[tuple[int, int, int, str]]:
    return [(row.line, row.column, row.level, row.marker) for row in PEERS[peer].read(text)]


def test_ten_expressions() -> None:
    text = "第 一 章  總則\n第 7-1 條\n  （一）甲\n1.1 乙\n1.5亿元\n第一条的规定\n(2)丙\n"
    assert _read("ten expressions", text) == [
        (1, 1, 2, "第 一 章"),
        (2, 1, 5, "第 7-1 條"),
        (3, 3, 7, "（一）"),
        (4, 1, 9, "1.1"),
        (7, 1, 10, "(2)"),
    ]


def test_ragflow_takes_the_family_of_most_lines() -> None:
    # 一、 and （一） are three lines of the third family, the decimals two of the second
    text = "一、甲\n1. 乙\n（一）丙\n2. 丁\n二、戊\n5\n"
    assert [(line, level) for line, _, level, _ in _read("RAGFlow's families", text)] == [
        (1, 3),
        (3, 4),
        (5, 3),
    ]
    assert _read("RAGFlow's families", "甲\n乙\n") == []


def test_lightrag_ranks_shapes_and_units() -> None:
    text = "第一节 甲\n第二章 乙\n一、丙\n1.1 丁\n1.1.1 戊\n3.14\n1. 己\n二、\n第三条\n1 9\n"
    rows = _read("LightRAG's shapes", text)
    assert [(line, level) for line, _, level, _ in rows] == [
        (1, 12),
        (2, 11),
        (3, 40),
        (4, 21),
        (5, 22),
        (7, 70),
        (9, 30),
        (10, 70),
    ]


_READERS = ["markdown-it-py", pytest.param("pandoc", marks=[pytest.mark.slow])]


@pytest.mark.parametrize("name", _READERS)
def test_markdown_readers_know_marks_and_lists_alone(name: str) -> None:
    if PEERS[name].missing():
        pytest.skip(PEERS[name].missing())
    text = "一、甲\n\n# 乙\n\n3. 丙\n4. 丁\n   1. 戊\n\n- 己\n"
    assert [(line, level) for line, _, level, _ in _read(name, text)] == [
        (3, 1),
        (5, 11),
        (6, 11),
        (7, 12),
    ]


def test_docparse_is_one_of_the_peers() -> None:
    assert _read("docparse", "一、甲\n（一）乙\n二、丙\n") == [
        (1, 1, 1, "一、"),
        (2, 1, 2, "（一）"),
        (3, 1, 1, "二、"),
    ]


def test_a_peer_that_is_not_here_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pandoc_is_missing()
    (tmp_path / "a.txt").write_text("一、甲\n", "utf-8")
    assert main(["score", str(tmp_path), "--peer", "pandoc"]) == 2
    assert capsys.readouterr().err == "the program pandoc is not installed\n"


def test_scoring_a_folder_of_outlines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, found = tmp_path / "gold", tmp_path / "found"
    for folder, rows in ((gold, _GOLD), (found, _FLAT)):
        folder.mkdir()
        (folder / "a.tsv").write_text(rows, "utf-8")
    (gold / "a.txt").write_text(_TEXT, "utf-8")
    words = ["--predictions", str(found), "--name", "flat", "--jobs", "1", "--teds", "0"]
    each = tmp_path / "each"
    assert main(["score", str(gold), *words, "--line-starts", "--each", str(each)]) == 0
    assert capsys.readouterr().out.split("\t")[:5] == ["gold", "flat", "1", "6", "0.5000"]
    assert each.read_text("utf-8") == "a\t6\t0.5000\t1.0000\n"


def test_the_page_shows_the_table_of_the_results() -> None:
    results = (ROOT / "benchmarks" / "zhoutline" / "scores.tsv").read_text("utf-8").split("\n")
    page = (ROOT / "docs" / "zhoutline.md").read_text("utf-8")
    for table in write_table(results).split("\n\n"):
        assert table.strip() in page


@pytest.mark.slow
def test_the_command_works_in_processes(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("一、甲\n", "utf-8")
        (tmp_path / f"{number}.tsv").write_text("1\t1\t1\theading\t一、\t甲\t\n", "utf-8")
    command = [sys.executable, "-m", "benchmarks.zhoutline", "score", str(tmp_path)]
    command += ["--peer", "docparse", "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split("\t")[2:5] == ["3", "3", "1.0000"]
