"""What the writers share: stretches of text with marks, markers in another numbering."""

from __future__ import annotations

import gc
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse import Source, parse, read
from docparse.model.leaves import Paragraph
from docparse.model.source import Mark, Span
from docparse.pipeline import trace
from docparse.writers.formats import WRITERS, write_as
from docparse.writers.shared.inlines import Inline, inlines_of
from docparse.writers.shared.numbering import markers_of


@st.composite
def marked_sources(draw: st.DrawFn) -> Source:
    """Draw a text with marks that nest and never cross a line's end."""
    lines = draw(st.lists(st.text("一、（）好的ab 12\u3000。3", max_size=30), max_size=8))
    marks, at = [], 0
    for line in lines:
        places = sorted(draw(st.lists(st.integers(0, len(line)), min_size=4, max_size=4)))
        a, b, c, d = (at + place for place in places)
        if draw(st.booleans()):
            marks += [Mark(Span(a, d), "strong"), Mark(Span(b, c), "em")]
        at += len(line) + 1
    return Source.of(
        "\n".join(lines), marks=[mark for mark in marks if mark.span.start < mark.span.end]
    )


@pytest.mark.parametrize(
    ("text", "numbering", "expected"),
    [
        ("1、甲事\n（1）乙事\n2、丙事\n", "standard", ["一、", "（一）", "二、"]),
        ("1、甲事\n（1）乙事\n2、丙事\n", "strip", ["", "", ""]),
        ("1、甲事\n（1）乙事\n2、丙事\n", "keep", ["1、", "（1）", "2、"]),
        (
            "第一章 总则\n第一条 为了发展。\n（一）甲；\n",
            "standard",
            ["第一章", "第一条", "（一）"],
        ),
        ("篇一：甲\n1、乙\n篇二：丙\n1、丁\n", "strip", ["篇一：", "", "篇二：", ""]),
    ],
)
def test_numbering(text: str, numbering: str, expected: list[str]) -> None:
    document = parse(text)
    markers = markers_of(document, numbering)
    written = [
        markers.get(section.heading.span.start, section.marker) for section in document.sections()
    ]
    assert written == expected


def test_a_numbering_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="no numbering 'roman'; available: keep, strip, standard"):
        markers_of(parse("一、好\n"), "roman")


@given(marked_sources())
def test_inlines_are_the_text(source: Source) -> None:
    found = trace(source)
    for block in found.document.walk():
        if isinstance(block, Paragraph):
            inlines = inlines_of(found.reading, block.span)
            assert "".join(inline.text for inline in inlines) == block.text
            assert all(inline.text for inline in inlines)


def test_inlines_know_their_marks() -> None:
    marks = [Mark(Span(1, 4), "strong"), Mark(Span(2, 3), "em")]
    source = Source.of("甲乙丙丁戊", marks=marks)
    assert inlines_of(trace(source).reading, Span(0, 5)) == [
        Inline("甲"),
        Inline("乙", (marks[0],)),
        Inline("丙", (marks[0], marks[1])),
        Inline("丁", (marks[0],)),
        Inline("戊"),
    ]


def test_a_mark_that_reaches_further_is_cut() -> None:
    source = Source.of("甲乙丙丁戊", marks=[Mark(Span(1, 4), "strong")])
    reading = trace(source).reading
    assert inlines_of(reading, Span(2, 5)) == [
        Inline("丙丁", (Mark(Span(2, 4), "strong"),)),
        Inline("戊"),
    ]
    assert inlines_of(reading, Span(0, 2)) == [
        Inline("甲"),
        Inline("乙", (Mark(Span(1, 2), "strong"),)),
    ]


def test_writers_and_parse_leave_nothing_to_the_collector() -> None:
    """No cycles: a document is freed as soon as it is dropped, also where the collector is switched off."""
    markdown = "# 总结\n\n一、**情况**\n\n（一）农业。粮食增产。\n\n- 好\n- 坏\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n"
    texts = [read(io.BytesIO(markdown.encode()), format="markdown"), parse(markdown)]
    # what lxml and python-docx leave is their own
    formats = [form for form in WRITERS if form not in ("docbook", "tei", "docx")]
    for form in formats:
        for document in texts:
            write_as(document, form, {})
    gc.collect()
    gc.disable()
    try:
        for form in formats:
            for document in texts:
                write_as(document, form, {})
            assert gc.collect() == 0, form
        parse(markdown)
        assert gc.collect() == 0
    finally:
        gc.enable()
