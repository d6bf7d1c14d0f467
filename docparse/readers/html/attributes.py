"""Values of HTML's attributes, read as a browser reads them."""

from __future__ import annotations

import re

_ADDRESS_BLANKS = re.compile(r"[\t\n\r]")
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_INTEGER = re.compile(r"[ \t\n\f\r]*([+-]?[0-9]{1,9})")


def address_in(words: str) -> str:
    """Return an address without the line ends and tabs in it."""
    return _ADDRESS_BLANKS.sub("", words).strip(" ")


def one_line(words: str) -> str:
    """Return the words of an attribute on one line."""
    return _BLANKS.sub(" ", words).strip(" ")


def integer_in(words: str, default: int) -> int:
    """Return the integer at the beginning of `words`, up to nine digits."""
    match = _INTEGER.match(words)
    return int(match[1]) if match else default
