"""The project file: found upwards, read by every command, overruled by options, refused with the line of what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from docparse.inputs.settings import Settings, SettingsError, find_settings, forget_settings
from docparse.lsp.settings import settings_for
from docparse.web.views import look
from tests.test_corrections_file import CORRECTED, CORRECTIONS, TEXT, keep, run

AGENDA = "‹一›审议报告\n代表们进行了审议。\n‹二›选举主席\n选举了主席一名。\n"
STYLES = 'styles = ["‹一›"]\n'


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget_settings()


def test_every_command_reads_it(tmp_path: Path) -> None:
    inner = tmp_path / "县" / "乡"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text(AGENDA, "utf-8")
    (tmp_path / "docparse.toml").write_text(STYLES, "utf-8")
    place = str(Path("县", "乡", "a.txt"))
    assert run(tmp_path, "outline", place).stdout == "‹一› 审议报告\n‹二› 选举主席\n"
    assert run(tmp_path, "convert", place).stdout.startswith("# ‹一›审议报告\n")
    assert run(tmp_path, "outline", "-", data=AGENDA).stdout.startswith("‹一›")
    run(tmp_path, "convert", "县", "-o", "out")
    assert (tmp_path / "out" / "乡" / "a.md").read_text("utf-8").startswith("# ‹一›")
    run(tmp_path, "corpus", "县", "rows", "-t", "jsonl")
    rows = "".join(path.read_text("utf-8") for path in (tmp_path / "rows").rglob("*.jsonl"))
    assert "‹一›" in json.loads(rows.split("\n")[0])["marker"]
    assert settings_for(inner / "a.txt", Settings(), "en").styles == ("‹一›",)
    answer = look({"text": AGENDA}, find_settings(tmp_path))
    assert [row["level"] for row in answer["outline"]] == [1, 1]
    for command in ("outline", "convert"):
        assert "‹一› " not in run(tmp_path, command, place, "--isolated").stdout


def test_options_win(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(AGENDA.replace("‹", "«").replace("›", "»"), "utf-8")
    (tmp_path / "docparse.toml").write_text(f'{STYLES}profile = "law"\n', "utf-8")
    assert "«二»" not in run(tmp_path, "outline", "a.txt").stdout
    assert "«二» " in run(tmp_path, "outline", "a.txt", "--style", "«一»").stdout


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "docparse.toml").write_text('profile = "law"\n', "utf-8")
    assert find_settings(inner) == Settings(profile="law", path=str(tmp_path / "docparse.toml"))
    (inner / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")  # says nothing of docparse
    forget_settings()
    assert find_settings(inner).profile == "law"
    (inner / "pyproject.toml").write_text('[tool.docparse]\nprofile = "paper"\n', "utf-8")
    forget_settings()
    assert find_settings(inner).profile == "paper"
    (inner / ".docparse.toml").write_text('profile = "report"\n', "utf-8")
    (inner / "docparse.toml").write_text("", "utf-8")  # one that says nothing ends the search
    forget_settings()
    assert find_settings(inner) == Settings(path=str(inner / "docparse.toml"))


def test_its_corrections_are_beside_it(tmp_path: Path) -> None:
    inner = tmp_path / "县"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT, "utf-8")
    keep(tmp_path / "更正.json", name="县/a.txt")
    (tmp_path / "docparse.toml").write_text('language = "zh"\ncorrections = "更正.json"\n', "utf-8")
    assert run(inner, "outline", "a.txt").stdout == CORRECTED
    explained = run(inner, "outline", "a.txt", "--explain").stdout
    assert explained.endswith(
        f"\n项目文件：{tmp_path / 'docparse.toml'}\n更正文件：{tmp_path / '更正.json'}，本文 2 条\n"
    )
    # Those beside the document go before.
    keep(inner / "a.txt.corrections.json", CORRECTIONS[:1])
    assert "三百元" not in run(inner, "outline", "a.txt").stdout
    (tmp_path / "docparse.toml").write_text('corrections = "none.json"\n', "utf-8")
    (inner / "a.txt.corrections.json").unlink()
    gone = run(inner, "outline", "a.txt", status=1).stderr
    assert f"{tmp_path / 'none.json'}: cannot be read" in gone


def test_what_changed_is_converted_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(AGENDA, "utf-8")
    convert = ("convert", "in", "-o", "out", "--resume")
    run(tmp_path, *convert)
    assert "1 unchanged" in run(tmp_path, *convert).stderr
    (tmp_path / "docparse.toml").write_text(STYLES, "utf-8")
    assert "1 written" in run(tmp_path, *convert).stderr
    assert (tmp_path / "out" / "a.md").read_text("utf-8").startswith("# ‹一›")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('# ours\nprofile = "law"\nstyle = []\n', 3, "there is no setting 'style'; available: select"),
        ('profile = "law"\n"a b" = 1\n', 2, "there is no setting 'a b'"),
        ("\n[table]\na = 1\n", 2, "there is no setting 'table'"),
        ("\n'a.b' = 1\n", 2, "there is no setting 'a.b'"),
        ("profile = 'law'\na.b = 1\n", 2, "there is no setting 'a'"),
        ('profile = "novel"\n', 1, "profile: "),
        ('corrections = "../../.profile"\n', 1, "corrections: expected a file in the folder"),
        ('corrections = "/etc/passwd"\n', 1, "corrections: expected a file in the folder"),
        ("corrections = 'C:\\a.json'\n", 1, "corrections: expected a file in the folder"),
        ("language = 'zh'\r\ncorrections = 1\r\n", 2, "corrections: expected a string"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    (tmp_path / "docparse.toml").write_bytes(text.encode())
    with pytest.raises(SettingsError) as error:
        find_settings(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'docparse.toml'}:{line}: {why}")


def test_the_line_in_pyproject_is_that_of_our_table(tmp_path: Path) -> None:
    text = '[project]\nstyle = 1\n\n[tool.docparse]\nprofile = "law"\nstyle = 1\n'
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"pyproject\.toml:6: there is no setting 'style'"):
        find_settings(tmp_path)


@pytest.mark.parametrize("command", ["outline", "convert", "check", "corpus", "serve"])
def test_a_wrong_file_is_misuse(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text(AGENDA, "utf-8")
    (tmp_path / "docparse.toml").write_text("colour = 1\n", "utf-8")
    words = {"corpus": ("a.txt", "out"), "serve": ("--no-browser",)}.get(command, ("a.txt",))
    done = run(tmp_path, command, *words, status=2)
    assert "docparse.toml:1: there is no setting 'colour'" in done.stderr


def test_toml_is_loaded_only_for_a_file(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom docparse.inputs.surroundings import options_for\n"
        "from docparse.inputs.read import Options\n"
        "options_for('a.txt', Options(looks_around=True))\n"
        "print('tomllib' in sys.modules, 'docparse.checks.selection' in sys.modules)"
    )
    said = []
    for text in ("", 'profile = "law"\n'):
        if text:
            (tmp_path / "docparse.toml").write_text(text, "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        said.append(done.stdout.strip())
    assert said == ["False False", "True False"]
