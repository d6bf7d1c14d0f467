"""The fixture reports in all formats, compared with what was looked at and kept in fixtures/golden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docparse import Document, read, write
from docparse.writers.outline.tree import write_tree
from tests.examples import ROOT

REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
FORMS: dict[str, Callable[[Document], str]] = {
    "outline.txt": write_tree,
    "md": lambda document: write(document, "markdown"),
    "html": lambda document: write(document, "html"),
    "xml": lambda document: write(document, "xml"),
}


def test_there_are_reports() -> None:
    assert len(REPORTS) == 5


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_golden(path: Path, suffix: str, request: pytest.FixtureRequest) -> None:
    golden = ROOT / "fixtures" / "golden" / f"{path.stem[:3]}.{suffix}"
    # Read as bytes: the path of this checkout has no place in the output.
    actual = FORMS[suffix](read(path.read_bytes()))
    if request.config.getoption("--update"):
        golden.write_text(actual, "utf-8")
    else:
        assert actual == golden.read_text("utf-8")
