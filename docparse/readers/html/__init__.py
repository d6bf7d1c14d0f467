"""HTML, whole pages and fragments, to the text that a browser shows, with a line for each block.

A page is parsed three times: `Survey` finds out what is page layout, `ReadLines` collects what tells the article from
what is around it, then `Walk` writes the text. Positions are those of the text, since the parser does not say where in
the file a character was.
"""

from __future__ import annotations

import re

from docparse.model.source import BLANKS, Origin, Source
from docparse.readers.html.encoding import decode_html
from docparse.readers.html.facts import add_article
from docparse.readers.html.lines import ReadLines
from docparse.readers.html.survey import Survey
from docparse.readers.html.visible import PageFacts
from docparse.readers.html.walk import Walk
from docparse.readers.shared.libxml import feed_html

_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_BREAK_END = re.compile(r"</br[ \t\r\n/]{0,9}>", re.IGNORECASE)
_BODY = re.compile(r"<body", re.IGNORECASE)
#: What a page has and a fragment may not have.
_PAGE = re.compile(r"<(?:html|body|title)\b", re.IGNORECASE)
#: The main part of a page that docparse wrote: all of it is the text, and nothing else is.
_OWN_MAIN = '<main id="_text">'


def read_html(
    data: bytes, path: str = "", encoding: str = "", *, whole_page: bool = False
) -> Source:
    """Read a page or a fragment into the text that a browser shows.

    What is around the article of a page is furniture, unless `whole_page`.

    Raises `DecodeError` for bytes that are not text, `ValueError` for a page that is nested too deep.
    """
    page, name, certainty = decode_html(data, encoding)
    return _read(page, Origin(path, "html", name, certainty), whole_page=whole_page)


def _read(
    page: str, origin: Origin, *, whole_page: bool = False, is_fragment: bool = False
) -> Source:
    page = page.replace("\r\n", "\n").replace("\r", "\n")
    page = _BREAK_END.sub("<br>", _NOT_TEXT.sub("\ufffd", page))
    text = page.encode()
    # For each of these the parser looks through all open elements.
    end_tags = page.count("</") + sum(1 for _ in _BODY.finditer(page))
    survey = feed_html(text, Survey(PageFacts(), end_tags, is_fragment=is_fragment))
    if survey.invisible_chars > survey.page_chars:
        survey = feed_html(
            text, Survey(PageFacts(shows_invisible=True), end_tags, is_fragment=is_fragment)
        )
    facts = survey.result()
    if whole_page:
        facts = facts._replace(has_main=False)
    is_page = not is_fragment and _PAGE.search(page) and _OWN_MAIN not in page
    if is_page and not whole_page:
        # `aside` and `footer` are lines like the rest; one of them may have the title.
        shown = facts._replace(has_main=False)
        facts = add_article(facts, feed_html(text, ReadLines(shown, end_tags)).result())
    return feed_html(text, Walk(facts, end_tags, len(page))).source(origin)


def read_fragment(html: str) -> Source | None:
    """Read HTML that is part of another text. Returns `None` if it shows nothing."""
    try:
        found = _read(html, Origin(), is_fragment=True)
    except ValueError:
        return None
    return found._replace(text=found.text.rstrip("\n")) if found.text.strip(BLANKS + "\n") else None
