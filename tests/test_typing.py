"""The types of the library, as mypy sees them from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from mypy import api

from docparse.levels.profiles import PROFILES, Profile
from docparse.readers.formats import READERS, InputFormat
from docparse.writers.formats import WRITERS
from docparse.writers.options import OutputFormat
from tests.examples import ROOT

_HERE = Path(__file__).parent / "typing"
_FOUND = re.compile(r"^.*?([^/\\]+\.py):(\d+): error: .*\[([\w-]+)\]$", re.M)


def _expected(name: str) -> Iterator[tuple[str, int, str]]:
    lines = (_HERE / name).read_text("utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if " # error: " in line:
            yield name, number, line.partition(" # error: ")[2]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_mypy_accepts_what_is_right_and_finds_what_is_wrong() -> None:
    options = ["--strict", "--config-file=", f"--cache-dir={ROOT / '.mypy_cache' / 'outside'}"]
    files = [str(_HERE / name) for name in ("right.py", "wrong.py")]
    out, errors, _ = api.run([*options, "--follow-imports=silent", *files])
    assert errors == ""
    found = {(match[1], int(match[2]), match[3]) for match in _FOUND.finditer(out)}
    expected = set(_expected("wrong.py"))
    assert len(expected) > 15
    assert found == expected, out


def test_the_names_that_checkers_know_are_those_of_the_tables() -> None:
    assert set(get_args(OutputFormat)) == set(WRITERS)
    assert set(get_args(InputFormat)) == {*READERS, "auto"}
    assert set(get_args(Profile)) == {*PROFILES, ""}


def test_each_option_of_a_format_is_one_that_checkers_know() -> None:
    from docparse.writers import option_types as options

    known = {
        "markdown": options.MarkdownOptions,
        "html": options.HtmlOptions,
        "xml": options.XmlOptions,
        "docx": options.WordOptions,
        "chunks": options.ChunkOptions,
        "text": options.TextOptions,
        "pandoc": options.PandocOptions,
        "docbook": options.NumberingOptions,
        "tei": options.NumberingOptions,
    }
    for name, row in WRITERS.items():
        assert set(row.options) == set(known[name].__annotations__ if name in known else ())
