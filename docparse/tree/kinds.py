"""Heading, run-in or item: settled once the levels are known, by what stands below and beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from docparse.candidates.openings import Opening, read_opening
from docparse.model.heading import Heading, Kind
from docparse.model.source import BLANKS, Source, Span

#: 三、经费保障: a short bare line in one of the upper styles, or in a decimal one, is a heading even
#: with nothing below it yet.
_UPPER_RANK = 50
_DECIMAL_RANKS = range(72, 75)
#: A bold stretch at the beginning of a paragraph is a title if it is no longer.
_LONGEST_BOLD = 60
#: What follows a bold title without a stop between them is a sentence, or no shorter.
_SHORTEST_BODY = 12
_ENDS = "。；！？"
_SPACE = frozenset(BLANKS + "\n")
_BEHIND_TITLE = "。．.：:" + BLANKS


class _Votes:
    """What the entries of one run of siblings are, each by its own words."""

    __slots__ = ("all", "enumerated", "firsts", "items", "runins", "slogans", "titled", "whole")

    def __init__(self) -> None:
        #: Of these, run-in titles and entries without a title that leave no doubt.
        self.all = self.runins = self.items = 0
        #: Entries that speak for titles in this run, for an enumeration, for a title of the whole line.
        self.titled = self.enumerated = self.whole = 0
        #: Run-in titles that could be one sentence among others.
        self.slogans = 0
        #: First character of the title -> how many begin so; slogans of one run often begin alike.
        self.firsts: dict[str, int] = {}

    def add(self, opening: Opening, first: str, above: bool, body: bool, last: bool) -> None:
        """Count an entry by its opening, the first character of its title, and its place as in `_Placed`."""
        kind, _, _, doubt, _, whole = opening
        self.all += 1
        if body and whole is not None:
            self.whole += 1
        if kind == "heading":
            if not body or doubt >= 2:
                self.enumerated += 1
            if not doubt or (doubt == 1 and body and (above or not last)):
                self.titled += 1
        elif kind == "item":
            if not doubt:
                self.items += 1
                self.enumerated += 1
        elif not doubt:
            self.runins += 1
            self.titled += 1
        elif doubt == 1:
            self.slogans += 1
        self.firsts[first] = self.firsts.get(first, 0) + 1


class _Placed(NamedTuple):
    """An opening and its place in the tree."""

    heading: Heading
    opening: Opening
    #: The first character of the title.
    first: str
    #: Sections stand below it.
    above: bool
    #: Sections or a paragraph stand below it.
    body: bool
    #: It is the last of its run, so that a paragraph below it may go on from the whole run.
    last: bool
    #: Those of its run of siblings, which are counted when their parent ends.
    votes: _Votes


def settle_kinds(
    source: Source,
    paragraphs: Sequence[Span],
    headings: Sequence[Heading],
    bold: Mapping[int, int] | None = None,
) -> Iterator[Heading]:
    """Yield each resolved heading with its kind, its title and its own span.

    The kind of a paragraph that is one sentence depends on what stands below it, and a long first
    sentence is a title where its siblings have titles. `bold` are the bold stretches of the text by where
    they begin: one that opens a paragraph is its title.

    The headings of a report are settled when the next one begins: to go through a large compilation once for each
    step finds nothing of it in the processor's cache any more, which took half as long again.
    """
    text = source.text
    waiting: list[_Placed | Heading] = []
    at_root = False  # a run at the root may go on behind the next report
    for place in _place(text, paragraphs, headings, bold or {}):
        if isinstance(place, Heading):
            if place.level == 1 and not at_root:
                yield from _settled(waiting)
                waiting.clear()
        elif place.heading.level == 1:
            at_root = True
        waiting.append(place)
    yield from _settled(waiting)


def _settled(placed: Iterable[_Placed | Heading]) -> Iterator[Heading]:
    """Yield the headings with kind and title; all votes are counted."""
    for place in placed:
        if isinstance(place, Heading):
            yield place
            continue
        (start, _), level, _, marker, _, confidence, moves = place.heading
        opening = place.opening
        kind = _settle(place)
        title, end = opening.title, opening.end
        if kind == "item" and marker:
            end = marker.span.end
            title = Span(end, end)
        elif kind == "heading" and opening.whole:
            title = opening.whole
            end = max(end, title.end)
        span = Span(start, end)
        yield Heading(span, level, kind, marker, title, confidence, moves)


def _place(
    text: str, paragraphs: Sequence[Span], headings: Sequence[Heading], bold: Mapping[int, int]
) -> Iterator[_Placed | Heading]:
    """Read the opening of each heading again, between its neighbours in the outline.

    A heading is yielded as it is where its kind is known: a report, and a heading without a number.
    """
    # The open headings: the level of each, and the votes of what stands right below it, by run.
    parents: list[tuple[int, dict[str, _Votes]]] = [(0, {})]
    # The end of the paragraph that a heading stands in, and what comes behind it.
    end_around, coming = -1, iter(paragraphs)
    for heading, following in zip_longest(headings, headings[1:]):
        (start, _), level, kind, marker, *_ = heading
        while parents[-1][0] >= level:
            parents.pop()
        siblings = parents[-1][1]
        parents.append((level, {}))
        if kind == "report" or marker is None:
            yield heading
            continue
        while end_around <= start:
            _, end_around = next(coming)
        end = end_around
        if following is None:
            behind, above, last = len(text), False, True
        else:
            (behind, _), level_behind, kind_behind, *_ = following
            if behind < end:
                end = behind
            above = level_behind > level
            # A letter carries a plan at the level of its own 一、 二、: 副本：教育科 stands below the last of these.
            last = level_behind < level or kind_behind == "report"
        (_, behind_marker), style, _, _ = marker
        opening = read_opening(text, behind_marker, end, style)
        if bold:
            opening = _read_bold(text, heading, end, bold) or opening
        _, title, below, _, _, whole = opening
        if whole:
            below = end
        while below < behind and text[below] in _SPACE:
            below += 1
        body = above or below < behind
        run = style.run
        votes = siblings.get(run)
        if votes is None:
            votes = siblings[run] = _Votes()
        first = text[title[0]] if title[0] < title[1] else ""
        votes.add(opening, first, above, body, last)
        yield _Placed(heading, opening, first, above, body, last, votes)


def _read_bold(text: str, heading: Heading, end: int, bold: Mapping[int, int]) -> Opening | None:
    """Read a title that the format sets in bold, with its marker or without, before plain text."""
    marker = heading.marker
    if marker is None:
        return None
    start = marker.span.end
    while start < end and text[start] in BLANKS:
        start += 1
    close = bold.get(marker.span.start, bold.get(start, 0))
    if (
        not start < close < end
        or close - start > _LONGEST_BOLD
        or not text[close:end].strip(BLANKS)
    ):
        return None
    rest = close
    while rest < end and text[rest] in _BEHIND_TITLE:
        rest += 1
    # 一、**总体**要求 has a word in bold, no title.
    cut = rest == close and text[close - 1] not in _BEHIND_TITLE
    if cut and end - rest < _SHORTEST_BODY and text[end - 1] not in _ENDS:
        return None
    while close > start and text[close - 1] in _BEHIND_TITLE:
        close -= 1
    return Opening("runin", Span(start, close), rest) if start < close else None


def _settle(place: _Placed) -> Kind:
    """Decide the kind by what stands below, and by what the siblings are."""
    heading, opening, first, above, body, last, votes = place
    kind, _, _, doubt, bare, whole = opening
    titled, enumerated = votes.titled, votes.enumerated
    if kind == "runin":
        if whole and body and 2 * votes.whole > votes.all:
            return "heading"
        if doubt == 2:
            alike = 2 * votes.firsts[first] > votes.all > 1
            return "runin" if votes.runins + alike > votes.items else "item"
        return "item" if doubt and votes.items > titled else "runin"
    if kind == "item":
        return "item"
    if doubt == 2 or (doubt == 3 and not above):
        return "heading" if titled > enumerated else "item"
    if above:
        return "heading"
    rank = heading.marker.row.rank if heading.marker else 0
    if bare and (rank <= _UPPER_RANK or rank in _DECIMAL_RANKS):
        return "heading"
    if 2 * enumerated > votes.all:
        # Lines with nothing below them are an enumeration; behind the last one the text goes on.
        return "item"
    if body and not (doubt and last):
        return "heading"
    # （一）全力稳增长，…好转。… / （二）坚定促改革，…增强: the last one is set as its siblings are, alone.
    titled += votes.slogans if body else 0
    return "heading" if titled > (enumerated if doubt else 0) else "item"
