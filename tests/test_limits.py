"""The table of limits: the pages show all of it, in the words that the user gets."""

from __future__ import annotations

import re

import pytest

from docparse.messages.limits import LIMITS
from docparse.model import limits
from docparse.model.limits import Limit
from tests.examples import ROOT

_ROWS = {name: row for name, row in vars(limits).items() if isinstance(row, Limit)}
_ROW = re.compile(r"\| `([A-Z_]+)` \|.*\| ([0-9,]+) \| (.*) \|")


@pytest.mark.parametrize("page", ["docs/limits.md", "docs/zh/limits.md"])
def test_the_page_has_each_limit(page: str) -> None:
    shown = {found[1]: found[2] for found in _ROW.finditer((ROOT / page).read_text("utf-8"))}
    assert shown == {name: f"{row.shown:,}" for name, row in _ROWS.items()}


@pytest.mark.parametrize(
    "name", ["INPUT", "WORD_XML", "WORD_TAGS", "WORD_BLOCKS", "ATTRIBUTES", "DEPTH"]
)
def test_the_page_has_the_words_of_each_error(name: str) -> None:
    text = LIMITS[f"limits.{name.lower()}"]
    for page, words in (("docs/limits.md", text.en), ("docs/zh/limits.md", text.zh)):
        said = words.format(most=_ROWS[name].shown, at="…")
        assert said in (ROOT / page).read_text("utf-8")
