"""`docparse check` as a command: files in every encoding, settings, forms of output, a hook of pre-commit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import docparse
from docparse.checks.output.github import write_github
from docparse.checks.output.rows import FindingRow, Region
from docparse.checks.output.text import mark_place
from docparse.inputs.settings import SettingsError, find_settings
from docparse.model.diagnostic import Diagnostic
from docparse.model.source import Span
from tests.examples import ROOT

WRONG = "前言在此。\n一、基本情况\n存在的问题见第三部分。\n三、主要问题\n资金不足。\n"
DAMAGED = WRONG.replace("第三部分", "第二节").replace("三、", "一、")
MENDED = DAMAGED.replace("一、主要", "二、主要")


def run(
    folder: Path, *words: str, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docparse", "check", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        timeout=50,
    )


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("big5hkscs", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_rest_of_a_file_stays_byte_for_byte(
    tmp_path: Path, encoding: str, mark: bytes, end: str
) -> None:
    wrong, right = (
        text.replace("\n", end).replace("问题", "問題")
        if "big5" in encoding
        else text.replace("\n", end)
        for text in (DAMAGED, MENDED)
    )
    if "big5" in encoding:
        table = str.maketrans("况资见节", "況資見節")
        wrong, right = wrong.translate(table), right.translate(table)
    file = tmp_path / "报告.txt"
    file.write_bytes(mark + wrong.encode(encoding))
    done = run(tmp_path, "--fix", "报告.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert file.read_bytes() == mark + right.encode(encoding)
    before = file.stat().st_mtime_ns
    assert run(tmp_path, "--fix", "报告.txt").returncode == 0
    assert file.stat().st_mtime_ns == before  # nothing is written where nothing changes


def test_exit_status(tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text(DAMAGED, "utf-8")
    (tmp_path / "right.txt").write_text(MENDED, "utf-8")
    assert run(tmp_path, "right.txt").returncode == 0
    assert run(tmp_path, "wrong.txt").returncode == 1
    assert run(tmp_path, "wrong.txt", "--exit-zero").returncode == 0
    assert run(tmp_path, "--diff", "right.txt").returncode == 0
    assert run(tmp_path, "--diff", "wrong.txt").returncode == 1
    assert run(tmp_path, "missing.txt").returncode == 1
    assert run(tmp_path, "missing.txt", "--exit-zero").returncode == 1
    assert run(tmp_path, "--select", "X99", "right.txt").returncode == 2
    assert (tmp_path / "wrong.txt").read_text("utf-8") == DAMAGED


def test_a_filter(tmp_path: Path) -> None:
    done = run(tmp_path, "--fix", "-", data=DAMAGED.encode("gb18030"))
    assert done.stdout == MENDED.encode("gb18030")
    assert "1 fixed" in done.stderr.decode()
    named = run(tmp_path, "--stdin-filename", "县/报告.txt", data=DAMAGED.encode())
    assert named.stdout.decode().startswith("县/报告.txt:4:1: N02 [*] ")


def test_markdown_is_mended_in_its_file(tmp_path: Path) -> None:
    file = tmp_path / "报告.md"
    file.write_text(
        "# 报告\n\n前言。\n\n**一、** 情况\n\n很好。\n\n## **一**、问题\n\n- 甲\n\n不少。\n",
        "utf-8",
    )
    done = run(tmp_path, "--fix", "报告.md")
    assert "1 fixed" in done.stdout.decode()
    assert "## **二**、问题\n\n- 甲" in file.read_text("utf-8")


def test_a_web_page_is_checked_and_not_mended(tmp_path: Path) -> None:
    page = "".join(f"<p>{line}</p>" for line in DAMAGED.split("\n") if line)
    (tmp_path / "page.html").write_text(page, "utf-8")
    done = run(tmp_path, "--fix", "page.html")
    assert done.returncode == 1
    assert "N02 一 is used twice" in done.stdout.decode()
    assert (tmp_path / "page.html").read_text("utf-8") == page


def test_a_folder_is_checked_whatever_its_files_are(tmp_path: Path) -> None:
    document = docparse.parse(WRONG)
    (tmp_path / "a.docx").write_bytes(docparse.write(document, "docx"))
    (tmp_path / "b.html").write_text(docparse.write(document, "html"), "utf-8")
    (tmp_path / "c.txt").write_text(WRONG, "utf-8")
    found = run(tmp_path, ".", "--select", "N01").stdout.decode()
    assert re.findall("([abc])[.][a-z]+:[0-9]+:[0-9]+: N01 ", found) == ["a", "b", "c"]


def test_settings(tmp_path: Path) -> None:
    inner = tmp_path / "县" / "乡"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text(DAMAGED, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.docparse]\nlanguage = "zh"\n', "utf-8")
    assert "中间缺二" not in (out := run(tmp_path, "县").stdout.decode())
    assert "一重复：此处应为二" in out
    (tmp_path / "县" / ".docparse.toml").write_text('ignore = ["N"]\n', "utf-8")
    assert run(tmp_path, "县").returncode == 0
    assert run(tmp_path, "县", "--select", "gap").returncode == 0  # what is ignored stays so
    (inner / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")  # says nothing of docparse
    assert run(tmp_path, "县").returncode == 0


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ("select = 3", "select: expected a list of strings"),
        ('select = ["X"]', "no rule is called 'X'"),
        ('colour = "red"', "there is no setting 'colour'; available: select, ignore"),
        ('language = "de"', "language: expected en or zh"),
        ('profile = "novel"', "profile: "),
        ('styles = ["一"]', "styles: "),
        ("unsafe-fixes = 1", "expected true or false"),
        ("select = [", "cannot be read"),
        (f"select = {'[' * 5_000}", "nested too deep"),
    ],
)
def test_bad_settings_are_misuse(tmp_path: Path, settings: str, why: str) -> None:
    (tmp_path / ".docparse.toml").write_text(settings, "utf-8")
    (tmp_path / "a.txt").write_text(MENDED, "utf-8")
    done = run(tmp_path, "a.txt")
    assert done.returncode == 2
    assert f"{tmp_path.resolve() / '.docparse.toml'}:" in done.stderr.decode()
    assert why in done.stderr.decode()


def test_settings_that_are_no_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\ndocparse = 1\n", "utf-8")
    with pytest.raises(SettingsError, match="not a table"):
        find_settings(tmp_path)


_REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": {"type": "integer", "minimum": 1},
}
_ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"type": "string", "format": "uri-reference", "pattern": "^[!-~]+$"}},
}
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
#: The part of SARIF 2.1.0 that is written; no package of the registry carries its schema.
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {"shortDescription": _TEXT},
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _TEXT,
                                "locations": {
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": _ARTIFACT,
                                                    "region": _REGION,
                                                },
                                            }
                                        },
                                    }
                                },
                                "fixes": {
                                    "items": {
                                        "required": ["artifactChanges"],
                                        "properties": {
                                            "artifactChanges": {
                                                "minItems": 1,
                                                "items": {
                                                    "required": [
                                                        "artifactLocation",
                                                        "replacements",
                                                    ],
                                                    "properties": {
                                                        "artifactLocation": _ARTIFACT,
                                                        "replacements": {
                                                            "minItems": 1,
                                                            "items": {
                                                                "required": ["deletedRegion"],
                                                                "properties": {
                                                                    "deletedRegion": _REGION,
                                                                    "insertedContent": _TEXT,
                                                                },
                                                            },
                                                        },
                                                    },
                                                },
                                            }
                                        },
                                    }
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_sarif(tmp_path: Path) -> None:
    (tmp_path / "报 告.txt").write_text(DAMAGED, "utf-8")
    log = json.loads(run(tmp_path, "--format", "sarif", "报 告.txt").stdout)
    Draft202012Validator(SARIF).validate(log)
    (result,) = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "N02"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E6%8A%A5%20%E5%91%8A.txt"
    assert place["region"] == {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 3}
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"] == {"text": "二"}


def test_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DAMAGED, "utf-8")
    (found,) = json.loads(run(tmp_path, "--format", "json", "a.txt").stdout)
    assert found["filename"] == "a.txt"
    assert found["location"] == {"line": 4, "column": 1}
    assert found["fix"]["applicability"] == "safe"
    assert found["fix"]["edits"][0]["content"] == "二"
    (tmp_path / "a.txt").write_text(MENDED, "utf-8")
    assert json.loads(run(tmp_path, "--format", "json", "a.txt").stdout) == []


def test_github_escapes_what_would_be_a_command() -> None:
    diagnostic = Diagnostic(Span(0, 1), "N01", "gap", "info", "100% 一\n::error::二")
    row = FindingRow("a,b:c.txt", Region(1, 1, 1, 2), diagnostic, False, "一", 1, ())
    assert write_github([row]) == (
        "::notice file=a%2Cb%3Ac.txt,line=1,col=1,endLine=1,endColumn=2,title=N01 gap"
        "::100%25 一%0A::error::二\n"
    )


@pytest.mark.parametrize(
    ("words", "start", "length", "shown"),
    [
        ("三、问题", 0, 2, ("三、问题", "^^^^")),
        ("a三、问题", 3, 1, ("a三、问题", "     ^^")),
        ("\u3000\u3000三、", 2, 2, ("\u3000\u3000三、", "    ^^^^")),
        ("一\x1b[31m、\t好", 0, 1, ("一 [31m、 好", "^^")),
        ("", 0, 1, ("", "^")),
        ("e\u0301三", 2, 1, ("e\u0301三", " ^^")),
        ("𠮷三", 1, 1, ("𠮷三", "  ^^")),
        ("好" * 100, 0, 2, ("好" * 38 + "…", "^^^^")),
        (
            "好" * 100 + "三" + "好" * 100,
            100,
            1,
            ("…" + "好" * 10 + "三" + "好" * 27 + "…", " " * 21 + "^^"),
        ),
        ("好" * 100, 98, 9, ("…" + "好" * 12, " " * 21 + "^^^^")),
    ],
)
def test_the_place_is_marked(words: str, start: int, length: int, shown: tuple[str, str]) -> None:
    assert mark_place(words, start, length) == shown


def test_no_colour_beside_a_terminal(tmp_path: Path) -> None:
    assert b"\x1b" not in run(tmp_path, data=DAMAGED.encode(), FORCE_COLOR="").stdout


@pytest.mark.skipif(not shutil.which("script"), reason="no script to make a terminal")
def test_colour_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DAMAGED, "utf-8")
    command = f"{sys.executable} -m docparse check a.txt"
    for no_colour, coloured in (("", True), ("1", False)):
        environment = {**os.environ, "NO_COLOR": no_colour, "TERM": "xterm"}
        done = subprocess.run(
            ["script", "-qec", command, "/dev/null"],
            cwd=tmp_path, capture_output=True, check=False, env=environment, timeout=50,
        )  # fmt: skip
        assert (b"\x1b[" in done.stdout) is coloured


@pytest.mark.skipif(not shutil.which("script"), reason="no script to make a terminal")
@pytest.mark.parametrize(
    "words",
    [
        "check --diff 'a\x1b]0;x\x07.txt'",
        "check a*.txt",
        "check --format github a*.txt",
        "outline --explain a*.txt",
        "outline --format tsv a*.txt",
        "outline a*.txt",
    ],
)
def test_a_terminal_gets_no_controls_of_a_text_or_a_name(tmp_path: Path, words: str) -> None:
    text = "一、情\x1b]0;x\x07况\u202e,好\x9b31m\u2066。。\n一、问\u202d\b题\n"
    (tmp_path / "a\x1b]0;x\x07.txt").write_text(text, "utf-8")
    done = subprocess.run(
        ["script", "-qec", f"{sys.executable} -m docparse {words}", "/dev/null"],
        cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "NO_COLOR": "1"}, timeout=50,
    )  # fmt: skip
    shown = done.stdout.decode()
    assert "题" in shown or "repeat" in shown
    assert not set(shown) & set("\x1b\x07\x08\x9b\u202e\u202d\u2066")


def test_a_program_gets_a_diff_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、情\x1b况\n一、问题\n", "utf-8")
    assert " 一、情\x1b况\n" in run(tmp_path, "--diff", "a.txt").stdout.decode()


def test_what_the_encoding_lacks_is_not_written(tmp_path: Path) -> None:
    text = "发文字号为国办发[2012]1号，已经印发给各有关单位执行。\n".encode("shift_jis", "ignore")
    (tmp_path / "a.txt").write_bytes(text)
    done = run(tmp_path, "--fix", "--encoding", "ascii", "a.txt")
    assert done.returncode == 1
    assert (tmp_path / "a.txt").read_bytes() == text


_GIT = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@a",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


def _git(folder: Path, *words: str) -> None:
    environment = {**os.environ, **_GIT}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=environment)


def _commit(folder: Path) -> None:
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "one")


@pytest.mark.skipif(not shutil.which("git"), reason="no git")
def test_the_hooks_of_pre_commit(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    hooks, scratch = tmp_path / "hooks", tmp_path / "scratch"
    hooks.mkdir()
    scratch.mkdir()
    # The hooks as they are, but for the environment: the one that runs this test has docparse in it.
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert manifest.count("language: python") == 2
    manifest = manifest.replace("language: python", "language: system")
    (hooks / ".pre-commit-hooks.yaml").write_text(manifest, "utf-8")
    _commit(hooks)
    (scratch / "报告.txt").write_text(DAMAGED, "utf-8")
    (scratch / "code.py").write_text("x = '一、甲 三、乙'\n", "utf-8")
    (scratch / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: HEAD\n  hooks:\n  - id: docparse-check\n", "utf-8"
    )
    _commit(scratch)
    environment = {
        **os.environ, **_GIT,
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip

    def hook(*words: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "pre_commit", *words]
        done = subprocess.run(
            command, cwd=scratch, capture_output=True, check=False, env=environment, timeout=50
        )
        return done.returncode, done.stdout.decode()

    assert hook("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))[0] == 0
    status, said = hook("run", "--all-files")
    assert status == 1
    assert "报告.txt:4:1: N02 [*]" in said
    config = (scratch / ".pre-commit-config.yaml").read_text("utf-8")
    config = config.replace("docparse-check", "docparse-fix")
    (scratch / ".pre-commit-config.yaml").write_text(config, "utf-8")
    assert "files were modified by this hook" in hook("run", "--all-files")[1]
    assert (scratch / "报告.txt").read_text("utf-8") == MENDED
    assert hook("run", "--all-files")[0] == 0


def test_a_guessed_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("陈某\n杭州".encode("gb18030"))
    done = run(tmp_path, "a.txt")
    assert re.fullmatch(
        r"docparse: a\.txt: read as gb18030, [0-9]+% sure; it may also be big5hkscs.*; use --encoding to choose\n",
        done.stderr.decode(),
    )
    assert run(tmp_path, "--encoding", "gb18030", "a.txt").stderr == b""
    assert (
        run(tmp_path, "--quiet", "a.txt").stderr == run(tmp_path, "--quiet", "a.txt").stdout == b""
    )


def test_a_file_that_cannot_be_read_has_not_passed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("一、甲\n二、乙\n", "utf-8")
    for words in (["missing.txt"], ["missing.txt", "good.txt"]):
        done = run(tmp_path, *words)
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"missing.txt: cannot be read" in done.stderr
    assert json.loads(run(tmp_path, "--format", "json", "missing.txt").stdout) == []
