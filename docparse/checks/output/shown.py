"""Findings as a person reads them: place, code, message, the line with the place marked, a summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from docparse.checks.messages import SUMMARIES, Language
from docparse.checks.output.rows import Row
from docparse.model.diagnostic import Severity

#: A line is shown no wider, in columns.
_WIDEST = 76
_BEFORE = 20
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info", "style")


class Paint(NamedTuple):
    """Colours of a terminal; empty strings where there are none."""

    path: str = ""
    code: str = ""
    mark: str = ""
    off: str = ""


PLAIN = Paint()
COLOURS = Paint("\x1b[1m", "\x1b[1;31m", "\x1b[36m", "\x1b[0m")


def write_rows(rows: Sequence[Row], paint: Paint = PLAIN) -> Iterator[str]:
    """Yield the lines for each finding."""
    for row in rows:
        star = f" {paint.mark}[*]{paint.off}" if row.fixable else ""
        yield (
            f"{paint.path}{row.path}{paint.off}:{row.line}:{row.column}: "
            f"{paint.code}{row.diagnostic.code}{paint.off}{star} {row.diagnostic.message}\n"
        )
        line, mark = mark_place(row.words, row.column - 1, row.length)
        if line:
            yield f"  | {line}\n  | {paint.code}{mark}{paint.off}\n"


def mark_place(words: str, start: int, length: int) -> tuple[str, str]:
    """Return a line cut around a place, and the carets to stand below it.

    >>> print(*mark_place("三、问题", 0, 2), sep="\\n")
    三、问题
    ^^^^
    """
    end = min(start + length, len(words))
    first = start - _reach(reversed(words[max(0, start - _BEFORE) : start]), _BEFORE)
    # A line that fits is shown from its beginning.
    if first and len(words) <= _WIDEST and _columns(words) <= _WIDEST:
        first = 0
    last = first + _reach(words[first : first + _WIDEST], _WIDEST)
    shown = "".join(map(_visible, words[first:last]))
    ahead = "…" if first else ""
    behind = "…" if last < len(words) else ""
    blank = " " * _columns(ahead + words[first:start])
    carets = "^" * max(_columns(words[start : min(end, last)]), 1)
    return ahead + shown + behind, blank + carets


def _reach(words: Iterable[str], columns: int) -> int:
    """Return how many of the characters `words` fit into so many columns."""
    count = 0
    for char in words:
        columns -= _width(char)
        if columns < 0:
            break
        count += 1
    return count


def _columns(words: str) -> int:
    """Return how many columns a terminal gives to `words`: two to a character of full width."""
    return sum(_width(char) for char in words)


@lru_cache(maxsize=8192)
def _width(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


@lru_cache(maxsize=8192)
def _visible(char: str) -> str:
    """Return what stands for a control character, which would move the cursor or change colours."""
    if char < " ":
        return " "
    return "?" if unicodedata.category(char) in ("Cc", "Cs") else char


def summarize(
    rows: Sequence[Row], fixed: int = 0, *, unsafe: bool = False, language: Language = "en"
) -> str:
    """Return the last lines: how many findings, and how many of them can be mended."""
    words = SUMMARIES[language]
    counted = Counter(row.diagnostic.severity for row in rows)
    kinds = words.comma.join(
        words.counts[severity].format(count, "s" if count > 1 else "")
        for severity in _SEVERITIES
        if (count := counted[severity])
    )
    if not rows and not fixed:
        return words.none + "\n"
    if fixed:
        left = words.left.format(len(rows), kinds) if rows else words.nothing_left
        written = words.fixed.format(fixed, left)
    else:
        written = words.found.format(kinds)
    safe = sum(row.fixable for row in rows)
    more = sum(bool(row.changes) and not row.fixable for row in rows)
    if safe:
        written += "\n[*] " + words.fixable.format(safe, words.more.format(more) if more else "")
    elif more and not unsafe:
        written += "\n" + words.unsafe.format(more)
    return written + "\n"
