"""Editors without a screen: each is driven by a script of its own language in tests/editors/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.examples import ROOT

EDITORS = ROOT / "editors"
DRIVERS = ROOT / "tests" / "editors"
SERVER = [sys.executable, "-m", "docparse", "lsp"]

#: A number that comes twice, a reference that must follow, a stop behind a heading, a character outside the basic plane.
REPORT = """\
𠮷村情况报告
一、基本情况
（一）人口。全县共有人口30万。
（二）土地。耕地很多。
一、存在问题
资金不足，见第二部分。
（一）资金
太少。
（二）人员
也少。
二、打算。
好。
"""
#: The same without what is safe to mend.
MENDED = (
    REPORT.replace("一、存在", "二、存在")
    .replace("第二部分", "第三部分")
    .replace("二、打算。", "三、打算")
)


def drive(folder: Path, command: list[str], environment: Mapping[str, str]) -> dict[str, Any]:
    """Run an editor in `folder`, where report.txt lies, and return what its script saw there."""
    (folder / "report.txt").write_text(REPORT, "utf-8", newline="\n")
    seen = folder / "seen.json"
    home = {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | home | {"DOCPARSE_SEEN": str(seen)} | dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=55,
        check=False,
    )
    assert seen.exists(), done.stdout + done.stderr
    found: dict[str, Any] = json.loads(seen.read_text("utf-8"))
    assert "problem" not in found, found["problem"]
    return found


def can_require(editor: str, *command: str) -> bool:
    """Tell whether an editor is there and a command of it succeeds."""
    return (
        bool(shutil.which(editor))
        and not subprocess.run([editor, *command], capture_output=True, check=False).returncode
    )
