"""HTML: web pages as they are, and fragments; the text that a browser shows, one line a block.

Positions are those of the visible text, since the parser does not say where its characters stood.
"""

from __future__ import annotations

import re

from docparse.model.source import BLANKS, Origin, Source
from docparse.readers.html.encoding import decode_html
from docparse.readers.html.survey import Survey
from docparse.readers.html.visible import PageFacts
from docparse.readers.html.walk import Walk
from docparse.readers.shared.libxml import feed_html

_LONE = re.compile("[\0\ud800-\udfff]")
_BREAK_END = re.compile(r"</br[ \t\r\n/]{0,9}>", re.IGNORECASE)
_BODY = re.compile(r"<body", re.IGNORECASE)


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
    survey = feed_html(text, Survey(PageFacts(), end_tags, is_piece=is_piece))
    if survey.invisible_chars > survey.page_chars:
        survey = feed_html(
            text, Survey(PageFacts(shows_invisible=True), end_tags, is_piece=is_piece)
        )
    seen = feed_html(text, Walk(survey.result(), end_tags))
    return seen.source(origin)


def read_piece(html: str) -> Source | None:
    """Read a piece of HTML that stands in another text, `None` for one that shows nothing."""
    try:
        found = _read(html, Origin(), is_piece=True)
    except ValueError:
        return None
    return found._replace(text=found.text.rstrip("\n")) if found.text.strip(BLANKS + "\n") else None
