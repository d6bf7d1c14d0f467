"""Compilations of any size, report by report: what is kept in memory follows the largest report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from docparse.inputs.errors import reading
from docparse.inputs.names import STDIN, safe_name
from docparse.inputs.notes import Tell, tell_guess
from docparse.inputs.read import Options, parse_source
from docparse.inputs.split import cut_apart
from docparse.levels.profiles import Profile
from docparse.model.document import Document
from docparse.model.source import Origin, Source
from docparse.model.style import Style
from docparse.readers.decode import decode_stream
from docparse.readers.sniff import sniff
from docparse.writers.formats import write_as
from docparse.writers.jsonl.document import section_rows
from docparse.writers.shared.json_text import to_json

#: A text file of more bytes is read report by report where the output allows it.
LARGE = 64_000_000

#: So many characters are read before anything is decided: about 6 MB of UTF-8.
WINDOW = 2_000_000
#: The last eighth of a window is decided when more has been read: the evidence after it is missing yet.
_MARGIN = 8


class Report(NamedTuple):
    """One report of a compilation, and where it is in the file."""

    #: A document of its own, with offsets that count from 0.
    document: Document
    #: Its title, or that of the document if it is not a compilation; 前言 before the first report.
    title: str
    #: How many characters of the file come before it, and the line that it begins on, from 1.
    start: int
    line: int


def iter_reports(
    file: str | PathLike[str] | BinaryIO,
    *,
    encoding: str = "",
    styles: Sequence[str | Style] = (),
    profile: Profile = "",
    min_confidence: float = 0.0,
    window: int = WINDOW,
) -> Iterator[Report]:
    """Yield the reports of a plain text compilation, one at a time, from a path or a binary file.

    Text before the first report comes first, and a text without reports comes as a whole. Together, the documents are the
    text of the file. Up to `window` characters, the reports are those of `docparse.parse`. A larger file is searched one
    window at a time, so running heads and line widths are judged within the window.

    The encoding is detected from the first megabytes. Raises `OSError`, or `DecodeError` if bytes do not fit the
    encoding, possibly after some reports. The other options are those of `read`.
    """
    options = Options("text", encoding, styles, profile, min_confidence)
    if isinstance(file, (str, PathLike)):
        with Path(file).open("rb") as opened:
            yield from _iter_reports(opened, options, window)
    else:
        yield from _iter_reports(file, options, window)


def _iter_reports(file: BinaryIO, options: Options, window: int) -> Iterator[Report]:
    decoded = decode_stream(file, options.encoding)
    origin = Origin(str(getattr(file, "name", "")), "text", decoded.encoding, decoded.certainty)

    def parse(text: str) -> Document:
        return parse_source(Source.of(text, origin), options).document

    yield from cut_reports(decoded.pieces, parse, window)


def is_large_text(path: str, options: Options) -> bool:
    """Tell whether an input is a text file of more than `LARGE` bytes."""
    if path == STDIN or options.format not in ("auto", "text"):
        return False
    try:
        with Path(path).open("rb") as file:
            if os.fstat(file.fileno()).st_size <= LARGE:
                return False
            return options.format == "text" or sniff(file.read(LARGE // 1000), path) == "text"
    except (OSError, ValueError):
        return False  # `read_input` finds out what is wrong


def read_reports(path: str, options: Options, tell: Tell) -> Iterator[Report]:
    """Yield the reports of a text file while it is read; `tell` is told if the encoding was guessed. Raises `InputError`."""
    with reading(path), Path(path).open("rb") as file:
        beginning = file.read(LARGE // 1000)
        file.seek(0)
        for number, report in enumerate(_iter_reports(file, options, WINDOW)):
            if number == 0:
                tell_guess(path, report.document.source.origin, beginning, tell)
            yield report


def cut_reports(
    pieces: Iterable[str], parse: Callable[[str], Document], window: int = WINDOW
) -> Iterator[Report]:
    """Yield the reports of the text that `pieces` make up, parsing a window of it at a time."""
    pieces = iter(pieces)
    buffer, wanted, known = (
        "",
        window,
        0,
    )  # `known` characters were given already, and are read again
    start, line = 0, 1
    ended = False
    while not ended or known < len(buffer):
        buffer, ended = _fill(buffer, pieces, wanted)
        # Near the end of the window the search has not seen the next numbers.
        sure = len(buffer) if ended else len(buffer) - window // _MARGIN
        at = before = 0
        for title, document in cut_apart(parse(buffer)):
            text = document.source.text
            end = at + len(text)
            if end > sure or at < known < end:
                break
            if at >= known:
                yield Report(document, title, start, line)
                start, line = start + len(text), line + text.count("\n")
            before, at = at, end
        if at < known:  # the report before hides where this one begins
            buffer, known, wanted = buffer[known:], 0, window
        elif at == known and not ended:  # nothing is whole yet
            wanted = 2 * len(buffer)
        else:
            # The report before is evidence: …报告12 opens one because …报告11 did.
            buffer, known = buffer[before:], at - before
            wanted = known + window


def _fill(buffer: str, pieces: Iterator[str], wanted: int) -> tuple[str, bool]:
    """Return the buffer filled to the `wanted` length, and whether the text has ended."""
    read, length = [buffer], len(buffer)
    while length < wanted:
        piece = next(pieces, None)
        if piece is None:
            return "".join(read), True
        read.append(piece)
        length += len(piece)
    return "".join(read), False


def write_reports(
    reports: Iterable[Report], to: str, options: Mapping[str, Any]
) -> Iterator[tuple[str, str | bytes]]:
    """Yield (name without suffix, written report) for each report; names begin with its number in six figures.

    The text before the first report is numbered 0, as in `split.split_reports`.
    """
    number = -1
    for document, title, _, _ in reports:
        if number < 0:
            number = 1 if next(document.reports(), None) else 0
        yield f"{number:06d}-{safe_name(title)}", write_as(document, to, options)
        number += 1


def write_rows(reports: Iterable[Report]) -> Iterator[str]:
    """Yield the rows of `write_jsonl` for each report, with positions in the whole file.

    An id is unique within its report.
    """
    for document, _, start, line in reports:
        rows = [
            {
                **row,
                "start": row["start"] + start,
                "end": row["end"] + start,
                "line": row["line"] + line - 1,
            }
            for row in section_rows(document)
        ]
        yield "".join([to_json(row) + "\n" for row in rows])
