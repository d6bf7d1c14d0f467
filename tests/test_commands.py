"""The command lines in fixtures/commands.md, run with their input, output and exit status compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.examples import ROOT

FILE = ROOT / "fixtures" / "commands.md"


@dataclass(frozen=True)
class Command:
    """A fence: `% command`, standard input, `^D`, then what comes out.

    Lines of standard error begin with `2> `; `=> N` is the exit status, 0 when left out.
    """

    line: int
    words: str
    input: str
    output: tuple[str, ...]
    place: tuple[int, int]

    @property
    def id(self) -> str:
        return f"{FILE.name}:{self.line}"


def read_commands() -> list[Command]:
    lines = FILE.read_text("utf-8").split("\n")
    commands, at = [], 0
    while at < len(lines):
        if not (lines[at] == "```" and lines[at + 1].startswith("% ")):
            at += 1
            continue
        end = lines.index("```", at + 1)
        split = lines.index("^D", at, end)
        given = "".join(line + "\n" for line in lines[at + 2 : split])
        output = tuple(lines[split + 1 : end])
        commands.append(Command(at + 2, lines[at + 1][2:], given, output, (split + 1, end)))
        at = end + 1
    return commands


COMMANDS = read_commands()


def _run(command: Command, folder: Path) -> list[str]:
    """Run a command in `folder`, where `reports/` is a small set of files."""
    words = shlex.split(command.words)
    assert words[0] == "docparse"
    done = subprocess.run(
        [sys.executable, "-m", *words],
        input=command.input.encode("utf-8"),
        capture_output=True,
        cwd=folder,
        timeout=60,
        check=False,
    )
    lines = done.stdout.decode("utf-8").split("\n")[:-1]
    lines += ["2> " + line for line in done.stderr.decode("utf-8").split("\n")[:-1]]
    if done.returncode:
        lines.append(f"=> {done.returncode}")
    return lines


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
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_command(command: Command, folder: Path, request: pytest.FixtureRequest) -> None:
    actual = _run(command, folder)
    if request.config.getoption("--update"):
        text = FILE.read_text("utf-8")
        # Places move as earlier commands change, so look for this one and its input again.
        asked = f"```\n% {command.words}\n{command.input}^D\n"
        at = text.index(asked) + len(asked)
        given = "".join(line + "\n" for line in actual)
        FILE.write_text(text[:at] + given + text[text.index("```", at) :], "utf-8")
    else:
        assert actual == list(command.output)


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
    command = f"{sys.executable} -m docparse convert long.txt | head -c 10"
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
    assert (done.returncode, done.stderr) == (0, b"")
    written = {path.name: path.read_text("utf-8") for path in (folder / "out").iterdir()}
    assert written == dict.fromkeys(("同名.md", "同名.md.md", "同名.txt.md"), "# 一、甲\n")


def test_the_reports_of_one_input_stand_in_the_folder(folder: Path) -> None:
    (folder / "c.txt").write_text("篇一：甲\n一、乙\n篇二：丙\n一、丁\n", "utf-8")
    for inputs, below in ((["c.txt"], "."), (["c.txt", "reports/a.txt"], "c")):
        command = [sys.executable, "-m", "docparse", "convert", "--split", "-o", "parts", *inputs]
        subprocess.run(command, cwd=folder, check=True)
        names = sorted(path.name for path in (folder / "parts" / below).glob("*.md"))
        assert names == ["01-甲.md", "02-丙.md"]
