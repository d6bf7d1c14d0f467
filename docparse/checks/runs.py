"""Runs: the numbered sections below one parent that count in one family of styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.diagnostic import Edit
from docparse.document import Marker, Section

#: Enumerations in sentences; each 一是 begins another.
SPOKEN = frozenset({"一是", "一要", "第一，", "其一，", "首先，"})


class Entry(NamedTuple):
    """A numbered section and its marker."""

    section: Section
    marker: Marker


class Run(NamedTuple):
    """The sections below one parent that count in one family of styles, in order."""

    #: The report that it stands in; `None` outside of all.
    report: Section | None
    parent: Section | None
    family: str
    entries: list[Entry]


class Renumbering(NamedTuple):
    """Edits that give a run its right numbers."""

    edits: tuple[Edit, ...] = ()
    #: Each reference to an entry of the run has gone with it.
    safe: bool = True


def entries_of(runs: Iterable[Run]) -> Iterator[Entry]:
    """Yield the entries of all runs."""
    for run in runs:
        yield from run.entries
