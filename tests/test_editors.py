"""Emacs with eglot, Vim without a server, Helix's configuration."""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from docparse.lsp.settings import read_settings
from tests.editor_runs import DRIVERS, EDITORS, MENDED, REPORT, SERVER, can_require, drive

pytestmark = pytest.mark.slow


@pytest.mark.skipif(
    not can_require("emacs", "--batch", "--eval", "(require 'eglot)"),
    reason="needs Emacs and eglot",
)
def test_emacs(tmp_path: Path) -> None:
    environment = {"DOCPARSE_COMMAND": "\n".join(SERVER), "DOCPARSE_EDITOR": str(EDITORS / "emacs")}
    # Without -Q: Debian's start-up files put eglot on the path.
    command = ["emacs", "--batch", "-q", "-l", str(DRIVERS / "emacs.el")]
    seen = drive(tmp_path, command, environment)
    # By kind of symbol, as eglot does it; behind the parents' children the parents themselves.
    (_, outline) = seen["outline"][-1]
    assert outline == [
        ["一、基本情况", ["（一）人口", "（二）土地"]],
        ["一、存在问题", ["（一）资金", "（二）人员"]],
        *["一、基本情况", "一、存在问题", "二、打算"],
    ]
    start, end = REPORT.index("\n（一）人口"), REPORT.index("\n一、存在")
    assert seen["folded"] == [[start + 1, end + 1]], "Emacs counts from 1"
    assert [(line, text.partition(":")[0]) for line, text in seen["findings"]] == [
        (5, "docparse [N02]"),
        (11, "docparse [H01]"),
    ]
    assert seen["fixed"] == MENDED
    assert seen["word"][0] == "PK"
    assert seen["word"][1] > 4_000
    assert seen["converted"].startswith("# 𠮷村情况报告\n\n## 一、基本情况\n")


@pytest.mark.skipif(
    not can_require("vim", "--version") or os.name == "nt", reason="needs Vim and a shell script"
)
def test_vim(tmp_path: Path) -> None:
    command = tmp_path / "docparse"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m docparse "$@"\n', "utf-8")
    command.chmod(0o755)
    words = ["vim", "-es", "-u", "NONE", "-i", "NONE", "-n"]
    words += [
        "--cmd",
        f"set runtimepath^={EDITORS / 'vim'}",
        "--cmd",
        "runtime plugin/docparse.vim",
    ]
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    seen = drive(tmp_path, [*words, "-S", str(DRIVERS / "vim.vim")], {"PATH": path})
    # 二、打算 is twelve bytes.
    assert [(line, column, text[:3]) for line, column, text in seen["findings"]] == [
        (5, 1, "N02"),
        (11, 13, "H01"),
    ]
    assert seen["taken"] == ["", ""], "gq wraps lines unless it is asked for"
    assert seen["formatted"] == seen["indented"] == MENDED.splitlines()


def test_helix_starts_the_server_with_settings_that_it_knows() -> None:
    languages = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text("utf-8"))
    server = languages["language-server"]["docparse"]
    assert (server["command"], server["args"]) == ("docparse", ["lsp"])
    assert all("docparse" in language["language-servers"] for language in languages["language"])
    settings, wrong = read_settings(server["config"])
    assert wrong == []
    assert settings.language == "zh"
    if helix := shutil.which("hx"):
        assert can_require(helix, "--health", "text")
