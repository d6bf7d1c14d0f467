"""Calls that a type checker accepts, and what it knows of their results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_type

import docparse

document = docparse.parse("一、情况\n", styles=["KR1："], profile="law")
assert_type(document, docparse.Document)
assert_type(docparse.read("报告.docx", format="docx", encoding="gb18030"), docparse.Document)
assert_type(docparse.write(document, "markdown", numbering="strip", runin="bold"), str)
assert_type(docparse.write(document, "html", fragment=True), str)
assert_type(docparse.write(document, "pandoc", pandoc_version=2), str)
assert_type(docparse.write(document, "json"), str)


def in_each(wanted: Sequence[docparse.OutputFormat]) -> list[str | bytes]:
    """A name in a variable is written with its type; only Word is bytes."""
    return [docparse.write(document, name) for name in wanted]


section = document.find(title="粮食")
if section is not None:
    assert_type(section, docparse.Section)
    assert_type(section.children, tuple[docparse.Section, ...])
    assert_type(section.number, int | None)
    assert_type((section.id, section.line, section.text, section.full_text), tuple[str, int, str, str])
    assert_type(document.parent_of(section), docparse.Section | None)

for table in document.tables():
    assert_type(table.rows, tuple[tuple[str, ...], ...])
    assert_type(table.cells[0][0], docparse.Cell)


def words_of(block: docparse.Block) -> str:
    """What a block is, is told by its class."""
    match block:
        case docparse.Section():
            return block.title
        case docparse.List():
            return "".join(item.number for item in block.items)
        case docparse.Figure():
            return block.alt
        case docparse.Code():
            return block.language
        case docparse.Raw():
            return block.format
        case _:
            return block.text
