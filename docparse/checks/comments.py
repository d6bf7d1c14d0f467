"""Comments in the text that keep rules quiet: `<!-- docparse: ignore N01 -->` on a line above the place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from docparse.checks.rules import RULES, is_meant
from docparse.diagnostic import Diagnostic
from docparse.furniture import COMMENT
from docparse.source import BLANKS

_COMMENT = re.compile("<!-- docparse:[ ]*(?P<what>ignore-file|ignore)(?P<rules>[^\n>]*?)[ ]*-->")
_BETWEEN = " ,，、\t"


class _Quiet(NamedTuple):
    """Codes that are not reported between two offsets."""

    start: int
    end: int
    codes: frozenset[str]


def leave_out(text: str, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `found` without what the comments in `text` keep quiet."""
    quiet = _read_comments(text) if COMMENT in text else []
    return [
        one
        for one in found
        if not any(
            area.start <= one.span.start < area.end and one.code in area.codes for area in quiet
        )
    ]


def _read_comments(text: str) -> list[_Quiet]:
    """`ignore` is for the next line with words, `ignore-file` for the whole text; without codes for all rules."""
    areas = []
    for match in _COMMENT.finditer(text):
        words = re.split(f"[{_BETWEEN}]+", match["rules"].strip(_BETWEEN))
        codes = frozenset(
            rule.code
            for rule in RULES
            if any(is_meant(word, rule) for word in words if word) or words == [""]
        )
        start, end = 0, len(text) + 1
        if match["what"] == "ignore":
            start, end = _next_line(text, match.end())
        areas.append(_Quiet(start, end, codes))
    return areas


def _next_line(text: str, at: int) -> tuple[int, int]:
    """Return the next line that has words and is no comment, from its first offset to behind its end."""
    while True:
        start = text.find("\n", at) + 1
        if not start:
            return len(text), len(text)
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip(BLANKS)
        if line and not line.startswith(COMMENT):
            return start, end + 1
        at = end
        if end == len(text):
            return len(text), len(text)
