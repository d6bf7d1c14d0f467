"""The encoding of a web page: what it declares, checked against its bytes."""

from __future__ import annotations

import codecs
import re

from docparse.readers.decode import Decoded, DecodeError, decode

_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"""
    < (?: meta [ \t\r\n/] [^>]{0,400}? charset | \?xml [^>]{0,100}? encoding )
    [ \t\r\n]{0,9} = [ \t\r\n"']{0,9}
    ([A-Za-z0-9_:.-]{1,40})  # the name of the encoding
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: How many bytes at the beginning of a page are searched for it.
_HEAD = 4096
#: Name in pages -> encoding. A page that declares GB2312 may have characters of GBK. Other names are ignored:
#: some of Python's codecs are not encodings of pages.
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
#: A guess less certain than this is worse than Latin-1, which fits any bytes.
_CERTAIN = 0.5
#: Characters of three bytes in UTF-8: bytes of another encoding hardly ever decode to one.
_WIDE = re.compile("[\u0800-\uffff]")


def decode_html(data: bytes, encoding: str = "") -> Decoded:
    """Decode a page: in `encoding`, by its byte order mark, as it declares, or by its words."""
    declared = "" if encoding or data.startswith(_BYTE_ORDER_MARKS) else _declared_encoding(data)
    if not declared:
        return decode(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Many pages were converted to UTF-8 and still declare gb2312.
        if declared == "utf-8" or _WIDE.search(text):
            return decode(data, "utf-8")
    if declared == "latin-1":
        return _decode_latin(data)
    try:
        return decode(data, declared)
    except DecodeError:
        return decode(data)


def _declared_encoding(data: bytes) -> str:
    match = _DECLARED.search(data, 0, _HEAD)
    return _ENCODINGS.get(match[1].decode("ascii").lower(), "") if match else ""


def _decode_latin(data: bytes) -> Decoded:
    """Decode a page that declares Latin-1, as some servers do for every page."""
    try:
        guess = decode(data)
    except DecodeError:
        return decode(data, "latin-1")
    return guess if guess.certainty >= _CERTAIN else decode(data, "latin-1")
