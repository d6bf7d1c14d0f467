"""Findings for people: place, code, message, the line with the place marked, and a summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from docparse.checks.output.rows import FindingRow
from docparse.messages.message import Message
from docparse.messages.text import Language
from docparse.model.diagnostic import Severity
from docparse.model.legible import is_legible

#: The most columns of a line that are shown, and how many of them are before the place.
_WIDEST = 76
_BEFORE = 20

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info", "style")


class FindingColours(NamedTuple):
    """Escape sequences for a terminal; empty strings for no colours."""

    path: str = ""
    code: str = ""
    mark: str = ""
    off: str = ""


PLAIN = FindingColours()
COLOURS = FindingColours("\x1b[1m", "\x1b[1;31m", "\x1b[36m", "\x1b[0m")


def write_rows(rows: Sequence[FindingRow], colours: FindingColours = PLAIN) -> Iterator[str]:
    """Yield the lines for each finding."""
    for row in rows:
        star = f" {colours.mark}[*]{colours.off}" if row.fixable else ""
        yield (
            f"{colours.path}{_shown(row.path)}{colours.off}:{row.region.line}:{row.region.column}: "
            f"{colours.code}{row.diagnostic.code}{colours.off}{star} {_shown(row.diagnostic.message)}\n"
        )
        line, carets = mark_place(row.words, row.region.column - 1, row.length)
        if line:
            yield f"  | {line}\n  | {colours.code}{carets}{colours.off}\n"


def mark_place(words: str, start: int, length: int) -> tuple[str, str]:
    """Return a line cut around a place, and the carets for the line below it.

    >>> print(*mark_place("三、问题", 0, 2), sep="\\n")
    三、问题
    ^^^^
    """
    end = min(start + length, len(words))
    first = start - _count_fitting(reversed(words[max(0, start - _BEFORE) : start]), _BEFORE)
    # A line that fits is shown from its beginning.
    if first and len(words) <= _WIDEST and _columns(words) <= _WIDEST:
        first = 0
    last = first + _count_fitting(words[first : first + _WIDEST], _WIDEST)
    shown = _shown(words[first:last])
    before = "…" if first else ""
    after = "…" if last < len(words) else ""
    blank = " " * _columns(before + words[first:start])
    carets = "^" * max(_columns(words[start : min(end, last)]), 1)
    return before + shown + after, blank + carets


def _count_fitting(characters: Iterable[str], columns: int) -> int:
    """Return how many of the characters fit into so many columns."""
    count = 0
    for character in characters:
        columns -= _width(character)
        if columns < 0:
            break
        count += 1
    return count


def _columns(words: str) -> int:
    """Return how many columns `words` take in a terminal: two for a full-width character."""
    return sum(_width(character) for character in words)


@lru_cache(maxsize=8192)
def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    is_narrow = unicodedata.category(character) in ("Mn", "Me", "Cf") and is_legible(character)
    return 0 if is_narrow else 1


def _shown(words: str) -> str:
    return words if words.isprintable() else "".join(map(_visible, words))


@lru_cache(maxsize=8192)
def _visible(character: str) -> str:
    """Return a replacement for a control character, which would move the cursor or change colours."""
    if character < " ":
        return " "
    return character if is_legible(character) else "?"


def summarize(
    rows: Sequence[FindingRow], fixed: int = 0, *, unsafe: bool = False, language: Language = "en"
) -> str:
    """Return the last lines: how many findings there are, and how many of them can be fixed."""
    if not rows and not fixed:
        return Message("checks.passed").text(language) + "\n"
    counted = Counter(row.diagnostic.severity for row in rows)
    kinds = tuple(
        _count_of(severity, counted[severity]) for severity in _SEVERITIES if counted[severity]
    )
    if not fixed:
        lines = [Message("checks.found", kinds=kinds)]
    elif rows:
        lines = [Message("checks.some_fixed", fixed=fixed, left=len(rows), kinds=kinds)]
    else:
        lines = [Message("checks.all_fixed", fixed=fixed)]
    safe = sum(row.fixable for row in rows)
    more = sum(bool(row.edits) and not row.fixable for row in rows)
    if safe and more:
        lines.append(Message("checks.fixable_and_unsafe", n=safe, unsafe=more))
    elif safe:
        lines.append(Message("checks.fixable", n=safe))
    elif more and not unsafe:
        lines.append(Message("checks.unsafe", n=more))
    return "".join(line.text(language) + "\n" for line in lines)


def _count_of(severity: Severity, n: int) -> Message:
    match severity:
        case "error":
            return Message("checks.n_errors", n=n)
        case "warning":
            return Message("checks.n_warnings", n=n)
        case "info":
            return Message("checks.n_remarks", n=n)
        case "style":
            return Message("checks.n_matters_of_style", n=n)
