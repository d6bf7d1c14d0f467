"""R: references to a number of the text, 见第二部分（三）, 本办法第三十条."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.survey.mentions import names_attachment
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text


def _find_dangling(survey: Survey) -> Iterator[Finding]:
    """见第二部分（五） where there are four."""
    for reference in survey.references:
        if not reference.dangling:
            continue
        part = reference.parts[-1]
        if len(part.among) > 1 and not names_attachment(reference):
            values = {
                "this": survey.source.slice(reference.span),
                "number": survey.source.slice(part.span),
            }
            yield Finding(reference.span, values)


DANGLING = CheckRule(
    "R01",
    "dangling",
    "warning",
    CUSTOM,
    _find_dangling,
    summary=Text("A reference points to a number that exists.", "引用的序号应当存在。"),
    message=Text("{this}: this text has no {number}", "{this}：文中没有{number}"),
)

RULES = (DANGLING,)
