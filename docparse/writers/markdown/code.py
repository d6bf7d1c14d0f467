"""Blocks that are kept as they are: code between fences, and HTML."""

from __future__ import annotations

import re

from docparse.model.source import BLANKS
from docparse.writers.markdown.escape import fence_of

#: How a block of HTML begins that goes on over empty lines, and what ends it (CommonMark 0.31, 4.6).
_LONG_HTML = tuple(
    (re.compile(" {0,3}<" + start, re.IGNORECASE), end)
    for start, end in (
        ("!--", "-->"),
        ("[?]", "?>"),
        (r"!\[CDATA\[", "]]>"),
        ("![a-z]", ">"),
        ("pre(?=[ \t>\n]|$)", "</pre>"),
        ("script(?=[ \t>\n]|$)", "</script>"),
        ("style(?=[ \t>\n]|$)", "</style>"),
        ("textarea(?=[ \t>\n]|$)", "</textarea>"),
    )
)
_HTML = re.compile(" {0,3}<[A-Za-z/!?]")
_NOT_IN_INFO = re.compile(r"[`\\&\r\n\0]")


def write_code(text: str, language: str = "") -> str:
    """Write `text` between fences that nothing in it closes."""
    fence = fence_of(text, 3)
    info = _NOT_IN_INFO.sub("", language).strip(BLANKS)
    code = text.replace("\0", "\ufffd")
    return f"{fence}{info}\n{code}\n{fence}" if code else f"{fence}{info}\n{fence}"


def write_raw(text: str, form: str) -> str:
    """Write a block of HTML as it is, closed where it would go on to the end of the file."""
    if form != "html" or not _HTML.match(text):
        return write_code(text, form)
    for start, end in _LONG_HTML:
        if (begun := start.match(text)) and end not in text[begun.end() :].lower():
            return f"{text}\n{end}"
    return text
