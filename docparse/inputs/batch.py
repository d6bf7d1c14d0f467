"""Files to files: read, parse and write each input, and say of each what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docparse.inputs.files import SCRATCH, STDIN, read_file, write_atomically
from docparse.model.document import Document
from docparse.model.source import Origin, Source
from docparse.readers import read_source
from docparse.readers.sniff import sniff
from docparse.writers import write
from docparse.writers.formats import WRITERS

if TYPE_CHECKING:
    from docparse.inputs.stream import Report

#: Below this a guessed encoding is reported.
_SURE = 0.9
#: A text file of more bytes is read report by report where the output allows it.
LARGE = 64_000_000


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
    """An input or output that cannot be used; its text names it, the place and the remedy.

    `kind` is one of those of `folders.tasks.Failure`.
    """

    def __init__(self, message: str, kind: str = "refused") -> None:
        super().__init__(message)
        self.kind = kind


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
        raise FileError(
            f"{path}: {fault}; this is a fault of docparse, please report it", "fault"
        ) from None


def load(path: str, options: Options, report: Callable[[str], None]) -> Source | Document:
    """Read one input, `-` for standard input; `report` hears of an encoding that is a guess.

    Raises `FileError`.
    """
    name = "standard input" if path == STDIN else path
    try:
        data = sys.stdin.buffer.read() if path == STDIN else read_file(path)
        found = read_source(
            data,
            format=options.format,
            encoding=options.encoding,
            path="" if path == STDIN else path,
        )
    except OSError as error:
        raise FileError(
            f"{name}: cannot be read: {error.strerror or error}", "unreadable"
        ) from None
    except ValueError as error:
        raise FileError(f"{name}: {error}") from None
    origin = found.source.origin if isinstance(found, Document) else found.origin
    _say_guess(name, origin, report)
    return found


def _say_guess(name: str, origin: Origin, report: Callable[[str], None]) -> None:
    if origin.certainty < _SURE:
        report(
            f"{name}: read as {origin.encoding}, {origin.certainty:.0%} sure; "
            "--encoding NAME overrules"
        )


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
    from docparse.inputs.split import split_reports

    for name, part in split_reports(document):
        yield name, encode(write(part, options.to, **options.writer))


def outputs_for(
    path: str, options: Options, report: Callable[[str], None]
) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Read one input and yield its outputs as `outputs_of` does, while it is read if it is large. Raises `FileError`."""
    if not _is_large_text(path, options):
        yield from outputs_of(document_of(load(path, options, report), options), options)
        return
    from docparse.inputs.write_reports import write_lines, write_reports

    reports = _streamed(path, options, report)
    if options.split:
        for name, part in write_reports(reports, options.to, options.writer):
            yield name, encode(part)
    else:
        yield "", map(encode, write_lines(reports))


def _is_large_text(path: str, options: Options) -> bool:
    """Tell whether an input is read report by report: a large text file, and an output that allows it."""
    if path == STDIN or not (options.split or options.to == "jsonl"):
        return False
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size <= LARGE or options.format not in ("auto", "text"):
                return False
            return options.format == "text" or sniff(file.read(LARGE // 1000), path) == "text"
    except (OSError, ValueError):
        return False  # reading it says what is wrong


def _streamed(path: str, options: Options, report: Callable[[str], None]) -> Iterator[Report]:
    from docparse.inputs.stream import iter_reports

    first = True
    try:
        for found in iter_reports(
            path,
            encoding=options.encoding,
            styles=options.styles,
            profile=options.profile,
            min_confidence=options.min_confidence,
        ):
            if first:
                _say_guess(path, found.document.source.origin, report)
                first = False
            yield found
    except OSError as error:
        raise FileError(
            f"{path}: cannot be read: {error.strerror or error}", "unreadable"
        ) from None
    except ValueError as error:
        raise FileError(f"{path}: {error}") from None


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
    path: str, into: Path, target: str, options: Options, report: Callable[[str], None]
) -> tuple[str, ...]:
    """Convert one input into the folder `into`: the file `target` there, or files in the folder `target`.

    Returns the outputs as places in `into`. Raises `FileError`.
    """
    with naming(path):
        written = []
        folder = os.fspath(into)
        # One for each process: new files in one folder are made one after the other, whoever makes them.
        scratch = f"{folder}/{SCRATCH}/{os.getpid()}"
        for name, data in outputs_for(path, options, report):
            place = f"{target}/{name}{WRITERS[options.to].suffix}" if options.split else target
            place = place.removeprefix("/")
            output = f"{folder}/{place}"
            if is_same(output, path):
                raise overwriting(path, into / place)
            save(output, data, scratch)
            written.append(place)
    return tuple(written)


def overwriting(path: str, output: Path) -> FileError:
    """Return what is said of an input that its own output would replace."""
    return FileError(f"{path}: not converted: {output} would be written over", "overwrite")


def is_same(target: str | Path, path: str) -> bool:
    """Tell whether an output is the file `path` itself."""
    if path == STDIN:
        return False
    try:
        # the output first: mostly it is not there yet
        return os.path.samestat(os.stat(target), os.stat(path))
    except (OSError, ValueError):
        return False


def save(
    target: str | Path, data: bytes | Iterator[bytes], scratch: str | Path | None = None
) -> None:
    """Write an output whole or not at all. Raises `FileError`."""
    try:
        write_atomically(target, data, scratch)
    except OSError as error:
        raise FileError(
            f"{Path(target)}: cannot be written: {error.strerror or error}", "unwritable"
        ) from None
