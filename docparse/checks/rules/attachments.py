"""A: attachments: the note that lists them, and the attachments that follow."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.checks.rule import CheckRule, Finding
from docparse.checks.survey.attachments import find_attachments
from docparse.checks.survey.mentions import names_attachment
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.source import Span

_NAME_STOPS = "；;。，,、"


def _find_note_forms(survey: Survey) -> Iterator[Finding]:
    """附件:1、名单；."""
    for note in survey.notes:
        if not note.listed:
            continue
        if survey.text[note.colon.start] == ":":
            yield _wrong(survey, note.colon, "：")
        for one in note.listed:
            if survey.source.slice(one.mark) != ".":
                yield _wrong(survey, one.mark, ".")
            name = survey.source.slice(one.name).rstrip(" \t\u3000")
            if name and name[-1] in _NAME_STOPS:
                end = one.name.start + len(name)
                yield _wrong(survey, Span(end - 1, end), "")


def _wrong(survey: Survey, span: Span, right: str) -> Finding:
    advice = Text(f"expected {right}", f"应为“{right}”") if right else Text("delete it", "应删去")
    return Finding(
        span, {"written": survey.source.slice(span), "advice": advice}, (Edit(span, right),)
    )


NOTE_FORM = CheckRule(
    "A01",
    "note-form",
    "info",
    "GB/T 9704-2012 7.3.4",
    _find_note_forms,
    summary=Text(
        "In the list of attachments 附件 has a full-width colon after it, each number a dot, and a name no mark.",
        "附件说明用全角冒号，序号后用下脚点，名称后不加标点。",
    ),
    message=Text(
        "{written} in the list of attachments: {advice}", "附件说明中的“{written}”：{advice}"
    ),
    fix=Text("correct the mark", "改正标点"),
)


def _find_note_order(survey: Survey) -> Iterator[Finding]:
    """附件：1.名单 / 3.预算表."""
    for note in survey.notes:
        for number, one in enumerate(note.listed, 1):
            if one.number != number:
                values = {"this": one.number, "expected": number}
                yield Finding(Span(one.span.start, one.mark.end), values)
                break


NOTE_ORDER = CheckRule(
    "A02",
    "note-order",
    "warning",
    "GB/T 9704-2012 7.3.4",
    _find_note_order,
    summary=Text("The attachments in the list are numbered consecutively.", "附件说明的序号连续。"),
    message=Text("attachment {this}: expected {expected}", "附件序号是{this}：应为{expected}"),
)


def _find_missing_attachments(survey: Survey) -> Iterator[Finding]:
    """附件：1.名单 2.预算表, and only 附件1 follows; where none follows they are files of their own."""
    found = find_attachments(survey.text, survey.notes) if survey.notes else {}
    for note in survey.notes:
        if len(note.listed) < 2:
            continue
        after = {number for number, span in found.items() if span.start >= note.span.end}
        if not after:
            continue
        numbers = [str(number) for number in sorted(after)]
        for one in note.listed:
            if one.number not in after:
                given = Text(", ".join(numbers), "、".join(numbers))
                yield Finding(one.span, {"this": one.number, "given": given})
        return


MISSING_ATTACHMENT = CheckRule(
    "A03",
    "missing-attachment",
    "warning",
    "GB/T 9704-2012 7.3.7",
    _find_missing_attachments,
    summary=Text(
        "Each attachment in the list is there after the text.", "附件说明所列附件应当齐全。"
    ),
    message=Text(
        "attachment {this} is missing: only {given} follows the text",
        "缺附件{this}：正文后只有附件{given}",
    ),
)


def _find_dangling_attachments(survey: Survey) -> Iterator[Finding]:
    """见附件3 where there are two."""
    for reference in survey.references:
        if reference.dangling and names_attachment(reference):
            yield Finding(reference.span, {"this": survey.source.slice(reference.span)})


DANGLING_ATTACHMENT = CheckRule(
    "A04",
    "dangling-attachment",
    "warning",
    "GB/T 9704-2012 7.3.4",
    _find_dangling_attachments,
    summary=Text("An attachment that the text mentions exists.", "正文提到的附件应当存在。"),
    message=Text("{this}: there is no such attachment", "{this}：没有这个附件"),
)

RULES = (NOTE_FORM, NOTE_ORDER, MISSING_ATTACHMENT, DANGLING_ATTACHMENT)
