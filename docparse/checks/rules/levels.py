"""L: which style is below which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.survey.runs import (
    NumberedRun,
    heading_above,
    level_of,
    part_of,
)
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.document import Section
from docparse.model.style import Style

_MOST_LEVELS = 4
#: A heading that is less certain than this proves nothing about the levels.
_CERTAIN = 0.5
#: So many paragraphs between a number and the list below it are not only its own.
_FEWEST_BETWEEN = 2


def _find_rank(survey: Survey) -> Iterator[Finding]:
    """一、 below （一）."""
    for run in survey.runs:
        parent = heading_above(run)
        if not parent or not (run.row.ordered and parent.row.ordered):
            continue
        # (四) alone below 6、 is as likely quoted from another paper.
        if len(run.entries) == 1 or not _is_certain(run) or run.family == parent.row.run:
            continue
        if run.row.under <= parent.row.rank:
            marker = run.entries[0].marker
            values = {"this": survey.name(marker), "above": survey.name(parent)}
            yield Finding(marker.span, values)


RANK = CheckRule(
    "L01",
    "rank",
    "warning",
    "GB/T 9704-2012 7.3.3; GB/T 15834-2011 B.3.8",
    _find_rank,
    summary=Text(
        "Levels are numbered in the order 一、 （一） 1. （1） ①.",
        "层次序数依次为一、（一）1.（1）①。",
    ),
    message=Text(
        "{this} is used below {above}, but numbers like it belong at a higher level",
        "{above}之下用了{this}：{this}是更高一级的序号",
    ),
)


def _find_nested(survey: Survey) -> Iterator[Finding]:
    """一、 below 三、."""
    for run in survey.runs:
        parent = heading_above(run)
        if not parent or not run.row.ordered or parent.row.run != run.family:
            continue
        if _is_certain(run) and not (_is_next_list(survey, run) or _is_far(survey, run)):
            marker = run.entries[0].marker
            values = {"this": survey.name(marker), "above": survey.name(parent)}
            yield Finding(marker.span, values)


def _is_next_list(survey: Survey, run: NumberedRun) -> bool:
    """Tell whether a run is the list of the next paragraph: 三、其他事项。/ 前项人员应符合下列条件： / 一、….

    The paragraphs of an article have no numbers, so the tree cannot show that the list before has ended.
    """
    parent = run.parent
    if parent is None:
        return False
    first = run.entries[0]
    if survey.is_listed_before(first):
        return True
    if parent.heading.span.start in survey.marked:
        return first.marker.span.start not in survey.marked  # a list in Markdown
    end = parent.heading.title.end
    if parent.kind == "heading" and survey.text[end : end + 1] not in ("。", "；"):
        return False  # 三、主要做法, where 一、 is below a title
    return _is_last(survey, parent) and survey.is_announced(first)


def _is_far(survey: Survey, run: NumberedRun) -> bool:
    """Tell whether the number above is the last of its run and paragraphs are between: they may have an unnumbered heading."""
    parent = run.parent
    if parent is None or not _is_last(survey, parent):
        return False
    first = run.entries[0].section
    before = parent.blocks[: parent.blocks.index(first)] if first in parent.blocks else ()
    return len(before) >= _FEWEST_BETWEEN


def _is_last(survey: Survey, section: Section) -> bool:
    return survey.lookup.children_of(survey.lookup.parent_of(section))[-1] is section


def _is_certain(run: NumberedRun) -> bool:
    return run.entries[0].section.heading.confidence >= _CERTAIN


NESTED = CheckRule(
    "L02",
    "nested",
    "warning",
    "GB/T 15834-2011 B.3.8",
    _find_nested,
    summary=Text("Two levels are not numbered in the same way.", "上下两级不用同一种序号。"),
    message=Text(
        "{this} is below {above}: both levels are numbered in the same way",
        "{above}之下又用同一种序号{this}：两级无法区分",
    ),
)


def _find_uneven(survey: Survey) -> Iterator[Finding]:
    """（一） below one 一、 and 1. below the next, in one chapter."""
    usual: dict[tuple[int, int, str], Counter[str]] = {}
    runs = [
        run
        for run in survey.runs
        if run.parent is not None and run.row.ordered and len(run.entries) > 1
    ]
    for run in runs:
        usual.setdefault(_level_in_chapter(run), Counter())[run.family] += 1
    for run in runs:
        families = usual[_level_in_chapter(run)]
        most, count = families.most_common(1)[0]
        if run.family != most and count > families[run.family]:
            marker = run.entries[0].marker
            values = {"this": survey.name(marker), "usual": most}
            yield Finding(marker.span, values)


def _level_in_chapter(run: NumberedRun) -> tuple[int, int, str]:
    """Return what identifies a level where each chapter may have its own way, as in a tender."""
    report, above = level_of(run)
    return report, part_of(run), above


UNEVEN = CheckRule(
    "L03",
    "uneven",
    "info",
    CUSTOM,
    _find_uneven,
    summary=Text(
        "A level is numbered in the same way throughout a report.", "同一层次用同一种序号。"
    ),
    message=Text(
        "this level is numbered {this} here, but mostly {usual} in this report",
        "此处用{this}，全文同级标题多用{usual}",
    ),
)


def _find_deep(survey: Survey) -> Iterator[Finding]:
    """A fifth level of numbers, the first of each report."""
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
            yield Finding(run.entries[0].marker.span, {"levels": len(above) + 1})


DEEP = CheckRule(
    "L04",
    "deep",
    "info",
    "GB/T 9704-2012 7.3.3",
    _find_deep,
    summary=Text("Numbering has at most four levels.", "序号层次不超过四级。"),
    message=Text("numbering is {levels} levels deep", "序号已到第{levels}级，层次过多"),
)


def _find_two_systems(survey: Survey) -> Iterator[Finding]:
    """1.1 below 一、 or the other way round, the first of each report."""
    told: set[int] = set()
    for run in survey.runs:
        parent = heading_above(run)
        if not parent or id(run.report) in told:
            continue
        marker = run.entries[0].marker
        below, above = marker.row, parent.row
        if (below.decimal and _is_chinese_level(above)) or (
            above.decimal and _is_chinese_level(below)
        ):
            told.add(id(run.report))
            values = {"this": survey.name(marker), "above": survey.name(parent)}
            yield Finding(marker.span, values)


def _is_chinese_level(style: Style) -> bool:
    return style.is_level and style.numerals.script == "chinese"


TWO_SYSTEMS = CheckRule(
    "L05",
    "two-systems",
    "info",
    "CY/T 35-2001; GB/T 1.1-2020",
    _find_two_systems,
    summary=Text(
        "Decimal numbers (1.1) are not mixed with 一、 and （一）.",
        "一、（一）与1.1两种编号不混用。",
    ),
    message=Text(
        "{this} is below {above}: decimals and 一、 are two systems",
        "{above}之下用{this}：两种编号体系混用",
    ),
)


def _find_lone(survey: Survey) -> Iterator[Finding]:
    """一、 without 二、."""
    for run in survey.counted_runs:
        if len(run.entries) != 1 or run.row.spoken:
            continue
        marker = run.entries[0].marker
        if marker.number == 1 and not marker.row.decimal:
            yield Finding(marker.span, {"this": survey.name(marker)})


LONE = CheckRule(
    "L06",
    "lone",
    "info",
    CUSTOM,
    _find_lone,
    summary=Text("A level has at least two numbers.", "同级序号至少有两个。"),
    message=Text("{this} stands alone: no second number follows", "只有{this}一项，没有下一项"),
)

RULES = (RANK, NESTED, UNEVEN, DEEP, TWO_SYSTEMS, LONE)
