"""Titles without a number that prove each other: those of one kind of document, and those that a table of contents lists."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from docparse.candidates.text_lines import TextLines
from docparse.candidates.titles import could_be_title
from docparse.lines.line import ENDS, Line
from docparse.lines.notes import names_text
from docparse.model.heading import Candidate
from docparse.model.source import BLANKS, Span

_SHORTEST, _LONGEST = 4, 40
_FEWEST = 2
_KIND = 2


def find_sibling_titles(
    text_lines: TextLines,
    taken: Set[int],
    firsts: Mapping[int, int],
    title: Span | None,
    free: Sequence[int],
) -> list[Candidate]:
    """Return the titles of texts of one kind below each of which numbers of one style begin anew, in order.

    护林员述职报告, with 一、 some way below it, and 水管员述职报告 with another 一、. `taken` are the offsets of lines
    that are something else, `firsts` those of lines with a first number, and the ranks of its style; `title` is that
    of the whole text, whose last line may be the first of the series; `free` are the indexes of the lines that may be
    a title.
    """
    text, lines = text_lines.source.text, text_lines.all
    named: list[int] = []
    for at in free:
        start, end = lines[at].start, lines[at].end
        if not _SHORTEST <= end - start <= _LONGEST or not names_text(text, start, end):
            continue
        heads = title is not None and title.start <= start < title.end
        begins = heads or (at and _has_ended(text, lines, at))
        if begins and could_be_title(text, lines[at], taken):
            named.append(at)
    if len(named) < _FEWEST:
        return []
    groups: dict[str, list[tuple[int, int]]] = {}
    for at, rank in _numbered(lines, named, firsts):
        end = lines[at].end
        groups.setdefault(text[end - _KIND : end], []).append((at, rank))
    found: list[int] = []
    for group in groups.values():
        same = [at for at, rank in group if rank == group[0][1]]
        found += same if len(same) >= _FEWEST else []
    return [_report(lines[at]) for at in sorted(found)]


def _has_ended(text: str, lines: Sequence[Line], at: int) -> bool:
    last = text[lines[at - 1].end - 1]
    # 附表： / 募集計畫 is a form that belongs to the text before it.
    return lines[at].after_blank or (last in ENDS and last not in "：:")


def _numbered(
    lines: Sequence[Line], named: Sequence[int], firsts: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield those of the titles below which numbers begin, with the rank of their style."""
    for at, end in pairwise([*named, len(lines)]):
        ranks = (firsts[line.start] for line in lines[at + 1 : end] if line.start in firsts)
        if rank := next(ranks, 0):
            yield at, rank


def find_listed(
    text_lines: TextLines, taken: Set[int], numbered: Container[int]
) -> Iterator[Candidate]:
    """Yield the lines without a number that a table of contents lists, where they come again below it.

    `numbered` are the offsets of lines with a marker; a table whose entries have them lists titles and furniture too.
    """
    text, lines, contents = text_lines.source.text, text_lines.all, text_lines.contents
    if not contents:
        return
    entries = {
        _words(text, line)
        for line in lines
        if line.start in contents and line.start not in numbered
    }
    if len(entries) < len(contents):
        return
    for line in lines if len(entries) >= _FEWEST else ():
        start, end = line.start, line.end
        if end - start > _LONGEST or start in taken or start in contents:
            continue
        if end - start >= _SHORTEST and _words(text, line) in entries:
            report = _report(line)
            if not names_text(text, start, end):
                report = report._replace(kind="heading", doubts=("named",))
            yield report


def _words(text: str, line: Line) -> str:
    return text[line.start : line.end].rstrip(BLANKS + ".．·…‥0123456789")


def _report(line: Line) -> Candidate:
    span = Span(line.start, line.end)
    return Candidate(span, None, "report", span, doubts=("unannounced", "several"))
