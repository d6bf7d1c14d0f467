"""Lines that open a report of a compilation: 第一篇：, 篇一：, …篇一, …报告1, 【篇1】, …第一篇, 范文一.

Some are inside a line: a web page lost its line breaks.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line
from docparse.lines.notes import names_document
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Span
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import (
    ATTACHMENT,
    LEADING_REPORTS,
    REPORTS_IN_LINE,
    SAMPLE,
    TRAILING_REPORTS,
)

_CLOSING = "。．.：:；;" + BLANKS
_MOST = 60
_LONGEST_TITLE = 30
#: The title of a page that counts its reports is among this many lines at the top.
_MOST_ABOVE = 6

_LEADING_PATTERNS = tuple((style, Pattern(style.pattern)) for style in LEADING_REPORTS)
_TRAILING_PATTERNS = tuple((style, Pattern(style.pattern)) for style in TRAILING_REPORTS)
_LEADING_FIRST = frozenset("".join(style.first for style, _ in _LEADING_PATTERNS))
#: A line with its text on it begins so; （一） opens a section.
_LEADING_LONG = _LEADING_FIRST.difference("（([附")
_TRAILING_LAST = frozenset("一二三四五六七八九十0123456789０１２３４５６７８９篇)）】")
#: 图5 通过全景图得到的视图1
_CAPTION, _CAPTIONED = frozenset("图圖表附"), frozenset(" 0123456789一二三四五六七八九十")
_SENTENCE = Pattern("[。；！？!?;，,、：:…\t]|[.．]{2}")
_ENDS_SENTENCE = "。！？!?；;"
#: After an opening that may have text after it.
_MARKED = "：:】])）"
#: 河道保洁总结5篇, 心得体会范文精选
_COUNTS = Pattern(
    "(?:[0-9０-９]{1,2}|[一二三四五六七八九十两几多]{1,3})[ ]?(?:篇|则|份)|精选|范文|大全|合集|汇总|集锦|汇编"
)
# An opening inside a line: 【篇一】, 篇一：, 第二篇：, 范文三：. Each begins with a character of its own.
_GLUED = Pattern(
    """【(?:篇章?|第|范[文例]|例文)[一二三四五六七八九十0-9]{1,3}篇?】
    | (?:篇章?|范[文例]|例文|第)[一二三四五六七八九十0-9]{1,3}篇?[:：]""".replace("\n", "").replace(
        " ", ""
    )
)


class _Trailing(NamedTuple):
    """A line that could open a report with its number at the end."""

    #: The words before the number, the same for all reports of a compilation.
    words: str
    #: The index of the line.
    at: int
    candidate: Candidate

    @property
    def number(self) -> int:
        """The number of the report."""
        marker = self.candidate.marker
        return marker.number if marker else 0


def find_reports(text_lines: TextLines, numbered: Container[int]) -> dict[int, Candidate]:
    """Return the candidates that open a report by their offsets, in order, but none of a table of contents.

    `numbered` are the offsets of lines that begin with a marker: these open a section, not a report.
    """
    text, lines = text_lines.source.text, text_lines.all
    found: list[Candidate] = []
    trailing: list[_Trailing] = []
    counted = _is_counted(text, lines)
    for at, line in enumerate(lines):
        start, end, _, _ = line
        if text[start] in (_LEADING_FIRST if end - start <= _MOST else _LEADING_LONG):
            if text[start] in ATTACHMENT.first and _is_listed(text, lines, at):
                continue
            if candidate := _read_leading(text, line):
                found.append(candidate)
                continue
        if end - start > _MOST or start in numbered or text[end - 1] in _ENDS_SENTENCE:
            continue
        if text[start] in _CAPTION and text[start + 1 : start + 2] in _CAPTIONED:
            continue
        colon = text[end - 1] in "：:"  # 採用下列計畫之一：
        while end > start and text[end - 1] in _CLOSING:
            end -= 1
        if end == start or (colon and text[end - 2] == "之"):
            continue
        if text[end - 1] in _TRAILING_LAST and (read := _read_trailing(text, line, end)):
            trailing.append(_Trailing(read[0], at, read[1]))
    found = _without_list(text, lines, found)
    found.extend(_with_text(text, lines, trailing))
    found.extend(_compiled(text, lines, trailing, numbered, counted=counted))
    found.extend(_find_glued(text, lines, {candidate.span.start for candidate in found}))
    found.sort(key=lambda candidate: candidate.span.start)
    return {
        report.span.start: report
        for report in found
        if report.span.start not in text_lines.contents
    }


def _without_list(text: str, lines: Sequence[Line], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the openings without those of a list of the reports: right below each other, and again further down."""
    keys = [
        (found_.marker.row.run, found_.marker.number) if found_.marker else ("", 0)
        for found_ in found
    ]
    last = {key: at for at, key in enumerate(keys)}
    kept: list[Candidate] = []
    for at, candidate in enumerate(found):
        near = [
            other
            for other in found[max(0, at - 1) : at + 2]
            if other is not candidate
            and _is_short_gap(text, min(candidate, other), max(candidate, other))
        ]
        if not (near and last[keys[at]] > at):
            kept.append(candidate)
    return kept


def _is_short_gap(text: str, before: Candidate, after: Candidate) -> bool:
    return not text[before.span.end : after.span.start].strip()


def _with_text(
    text: str, lines: Sequence[Line], trailing: Sequence[_Trailing]
) -> Iterable[Candidate]:
    """Yield the lines that begin as others end, with their text on the line: 总结1一、思想方面 where there is a line 总结3."""
    known = {one.words: one for one in trailing if "…" not in one.words}
    if not known:
        return
    starts = {one.candidate.span.start for one in trailing}
    for words, one in known.items():
        at = text.find(words)
        while at >= 0:
            match = _NUMBER.match(text, at + len(words), len(text))
            if match and at not in starts and (not at or text[at - 1] in _LINE_EDGE):
                number = value_of(match.group())
                row = one.candidate.marker.row if one.candidate.marker else None
                if number and row and number < one.number:
                    marker = Marker(Span(*match.span()), row, number, words)
                    span = Span(at, match.end())
                    yield Candidate(span, marker, "report", span)
            at = text.find(words, at + len(words))


_NUMBER = Pattern("[0-9]{1,2}|[一二三四五六七八九十]")
_LINE_EDGE = frozenset("\n" + BLANKS)


def _is_counted(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether the title of the page says that it is a compilation: 河道保洁总结5篇."""
    top = (line for line in lines[:_MOST_ABOVE] if line.end - line.start <= _MOST)
    return any(_COUNTS.search(text, line.start, line.end) for line in top)


def _compiled(
    text: str,
    lines: Sequence[Line],
    trailing: Sequence[_Trailing],
    numbered: Container[int],
    *,
    counted: bool,
) -> Iterable[Candidate]:
    """Yield those of the lines with a number at the end that open the reports of a compilation.

    The same words come with numbers that count up from one, with text between them: 增长8 and 增长9 do not. A single
    one needs a title that counts the reports, or a section right below it.
    """
    groups: dict[str, list[_Trailing]] = {}
    for one in trailing:
        groups.setdefault(one.words, []).append(one)
    for words, group in groups.items():
        # Lines of a list of the reports are right below each other.
        followed = [
            one
            for one, after in zip(group, [*group[1:], None], strict=True)
            if after is None or after.at > one.at + 1
        ]
        chain: list[_Trailing] = []
        for one in followed:
            if one.number == 1 or (chain and one.number == chain[-1].number + 1):
                chain.append(one)
            elif not chain and names_document(words, 0, len(words)):
                chain.append(one)  # 调研报告11 and 12, where the beginning is lost
        if "篇" in words:
            chain = followed
        opens = [
            one
            for one in chain
            if 0 < one.at < len(lines) - 1 and lines[one.at + 1].start in numbered
        ]
        if len(chain) > 1 or (chain and (counted or opens)):
            for one in chain:
                yield one.candidate


def _find_glued(text: str, lines: Sequence[Line], known: Container[int]) -> Iterable[Candidate]:
    """Yield the openings inside lines, if there are several that count up: … 【篇一】 … 【篇二】 …."""
    if not any(word in text for word in ("篇", "范文", "范例", "例文")):
        return
    found: list[Candidate] = []
    number = 0
    starts = {line.start for line in lines}
    for match in _GLUED.finditer(text, 0, len(text)):
        start, end = match.span()
        before = text[start - 1 : start]
        if start in starts:
            if start in known:
                number += 1
            continue
        if before not in _BEFORE_GLUED and text[start] != "【":
            continue
        style = REPORTS_IN_LINE.get(text[start], SAMPLE)
        value = value_of(match.group().strip("【】篇章第范文例:："))
        if value is None or not (value == number + 1 or value == 1):
            continue
        number = value
        line_end = text.find("\n", end)
        title = _title_in(text, end, len(text) if line_end < 0 else line_end)
        marker = Marker(Span(start, end), style, value)
        found.append(
            Candidate(Span(start, max(end, title.end)), marker, "report", title, glued=True)
        )
    if len(found) > 1 or number > 1:
        yield from found


_BEFORE_GLUED = frozenset("。！？!?；;”）)】" + BLANKS)
_SPACED = Pattern(f"[^{BLANK}\n。！？!?；;，,]{{2,{_LONGEST_TITLE}}}(?=[{BLANK}]|$)")


def _title_in(text: str, start: int, end: int) -> Span:
    """Return the words after an opening up to a blank, as its title; an empty span if a sentence follows."""
    while start < end and text[start] in BLANKS:
        start += 1
    match = _SPACED.match(text, start, end)
    if match is None or read_marker(text, start, end):
        return Span(start, start)
    return Span(start, match.end())


def _is_listed(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line 附件1 is right beside another one: a list of names, not a document."""
    beside = (near for near in (at - 1, at + 1) if 0 <= near < len(lines))
    return at + 1 == len(lines) or any(
        text[lines[near].start] in ATTACHMENT.first for near in beside
    )


def _read_leading(text: str, line: Line) -> Candidate | None:
    first = text[line.start]
    for style, pattern in _LEADING_PATTERNS:
        if first not in style.first:
            continue
        match = pattern.match(text, line.start, line.end)
        if match is None:
            continue
        number = value_of(match["n"])
        title = _trim(text, match.end(), line.end)
        if number is None:
            return None
        marker = Marker(Span(line.start, match.end()), style, number)
        if line.end - line.start > _MOST or _SENTENCE.search(text, title.start, title.end):
            # 篇一: …, with the text of the report on the line
            if style == ATTACHMENT or text[match.end() - 1] not in _MARKED:
                return None
            title = _title_in(text, match.end(), line.end)
            span = Span(line.start, max(match.end(), title.end))
            return Candidate(span, marker, "report", title)
        return Candidate(Span(line.start, line.end), marker, "report", title)
    return None


def _read_trailing(text: str, line: Line, end: int) -> tuple[str, Candidate] | None:
    if _SENTENCE.search(text, line.start, end):
        return None
    for style, pattern in _TRAILING_PATTERNS:
        match = pattern.fullmatch(text, line.start, end)
        if match is None:
            continue
        number = value_of(match["n"])
        if not number:
            return None
        # 篇 is enough by itself; without it the words must be the same each time.
        words = style.name if "篇" in style.name else match["words"].strip(BLANKS)
        span = Span(line.start, line.end)
        marker = Marker(Span(match.start("n"), match.end("n")), style, number, words)
        return words, Candidate(span, marker, "report", Span(line.start, end))
    return None


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return Span(start, end)
