"""Names of files: shown to a person, without their suffix, or made from a title."""

from __future__ import annotations

import os
import re
import unicodedata

from docparse.model.patterns import Pattern

#: The name of standard input among the arguments of a command.
STDIN = "-"
#: Characters that would end a line or change the terminal, and bytes of a name that are not characters.
_UNSHOWN = Pattern(
    "["
    r"\0-\x1f\x7f-\x9f"  # control characters
    r"\u2028-\u202e\u2066-\u2069"  # ends of lines, changes of direction
    r"\ud800-\udfff"  # bytes that are not characters
    "]"
)
#: Added to the name of a document for the file of corrections beside it.
CORRECTED = ".corrections.json"
_LONGEST_NAME = 60
#: Characters that Windows does not allow in a name, or that a shell or a web site would trip over.
_UNSAFE = Pattern(
    "["
    r"\0-\x1f\x7f\s"  # control characters and white space
    r'<>:"/\\|?*'  # not allowed on Windows
    r"\u200b-\u200f\u2060-\u2064\ufeff"  # without width
    r"\u2028-\u202e"  # separators, the direction of writing
    r"\ud800-\udfff"  # half a character
    "]+"
)
#: Names that Windows keeps for devices, whatever their suffix.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)


def stem_of(name: str) -> str:
    """Return the name of a file without its suffix.

    >>> stem_of("报告.第1期.txt")
    '报告.第1期'
    """
    return os.path.splitext(name)[0]


def shown(text: str) -> str:
    r"""Return a line with a name in it so that it can be shown: one line, only characters.

    >>> print(shown("甲\n\udcff.txt"))
    甲\x0a\xff.txt
    """
    return _UNSHOWN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a name that is not in UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def safe_name(title: str) -> str:
    """Return `title` as a file name for any system: without path separators, not long, not reserved.

    >>> safe_name("../报告：第1/2期?")
    '报告：第1-2期'
    """
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", title)).strip("-. ")
    encoded = name[:_LONGEST_NAME].encode("utf-8", "ignore")[:150].decode("utf-8", "ignore")
    name = encoded.strip("-. ")
    if name.partition(".")[0].lower() in _RESERVED:
        name = f"_{name}"
    return name or "report"
