"""Lines that open a report of a compilation: 第一篇：, 篇一：, …篇一, …报告1, 【篇1】, …第一篇, 范文一.

Some are inside a line: a web page lost its line breaks.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from docparse.candidates.compilations import (
    NumberedLine,
    find_compiled,
    find_in_lines,
    find_with_text,
    title_after,
    without_list,
)
from docparse.candidates.counted import find_count, find_counted
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line
from docparse.lines.notes import is_caption
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span, skip, skip_back
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import (
    ATTACHMENT,
    LEADING_REPORTS,
    PART,
    REPORTS_IN_LINE,
    TRAILING_REPORTS,
    VOLUME,
)

_CLOSING = "。．.：:；;" + BLANKS
_MOST = 60
#: One 第一篇 alone on its line is as likely a volume of a book.
_FEWEST_VOLUMES = 2

_LEADING_PATTERNS = tuple((style, Pattern(style.pattern)) for style in LEADING_REPORTS)
_TRAILING_PATTERNS = tuple((style, Pattern(style.pattern)) for style in TRAILING_REPORTS)
_LEADING_FIRST = frozenset("".join(style.first for style, _ in _LEADING_PATTERNS))
#: A line with its text on it begins so; （一） opens a section.
_LEADING_LONG = _LEADING_FIRST.difference("（([附")
_TRAILING_LAST = frozenset("一二三四五六七八九十0123456789０１２３４５６７８９篇)）】")
#: 教案 篇1教案 篇2教案 篇3: a list
_NUMBERED_BEFORE = Pattern("篇[ ]?[0-9一二三四五六七八九十]")
_SENTENCE = Pattern("[。；！？!?;，,、：:…\t]|[.．]{2}")
_ENDS_SENTENCE = "。！？!?；;"
#: 採用下列計畫之一：
_INTRODUCES = ("之一：", "之一:")
#: After an opening that may have text after it.
_MARKED = "：:】])）"


def find_reports(
    text_lines: TextLines, numbered: Mapping[int, Marker], doubtful: Container[int]
) -> dict[int, Candidate]:
    """Return the candidates that open a report by their offsets, in order, but none of a table of contents.

    `numbered` are the markers of lines that begin with one, by their offsets: these open a section, not a report.
    `doubtful` are the offsets of those about which there are doubts.
    """
    text, lines = text_lines.source.text, text_lines.all
    count = find_count(text, lines)
    found: list[Candidate] = []
    trailing: list[NumberedLine] = []
    for at, line in enumerate(lines):
        start, end, _, _ = line
        is_short = end - start <= _MOST
        if text[start] in (_LEADING_FIRST if is_short else _LEADING_LONG):
            if text[start] in ATTACHMENT.first and _is_listed(text, lines, at):
                continue
            if candidate := _read_leading(text, line, counted=count is not None):
                found.append(candidate)
                continue
        if is_short and start not in numbered and (read := _read_trailing(text, at, line)):
            trailing.append(read)
    found += _find_volumes(text, lines, numbered, counted=count is not None)
    found = without_list(text, sorted(found, key=_start_of))
    if trailing:
        trailing = sorted((*trailing, *find_with_text(text, lines, trailing)), key=_place_of)
        sections = {start for start in numbered if start not in doubtful}
        found += find_compiled(text, lines, trailing, sections, counted=count is not None)
    found += find_in_lines(text, lines, {candidate.span.start for candidate in found})
    if count:
        known = {candidate.span.start: candidate for candidate in found}
        found += find_counted(text, lines, numbered, count, known)
    found.sort(key=_start_of)
    return {
        report.span.start: report
        for report in found
        if report.span.start not in text_lines.contents
    }


def _find_volumes(
    text: str, lines: Sequence[Line], numbered: Mapping[int, Marker], *, counted: bool
) -> Iterator[Candidate]:
    """Yield 第一篇 and 第二篇 alone on their lines, unless they are the volumes of a book with chapters or articles.

    If the title of the page counts them (`counted`), they may have text on the line.
    """
    rows = [marker.row for marker in numbered.values() if marker.row.division]
    if sum(row is VOLUME for row in rows) < _FEWEST_VOLUMES:
        return
    if any(row is not VOLUME and row is not PART for row in rows):
        return
    volumes = [
        line for line in lines if line.start in numbered and numbered[line.start].row is VOLUME
    ]
    bare = [line for line in volumes if numbered[line.start].span.end == line.end]
    opening = volumes if counted else bare
    if len(opening) < _FEWEST_VOLUMES:
        return
    for line in opening:
        marker = numbered[line.start]._replace(row=REPORTS_IN_LINE["第"])
        title = title_after(text, marker.span.end, line.end)
        span = Span(line.start, max(marker.span.end, title.end))
        yield Candidate(span, marker, "report", title)


def _start_of(candidate: Candidate) -> int:
    return candidate.span.start


def _place_of(one: NumberedLine) -> int:
    return one.at


def _is_listed(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line 附件1 is right beside another one: a list of names, not a document."""
    beside = (near for near in (at - 1, at + 1) if 0 <= near < len(lines))
    return at + 1 == len(lines) or any(
        text[lines[near].start] in ATTACHMENT.first for near in beside
    )


def _read_leading(text: str, line: Line, *, counted: bool) -> Candidate | None:
    first = text[line.start]
    for style, pattern in _LEADING_PATTERNS:
        if first not in style.first:
            continue
        match = pattern.match(text, line.start, line.end)
        if match is None:
            continue
        number = value_of(match["n"])
        if match.group()[-2:-1] == "篇" and "第" not in match.group():
            return None  # (22篇) counts the reports
        title = _trim(text, match.end(), line.end)
        if number is None:
            return None
        marker = Marker(Span(line.start, match.end()), style, number)
        if line.end - line.start > _MOST or _SENTENCE.search(text, title.start, title.end):
            # 篇一: …, with the text of the report on the line; 篇一 … below the title 总结5篇
            is_marked = text[match.end() - 1] in _MARKED
            if style == ATTACHMENT or not (is_marked or (counted and text[match.end()] in BLANKS)):
                return None
            title = title_after(text, match.end(), line.end)
            span = Span(line.start, max(match.end(), title.end))
            return Candidate(span, marker, "report", title)
        return Candidate(Span(line.start, line.end), marker, "report", title)
    return None


def _read_trailing(text: str, at: int, line: Line) -> NumberedLine | None:
    """Read line `at`, a short one, as one that has its number at the end."""
    start, end = line.start, line.end
    if text[end - 1] in _ENDS_SENTENCE:
        return None
    end = skip_back(text, end, start, _CLOSING)
    if end == start or text[end - 1] not in _TRAILING_LAST:
        return None
    if is_caption(text, line) or text.endswith(_INTRODUCES, start, line.end):
        return None
    if _SENTENCE.search(text, start, end):
        return None
    for style, pattern in _TRAILING_PATTERNS:
        match = pattern.fullmatch(text, start, end)
        if match is None:
            continue
        number = value_of(match["n"])
        if not number or _NUMBERED_BEFORE.search(text, *match.span("words")):
            return None
        # 篇 is enough by itself; without it the words must be the same each time.
        words = style.name if "篇" in style.name else match["words"].strip(BLANKS)
        marker = Marker(Span(match.start("n"), match.end("n")), style, number, words)
        title = Span(start, end)
        candidate = Candidate(Span(start, line.end), marker, "report", title)
        return NumberedLine(words, at, marker, candidate)
    return None


def _trim(text: str, start: int, end: int) -> Span:
    start = skip(text, start, end)
    end = skip_back(text, end, start, _CLOSING)
    return Span(start, end)
