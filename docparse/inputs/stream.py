"""Compilations of any size, report by report: what is kept in memory follows the largest report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NamedTuple

from docparse.inputs.split import cut_apart
from docparse.model.document import Document
from docparse.model.source import Origin, Source
from docparse.pipeline import trace
from docparse.readers.decode import decode_stream

#: So many characters are read before anything is decided: about 6 MB of UTF-8.
WINDOW = 2_000_000
#: What the last of these opens is decided when more has been read: behind it there is no evidence yet.
_MARGIN = 8


class Report(NamedTuple):
    """One report of a compilation, and where in the file it stands."""

    #: A document of its own, with offsets that count from 0.
    document: Document
    #: Its title, that of the document if it is no compilation; 前言 before the first report.
    title: str
    #: How many characters of the file stand before it, and the line that it begins on, from 1.
    start: int
    line: int


def iter_reports(
    file: str | PathLike[str] | BinaryIO,
    *,
    encoding: str = "",
    styles: Sequence[str] = (),
    profile: str = "",
    min_confidence: float = 0.0,
    window: int = WINDOW,
) -> Iterator[Report]:
    """Yield the reports of a compilation in plain text, a path or a binary file, while it is read.

    What stands before the first report comes first; a text without reports comes whole. The texts of all
    documents, put together, are the text of the file. A file of no more than `window` characters has the
    reports of `docparse.parse`. In a larger one the search sees a window of it at a time, which begins with
    the report before the one that is looked for and grows until that is whole; what counts over a whole
    text, a running head or the width of its lines, counts over the window.

    The encoding is found out from the first megabytes. Raises `OSError`, and `DecodeError` where bytes are no
    text in it, which may be behind reports that were given out. The other options are those of `read`.
    """
    if isinstance(file, (str, PathLike)):
        with Path(file).open("rb") as opened:
            yield from iter_reports(
                opened,
                encoding=encoding,
                styles=styles,
                profile=profile,
                min_confidence=min_confidence,
                window=window,
            )
        return
    decoded = decode_stream(file, encoding)
    origin = Origin(str(getattr(file, "name", "")), "text", decoded.encoding, decoded.certainty)

    def parse(text: str) -> Document:
        source = Source.of(text, origin)
        found = trace(source, styles=styles, profile=profile, min_confidence=min_confidence)
        return found.document

    yield from cut_reports(decoded.pieces, parse, window)


def cut_reports(
    pieces: Iterable[str], parse: Callable[[str], Document], window: int = WINDOW
) -> Iterator[Report]:
    """Yield the reports of the text that `pieces` make up, parsing a window of it at a time."""
    pieces = iter(pieces)
    buffer, wanted, known = "", window, 0  # `known` characters were given out, and are read again
    start, line = 0, 1
    ended = False
    while not ended or known < len(buffer):
        buffer, ended = _fill(buffer, pieces, wanted)
        # Close to the end the search has not seen what the numbers go on to.
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
    """Return the buffer with so many characters in it, and whether that was the last of them."""
    read, length = [buffer], len(buffer)
    while length < wanted:
        piece = next(pieces, None)
        if piece is None:
            return "".join(read), True
        read.append(piece)
        length += len(piece)
    return "".join(read), False
