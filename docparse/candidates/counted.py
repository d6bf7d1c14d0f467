"""Openings on a page whose title counts its reports: 河道保洁总结5篇, and below it 河道保洁总结1, 【一】 or 1.河道保洁总结."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.lines.line import Line
from docparse.lines.notes import names_document
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Span, skip
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import REPORTS_IN_LINE, TRAILING_REPORTS

#: The title of a page that counts its reports is a short line among so many at the top.
_MOST_ABOVE, _LONGEST = 6, 60
#: 河道保洁总结5篇, 心得体会范文精选
_COUNTS = Pattern(
    """(?<![第0-9一二三四五六七八九十]) (?P<n> [0-9０-９]{1,2} | [一二三四五六七八九十两几多]{1,3} ) [ ]? [篇则份]
    | 精选 | 范文 | 大全 | 合集 | 汇总 | 集锦 | 汇编""",
    re.VERBOSE,
)
#: What is in each of these. Each way begins with a character, not with a set, and so is found much faster: 股份 is none.
_COUNTING = Pattern(
    "".join(f"{unit}(?<=[0-9０-９一二三四五六七八九十两几多 ].)|" for unit in "篇则份")
    + "精选|范文|大全|合集|汇总|集锦|汇编"
)
#: What stands between the subject and the count: 总结优秀范文（通用5篇）
_BETWEEN = Pattern(
    "(?:[（(【\\[ \u3000]|优秀|通用|必备|热门|最新|推荐|范文|模板|精选|合集|集合|汇总|大全){1,8}$"
)
#: What a site puts before the subject: 【精选】, 热门推荐: but not the 精 of 精准扶贫总结.
_PRAISE = Pattern(f"(?:[【】\\[\\]《{BLANK}]|热门|推荐|精选|精华|通用)*+")
_HEAD = Pattern(f"[^。，；：！？,;:!?{BLANK}\n]{{1,40}}")
_SHORTEST_SUBJECT = 4
# 篇1, （二）, 范文三：, after the subject
_NUMBER_AFTER = Pattern(
    """[ \u3000]? (?:优秀)? (?:范文|模板|样本)? [ \u3000]? [（(【]? [第篇]? [ ]?
    (?P<n> [0-9]{1,2} | [一二三四五六七八九十]{1,2} ) (?: [ ]? 篇 )? [）)】]? [:：]?""",
    re.VERBOSE,
)
_BEFORE_OPENING = frozenset("。！？!?；;”）)】\n\r" + BLANKS)
_AFTER_OPENING = frozenset(["", "\n", "\r", "一", "(", "（", *BLANKS])
_STOPS = frozenset("、.．，,")
_BRACKETED = Pattern("[【\\[](?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[】\\]]")
_NUMBER_AND_COLON = Pattern("(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[:：]")
_FEWEST, _SHORTEST_KIND = 2, 2
#: Between two entries of a list of reports.
_FEW_BLANKS = 4
_OF_VOLUME, _WITH_VOLUME, _PLAIN = REPORTS_IN_LINE["第"], TRAILING_REPORTS[0], TRAILING_REPORTS[2]


class Count(NamedTuple):
    """What the title of a page says about its reports."""

    #: 河道保洁总结
    subject: str
    #: 5; 0 if it says 精选 or the like, or if more words follow.
    number: int
    #: Where it stands.
    end: int


def find_count(text: str, lines: Sequence[Line]) -> Count | None:
    """Return what the title of the page says if it is the title of a compilation: 河道保洁总结5篇."""
    for start, end, _, _ in lines[:_MOST_ABOVE]:
        if end - start > _LONGEST:  # a page on one line begins with its title
            head = _HEAD.match(text, start, end)
            end = head.end() if head else start
        if _COUNTING.search(text, start, end) and (match := _COUNTS.search(text, start, end)):
            praise = _PRAISE.match(text, start, match.start())
            subject = text[praise.end() if praise else start : match.start()]
            if between := _BETWEEN.search(subject, 0, len(subject)):
                subject = subject[: between.start()]
            # 三篇 at the end, but not 关于上报三篇材料的通知, nor 三份 of anything
            closes = not text[match.end() : end].strip("）)】]" + BLANKS) and match[0][-1] in "篇则"
            return Count(subject, value_of(match["n"] or "") or 0 if closes else 0, match.end())
    return None


def find_counted(
    text: str,
    lines: Sequence[Line],
    numbered: Mapping[int, Marker],
    count: Count,
    known: Mapping[int, Candidate],
) -> Iterator[Candidate]:
    """Yield the openings that only the title of the page proves; `known` are the others, by their offsets."""
    starts = {line.start for line in lines}
    if len(count.subject) >= _SHORTEST_SUBJECT:
        found = [one for one in _with_subject(text, count, known) if one.span.start not in known]
        yield from (one._replace(glued=one.span.start not in starts) for one in found)
    if not known and count.number >= _FEWEST:
        yield from _count_up(list(_alone(text, lines, count.subject[-_SHORTEST_KIND:])))
        yield from _with_numbers(text, lines, numbered, count)


def _alone(text: str, lines: Sequence[Line], kind: str) -> Iterator[Candidate]:
    """Yield the lines 【一】, and those that begin with the last word of the subject and a number: 总结一：河道."""
    for line in lines:
        start, end = line.start, line.end
        if text[start] in "【[":
            match = _BRACKETED.fullmatch(text, start, end)
        elif (
            len(kind) == _SHORTEST_KIND and end - start <= _LONGEST and text.startswith(kind, start)
        ):
            match = _NUMBER_AND_COLON.match(text, start + len(kind), end)
        else:
            continue
        if match and (number := value_of(match["n"])):
            marker = Marker(Span(start, match.end()), _OF_VOLUME, number)
            yield _report(text, line, marker, match.end())


def _report(text: str, line: Line, marker: Marker, title: int) -> Candidate:
    start, end = line.start, line.end
    return Candidate(Span(start, end), marker, "report", Span(skip(text, title, end), end))


def _with_subject(text: str, count: Count, known: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """Yield the places where the subject comes with a number that counts up from one."""
    latest, at = 0, text.find(count.subject, count.end)
    while at >= 0:
        after = at + len(count.subject)
        if (opening := known.get(at)) and opening.marker:
            latest = opening.marker.number
        elif figures := _figures_after(text, at, after, latest):
            (start, end), whole = figures
            following = skip(text, whole, min(whole + _FEW_BLANKS, len(text)))
            if text.startswith(count.subject, following):
                at = text.find(count.subject, after)  # a list of the reports
                continue
            latest += 1
            row = _WITH_VOLUME if "篇" in text[after:whole] else _PLAIN
            words = row.name if row is _WITH_VOLUME else count.subject
            span = Span(at, whole)
            title = Span(at, at + len(text[at:whole].rstrip("：:")))
            yield Candidate(span, Marker(Span(start, end), row, latest, words), "report", title)
        at = text.find(count.subject, after)


def _figures_after(
    text: str, subject: int, at: int, latest: int
) -> tuple[tuple[int, int], int] | None:
    """Return the place of the number after `latest`, and where the opening ends; of 41、 after 3 the 4 alone.

    The subject is from `subject` to `at`. 篇 says enough by itself: …整理的教研工作计划 篇 1 教研组是….
    """
    match = _NUMBER_AFTER.match(text, at, len(text))
    if match is None:
        return None
    if "篇" in text[at : match.start("n")] and value_of(match["n"]) == latest + 1:
        return match.span("n"), match.end()
    if text[subject - 1] not in _BEFORE_OPENING:
        return None
    start, end = match.span("n")
    following = text[end : end + 1]
    is_stopped = match.end() == end and following in _STOPS
    # not 工作计划第一学期
    ends = match.end() > end or following in _AFTER_OPENING
    if value_of(match["n"]) == latest + 1 and ends:
        return (start, end), match.end()
    if is_stopped and end - start > 1 and value_of(text[start]) == latest + 1:
        return (start, start + 1), start + 1
    return None


def _with_numbers(
    text: str, lines: Sequence[Line], numbered: Mapping[int, Marker], count: Count
) -> Iterator[Candidate]:
    """Yield 1.河道保洁总结 and 2.护林总结 on a page of two or more reports, if numbers begin anew between them."""
    chain: list[Candidate] = []
    again = True
    for line in lines:
        marker = numbered.get(line.start)
        if marker is None:
            continue
        opened = chain[0].marker.span if chain and chain[0].marker else None
        same = opened is None or numbered[opened.start].row is marker.row
        follows = same and again and marker.number == len(chain) + 1 <= count.number
        if follows and names_document(text, marker.span.end, line.end):
            chain.append(_report(text, line, marker._replace(row=_OF_VOLUME), marker.span.end))
            again = False
        elif marker.number == 1:
            again = True
    if len(chain) >= _FEWEST:
        yield from chain


def _count_up(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the openings if they count up from one."""
    numbers = [one.marker.number for one in found if one.marker]
    return found if len(numbers) >= _FEWEST and numbers == [*range(1, len(numbers) + 1)] else ()
