"""The outline for a terminal: the lines of a tree, and colours."""

from __future__ import annotations

from typing import NamedTuple

from docparse.model.document import Document
from docparse.model.legible import legible
from docparse.writers.outline.branches import Branch, branches_of, cut, width_of
from docparse.writers.outline.tree import kind_of


class OutlineColours(NamedTuple):
    """The codes that a terminal gets before each part of a row, and after it."""

    line: str = ""
    marker: str = ""
    title: str = ""
    kind: str = ""
    end: str = ""


PLAIN = OutlineColours()
COLOURS = OutlineColours("\x1b[2m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m")


def write_branches(document: Document, *, width: int = 0, colour: bool = False) -> str:
    """Write the outline with the lines of a tree; words that go beyond `width` columns are cut; 0 is no limit.

    ├─ 一、 基本情况
    │  └─ （一） 人口 [runin]
    └─ 二、 问题
    """
    colours = COLOURS if colour else PLAIN
    return "".join(_row(branch, width, colours) for branch in branches_of(document))


def _row(branch: Branch, width: int, colours: OutlineColours) -> str:
    lines = "".join("│  " if goes_on else "   " for goes_on in branch.goes_on[:-1])
    if branch.goes_on:
        lines += "├─ " if branch.goes_on[-1] else "└─ "
    row, kind = branch.row, kind_of(branch.row)
    words = branch.words
    if width:
        taken = width_of(lines) + width_of(row.marker) + width_of(kind) + 2
        words = cut(words, max(width - taken, 1))
    title = colours.title if row.level <= 1 or row.kind == "report" else ""
    parts = [
        _coloured(row.marker, colours.marker, colours.end),
        _coloured(words, title, colours.end),
        _coloured(kind, colours.kind, colours.end),
    ]
    return _coloured(lines, colours.line, colours.end) + " ".join(filter(None, parts)) + "\n"


def _coloured(text: str, before: str, after: str) -> str:
    shown = legible(text)
    return f"{before}{shown}{after}" if text and before else shown
