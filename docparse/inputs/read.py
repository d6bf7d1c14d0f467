"""The place where an input is opened, its format and encoding found out, and its text parsed.

Only texts too large for memory are read elsewhere, in `inputs.stream`.

read         a path, bytes or a file -> Document       `docparse.read`
read_input   a path, or - for standard input -> Input  the commands; raises `InputError`
read_bytes   the bytes of a file -> Input              the web page, documents of a corpus
read_text    a text that is decoded already -> Input   editors
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import TextIOBase
from os import PathLike, fspath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from docparse.inputs.errors import reading
from docparse.inputs.names import STDIN
from docparse.inputs.notes import Tell, lost_messages, tell_guess, tell_unread
from docparse.levels.profiles import Profile
from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.limits import INPUT
from docparse.model.source import Origin, Source
from docparse.model.style import Style
from docparse.pipeline import Trace, trace
from docparse.readers import find_format, read_source
from docparse.readers.decode import decode
from docparse.readers.formats import READERS, InputFormat

if TYPE_CHECKING:
    from docparse.levels.anchors import Correction, Loss, Placement

#: (source, the bytes of its file) -> the source that is parsed.
Prepare = Callable[[Source, bytes], Source]
#: How many bytes are read at a time.
_PIECE = 1 << 16


class SupportsRead(Protocol):
    """A binary file that is open."""

    def read(self, size: int, /) -> bytes | None:
        """Return up to `size` bytes, none at the end."""


class Options(NamedTuple):
    """How an input is read and parsed."""

    #: A name in `READERS`, or `auto`: told from the content, then from the suffix.
    format: str = "auto"
    #: Found out when empty.
    encoding: str = ""
    #: Samples of a house's own markers, `KR1：`, or rows of styles.
    styles: Sequence[str | Style] = ()
    #: A name in `PROFILES`: the kind of text.
    profile: str = ""
    #: Headings that are less sure than this stay text.
    min_confidence: float = 0.0
    #: Headings at levels set by hand, found by their words.
    corrections: Sequence[Correction] = ()
    #: The file that they are from: for messages.
    corrections_file: str = ""
    #: Levels set by hand, by the offset of the heading; 0 makes it text. The web page sends them.
    levels: Mapping[int, int] = {}
    #: What is beside an input is read too; see `surroundings`.
    looks_around: bool = False
    #: Of a web page, keep menus and all else around the article.
    whole_page: bool = False
    #: Opens a locked PDF.
    password: str = ""


DEFAULTS = Options()


class Input(NamedTuple):
    """One input, read and parsed."""

    source: Source
    document: Document
    #: The results of the stages; `None` for docparse's own XML and JSON, which hold a finished document.
    trace: Trace | None
    options: Options
    #: The bytes of the file.
    data: bytes = b""
    #: Where the corrections are in the text.
    placement: Placement | None = None

    @property
    def lost(self) -> Iterator[tuple[Correction, Loss]]:
        """The corrections that could not be followed, and why."""
        if self.placement is None or self.trace is None:
            return
        yield from self.placement.lost
        headings = {heading.span.start for heading in self.trace.headings}
        for offset, correction in self.placement.placed.items():
            if correction.level and offset not in headings:
                yield correction, "no_heading"

    @property
    def file(self) -> str:
        """The decoded file; the text of Markdown is only a part of it."""
        if not self.source.places:
            return self.source.text
        return decode(self.data, self.options.encoding or self.source.origin.encoding).text

    @property
    def stages(self) -> Trace:
        """The results of the stages, also for a finished document: its text is parsed again."""
        return self.trace or parse_source(self.source, self.options, self.placement)


def read(
    file: str | PathLike[str] | bytes | BinaryIO,
    *,
    format: InputFormat = "auto",
    encoding: str = "",
    styles: Sequence[str | Style] = (),
    profile: Profile = "",
    min_confidence: float = 0.0,
    corrections: Sequence[Correction] = (),
    extract_media: str | PathLike[str] = "",
    whole_page: bool = False,
    password: str = "",
) -> Document:
    """Read a document from a path, bytes or a binary file.

    - `format`: the input format. With `auto` it is detected from the content, then from the suffix.
    - `encoding`: detected if empty. `document.source.origin` has the encoding and its certainty.
    - `min_confidence`: headings below this are treated as text.
    - `whole_page`: keep the whole web page, not only the article.
    - `password`: opens a protected PDF.
    - `extract_media`: write the pictures to the folder `media` in this folder.
    - `styles`, `profile` and `corrections` are those of `docparse.parse`.

    docparse's own XML and JSON return the document that was written, whatever the options. Raises `OSError` if the file
    cannot be read, `DecodeError` if the bytes are not text or not of the format, `ValueError` for an unknown `format`, and
    `TypeError` for anything else, such as a file opened as text.
    """
    options = Options(format, encoding, styles, profile, min_confidence, corrections)
    options = options._replace(whole_page=whole_page, password=password)
    if isinstance(file, bytes):
        data, path = file, ""
    elif isinstance(file, (str, PathLike)):
        data, path = _read_file(file), str(file)
    elif _is_binary(file):
        data, path = _read_all(file), str(getattr(file, "name", ""))
    else:
        raise TypeError(Message("reading.read_takes_bytes", given=type(file).__name__))
    found, data = _find_source(data, options, path)
    if extract_media and isinstance(found, Source):
        from docparse.inputs.pictures import extract

        found = extract(found, data, fspath(extract_media))
    return _parsed(found, data, options).document


def _is_binary(file: object) -> bool:
    return hasattr(file, "read") and not isinstance(file, TextIOBase)


def read_input(
    path: str,
    options: Options = DEFAULTS,
    tell: Tell = lambda note: None,
    *,
    name: str = "",
    prepare: Prepare | None = None,
) -> Input:
    """Read one input, `-` for standard input, called `name` in messages; `tell` is told if the encoding was guessed.

    `prepare` may change the source before it is parsed: where its pictures are. Raises `InputError`.
    """
    shown = name or (Message("inputs.standard_input") if path == STDIN else path)
    with reading(shown):
        data = _read_all(sys.stdin.buffer) if path == STDIN else _read_file(path)
        found, data = _find_source(data, options, name or ("" if path == STDIN else path))
        if prepare and isinstance(found, Source):
            found = prepare(found, data)
    source = found.source if isinstance(found, Document) else found
    tell_guess(shown, source.origin, data, tell)
    if source.unread:
        tell_unread(shown, source, tell)
    parsed = _parsed(found, data, options)
    for _, message in lost_messages(parsed.lost, shown, options.corrections_file):
        tell(message)
    return parsed


def read_bytes(data: bytes, options: Options = DEFAULTS, path: str = "") -> Input:
    """Read the bytes of a file called `path`. Raises `DecodeError` or another `ValueError`."""
    return _parsed(*_find_source(data, options, path), options)


def read_text(text: str, options: Options = DEFAULTS, path: str = "") -> Input:
    """Read the text of a file called `path`, which is decoded already. Raises `ValueError`."""
    if options.format == "text":
        return _parsed(Source.of(text, Origin(path)), b"", options)
    # The reader removes the byte order mark again; one that the text itself begins with stays.
    return read_bytes(text.encode("utf-8-sig"), options._replace(encoding="utf-8"), path)


def parse_source(source: Source, options: Options, placement: Placement | None = None) -> Trace:
    """Return what each stage of the pipeline finds. Raises `ValueError` for a style or profile."""
    return trace(
        source,
        styles=options.styles,
        profile=options.profile,
        min_confidence=options.min_confidence,
        corrections={**(placement.levels if placement else {}), **options.levels},
    )


def _read_file(path: str | PathLike[str]) -> bytes:
    # No buffer and no path object: they take as long as reading a small file does.
    with open(path, "rb", buffering=0) as file:
        return _read_all(file)


def _read_all(file: SupportsRead) -> bytes:
    """Read a file to its end, or one byte more than the limit, which `read_source` refuses: /dev/zero has no end."""
    pieces = []
    left = INPUT.most + 1
    while left and (piece := file.read(min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _find_source(data: bytes, options: Options, path: str) -> tuple[Source | Document, bytes]:
    """Return the source, and the bytes that it was read from: those of the Word file that a program made of another."""
    name = find_format(data, options.format, path)
    found: Source | Document
    if READERS[name].programs:
        from docparse.inputs.to_word import to_docx  # few inputs need it

        data = to_docx(data, name)
        found = _named(read_source(data, format="docx", path=path), name)
    elif READERS[name].apart:
        from docparse.inputs.apart import Request, read_apart  # few inputs need it

        found = read_apart(Request(data, name, path, options.password))
    else:
        found = read_source(
            data,
            format=name,
            encoding=options.encoding,
            path=path,
            whole_page=options.whole_page,
        )
    if "logging" in sys.modules:  # loading it takes 6 ms, and nobody listens unless it is loaded
        _log(path, found.source.origin if isinstance(found, Document) else found.origin)
    return found, data


def _named(found: Source | Document, name: str) -> Source:
    """Return the source of a file that another program has converted, with the format of the original."""
    source = found.source if isinstance(found, Document) else found
    return source._replace(origin=source.origin._replace(format=name))


def _log(path: str, origin: Origin) -> None:
    import logging

    logging.getLogger("docparse").debug(
        "%s: read as %s, encoding %s, %.0f %% sure",
        path or "bytes",
        origin.format,
        origin.encoding,
        100 * origin.certainty,
    )


def _parsed(found: Source | Document, data: bytes, options: Options) -> Input:
    if isinstance(found, Document):
        return Input(found.source, found, None, options, data)
    placement = None
    if options.corrections:
        from docparse.levels.anchors import place  # most inputs have none

        placement = place(found, options.corrections)
    stages = parse_source(found, options, placement)
    return Input(found, stages.document, stages, options, data, placement)
