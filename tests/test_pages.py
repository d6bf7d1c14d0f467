"""The commands, Python and files on the pages that users read, run in order, a page in a folder of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import docparse
from tests.conftest import Change
from tests.examples import ROOT
from tests.fences import Fence, Step, read_fences, run_step, steps_of

#: Pages of the site and those that stand beside it; examples of docs/spec.md are tests of their own.
PAGES = [
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").glob("*.md")),
]
#: Commands that install something, need a clone or a person, or never end.
NOT_RUN = re.compile(
    r"(pip|pipx|uv|git|make|python -m pip|python3? -m venv|python -m benchmarks|sudo|apt|npm|code|vim?|"
    r"pre-commit|source|py|docparse (serve|lsp|mcp|--install-completion)|docker)(?! --help)\b"
)
#: Data that lie on other machines.
_ELSEWHERE = re.compile(r"s3a?://")
#: Languages of fences that are shown and not run; any other is a mistake in the page.
SHOWN = set(
    "example text diff markdown html xml json jsonl yaml toml vim lua makefile bat ini lisp css".split()
)
_RUN = ("console", "python")


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A folder with the files that the pages speak of."""
    formats = ROOT / "fixtures" / "formats"
    for suffix in ("txt", "md", "html", "docx"):
        shutil.copy(formats / f"report.{suffix}", tmp_path / f"报告.{suffix}")
    text = (formats / "report.txt").read_text("utf-8")
    (tmp_path / "报告们" / "县").mkdir(parents=True)
    (tmp_path / "报告们" / "供水.txt").write_text(text, "utf-8")
    (tmp_path / "报告们" / "县" / "旧.txt").write_text(text, "gb18030")
    (tmp_path / "档案").mkdir()
    (tmp_path / "档案" / "1.jsonl").write_text(json.dumps({"body": text}) + "\n", "utf-8")
    (tmp_path / "语料.jsonl").write_text(json.dumps({"text": text}) + "\n", "utf-8")
    (tmp_path / "汇编.txt").write_text(
        f"篇一：供水\n{text}篇二：修路\n一、进度\n路已修通。\n", "utf-8"
    )
    return tmp_path


def test_pages_hold_nothing_that_is_not_run() -> None:
    fences = [fence for page in PAGES for fence in read_fences(page)]
    assert {fence.language for fence in fences} <= SHOWN | set(_RUN)
    assert sum(fence.language in _RUN for fence in fences) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path, scratch: Path, updates: list[Change] | None) -> None:
    for fence in read_fences(page):
        if fence.file:
            (scratch / fence.file).parent.mkdir(exist_ok=True)
            (scratch / fence.file).write_text(fence.text, "utf-8")
        if fence.language == "console":
            for step in steps_of(fence):
                _run_step(step, scratch, updates)
        elif fence.language == "python" and not _ELSEWHERE.search(fence.text):
            _run_python(fence, scratch)


def _run_step(step: Step, folder: Path, updates: list[Change] | None) -> None:
    if NOT_RUN.match(step.command) or _ELSEWHERE.search(step.command):
        return
    missing = [name for name in ("pandoc", "soffice") if name in step.command]
    if any(shutil.which(name) is None for name in missing):
        pytest.skip(f"needs {missing}")
    chinese = "zh" in str(step.path.relative_to(ROOT))
    # Help is as wide as the terminal, and messages speak the language of the page.
    environment = {**os.environ, "COLUMNS": "80", "DOCPARSE_LANG": "zh" if chinese else "en"}
    actual = run_step(step, folder, environment)
    if updates is None or step.output is None:
        assert step.is_right(actual), f"{step.id}: {step.command}\n" + "\n".join(actual)
    elif not step.is_right(actual):
        updates.append((step.path, step.place, "".join(line + "\n" for line in actual)))


def _run_python(fence: Fence, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", fence.text],
        cwd=folder,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, f"{fence.id}\n{done.stderr}"


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), ROOT / "examples" / "README.md"], ids=str)
def test_links_beside_the_site_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^):#]+)[^)]*\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_reference_names_all_that_is_public() -> None:
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    assert sorted(re.findall(r"^::: docparse\.(\w+)$", page, re.M)) == sorted(docparse.__all__)


def test_the_examples_of_the_python_page_are_short() -> None:
    fences = [one for one in read_fences(ROOT / "docs" / "api.md") if one.language == "python"]
    assert len(fences) >= 15
    assert {one.id: len(one.lines) for one in fences if len(one.lines) > 8} == {}


def test_what_the_python_page_says_of_its_example_is_true() -> None:
    page = ROOT / "docs" / "api.md"
    example = next(fence for fence in read_fences(page) if fence.file == "example.py")
    command = [sys.executable, "-c", example.text]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    shown = re.findall("# (<.*>)$", example.text, re.M)
    assert len(shown) == 2
    assert set(shown) <= set(done.stdout.split("\n"))
    text = re.search('parse\\("(.*?)"\\)', example.text)
    assert text is not None
    grain = docparse.parse(text[1].replace("\\n", "\n")).find(title="粮食")
    assert grain is not None
    said = page.read_text("utf-8")
    for value in (grain.path, (grain.id,), (grain.marker,), (grain.kind,)):
        assert ", ".join(f'"{word}"' for word in value) in said


def test_the_pages_on_the_command_line_have_the_same_commands() -> None:
    shown = [
        [
            step.command
            for fence in read_fences(ROOT / "docs" / page)
            if fence.language == "console"
            for step in steps_of(fence)
        ]
        for page in ("commands.md", "zh/commands.md")
    ]
    assert shown[0] == shown[1]
    assert len(shown[0]) >= 9


@pytest.mark.parametrize("tool", ["manpage", "pictures", "rule_notes", "rule_pages"])
def test_what_is_made_is_up_to_date(tool: str, request: pytest.FixtureRequest) -> None:
    asked = [] if request.config.getoption("--update") else ["--check"]
    command = [sys.executable, "-m", f"tools.{tool}", *asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, f"make golden, or python -m tools.{tool}, makes it anew"
