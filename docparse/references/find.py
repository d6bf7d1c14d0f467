"""References of a text to its own numbers, and what each points to: 见第二部分（三） 本办法第三条 附件2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from docparse.model.document import Document, Section
from docparse.model.source import Span
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import FIRST_LEVEL, THIRD_LEVEL
from docparse.references.anchors import Anchor, Anchors
from docparse.references.attachments import find_attachment_references
from docparse.references.forms import TAIL, forms_for
from docparse.references.records import CitedNumber, Reference
from docparse.references.relative import Base, Relative, is_article
from docparse.references.targets import Numbers, counts_through, place_of
from docparse.references.units import unit_of
from docparse.references.words import RELATIVE, SAME_ARTICLE
from docparse.tree.lookup import Lookup, run_name

#: How many characters before a reference may tell what it is counted in.
_BEFORE = 18
#: So many characters of a title tell whether a text goes on as it does.
_TITLE_BEGINS = 8


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
    found = [*finder.find(), *finder.find_relative(), *find_attachment_references(document)]
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
        article = next(filter(is_article, lookup.sections), None)
        #: 第三條 or 第三条, nothing in a text without articles.
        self.article_word = article.marker if article else ""
        #: Where the last reference ends, and the article that it leads to.
        self.last: tuple[int, Section | None] = (0, None)
        self.anchors = Anchors(lookup.document, has_articles=article is not None)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the text; most texts name none."""
        return Numbers(self.lookup)

    @cached_property
    def relative(self) -> Relative:
        """What 前條 means."""
        return Relative(self.numbers)

    def find_relative(self) -> Iterator[Reference]:
        """Yield 前條 and 本款: nothing in texts without articles."""
        return self.relative.find(self.anchors.is_quoted) if self.article_word else iter(())

    def find(self) -> Iterator[Reference]:
        """Yield the references that have numbers."""
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
            between = match["inserted"] or match["after"] or ""
            part = self._unit_part(span, numeral, word, between) if word else self._mark_part(span)
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

    def _unit_part(self, span: Span, numeral: Span, word: str, between: str) -> CitedNumber | None:
        text = self.text
        if "." in text[numeral.start : numeral.end] or "．" in text[numeral.start : numeral.end]:
            return _decimal_part(text, numeral, span)
        unit = unit_of(word, text[max(0, span.start - 8) : span.end] + self.article_word)
        number = value_of(text[numeral.start : numeral.end].strip(" \u3000"))
        if number is None:
            return None
        inserted = value_of(between) if between else None
        prefix = f"之{inserted}" if inserted else ""
        return CitedNumber(span, numeral, number, unit.runs, unit.rank, prefix)

    def _resolve(self, members: list[list[CitedNumber]], end: int) -> Iterator[Reference]:
        first = members[0][0]
        anchor = self.anchors.of(first, end)
        if not anchor:
            return
        here = self.lookup.section_at(first.span.start)
        bases = self._bases_of(first, anchor)
        if anchor == "relative" and not bases:
            return
        found: list[Reference] = []
        tried: list[Base | None] = [*bases] or [None]
        for base in tried:
            found = list(self._resolve_members(members, here, base))
            if found and found[0].parts[0].target:
                break
        self.last = end, self._article_of(found[-1]) if found else None
        # 第九十条 in a text with forty is one of another text, unless it says that it is of this one.
        if anchor == "inside" and first.runs and found and not found[0].parts[0].target:
            return  # an entry that the article does not have is of one that was named before
        if anchor in ("verb", "clause"):
            another = any(one.dangling for one in found) and self.anchors.names_another(
                first.span.start
            )
            yield from (one for one in found if not (another and one.dangling))
        elif anchor not in ("article", "inside"):
            yield from found
        elif all(one.parts[0].target or not one.parts[0].among for one in found):
            yield from map(_as_far_as_found, found)

    def _resolve_members(
        self, members: list[list[CitedNumber]], here: Section | None, base: Base | None
    ) -> Iterator[Reference]:
        # What the next member goes on from: 第三条 for 第五款 in 第三条第一款、第五款.
        under: list[CitedNumber] = []
        for parts in members:
            while under and under[-1].rank >= parts[0].rank:
                under.pop()
            if any(part.among and part.target is None for part in under):
                return  # of 第九条第一款、第二款 one finding is enough where 第九条 is missing
            scope = next((part.target for part in reversed(under) if part.target), None)
            section, within = (scope, None) if scope or not base else base
            found = self.numbers.resolve(parts, here, section, within)
            if scope and found and not found.parts[0].target and counts_through(parts[0]):
                found = self.numbers.resolve(parts, here, None)  # 第二章、第四十七條
            if found is None or not self._is_whole(found):
                return
            yield found
            for part in found.parts:
                while under and under[-1].rank >= part.rank:
                    under.pop()
                under.append(part)  # as many as there are ranks, in 第一条第一条第一条… too

    def _article_of(self, reference: Reference) -> Section | None:
        around = self.lookup.ancestors_of(reference.nearest)
        return next(filter(is_article, around), None)

    def _bases_of(self, first: CitedNumber, anchor: Anchor) -> list[Base]:
        """Return the sections in which the numbers of a reference are counted, the likeliest first."""
        start = first.span.start
        if anchor == "inside":
            reached, article = self.last
            if article and SAME_ARTICLE.fullmatch(self.text, reached, start):
                return [Base(article)]
            # 款 and 項 without numbers are paragraphs of the article.
            bases = self.relative.own(start)
            if not first.runs:
                return bases[-1:]
            # In 第五款第二目, 第一款 is beside 第五款, and 第一目 is below it.
            return bases[::-1] if self.text[first.span.end - 1] == "款" else bases
        if anchor != "relative":
            return []
        if base := self.relative.base_before(start):
            return [base]
        # 本章, and 本部分 in texts without articles
        before = self.text[max(0, start - _BEFORE) : start]
        match = RELATIVE.search(before, 0, len(before))
        if match is None or not match["own"]:
            return []
        runs = unit_of(match["own"], "").runs
        around = self.lookup.ancestors_of(self.lookup.section_at(start))
        own = next((found for found in around if run_name(found) in runs), None)
        if own and match["before"]:
            own = self.numbers.before(own)
        return [Base(own)] if own else []

    def _is_whole(self, found: Reference) -> bool:
        """Tell whether 见二、 goes on as the heading that it names, or ends there."""
        part = found.parts[-1]
        if self.text[part.span.end - 1] != "、" or part.runs != (FIRST_LEVEL.run,):
            return True
        title = _beginning_of(found.target) if found.target else ""
        return bool(title) and self.text.startswith(title, part.span.end)


def _as_far_as_found(reference: Reference) -> Reference:
    """Return a reference to the last of its numbers that is there: the article, if that has no such entry."""
    target = reference.nearest
    return reference._replace(target=target, place=place_of(target) if target else None)


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
