"""The addresses of links and pictures in Markdown, and which of them may be written."""

from __future__ import annotations

import re

from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Mark
from docparse.writers.markdown.escape import one_line

#: Addresses that run as a script.
_SCRIPT = Pattern("(?:javascript|vbscript|data):", re.IGNORECASE)
#: Addresses that markdown-it makes no link of, and that of a part of a Word file, which is nowhere else.
_UNSHOWN = Pattern(
    "(?!data:image/(?:png|jpeg|gif|webp)[;,])(?:javascript|vbscript|data|file|part):", re.IGNORECASE
)
_IGNORED = Pattern("[\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u3000\ufeff]+")
_CONTROLS = Pattern("[\0-\x1f\x7f]")
_BARE = Pattern(rf"[^{BLANK}()<>\\&]+")
_IN_ADDRESS = Pattern(r"[\\<>]|&(?=#?[0-9A-Za-z]{1,32};)")
_IN_TITLE = Pattern(r'[\\"]|&(?=#?[0-9A-Za-z]{1,32};)')


def address_of(mark: Mark) -> str:
    """Return the address of a link or picture; empty where it would run as a script or not be shown."""
    address = _CONTROLS.sub(lambda found: f"%{ord(found[0]):02X}", mark.value.strip(BLANKS + "\n"))
    words = _IGNORED.sub("", mark.value)
    refused = _UNSHOWN if mark.kind == "img" else _SCRIPT
    return "" if refused.match(words, 0, len(words)) else address


def destination_of(address: str, title: str = "") -> str:
    """Write the inside of a link's parentheses: the address, and its title if it has one."""
    if not _BARE.fullmatch(address, 0, len(address)):
        address = "<" + _IN_ADDRESS.sub(_backslash, address) + ">"
    words = _IN_TITLE.sub(_backslash, one_line(title))
    return f'{address} "{words}"' if words else address


def is_unshown(address: str) -> bool:
    """Tell whether markdown-it would make no link of an address."""
    return _UNSHOWN.match(address, 0, len(address)) is not None


def _backslash(match: re.Match[str]) -> str:
    return "\\" + match.group()
