"""Files of corrections: found again after edits, read by every command, refused with the place of what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import docparse
from docparse.inputs.corrections import (
    CorrectionsError,
    CorrectionsFile,
    parse_corrections,
    write_corrections,
)
from docparse.levels.anchors import Correction, anchor, core_of, place
from docparse.model.source import Source
from docparse.web.views import look
from docparse.writers.outline.tree import write_tree
from tests.examples import ROOT
from tests.generated import hostile_texts
from tests.growth import growth_of

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "docparse" / "schema" / "corrections.schema.json").read_text("utf-8"))
)
TEXT = "一、甲事\n（一）乙事\n1、丙事\n（二）丁事\n二、三百元的补贴已经发到各户。\n二、戊事\n"
#: （一） is beside 一、, and a line of text is an item.
CORRECTIONS = (Correction(2, "（一）乙事", 1), Correction(5, "二、三百元", 2))
CORRECTED = "一、 甲事\n（一） 乙事\n  1、 丙事 [item]\n  （二） 丁事 [item]\n  二、 三百元的补贴已经发到各户。 [item]\n二、 戊事\n"


def run(
    folder: Path, *words: str, data: str = "", status: int = 0
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "docparse", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DOCPARSE_LANG": "en"},
        timeout=50,
    )
    assert done.returncode == status, done.stderr
    return done


def keep(path: Path, corrections: tuple[Correction, ...] = CORRECTIONS, name: str = "") -> Path:
    """Write a file of corrections for a document beside it."""
    name = name or path.name.removesuffix(".corrections.json")
    path.write_text(write_corrections(CorrectionsFile(str(path), {name: corrections})), "utf-8")
    return path


def lines_of(text: str, *corrections: Correction) -> list[int | str]:
    """Return the line on which each correction is found, or why it is lost."""
    source = Source.of(text)
    placement = place(source, corrections)
    lines: dict[Correction, int | str] = {
        one: source.position(offset)[0] for offset, one in placement.placed.items()
    }
    return [{**lines, **dict(placement.lost)}[one] for one in corrections]


def test_the_library_takes_corrections() -> None:
    assert write_tree(docparse.parse(TEXT, corrections=CORRECTIONS)) == CORRECTED
    assert write_tree(docparse.read(TEXT.encode(), corrections=CORRECTIONS)) == CORRECTED


def test_any_line_becomes_a_heading() -> None:
    text = "党的建设：\n全县有党员三万人，党组织一千个。\n一、甲事\n全县有人口三十万人。\n"
    found = docparse.parse(text, corrections=[Correction(1, "党的建设", 1)])
    assert [(one.level, one.title) for one in found.sections()] == [(1, "党的建设"), (1, "甲事")]
    assert next(found.sections()).text == "全县有党员三万人，党组织一千个。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("一、甲事\n", "前言\n\n一、甲事\n"),  # lines are added above
        ("一、甲事\n", ""),
        ("（一）乙事\n", "（二）乙事\n"),  # renumbered
        ("（一）乙事", "(一)乙事"),  # other brackets
        ("（一）乙事", "（一）乙事和己事"),  # words are added
        ("1、丙事\n（二）丁事\n", ""),
        ("二、三百元", "三、三百元"),
        ("\n", "\r\n"),
    ],
)
def test_a_correction_survives_edits(before: str, after: str) -> None:
    levels = {
        section.title[:2] or section.text[:3]: section.level
        for section in docparse.parse(
            TEXT.replace(before, after) if before else TEXT, corrections=CORRECTIONS
        ).sections()
    }
    assert (levels["乙事"], levels["三百元"]) == (1, 2)


def test_words_that_come_again_are_found_by_their_neighbours() -> None:
    text = "".join(f"第{n}篇\n（一）概况\n（二）问题\n说明{n}。\n" for n in range(1, 4))
    wanted = [
        Correction(1, "第1篇", 1),
        Correction(6, "（一）概况", 2),
        Correction(8, "说明2", 0),
    ]
    assert lines_of(text, *wanted) == [1, 6, 8]
    assert lines_of(f"前言\n{text}", *wanted) == [2, 7, 9]
    # Nothing tells which of three it is.
    assert lines_of(f"前言\n{text}", wanted[1]) == ["ambiguous"]


def test_a_lost_correction_is_told() -> None:
    assert lines_of(TEXT, Correction(1, "没有这一行", 1)) == ["gone"]
    assert lines_of(TEXT, Correction(99, "二、", 1)) == ["ambiguous"]


def test_a_heading_inside_a_line_is_found() -> None:
    text = "前言说明。一、甲事\n二、乙事\n"
    source = Source.of(text)
    inside = anchor(source, text.index("一、"), 1)
    assert inside == Correction(1, "一、甲事", 1)
    assert lines_of(text, inside) == [1]
    assert lines_of("新的一行。\n\n" + text, inside) == [3]


def test_words_without_their_numeral() -> None:
    assert core_of("第十二条 乙方应当付款。") == "乙方应当付款"
    assert core_of("1.2.3 范围") == core_of("（三）范围：") == "范围"
    assert core_of("一是抓学习") == "抓学习"


@given(hostile_texts, st.data())
def test_what_is_anchored_is_found_in_the_same_text(text: str, data: st.DataObject) -> None:
    source = Source.of(text)
    starts = [one.candidate.span.start for one in docparse.trace(source).decisions]
    if not starts:
        return
    offset = data.draw(st.sampled_from(starts))
    one = anchor(source, offset, 1)
    found = place(source, [one])
    # Where the same words come twice in the line, it is lost rather than put to another place.
    assert found.placed in ({offset: one}, {}) or one.text in text[:offset]


def test_time_grows_with_the_corrections() -> None:
    def work(size: int) -> None:
        text = "".join(f"{n}、事项{n}\n正文。\n" for n in range(size))
        gone = [Correction(n + 1, f"第{n}章 旧事{n}", 1) for n in range(size)]
        moved = [Correction(1, f"{n}、事项{n}", 1) for n in range(size)]
        place(Source.of(text), [*gone, *moved])

    assert growth_of(work, 1000) < 8


def test_every_command_reads_the_file_beside_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    keep(tmp_path / "a.txt.corrections.json")
    assert run(tmp_path, "outline", "a.txt").stdout == CORRECTED
    assert "\n# （一）乙事\n" in run(tmp_path, "convert", "a.txt").stdout
    assert "N06" in run(tmp_path, "check", "a.txt", status=1).stdout
    plain = write_tree(docparse.parse(TEXT))
    assert run(tmp_path, "outline", "a.txt", "--isolated").stdout == plain
    assert "by hand" in run(tmp_path, "outline", "a.txt", "--explain").stdout


def test_one_file_for_a_folder(tmp_path: Path) -> None:
    for place_ in ("a.txt", "县/b.txt"):
        (tmp_path / place_).parent.mkdir(exist_ok=True)
        (tmp_path / place_).write_text(TEXT, "utf-8")
    file = CorrectionsFile("", {"a.txt": CORRECTIONS[:1], "县/b.txt": CORRECTIONS})
    (tmp_path / "家.json").write_text(write_corrections(file), "utf-8")
    (tmp_path / "a.txt.corrections.json").write_text("not read: the option is given", "utf-8")
    done = run(tmp_path, "outline", "a.txt", "县/b.txt", "--corrections", "家.json")
    a, b = done.stdout.split("县/b.txt\n")
    assert ("三百元" in a, "三百元" in b) == (False, True)
    assert "\n  （一） 乙事" in a


def test_corrections_are_no_input_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    beside = keep(tmp_path / "in" / "a.txt.corrections.json")
    convert = ("convert", "in", "-o", "out", "--resume")
    assert run(tmp_path, *convert).stderr == "docparse: 1 written\n"
    assert [path.name for path in (tmp_path / "out").glob("*.*") if path.is_file()] == ["a.md"]
    assert "0 written, 1 unchanged" in run(tmp_path, *convert).stderr
    keep(beside, CORRECTIONS[:1])
    assert run(tmp_path, *convert).stderr == "docparse: 1 written\n"
    beside.unlink()
    assert run(tmp_path, *convert).stderr == "docparse: 1 written\n"


def test_a_fix_keeps_what_was_corrected(tmp_path: Path) -> None:
    text = "一、甲事\n全县有人口三十万人。\n三、乙事\n全县有山地。\n党的建设\n全县有党员三万人。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    keep(
        tmp_path / "a.txt.corrections.json",
        (Correction(3, "三、乙事", 2), Correction(5, "党的", 1)),
    )
    before = run(tmp_path, "outline", "a.txt").stdout
    run(tmp_path, "check", "--fix", "--unsafe-fixes", "--exit-zero", "a.txt")
    after = run(tmp_path, "outline", "a.txt")
    assert (len(after.stdout.split("\n")), after.stderr) == (len(before.split("\n")), "")
    assert "\n党的建设\n" in after.stdout


def test_what_is_lost_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "表.md").write_text("# 甲\n\n| 一、乙 | 丙 |\n| - | - |\n| 1 | 2 |\n", "utf-8")
    keep(tmp_path / "a.txt.corrections.json", (Correction(3, "没有", 1), Correction(99, "二、", 0)))
    keep(tmp_path / "表.md.corrections.json", (Correction(3, "一、乙", 1),))
    warned = run(tmp_path, "outline", "a.txt").stderr.split("\n")
    assert warned[0] == (
        "docparse: a.txt.corrections.json: a.txt:3: '没有' is not there any more; correct it again, or delete the entry"
    )
    assert "a.txt:99: '二、' is not in this line but in several others" in warned[1]
    assert "表.md:3: '一、乙' cannot be a heading" in run(tmp_path, "outline", "表.md").stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("{\n  x", "f.json:2: not JSON: "),
        ("[" * 50_000, "f.json:1: not JSON: "),
        (b"\xff", "f.json:1: not JSON: "),
        ("[]", "f.json: not a file of corrections: "),
        ("{}", "f.json: not a file of corrections: "),
        ('{"corrections": true}', "f.json: not a file of corrections: "),
        ('{"corrections": 2}', "f.json: made by a newer version of docparse (corrections 2); "),
        ('{"corrections": 1, "a": 1}', "f.json: {}: there is no 'a'; available: corrections, documents"),
        ('{"corrections": 1, "documents": []}', "f.json: documents: expected an object {…}"),
        ('{"corrections": 1, "documents": {"a.txt": {}}}', "f.json: a.txt: expected a list […]"),
        ('{"corrections": 1, "documents": {"a.txt": [1]}}', "f.json: a.txt[0]: expected an object {…}"),
        ("ROW {}", "f.json: a.txt[0].line: line is a number from 1"),
        ('ROW {"line": 0, "text": "一", "level": 1}', "f.json: a.txt[0].line: "),
        ('ROW {"line": true, "text": "一", "level": 1}', "f.json: a.txt[0].line: "),
        ('ROW {"line": 1, "text": " ", "level": 1}', "f.json: a.txt[0].text: "),
        ('ROW {"line": 1, "text": "一\\n二", "level": 1}', "f.json: a.txt[0].text: "),
        ('ROW {"line": 1, "text": "一", "level": -1}', "f.json: a.txt[0].level: level is a number from 0 (text) to 100"),
        ('ROW {"line": 1, "text": "一", "level": 1e9}', "f.json: a.txt[0].level: "),
        ('ROW {"line": 1, "text": "一", "level": 1, "kind": 1}', "f.json: a.txt[0]: there is no 'kind'; "),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_place(data: str | bytes, words: str) -> None:
    if isinstance(data, str) and data.startswith("ROW "):
        data = f'{{"corrections": 1, "documents": {{"a.txt": [{data[4:]}]}}}}'
    with pytest.raises(CorrectionsError) as error:
        parse_corrections(data, "f.json")
    assert str(error.value).startswith(words)
    if isinstance(data, str) and words.startswith("f.json: a.txt"):
        assert not SCHEMA.is_valid(json.loads(data))


def test_a_wrong_file_stops_what_needs_it(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "a.txt.corrections.json").write_text("{", "utf-8")
    misuse = run(tmp_path, "outline", "b.txt", "--corrections", "a.txt.corrections.json", status=2)
    assert misuse.stderr.startswith("docparse: a.txt.corrections.json:1: not JSON: ")
    assert (
        "none.json: cannot be read"
        in run(tmp_path, "outline", "b.txt", "--corrections", "none.json", status=2).stderr
    )
    # Without what a person wanted there is no output; the other input goes on.
    done = run(tmp_path, "convert", "a.txt", "b.txt", "-o", "out", status=1)
    assert "a.txt.corrections.json:1: not JSON" in done.stderr
    assert [path.name for path in (tmp_path / "out").glob("*.md")] == ["b.md"]


def test_a_document_that_the_file_does_not_have(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    keep(tmp_path / "f.json", name="a.txt")
    done = run(tmp_path, "outline", "b.txt", "--corrections", "f.json")
    assert done.stderr == (
        "docparse: f.json: has no corrections for b.txt, only for a.txt; name the document in it as b.txt\n"
    )
    # Beside a document that was renamed together with its file there is no doubt.
    keep(tmp_path / "b.txt.corrections.json", name="a.txt")
    assert run(tmp_path, "outline", "b.txt").stdout == CORRECTED


def test_what_the_page_keeps_every_command_reads(tmp_path: Path) -> None:
    place_ = TEXT.index("（一）")
    answer = look({"text": TEXT, "name": "a.txt", "corrections": {str(place_): 1}})
    SCHEMA.validate(json.loads(answer["corrections_file"]))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt.corrections.json").write_text(answer["corrections_file"], "utf-8")
    assert run(tmp_path, "outline", "a.txt").stdout.startswith("一、 甲事\n（一） 乙事\n")
    moved = {"text": f"前言\n{TEXT}", "name": "a.txt"}
    again = look({**moved, "corrections_file": answer["corrections_file"]})
    assert again["corrections"] == {str(place_ + 3): 1}
    assert look({"text": "无", "corrections_file": answer["corrections_file"]})["lost"] == []
    pasted = look({"text": TEXT, "corrections": {"0": 0}})["corrections_file"]
    assert "-" in json.loads(pasted)["documents"]
    assert "'一、甲事'" in look({"text": "无", "corrections_file": pasted})["lost"][0]
    assert look({"text": TEXT})["corrections_file"] == ""


def test_what_is_written_is_read() -> None:
    file = CorrectionsFile("f.json", {"县/a.txt": [*CORRECTIONS], "b.txt": []})
    written = write_corrections(file)
    SCHEMA.validate(json.loads(written))
    assert parse_corrections(written, "f.json") == file
