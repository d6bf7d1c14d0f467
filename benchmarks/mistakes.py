"""Mistakes in the numbering, made in correct reports, each with the place where a check must find it.

`python -m benchmarks.mistakes` prints how many of each kind are found, and what is found in correct reports.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import NamedTuple

from benchmarks.generate import Line, Node, Report, make_report
from docparse import check, parse
from docparse.model.diagnostic import Diagnostic
from docparse.numbering.numerals import write_like

_NUMERAL = re.compile("[〇零一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+|[0-9]+|[①-⑤]")
_SPOKEN = ("是", "，")


class Mistake(NamedTuple):
    """A report with a mistake in it, the lines (from 1) where it may be reported, and the rules that may report it."""

    report: Report
    lines: frozenset[int]
    codes: frozenset[str]


class _Entry(NamedTuple):
    """A line that opens a section: its place, its level and the places of its run."""

    at: int
    level: int
    #: The places of the entries of its run, in order, its own among them.
    run: tuple[int, ...]
    #: Where its sections and text end.
    end: int
    #: It has sections of its own.
    parent: bool


def _entries(report: Report) -> Iterator[_Entry]:
    """Yield the lines of a report that have a numeral, with their runs; those with a letter are left out."""
    heads = [(at, line.nodes[0]) for at, line in enumerate(report.lines) if line.nodes]
    for index, (at, node) in enumerate(heads):
        if not _NUMERAL.search(node.marker):
            continue
        below = [other for other, _ in heads[index + 1 :]]
        levels = [other.level for _, other in heads[index + 1 :]]
        end = next(
            (place for place, level in zip(below, levels, strict=True) if level <= node.level),
            len(report.lines),
        )
        run = tuple(_siblings(heads, index))
        yield _Entry(at, node.level, run, end, bool(levels) and levels[0] > node.level)


def _siblings(heads: list[tuple[int, Node]], index: int) -> Iterator[int]:
    level = _level(heads[index])
    first = index
    while first and _level(heads[first - 1]) >= level:
        first -= 1
    for at, node in heads[first:]:
        if node.level < level:
            return
        if node.level == level:
            yield at


def _level(head: tuple[int, Node]) -> int:
    return head[1].level


def _at(*places: int) -> frozenset[int]:
    """Return the lines at `places`, counted from 1."""
    return frozenset(place + 1 for place in places)


def _marker(line: Line) -> str:
    return line.nodes[0].marker


def _with_marker(line: Line, marker: str) -> Line:
    old = _marker(line)
    return Line(marker + line.text[len(old) :], (replace(line.nodes[0], marker=marker),))


def _with_number(line: Line, number: int) -> Line:
    marker = _marker(line)
    place = list(_NUMERAL.finditer(marker))[-1]
    written = write_like(number, place.group()) or ""
    return _with_marker(line, marker[: place.start()] + written + marker[place.end() :])


def _without(report: Report, start: int, end: int) -> Report:
    return Report(report.lines[:start] + report.lines[end:])


def _changed(report: Report, changes: dict[int, Line]) -> Report:
    return Report([changes.get(at, line) for at, line in enumerate(report.lines)])


def skip_number(report: Report, entry: _Entry) -> Mistake | None:
    """Lose an entry of a run with all that is below it: 一、 三、."""
    if entry.at == entry.run[0] or entry.at == entry.run[-1]:
        return None
    return Mistake(_without(report, entry.at, entry.end), _at(entry.at), frozenset({"N01"}))


def miscount(report: Report, entry: _Entry) -> Mistake | None:
    """Count one too many from an entry on: 一、 三、 四、."""
    place = entry.run.index(entry.at)
    if not place or len(entry.run) == 5:
        return None
    changes = {
        at: _with_number(report.lines[at], number)
        for number, at in enumerate(entry.run[place:], place + 2)
    }
    return Mistake(_changed(report, changes), _at(entry.at), frozenset({"N01"}))


def repeat_number(report: Report, entry: _Entry) -> Mistake | None:
    """Write the number of the previous entry again: 一、 一、 三、."""
    place = entry.run.index(entry.at)
    if not place or (place == 1 and _marker(report.lines[entry.at]).endswith(_SPOKEN)):
        return None  # 一是 again begins another enumeration
    line = _with_number(report.lines[entry.at], place)
    return Mistake(_changed(report, {entry.at: line}), _at(entry.at), frozenset({"N02"}))


def lose_first(report: Report, entry: _Entry) -> Mistake | None:
    """Lose the first entry of a run: it begins with 二、."""
    if entry.at != entry.run[0]:
        return None
    codes = frozenset({"N04", "N05", "N06"})
    return Mistake(_without(report, entry.at, entry.end), _at(entry.at), codes)


def swap_numbers(report: Report, entry: _Entry) -> Mistake | None:
    """Let two entries change places: 一、 三、 二、 四、."""
    place = entry.run.index(entry.at)
    if not place or entry.at == entry.run[-1]:
        return None
    following = entry.run[place + 1]
    changes = {
        entry.at: _with_number(report.lines[entry.at], place + 2),
        following: _with_number(report.lines[following], place + 1),
    }
    return Mistake(_changed(report, changes), _at(entry.at, following), frozenset({"N03"}))


def mix_marks(report: Report, entry: _Entry) -> Mistake | None:
    """Write one entry with another mark: 一、 二． 三、."""
    marker = _marker(report.lines[entry.at])
    if marker.endswith("、"):
        chinese = not marker[0].isdigit()
        other = marker[:-1] + "."
        codes = frozenset({"P02"} if chinese else {"P07"})
    elif marker.endswith("."):
        other, codes = marker[:-1] + "、", frozenset({"P07"})
    elif marker[-1] in "）)":
        other, codes = marker + "、", frozenset({"P04"})
    elif marker[0] in "①②③④⑤":
        other, codes = marker + "、", frozenset({"P05"})
    else:
        return None
    line = _with_marker(report.lines[entry.at], other)
    # Of two entries, either may be the one with another mark.
    places = entry.run if codes == {"P07"} and len(entry.run) == 2 else (entry.at,)
    return Mistake(_changed(report, {entry.at: line}), _at(*places), codes)


def double_mark(report: Report, entry: _Entry) -> Mistake | None:
    """Write the mark twice: 一、、."""
    marker = _marker(report.lines[entry.at])
    if marker[-1] not in "、.":
        return None
    line = _with_marker(report.lines[entry.at], marker + "、")
    return Mistake(_changed(report, {entry.at: line}), _at(entry.at), frozenset({"P06"}))


def lose_mark(report: Report, entry: _Entry) -> Mistake | None:
    """Lose the mark: 一总体要求."""
    marker = _marker(report.lines[entry.at])
    place = entry.run.index(entry.at)
    before = entry.run[place - 1] if place else -1
    # 三农工作 may follow 二、: the number is certain only from the next one, or that those below start again.
    proved = entry.at != entry.run[-1] or (entry.parent and _has_same_below(report, before, entry))
    if not marker.endswith("、") or not proved:
        return None
    line = _with_marker(report.lines[entry.at], marker[:-1])
    return Mistake(_changed(report, {entry.at: line}), _at(entry.at), frozenset({"P01"}))


def lose_bracket(report: Report, entry: _Entry) -> Mistake | None:
    """Lose the closing bracket: （二 加强."""
    marker = _marker(report.lines[entry.at])
    if marker[-1] not in "）)" or len(entry.run) == 1:
        return None
    line = _with_marker(report.lines[entry.at], marker[:-1])
    return Mistake(_changed(report, {entry.at: line}), _at(entry.at), frozenset({"C03"}))


def lose_parent(report: Report, entry: _Entry) -> Mistake | None:
    """Lose the line of a heading that has others below it, and its first words if it is a run-in."""
    place = entry.run.index(entry.at)
    last = entry.at == entry.run[-1]
    before = entry.run[place - 1] if place else -1
    # Where the entry before it has nothing below it, the last one's sections are taken for its own.
    spoken = any(
        line.nodes and line.nodes[0].marker.endswith(_SPOKEN)
        for line in report.lines[entry.at + 1 : entry.end]
    )
    # 一是 again needs no heading above it.
    if not entry.parent or (last and (spoken or not _has_same_below(report, before, entry))):
        return None
    # It is reported at the first line below it, or where its own run goes on; both have moved up by one line.
    first = next(at for at in range(entry.at + 1, entry.end) if report.lines[at].nodes)
    following = entry.run[place + 1] if not last else first
    codes = frozenset({"N01", "N04", "N05", "N06", "N07", "L01", "L02"})
    return Mistake(_without(report, entry.at, entry.at + 1), _at(first - 1, following - 1), codes)


def _has_same_below(report: Report, before: int, entry: _Entry) -> bool:
    """Tell whether the entry before, at line `before`, has sections right below it."""
    if before < 0:
        return False
    nodes = [line.nodes[0].level for line in report.lines[before + 1 : entry.at] if line.nodes]
    return bool(nodes)


def look_alike(report: Report, entry: _Entry) -> Mistake | None:
    """Write the Zhuyin letter ㄧ for 一."""
    marker = _marker(report.lines[entry.at])
    if "一" not in marker or marker.endswith(_SPOKEN) or marker[0] == "第":
        return None
    line = _with_marker(report.lines[entry.at], marker.replace("一", "ㄧ"))
    return Mistake(_changed(report, {entry.at: line}), _at(entry.at), frozenset({"C01"}))


#: Name of the mistake -> the function that makes it at an entry, if it can be made there.
MISTAKES: dict[str, Callable[[Report, _Entry], Mistake | None]] = {
    "skipped": skip_number,
    "miscounted": miscount,
    "repeated": repeat_number,
    "first lost": lose_first,
    "swapped": swap_numbers,
    "other mark": mix_marks,
    "doubled mark": double_mark,
    "no mark": lose_mark,
    "no bracket": lose_bracket,
    "parent lost": lose_parent,
    "look-alike": look_alike,
}


def make_mistake(name: str, random: Random) -> Mistake | None:
    """Make one mistake in a new report, at a random place where it can be made."""
    report = make_report(random)
    mistakes = [mistake for entry in _entries(report) if (mistake := MISTAKES[name](report, entry))]
    return random.choice(mistakes) if mistakes else None


def is_found(mistake: Mistake, *, remarks: bool = False) -> bool:
    """Tell whether an error or a warning of a right rule is at the mistake's line; with `remarks`, or a remark."""
    document = parse(mistake.report.text())
    return any(
        document.source.position(found.span.start)[0] in mistake.lines
        and found.code in mistake.codes
        and (remarks or found.severity in ("error", "warning"))
        for found in check(document)
    )


def find_in_correct(random: Random) -> list[Diagnostic]:
    """Return the errors and warnings in a new correct report."""
    found = check(parse(make_report(random).text()))
    return [one for one in found if one.severity in ("error", "warning")]


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1000
    wrong = Counter(
        one.code for seed in range(count) for one in find_in_correct(Random(f"sound {seed}"))
    )
    print(f"{count:,} correct reports: {dict(wrong) or 'no error, no warning'}\n")
    print("| mistake | made | error or warning | or a remark |\n| --- | --- | --- | --- |")
    for name in MISTAKES:
        mistakes = [make_mistake(name, Random(f"{name} {seed}")) for seed in range(count)]
        made = [mistake for mistake in mistakes if mistake]
        missed = [mistake for mistake in made if not is_found(mistake)]
        remarks = sum(is_found(mistake, remarks=True) for mistake in missed)
        found = len(made) - len(missed)
        print(f"| {name} | {len(made)} | {found} | {found + remarks} |", flush=True)


if __name__ == "__main__":
    main()
