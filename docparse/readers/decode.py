"""Bytes to text: by a byte order mark, as strict UTF-8, or in the encoding in which it reads most like a language.

A guess comes with a certainty. Bytes that no encoding fits are refused, never repaired.
"""

from __future__ import annotations

import codecs
import re
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from docparse.messages import Message
from docparse.readers.guess import SIGNS, find_readings

#: Byte order marks, longest first. UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
#: A text of at most so many characters may be UTF-8 by chance: 一 in GB18030 is also a letter of Bashkir, and
#: 世 in UTF-16 an N with a control character.
_SHORT = 40
#: A guess that is less certain than this is reported, with what else the text may be.
SURE = 0.95
#: So many bytes are enough to name an encoding of another language.
_SAMPLE = 16_000
_CONTROL = re.compile(r"[\0-\x08\x0b\x0e-\x1a\x7f]")
#: For a file that is read in pieces: the bytes that decide the encoding, and the bytes read at a time.
_BEGINNING = 4 << 20
_PIECE = 1 << 20


class DecodeError(ValueError):
    """Bytes that are not text in any encoding tried, or a file that is not what it seems to be.

    `offset` is the first byte, from 0, that does not fit.
    """

    def __init__(self, message: Message | str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


class Decoded(NamedTuple):
    """A text, its encoding, and how certain that is (1.0: not a guess)."""

    text: str
    encoding: str
    certainty: float


class Stream(NamedTuple):
    """A text in pieces, its encoding, and how certain that is."""

    pieces: Iterator[str]
    encoding: str
    certainty: float


def decode_stream(file: BinaryIO, encoding: str = "") -> Stream:
    """Decode a binary file while it is read; the first megabytes decide the encoding.

    Raises `DecodeError` as `decode` does. So does the iterator, for bytes further on that do not fit.
    """
    beginning = file.read(_BEGINNING)
    cut = len(beginning)
    if cut == _BEGINNING:
        # Cut no character: UTF-16 has NULs, and elsewhere a line feed is not part of another character.
        cut = cut // 4 * 4 if b"\0" in beginning else beginning.rfind(b"\n") + 1 or cut
    found = decode(beginning[:cut], encoding)
    codec = next((codec for mark, codec, _ in _MARKS if beginning.startswith(mark)), found.encoding)
    errors = encoding.partition(":")[2] or "strict"
    decoder = getincrementaldecoder(encoding.partition(":")[0] or codec)(errors)
    return Stream(_pieces_of(file, beginning, decoder), found.encoding, found.certainty)


def _pieces_of(file: BinaryIO, data: bytes, decoder: IncrementalDecoder) -> Iterator[str]:
    before, first = 0, True  # the number of bytes before `data`
    while True:
        held = len(
            decoder.getstate()[0]
        )  # the beginning of a character at the end of the last piece
        try:
            piece = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            offset = before - held + error.start
            message = Message(
                "reading.not_in_encoding_further_on", encoding=error.encoding, byte=offset
            )
            raise DecodeError(message, offset) from None
        if piece:
            yield piece.removeprefix("\ufeff") if first else piece
            first = False
        if not data:
            return
        before += len(data)
        data = file.read(_PIECE)


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Decode `data` in `encoding`; if that is empty, in the encoding that fits.

    `encoding` may end in `:replace` to read damaged places as U+FFFD. Raises `DecodeError` with the
    offset of the first byte that does not fit.
    """
    if encoding:
        return _decode_as(data, encoding)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_as(data, codec, marked=True).text, name, 1.0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error.start)
    if "\0" in text or any(sign in data for sign in SIGNS) or _may_be_chance(data, text):
        return _guess_beside_utf8(data, text)
    return Decoded(text, "utf-8", 1.0)


def _may_be_chance(data: bytes, text: str) -> bool:
    """Tell whether the bytes of a short text may be UTF-8 only by chance."""
    if len(text) > _SHORT:
        return False
    if text.isascii():
        return not text.isprintable() and bool(_CONTROL.search(text))
    # More than every second character of three bytes is no chance.
    return len(data) <= 2 * len(text)


def _guess_beside_utf8(data: bytes, text: str) -> Decoded:
    """Decode bytes that are `text` in UTF-8, but perhaps only by chance: in doubt they are."""
    certainties = {reading.encoding: reading.certainty for reading in find_readings(data)}
    likeliest = next(iter(certainties), "utf-8")
    if not certainties and any(sign in data for sign in SIGNS):
        return _guess(data, 0)  # an escape of an encoding that is not known
    if likeliest != "utf-8" and certainties[likeliest] >= SURE:
        return _guess(data, max(data.find(b"\0"), 0))
    if "\0" in text and text.isascii():
        offset = data.index(b"\0")
        raise DecodeError(Message("reading.not_text", byte=offset), offset)
    certainty = certainties.get("utf-8", 0.0) if certainties else 1.0
    # Where nothing else is likely, it is UTF-8 like any other.
    return Decoded(text, "utf-8", 1.0 if certainty >= SURE else round(certainty, 2))


def _decode_as(data: bytes, encoding: str, *, marked: bool = False) -> Decoded:
    """Decode `data` in `encoding`, which the user gave, or its byte order mark (`marked`)."""
    name, _, errors = encoding.partition(":")
    try:
        known = bool("".encode(name) is not None) and errors in ("", "strict", "replace")
    except (LookupError, ValueError):
        known = False  # rot13 is a codec, but does not encode text as bytes
    if not known:
        raise DecodeError(Message("reading.unknown_encoding", name=encoding))
    try:
        text = data.decode(name, errors or "strict")
    except UnicodeError as error:
        offset = error.start if isinstance(error, UnicodeDecodeError) else 0
        message = (
            Message("reading.not_as_marked", encoding=name, byte=offset)
            if marked
            else Message("reading.not_in_encoding", encoding=name, byte=offset)
        )
        raise DecodeError(message, offset) from None
    return Decoded(text.removeprefix("\ufeff"), name, 1.0)


def _refusal(data: bytes, offset: int) -> Message:
    """Return why bytes are refused; chardet names the encodings of other languages, such as windows-1251."""
    try:
        import chardet  # takes 0.1 s to load
    except ModuleNotFoundError:  # in a browser, where it would only word the refusal
        return Message("reading.no_known_encoding", byte=offset)
    found = chardet.detect(data[:_SAMPLE])["encoding"]
    try:
        if found and not _CONTROL.search(data.decode(found)):
            return Message("reading.may_be_encoding", byte=offset, encoding=found.lower())
    except (LookupError, UnicodeError):
        pass
    return Message("reading.no_known_encoding", byte=offset)


def _guess(data: bytes, offset: int) -> Decoded:
    """Decode bytes in the encoding in which they read best; they are not UTF-8 from byte `offset` on."""
    readings = find_readings(data)
    if not readings:
        raise DecodeError(_refusal(data, offset), offset)
    name, certainty, damage = readings[0]
    text = ""
    if damage < 0:
        try:
            text = data.decode(name)
        except UnicodeDecodeError as error:
            damage = error.start
    if damage >= 0:
        # One damaged byte in a UTF-8 file must not make it GB18030, which would be nonsense.
        raise DecodeError(Message("reading.damaged", encoding=name, byte=damage), damage)
    if "\0" in text:
        raise DecodeError(Message("reading.not_text", byte=offset), offset)
    return Decoded(text, name, round(certainty, 2))
