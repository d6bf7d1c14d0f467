"""Bytes to text: by a byte order mark, as strict UTF-8, or in the encoding in which it reads most like Chinese.

A guess comes with a certainty. Bytes that no encoding fits are refused, never repaired.
"""

from __future__ import annotations

import codecs
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from docparse.messages import Message

#: Byte order marks, longest first. UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_ENCODINGS = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
#: chardet's name -> the one of these that decodes such bytes too.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz-gb-2312": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
}
#: The commonest characters of Chinese prose, Simplified and Traditional, with numerals and full-width punctuation.
#: They are about four in ten characters of a text decoded right, and one in thirty of a text decoded wrong.
#: GB18030 and Big5 share most byte pairs, so only the words tell them apart.
_COMMON = frozenset(
    "，。、；：？！（）《》“”‘’　·—…「」『』〔〕【】的一是了不在有人这這个個上们們来來到时時大地为為子中你说說生国國年着著就"
    "那和要他她出也得里裡后後自以会會家可下而过過天去能对對小多然于於心学學么麼之都好看起发發当當没沒成只如事把还還用第样樣"
    "道想作种種开開美总總从從无無情面最女但现現前些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間斯知"
    "世什两兩次使身者被高已其进進此话話常与與活正感工作报報告通知规規定关關市县縣区區民政府建设設管理部门門单單务務全体體"
    "主要加强強加强制度安实實施各级級组組织織员員会议議问問题題调調研二三四五六七八九十百千万萬元月日号號条條章节節项項目标標"
    "本及应應或等并並将將由其他人员相负負责責保护護计計划劃公司法律教育经济濟社重点點新提合资資产產业業环環境水电電服表内內外"
)
_SAMPLE = 200_000
#: For a file that is read in pieces: the bytes that decide the encoding, and the bytes read at a time.
_BEGINNING = 4 << 20
_PIECE = 1 << 20


class DecodeError(ValueError):
    """Bytes that are not text in the encoding given, or in any that was tried; or a file that cannot be read.

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
    if "\0" in text and _share_of_common(text) < 0.1:
        return _guess(data, data.index(b"\0"))
    return Decoded(text, "utf-8", 1.0)


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


def _guess(data: bytes, offset: int) -> Decoded:
    """Decode bytes that are not UTF-8 from byte `offset` on, in the encoding in which they read best."""
    readings = []
    for name in _ENCODINGS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        readings.append((_share_of_common(text), name, text))
    readings.sort(key=lambda reading: reading[0], reverse=True)
    damaged = _share_in_damaged(data)
    if not readings or damaged > readings[0][0]:
        # One damaged byte in a UTF-8 file must not make it GB18030, which would be nonsense.
        message = (
            Message("reading.damaged_utf8", byte=offset)
            if damaged > 0.1
            else Message("reading.no_known_encoding", byte=offset)
        )
        raise DecodeError(message, offset)
    share, name, text = readings[0]
    agreed = _chardet_guess(data) == name
    if "\0" in text or not (share or agreed):
        raise DecodeError(Message("reading.not_text", byte=offset), offset)
    runner_up = readings[1][0] if len(readings) > 1 else 0.0
    certainty = share / (share + runner_up) if share else 0.0
    # Two votes, by the words and by chardet: certain if they agree, uncertain if not.
    certainty = (1 + certainty) / 2 if agreed else certainty * min(1.0, share / 0.25)
    return Decoded(text, name, round(certainty, 2))


def _share_in_damaged(data: bytes) -> float:
    """Return the share of common characters in `data` as UTF-8, with bytes that are not UTF-8 counted against it.

    Twelve characters of GB18030 may contain one or two characters of UTF-8 by chance.
    """
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    # A common character has three bytes in UTF-8.
    found = sum(char in _COMMON for char in sample.decode("utf-8", "ignore"))
    return min(1.0, 3 * found / high) if high else 0.0


def _share_of_common(text: str) -> float:
    """Return the share of common characters among those outside ASCII."""
    seen = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not seen:
        return 0.0
    return sum(char in _COMMON for char in seen) / len(seen)


def _chardet_guess(data: bytes) -> str:
    """Return chardet's answer as one of `_ENCODINGS`, empty if it has none."""
    import chardet  # takes 0.1 s to load, and is only needed for what is not UTF-8

    name = (chardet.detect(data)["encoding"] or "").lower()
    return _SUPERSETS.get(name, name)
