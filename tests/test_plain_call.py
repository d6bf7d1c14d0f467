"""`docparse convert FILE -t FORMAT -o FILE` is read without typer; it must mean what typer makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from docparse.cli.commands import app
from docparse.cli.one import SUFFIXES, convert_one, read_call
from docparse.writers import WRITERS

REPORT = Path(__file__).parent.parent / "fixtures" / "reports" / "001_fb8aca76f733a677.txt"


@pytest.mark.parametrize(
    "options",
    [
        *(["-t", name, "-o", "out"] for name in WRITERS if name != "pandoc"),
        *(["--output", f"out{suffix}"] for suffix in SUFFIXES),
        ["--to", "html", "--output", "out.md"],
    ],
    ids=" ".join,
)
def test_the_same_is_written(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["convert", str(REPORT), *options]
    output = tmp_path / options[-1]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    expected = output.read_bytes()
    output.unlink()
    call = read_call(arguments)
    assert call
    convert_one(*call)
    assert output.read_bytes() == expected


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "outline {}",
        "convert",
        "convert -",
        "convert -h",
        "convert {} {}",
        "convert {} -t nothing",
        "convert {} -t pandoc",
        "convert {} -t",
        "convert {} -thtml",
        "convert {} -t html -t xml",
        "convert {} -o out.nothing",
        "convert {} -o .",
        "convert .",
        "convert *.txt",
        "convert {} --split -o out",
        "convert -t html",
        "convert {} -t html -o -out.html",
        "convert -- {}",
    ],
)
def test_all_else_is_left_to_typer(arguments: str) -> None:
    assert read_call(arguments.replace("{}", str(REPORT)).split()) is None
