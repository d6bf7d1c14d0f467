"""After a marker: where the title ends, and what sort of opening it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.document import Heading, Kind
from docparse.markers import STYLE_OF
from docparse.patterns import Pattern
from docparse.source import BLANK, BLANKS, Source, Span

#: The gold format's rule of thumb: a title that runs in is a name or a slogan up to about 40.
LONGEST_TITLE = 40
_LONGEST_LINE = 60
_LONGEST_NAME = 25
#: 三、经费保障: with nothing below it yet, still a heading in a style of the upper ranks.
_SHORT = 16
_UPPER_RANK = 50
_SENTENCE = frozenset("。；，：;:,!！?？")
_CLOSING = "。．.：:；;，,、" + BLANKS
_STOP = Pattern("[。！？!?；;]+[”’」』）)]?")
_COLON = Pattern("[:：](?!//)")
_WIDE_BLANK = Pattern("(?:[\u3000 \t\xa0]{2,}|[\u3000\t])")
_NAMED = Pattern(f"【[^】\n]{{1,30}}】|[（(][^）)\n]{{1,20}}[）)](?=[{BLANK}])")
# 应当, 不得, 可以, 的由…负责: a sentence that lays down a rule is no slogan.
_NORM = Pattern(
    "应当|應當|不得|可以|[，,]应|[，,]應|由.{1,20}(?:负责|負責|承担|承擔)|均[应由]|如[遇有因]|或者|截至|日起"
)
_INTRODUCES = Pattern("(?:如下|以下|下列|包括|包含|有|是|为|為|即|要|做到|指出|认为|認為|说|說)$")


class Opening(NamedTuple):
    """How a numbered paragraph opens."""

    #: `heading` for one that fills its paragraph, `runin`, or `item`.
    kind: Kind
    #: The words of the title without closing punctuation; empty for an item.
    title: Span
    #: Behind the title's closing punctuation.
    end: int
    #: A paragraph of one sentence: a heading if something stands below it, else an item.
    open: bool = False
    #: A short line without any punctuation.
    bare: bool = False


def read_opening(text: str, start: int, end: int, style: str) -> Opening:
    """Read the words behind a marker, from offset `start` to the end of the paragraph.

    `style` is the marker's; an article (第一条) has a title only where one is set apart.
    """
    while start < end and text[start] in BLANKS:
        start += 1
    item = Opening("item", Span(start, start), start)
    if start == end:
        return item
    if style == "第一条":
        return _read_article(text, start, end) or item
    stop = _STOP.search(text, start, end)
    first = stop.start() if stop else end
    rest = stop.end() if stop else end
    while rest < end and text[rest] in BLANKS:
        rest += 1
    runin = _read_name(text, start, min(first, end), end)
    if rest >= end:
        return runin or _read_line(text, start, end)
    if runin:
        return runin
    if (stop and stop.group()[0] in "；;") or first - start > _LONGEST_LINE:
        return item
    title = Span(start, first)
    if stop and stop.group()[0] in "！？!?":
        title = Span(start, stop.end())
    long = first - start > LONGEST_TITLE
    # Left open: among run-in headings a longer one is a run-in heading too, among items an item.
    doubtful = long or bool(_NORM.search(text, start, first))
    return Opening("runin", title, rest, open=doubtful)


def _read_line(text: str, start: int, end: int) -> Opening:
    """Read a paragraph that is a single sentence."""
    close = end
    while close > start and text[close - 1] in _CLOSING:
        close -= 1
    if close == start:
        return Opening("item", Span(start, start), start)
    last = text[end - 1]
    title = Span(start, close)
    if last in "；;，,、" or close - start > _LONGEST_LINE:
        return Opening("item", Span(start, start), start)
    bare = close == end and close - start <= LONGEST_TITLE
    clauses = _has_clauses(text, title)
    short = bare and not clauses and close - start <= _SHORT
    return Opening("heading", title, end, open=not bare or clauses, bare=short)


def _has_clauses(text: str, title: Span) -> bool:
    return any(text.find(mark, title.start, title.end) >= 0 for mark in "，,；;")


def _read_name(text: str, start: int, first: int, end: int) -> Opening | None:
    """Read a name before a colon, or set off by a wide blank: 项目编号：0873, （一）性质  普通高中是."""
    colon = _COLON.search(text, start, first)
    if colon and start < colon.start() <= start + _LONGEST_NAME:
        rest = colon.end()
        while rest < end and text[rest] in BLANKS:
            rest += 1
        name = Span(start, colon.start())
        if rest < end and not _INTRODUCES.search(text, name.start, name.end):
            return Opening("runin", name, rest)
        return None
    blank = _WIDE_BLANK.search(text, start, first)
    if blank and 2 <= blank.start() - start <= _LONGEST_NAME and end - blank.end() > LONGEST_TITLE:
        return Opening("runin", Span(start, blank.start()), blank.end())
    return None


def _read_article(text: str, start: int, end: int) -> Opening | None:
    """Read the title of an article: 第一条 目的, 第二条 【适用范围】 …, 第三条 租金：…."""
    if named := _NAMED.match(text, start, end):
        return Opening("runin", Span(start, named.end()), named.end())
    colon = _COLON.search(text, start, min(end, start + 15))
    if colon and colon.end() < end and not _NORM.search(text, start, colon.start()):
        name = Span(start, colon.start())
        if not _INTRODUCES.search(text, name.start, name.end) and not _has_clauses(text, name):
            return Opening("runin", name, colon.end())
    if end - start <= 20 and not _SENTENCE.intersection(text[start:end]):
        return Opening("heading", Span(start, end), end)
    return None


class _Placed(NamedTuple):
    """What settles the kind of an opening: its place in the tree."""

    heading: Heading
    opening: Opening
    #: Something belongs to it: a paragraph, or sections below it.
    body: bool
    #: The run of siblings that it counts in: the place of its parent, and its style.
    run: tuple[int, str]


def settle_titles(
    source: Source, paragraphs: Sequence[Span], headings: Sequence[Heading]
) -> list[Heading]:
    """Give each resolved heading its title, its kind and its own span.

    The kind of a paragraph that is one sentence depends on what stands below it, and a long first
    sentence is a title where its siblings have titles.
    """
    placed = list(_place(source.text, paragraphs, headings))
    votes: dict[tuple[int, str], Counter[str]] = {}
    for _, opening, body, run in placed:
        ballot = votes.setdefault(run, Counter())
        ballot["all"] += 1
        ballot["leaf"] += opening.kind == "heading" and not body
        ballot[opening.kind] += not opening.open
    settled = []
    for heading, opening, body, run in placed:
        marker = heading.marker
        rank = STYLE_OF[marker.style].rank if marker else 0
        kind = heading.kind
        if kind != "report":
            kind = _settle(opening, body, votes[run], rank)
        if kind == "item" and marker:
            title, end = Span(marker.span.end, marker.span.end), marker.span.end
        else:
            title, end = opening.title, opening.end
        span = Span(heading.span.start, end)
        settled.append(heading._replace(span=span, kind=kind, title=title))
    return settled


def _place(text: str, paragraphs: Sequence[Span], headings: Sequence[Heading]) -> Iterator[_Placed]:
    """Read the opening of each heading again, between its neighbours in the outline."""
    starts = [paragraph.start for paragraph in paragraphs]
    parents: list[tuple[int, int]] = []
    for at, heading in enumerate(headings):
        following = headings[at + 1] if at + 1 < len(headings) else None
        while parents and parents[-1][0] >= heading.level:
            parents.pop()
        parent = parents[-1][1] if parents else -1
        parents.append((heading.level, at))
        marker = heading.marker
        if heading.kind == "report" or marker is None:
            yield _Placed(
                heading, Opening("heading", heading.title, heading.span.end), True, (at, "")
            )
            continue
        paragraph = paragraphs[bisect_right(starts, heading.span.start) - 1]
        end = min(paragraph.end, following.span.start) if following else paragraph.end
        opening = read_opening(text, marker.span.end, end, marker.style)
        behind = following.span.start if following else len(text)
        body = (following is not None and following.level > heading.level) or bool(
            text[opening.end : behind].strip(BLANKS + "\n")
        )
        yield _Placed(heading, opening, body, (parent, marker.style))


def _settle(opening: Opening, body: bool, votes: Counter[str], rank: int) -> Kind:
    kind = opening.kind
    titled = votes["heading"] + votes["runin"]
    if kind == "heading" and not body:
        if opening.bare and rank <= _UPPER_RANK:
            return kind
        # Lines with nothing below them are an enumeration, unless most of the run have titles.
        if votes["leaf"] * 2 > votes["all"] or (opening.open and votes["item"] > titled):
            return "item"
        return "heading" if titled or not opening.open else "item"
    if kind == "runin" and opening.open:
        return "runin" if votes["runin"] > votes["item"] else "item"
    return kind
