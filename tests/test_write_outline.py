"""The outline with the lines of a tree, for a terminal, and as a picture."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import docparse
from docparse.writers.outline.branches import cut, width_of
from docparse.writers.outline.rows import outline_rows
from docparse.writers.outline.svg import write_svg
from docparse.writers.outline.terminal import write_branches

SVG = "{http://www.w3.org/2000/svg}"
TEXT = """工作总结
一、基本情况
（一）农业。粮食增产。
1.夏粮。增产。
（二）工业。
二、问题
（一）加强新时期农村基层党组织建设。不足。
"""


def test_lines_join_what_belongs_together() -> None:
    assert write_branches(docparse.parse(TEXT)).split("\n") == [
        "工作总结 [title]",
        "├─ 一、 基本情况",
        "│  ├─ （一） 农业 [runin]",
        "│  │  └─ 1. 夏粮 [runin]",
        "│  └─ （二） 工业。 [item]",
        "└─ 二、 问题",
        "   └─ （一） 加强新时期农村基层党组织建设 [runin]",
        "",
    ]


def test_reports_of_a_compilation_are_branches() -> None:
    text = "篇一：甲\n一、乙\n篇二：丙\n一、丁\n"
    assert write_branches(docparse.parse(text)) == (
        "├─ 篇一： 甲 [report]\n│  └─ 一、 乙\n└─ 篇二： 丙 [report]\n   └─ 一、 丁\n"
    )


@pytest.mark.parametrize("width", [24, 40])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = write_branches(docparse.parse(TEXT), width=width).split("\n")
    assert max(map(width_of, lines)) <= width
    assert lines[6].startswith("   └─ （一） 加")
    assert "…" in lines[6]


def test_a_full_width_character_is_never_halved() -> None:
    assert [cut("基本情况", width) for width in range(1, 10)] == [
        "…", "…", "基…", "基…", "基本…", "基本…", "基本情…", "基本情况", "基本情况",
    ]  # fmt: skip


def test_no_text_steers_the_terminal() -> None:
    written = write_branches(docparse.parse("一、红\x1b[31m色\u3000好\n"), colour=True)
    assert "红\ufffd[31m色\u3000好" in written


@given(
    st.lists(
        st.sampled_from([*'一二三、（）.1篇：甲&<>"\0\ufffe\u3000\x1b', "\n一、", "\n（二）"])
    ).map("".join)
)
def test_any_outline_is_a_sound_picture(text: str) -> None:
    document = docparse.parse(text)
    root = etree.fromstring(write_svg(document))
    assert {element.tag for element in root.iter()} <= {
        SVG + name for name in ("svg", "title", "style", "rect", "path", "text", "tspan")
    }
    rows = list(outline_rows(document))
    assert len(root.findall(SVG + "text")) == len(rows)
    # A line leads to each row that has something above it.
    (path,) = root.findall(SVG + "path")
    assert path.get("d", "").count("M") <= len(rows)


def _on_terminal(folder: Path, **environment: str) -> str:
    """Run `docparse outline` with a terminal as its standard output."""
    (folder / "a.txt").write_text(TEXT, "utf-8")
    main, inner = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "docparse", "outline", "a.txt"],
        cwd=folder,
        stdout=inner,
        check=True,
        env={**known, "TERM": "xterm", "COLUMNS": "80", **environment},
    )
    os.close(inner)
    written = os.read(main, 10_000)
    os.close(main)
    return written.decode("utf-8")


def test_a_terminal_has_lines_and_colours(tmp_path: Path) -> None:
    assert "├─ \x1b[0m\x1b[36m一、\x1b[0m" in _on_terminal(tmp_path)


def test_no_color_is_heeded(tmp_path: Path) -> None:
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        written = _on_terminal(tmp_path, **environment)
        assert "├─ 一、 基本情况" in written
        assert "\x1b" not in written
