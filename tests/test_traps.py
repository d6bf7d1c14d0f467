"""fixtures/traps.txt holds lines that look like headings; none of them is one. fixtures/plain.txt holds texts without structure."""

from __future__ import annotations

import pytest

from docparse import parse
from tests.examples import ROOT

LINES = [
    line
    for line in (ROOT / "fixtures" / "traps.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("# ")
]


#: Prose, code, tables, poems, logs, chat, lists of files, written by somebody who had not seen the code.
PLAIN = (ROOT / "fixtures" / "plain.txt").read_text("utf-8").removesuffix("\n").split("\n%%%\n")


def test_there_are_enough_plain_texts() -> None:
    assert len(set(PLAIN)) == len(PLAIN) >= 200


@pytest.mark.parametrize("text", PLAIN)
def test_no_heading_is_in_a_plain_text(text: str) -> None:
    assert [section.marker + section.title for section in parse(text + "\n").sections()] == []


def test_there_are_enough_traps() -> None:
    assert len(LINES) >= 200
    assert len(set(LINES)) == len(LINES)


@pytest.mark.parametrize("line", LINES)
def test_no_trap_is_a_heading(line: str) -> None:
    assert not list(parse(line + "\n").sections())


def test_no_trap_is_a_heading_among_the_others() -> None:
    text = "\n".join(LINES) + "\n"
    assert [section.marker + section.title for section in parse(text).sections()] == []


def test_no_trap_is_a_heading_inside_a_report() -> None:
    frame = [
        "一、基本情况",
        "（一）人口。全县共有30万人。",
        "（二）土地。全县共有18万亩。",
        "二、存在问题",
    ]
    text = "\n".join([*frame[:1], *LINES[::2], *frame[1:3], *LINES[1::2], *frame[3:], "资金不足。"])
    found = [section.marker + section.title for section in parse(text).sections()]
    assert found == ["一、基本情况", "（一）人口", "（二）土地", "二、存在问题"]
