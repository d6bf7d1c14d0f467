"""H: the words of headings and titles, and how headings are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.checks.rule import CUSTOM, CheckRule, Finding, Value
from docparse.checks.survey.runs import NumberedRun, RunEntry
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.heading import Heading
from docparse.model.leaves import Title
from docparse.model.source import BLANK, Span, closes_line, skip_back

#: The words of a sentence rather than a title.
_SENTENCE = re.compile(
    """[，,；;。]                      # a clause
    |下列|以下|如下|包括               # a list follows
    |予以|应当|不得                    # a regulation
    |将|[请請]|必[须須]|可以           # a notice: 各科室于9月5日前将节目报院工会
    |第[一二三四五六七八九十百0-9]+[条條款] | [如见見]附
    |.{31}                             # longer than a title""",
    re.VERBOSE,
)
_LONGEST = 40
_FEWEST_MIXED = 3
_TITLE_STOPS = re.compile("[。，；;]")
#: What a document calls itself at the end of its title: the kinds of 党政机关公文处理工作条例, article 8, and plans.
_KINDS = re.compile(
    """(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要
    |方案|办法|规定|总结|计划|规划)。?$""",
    re.VERBOSE,
)
#: 关于开展检查的通知。 as the first line
_STOPPED_TITLE = re.compile(
    f"[{BLANK}\n]*(?P<title>关[于於][^\n。]{{2,60}}的[^\n。，；]{{2,6}}。)(?=[{BLANK}]*\n)"
)
# Quoted words have an end: a title may be a line of a megabyte of 《.
_QUOTED = re.compile(
    """《[^》]{0,200}》 | “[^”]{0,200}” | 「[^」]{0,200}」 | 『[^』]{0,200}』
    | （[^）]{0,200}） | \\([^)]{0,200}\\)""",
    re.VERBOSE,
)

#: How the few are set, and the others.
_WAYS = {
    "heading": Text(
        "has a line of its own; the others begin their paragraphs",
        "独占一行，同组其他标题与正文接排",
    ),
    "runin": Text(
        "begins its paragraph; the others have lines of their own",
        "与正文接排，同组其他标题独占一行",
    ),
}
_DELETE_STOP = Text("delete the stop", "删去标点")


def _find_stops(survey: Survey) -> Iterator[Finding]:
    """一、总体要求。 where the other headings of its style have no stop."""
    levels: dict[tuple[int, str], list[RunEntry]] = {}
    for run in survey.runs:
        if not run.row.spoken:
            levels.setdefault((id(run.report), run.family), []).extend(run.entries)
    habits = {level: _mostly_without_stop(survey, found) for level, found in levels.items()}
    for run in survey.runs:
        if not habits.get((id(run.report), run.family)) or not _may_have_habit(survey, run):
            continue
        for entry in run.entries:
            heading = entry.section.heading
            if heading.kind != "heading" or not entry.section.blocks:
                continue
            mark = _mark_after(survey, heading)
            # A sentence that a list or a paragraph follows is no title.
            words = survey.source.slice(heading.title)
            if _ends_line(survey, mark, "。") and not _SENTENCE.search(words):
                yield Finding(mark, {"written": "。"}, (Edit(mark, ""),))


def _may_have_habit(survey: Survey, run: NumberedRun) -> bool:
    """Tell whether a run is too short for a habit of its own, or has the habit of its headings to end without a stop."""
    return len(run.entries) < _FEWEST_MIXED or _mostly_without_stop(survey, run.entries)


def _mostly_without_stop(survey: Survey, entries: Sequence[RunEntry]) -> bool:
    """Tell whether as many entries or more are headings without a stop as end their titles in one.

    Government documents end all headings of a level in a stop, on lines of their own or before text:
    （一）指导思想。 A document's own habit is no mistake.
    """
    without = stopped = 0
    for entry in entries:
        mark = _mark_after(survey, entry.section.heading)
        if entry.section.kind != "heading" or survey.source.slice(mark).startswith("。"):
            stopped += 1
        elif _ends_line(survey, mark, ""):
            without += 1
    return 0 < without >= stopped


STOP = CheckRule(
    "H01",
    "stop",
    "warning",
    "GB/T 15834-2011 B.4",
    _find_stops,
    summary=Text(
        "A heading on a line of its own does not end in a full stop.",
        "独占一行的标题末尾不加句号。",
    ),
    message=Text("{written} at the end of a heading", "标题末尾多了“{written}”"),
    fix=_DELETE_STOP,
)


def _find_long(survey: Survey) -> Iterator[Finding]:
    """A heading of 46 characters."""
    for section in survey.sections:
        heading = section.heading
        length = heading.title.end - heading.title.start
        if section.kind == "heading" and heading.marker and length > _LONGEST:
            length = len(section.title)
            if length > _LONGEST:
                yield Finding(heading.title, {"length": length})


LONG = CheckRule(
    "H02",
    "long",
    "info",
    CUSTOM,
    _find_long,
    summary=Text("A heading has at most forty characters.", "标题不超过四十字。"),
    message=Text("heading of {length} characters", "标题长达{length}字"),
)


def _find_mixed_runins(survey: Survey) -> Iterator[Finding]:
    """Three entries of a run are run in, the fourth is a line of its own."""
    for run in survey.runs:
        if len(run.entries) < _FEWEST_MIXED:
            continue
        kinds = [_set_as(survey, entry.section) for entry in run.entries]
        alone, runin = kinds.count("heading"), kinds.count("runin")
        if not alone or not runin or alone + runin < _FEWEST_MIXED or alone == runin:
            continue
        rare = "heading" if alone < runin else "runin"
        for entry, kind in zip(run.entries, kinds, strict=True):
            if kind == rare:
                values: dict[str, Value] = {"this": survey.name(entry.marker), "way": _WAYS[rare]}
                yield Finding(entry.marker.span, values)


def _set_as(survey: Survey, section: Section) -> str:
    """Return how a heading is set, `heading` or `runin`; empty where that is uncertain.

    4.采购需求： above a table may be set as 3.预算金额：398万元 is, with its text after the colon. Nor is it
    certain for a sentence with nothing below it, or where 1. follows the title on its line.
    """
    if section.kind != "heading":
        return section.kind
    mark = _mark_after(survey, section.heading)
    alone = _ends_line(survey, mark, "", "。", "；", ".", "！", "？")
    return section.kind if section.blocks and alone else ""


MIXED_RUNIN = CheckRule(
    "H03",
    "mixed-runin",
    "info",
    CUSTOM,
    _find_mixed_runins,
    summary=Text(
        "Headings at one level all have lines of their own, or all begin their paragraphs.",
        "同一组标题或都独占一行，或都与正文接排。",
    ),
    message=Text(
        "{this} {way}",
        "{this}{way}",
    ),
)


def _find_title_stops(survey: Survey) -> Iterator[Finding]:
    """关于加强，改进…的通知。"""
    reports = (section for section in survey.sections if section.kind == "report")
    titles = [
        block.span
        for blocks in (survey.document.blocks, *(report.blocks for report in reports))
        for block in blocks
        if isinstance(block, Title)
    ]
    # A line that ends in a stop is not taken for a title; the first of a text may be one.
    if first := _STOPPED_TITLE.match(survey.text):
        titles.insert(0, Span(first.start("title"), first.end()))
    for span in titles:
        words = survey.source.slice(span)
        if not _KINDS.search(words):
            continue
        masked = _QUOTED.sub(lambda match: "X" * len(match.group()), words)
        # 沿着足迹悟思想，争做改革弄潮儿——参观报告: the motto before the dash is a sentence.
        for found in _TITLE_STOPS.finditer(masked, masked.rfind("——") + 1):
            mark = Span(span.start + found.start(), span.start + found.end())
            edits = (Edit(mark, ""),) if found.end() == len(words) else ()
            yield Finding(mark, {"written": found.group()}, edits)


TITLE_STOP = CheckRule(
    "H04",
    "title-stop",
    "warning",
    CUSTOM,
    _find_title_stops,
    summary=Text(
        "The title of a document has no punctuation except 《》, quotation marks, brackets and what is inside them.",
        "公文标题除书名号、引号、括号及其中的标点外，不用标点。",
    ),
    message=Text("{written} in the title", "标题中有“{written}”"),
    fix=_DELETE_STOP,
)


def _find_colons(survey: Survey) -> Iterator[Finding]:
    """五、付款方式：, with nothing in its words that the colon introduces."""
    for section in survey.sections:
        heading = section.heading
        if section.kind != "heading" or heading.marker is None:
            continue
        mark = _mark_after(survey, heading)
        words = survey.source.slice(heading.title)
        if _ends_line(survey, mark, "：", ":") and not _SENTENCE.search(words):
            yield Finding(mark, {"written": survey.source.slice(mark)}, (Edit(mark, ""),))


COLON = CheckRule(
    "H05",
    "colon",
    "style",
    "GB/T 15834-2011 B.4",
    _find_colons,
    summary=Text(
        "A heading on a line of its own does not end in a colon.", "独占一行的标题末尾不用冒号。"
    ),
    message=Text("{written} at the end of a heading", "标题末尾多了“{written}”"),
    fix=Text("delete the colon", "删去冒号"),
)

RULES = (STOP, LONG, MIXED_RUNIN, TITLE_STOP, COLON)


def _mark_after(survey: Survey, heading: Heading) -> Span:
    """Return the span from the words of a title to the end of its heading."""
    end = heading.span.end
    end = skip_back(survey.text, end, heading.title.end)
    return Span(heading.title.end, end)


def _ends_line(survey: Survey, mark: Span, *marks: str) -> bool:
    """Tell whether `mark` is one of `marks` and ends its line: 有序推进。1.城东小学 goes on."""
    return survey.source.slice(mark) in marks and closes_line(survey.text, mark.end)
