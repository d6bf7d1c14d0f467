"""Heading, run-in or item: settled once the levels are known, by what stands below and beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.heading import Heading, Kind
from docparse.markers import STYLE_OF, run_of
from docparse.source import BLANKS, Source, Span, make
from docparse.titles import Opening, read_opening

#: 三、经费保障: a short bare line in one of the upper styles, or in a decimal one, is a heading even
#: with nothing below it yet.
_UPPER_RANK = 50
_DECIMAL_RANKS = range(72, 75)
#: A bold stretch at the beginning of a paragraph is a title if it is no longer.
_LONGEST_BOLD = 60
#: What follows a bold title without a stop between them is a sentence, or no shorter.
_SHORTEST_BODY = 12
_ENDS = "。；！？"
_SPACE = BLANKS + "\n"
_BEHIND_TITLE = "。．.：:" + BLANKS


class _Placed(NamedTuple):
    """An opening and its place in the tree."""

    heading: Heading
    opening: Opening
    #: Sections stand below it.
    parent: bool
    #: Sections or a paragraph stand below it.
    body: bool
    #: It is the last of its run, so that a paragraph below it may go on from the whole run.
    last: bool
    #: The run of siblings that it counts in: the place of its parent, and its style.
    run: tuple[int, str]


def settle_kinds(
    source: Source,
    paragraphs: Sequence[Span],
    headings: Sequence[Heading],
    bold: Mapping[int, int] | None = None,
) -> list[Heading]:
    """Give each resolved heading its kind, its title and its own span.

    The kind of a paragraph that is one sentence depends on what stands below it, and a long first
    sentence is a title where its siblings have titles. `bold` are the bold stretches of the text by where
    they begin: one that opens a paragraph is its title.
    """
    placed = list(_place(source.text, paragraphs, headings, bold or {}))
    votes: dict[tuple[int, str], _Votes] = {}
    for place in placed:
        opening, ballot = place.opening, votes.get(place.run)
        if ballot is None:
            ballot = votes[place.run] = _Votes()
        ballot.all += 1
        ballot.whole += opening.whole is not None and place.body
        if opening.kind == "heading":
            ballot.enumerated += not place.body or opening.doubt >= 2
            ballot.titled += not opening.doubt or (
                opening.doubt == 1 and place.body and (place.parent or not place.last)
            )
        elif opening.kind == "item":
            ballot.items += not opening.doubt
            ballot.enumerated += not opening.doubt
        else:
            ballot.runins += not opening.doubt
            ballot.titled += not opening.doubt
            ballot.slogans += opening.doubt == 1
        first = _first_char(source.text, opening)
        ballot.firsts[first] = ballot.firsts.get(first, 0) + 1
    return [_settled(source.text, place, votes[place.run]) for place in placed]


class _Votes:
    """What the entries of one run are, each by its own words."""

    __slots__ = ("all", "enumerated", "firsts", "items", "runins", "slogans", "titled", "whole")

    def __init__(self) -> None:
        #: Of these, run-in titles and entries without a title that leave no doubt.
        self.all = self.runins = self.items = 0
        #: Entries that speak for titles in this run, for an enumeration, for a title of the whole line.
        self.titled = self.enumerated = self.whole = 0
        #: Run-in titles that could be one sentence among others.
        self.slogans = 0
        #: First character of the title -> how many begin so.
        self.firsts: dict[str, int] = {}


def _first_char(text: str, opening: Opening) -> str:
    """Return the first character of a title; slogans of one run often begin alike."""
    start, end = opening.title
    return text[start] if start < end else ""


def _settled(text: str, place: _Placed, votes: _Votes) -> Heading:
    heading, opening, marker = place.heading, place.opening, place.heading.marker
    kind: Kind = "report" if heading.kind == "report" else _settle(text, place, votes)
    title, end = opening.title, opening.end
    if kind == "item" and marker:
        title, end = Span(marker.span.end, marker.span.end), marker.span.end
    elif kind == "heading" and opening.whole:
        title = opening.whole
        end = max(end, title.end)
    (start, _), level, _, _, _, confidence, moves = heading
    span = make(Span, (start, end))
    return make(Heading, (span, level, kind, marker, title, confidence, moves))


def _place(
    text: str, paragraphs: Sequence[Span], headings: Sequence[Heading], bold: Mapping[int, int]
) -> Iterator[_Placed]:
    """Read the opening of each heading again, between its neighbours in the outline."""
    parents: list[tuple[int, int]] = []
    around = 0  # the index of the paragraph that it stands in
    for at, heading in enumerate(headings):
        following = headings[at + 1] if at + 1 < len(headings) else None
        span, level, kind, marker, *_ = heading
        while parents and parents[-1][0] >= level:
            parents.pop()
        parent = parents[-1][1] if parents else -1
        parents.append((level, at))
        if kind == "report" or marker is None:
            opening = Opening("heading", heading.title, span.end)
            yield _Placed(heading, opening, True, True, False, (at, ""))
            continue
        while around + 1 < len(paragraphs) and paragraphs[around + 1].start <= span.start:
            around += 1
        end = paragraphs[around].end
        if following:
            end = min(end, following.span.start)
        opening = read_opening(text, marker.span.end, end, marker.style)
        if bold:
            opening = _read_bold(text, heading, end, bold) or opening
        behind = following.span.start if following else len(text)
        above = following is not None and following.level > heading.level
        below = end if opening.whole else opening.end
        while below < behind and text[below] in _SPACE:
            below += 1
        body = above or below < behind
        # A letter carries a plan at the level of its own 一、 二、: 副本：教育科 stands below the last of these.
        last = following is None or following.level < heading.level or following.kind == "report"
        yield make(_Placed, (heading, opening, above, body, last, (parent, run_of(marker))))


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


def _settle(text: str, place: _Placed, votes: _Votes) -> Kind:
    """Decide the kind by what stands below, and by what the siblings are."""
    opening, marker = place.opening, place.heading.marker
    titled, enumerated = votes.titled, votes.enumerated
    if opening.kind == "runin":
        if opening.whole and place.body and 2 * votes.whole > votes.all:
            return "heading"
        if opening.doubt == 2:
            alike = 2 * votes.firsts[_first_char(text, opening)] > votes.all > 1
            return "runin" if votes.runins + alike > votes.items else "item"
        return "item" if opening.doubt and votes.items > titled else "runin"
    if opening.kind == "item":
        return "item"
    if opening.doubt == 2 or (opening.doubt == 3 and not place.parent):
        return "heading" if titled > enumerated else "item"
    if place.parent:
        return "heading"
    rank = STYLE_OF[marker.style].rank if marker else 0
    if opening.bare and (rank <= _UPPER_RANK or rank in _DECIMAL_RANKS):
        return "heading"
    if 2 * enumerated > votes.all:
        # Lines with nothing below them are an enumeration; behind the last one the text goes on.
        return "item"
    if place.body and not (opening.doubt and place.last):
        return "heading"
    # （一）全力稳增长，…好转。… / （二）坚定促改革，…增强: the last one is set as its siblings are, alone.
    titled += votes.slogans if place.body else 0
    return "heading" if titled > (enumerated if opening.doubt else 0) else "item"
