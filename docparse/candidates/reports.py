"""Lines that open a report of a compilation: 第一篇：, 篇一：, …篇一, …报告1, 【篇1】, …第一篇, 范文一."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import ATTACHMENT, LEADING_REPORTS, TRAILING_REPORTS

_CLOSING = "。．.：:；;" + BLANKS
_MOST = 60

_LEADING_PATTERNS = tuple((style, Pattern(style.pattern)) for style in LEADING_REPORTS)
_TRAILING_PATTERNS = tuple((style, Pattern(style.pattern)) for style in TRAILING_REPORTS)
_LEADING_FIRST = frozenset("".join(style.first for style, _ in _LEADING_PATTERNS))
_TRAILING_LAST = frozenset("一二三四五六七八九十0123456789０１２３４５６７８９篇)）】")
_SENTENCE = Pattern("[。；！？!?;，,、：:…\t]|[.．]{2}")


def find_reports(text_lines: TextLines, numbered: Container[int]) -> dict[int, Candidate]:
    """Return the lines that could open a report by their offsets, in order, but none of a table of contents.

    `numbered` are the offsets of lines that begin with a marker: these open a section, not a report.
    """
    text, lines = text_lines.source.text, text_lines.all
    found: list[Candidate] = []
    trailing: list[tuple[str, Candidate]] = []
    for at, line in enumerate(lines):
        start, end, _, _ = line
        if end - start > _MOST:
            continue
        if text[start] in _LEADING_FIRST:
            if text[start] in ATTACHMENT.first and _is_listed(text, lines, at):
                continue
            if candidate := _read_leading(text, line):
                found.append(candidate)
                continue
        if start in numbered:
            continue
        while end > start and text[end - 1] in _CLOSING:
            end -= 1
        if text[end - 1] in _TRAILING_LAST and (read := _read_trailing(text, line, end)):
            trailing.append(read)
    counted = Counter(words for words, _ in trailing)
    found.extend(candidate for words, candidate in trailing if counted[words] > 1)
    found.sort(key=lambda candidate: candidate.span.start)
    return {
        report.span.start: report
        for report in found
        if report.span.start not in text_lines.contents
    }


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
        if number is None or _SENTENCE.search(text, title.start, title.end):
            return None
        marker = Marker(Span(line.start, match.end()), style, number)
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
