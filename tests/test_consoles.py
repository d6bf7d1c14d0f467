"""Consoles that have other characters than the text: cp936 of Chinese Windows, cp437 of English Windows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_TEXT = "一、甲𠮷情况①\n文字在此。\n三、丙\n文字在此。\n"


def _run(folder: Path, console: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": console, "DOCPARSE_LANG": "zh"}
    return subprocess.run(
        [sys.executable, "-m", "docparse", *words],
        cwd=folder, env=environment, capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("console", ["cp936", "cp437", "latin-1"])
def test_output_is_utf_8_and_messages_never_fail(tmp_path: Path, console: str) -> None:
    (tmp_path / "甲.txt").write_text(_TEXT, "utf-8")
    done = _run(tmp_path, console, "outline", "甲.txt")
    assert (done.returncode, done.stdout.decode()) == (0, "一、 甲𠮷情况①\n三、 丙\n")
    done = _run(tmp_path, console, "check", "甲.txt")
    assert done.returncode == 1
    assert "一之后是三：缺二" in done.stdout.decode()
    done = _run(tmp_path, console, "convert", "没有.txt")
    assert done.returncode == 1
    assert done.stderr.decode(console).startswith("docparse: ")


@pytest.mark.parametrize("console", ["cp936", "cp437"])
def test_the_help_can_be_shown(tmp_path: Path, console: str) -> None:
    done = _run(tmp_path, console, "convert", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"--numbering" in done.stdout
