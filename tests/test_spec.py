"""The examples in docs/spec.md, fixtures/regressions.md and fixtures/kinds.md, each of them a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docparse import Trace, trace, write
from docparse.writers.outline.rows import outline_rows
from docparse.writers.outline.tree import write_tree
from docparse.writers.text.document import write_clean_text
from tests.conftest import Change
from tests.examples import ROOT, Example, read_examples

FILES = (
    ROOT / "docs" / "spec.md",
    ROOT / "fixtures" / "regressions.md",
    ROOT / "fixtures" / "kinds.md",
)
EXAMPLES = [example for path in FILES for example in read_examples(path)]


def _tree(found: Trace) -> str:
    return write_tree(found.document)


def _positions(found: Trace) -> str:
    rows = outline_rows(found.document)
    return "".join(f"{row.line}:{row.column} {row.marker or row.title}\n" for row in rows)


def _rejected(found: Trace) -> str:
    source = found.source
    return "".join(
        f"{source.slice(rejection.candidate.marker.span)}: {rejection.reason}\n"
        for rejection in found.rejections
        if rejection.candidate.marker
    )


def _furniture(found: Trace) -> str:
    return "".join(found.source.slice(span) + "\n" for span in found.document.furniture)


def _front_matter(found: Trace) -> str:
    document = found.document
    parts = [(document.title, document.front_matter)]
    parts += [(report.title, report.front_matter) for report in document.reports()]
    return "".join(
        f"{title}\n" + "".join(f"  {role}: {words}\n" for role, words in front.items())
        for title, front in parts
        if title or front
    )


FORMS: dict[str, Callable[[Trace], str]] = {
    "": _tree,
    "positions": _positions,
    "rejected": _rejected,
    "furniture": _furniture,
    "front": _front_matter,
    "clean": lambda found: write_clean_text(found.document),
    # An example ends without a line end, and from Markdown to Markdown none is added.
    "markdown": lambda found: write(found.document, "markdown").removesuffix("\n") + "\n",
    "xml": lambda found: write(found.document, "xml"),
}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 50
    assert {example.compared for example in EXAMPLES} <= set(FORMS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example, updates: list[Change] | None) -> None:
    actual = FORMS[example.compared](trace(example.source()))
    if updates is not None:
        updates.append((example.path, example.place, actual))
    else:
        assert actual == example.expected
