"""A document as the rules see it: its runs of numbered sections, found once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from docparse.checks.rules.attachments import Note, find_notes
from docparse.checks.rules.references import find_mentions
from docparse.checks.survey.calendar import Date, find_dates
from docparse.checks.survey.excuses import is_excused
from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import Entry, Renumbering, Run, entries_of, part_of
from docparse.checks.survey.sequence import Fault, find_faults
from docparse.checks.survey.unread import Unread, find_unread
from docparse.model.document import Document, Section
from docparse.model.heading import Marker
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style
from docparse.numbering.runs import run_of
from docparse.references import Part, Reference, find_references
from docparse.tree.lookup import Lookup

#: A line that is like a heading, without a number, is no longer.
_LONGEST_NAME = 30
_EDGES = " \t\u3000、，.．,:："


class Survey:
    """What the rules share of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.text = document.source.text
        self._numerals: dict[int, Span | None] = {}
        #: By run, what `numbering` found would put it right.
        self.renumberings: dict[int, Renumbering] = {}

    @cached_property
    def lookup(self) -> Lookup:
        """What stands where, under what."""
        return Lookup.of(self.document)

    @property
    def sections(self) -> Sequence[Section]:
        """Every section in the order of the text."""
        return self.lookup.sections

    @cached_property
    def runs(self) -> list[Run]:
        """Every run, in the order of its parent; lines that open a report are in none."""
        found = _runs_below(None, self.document.blocks, None)
        reports: list[Section] = []
        for section in self.sections:
            # A report stays open for what stands deeper than it.
            while reports and reports[-1].level >= section.level:
                reports.pop()
            if section.kind == "report":
                reports.append(section)
            found += _runs_below(section, section.blocks, reports[-1] if reports else None)
        return found

    @cached_property
    def _by_style(self) -> dict[Style, list[Entry]]:
        found: dict[Style, list[Entry]] = {}
        for entry in entries_of(self.runs):
            found.setdefault(entry.marker.row, []).append(entry)
        return dict(sorted(found.items(), key=lambda item: item[0].name))

    def has_any(self, is_meant: Callable[[Style], bool]) -> bool:
        """Tell whether a number of a style that is meant is there."""
        return any(map(is_meant, self._by_style))

    def of_styles(self, is_meant: Callable[[Style], object]) -> Iterator[Entry]:
        """Yield the entries of the styles that are meant, style by style."""
        for style, entries in self._by_style.items():
            if is_meant(style):
                yield from entries

    @cached_property
    def counts(self) -> list[Run]:
        """The runs as they count: put together from parent to parent where they go on, cut where a list begins anew."""
        through = _through(self.runs)
        counts: list[Run] = []
        last: dict[tuple[int, str], Run] = {}
        for run in sorted(self.runs, key=lambda run: run.entries[0].marker.span):
            key = (id(run.report), run.family)
            custom = key in through or (*key, part_of(run)) in through
            goes_on = key in last and custom and run.entries[0].marker.number > 1
            if not goes_on:
                last[key] = run._replace(entries=[])
                counts.append(last[key])
            spoken, worded = run.row.spoken, run.row.division
            for entry in run.entries:
                again = entry.marker.number == 1 and bool(last[key].entries)
                if again and (spoken or self._is_announced(entry)):
                    last[key] = run._replace(entries=[])
                    counts.append(last[key])
                if not (worded and self._is_inserted(entry.marker)):
                    last[key].entries.append(entry)
        return [run for run in counts if run.entries]

    def _is_inserted(self, marker: Marker) -> bool:
        """Tell whether 第三十七条之一 stands behind 第三十七条."""
        return "之" in self.text[marker.span.start : marker.span.end]

    def _is_announced(self, entry: Entry) -> bool:
        """Tell whether words before a number open a list: 主要做法：, or a line that is like a heading."""
        end = entry.marker.span.start
        while end and self.text[end - 1] in BLANKS + "\n":
            end -= 1
        if end and self.text[end - 1] in "：:":
            return True
        least = max(0, end - _LONGEST_NAME - 1)
        start = self.text.rfind("\n", least, end) + 1
        if (not start and least) or "\n" not in self.text[end : entry.marker.span.start]:
            return False
        while start < end and self.text[start] in BLANKS:
            start += 1
        return self.text[end - 1] not in "。；！？;，、" and start not in self._starts

    @cached_property
    def _starts(self) -> set[int]:
        """Where the numbered sections begin."""
        return {section.span.start for section in self.sections if section.heading.marker}

    @cached_property
    def leading(self) -> frozenset[int]:
        """Where the headings begin that an excerpt opens with, one below the other: 第三章 / 第三十二条."""
        if not self.sections or self.text[: self.sections[0].span.start].strip(BLANKS + "\n"):
            return frozenset()
        found: list[int] = []
        section: object = self.sections[0]
        while isinstance(section, Section) and section.kind != "report":
            found.append(section.heading.span.start)
            section = section.blocks[0] if section.blocks else None
        return frozenset(found)

    @cached_property
    def _all_faulty(self) -> list[tuple[Run, list[Fault]]]:
        found = []
        for run in self.counts:
            if faults := find_faults([entry.marker.number for entry in run.entries]):
                found.append((run, faults))
        return found

    @cached_property
    def unread(self) -> list[Unread]:
        """The numbers that the outline did not take, in order."""
        taken = {section.heading.span.start for section in self.sections}
        return find_unread(self.text, self.counts, self._all_faulty, taken)

    @cached_property
    def faulty(self) -> list[tuple[Run, list[Fault]]]:
        """The runs with something wrong in their numbers, and what."""
        found = []
        for run, all_faults in self._all_faulty:
            faults = [
                fault for fault in all_faults if not is_excused(self.text, run, fault, self.unread)
            ]
            if faults:
                found.append((run, faults))
        return found

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The places that point at a section of the document, in order."""
        return find_references(self.document, self.lookup)

    @cached_property
    def mentions(self) -> dict[int, list[Part]]:
        """The numbers of references by where the section begins that each means."""
        return find_mentions(self.references)

    @cached_property
    def notes(self) -> list[Note]:
        """The notes of attachments, in order."""
        return find_notes(self)

    @cached_property
    def dates(self) -> list[Date]:
        """The dates with a whole year in figures, in order."""
        return find_dates(self.text)

    def numeral(self, marker: Marker) -> Span | None:
        """Return where the numeral stands in a marker; `None` if nobody knows."""
        start = marker.span.start
        if start not in self._numerals:
            self._numerals[start] = numeral_of(self.text, marker)
        return self._numerals[start]

    def name(self, marker: Marker) -> str:
        """Return a marker as it is named in a message: without the marks at its edges."""
        return self.text[marker.span.start : marker.span.end].strip(_EDGES)


def _runs_below(
    parent: Section | None, blocks: Iterable[object], report: Section | None
) -> list[Run]:
    runs: dict[str, Run] = {}
    for block in blocks:
        if not isinstance(block, Section):
            continue
        heading = block.heading
        marker = heading.marker
        if marker is None or heading.kind == "report":
            continue
        family = run_of(marker)
        if marker.row.decimal:
            family = f"{family} {marker.prefix}"
        run = runs.get(family)
        if run is None:
            run = runs[family] = Run(report, parent, family, [])
        run.entries.append(Entry(block, marker))
    return list(runs.values())


def _through(runs: Iterable[Run]) -> set[tuple[object, ...]]:
    """Return report and family, and chapter where there is one, of the runs that go on counting below the next parent.

    Many notices number （一） to （二十） through all their 一、 二、. One run that happens to begin where
    another ended is no custom, if more of them begin at one; the chapter of a tender may have a custom of its own.
    """
    last: dict[tuple[object, ...], int] = {}
    votes: dict[tuple[object, ...], int] = {}
    for run in sorted(runs, key=lambda run: run.entries[0].marker.span):
        first = run.entries[0].marker.number
        report = (id(run.report), run.family)
        for key in (report, (*report, part_of(run))):
            if run.row.counts_on:
                votes[key] = 1
            elif key in last and first == last[key] + 1 > 1:
                votes[key] = votes.get(key, 0) + 1
            elif key in last and first == 1:
                votes[key] = votes.get(key, 0) - 1
            last[key] = run.entries[-1].marker.number
    return {key for key, vote in votes.items() if vote >= 0}
