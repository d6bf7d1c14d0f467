"""Rules about what stands below what."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Set

from docparse.checks.finding import Finding
from docparse.checks.survey.runs import Run, part_of
from docparse.checks.survey.survey import Survey
from docparse.checks.survey.unread import find_tops
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.style import Style
from docparse.numbering.runs import run_of

_MOST_LEVELS = 4
#: A level that is less sure than this proves nothing about the levels.
_SURE = 0.5


def find_rank(survey: Survey) -> Iterator[Finding]:
    """一、 below （一）: the higher style stands under the lower one."""
    for run in survey.runs:
        parent = _numbered_parent(run)
        if not parent or not (run.row.ordered and parent.row.ordered):
            continue
        # (四) alone below 6、 is as likely quoted from another paper.
        sure = len(run.entries) > 1 and run.entries[0].section.heading.confidence >= _SURE
        if sure and run.family != run_of(parent) and run.row.under <= parent.row.rank:
            marker = run.entries[0].marker
            values = {"this": survey.name(marker), "above": survey.name(parent)}
            yield Finding(marker.span, values)


def find_nested(survey: Survey) -> Iterator[Finding]:
    """一、 below 三、: a style stands below itself."""
    for run in survey.runs:
        parent = _numbered_parent(run)
        sure = run.entries[0].section.heading.confidence >= _SURE
        if parent and sure and run.row.ordered and run_of(parent) == run.family:
            marker = run.entries[0].marker
            values = {"this": survey.name(marker), "above": survey.name(parent)}
            yield Finding(marker.span, values)


def find_orphans(survey: Survey) -> Iterator[Finding]:
    """（一） （二） 二、: the heading above （一） is lost, for 二、 is not the first; 1. beside （一） likewise."""
    by_parent: dict[int, list[Run]] = {}
    pairs = set()
    for run in survey.runs:
        if run.row.ordered:
            by_parent.setdefault(id(run.parent), []).append(run)
        pairs.add((*_level_of(run), run.family))
    for runs in by_parent.values():
        for lower in runs if len(runs) > 1 else ():
            higher = next((run for run in runs if _is_orphan(lower, run, pairs)), None)
            if higher:
                first, other = lower.entries[0].marker, higher.entries[0].marker
                values = {"this": survey.name(first), "other": survey.name(other)}
                yield Finding(first.span, values)


def _is_orphan(lower: Run, higher: Run, pairs: Set[tuple[int, str, str]]) -> bool:
    """Tell whether a run stands beside another one, and would stand below it if a heading were not lost."""
    first, other = lower.entries[0].marker, higher.entries[0].marker
    if other.row.rank >= first.row.rank:
        return False
    if first.span < other.span:
        return other.number > 1
    return (id(lower.report), higher.family, lower.family) in pairs


def find_deep(survey: Survey) -> Iterator[Finding]:
    """A fifth level of numbers; the first of each report is enough."""
    told: set[int] = set()
    for run in survey.runs:
        if id(run.report) in told or run.parent is None or not run.row.is_level:
            continue
        above = [
            heading
            for heading in run.parent.trail
            if heading.marker and heading.marker.row.is_level
        ]
        if len(above) >= _MOST_LEVELS:
            told.add(id(run.report))
            yield Finding(run.entries[0].marker.span, {"levels": str(len(above) + 1)})


def find_mixed_decimals(survey: Survey) -> Iterator[Finding]:
    """1.1 below 一、; the first of each report is enough."""
    told: set[int] = set()
    for run in survey.runs:
        parent = _numbered_parent(run)
        if not parent or id(run.report) in told:
            continue
        marker = run.entries[0].marker
        here, above = marker.row, parent.row
        if (here.decimal and _is_chinese_level(above)) or (
            above.decimal and _is_chinese_level(here)
        ):
            told.add(id(run.report))
            values = {"this": survey.name(marker), "above": survey.name(parent)}
            yield Finding(marker.span, values)


def _is_chinese_level(style: Style) -> bool:
    return style.is_level and style.numerals.script == "chinese"


def find_prefixes(survey: Survey) -> Iterator[Finding]:
    """3.1 below 4, or without 3: the figures before the last are those of no heading above."""
    if not survey.has_any(lambda style: style.decimal):
        return
    paths: dict[int, set[str]] = {}
    for run in survey.runs:
        known = paths.setdefault(id(run.report), set())
        known.update(_path_of(entry.marker) for entry in run.entries)
    told = set()
    has_top = _has_top(survey)
    topped = {
        report for report, known in paths.items() if has_top or any(map(str.isdecimal, known))
    }
    for run in survey.runs:
        marker = run.entries[0].marker
        key = (id(run.report), marker.prefix)
        if not marker.row.decimal or key in told or marker.span.start in survey.leading:
            continue
        parent = _numbered_parent(run)
        if parent and _counts_figures(parent):
            right = _path_of(parent) == marker.prefix
        else:
            # 1.1 below 一、 counts without a heading 1, and so does an excerpt; so does 1.1 where 2.1 has no 2 either.
            alone = bool(parent or survey.leading) or "." in marker.prefix
            known = paths[id(run.report)]
            right = alone or marker.prefix in known or id(run.report) not in topped
        if not right:
            told.add(key)
            yield Finding(marker.span, {"this": survey.name(marker), "prefix": marker.prefix})


def _has_top(survey: Survey) -> bool:
    """Tell whether a line 2 材料与方法 stands above 2.1 or behind 1.2, though the outline did not take it."""
    starts = [section.heading.span.start for section in survey.sections]
    for place, figures in find_tops(survey.text):
        at = bisect_left(starts, place)
        above = survey.sections[at - 1].heading.marker if at else None
        below = survey.sections[at].heading.marker if at < len(starts) else None
        if below and below.row.decimal and below.prefix == figures:
            return True
        # 2 behind 1.2
        if above and above.row.decimal and above.prefix.split(".")[0] == str(int(figures) - 1):
            return True
    return False


def _numbered_parent(run: Run) -> Marker | None:
    """Return the marker of the heading above a run, if that is none of a report."""
    if run.parent is None or run.parent.kind == "report":
        return None
    return run.parent.heading.marker


def _counts_figures(marker: Marker) -> bool:
    return marker.row.decimal or marker.row.heads_decimals


def _path_of(marker: Marker) -> str:
    """Return all figures of a number, `4.1`; empty for one that decimals do not hang from."""
    if not _counts_figures(marker):
        return ""
    return f"{marker.prefix}.{marker.number}" if marker.prefix else str(marker.number)


def find_lone(survey: Survey) -> Iterator[Finding]:
    """一、 without 二、."""
    for run in survey.counts:
        if len(run.entries) != 1 or run.row.spoken:
            continue
        marker = run.entries[0].marker
        if marker.number == 1 and not marker.row.decimal:
            yield Finding(marker.span, {"this": survey.name(marker)})


def find_uneven(survey: Survey) -> Iterator[Finding]:
    """（一） below one 一、 and 1. below the next, in one chapter."""
    usual: dict[tuple[int, int, str], Counter[str]] = {}
    runs = [run for run in survey.runs if _is_level(run)]
    for run in runs:
        usual.setdefault(_place_of(run), Counter())[run.family] += 1
    for run in runs:
        families = usual[_place_of(run)]
        most, count = families.most_common(1)[0]
        if run.family != most and count > families[run.family]:
            marker = run.entries[0].marker
            values = {"this": survey.name(marker), "usual": most}
            yield Finding(marker.span, values)


def _is_level(run: Run) -> bool:
    return run.parent is not None and run.row.ordered and len(run.entries) > 1


def _place_of(run: Run) -> tuple[int, int, str]:
    """Return what a level is where the chapters of a tender may differ."""
    report, above = _level_of(run)
    return report, part_of(run), above


def _level_of(run: Run) -> tuple[int, str]:
    """Return what a level is: the report, and the family of the heading above."""
    marker = run.parent.heading.marker if isinstance(run.parent, Section) else None
    return id(run.report), run_of(marker) if marker else ""
