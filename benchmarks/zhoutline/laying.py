"""What a loader makes of a file: a text and the outline of its gold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from docparse.writers.outline.rows import OutlineRow, one_line

#: A row of a gold file: the six columns of an outline, and the flags.
GoldRow = tuple[OutlineRow, str]


class Laid(NamedTuple):
    """A text of a collection with its gold."""

    name: str
    text: str
    rows: tuple[GoldRow, ...]


def write_set(texts: Iterable[Laid], folder: Path) -> tuple[int, int]:
    """Write NAME.txt and NAME.tsv of each text; return how many texts there are, and how many nodes count."""
    folder.mkdir(parents=True, exist_ok=True)
    count = nodes = 0
    for laid in texts:
        # bytes, so that lines end at \n everywhere
        (folder / f"{laid.name}.txt").write_bytes(laid.text.encode())
        (folder / f"{laid.name}.tsv").write_bytes("".join(map(_write_row, laid.rows)).encode())
        count += 1
        nodes += sum(is_counted(row) for row in laid.rows)
    return count, nodes


def _write_row(gold: GoldRow) -> str:
    """Write a row as a line; a tab in a title (`1.2.1<TAB>甲`) would push its flags into another column."""
    row, flags = gold
    cells = (*row._replace(marker=one_line(row.marker), title=one_line(row.title)), flags)
    return "\t".join(map(str, cells)) + "\n"


def is_counted(gold: GoldRow) -> bool:
    """Tell whether a row of a gold file is a node that must be found."""
    row, flags = gold
    return row.kind != "title" and "?" not in flags


def flatten(text: str) -> str:
    """Return a text on one line, with one blank where there was white space."""
    return " ".join(text.split())
