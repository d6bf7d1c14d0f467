"""A hostile file: what is in it, what lies beside it, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: What is done with each file; FILE is its name. All outputs go to files, so that they are written too.
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("convert", "FILE", "-t", "markdown", "-o", "out.md"),
    ("convert", "FILE", "-t", "html", "-o", "out.html"),
    ("convert", "FILE", "-t", "xml", "-o", "out.xml"),
    ("outline", "FILE", "--explain"),
    ("check", "FILE"),
)


class Hostile(NamedTuple):
    """One file; `name` says what is odd about it, and its suffix which reader gets it."""

    name: str
    data: bytes
    commands: tuple[tuple[str, ...], ...] = COMMANDS
    #: Name -> content of other files in its folder.
    beside: Mapping[str, bytes] = {}


def texts(suffix: str, rows: Mapping[str, str]) -> list[Hostile]:
    """Return a hostile file for each text by name; lone surrogates become the three bytes of WTF-8."""
    return [
        Hostile(f"{name}.{suffix}", text.encode("utf-8", "surrogatepass"))
        for name, text in rows.items()
    ]
