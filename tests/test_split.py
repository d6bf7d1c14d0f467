"""A compilation cut into files: nothing lost, names that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse import parse, read, write
from docparse.inputs.names import safe_name
from docparse.inputs.split import split_reports
from docparse.model.document import Document, Section
from docparse.model.source import Mark, Places, Source, SourceFile, Span
from docparse.pipeline import trace
from tests.examples import ROOT

REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))


def _outline(document: Document) -> list[tuple[str, str, int]]:
    return [(section.marker, section.title, section.level) for section in document.sections()]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_the_parts_are_the_whole(path: object) -> None:
    document = parse(path.read_text("utf-8"))  # type: ignore[attr-defined]
    parts = list(split_reports(document))
    assert "".join(part.source.text for _, part in parts) == document.source.text
    assert [row for _, part in parts for row in _outline(part)] == _outline(document)
    texts = [section.text for section in document.sections()]
    assert [section.text for _, part in parts for section in part.sections()] == texts
    names = [name for name, _ in parts]
    assert len(set(names)) == len(names)
    for _, part in parts:
        assert write(part, "markdown").strip()


def test_a_preface_and_the_reports() -> None:
    text = (
        "两份总结\n前言一句话。\n篇一：农业\n一、情况\n好。\n　　篇二：a/b工业\n一、情况\n也好。\n"
    )
    parts = list(split_reports(parse(text)))
    assert [name for name, _ in parts] == ["00-两份总结", "01-农业", "02-a-b工业"]
    assert parts[2][1].source.text == "　　篇二：a/b工业\n一、情况\n也好。\n"


def test_a_single_report_comes_whole() -> None:
    document = parse("工作总结\n一、情况\n好。\n")
    assert [(name, part) for name, part in split_reports(document)] == [("工作总结", document)]
    assert [name for name, _ in split_reports(parse("好。\n"))] == ["report"]


def test_marks_and_places_move() -> None:
    text = "篇一：甲\n一、乙\n篇二：丙\n一、丁丁\n"
    at = text.index("丁")
    places = Places((0, 5, at), (10, 20, 40))
    source = Source.of(
        text,
        marks=[Mark(Span(at, at + 2), "strong")],
        places=places,
        file=SourceFile("\n" * 9 + "x" * 50),
    )
    document = trace(source).document
    (_, _), (_, part) = split_reports(document)
    moved = part.source.text.index("丁")
    assert part.source.marks == (Mark(Span(moved, moved + 2), "strong"),)
    assert part.source.position(moved) == source.position(at)
    assert part.source.position(moved - 1) == source.position(at - 1)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../报告：第1/2期?", "报告：第1-2期"),
        ("CON", "_CON"),
        ("lpt1.报告", "_lpt1.报告"),
        ("...", "report"),
        ("", "report"),
        ("a\0b\u202ec", "a-b-c"),
        ("报" * 400, "报" * 50),
    ],
)
def test_safe_names(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text(max_size=300))
def test_any_name_is_safe(title: str) -> None:
    name = safe_name(title)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert name not in (".", "..")
    assert len(name.encode("utf-8")) <= 151


@given(
    st.lists(
        st.sampled_from(["篇一：甲", "篇二：乙", "一、丙", "（一）丁。", "戊。", ""]), max_size=12
    )
)
def test_nothing_is_lost(lines: list[str]) -> None:
    document = parse("\n".join(lines))
    parts = [part for _, part in split_reports(document)]
    assert "".join(part.source.text for part in parts) == document.source.text
    for part in parts:
        for block in part.walk():
            if isinstance(block, Section):
                assert block.heading.span.end <= len(part.source.text)


def test_pictures_keep_their_titles() -> None:
    text = '篇一：甲\n\n一、乙\n\n![图](a.png "题名")\n\n篇二：丙\n\n一、丁\n\n![图](b.png "另一题名")\n'
    parts = split_reports(read(text.encode(), format="markdown"))
    written = [write(part, "markdown") for _, part in parts]
    assert ['"题名"' in part for part in written] == [True, False]
    assert ['"另一题名"' in part for part in written] == [False, True]
