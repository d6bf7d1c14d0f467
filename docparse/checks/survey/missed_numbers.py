"""Numbers that the outline did not take: without their mark, 二落实机制, （二 落实机制, or out of place, 1 情况 again.

A line may begin with a numeral for many reasons (三农工作, 一方面). It is a number here where its neighbours prove it:
the numbers before and after it lead up to it and on from it, or what is below it has lost its heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from docparse.candidates.doubts import find_doubts
from docparse.checks.survey.runs import NumberedRun, RunEntry, filled_runs
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.heading import Marker
from docparse.model.source import BLANK, BLANKS, Span
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import FIRST_UNMARKED, THIRD_UNMARKED

#: no-mark      二落实机制 in a run of 一、
#: no-bracket   （二 落实机制 in a run of （一）
#: again        1 情况 after 1 概况: an entry whose number is not the next
MissedKind = Literal["no-mark", "no-bracket", "again"]

_CHINESE = "一二三四五六七八九十"
_FINANCIAL = "壹贰貳叁參参肆伍陆陸柒捌玖拾"
#: What is at the beginning of a line, as verbose expressions; `n` is the numeral.
_FORMS: Mapping[MissedKind, str] = {
    "no-mark": f"(?P<n>[{_CHINESE}]{{1,3}}|[{_FINANCIAL}]{{1,3}}|[0-9]{{1,2}})(?=[一-鿿])",
    "no-bracket": f"""(?:
        (?P<open>[（(])(?P<n>[{_CHINESE}]{{1,3}}|[0-9]{{1,2}})  # （二
        (?=[、.．{BLANK}一-鿿])
        |(?P<m>[{_CHINESE}]{{1,3}})(?P<close>[）)])             # 二）
        (?=[^\n）)])
        )""",
    "again": """
        (?P<p>(?:[A-Z][.])?(?:[0-9]{1,2}[.]){0,3})(?P<n>[0-9]{1,2})[ \u3000]+
        (?=[一-鿿][^\n。，；0-9 \u3000]{1,30}(?:\\r?\\n|\\Z))  # a line of a few words""",
}
#: The marker that a number should have been.
_RESTORED: Mapping[MissedKind, str] = {"no-mark": "{}、", "no-bracket": "（{}）", "again": "{} "}
_BRACKET = re.compile("[（(）)\n]")
_LONGEST_LINE = 200
#: A line that ends in a word is no title but goes on in the next, if it is longer or has a mark in it.
_LONGEST_TITLE = 40
#: A table of contents is at most so many characters away from what it lists.
_NEAR = 20_000
#: A number and the blanks around it are no longer.
_LONGEST_NUMBER = 20


class MissedNumber(NamedTuple):
    """A number that the outline did not take."""

    kind: MissedKind
    #: The numeral, with the bracket that is there.
    span: Span
    numeral: Span
    number: int
    family: str
    #: The run that it belongs in.
    run: NumberedRun


def find_missed_numbers(
    text: str,
    runs: Sequence[NumberedRun],
    suspects: Sequence[tuple[NumberedRun, Sequence[WrongNumber]]],
    taken: set[int],
) -> list[MissedNumber]:
    """Return the numbers that the outline did not take, in order; `taken` are the places of those that it took."""
    places = _Places(runs, suspects)
    found = [
        missed
        for kind in _FORMS
        if places.could_miss(kind)
        for missed in _read(text, kind, places, taken)
    ]
    return sorted(found, key=lambda missed: missed.span)


def find_tops(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, figures) of the lines that are like a heading above decimals: 2 材料与方法 above 2.1."""
    for match in _matches("again", text):
        if not match["p"]:
            yield match.start("n"), match["n"]


class _Places:
    """The entries of each family by their place, and the runs that have lost their heading."""

    def __init__(
        self,
        runs: Sequence[NumberedRun],
        suspects: Sequence[tuple[NumberedRun, Sequence[WrongNumber]]],
    ) -> None:
        self.styles = {run.row for run in runs}
        self.by_family: dict[str, list[tuple[int, RunEntry, NumberedRun]]] = {}
        for run in runs:
            self.by_family.setdefault(run.family, []).extend(
                (entry.marker.span.start, entry, run) for entry in run.entries
            )
        for entries in self.by_family.values():
            entries.sort(key=lambda entry: entry[0])
        #: Where a run begins whose heading above is lost.
        self.lost = {
            run.entries[wrong.at].marker.span.start
            for run, wrong_numbers in suspects
            for wrong in wrong_numbers
            if wrong.kind in ("restart", "start")
        }
        self.filled = filled_runs(runs)
        self.starts = sorted(entry.marker.span.start for run in runs for entry in run.entries)

    def could_miss(self, kind: MissedKind) -> bool:
        """Tell whether the text has a run that could miss a number of this kind."""
        match kind:
            case "no-mark":
                return any(style.ordered and not style.opening for style in self.styles)
            case "no-bracket":
                return any(style.enclosed == "bracket" for style in self.styles)
        return any(style.decimal or style.followed_by == "blank" for style in self.styles)

    def run_missing(
        self, kind: MissedKind, family: str, number: int, offset: int
    ) -> NumberedRun | None:
        """Return the run that `number` at an offset belongs in; `None` if nothing proves it."""
        entries = self.by_family.get(family, [])
        place = bisect_left(entries, offset, key=lambda entry: entry[0])
        before, run_before = entries[place - 1][1:] if place else (None, None)
        after, run_after = entries[place][1:] if place < len(entries) else (None, None)
        if kind == "again":
            if before is None or run_before is None:
                # The first of the two was not taken.
                return run_after if after and after.marker.number == number else None
            if number not in (before.marker.number, before.marker.number - 1):
                return None
            # Notes have many lists of 1 甲 2 乙: only the next number proves that this one is wrong.
            goes_on = after is not None and after.marker.number == before.marker.number + 2
            if not (before.marker.row.decimal or goes_on):
                return None
            # The places of a race are rows: 1 2 2 4.
            return run_before if id(run_before) in self.filled else None
        follows = before is not None and before.marker.number == number - 1
        leads = after is not None and after.marker.number == number + 1
        if leads and (follows or number == 1 or kind == "no-bracket"):
            return run_after
        following = bisect_left(self.starts, offset)
        orphan = following < len(self.starts) and self.starts[following] in self.lost
        return run_before if follows and (orphan or kind == "no-bracket") else None


def _matches(kind: MissedKind, text: str) -> Iterator[re.Match[str]]:
    """Yield what has a form at the beginning of a line."""
    if match := _first_pattern(kind).match(text):
        yield match
    yield from _later_pattern(kind).finditer(text)


@cache
def _first_pattern(kind: MissedKind) -> re.Pattern[str]:
    """Return the expression for the first line."""
    return re.compile(f"[{BLANK}]*+{_FORMS[kind]}", re.VERBOSE)


@cache
def _later_pattern(kind: MissedKind) -> re.Pattern[str]:
    """Return the expression for later lines: a search for a line feed is much quicker than for ^."""
    return re.compile(f"[\n][{BLANK}]*+{_FORMS[kind]}", re.VERBOSE)


def _read(text: str, kind: MissedKind, places: _Places, taken: set[int]) -> Iterator[MissedNumber]:
    for match in _matches(kind, text):
        groups = match.groupdict()
        name = "n" if match["n"] else "m"
        numeral = Span(*match.span(name))
        start = match.start(next((first for first in ("open", "p") if groups.get(first)), name))
        end = match.end("close") if groups.get("close") else numeral.end
        number = value_of(match[name])
        if start in taken or number is None:
            continue
        if groups.get("open") and _is_closed(text, end):
            continue
        if kind == "no-mark" and (
            _is_word(text, numeral, number) or _is_wrapped(text, match.start())
        ):
            continue
        family = _family(kind, match[name], groups.get("p") or "")
        run = places.run_missing(kind, family, number, start)
        if run and not (kind == "again" and _comes_again(text, Span(start, end), match.end())):
            yield MissedNumber(kind, Span(start, end), numeral, number, family, run)


def _family(kind: MissedKind, numeral: str, prefix: str) -> str:
    """Return the family that a number counts in once it is a marker: 二 as 二、, 3.1 as `runs` calls its run."""
    written = _RESTORED[kind].format(prefix + numeral)
    marker = read_marker(written, 0, len(written))
    if marker is None:
        return ""
    return f"{marker.row.run} {marker.prefix}" if marker.prefix else marker.row.run


def _comes_again(text: str, number: Span, start: int) -> bool:
    """Tell whether the line from `start` comes again near by with the same number: one is the table of contents."""
    end = text.find("\n", start)
    words = text[start : len(text) if end < 0 else end].strip(BLANKS)
    figures = text[number.start : number.end]
    at = text.find(words, max(0, start - _NEAR), start + _NEAR)
    while at >= 0:
        line = max(text.rfind("\n", max(0, at - _LONGEST_NUMBER), at) + 1, at - _LONGEST_NUMBER, 0)
        if at != start and text[line:at].strip(BLANKS) == figures:
            return True
        at = text.find(words, at + 1, start + _NEAR)
    return False


def _is_word(text: str, numeral: Span, number: int) -> bool:
    """Tell whether a numeral counts what follows: 三级联动, 一般, 5个."""
    style = THIRD_UNMARKED if text[numeral.start].isdecimal() else FIRST_UNMARKED
    end = text.find("\n", numeral.end, numeral.end + _LONGEST_LINE)
    end = min(numeral.end + _LONGEST_LINE, len(text)) if end < 0 else end
    if text[numeral.end] in "是要等标句点份":
        return True
    return bool(find_doubts(text, Marker(numeral, style, number), end))


def _is_wrapped(text: str, end: int) -> bool:
    """Tell whether the line up to `end` goes on in the next one: 我国公司要进 / 一步扩大市场份额."""
    start = text.rfind("\n", max(0, end - _LONGEST_LINE), end) + 1
    above = text[start:end].rstrip(BLANKS + "\r")
    is_sentence = len(above) > _LONGEST_TITLE or any(mark in above for mark in "，。,；")
    return is_sentence and "\u4e00" <= above[-1] <= "\u9fff"


def _is_closed(text: str, offset: int) -> bool:
    """Tell whether the next bracket on the line closes: （1.东陵大学；2.东陵农商银行）."""
    bracket = _BRACKET.search(text, offset)
    return bracket is not None and bracket.group() in "）)"
