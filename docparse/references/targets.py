"""The target of a reference: the section of its number, looked for outwards from the reference."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from docparse.model.document import Section
from docparse.model.source import Span
from docparse.numbering.styles import PART, STYLES
from docparse.references.paragraphs import Paragraphs
from docparse.references.records import CitedNumber, Reference
from docparse.tree.lookup import ROOT, Lookup, run_name

#: Runs that number a whole report, whatever is between: articles through chapters.
_THROUGH = frozenset(style.run for style in STYLES if style.unique_in_report)
#: A run and a number in it, with what belongs to the number: `4` of 4.1, 之1 of 第三条之一.
_Key = tuple[str, int, str]


class _Run:
    """Sections that count through, in order, and by number."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.numbers: dict[_Key, list[Section]] = {}
        self._begins_at_one = False

    def add(self, section: Section, key: _Key) -> None:
        self.sections.append(section)
        self.numbers.setdefault(key, []).append(section)
        self._begins_at_one = self._begins_at_one or key[1] == 1

    def find(self, part: CitedNumber, run: str, scope: Span | None = None) -> CitedNumber | None:
        """Return `part` with its section, or without one if the number is missing.

        `None` if that cannot be told: an excerpt that begins with 第三十七条 lacks many. Of the sections in a
        `scope` only the number itself counts.
        """
        found = self.numbers.get((run, part.number, part.prefix), [])
        if scope:
            first = bisect_left(found, scope.start, key=_start_of)
            found = found[first : bisect_left(found, scope.end, first, key=_start_of)]
        if found:
            return part._replace(target=found[0], among=self.sections, doubled=len(found) > 1)
        if scope or not self._begins_at_one:
            return None
        return part._replace(among=self.sections)


class Numbers:
    """The numbers of a text, by parent and by report."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.paragraphs = Paragraphs(lookup)
        self._children: dict[tuple[int, str], _Run] = {}
        self._through: dict[tuple[int, str], _Run] = {}
        reports: dict[int, int] = {}
        for section, parent in zip(lookup.sections, lookup.parents, strict=True):
            start = section.span.start
            around = lookup.starts[parent] if parent >= 0 else ROOT
            report = reports.get(around, ROOT)
            reports[start] = start if section.kind == "report" else report
            if run := run_name(section):
                key = _key_of(section)
                for runs, parted in ((self._children, around), (self._through, report)):
                    if (parted, run) not in runs:
                        runs[parted, run] = _Run()
                    runs[parted, run].add(section, key)

    def resolve(
        self,
        parts: Sequence[CitedNumber],
        here: Section | None,
        scope: Section | None,
        within: Span | None = None,
    ) -> Reference | None:
        """Return the reference of `parts` in the section `here`, looked for inside `scope` if it is given.

        What is `within` a paragraph of the scope comes first. `None` if the text has no numbers of that kind there.
        """
        resolved: list[CitedNumber] = []
        target = scope
        for part in parts:
            found = self._inside(part, target, within) if target else self._around(part, here)
            if found is None and target is None:
                return None
            # 第三条第二款 points to the article; so does an item that the article does not number.
            resolved.append(found or part)
            if found:
                target, within = found.target, None
                if target is None:
                    break
            elif target and not part.runs:
                within = self.paragraphs.span(target, part.number)
        return _reference(resolved, target)

    def before(self, section: Section, steps: int = 1) -> Section | None:
        """Return the section some steps before `section` in its run: 前条 of 第三条."""
        report = self.lookup.report_of(section)
        run = self._through[_start_of(report), run_name(section)].sections
        at = bisect_left(run, section.span.start, key=_start_of) - steps
        return run[at] if at >= 0 else None

    def beside(self, section: Section, steps: int) -> Section | None:
        """Return the section that is so many before `section` below the same parent, in a run without a gap."""
        around = self.lookup.parent_of(section)
        run = self._children[_start_of(around), run_name(section)].sections
        at = bisect_left(run, section.span.start, key=_start_of) - steps
        found = run[at] if at >= 0 else None
        return found if found and found.number == (section.number or 0) - steps else None

    def _around(self, part: CitedNumber, here: Section | None) -> CitedNumber | None:
        """Look for the number from `here` outwards."""
        report = self.lookup.report_of(here)
        if part.runs[:1] == (PART.run,):
            return self._below(part, _start_of(report))
        through = counts_through(part)
        for scope in (*self.lookup.ancestors_of(here), None):
            found = self._below(part, _start_of(scope))
            if found and (found.target or not through):
                return found
            if scope is report:
                break
        return self._below(part, _start_of(report), self._through) if through else None

    def _below(
        self,
        part: CitedNumber,
        start: int,
        runs: dict[tuple[int, str], _Run] | None = None,
        within: Span | None = None,
    ) -> CitedNumber | None:
        """Look among the sections directly below a section, or among `runs`."""
        for name in part.runs:
            if run := (runs or self._children).get((start, name)):
                return run.find(part, name, within)
        return None

    def _inside(self, part: CitedNumber, scope: Section, within: Span | None) -> CitedNumber | None:
        # Each paragraph of an article has entries of its own.
        for span in (within, None) if within else (None,):
            if found := self._below(part, scope.span.start, within=span):
                return found
        report = _start_of(self.lookup.report_of(scope))
        for name in part.runs:
            run = self._through.get((report, name))
            if run and (found := run.find(part, name, scope.span)):
                return found
        return None


def counts_through(part: CitedNumber) -> bool:
    """Tell whether a number is one of those that a whole report counts: 第四十七條, not 第五款."""
    return not _THROUGH.isdisjoint(part.runs)


def _key_of(section: Section) -> _Key:
    marker = section.heading.marker
    if marker is None:
        return "", 0, ""
    run = run_name(section)
    # 4 of 4.1, 之1 of 第三十七条之一 and 第 37-1 條
    return run, marker.number, marker.prefix


def _start_of(section: Section | None) -> int:
    return section.span.start if section else ROOT


def place_of(section: Section) -> Span:
    """Return where a reference to a section leads: its heading, or all of it where that is empty."""
    heading = section.heading.span
    return heading if heading.end > heading.start else section.span


def _reference(parts: Sequence[CitedNumber], target: Section | None) -> Reference:
    place = place_of(target) if target else None
    return Reference(Span(parts[0].span.start, parts[-1].span.end), tuple(parts), target, place)
