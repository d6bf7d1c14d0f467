"""Neovim with the plugin of editors/neovim and the real server: what the buffer shows after each step."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.editor_runs import DRIVERS, EDITORS, MENDED, REPORT, SERVER, drive

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shutil.which("nvim"), reason="needs nvim")]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("neovim")
    command = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n"]
    command += [
        "--cmd",
        f"set runtimepath^={EDITORS / 'neovim'}",
        "-S",
        str(DRIVERS / "neovim.lua"),
    ]
    return drive(folder, command, {"DOCPARSE_COMMAND": json.dumps(SERVER)})


OUTLINE = [
    "一、基本情况",
    "  （一）人口",
    "  （二）土地",
    "一、存在问题",
    "  （一）资金",
    "  （二）人员",
    "二、打算",
]


def test_the_outline_is_the_tree_and_each_entry_leads_to_its_heading(seen: dict[str, Any]) -> None:
    assert seen["outline"]["shown"] == OUTLINE
    assert seen["outline"]["places"] == [[line, 1] for line in (2, 3, 4, 5, 7, 9, 11)]


def test_gq_wraps_lines_unless_it_is_asked_for(seen: dict[str, Any]) -> None:
    assert (seen["gq"], seen["asked"]) == ("", "v:lua.vim.lsp.formatexpr()")


def test_folds_are_sections_open_at_first(seen: dict[str, Any]) -> None:
    assert seen["folds"] == [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1]
    assert seen["closed_at_first"] == -1
    assert seen["closed"] == [2, 4]


def test_findings_stand_at_their_bytes(seen: dict[str, Any]) -> None:
    # 二、打算 is twelve bytes.
    assert seen["findings"] == [
        {"line": 4, "column": 0, "code": "N02"},
        {"line": 10, "column": 12, "code": "H01"},
    ]


def test_a_fix_mends_the_buffer_and_is_one_step_to_undo(seen: dict[str, Any]) -> None:
    assert seen["fixed"] == MENDED.splitlines()
    assert seen["undone"] == REPORT.splitlines()


def test_outline_and_folds_follow_what_is_typed(seen: dict[str, Any]) -> None:
    assert seen["typed"][-2:] == ["三、打算", "五、下一步打算"]
    # The section of the last line, then that of the third line.
    assert seen["marked"] == [8, 2]


def test_conversion_is_a_buffer_of_its_format(seen: dict[str, Any]) -> None:
    assert seen["word"][0] == "PK"
    assert seen["word"][1] > 4_000
    assert seen["converted"]["filetype"] == "markdown"
    assert seen["converted"]["lines"][:3] == ["# 𠮷村情况报告", "", "## 一、基本情况"]
    assert seen["converted"]["lines"][-3:] == ["## 五、下一步打算", "", "加强学习。"]
