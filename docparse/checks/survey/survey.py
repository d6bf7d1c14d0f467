"""A document as the rules see it: its runs of numbered sections and the rest that they share, found once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from docparse.checks.survey.attachments import AttachmentNote, find_notes
from docparse.checks.survey.counting import count_runs
from docparse.checks.survey.dates import Date, find_dates
from docparse.checks.survey.doubtful import WrongRun, is_doubtful
from docparse.checks.survey.excerpts import Numbers, find_leading, goes_on, numbers_of
from docparse.checks.survey.excuses import Excuses
from docparse.checks.survey.mentions import find_doubtful, find_mentions
from docparse.checks.survey.missed_numbers import MissedNumber, find_missed_numbers
from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import (
    NumberedRun,
    Renumbering,
    RunEntry,
    entries_of,
    filled_runs,
    runs_below,
)
from docparse.checks.survey.wrong_numbers import find_wrong_numbers
from docparse.lines.joins import Layout, find_layout
from docparse.lines.line import Line, find_lines
from docparse.model.document import Document, Section
from docparse.model.heading import Marker
from docparse.model.source import BLANKS, Span, skip
from docparse.model.style import Style
from docparse.pipeline import gather
from docparse.references import CitedNumber, Reference, find_references
from docparse.tree.lookup import Lookup

#: A line that is like a heading, without a number, is no longer.
_LONGEST_NAME = 30
#: A line that is like a heading above a paragraph is no longer, and the paragraph is longer.
_LONGEST_TITLE = 20
_ENDS = "。；！？;）"
#: What announces a list in a sentence that ends in a stop, which is no longer.
_ANNOUNCING = ("下列", "左列", "如下", "如左")
_LONGEST_ANNOUNCEMENT = 200
#: // ------ 常见异常处理 ------
_RULES = frozenset(4 * char for char in "-=*_~—")
_EDGES = " \t\u3000、，.．,:："


class Survey:
    """The facts about one document that the rules share; each is found when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.text = document.source.text
        self._numerals: dict[int, Span | None] = {}
        #: The renumbering of a run by the run's id, filled by the rules for numbering.
        self.renumberings: dict[int, Renumbering] = {}

    @cached_property
    def lookup(self) -> Lookup:
        """The sections by their place and their parents."""
        return Lookup.of(self.document)

    @property
    def sections(self) -> Sequence[Section]:
        """Every section in the order of the text."""
        return self.lookup.sections

    @cached_property
    def runs(self) -> list[NumberedRun]:
        """Every run, in the order of its parent; lines that open a report are in none."""
        found = runs_below(None, self.document.blocks, None)
        reports: list[Section] = []
        for section in self.sections:
            # A report stays open for sections deeper than itself.
            while reports and reports[-1].level >= section.level:
                reports.pop()
            if section.kind == "report":
                reports.append(section)
            found += runs_below(section, section.blocks, reports[-1] if reports else None)
        return found

    @cached_property
    def counted_runs(self) -> list[NumberedRun]:
        """The runs as they count: joined where they count on below the next parent, cut where a new list begins."""
        return count_runs(self.runs, self.marked, self.is_announced)

    @cached_property
    def marked(self) -> frozenset[int]:
        """The offsets of the headings that the format marks as such."""
        spans = [mark.span for mark in self.source.marks if mark.kind == "heading"]
        spans.sort()
        found = []
        for section in self.sections if spans else ():
            start = section.heading.span.start
            at = bisect_right(spans, start, key=lambda span: span.start) - 1
            if at >= 0 and start < spans[at].end:
                found.append(start)
        return frozenset(found)

    def is_announced(self, entry: RunEntry) -> bool:
        """Tell whether words before a number open a list: 主要做法：, or a line that is like a heading."""
        end = entry.marker.span.start
        while end and self.text[end - 1] in BLANKS + "\n":
            end -= 1
        if end and self.text[end - 1] in "：:︰":
            return True
        if end and self.text[end - 1] == "。" and self._announces(end):
            return True
        if self.text[max(end - 4, 0) : end] in _RULES:
            return True
        least = max(0, end - _LONGEST_NAME - 1)
        start = self.text.rfind("\n", least, end) + 1
        if (not start and least) or "\n" not in self.text[end : entry.marker.span.start]:
            return False
        start = skip(self.text, start, end)
        # ？ ends a question that is like a heading: 具体应该怎么做？
        return self.text[end - 1] not in "。；！;，、" and start not in self._starts

    def _is_below_title(self, entry: RunEntry) -> bool:
        """Tell whether a line that is like a heading and a paragraph of its own are above a number."""
        lines = self._lines_before(entry.marker.span.start)
        if len(lines) < 3 or any(start in self._starts for start, _ in lines[-2:]):
            return False
        (_, above), (_, title), (_, paragraph) = lines
        return (
            len(title) <= _LONGEST_TITLE < len(paragraph)
            and title[-1] not in _ENDS + "，、：:"
            and above[-1] in _ENDS
        )

    def _lines_before(self, end: int) -> list[tuple[int, str]]:
        """Return where the words of the last three lines with text before an offset begin, and the words."""
        found: list[tuple[int, str]] = []
        end = self.text.rfind("\n", 0, end)
        while end > 0 and len(found) < 3:
            start = self.text.rfind("\n", 0, end) + 1
            if words := self.text[start:end].strip(BLANKS + "\r"):
                found.insert(0, (skip(self.text, start, end), words))
            end = start - 1
        return found

    def is_listed_before(self, entry: RunEntry) -> bool:
        """Tell whether a heading above has the same number and the same words."""
        start = entry.section.span.start
        # （一）总体情况 may stand below each 一、; chapters and the headings of a format are listed.
        may_be = entry.marker.row.unique_in_report or entry.marker.span.start in self.marked
        return may_be and self._first_with[self._words_of(entry.section)] < start

    def _words_of(self, section: Section) -> tuple[str, str]:
        start, end = section.heading.title
        if section.kind == "item":  # its words are no title
            end = section.span.end
        words = self.text[start : min(end, start + _LONGEST_NAME)].split("\n")[0]
        return section.marker.strip(_EDGES), "".join(words.split()).strip("；;。，,：:*")

    @cached_property
    def _first_with(self) -> dict[tuple[str, str], int]:
        """Where the first heading with a number and words begins."""
        found: dict[tuple[str, str], int] = {}
        for section in self.sections:
            if section.heading.marker:
                found.setdefault(self._words_of(section), section.span.start)
        return found

    def _announces(self, end: int) -> bool:
        """Tell whether the paragraph up to `end`, which has no number, says that a list follows: 有左列情事之一者，记功。"""
        start = self.text.rfind("\n", max(0, end - _LONGEST_ANNOUNCEMENT), end) + 1
        if skip(self.text, start, end) in self._starts:
            return False
        return any(self.text.find(word, start, end) >= 0 for word in _ANNOUNCING)

    @cached_property
    def _starts(self) -> set[int]:
        """The offsets at which the numbered sections begin."""
        return {section.span.start for section in self.sections if section.heading.marker}

    @cached_property
    def _by_style(self) -> dict[Style, list[RunEntry]]:
        found: dict[Style, list[RunEntry]] = {}
        for entry in entries_of(self.runs):
            found.setdefault(entry.marker.row, []).append(entry)
        return dict(sorted(found.items(), key=lambda item: item[0].name))

    def has_style(self, is_wanted: Callable[[Style], object]) -> bool:
        """Tell whether the document has a number in one of the wanted styles."""
        return any(map(is_wanted, self._by_style))

    def entries_in(self, is_wanted: Callable[[Style], object]) -> Iterator[RunEntry]:
        """Yield the entries in the wanted styles, style by style."""
        for style, entries in self._by_style.items():
            if is_wanted(style):
                yield from entries

    @cached_property
    def leading(self) -> frozenset[int]:
        """The offsets of the headings that an excerpt opens with."""
        return find_leading(self.text, self.sections, self.runs, self._numbers)

    @cached_property
    def _numbers(self) -> Numbers:
        return numbers_of(self.runs)

    @cached_property
    def _suspect_runs(self) -> list[WrongRun]:
        """The runs with numbers out of sequence, before excuses."""
        found = []
        for run in self.counted_runs:
            if wrong := find_wrong_numbers([entry.marker.number for entry in run.entries]):
                found.append((run, wrong))
        return found

    @cached_property
    def missed_numbers(self) -> list[MissedNumber]:
        """The numbers that the outline did not take, in order."""
        taken = {section.heading.span.start for section in self.sections}
        found = find_missed_numbers(self.text, self.counted_runs, self._suspect_runs, taken)
        return [one for one in found if one.span.start not in self.contents]

    @cached_property
    def _excuses(self) -> Excuses:
        is_lazy = self.source.origin.format == "markdown"
        return Excuses(
            self.text, self.missed_numbers, filled_runs(self.counted_runs), is_lazy=is_lazy
        )

    @cached_property
    def wrong_runs(self) -> list[WrongRun]:
        """The runs with numbers that are certainly wrong, and those numbers."""
        return [one for one in self._wrong_runs if not is_doubtful(self.text, *one)]

    @cached_property
    def doubtful_runs(self) -> list[WrongRun]:
        """The other runs with wrong numbers."""
        return [one for one in self._wrong_runs if is_doubtful(self.text, *one)]

    @cached_property
    def _wrong_runs(self) -> list[WrongRun]:
        found = []
        for run, suspects in self._suspect_runs:
            wrong = [
                one
                for one in suspects
                if not self._excuses.excuse(run, one)
                and not self.is_listed_before(run.entries[one.at])
                and not (one.kind == "start" and goes_on(run, self._numbers))
                and not (one.kind == "restart" and self._is_below_title(run.entries[one.at]))
            ]
            if wrong:
                found.append((run, wrong))
        return found

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The places that point to a section of the document, in order."""
        return find_references(self.document, self.lookup)

    @cached_property
    def mentions(self) -> dict[int, list[CitedNumber]]:
        """The numbers in references, by the start of the section that each points to."""
        return find_mentions(self.references)

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """The starts of the sections that a reference may mean whose number is missing."""
        return find_doubtful(self.references)

    @cached_property
    def notes(self) -> list[AttachmentNote]:
        """The notes of attachments, in order."""
        return list(find_notes(self.text))

    @cached_property
    def dates(self) -> list[Date]:
        """The dates with a whole year in figures, in order."""
        return find_dates(self.text)

    @cached_property
    def contents(self) -> frozenset[int]:
        """Where the lines of the table of contents begin."""
        return frozenset(span.start for span in gather(self.source).contents)

    @cached_property
    def layout(self) -> tuple[Layout, list[Line]]:
        """How the lines of the file are laid out, and the lines."""
        lines = find_lines(self.source)
        return find_layout(self.source, lines), lines

    def numeral(self, marker: Marker) -> Span | None:
        """Return the span of the numeral in a marker; `None` if it is not found."""
        start = marker.span.start
        if start not in self._numerals:
            self._numerals[start] = numeral_of(self.text, marker)
        return self._numerals[start]

    def name(self, marker: Marker) -> str:
        """Return a marker as messages name it: without the marks at its edges."""
        return self.text[marker.span.start : marker.span.end].strip(_EDGES)
