"""What a reference points to: the section of its number, looked for from where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

from docparse.document import Section
from docparse.lookup import ROOT, Lookup, run_name
from docparse.markers import DECIMALS
from docparse.references.records import Part, Reference
from docparse.source import Span

#: Runs that are numbered through a whole report, whatever stands between: articles through chapters.
_THROUGH = frozenset(
    {"第一编", "第一分编", "第一篇", "第一部分", "第一章", "第一节", "第一条", *DECIMALS}
)
#: What 第二部分 means where no heading says 部分.
_OUTERMOST = ("第一部分", "一", "壹、")

#: A run and a number in it, with what stands before the number: `4` of 4.1, 之一 of 第三条之一.
_Key = tuple[str, int, str]


class Numbers:
    """The numbers of a text, by parent and by report."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._children: dict[tuple[int, str], dict[_Key, Section]] = {}
        self._through: dict[tuple[int, str], dict[_Key, list[Section]]] = {}
        reports: dict[int, int] = {}
        for section, parent in zip(lookup.sections, lookup.parents, strict=True):
            start = section.span.start
            around = lookup.starts[parent] if parent >= 0 else ROOT
            report = reports.get(around, ROOT)
            reports[start] = start if section.kind == "report" else report
            if run := run_name(section):
                key = _key_of(section)
                self._children.setdefault((around, run), {}).setdefault(key, section)
                self._through.setdefault((report, run), {}).setdefault(key, []).append(section)

    def resolve(
        self, parts: Sequence[Part], here: Section | None, scope: Section | None
    ) -> Reference | None:
        """Return the reference that `parts` are, `here` where they stand, inside `scope` if it is given.

        `None` if the text has no numbers of that kind there.
        """
        resolved: list[Part] = []
        target = scope
        for part in parts:
            found = self._inside(part, target) if target else self._around(part, here)
            if isinstance(found, Section):
                target = found
                resolved.append(part._replace(target=found))
            elif found is None and (resolved or scope):
                # 第三条第二款 points to the article; so does an item that the article does not number.
                resolved.append(part)
            elif found is None:
                return None
            else:
                resolved.append(part)
                return _reference(parts[0].span.start, resolved, None)
        return _reference(parts[0].span.start, resolved, target)

    def before(self, section: Section) -> Section | None:
        """Return the one that stands before `section` in its run: 前条 of 第三条."""
        run, number, _ = _key_of(section)
        report = self.lookup.report_of(section)
        found = self._through.get((_start_of(report), run), {}).get((run, number - 1, ""), [])
        return found[0] if found else None

    def _around(self, part: Part, here: Section | None) -> Section | Literal[False] | None:
        """Look from `here` outwards; `False` if the number is missing, `None` if all of its run are."""
        report = self.lookup.report_of(here)
        if part.runs[:1] == ("第一部分",):
            return self._number_in(part, (_start_of(report), _OUTERMOST))
        scopes = [*self.lookup.ancestors_of(here), None]
        for scope in scopes:
            found = self._number_in(part, (_start_of(scope), part.runs))
            if found or (found is False and not _THROUGH.intersection(part.runs)):
                return found
            if scope is report:
                break
        return self._through_report(part, report) if _THROUGH.intersection(part.runs) else None

    def _through_report(
        self, part: Part, report: Section | None
    ) -> Section | Literal[False] | None:
        for run in part.runs:
            if numbers := self._through.get((_start_of(report), run)):
                found = numbers.get((run, part.number, part.prefix))
                return found[0] if found else _missing(numbers)
        return None

    def _number_in(
        self, part: Part, where: tuple[int, Sequence[str]]
    ) -> Section | Literal[False] | None:
        parent, runs = where
        for run in runs:
            if numbers := self._children.get((parent, run)):
                return numbers.get((run, part.number, part.prefix)) or _missing(numbers)
        return None

    def _inside(self, part: Part, scope: Section) -> Section | Literal[False] | None:
        found = self._number_in(part, (scope.span.start, part.runs))
        if found is not None:
            return found
        report = _start_of(self.lookup.report_of(scope))
        for run in part.runs:
            same = self._through.get((report, run), {}).get((run, part.number, part.prefix), [])
            at = bisect_left(same, scope.span.start, key=_start_of)
            if at < len(same) and same[at].span.start < scope.span.end:
                return same[at]
        return None


def _missing(numbers: Iterable[_Key]) -> Literal[False] | None:
    """Return `False` where a number that is not in `numbers` is missing, `None` where nobody can tell.

    An excerpt that begins with 第三十七条 lacks much.
    """
    return False if any(number == 1 for _, number, _ in numbers) else None


def _key_of(section: Section) -> _Key:
    marker = section.heading.marker
    if marker is None:
        return "", 0, ""
    run = run_name(section)
    prefix = marker.prefix if run in DECIMALS else ""
    if "之" in (text := section.marker):  # 第三十七条之一
        prefix = text[text.index("之") :].rstrip(" \u3000")
    return run, marker.number, prefix


def _start_of(section: Section | None) -> int:
    return section.span.start if section else ROOT


def _reference(start: int, parts: Sequence[Part], target: Section | None) -> Reference:
    place = None
    if target:
        heading = target.heading
        place = heading.span if heading.span.end > heading.span.start else target.span
    return Reference(Span(start, parts[-1].span.end), tuple(parts), target, place)
