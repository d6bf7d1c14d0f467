"""N05-N09: numbers that show that the heading above them is lost, or that a list is not what it seems."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Set

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.rules.numbering import find_wrong, find_wrong_entries
from docparse.checks.survey.missed_numbers import find_tops
from docparse.checks.survey.runs import NumberedRun, heading_above, level_of
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.source import opens_line, skip

#: 第七章 in a text without chapters is quoted; of a text that lost its beginning less is missing.
_MOST_LOST = 3
_WORDS = re.compile("[\u4e00-\u9fff【《“]")
#: A line with the first figures of a decimal is so many characters before it.
_NEAR = 300
#: More paragraphs than these do not belong to a lost heading alone.
_MOST_BETWEEN = 3


def _find_restarts(survey: Survey) -> Iterator[Finding]:
    """（一） （二） （一）: the heading between them is lost."""
    return find_wrong(survey, "restart")


RESTART = CheckRule(
    "N05",
    "restart",
    "info",
    CUSTOM,
    _find_restarts,
    summary=Text("Numbers start again only under a new heading.", "上级标题之下序号才重新起编。"),
    message=Text(
        "numbering starts again at {this} after {before}: is a heading missing above it?",
        "{before}之后又从{this}编起：其上是否缺了标题？",
    ),
)


def _find_orphans(survey: Survey) -> Iterator[Finding]:
    """（一） （二） 二、: the heading above （一） is lost, for 二、 is not the first; 1. beside （一） likewise."""
    by_parent: dict[int, list[NumberedRun]] = {}
    pairs = set()
    for run in survey.runs:
        if run.row.ordered:
            by_parent.setdefault(id(run.parent), []).append(run)
        pairs.add((*level_of(run), run.family))
    for runs in by_parent.values():
        for lower in runs if len(runs) > 1 else ():
            higher = next((run for run in runs if _is_orphan(survey, lower, run, pairs)), None)
            # An excerpt begins anywhere.
            if higher and lower.entries[0].marker.span.start not in survey.leading:
                first, other = lower.entries[0].marker, higher.entries[0].marker
                values = {"this": survey.name(first), "other": survey.name(other)}
                yield Finding(first.span, values)


def _is_orphan(
    survey: Survey, lower: NumberedRun, higher: NumberedRun, pairs: Set[tuple[int, str, str]]
) -> bool:
    """Tell whether a run is beside another one that it would be below if no heading were lost."""
    first, other = lower.entries[0].marker, higher.entries[0].marker
    # Where a number goes on, nothing above it is lost.
    if other.row.rank >= first.row.rank or first.number > 1:
        return False
    if first.span < other.span:
        return 1 < other.number <= _MOST_LOST
    # A line above it may be a heading without a number.
    known = (id(lower.report), higher.family, lower.family) in pairs
    return known and not survey.is_announced(lower.entries[0]) and not _is_parted(lower, higher)


def _is_parted(lower: NumberedRun, higher: NumberedRun) -> bool:
    """Tell whether no lost heading is between two runs: nothing is, or so much that another text may begin there."""
    first = lower.entries[0]
    last = max(
        (entry for entry in higher.entries if entry.marker.span < first.marker.span),
        key=lambda entry: entry.marker.span,
    )
    paragraphs = sum(not isinstance(block, Section) for block in last.section.blocks)
    return not last.section.blocks or paragraphs > _MOST_BETWEEN


ORPHAN = CheckRule(
    "N06",
    "orphan",
    "error",
    "GB/T 15834-2011 B.3.8",
    _find_orphans,
    summary=Text("A lower heading has a higher one above it.", "下级标题之上应有上级标题。"),
    message=Text(
        "{this} is on the level of {other} but belongs one below: a heading above it is missing",
        "{this}与{other}成了同级：其上缺少标题",
    ),
)


def _find_prefixes(survey: Survey) -> Iterator[Finding]:
    """3.1 below 4, or without 3."""
    if not survey.has_style(lambda style: style.decimal):
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
        parent = heading_above(run)
        if parent and _has_path(parent):
            right = _path_of(parent) == marker.prefix
        else:
            # 1.1 below 一、 needs no heading 1, nor does an excerpt; nor 1.1 where 2.1 has no 2 either.
            needs_none = bool(parent or survey.leading) or "." in marker.prefix
            known = paths[id(run.report)]
            right = needs_none or marker.prefix in known or id(run.report) not in topped
        if not right and not _is_above(survey, marker):
            told.add(key)
            this = survey.name(marker)
            yield Finding(marker.span, {"this": this, "prefix": _written_prefix(this, marker)})


def _is_above(survey: Survey, marker: Marker) -> bool:
    """Tell whether a line with the prefix is above a decimal, though the outline did not take it: 5 分析摘要 / 5.1."""
    prefix = marker.prefix
    at, start = marker.span.start, max(0, marker.span.start - _NEAR)
    while (at := survey.text.rfind(prefix, start, at)) >= 0:
        end = skip(survey.text, at + len(prefix), marker.span.start)
        if opens_line(survey.text, at) and _WORDS.match(survey.text, end):
            return True
    return False


def _written_prefix(name: str, marker: Marker) -> str:
    """Return the prefix of a decimal as the text has it: B.2 of B.2.1, whose marker says 2.2."""
    first, dot, rest = marker.prefix.partition(".")
    return (name[0] if name[0].isalpha() else first) + dot + rest


def _has_top(survey: Survey) -> bool:
    """Tell whether a line 2 材料与方法 is above 2.1 or after 1.2, though the outline did not take it."""
    starts = [section.heading.span.start for section in survey.sections]
    for place, figures in find_tops(survey.text):
        at = bisect_left(starts, place)
        above = survey.sections[at - 1].heading.marker if at else None
        below = survey.sections[at].heading.marker if at < len(starts) else None
        if below and below.row.decimal and below.prefix == figures:
            return True
        if above and above.row.decimal and above.prefix.split(".")[0] == str(int(figures) - 1):
            return True
    return False


def _has_path(marker: Marker) -> bool:
    """Tell whether decimals continue a number: 4 has 4.1 below it, 四、 does not."""
    return marker.row.decimal or marker.row.heads_decimals


def _path_of(marker: Marker) -> str:
    """Return all figures of a number, `4.1`; empty for a number that decimals do not continue."""
    if not _has_path(marker):
        return ""
    return f"{marker.prefix}.{marker.number}" if marker.prefix else str(marker.number)


PREFIX = CheckRule(
    "N07",
    "prefix",
    "error",
    "GB/T 1.1-2020; CY/T 35-2001",
    _find_prefixes,
    summary=Text(
        "A decimal number continues the number of the heading above it.",
        "多级数字序号的前几位与上级标题一致。",
    ),
    message=Text("{this} has no heading {prefix} above it", "{this}之上没有标题{prefix}"),
)


def _find_excerpts(survey: Survey) -> Iterator[Finding]:
    """第三章 is the first line: the text is part of a longer one."""
    for finding, entry in find_wrong_entries(survey, "start"):
        if entry.marker.span.start in survey.leading:
            yield finding
            return


EXCERPT = CheckRule(
    "N08",
    "excerpt",
    "info",
    CUSTOM,
    _find_excerpts,
    summary=Text("A text starts with number one.", "全文序号从一起编。"),
    message=Text(
        "the text starts with {this}: is it an excerpt?", "全文从{this}开始：是否为节选？"
    ),
)


def _find_doubtful(survey: Survey) -> Iterator[Finding]:
    """第二章 第五章: more is missing than is there."""
    for run, wrong_numbers in survey.doubtful_runs:
        for wrong in wrong_numbers:
            marker = run.entries[wrong.at].marker
            if wrong.kind != "restart" and marker.span.start not in survey.leading:
                yield Finding(marker.span, {"this": survey.name(marker)})


DOUBTFUL = CheckRule(
    "N09",
    "doubtful",
    "info",
    CUSTOM,
    _find_doubtful,
    summary=Text(
        "A number that is out of sequence belongs to another list.", "不连续的序号属于另一组。"
    ),
    message=Text(
        "{this} is out of sequence: is it a mistake, or does it belong to another list?",
        "{this}与前后不连续：是编号有误，还是属于另一组？",
    ),
)

RULES = (RESTART, ORPHAN, PREFIX, EXCERPT, DOUBTFUL)
