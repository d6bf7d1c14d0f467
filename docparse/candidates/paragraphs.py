"""The paragraphs of a text: its lines, joined where a break is inside a paragraph, a title or an entry."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from docparse.candidates.beginnings import Beginnings
from docparse.candidates.labels import is_bare
from docparse.candidates.line_doubts import TITLED
from docparse.candidates.text_lines import TextLines
from docparse.lines.joins import find_joins, joins_of_pages
from docparse.lines.line import Line, is_sentence
from docparse.lines.notes import names_document
from docparse.model.heading import Candidate
from docparse.model.source import Span
from docparse.model.style import Style

_STOPS = frozenset("。；")
_FEWEST_ENDED, _LONGEST_REST = 2, 24
#: The name of a chapter on a line of its own is no longer.
_LONGEST_NAME = 14


def find_breaks(
    beginnings: Beginnings,
    titles: Sequence[Span],
    attached: Sequence[Candidate],
    free: Sequence[int],
    names: Mapping[int, Span],
) -> list[tuple[int, Span]]:
    """Return (index of a line, the break before it) for each break inside a paragraph or a title.

    `free` are the indexes of the short lines that no marker begins, `names` those of `find_names`.
    """
    lines = beginnings.lines
    joins = joins_of_pages(lines.source, lines.all) if lines.source.pages else []
    if not lines.source.whole_lines:
        opening, figures = beginnings.opening(), beginnings.figures()
        joins = find_joins(lines.source, lines.all, lines.layout, opening, figures)
        inside = {*names.items(), *_joins_of_entries(beginnings, free)}
        joins = sorted(inside.union(joins)) if inside else joins
    named = [*titles, *lines.hints.headings, *(candidate.title for candidate in attached)]
    joins += _joins_of_titles(lines.all, named, joins)
    # …办公厅印发《…》的通知 is as long as a line that is cut off.
    text = lines.source.text
    title_ends = {title.end for title in titles if names_document(text, *title)}
    # No paragraph goes on below a table.
    starts = [block.span.start for block in lines.hints.blocks]
    return [
        (at, gap)
        for at, gap in joins
        if gap.start not in title_ends
        and bisect_left(starts, gap.start) == bisect_left(starts, gap.end)
    ]


def paragraphs_of(lines: TextLines, joined: set[int]) -> list[Span]:
    """Return the paragraphs; `joined` are the indexes of lines that continue the one before them."""
    if not joined:
        return [Span(line.start, line.end) for line in lines.all]
    paragraphs: list[Span] = []
    for at, line in enumerate(lines.all):
        start = paragraphs.pop().start if at in joined else line.start
        paragraphs.append(Span(start, line.end))
    return paragraphs


def find_names(
    beginnings: Beginnings, taken: Set[int], free: Sequence[int], torn: Set[int]
) -> dict[int, Span]:
    """Return the lines that are the title of the marker alone on the line above: 第一章 / 总则, 7.1 / 环境与展望.

    These are indexes of lines, each with the break before it; `free` are the indexes of the short lines whose offsets
    are not `taken`. The second lines of the labels that begin on the lines `torn` are among them.
    """
    text, lines = beginnings.lines.source.text, beginnings.lines.all
    found = {at + 1: Span(lines[at].end, lines[at + 1].start) for at in torn}
    markers, doubts = beginnings.markers
    for at in free:
        marker = markers.get(lines[at - 1].start) if at else None
        if not marker or at + 1 == len(lines):
            continue
        before, line, after = lines[at - 1 : at + 2]
        is_decimal = marker.row.decimal and before.start not in doubts
        if marker.row.division not in TITLED and not is_decimal:
            continue
        if marker.span.end != before.end or before.start in beginnings.reports:
            continue
        text_follows = after.start in taken or after.end - after.start > _LONGEST_NAME
        if text_follows and is_bare(text, line, taken):
            found[at] = Span(before.end, line.start)
    return found


def _joins_of_entries(beginnings: Beginnings, free: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """Yield the breaks inside entries of a run whose other entries end in a stop: （二）审查决算，并可以 / 提出报告。"""
    text, lines, markers = beginnings.lines.source.text, beginnings.lines.all, beginnings.markers.at
    broken: list[tuple[Style, int, Span]] = []
    for at in free:
        below = lines[at]
        if not at or not is_sentence(text, below) or below.after_blank:
            continue
        start, end, _, _ = lines[at - 1]
        if (
            below.end - below.start <= _LONGEST_REST
            and "\u4e00" <= text[end - 1] <= "\u9fff"
            and start in markers
            and text.find("，", start, end) > 0
        ):
            broken.append((markers[start].row, at, Span(end, below.start)))
    if not broken:
        return
    ended: Counter[Style] = Counter()
    every: Counter[Style] = Counter()
    for line in lines:
        if marker := markers.get(line.start):
            every[marker.row] += 1
            ended[marker.row] += is_sentence(text, line)
    for style, at, span in broken:
        if 2 * ended[style] >= every[style] > _FEWEST_ENDED:
            yield at, span


def _joins_of_titles(
    lines: Sequence[Line], titles: Sequence[Span], known: Sequence[tuple[int, Span]]
) -> list[tuple[int, Span]]:
    """Return the breaks inside titles of several lines that are not among the known ones."""
    joined = {at for at, _ in known}
    joins = []
    for title in titles:
        at = bisect_left(lines, (title.start + 1,))
        while at < len(lines) and lines[at].start < title.end:
            # The first line of a heading may have been a page number.
            if at not in joined and at and lines[at - 1].start >= title.start:
                joins.append((at, Span(lines[at - 1].end, lines[at].start)))
                joined.add(at)  # the title may be a heading of the format too
            at += 1
    return joins
