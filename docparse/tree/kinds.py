"""Heading, run-in or item: settled once the levels are known, by what is below and beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from docparse.candidates.openings import (
    Opening,
    cut_at_blank,
    find_spaced_title,
    read_marked,
    read_opening,
)
from docparse.candidates.sentences import find_stop, is_choice, is_plain, is_torn
from docparse.lines.hints import BOLD_LEVEL, NO_HINTS, Hints
from docparse.model.heading import Heading, Kind, Marker
from docparse.model.source import BLANKS, Source, Span, skip, skip_back
from docparse.numbering.markers import read_marker
from docparse.numbering.styles import CAPITAL_WITH_BLANK, UPPER_RANK
from docparse.tree.votes import Entry, Votes, settle, votes_of

#: A bold stretch at the beginning of a paragraph is a title if it is no longer.
_LONGEST_BOLD = 60
#: After a bold title without a stop there is a sentence, or at least this many characters.
_SHORTEST_BODY = 12
#: A title glued to the end of a paragraph is no longer.
_LONGEST_GLUED = 30
_ENDS = "。；！？"
_SPACE = frozenset(BLANKS + "\n")
_AFTER_TITLE = "。．.：:" + BLANKS


#: An entry with the votes of its run, which are counted when its parent ends; or a heading whose kind is known.
_Placed = tuple[Entry, Votes] | Heading


def settle_kinds(
    source: Source,
    paragraphs: Sequence[Span],
    headings: Sequence[Heading],
    hints: Hints = NO_HINTS,
) -> Iterator[Heading]:
    """Yield each resolved heading with its kind, its title and its own span.

    The kind of a paragraph of one sentence depends on what is below it, and a long first sentence is a title if its
    siblings have titles. `hints` are those of the format: its headings are headings, and a bold stretch that opens a
    paragraph is its title.

    The headings of a report are settled when the next one begins. Going through a large compilation once for each step
    takes half as long again, because it no longer fits in the processor's cache.
    """
    waiting: list[_Placed] = []
    at_root = False  # a run at the root may continue after the next report
    for place in _place(source.text, paragraphs, headings, hints):
        if isinstance(place, Heading):
            if place.level == 1 and not at_root:
                yield from _settled(waiting)
                waiting.clear()
        elif not at_root:
            at_root = place[0].heading.level == 1
        waiting.append(place)
    yield from _settled(waiting)


def _settled(placed: Iterable[_Placed]) -> Iterator[Heading]:
    """Yield the headings with kind and title; all votes are counted."""
    alone: list[Heading | tuple[Entry, Votes, Kind]] = []
    for place in placed:
        if isinstance(place, Heading):
            alone.append(place)
            continue
        entry, votes = place
        if entry.opening.spaced and 2 * votes.spaced > votes.all > 1:
            entry = entry._replace(opening=cut_at_blank(entry.opening))
        kind = settle(entry, votes)
        votes.named += kind != "item"
        alone.append((entry, votes, kind))
    for decided in alone:
        if isinstance(decided, Heading):
            yield decided
        else:
            entry, votes, kind = decided
            yield _with_title(entry, "item" if votes.outvote(entry) else kind)


def _with_title(entry: Entry, kind: Kind) -> Heading:
    """Return the heading of an entry with its kind, and its title and span as the kind has them."""
    opening = entry.opening
    title, end = opening.title, opening.end
    span, level, found_kind, marker, found_title, confidence, moves = entry.heading
    if kind == "item" and marker:
        end = marker.span.end
        title = Span(end, end)
    elif kind == "heading" and opening.whole:
        title = opening.whole
        end = max(end, title.end)
    if end != span.end:
        span = Span(span.start, end)
    elif kind == found_kind and title == found_title:
        return entry.heading
    return Heading(span, level, kind, marker, title, confidence, moves)


def _place(
    text: str, paragraphs: Sequence[Span], headings: Sequence[Heading], hints: Hints
) -> Iterator[_Placed]:
    """Read the opening of each heading again, between its neighbours in the outline."""
    # The open headings: the level of each, and the votes of what is right below it, by run.
    parents: list[tuple[int, dict[str, list[Votes]]]] = [(0, {})]
    # The votes of each run and level that were opened last, below whichever parent.
    latest: dict[tuple[str, int], Votes] = {}
    # The end of the paragraph that a heading is in, and the paragraphs after it.
    end_around, coming = -1, iter(paragraphs)
    for heading, following in zip_longest(headings, headings[1:]):
        level, marker = heading.level, heading.marker
        while parents[-1][0] >= level:
            parents.pop()
        siblings = parents[-1][1]
        parents.append((level, {}))
        if marker is None or heading.kind == "report":
            yield heading
            continue
        start = heading.span.start
        while end_around <= start:
            end_around = next(coming).end
        entry = _read_entry(text, heading, following, end_around, hints)
        run = marker.row.run
        votes = votes_of(siblings.setdefault(run, []), marker.number)
        if not votes.all:
            votes.go_on_from(latest.get((run, level)), marker.number)
            latest[run, level] = votes
        votes.add(entry)
        yield entry, votes


def _read_entry(
    text: str, heading: Heading, following: Heading | None, end: int, hints: Hints
) -> Entry:
    """Read a heading with a marker in a paragraph that ends at `end`; `following` is the next heading."""
    level, marker = heading.level, heading.marker
    assert marker is not None
    begin, after, row = marker.span.start, marker.span.end, marker.row
    has_sections, is_last, limit = False, True, len(text)
    if following:
        limit, level_after, marker_after = following.span.start, following.level, following.marker
        if limit < end:
            end = limit
        has_sections = level_after > level
        # A letter carries a plan at the level of its own 一、 二、: 副本：教育科 is below the last of these.
        is_last = level_after < level or following.kind == "report"
        if level_after == level and marker_after and not is_last:
            is_last = _restarts(marker, marker_after)
    if begin and text[begin - 1] != "\n":
        end = _end_of_title_line(text, marker.span, end)
    opening = read_opening(text, after, end, row)
    if (
        (opening.kind == "item" or opening.doubt)
        and row.division != "article"
        and (spaced := find_spaced_title(text, after, end))
    ):
        opening = opening._replace(spaced=spaced)
    led = False
    if hints is not NO_HINTS:
        bold = _read_bold(text, marker, end, hints.bold) if hints.bold else None
        opening, led = bold or opening, bold is not None
        # A paragraph of Word's outline may begin with its title in bold and go on with sentences.
        leads = bold is not None and (end - bold.end >= _SHORTEST_BODY or text[end - 1] in _ENDS)
        if 0 < hints.levels.get(begin, 0) < BOLD_LEVEL and not leads:
            opening = read_marked(text, after, end)
    if row.spoken and _names_next(text, marker, opening.end, end):
        opening = Opening("item", Span(after, after), after)
    kind, title, whole = opening.kind, opening.title, opening.whole
    start = title.start
    below = end if whole else opening.end
    while below < limit and text[below] in _SPACE:
        below += 1
    asks = not has_sections or text[end - 1] in "？?是"
    is_answer = row == CAPITAL_WITH_BLANK and not has_sections and below >= limit
    if is_answer or (asks and is_choice(text, end)):  # A　北京 / B　上海
        opening = Opening("item", Span(start, start), start)
    elif (
        (kind == "heading" or whole)
        and not has_sections
        and not (opening.bare and row.rank <= UPPER_RANK)
        and below < limit
        and is_torn(text, start, end, below)
    ):
        doubt = 3 if kind == "heading" else opening.doubt
        opening = opening._replace(doubt=doubt, bare=False, whole=None)
    first = text[start] if start < title.end else ""
    has_body = has_sections or below < limit
    if hints is NO_HINTS:
        return Entry(heading, opening, first, has_sections, has_body, is_last)
    is_listed, is_counted = begin in hints.entries, begin in hints.counted
    return Entry(
        heading, opening, first, has_sections, has_body, is_last, is_listed, led, is_counted
    )


def _names_next(text: str, marker: Marker, start: int, end: int) -> bool:
    """Tell whether the next of a spoken run comes right after the first sentence: 第一，抓项目。第二，抓队伍。"""
    start = skip(text, start, end)
    found = read_marker(text, start, end) if start < end else None
    return (
        found is not None and found.row.run == marker.row.run and found.number == marker.number + 1
    )


def _restarts(above: Marker, below: Marker) -> bool:
    """Tell whether the marker `below` begins the run of the one above it anew: 1. 2. / 课后作业 / 1. 2."""
    return below.number <= above.number and below.row.run == above.row.run


def _end_of_title_line(text: str, marker: Span, end: int) -> int:
    """Return where the line ends of a title that was glued to the end of a paragraph; otherwise `end`.

    …由用户承担。11．用户管理 / 用户单独承担传输内容的责任。
    """
    start, after = marker
    close = text.find("\n", after, min(end, after + _LONGEST_GLUED))
    if close < 0 or not text[after:close].strip(BLANKS):
        return end
    before = start - 1
    while before >= 0 and text[before] in BLANKS:
        before -= 1
    if before < 0 or text[before] == "\n" or find_stop(text, after, close):
        return end
    return close if is_plain(text, after, close) else end


def _read_bold(text: str, marker: Marker, end: int, bold: Mapping[int, int]) -> Opening | None:
    """Read a title that the format sets in bold, with its marker or without, before plain text."""
    after = marker.span.end
    start = skip(text, after, end)
    # A number that Word counts is not bold itself, the blank after it is: 第一节**　总则。**
    at = next((at for at in (marker.span.start, start, after) if at in bold), 0)
    close = bold.get(at, 0)
    if (
        not start < close < end
        or close - start > _LONGEST_BOLD
        or not text[close:end].strip(BLANKS)
    ):
        return None
    rest = close
    while rest < end and text[rest] in _AFTER_TITLE:
        rest += 1
    # 一、**总体**要求 has a word in bold, no title.
    cut = rest == close and text[close - 1] not in _AFTER_TITLE
    if cut and end - rest < _SHORTEST_BODY and text[end - 1] not in _ENDS:
        return None
    close = skip_back(text, close, start, _AFTER_TITLE)
    return Opening("runin", Span(start, close), rest) if start < close else None
