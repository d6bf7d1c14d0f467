"""`docparse convert FILE -t FORMAT -o FILE`, or with folders, is read without typer; it must mean what typer makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from docparse.cli.commands import app
from docparse.cli.into import convert_folder
from docparse.cli.one import convert_one, read_call, read_folder_call
from docparse.inputs.batch import Options
from docparse.writers import FORMAT_OF_SUFFIX, WRITERS

REPORT = Path(__file__).parent.parent / "fixtures" / "reports" / "001_fb8aca76f733a677.txt"


@pytest.mark.parametrize(
    "options",
    [
        *(["-t", name, "-o", "out"] for name in WRITERS if name != "pandoc"),
        *(["--output", f"out{suffix}"] for suffix in FORMAT_OF_SUFFIX),
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


@pytest.mark.parametrize("to", [name for name in WRITERS if name != "pandoc"])
def test_the_same_is_written_into_a_folder(to: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(REPORT.read_bytes())
    words = ["convert", str(tmp_path / "in"), "--jobs", "1", "-t", to, "-o"]
    call = read_folder_call([*words, str(tmp_path / "plain"), "--resume"])
    assert call
    convert_folder(call)
    assert CliRunner().invoke(app, [*words, str(tmp_path / "typer"), "--resume"]).exit_code == 0
    plain, typer = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir() if path.is_file()}
        for name in ("plain", "typer")
    )
    assert len(plain) == 1
    assert plain == typer
    # What the one has written the other takes for done.
    again = CliRunner().invoke(app, [*words, str(tmp_path / "plain"), "--resume"])
    assert again.output == "docparse: 0 written, 1 unchanged\n"


def test_a_plain_call_with_all_its_words(tmp_path: Path) -> None:
    words = f"convert --jobs 3 {tmp_path} -q --resume --output {tmp_path}/out --to xml"
    call = read_folder_call(words.split())
    assert call == (str(tmp_path), tmp_path / "out", Options(to="xml"), 3, True, True)
    call = read_folder_call(f"convert {tmp_path} -o {tmp_path}".split())
    assert call == (str(tmp_path), tmp_path, Options(), 0, False, False)


@pytest.mark.parametrize(
    "arguments",
    [
        "convert",
        "convert {}",
        "convert -h",
        "convert {} {} -o out",
        "convert {}/gone -o out",
        f"convert {REPORT} -o out",
        "convert {} -o out.md",
        f"convert {{}} -o {REPORT}",
        "convert {} -o out -t nothing",
        "convert {} -o out -t pandoc",
        "convert {} -o out --jobs -1",
        "convert {} -o out --jobs two",
        "convert {} -o out --jobs ２",
        "convert {} -o out --jobs",
        "convert {} -o out --split",
        "convert {} -o out --report failures",
        "convert {} -o -q",
    ],
)
def test_all_else_of_folders_is_left_to_typer(arguments: str, tmp_path: Path) -> None:
    assert read_folder_call(arguments.replace("{}", str(tmp_path)).split()) is None
