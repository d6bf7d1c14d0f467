"""Sections of the reports in a workspace, found by name. Files, sizes and time are limited."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from docparse.inputs.errors import InputError
from docparse.inputs.read import Options, read_input
from docparse.inputs.settings import Settings
from docparse.lsp.analysis import Analysis, Format
from docparse.lsp.symbols import Kind, Symbol, find_symbols, shorten
from docparse.lsp.text import EditorText, Encoding, Range
from docparse.readers.formats import READERS

_EDITED: tuple[Format, ...] = ("text", "markdown")
_FORMATS = {suffix: name for name in _EDITED for suffix in READERS[name].suffixes}
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})
#: The limits of one search. What was read is kept, so the next search gets further.
_MOST_FILES = 2000
_MOST_BYTES = 2_000_000
_MOST_SECONDS = 2.0
_MOST_FOUND = 500


class FoundSection(NamedTuple):
    """A section of some file in the workspace."""

    name: str
    kind: Kind
    uri: str
    range: Range
    #: The name of its parent section.
    container: str


@dataclass
class Folders:
    """The files of a workspace that were read, by path, each with its time and size when it was read."""

    encoding: Encoding = "utf-16"
    files: dict[Path, tuple[tuple[int, int], tuple[FoundSection, ...]]] = field(
        default_factory=dict
    )

    def find(
        self, query: str, folders: Iterable[Path], skip: frozenset[Path]
    ) -> list[FoundSection]:
        """Return the sections whose names fit a query, of all files in `folders` but `skip`."""
        end = time.monotonic() + _MOST_SECONDS
        found: list[FoundSection] = []
        for path in find_files(folders):
            if path in skip:
                continue
            found += (section for section in self._sections_of(path) if fits(query, section.name))
            if len(found) >= _MOST_FOUND or time.monotonic() > end:
                break
        return found[:_MOST_FOUND]

    def _sections_of(self, path: Path) -> tuple[FoundSection, ...]:
        try:
            status = path.stat()
            state = (status.st_mtime_ns, status.st_size)
            if path not in self.files or self.files[path][0] != state:
                big = status.st_size > _MOST_BYTES
                self.files[path] = (state, () if big else self._read(path))
        except (OSError, InputError):
            return ()  # gone meanwhile, or not text
        return self.files[path][1]

    def _read(self, path: Path) -> tuple[FoundSection, ...]:
        found = read_input(str(path), Options(_FORMATS[path.suffix.lower()]))
        text = EditorText.of(found.file, self.encoding)
        return tuple(list_sections(Analysis(text, Settings(), found.file, found), path.as_uri()))


def list_sections(analysis: Analysis, uri: str) -> list[FoundSection]:
    """Return the sections of a file one after the other."""

    def walk(symbols: Iterable[Symbol], container: str) -> Iterator[FoundSection]:
        for symbol in symbols:
            yield FoundSection(
                symbol.name, symbol.kind, uri, analysis.range(symbol.heading), container
            )
            yield from walk(symbol.children, shorten(symbol.name))

    return list(walk(find_symbols(analysis.document), ""))


def fits(query: str, name: str) -> bool:
    """Tell whether a name contains each word of a query."""
    return all(word in name.lower() for word in query.lower().split())


def find_files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the reports in folders, hidden folders left out, up to the limit of one search."""
    count = 0
    for folder in folders:
        for place, inside, names in os.walk(folder):
            inside[:] = sorted(
                name for name in inside if name not in _SKIPPED and not name.startswith(".")
            )
            for name in sorted(names):
                path = Path(place, name)
                if path.suffix.lower() in _FORMATS and path.is_file():
                    count += 1
                    if count > _MOST_FILES:
                        return
                    yield path
