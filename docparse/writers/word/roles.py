"""Paragraphs that have a place of their own in an official document, and the style of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docparse.model.document import Section
from docparse.model.leaves import Paragraph, Title
from docparse.model.source import Span
from docparse.writers.shared.walk import Step
from docparse.writers.word.measures import PAGE, width_of
from docparse.writers.word.styles import first_line, lines, size

#: Role of a paragraph -> its style above the text.
_ABOVE = {
    "subtitle": "Subtitle",
    "byline": "Author",
    "date": "Date",
    "abstract": "Abstract",
    "keywords": "Abstract",
    "issuer": "Issuer",
    "number": "DocumentNumber",
    "serial": "FirstParagraph",
    "secrecy": "Marking",
    "urgency": "Marking",
    "addressee": "FirstParagraph",
}
#: And below it.
_BELOW = {
    **_ABOVE,
    "byline": "Signature",
    "signature": "Signature",
    "date": "ClosingDate",
    "cc": "Imprint",
    "printer": "Imprint",
    "printed": "Imprint",
}
#: 附件2 alone on its line, above the title of what is attached.
_ATTACHMENT = re.compile("附[件录錄表][ \u3000]?[0-9０-９一二三四五六七八九十]{0,3}[：:]?")
#: 现将有关情况报告如下：
_ANNOUNCES = re.compile("如下|以下|下列|下面|[。；]")
#: In half points.
_LARGEST_ISSUER = 100
#: How many characters from the edge the date is, with a seal on it: 7.3.5.1.
_FROM_EDGE = 4


class Roles:
    """Tells the style of each paragraph; it is asked for all steps of a document in order."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        #: Whether the text has begun that a title stands above.
        self._in_text = False
        self._has_title = False
        #: Whether there is a paragraph that says to whom the text goes.
        self._is_addressed = False

    def enter(self, at: int) -> None:
        """Take note of step `at`, a section or a leaf, after it was written."""
        block = self._steps[at].block
        if isinstance(block, Title) or (isinstance(block, Section) and block.kind == "report"):
            self._in_text, self._has_title, self._is_addressed = False, True, False
        elif isinstance(block, Paragraph) and block.value == "addressee":
            self._is_addressed = True
        elif not isinstance(block, Paragraph) or not block.value:
            self._in_text = True

    def style_of(self, at: int) -> str:
        """Return the id of the style of step `at`, a paragraph."""
        paragraph = self._steps[at].block
        role = paragraph.value if isinstance(paragraph, Paragraph) else ""
        if role == "number" and self._has_title:
            return "Author"  # below the title there is no red line
        if role:
            return (_BELOW if self._in_text else _ABOVE).get(role, "BodyText")
        if self.is_attachment(at):
            return "Attachment"
        is_first = self._has_title and not (self._in_text or self._is_addressed)
        return "FirstParagraph" if is_first and _is_address(paragraph.text) else "BodyText"

    def is_beside(self, at: int) -> bool:
        """Tell whether step `at` is the day of printing, in the line of the office that printed: 7.4.2."""
        if not 0 < at < len(self._steps):
            return False
        office, day = self._steps[at - 1].block, self._steps[at].block
        if not isinstance(office, Paragraph) or not isinstance(day, Paragraph):
            return False
        between = Span(office.span.end, day.span.start)
        are_both = (office.value, day.value) == ("printer", "printed")
        return are_both and "\n" not in day.reading.source.slice(between)

    def is_attachment(self, at: int) -> bool:
        """Tell whether step `at` is the line 附件2 right above the title of a report."""
        block = self._steps[at].block
        if not isinstance(block, Paragraph) or not is_attachment_name(block.text):
            return False
        following = at + 1
        while following < len(self._steps) and self._steps[following].is_end:
            following += 1
        if following == len(self._steps):
            return False
        section = self._steps[following].block
        return isinstance(section, Section) and section.kind == "report"

    def indent_of(self, at: int) -> str:
        """Return the indent that centres a signature above the date that comes after it."""
        words = self._steps[at].block.text
        for following in range(at + 1, len(self._steps)):
            step, block = self._steps[following], self._steps[following].block
            if step.is_end or not isinstance(block, Paragraph):
                break
            if block.value == "date":
                width = _FROM_EDGE + (width_of(block.text) - width_of(words)) / 2
                right = max(0, round(width * 100))
                return f'<w:ind w:rightChars="{right}" w:right="{round(right * 3.2)}"/>'
            if block.value not in ("byline", "signature"):
                break
        return ""


def _is_address(text: str) -> bool:
    """Tell whether the first paragraph below a title says to whom the text goes: 各乡镇人民政府："""
    return text.endswith(("：", ":")) and not _ANNOUNCES.search(text)


def indent_of_attachment(text: str) -> str:
    """Return the form of a line of the note of attachments: 2.名单 is below the 1. of 附件：1.预算, a line below the text."""
    return lines(1) if text.startswith("附") else first_line(5)


def size_of_issuer(text: str) -> str:
    """Return the size at which the name of an authority fills no more than a line."""
    fitting = PAGE.text_width * 2 // 20 * 100 // max(1, round(width_of(text) * 100))
    return size(min(_LARGEST_ISSUER, fitting - 1))


def is_attachment_name(text: str) -> bool:
    """Tell whether a text is 附件2 and no more."""
    return bool(_ATTACHMENT.fullmatch(text))
