"""Texts pumped from the pieces of a regular expression, and by how much its time grows when such a text doubles.

Off-the-shelf checkers read neither atomic groups nor possessive repetition.
"""

from __future__ import annotations

import re
import signal
import time
from collections import deque
from collections.abc import Iterator
from math import inf
from typing import Any, NamedTuple

from re import _constants as sre  # type: ignore[attr-defined] # isort: skip
from re import _parser as parser  # type: ignore[attr-defined] # isort: skip

#: Time is linear if a text twice as long takes less than so many times as long.
RATIO = 3.0
#: Characters of the longest text, and seconds within which no linear expression fails to read it.
_LONGEST, _QUICK = 1 << 15, 0.015
#: A shorter text is doubled until it takes this long, in seconds; nothing may take longer than the limit.
_MEASURABLE, _LIMIT = 0.02, 0.5
#: What no piece of an expression goes on with.
_STOPPERS = ("", "\0", "\n", "x")
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
#: A repetition of at most so many does no harm.
_FEW = 8


def growth_of(pattern: re.Pattern[Any], method: str = "finditer") -> tuple[float, str]:
    """Return by how much the time grows when a pumped text doubles, and how that text is made: the first that is bad.

    `method` is that of the expression that reads it.
    """
    signal.signal(signal.SIGVTALRM, _stop)
    worst, recipe = 0.0, ""
    for before, body in dict.fromkeys(_find_pumps(pattern)):
        for after in _STOPPERS if body else ():
            ratio = _growth(_Pumped(pattern, method, before, body, after))
            if ratio > worst:
                worst, recipe = ratio, f"{before!r} + {body!r} * n + {after!r}"
            if ratio > RATIO:
                return worst, recipe
    return worst, recipe


class _TooLongError(Exception):
    pass


def _stop(*_: object) -> None:
    raise _TooLongError


class _Pumped(NamedTuple):
    """A text that can be made of any length, and the expression that reads it."""

    pattern: re.Pattern[Any]
    method: str
    before: str
    body: str
    after: str

    def time(self, count: int) -> float:
        """Return the seconds that the text takes with its body `count` times; infinity beyond the limit."""
        made = self.before + self.body * count + self.after
        binary = isinstance(self.pattern.pattern, bytes)
        text = made.encode("latin-1", "replace") if binary else made
        signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
        start = time.process_time()
        try:
            found = getattr(self.pattern, self.method)(text)
            if self.method == "finditer":
                deque(found, maxlen=0)
        except _TooLongError:
            return inf
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return time.process_time() - start


def _growth(text: _Pumped) -> float:
    if text.time(_LONGEST // len(text.body)) < _QUICK:
        return 0.0
    count = 32
    # Twice: a machine that is busy makes a short text look long once.
    while text.time(2 * count) < _MEASURABLE or (spent := text.time(2 * count)) < _MEASURABLE:
        count *= 2
    if spent == inf:
        return inf
    # The least of some: what else the machine does makes no expression slow.
    ratio = inf
    for _ in range(3):
        long = min(spent, text.time(2 * count), text.time(2 * count))
        ratio = min(ratio, long / max(min(text.time(count) for _ in range(3)), 1e-4))
        if ratio < RATIO * 0.8:
            break
    return ratio


def _find_pumps(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """Yield (what comes before, what is repeated) for each repetition in an expression."""
    found: dict[tuple[str, str], None] = {}
    source = pattern.pattern
    text = source if isinstance(source, str) else source.decode("latin-1")
    _walk(parser.parse(text, pattern.flags), "", found)
    bodies = {body for _, body in found}
    yield from found
    # What comes before a repetition, again and again: `<!--` where the end is never found.
    yield from (("", before) for before, _ in found)
    yield from (("", before + body) for before, body in found)
    # Two repetitions beside each other, and one in the place of another.
    yield from (("", body) for body in bodies)
    for prefix in dict.fromkeys(prefix for prefix, _ in found):
        yield from ((prefix, body) for body in list(bodies)[:6])


def _walk(items: Any, before: str, found: dict[tuple[str, str], None]) -> None:
    for op, argument in items:
        if op in _REPEATS:
            _, most, body = argument
            if most > _FEW:
                for sample in _samples(body):
                    found[before, sample] = None
            _walk(body, before, found)
        elif op is sre.SUBPATTERN:
            _walk(argument[-1], before, found)
        elif op is sre.ATOMIC_GROUP:
            _walk(argument, before, found)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            _walk(argument[1], before, found)
        elif op is sre.BRANCH:
            for branch in argument[1]:
                _walk(branch, before, found)
        before += _samples([(op, argument)])[0]


def _samples(items: Any) -> list[str]:
    """Return some of the texts that a part of an expression matches, the first of them short."""
    samples = [""]
    for op, argument in items:
        samples = [left + right for left in samples for right in _samples_of(op, argument)][:6]
    return samples


def _samples_of(op: Any, argument: Any) -> list[str]:
    if op is sre.LITERAL:
        return [chr(argument)]
    if op is sre.NOT_LITERAL:
        return ["\0" if argument else "x"]
    if op is sre.ANY:
        return ["x", " "]
    if op is sre.IN:
        return _members(argument)
    if op in _REPEATS:
        least, _, body = argument
        return [sample * max(least, 1) for sample in _samples(body)]
    if op is sre.SUBPATTERN:
        return _samples(argument[-1])
    if op is sre.ATOMIC_GROUP:
        return _samples(argument)
    if op is sre.BRANCH:
        return [sample for branch in argument[1] for sample in _samples(branch)[:2]][:6]
    return [""]


_CLASSES = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "x"}


def _members(items: Any) -> list[str]:
    if items[0][0] is sre.NEGATE:
        excluded = set(_members(items[1:]))
        return [char for char in "x 一\t1-" if char not in excluded][:3] or ["\x01"]
    found = []
    for op, argument in items:
        if op is sre.LITERAL:
            found.append(chr(argument))
        elif op is sre.RANGE:
            found += [chr(argument[0]), chr(argument[1])]
        elif op is sre.CATEGORY:
            found.append(_CLASSES.get(argument, "x"))
    return found[:2] + found[-2:]
