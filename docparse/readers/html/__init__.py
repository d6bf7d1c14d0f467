"""HTML: web pages as they are, and fragments; the text that a browser shows, one line a block.

Positions are those of the visible text, since the parser does not say where its characters stood.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, TypeVar, cast

from lxml import etree

from docparse.model.source import BLANKS, Origin, Source
from docparse.readers.decode import Decoded, DecodeError, decode
from docparse.readers.html.survey import Survey
from docparse.readers.html.visible import PageFacts, VisibleElements
from docparse.readers.html.walk import Walk

_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"""<(?:meta[ \t\r\n/][^>]{0,400}?charset|\?xml[^>]{0,100}?encoding)[ \t\r\n]{0,9}=[ \t\r\n"']{0,9}"""
    rb"([A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
#: What pages say -> what they mean; a page that says GB2312 has characters of GBK. Other names are
#: not believed: Python knows codecs that are no encodings of pages.
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(
        "gb2312 gb_2312-80 gbk x-gbk gb18030 cp936 ms936 windows-936 euc-cn".split(), "gb18030"
    ),
    **dict.fromkeys("big5 big5-hkscs big5hkscs cn-big5 x-x-big5 cp950".split(), "big5hkscs"),
    "hz-gb-2312": "hz",
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis windows-31j".split(), "cp932"),
    "euc-jp": "euc-jp",
    **dict.fromkeys("euc-kr ks_c_5601-1987 windows-949".split(), "cp949"),
    **dict.fromkeys("iso-8859-1 latin1 us-ascii ascii windows-1252".split(), "latin-1"),
}
#: A guess less sure than this is worse than a declaration that fits anything.
_SURE = 0.5
#: What only a page of Chinese in UTF-8 has: characters of three bytes.
_WIDE = re.compile("[\u0800-\uffff]")
_LONE = re.compile("[\0\ud800-\udfff]")
_BREAK_END = re.compile(r"</br[ \t\r\n/]{0,9}>", re.IGNORECASE)
_BODY = re.compile(r"<body", re.IGNORECASE)

_PIECE = 1 << 16

_Target = TypeVar("_Target", bound=VisibleElements)


def read_html(data: bytes, path: str = "", encoding: str = "") -> Source:
    """Decode `data`, a page or a piece of one, and keep what a browser shows of it.

    Raises `DecodeError` for bytes that are no text, `ValueError` for a page nested too deep.
    """
    page, name, certainty = decode_html(data, encoding)
    return _read(page, Origin(path, "html", name, certainty))


def _read(page: str, origin: Origin, *, is_piece: bool = False) -> Source:
    page = page.replace("\r\n", "\n").replace("\r", "\n")
    page = _BREAK_END.sub("<br>", _LONE.sub("\ufffd", page))
    text = page.encode()
    # Each makes the parser look through all elements that are open.
    end_tags = page.count("</") + sum(1 for _ in _BODY.finditer(page))
    survey = _parse(text, Survey(PageFacts(), end_tags, is_piece=is_piece))
    if survey.invisible_chars > survey.page_chars:
        survey = _parse(text, Survey(PageFacts(shows_invisible=True), end_tags, is_piece=is_piece))
    seen = _parse(text, Walk(survey.result(), end_tags))
    return seen.source(origin)


def read_piece(html: str) -> Source | None:
    """Read a piece of HTML that stands in another text, `None` for one that shows nothing."""
    try:
        found = _read(html, Origin(), is_piece=True)
    except ValueError:
        return None
    return found._replace(text=found.text.rstrip("\n")) if found.text.strip(BLANKS + "\n") else None


def decode_html(data: bytes, encoding: str = "") -> Decoded:
    """Turn a page into text: in `encoding`, by its byte order mark, as it declares, or by its words."""
    declared = "" if encoding or data.startswith(_BYTE_ORDER_MARKS) else _declared_in(data)
    if not declared:
        return decode(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Many a page was turned into UTF-8 and still says gb2312.
        if declared == "utf-8" or _WIDE.search(text):
            return decode(data, "utf-8")
    if declared == "latin-1":
        return _decode_latin(data)
    try:
        return decode(data, declared)
    except DecodeError:
        return decode(data)


def _declared_in(data: bytes) -> str:
    match = _DECLARED.search(data, 0, _HEAD)
    return _ENCODINGS.get(match[1].decode("ascii").lower(), "") if match else ""


def _decode_latin(data: bytes) -> Decoded:
    """Decode a page that says it is Latin: servers say so of everything."""
    try:
        guess = decode(data)
    except DecodeError:
        return decode(data, "latin-1")
    return guess if guess.certainty >= _SURE else decode(data, "latin-1")


def _parse(text: bytes, target: _Target) -> _Target:
    parser = etree.HTMLParser(
        target=cast(Any, target), encoding="utf-8", huge_tree=True, no_network=True
    )
    # An exception of the target stops the parser only where the piece ends that it is fed.
    for start in range(0, max(len(text), 1), _PIECE):
        parser.feed(text[start : start + _PIECE])
    parser.close()
    return target
