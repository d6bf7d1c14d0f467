"""Files to files: read, parse and write each input, and say of each what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from docparse.document import Document
from docparse.files import STDIN, write_atomically
from docparse.readers import read_source
from docparse.source import Source
from docparse.writers import WRITERS, write

#: Below this a guessed encoding is reported.
_SURE = 0.9


class Options(NamedTuple):
    """How inputs are read and what is made of them."""

    format: str = "auto"
    encoding: str = ""
    styles: Sequence[str] = ()
    profile: str = ""
    min_confidence: float = 0.0
    to: str = "markdown"
    #: One output for each report of a compilation.
    split: bool = False
    #: Options of the writer.
    writer: Mapping[str, Any] = {}


class FileError(Exception):
    """An input or output that cannot be used; its text names it, the place and the remedy."""


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Turn a fault of docparse's own on the input `path` into a `FileError`: the other inputs go on.

    With DOCPARSE_TRACEBACK set in the environment it is raised as it is.
    """
    try:
        yield
    except FileError:
        raise
    except Exception as error:
        if "DOCPARSE_TRACEBACK" in os.environ:
            raise
        fault = " ".join(f"{type(error).__name__}: {error}".split())
        raise FileError(f"{path}: {fault}; this is a fault of docparse, please report it") from None


def load(path: str, options: Options, report: Callable[[str], None]) -> Source | Document:
    """Read one input, `-` for standard input; `report` hears of an encoding that is a guess.

    Raises `FileError`.
    """
    name = "standard input" if path == STDIN else path
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        found = read_source(
            data,
            format=options.format,
            encoding=options.encoding,
            path="" if path == STDIN else path,
        )
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise FileError(f"{name}: {error}") from None
    origin = found.source.origin if isinstance(found, Document) else found.origin
    if origin.certainty < _SURE:
        report(
            f"{name}: read as {origin.encoding}, {origin.certainty:.0%} sure; "
            "--encoding NAME overrules"
        )
    return found


def document_of(found: Source | Document, options: Options) -> Document:
    """Parse a source; a document is one already. Raises `ValueError` for a sample of no sense."""
    if isinstance(found, Document):
        return found
    from docparse.pipeline import trace

    return trace(
        found,
        styles=options.styles,
        profile=options.profile,
        min_confidence=options.min_confidence,
    ).document


def outputs_of(document: Document, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield (name without suffix, bytes) for each output; the name is empty for the whole document."""
    if not options.split:
        yield "", encode(write(document, options.to, **options.writer))
        return
    from docparse.split import split_reports

    for name, part in split_reports(document):
        yield name, encode(write(part, options.to, **options.writer))


def find_pandoc() -> int:
    """Return the major version of the pandoc that is installed; 3 if there is none, or it does not say.

    Pandoc 2 and 3 each refuse the JSON that is made for the other.
    """
    import subprocess

    try:
        said = subprocess.run(
            ["pandoc", "--version"], capture_output=True, text=True, check=True, timeout=10
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return 3
    return 2 if said.startswith("pandoc 2.") else 3


def encode(text: str) -> bytes:
    """Return `text` as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.encode("utf-8")


def convert_file(
    path: str,
    place: Path | None,
    into: Path,
    options: Options,
    taken: set[Path],
    report: Callable[[str], None],
) -> None:
    """Convert one input into the folder `into`, at its `place` there; `None` is the folder itself.

    `taken` are the outputs of this run: none is written twice, nor over an input. Raises `FileError`.
    """
    suffix = WRITERS[options.to].suffix
    if options.split:
        folder = into / _free(place.with_suffix(""), place, into, taken) if place else into
        taken.add(folder)
    with naming(path):
        document = document_of(load(path, options, report), options)
        for name, data in outputs_of(document, options):
            if options.split:
                target = folder / f"{name}{suffix}"
            else:
                place = place or Path("report")
                target = into / _free(place.with_suffix(suffix), place, into, taken)
            if is_same(target, path):
                raise FileError(f"{path}: not converted: {target} would be written over")
            taken.add(target)
            save(target, data)


def _free(wanted: Path, place: Path, into: Path, taken: set[Path]) -> Path:
    """Return `wanted`, or with the input's own suffix in it if this run has written that: a.md.html."""
    if into / wanted not in taken:
        return wanted
    wanted = wanted.with_name(place.name + wanted.suffix)
    number = 2
    free = wanted
    while into / free in taken:  # the same name from two folders on the command line
        free = wanted.with_name(f"{place.name}-{number}{wanted.suffix}")
        number += 1
    return free


def is_same(target: Path, path: str) -> bool:
    """Tell whether an output is the file `path` itself."""
    if path == STDIN:
        return False
    try:
        return target.samefile(path)
    except (OSError, ValueError):
        return False


def save(target: Path, data: bytes) -> None:
    """Write an output whole or not at all. Raises `FileError`."""
    try:
        write_atomically(target, data)
    except OSError as error:
        raise FileError(f"{target}: cannot be written: {error.strerror or error}") from None
