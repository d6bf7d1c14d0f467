"""Numbers that the outline did not take for want of a mark: 二落实机制, （二 落实机制; and of a place: 1 情况 again.

A line may begin with a numeral for many reasons (三农工作, 一方面). It is a number here where its neighbours prove it:
the one before it and the one behind it count up to it and on from it, or what stands below it has lost its heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from docparse.candidates.doubts import find_doubts
from docparse.checks.survey.runs import Run
from docparse.checks.survey.sequence import Fault
from docparse.model.heading import Marker
from docparse.model.source import BLANK, BLANKS, Span
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import FIRST_UNMARKED, THIRD_UNMARKED

#: no-mark      二落实机制 in a run of 一、
#: no-bracket   （二 落实机制 in a run of （一）
#: again        1 情况 behind 1 概况: an entry whose number is not the next
UnreadKind = Literal["no-mark", "no-bracket", "again"]

_CHINESE = "一二三四五六七八九十"
_FINANCIAL = "壹贰貳叁參参肆伍陆陸柒捌玖拾"
#: What stands at the beginning of a line. Of the numeral `n` alone; where a bracket opens before it, none closes
#: behind it.
_FORMS: Mapping[UnreadKind, str] = {
    "no-mark": f"(?P<n>[{_CHINESE}]{{1,3}}|[{_FINANCIAL}]{{1,3}}|[0-9]{{1,2}})(?=[一-鿿])",
    "no-bracket": f"(?:(?P<open>[（(])(?P<n>[{_CHINESE}]{{1,3}}|[0-9]{{1,2}})(?=[、.．{BLANK}一-鿿])"
    f"|(?P<m>[{_CHINESE}]{{1,3}})(?P<close>[）)])(?=[^\n）)]))",
    "again": "(?P<p>(?:[0-9]{1,2}[.]){0,3})(?P<n>[0-9]{1,2})[ 　]+(?=[一-鿿][^\n。，；0-9 　]{1,30}(?:\r?\n|\\Z))",
}
#: What the number is put into, so that it is the marker that it should be.
_RESTORED: Mapping[UnreadKind, str] = {"no-mark": "{}、", "no-bracket": "（{}）", "again": "{} "}
_BRACKET = re.compile("[（(）)\n]")
_LONGEST_LINE = 200
#: A contents stands no further from what it lists.
_NEAR = 20_000
#: A number and the blanks around it are no longer.
_LONGEST_NUMBER = 20


class Unread(NamedTuple):
    """A number that the outline did not take."""

    kind: UnreadKind
    #: Of the numeral, and the bracket that is there.
    span: Span
    numeral: Span
    number: int
    family: str
    #: The run in which it is missed.
    run: Run


def find_unread(
    text: str, runs: Sequence[Run], faulty: Sequence[tuple[Run, Sequence[Fault]]], taken: set[int]
) -> list[Unread]:
    """Return the numbers that the outline missed, in order; `taken` are the places of those that it took."""
    places = _Places(runs, faulty)
    found = [
        unread
        for kind in _FORMS
        if places.could_have(kind)
        for unread in _read(text, kind, places, taken)
    ]
    return sorted(found, key=lambda unread: unread.span)


def find_tops(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, figures) of the lines that are like a heading above decimals: 2 材料与方法 above 2.1."""
    for match in _matches("again", text):
        if not match["p"]:
            yield match.start("n"), match["n"]


class _Places:
    """Where the entries of each family stand."""

    def __init__(self, runs: Sequence[Run], faulty: Sequence[tuple[Run, Sequence[Fault]]]) -> None:
        by_family: dict[str, list[tuple[int, int, Run]]] = {}
        for run in runs:
            by_family.setdefault(run.family, []).extend(
                (entry.marker.span.start, entry.marker.number, run) for entry in run.entries
            )
        self.rows = {run.row for run in runs}
        self.by_family = {
            family: sorted(entries, key=lambda entry: entry[0])
            for family, entries in by_family.items()
        }
        #: Where a run begins that has lost what stands above it.
        self.lost = {
            run.entries[fault.at].marker.span.start
            for run, faults in faulty
            for fault in faults
            if fault.kind in ("restart", "start")
        }
        self.starts = sorted(entry.marker.span.start for run in runs for entry in run.entries)

    def could_have(self, kind: UnreadKind) -> bool:
        """Tell whether the text has a run that a number of this kind could be missed in."""
        match kind:
            case "no-mark":
                return any(row.ordered and not row.opening for row in self.rows)
            case "no-bracket":
                return any(row.enclosed == "bracket" for row in self.rows)
        return any(row.decimal or row.followed_by == "blank" for row in self.rows)

    def run_missing(self, kind: UnreadKind, family: str, number: int, at: int) -> Run | None:
        """Return the run in which `number` at offset `at` is missed; `None` if nothing proves it."""
        entries = self.by_family.get(family, [])
        place = bisect_left(entries, at, key=lambda entry: entry[0])
        before = entries[place - 1] if place else None
        after = entries[place] if place < len(entries) else None
        if kind == "again":
            if after and after[1] == number and before is None:
                return after[2]  # the first of the two was not taken
            if before is None or number not in (before[1], before[1] - 1):
                return None
            # The places of a race are rows: 1 2 2 4.
            headings = any(entry.section.blocks for entry in before[2].entries)
            return before[2] if headings else None
        follows = before is not None and before[1] == number - 1
        leads = after is not None and after[1] == number + 1
        if after and leads and (follows or number == 1 or kind == "no-bracket"):
            return after[2]
        following = bisect_left(self.starts, at)
        orphan = following < len(self.starts) and self.starts[following] in self.lost
        if before and follows and (orphan or kind == "no-bracket"):
            return before[2]
        return None


def _matches(kind: UnreadKind, text: str) -> Iterator[re.Match[str]]:
    """Yield what has a form at the beginning of a line."""
    first, later = _patterns_of(kind)
    if match := first.match(text):
        yield match
    yield from later.finditer(text)


@cache
def _patterns_of(kind: UnreadKind) -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A search for the line feed itself is much quicker than one for ^.
    form = f"[{BLANK}]*{_FORMS[kind]}"
    return re.compile(form), re.compile("\n" + form)


def _read(text: str, kind: UnreadKind, places: _Places, taken: set[int]) -> Iterator[Unread]:
    for match in _matches(kind, text):
        name = "n" if match["n"] else "m"
        numeral = Span(*match.span(name))
        groups = match.groupdict()
        start = match.start(next((first for first in ("open", "p") if groups.get(first)), name))
        end = match.end("close") if groups.get("close") else numeral.end
        number = value_of(match[name])
        if start in taken or number is None:
            continue
        if groups.get("open") and _is_closed(text, end):
            continue
        if kind == "no-mark" and _is_word(text, numeral, number):
            continue
        family = _family(kind, match[name], groups.get("p") or "")
        run = places.run_missing(kind, family, number, start)
        if run and not (kind == "again" and _comes_again(text, Span(start, end), match.end())):
            yield Unread(kind, Span(start, end), numeral, number, family, run)


def _family(kind: UnreadKind, numeral: str, prefix: str) -> str:
    """Return what a number counts in once it has its mark: 二 as 二、, 3.1 as what `survey` calls its run."""
    marker = _restore(kind, numeral, prefix)
    if marker is None:
        return ""
    return f"{marker.row.run} {prefix.rstrip('.')}" if prefix else marker.row.run


def _restore(kind: UnreadKind, numeral: str, prefix: str = "") -> Marker | None:
    written = _RESTORED[kind].format(prefix + numeral)
    return read_marker(written, 0, len(written))


def _comes_again(text: str, number: Span, start: int) -> bool:
    """Tell whether the words from `start` to the end of their line have the same number once more: a contents."""
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
    if text[numeral.end] in "是要":
        return True
    return bool(find_doubts(text, Marker(numeral, style, number), end))


def _is_closed(text: str, at: int) -> bool:
    """Tell whether the next bracket on the line closes: （1.东陵大学；2.东陵农商银行）."""
    bracket = _BRACKET.search(text, at)
    return bracket is not None and bracket.group() in "）)"
