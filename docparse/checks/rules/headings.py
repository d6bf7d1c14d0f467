"""Rules about the words of headings and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.checks.finding import Finding
from docparse.checks.survey.runs import Run
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.heading import Heading
from docparse.model.leaves import Title
from docparse.model.source import BLANK, BLANKS, Span

#: Words of a sentence rather than a title: a clause, a list that follows, a rule laid down.
_SENTENCE = re.compile(
    "[，,；;。]|下列|以下|如下|包括|予以|应当|不得|第[一二三四五六七八九十百0-9]+[条條款]|.{31}"
)
_LONGEST = 40
_FEWEST_MIXED = 3
_TITLE_STOPS = re.compile("[。，；;]")
#: What a document calls itself at the end of its title: the kinds of 党政机关公文处理工作条例, article 8, and plans.
_KINDS = re.compile(
    "(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|规定|总结|计划|规划)。?$"
)
_STOPPED = re.compile(
    f"[{BLANK}\n]*(?P<title>关[于於][^\n。]{{2,60}}的[^\n。，；]{{2,6}}。)(?=[{BLANK}]*\n)"
)
_QUOTED = re.compile("《[^》]*》|“[^”]*”|「[^」]*」|『[^』]*』|（[^）]*）|\\([^)]*\\)")


def find_stops(survey: Survey) -> Iterator[Finding]:
    """一、总体要求。 alone on its line: a heading ends bare."""
    for run in survey.runs:
        if run.row.spoken:
            continue
        found = []
        for entry in run.entries:
            heading = entry.section.heading
            if heading.kind != "heading" or not entry.section.blocks:
                continue
            mark = _mark_behind(survey, heading)
            # A sentence that a list or a paragraph follows is no title.
            words = survey.source.slice(heading.title)
            if _ends_line(survey, mark, "。") and not _SENTENCE.search(words):
                found.append(Finding(mark, {"written": "。"}, (Edit(mark, ""),)))
        if found and _are_headings(run):
            yield from found


def find_colons(survey: Survey) -> Iterator[Finding]:
    """五、付款方式： alone on its line, with nothing that it introduces in its words."""
    for section in survey.sections:
        heading = section.heading
        if section.kind != "heading" or heading.marker is None:
            continue
        mark = _mark_behind(survey, heading)
        words = survey.source.slice(heading.title)
        if _ends_line(survey, mark, "：", ":") and not _SENTENCE.search(words):
            yield Finding(mark, {"written": survey.source.slice(mark)}, (Edit(mark, ""),))


def _are_headings(run: Run) -> bool:
    """Tell whether most entries of a run are headings: among sentences a line with a stop is one more."""
    headings = sum(entry.section.kind in ("heading", "runin") for entry in run.entries)
    return 3 * headings > 2 * len(run.entries)


def _mark_behind(survey: Survey, heading: Heading) -> Span:
    """Return what stands behind the words of a title on its line."""
    end = heading.span.end
    while end > heading.title.end and survey.text[end - 1] in BLANKS:
        end -= 1
    return Span(heading.title.end, end)


def _ends_line(survey: Survey, mark: Span, *marks: str) -> bool:
    """Tell whether one of `marks` stands behind a title, and nothing behind it: no 1. as in 有序推进。1.城东小学."""
    line_end = survey.text.find("\n", mark.end)
    behind = survey.text[mark.end : line_end if line_end >= 0 else len(survey.text)]
    return survey.source.slice(mark) in marks and not behind.strip(BLANKS + "\r")


def find_long(survey: Survey) -> Iterator[Finding]:
    """A heading of more than forty characters."""
    for section in survey.sections:
        heading = section.heading
        length = heading.title.end - heading.title.start
        if section.kind == "heading" and heading.marker and length > _LONGEST:
            length = len(section.title)
            if length > _LONGEST:
                yield Finding(heading.title, {"length": str(length)})


def find_mixed_runins(survey: Survey) -> Iterator[Finding]:
    """Three entries of a run run in, the fourth stands alone."""
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
                values = {"this": survey.name(entry.marker)}
                yield Finding(entry.marker.span, values)


def _set_as(survey: Survey, section: Section) -> str:
    """Return how a heading is set, `heading` or `runin`; nothing where that cannot be told.

    It cannot of 4.采购需求： above a table, where 3.预算金额：398万元 has its text behind the colon, nor of a
    sentence with nothing below it, nor where 1. stands behind the title on its line.
    """
    if section.kind != "heading":
        return section.kind
    mark = _mark_behind(survey, section.heading)
    alone = _ends_line(survey, mark, "", "。", "；", ".", "！", "？")
    return section.kind if section.blocks and alone else ""


def find_title_stops(survey: Survey) -> Iterator[Finding]:
    """关于加强，改进…的通知。: the title of a document has no stops, but for those in 《》, quotes and brackets."""
    reports = (section for section in survey.sections if section.kind == "report")
    titles = [
        block.span
        for blocks in (survey.document.blocks, *(report.blocks for report in reports))
        for block in blocks
        if isinstance(block, Title)
    ]
    # A line that ends in a stop is not taken for a title; the first of a text may be one.
    if first := _STOPPED.match(survey.text):
        titles.insert(0, Span(first.start("title"), first.end()))
    for span in titles:
        words = survey.source.slice(span)
        if not _KINDS.search(words):
            continue
        masked = _QUOTED.sub(lambda match: "X" * len(match.group()), words)
        for found in _TITLE_STOPS.finditer(masked):
            mark = Span(span.start + found.start(), span.start + found.end())
            edits = (Edit(mark, ""),) if found.end() == len(words) else ()
            yield Finding(mark, {"written": found.group()}, edits)
