"""Pieces of a text in another format, and which of them a writer may pass on as they are."""

from __future__ import annotations

import re

from docparse.messages import Message
from docparse.writers.options import RAW_HTML

#: Formats of pieces that tell about the text and come before it. Programs read them as data.
METADATA = frozenset({"yaml", "toml"})
#: A comment that every parser ends at the same place: browsers also end one at `--!>` and begin none with `<!-->`, and
#: old ones read `<!--[if …]>`; servers run `<!--#exec …-->`.
_COMMENT = re.compile(r"[ \n]*<!--(?!-?>|\[|#)(?:(?!--).)*-->[ \t\n]*", re.DOTALL)


def keeps_raw(raw_html: str) -> bool:
    """Tell what the option `raw_html` says; empty is `code`. Raises `ValueError` for another value."""
    if raw_html and raw_html not in RAW_HTML:
        raise ValueError(Message("formats.no_raw_html", name=raw_html, known=tuple(RAW_HTML)))
    return raw_html == "keep"


def is_comment(text: str, form: str) -> bool:
    """Tell whether a piece is a comment of HTML and nothing else.

    >>> is_comment("<!-- docparse: ignore -->", "html"), is_comment("<!-- --!><script>-->", "html")
    (True, False)
    """
    return form == "html" and bool(_COMMENT.fullmatch(text))
