"""The openings of a compilation together: those that count up, that a list repeats, that are inside a line."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docparse.lines.line import Line
from docparse.lines.notes import names_document
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Span, skip, skip_back
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import REPORTS_IN_LINE, SAMPLE

_LONGEST_TITLE = 30
#: The title of a page is among so many lines at the top.
_MOST_ABOVE = 16
#: The words before the number of an opening are no longer.
_LONGEST_WORDS = 44
_NUMBER = Pattern("[0-9]{1,2}|[一二三四五六七八九十]")
# An opening inside a line: 【篇一】, 篇一：, 第二篇：, 范文三：
_IN_LINE = Pattern(
    """【 (?:篇章?|第|范[文例]|例文) [一二三四五六七八九十0-9]{1,3} 篇? 】
    | (?:篇章?|范[文例]|例文|第) [一二三四五六七八九十0-9]{1,3} 篇? [:：]""",
    re.VERBOSE,
)
_BEFORE_NUMBER = "第篇（(【" + BLANKS
_NOT_NUMERALS = "【】篇章第范文例:："
_BEFORE_OPENING = frozenset("。！？!?；;”）)】" + BLANKS)
_UP_TO_BLANK = Pattern(f"[^{BLANK}\n。！？!?；;，,]{{2,{_LONGEST_TITLE}}}(?=[{BLANK}]|$)")


class NumberedLine(NamedTuple):
    """A line that could open a report, with its number at the end: 调研报告3."""

    #: The words before the number, the same for all reports of a compilation.
    words: str
    #: The index of the line.
    at: int
    marker: Marker
    candidate: Candidate


def without_list(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the openings without those of a list of the reports: one right below the other, and again further down."""
    keys = [(one.marker.row.run, one.marker.number) if one.marker else None for one in found]
    last = {key: at for at, key in enumerate(keys)}
    listed: set[int] = set()
    for at, (before, after) in enumerate(pairwise(found)):
        if not text[before.span.end : after.span.start].strip():
            listed.update((at, at + 1))
    return [one for at, one in enumerate(found) if at not in listed or last[keys[at]] == at]


def find_compiled(
    text: str,
    lines: Sequence[Line],
    numbered_lines: Sequence[NumberedLine],
    sections: Container[int],
    *,
    counted: bool,
) -> Iterator[Candidate]:
    """Yield those of the lines with a number at the end that open the reports of a compilation.

    The same words come with numbers that count up from one, with text between them: 增长8 and 增长9 do not. A single
    one needs a title that counts the reports (`counted`) or has its words, or a section right below it (`sections` are
    their offsets), or it is the first 篇 of a kind of document.
    """
    top = {text[line.start : line.end].strip(BLANKS) for line in lines[:_MOST_ABOVE]}
    groups: dict[str, list[NumberedLine]] = {}
    for one in numbered_lines:
        groups.setdefault(one.words, []).append(one)
    for words, group in groups.items():
        # Lines of a list of the reports are right below each other.
        followed = [
            one
            for one, after in zip(group, [*group[1:], None], strict=True)
            if after is None or after.at > one.at + 1 or one.candidate.span.end < lines[one.at].end
        ]
        chain = followed if "篇" in words else _count_up(words, followed)
        if chain and sum(one.at >= chain[0].at for one in followed) > len(chain):
            continue  # 代表队名次1, 代表队名次4, 代表队名次2
        opens = any(
            0 < one.at < len(lines) - 1 and lines[one.at + 1].start in sections for one in chain
        )
        proved = counted or opens or words in top or (chain and _names_first(text, chain[0]))
        if len(chain) > 1 or (chain and proved):
            for one in chain:
                yield one.candidate


def _names_first(text: str, one: NumberedLine) -> bool:
    """Tell whether a line is the first 篇 of a kind of document: 中秋活动方案篇一."""
    if "篇" not in one.words or one.marker.number != 1:
        return False
    start, end = one.candidate.title.start, one.marker.span.start
    return names_document(text, start, skip_back(text, end, start, _BEFORE_NUMBER))


def _count_up(words: str, group: Sequence[NumberedLine]) -> list[NumberedLine]:
    chain: list[NumberedLine] = []
    for one in group:
        number = one.marker.number
        # 调研报告11 and 12: the beginning of the compilation is lost
        is_first = number == 1 or (not chain and names_document(words, 0, len(words)))
        # One that is glued to other text may be lost after several.
        most = 1 + (len(chain) > 1)
        if is_first or (chain and 1 <= number - chain[-1].marker.number <= most):
            chain.append(one)
    return chain


def find_with_text(
    text: str, lines: Sequence[Line], numbered_lines: Sequence[NumberedLine]
) -> Iterator[NumberedLine]:
    """Yield the lines that begin as others end, and go on: 总结1一、思想方面 where there is a line 总结3."""
    known = {one.words: one.marker for one in numbered_lines if "…" not in one.words}
    whole = {one.at: one for one in numbered_lines}
    latest = dict.fromkeys(known, 0)
    for at, (start, end, _, _) in enumerate(lines) if known else ():
        if same := whole.get(at):
            latest[same.words] = same.marker.number
            continue
        for match in _NUMBER.finditer(text, start, min(end, start + _LONGEST_WORDS)):
            words = text[start : match.start()].strip(BLANKS)
            if words not in known:
                continue
            marker = _marker_before_text(text, match.span(), known[words], latest[words])
            if marker.number and marker.number < known[words].number:
                latest[words] = marker.number
                span = Span(start, marker.span.end)
                yield NumberedLine(words, at, marker, Candidate(span, marker, "report", span))
            break


def _marker_before_text(text: str, figures: tuple[int, int], known: Marker, latest: int) -> Marker:
    """Return the marker that the `figures` are; of 总结41、品德 after 总结3 the first figure alone."""
    start, end = figures
    if end - start > 1 and value_of(text[start : start + 1]) == latest + 1:
        end = start + 1
    return Marker(Span(start, end), known.row, value_of(text[start:end]) or 0, known.prefix)


def find_in_lines(text: str, lines: Sequence[Line], known: Container[int]) -> Iterator[Candidate]:
    """Yield the openings inside lines, if there are several that count up: … 【篇一】 … 【篇二】 ….

    `known` are the offsets of the openings at the beginnings of lines.
    """
    if "篇" not in text and "范文" not in text and "范例" not in text and "例文" not in text:
        return
    found: list[Candidate] = []
    number = 0
    starts = {line.start for line in lines}
    for match in _IN_LINE.finditer(text, 0, len(text)):
        start, end = match.span()
        if start in starts:
            number += start in known
            continue
        if text[start - 1] not in _BEFORE_OPENING and text[start] != "【":
            continue
        value = value_of(match.group().strip(_NOT_NUMERALS))
        if value is None or value not in (number + 1, 1):
            continue
        number = value
        title = title_after(text, end, len(text))
        marker = Marker(Span(start, end), REPORTS_IN_LINE.get(text[start], SAMPLE), value)
        span = Span(start, max(end, title.end))
        found.append(Candidate(span, marker, "report", title, glued=True))
    if len(found) > 1 or number > 1:
        yield from found


def title_after(text: str, start: int, end: int) -> Span:
    """Return the words after an opening up to a blank, as its title; an empty span if a sentence or a marker follows."""
    start = skip(text, start, end)
    match = _UP_TO_BLANK.match(text, start, min(end, start + _LONGEST_TITLE + 1))
    if match is None or read_marker(text, start, match.end()):
        return Span(start, start)
    return Span(start, match.end())
