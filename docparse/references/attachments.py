"""References to attachments that are in the same file: 详见附件2."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.model.document import Document, Section
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span, opens_line
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import ATTACHMENT
from docparse.references.records import CitedNumber, Reference
from docparse.references.words import ATTACHMENT_NUMBER, FOREIGN

#: After the number of an attachment where the attachment itself begins: 附件2：评分表.
_OPENS = Pattern(f"[:：.．、{BLANKS}]*(?:\n|$)|[:：{BLANKS}]")
#: The rest of a line that has only the number, and empty lines.
_OPENS_NEXT = Pattern(f"[:：.．、{BLANKS}]*\n[\n{BLANKS}]*")
#: In a line that an attachment opens, another one: 附件1：技术方案 附件2：价格表.
_NAMES = Pattern(f"[{BLANKS}]*[:：]")
_RANK = 5
#: The words before an attachment that tell whose it is.
_BEFORE = 12


def find_attachment_references(document: Document) -> Iterator[Reference]:
    """Yield the places that name an attachment by number, where the text has attachments."""
    text = document.source.text
    if "附" not in text:
        return
    found = list(ATTACHMENT_NUMBER.finditer(text, 0, len(text)))
    openings: dict[int, Span] = {}
    inside: list[tuple[Span, Span, int]] = []
    listing = -1
    for match in found:
        span, number = Span(*match.span()), value_of(match["n"])
        if number is None:
            continue
        if opens_line(text, span.start):
            if _OPENS.match(text, span.end, len(text)):
                # The list below a notice comes first, the attachment itself later.
                openings[number] = span
                listing = _end_of_line(text, span.end)
                continue
        elif span.end < listing and _NAMES.match(text, span.end, len(text)):
            openings.setdefault(number, span)
            continue
        elif _is_of_another(text, span.start):
            continue
        inside.append((span, Span(*match.span("n")), number))
    sections = _attachment_sections(document) if openings else {}
    for span, numeral, number in inside if openings else ():
        place, target = openings.get(number), None
        if place:
            target = sections.get(place.start) or sections.get(_next_line(text, place.end))
        elif 1 not in openings or not text[: openings[1].start].strip(BLANKS + "\n"):
            # 附件三 alone is in this file, or the file is 附件1: the others are elsewhere.
            continue
        part = CitedNumber(span, numeral, number, (ATTACHMENT.run,), _RANK, target=target)
        yield Reference(span, (part,), target, place)


def _is_of_another(text: str, start: int) -> bool:
    """Tell whether another paper is named right before an attachment: 《…办法》附件2."""
    before = text[max(0, start - _BEFORE) : start]
    return FOREIGN.search(before, 0, len(before)) is not None


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _next_line(text: str, end: int) -> int:
    """Return where the line after that of an attachment begins: its title opens a report, 附件1⏎管理办法."""
    opening = _OPENS_NEXT.match(text, end, len(text))
    return opening.end() if opening else -1


def _attachment_sections(document: Document) -> dict[int, Section]:
    return {section.heading.span.start: section for section in document.sections()}
