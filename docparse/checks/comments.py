"""Comments in the text that keep rules quiet: `<!-- docparse: ignore N01 -->` on a line above the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from docparse.checks.rules import RULES, is_meant
from docparse.lines.furniture import COMMENT
from docparse.model.diagnostic import Diagnostic
from docparse.model.source import BLANK

_COMMENT = re.compile("<!-- docparse:[ ]*(?P<what>ignore-file|ignore)(?P<rules>[^\n>]*?)[ ]*-->")
#: A line end, and the blanks before the next words.
_WORDS = re.compile(f"\n[{BLANK}\n]*(?=[^{BLANK}\n])")
_BETWEEN = " ,，、\t"


def leave_out(text: str, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `found` without what the comments in `text` keep quiet."""
    if COMMENT not in text:
        return list(found)
    everywhere, lines = _read_comments(text)
    return [
        one
        for one in found
        if one.code not in everywhere
        and one.code not in lines.get(text.rfind("\n", 0, one.span.start) + 1, ())
    ]


def _read_comments(text: str) -> tuple[set[str], dict[int, set[str]]]:
    """Return the codes that are quiet everywhere, and those of single lines by where they begin.

    `ignore` is for the next line with words, `ignore-file` for the whole text; without codes for all rules.
    """
    everywhere: set[str] = set()
    lines: dict[int, set[str]] = {}
    meant: dict[int, int] = {}
    # From the last one up, so that of several in a row each knows the line that the next one means.
    for match in reversed(list(_COMMENT.finditer(text))):
        codes = _read_codes(match["rules"])
        if match["what"] == "ignore-file":
            everywhere |= codes
        line = _next_line(text, match.end(), meant)
        meant[match.start()] = line
        if match["what"] == "ignore":
            lines.setdefault(line, set()).update(codes)
    return everywhere, lines


def _read_codes(rules: str) -> frozenset[str]:
    words = re.split(f"[{_BETWEEN}]+", rules.strip(_BETWEEN))
    return frozenset(
        rule.code for rule in RULES if words == [""] or any(is_meant(word, rule) for word in words)
    )


def _next_line(text: str, at: int, meant: Mapping[int, int]) -> int:
    """Return where the next line begins that has words and is no comment."""
    words = _WORDS.search(text, at)
    if words is None:
        return len(text)
    return meant.get(words.end(), text.rfind("\n", 0, words.end()) + 1)
