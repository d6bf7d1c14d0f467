"""References of a text to its own numbers, and what each points to: 见第二部分（三） 本办法第三条 附件2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from docparse.model.document import Document, Section
from docparse.model.source import Span
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import ARTICLE, FIRST_LEVEL, THIRD_LEVEL
from docparse.references.attachments import find_attachment_references
from docparse.references.forms import TAIL, forms_for
from docparse.references.own_names import OwnNames
from docparse.references.records import CitedNumber, Reference
from docparse.references.targets import Numbers
from docparse.references.units import unit_of
from docparse.references.words import CLAUSE, OTHER_PAPER, RELATIVE, SELF, STATED, VERB, is_see
from docparse.tree.lookup import Lookup, run_name

#: How many characters before a reference may tell whether it is one.
_BEFORE = 18
#: What is quoted begins no further before a reference.
_LONGEST_QUOTED = 500
#: So many characters of a title tell whether a text goes on as it does.
_TITLE_BEGINS = 8

#: Anchors that do not say whose number it is.
_BARE = ("verb", "clause")
#: What comes before a reference and makes it one: 本办法, 本条 or 前款, 见, a verb, a clause's beginning.
_Anchor = Literal["self", "relative", "see", "verb", "clause", ""]


def find_references(document: Document, lookup: Lookup | None = None) -> tuple[Reference, ...]:
    """Return the references of a document to its own numbers, in order.

    A number of another paper (《…法》第三条, 民事诉讼法第五条) is none, nor is one of a kind that the text does
    not have. Where only the number is missing the reference has no target.

    >>> import docparse
    >>> document = docparse.parse("第一条　依照本办法第二条执行。\\n第二条　依照刑法第三条处罚。\\n")
    >>> [(document.source.slice(found.span), found.target.marker) for found in find_references(document)]
    [('第二条', '第二条')]
    """
    finder = _Finder(lookup or Lookup.of(document))
    found = [*finder.find(), *find_attachment_references(document)]
    return tuple(sorted(found, key=lambda reference: reference.span))


class _Finder:
    """One search through a text."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.text = lookup.document.source.text
        markers = [marker for section in lookup.sections if (marker := section.heading.marker)]
        #: Where the headings' own markers are: they refer to nothing.
        self.markers = {marker.span.start for marker in markers}
        self.forms = forms_for([marker.row for marker in markers])
        #: The article that was cited last, and where.
        self.cited: tuple[int, Section | None] = (-1, None)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the text; most texts name none."""
        return Numbers(self.lookup)

    @cached_property
    def names(self) -> OwnNames:
        """The names by which the text calls itself."""
        return OwnNames(self.lookup)

    def find(self) -> Iterator[Reference]:
        reached = 0
        for match in self.forms.chain.finditer(self.text):
            is_number = self.text[match.start()] in self.forms.openings
            start = match.start() if is_number else match.end()
            if start < reached or start in self.markers:
                continue
            members, reached = self._read_chain(start)
            if members:
                yield from self._resolve(members, reached)

    def _read_chain(self, start: int) -> tuple[list[list[CitedNumber]], int]:
        """Return 第三条 and 第五条第一款 of 第三条、第五条第一款, and where the chain ends."""
        members: list[list[CitedNumber]] = []
        at = end = start
        while parts := list(self._read_parts(at)):
            members.append(parts)
            end = parts[-1].span.end
            joined = self.forms.join.match(self.text, end, len(self.text))
            if joined is None or joined.end() in self.markers:
                break
            at = joined.end()
        return members, end

    def _read_parts(self, at: int) -> Iterator[CitedNumber]:
        text, end = self.text, len(self.text)
        first = None if text[at] in self.forms.openings else self._read_lead(at)
        if first:
            yield first
            at = first.span.end
        start = at
        while match := self.forms.part.match(text, at, end):
            small = match["small"] or ""
            word = match["unit"] or small
            span, numeral = Span(*match.span()), Span(*match.span("n" if match["n"] else "mark"))
            if match["mark"]:
                numeral = _inside_brackets(text, Span(*match.span("mark")))
            part = self._unit_part(span, numeral, word) if word else self._mark_part(span)
            if part is None:
                return
            yield part
            at = match.end()
        if (
            at > start
            and text[at - 1] in self.forms.closings
            and (match := TAIL.match(text, at, end))
        ):
            span = Span(*match.span("figure"))
            yield CitedNumber(
                span, span, int(match["figure"]), (THIRD_LEVEL.run,), THIRD_LEVEL.rank
            )

    def _read_lead(self, at: int) -> CitedNumber | None:
        match = self.forms.lead.match(self.text, at, len(self.text))
        if match is None:
            return None
        if match["decimal"]:
            return _decimal_part(self.text, Span(*match.span("decimal")), Span(*match.span()))
        group = "cn" if match["cn"] else "stop"
        number = value_of(match[group])
        if number is None:
            return None
        return CitedNumber(
            Span(*match.span()),
            Span(*match.span(group)),
            number,
            (FIRST_LEVEL.run,),
            FIRST_LEVEL.rank,
        )

    def _mark_part(self, span: Span) -> CitedNumber | None:
        marker = read_marker(self.text, span.start, span.end, own=self.forms.own)
        if marker is None:
            return None
        row = marker.row
        return CitedNumber(
            span, _inside_brackets(self.text, span), marker.number, (row.run,), row.rank
        )

    def _unit_part(self, span: Span, numeral: Span, word: str) -> CitedNumber | None:
        text = self.text
        if "." in text[numeral.start : numeral.end] or "．" in text[numeral.start : numeral.end]:
            return _decimal_part(text, numeral, span)
        unit = unit_of(word, text[max(0, span.start - 8) : span.end])
        number = value_of(text[numeral.start : numeral.end].strip(" \u3000"))
        if number is None:
            return None
        _, between, inserted = text[numeral.end : span.end].partition("之")  # 第三十七条之一
        prefix = f"之{value_of(inserted)}" if between else ""
        return CitedNumber(span, numeral, number, unit.runs, unit.rank, prefix)

    def _resolve(self, members: list[list[CitedNumber]], end: int) -> Iterator[Reference]:
        first = members[0][0]
        anchor = self._anchor_of(first, end)
        if not anchor:
            return
        here = self.lookup.section_at(first.span.start)
        base: Section | None = None
        if anchor == "relative":
            base = self._base_of(first, here)
            if base is None:
                return
        of_cited = anchor in _BARE and first.rank > ARTICLE.rank
        if of_cited:
            base = self._cited_before(here)
        # What the next member goes on from: 第三条 for 第五款 in 第三条第一款、第五款.
        under: list[CitedNumber] = []
        for parts in members:
            while under and under[-1].rank >= parts[0].rank:
                under.pop()
            if any(part.among and part.target is None for part in under):
                return  # of 第九条第一款、第二款 one finding is enough where 第九条 is missing
            scope = next((part.target for part in reversed(under) if part.target), base)
            found = self.numbers.resolve(parts, here, scope)
            if found is None or not self._is_whole(found, end):
                return
            if found.dangling and (
                of_cited or (anchor in _BARE and self._names_another(first.span.start))
            ):
                return
            yield found
            for part in found.parts:
                if part.target and _is_article(part.target):
                    self.cited = (found.span.start, part.target)
            for part in found.parts:
                while under and under[-1].rank >= part.rank:
                    under.pop()
                under.append(part)  # as many as there are ranks, in 第一条第一条第一条… too

    def _cited_before(self, here: Section | None) -> Section | None:
        """Return the article that 第四项 means in a list of penalties: 违反第十条规定的：（一）违反第四项…."""
        around = next(filter(_is_article, self.lookup.ancestors_of(here)), None)
        at, target = self.cited
        return target if around is not here and around and at >= around.span.start else None

    def _anchor_of(self, first: CitedNumber, end: int) -> _Anchor:
        start = first.span.start
        before = self.text[max(0, start - _BEFORE) : start]
        see = is_see(before)
        if not (see and before[-1:] in "“「") and self._is_quoted(start):
            return ""
        if see:
            return "see"
        if RELATIVE.search(before):
            return "relative"
        if self.text[start] != "第":
            return ""
        if named := SELF.search(before):
            here = self.lookup.section_at(start)
            return "self" if self.names.is_own(named["before"], named["kind"], here) else ""
        if VERB.search(before):
            return "verb"
        stated = STATED.match(self.text, end, len(self.text))
        return "clause" if stated and CLAUSE.search(before) else ""

    def _names_another(self, at: int) -> bool:
        """Tell whether another paper is named before `at` in the sentence: 依刑事诉讼法第二条或依第三条."""
        start = max(0, at - _LONGEST_QUOTED)
        start = max(start, *(self.text.rfind(stop, start, at) + 1 for stop in "。；\n"))
        return any(
            not match["own"]
            or not self.names.is_own("", match["kind"], self.lookup.section_at(match.start()))
            for match in OTHER_PAPER.finditer(self.text, start, at)
        )

    def _is_quoted(self, at: int) -> bool:
        # No further back: thousands of references may be in one line.
        line = max(at - _LONGEST_QUOTED, 0)
        line = max(line, self.text.rfind("\n", line, at) + 1)
        return any(
            self.text.rfind(opening, line, at) > self.text.rfind(closing, line, at)
            for opening, closing in ("“”", "「」", "《》")
        )

    def _base_of(self, first: CitedNumber, here: Section | None) -> Section | None:
        """Return the section that 本条, 本章, 前款 or 前条 before a reference means."""
        start = first.span.start
        match = RELATIVE.search(self.text[max(0, start - _BEFORE) : start])
        around = self.lookup.ancestors_of(here)
        if match is None or not around:
            return None
        if match["before"] and match["what"] in "款項":
            return next((found for found in around if _is_article(found)), around[0])
        runs = unit_of(match["own"] or match["what"], "").runs
        own = next((found for run in runs for found in around if run_name(found) == run), None)
        if own and match["before"]:
            return self.numbers.before(own)
        return own

    def _is_whole(self, found: Reference, end: int) -> bool:
        """Tell whether 见二、 goes on as the heading that it names, or ends there."""
        part = found.parts[-1]
        if self.text[part.span.end - 1] != "、" or part.runs != (FIRST_LEVEL.run,):
            return True
        title = _beginning_of(found.target) if found.target else ""
        return bool(title) and self.text.startswith(title, part.span.end)


def _is_article(section: Section) -> bool:
    marker = section.heading.marker
    return marker is not None and marker.row.division == "article"


def _beginning_of(section: Section) -> str:
    """Return the first words of a title; it may be a line of a megabyte, and named on each page."""
    start, end = section.heading.title
    beginning = Span(start, min(end, start + 8 * _TITLE_BEGINS))
    return section.reading.text(beginning)[:_TITLE_BEGINS]


def _inside_brackets(text: str, span: Span) -> Span:
    start, end = span.start + 1, span.end - 1
    while text[start] in " \u3000":
        start += 1
    while text[end - 1] in " \u3000":
        end -= 1
    return Span(start, end)


def _decimal_part(text: str, numeral: Span, span: Span) -> CitedNumber | None:
    marker = read_marker(text, numeral.start, numeral.end)
    if marker is None or not marker.row.decimal or marker.span != numeral:
        return None
    last = max(text.rfind(stop, numeral.start, numeral.end) for stop in ".．") + 1
    own = Span(last, numeral.end)
    return CitedNumber(span, own, marker.number, (marker.row.run,), marker.row.rank, marker.prefix)
