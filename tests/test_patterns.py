"""The time of every regular expression of the package grows in step with its text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import docparse
from docparse.candidates import misreadings
from tests.pumps import RATIO, growth_of

#: Those that only ever see so many characters; `test_bounded_expressions_see_no_more` holds them to it.
BOUNDED = {
    # A line of a table of contents ends in ……… 3; only the end of a line is looked at.
    "candidates/misreadings.py _CONTENTS": 40,
}
_MEASURE = """
import json, sys
from tests.pattern_sites import find_expressions
from tests.pumps import growth_of
for name, pattern, method in find_expressions():
    if name not in sys.argv[1:]:
        print(json.dumps([name, pattern.pattern, *growth_of(pattern, method)], default=repr), flush=True)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_time_grows_with_the_text() -> None:
    # In a process of its own: an expression that hangs ends with it, and no other module is loaded yet.
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *BOUNDED],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) > 200
    slow = [
        f"{name}: {ratio:.1f} times for {made}" for name, _, ratio, made in rows if ratio > RATIO
    ]
    assert not slow


@pytest.mark.parametrize(
    "expression",
    [
        r"(?:<!--.*?-->|\s)*<p>",  # a repetition in a repetition
        r"(?:a|aa)+b",
        r"(?:[ ]*x?)*y",
        r"a[ ]*[ ]*x",  # two beside each other
        r"a\s*\n?\s*x",
        r"[a-z]+[a-y]*z",
    ],
)
def test_what_is_bad_is_caught(expression: str) -> None:
    ratio, _ = growth_of(re.compile(expression, re.DOTALL), "match")
    assert ratio > RATIO


@pytest.mark.parametrize("expression", ["<!--.*?-->", "《[^》]*》", "[ ]+x"])
def test_what_is_bad_to_look_for_anywhere_is_caught(expression: str) -> None:
    ratio, _ = growth_of(re.compile(expression, re.DOTALL), "finditer")
    assert ratio > RATIO


@pytest.mark.parametrize(
    "expression", [r"(?:<!--(?:(?!-->).){0,99}+-->|\s)*+<p>", r"a[ ]*+[ ]*+x", "《[^》]{0,99}》"]
)
def test_what_is_good_is_not(expression: str) -> None:
    ratio, _ = growth_of(re.compile(expression, re.DOTALL), "match")
    assert ratio < RATIO


class _Watched:
    """An expression that notes how much of a text it is given."""

    def __init__(self, pattern: Any, seen: list[int]) -> None:
        self._pattern, self._seen = pattern, seen

    def search(self, text: str, start: int, end: int) -> object:
        self._seen.append(end - start)
        return self._pattern.search(text, start, end)


def _long_entries() -> Iterator[str]:
    for leader in ("…", ".", " ", "　"):
        yield f"第一章 总则{leader * 5000}3\n第二章 附则{leader * 5000}x\n1.1 {leader * 5000}\n"


def test_bounded_expressions_see_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in BOUNDED.items():
        seen: list[int] = []
        variable = name.split()[1]
        watched = _Watched(getattr(misreadings, variable), seen)
        monkeypatch.setattr(misreadings, variable, watched)
        for text in _long_entries():
            docparse.parse(text)
        assert seen
        assert max(seen) <= most
