"""The command lines in fixtures/commands.md, run with their input, output and exit status compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Change
from tests.examples import ROOT
from tests.fences import Step, read_fences, run_step, steps_of

FILE = ROOT / "fixtures" / "commands.md"


STEPS = [step for fence in read_fences(FILE) for step in steps_of(fence)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports" / "县").mkdir(parents=True)
    (tmp_path / "reports" / "a.txt").write_text("一、情况\n很好。\n二、问题\n不少。\n", "utf-8")
    text = "一、基本情况\n全县共有人口30万，耕地面积18万亩。\n二、存在问题\n资金不足。\n"
    (tmp_path / "reports" / "县" / "b.txt").write_text(text, "gb18030")
    (tmp_path / "damaged.txt").write_bytes("一、基本情况".encode() + b"\xff" + "二、问题".encode())
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def test_there_are_commands() -> None:
    assert len(STEPS) > 10


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_command(step: Step, folder: Path, updates: list[Change] | None) -> None:
    actual = run_step(step, folder, os.environ)
    if updates is not None:
        updates.append((step.path, step.place, "".join(line + "\n" for line in actual)))
    else:
        assert actual == list(step.output or ())


def test_help_names_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "--help"], capture_output=True, text=True, check=True
    )
    assert re.findall(r"^  (convert|outline|formats) ", done.stdout, re.M) == [
        "convert", "outline", "formats",
    ]  # fmt: skip


def test_outputs_are_written_by_rename(folder: Path) -> None:
    target = folder / "out.html"
    target.write_text("old", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "convert", "damaged.txt", "-o", str(target)],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert target.read_text("utf-8") == "old"
    assert not list(folder.glob(".*.tmp"))


def test_a_reader_that_closes_the_pipe_ends_it_quietly(folder: Path) -> None:
    (folder / "long.txt").write_text("一、情况\n" * 50_000, "utf-8")
    command = f"{sys.executable} -m docparse convert -q long.txt | head -c 10"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout == "# 一、情".encode()[:10]


def test_two_inputs_of_one_name_have_two_outputs(folder: Path) -> None:
    for name in ("同名.txt", "同名.md", "同名.html"):
        (folder / "in" / name).parent.mkdir(exist_ok=True)
        (folder / "in" / name).write_text(
            "<p>一、甲</p>" if name.endswith("l") else "一、甲\n", "utf-8"
        )
    command = [sys.executable, "-m", "docparse", "convert", "in", "-o", "out"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"docparse: 3 written\n")
    written = {path.name: path.read_text("utf-8") for path in (folder / "out").glob("*.md")}
    assert written == dict.fromkeys(("同名.md", "同名.md.md", "同名.txt.md"), "# 一、甲\n")


def test_the_reports_of_one_input_stand_in_the_folder(folder: Path) -> None:
    (folder / "c.txt").write_text("篇一：甲\n一、乙\n篇二：丙\n一、丁\n", "utf-8")
    for inputs, below in ((["c.txt"], "."), (["c.txt", "reports/a.txt"], "c")):
        command = [sys.executable, "-m", "docparse", "convert", "--split", "-o", "parts", *inputs]
        subprocess.run(command, cwd=folder, check=True)
        names = sorted(path.name for path in (folder / "parts" / below).glob("*.md"))
        assert names == ["01-甲.md", "02-丙.md"]


@pytest.mark.parametrize(
    "words", [["outline", "--min-confidence", "nan"], ["corpus", "--shard-mb", "inf", "a", "b"]]
)
def test_no_number_and_infinity_are_in_no_range(folder: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "docparse", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"{words[1]}: the value is a number from 0.0" in done.stderr
    assert "Traceback" not in done.stderr
