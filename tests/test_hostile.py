"""Inputs that are made to take long: time grows with their length, measured as a ratio in one process."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import docparse
from docparse.checks.comments import without_ignored
from docparse.readers.sniff import sniff


def _growth(run: Callable[[int], object], size: int) -> float:
    """Return by how much the time grows when `size` becomes four times as much: 4 if it is linear, 16 if quadratic."""

    def spent(size: int) -> float:
        start = time.process_time()
        run(size)
        return time.process_time() - start

    short, long = (min(spent(size * times) for _ in range(3)) for times in (1, 4))
    return long / max(short, 0.001)


@pytest.mark.parametrize("end", [b"x", b"<", b"<p>"])
def test_comments_before_a_page_are_read_once(end: bytes) -> None:
    assert _growth(lambda size: sniff(b"<!--a--> " * size + end), 5_000) < 10


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("<!-- docparse: ignore-file{}", " "),
        ("<!-- docparse: ignore -->{}", "\n"),
        ("{}", "<!-- docparse: ignore N01 -->\n"),
    ],
)
def test_comments_that_ignore_a_rule_are_read_once(text: str, repeated: str) -> None:
    diagnostics = docparse.check(docparse.parse("一、情况\n三、问题\n"))

    def run(size: int) -> None:
        without_ignored("一、情况\n三、问题\n" + text.format(repeated * size), diagnostics)

    assert _growth(run, 4_000) < 10


def test_blanks_in_a_date_are_read_once() -> None:
    text = "工作报告\n发布日期：{}二\n一、情况\n"
    assert _growth(lambda size: docparse.parse(text.format(" " * size)), 50_000) < 10
