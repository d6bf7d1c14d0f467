"""Comments in the text that switch rules off: `<!-- docparse: ignore N01 -->` on a line above the place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from docparse.checks.rules import RULES
from docparse.checks.selection import is_selected
from docparse.lines.furniture import COMMENT
from docparse.model.diagnostic import Diagnostic
from docparse.model.source import BLANK

_COMMENT = re.compile(
    """<!--[ ]docparse:[ ]*+
    (?P<scope>ignore-file|ignore)
    (?P<selectors>(?:(?!-->)[^\n>]){0,500}+)  # N01, gap
    -->""",
    re.VERBOSE,
)
_LINE_END = re.compile("\n")
_WORD = re.compile(f"[^{BLANK}\n]")
_SEPARATORS = " ,，、\t"


def comment_for(code: str) -> str:
    """Return the comment that, on the line above, switches a rule off for a place."""
    return f"<!-- docparse: ignore {code} -->"


def without_ignored(text: str, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `found` without what the comments in `text` ignore."""
    if COMMENT not in text:
        return list(found)
    everywhere, on_line = _read_comments(text)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return [
        one
        for one in found
        if one.code not in everywhere
        and one.code not in on_line.get(starts[bisect_right(starts, one.span.start) - 1], ())
    ]


def _read_comments(text: str) -> tuple[set[str], dict[int, set[str]]]:
    """Return the codes that are ignored everywhere, and those of single lines by where the lines begin.

    `ignore` is for the next line with words, `ignore-file` for the whole text; without selectors for all rules.
    """
    everywhere: set[str] = set()
    on_line: dict[int, set[str]] = {}
    line_after: dict[int, int] = {}
    # From the last comment up: where several follow each other, all of them are for the line after the last.
    for match in reversed(list(_COMMENT.finditer(text))):
        codes = _read_codes(match["selectors"])
        line = line_after[match.start()] = _line_after(text, match.end(), line_after)
        if match["scope"] == "ignore-file":
            everywhere |= codes
        else:
            on_line.setdefault(line, set()).update(codes)
    return everywhere, on_line


def _read_codes(selectors: str) -> frozenset[str]:
    words = re.split(f"[{_SEPARATORS}]+", selectors.strip(_SEPARATORS))
    return frozenset(
        rule.code
        for rule in RULES
        if words == [""] or any(is_selected(rule, word) for word in words)
    )


def _line_after(text: str, offset: int, line_after: Mapping[int, int]) -> int:
    """Return where the next line begins that has words and is not a comment itself."""
    line_end = text.find("\n", offset)
    word = _WORD.search(text, line_end) if line_end >= 0 else None
    if word is None:
        return len(text)
    return line_after.get(word.start(), text.rfind("\n", 0, word.start()) + 1)
