"""Word files whose numbers are changed in place: all else stays byte for byte."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from docparse import parse, read
from docparse.inputs.convert import Conversion, outputs_of
from docparse.inputs.fix_word import edits_between
from docparse.messages import Message
from docparse.model.diagnostic import Edit
from docparse.model.source import Span
from docparse.writers.word.document import write_docx
from docparse.writers.word.in_place import edit_in_place
from tests.test_check_command import run

BODY = "全县共有人口30万人，耕地面积18.6万亩。"


def report(*lines: str) -> bytes:
    """Return a Word file of headings, whose first character is bold, and other paragraphs."""
    file = docx.Document()
    for line in lines:
        paragraph = file.add_paragraph()
        if line[1:2] == "、":
            paragraph.add_run(line[0]).bold = True
            line = line[1:]
        paragraph.add_run(line)
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_fix_changes_the_number_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    before = report("一、甲 & 乙情况", BODY, "三、丙情况", BODY, "四、丁情况", BODY)
    path.write_bytes(before)
    assert run(tmp_path, "--fix", "--unsafe-fixes", "a.docx").returncode == 0
    old, new = parts_of(before), parts_of(path.read_bytes())
    assert list(new) == list(old)
    assert [name for name in old if old[name] != new[name]] == ["word/document.xml"]
    xml = old["word/document.xml"].decode()
    assert new["word/document.xml"].decode() == xml.replace(">三<", ">二<").replace(">四<", ">三<")


def test_a_diff_shows_the_change_and_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    before = report("一、甲情况", BODY, "三、丙情况", BODY)
    path.write_bytes(before)
    shown = run(tmp_path, "--diff", "--unsafe-fixes", "a.docx").stdout.decode()
    assert "-三、丙情况\n" in shown
    assert "+二、丙情况\n" in shown
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        ("strip", ["甲情况", BODY, "乙情况", BODY]),
        ("standard", ["一、甲情况", BODY, "二、乙情况", BODY]),
    ],
)
def test_other_numbers_in_the_same_file(
    tmp_path: Path, numbering: str, expected: list[str]
) -> None:
    path = tmp_path / "a.docx"
    before = report("1、甲情况", BODY, "2、乙情况", BODY)
    path.write_bytes(before)
    options = Conversion(to="docx", writer={"numbering": numbering})
    ((_, data),) = outputs_of(str(path), options, lambda note: None)
    assert isinstance(data, bytes)
    old, new = parts_of(before), parts_of(data)
    assert [name for name in old if old[name] != new[name]] == ["word/document.xml"]
    assert read(data).source.text.split("\n") == expected


def test_numbers_that_word_counts_stay_and_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    text = f"（一）甲情况\n{BODY}\n（二）乙情况\n{BODY}\n"
    before = write_docx(parse(text), numbering="word")
    path.write_bytes(before)
    notes: list[Message | str] = []
    options = Conversion(to="docx", writer={"numbering": "standard"})
    ((_, data),) = outputs_of(str(path), options, notes.append)
    assert data == before
    assert "2 numbers were left unchanged" in str(notes[0])


def test_characters_that_are_not_there_are_not_changed() -> None:
    data = report("一、甲情况", BODY)
    assert edit_in_place(data, "另一段文字\n", [Edit(Span(0, 1), "二")]) is None
    assert edit_in_place(b"no zip file", "一", [Edit(Span(0, 1), "二")]) is None


def test_edits_between_two_texts() -> None:
    edits = list(edits_between("一、甲\n三、乙丙\n", "一、甲\n二、乙丁\n"))
    assert edits == [Edit(Span(4, 5), "二"), Edit(Span(7, 8), "丁")]
