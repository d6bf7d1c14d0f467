"""Numbers as lists of Word: those that a list can show are counted by it, the others stay typed and are named."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from docparse import parse, read
from docparse.writers.word.document import write_docx
from docparse.writers.word.lists import plan_lists
from tests.generated import reports
from tests.test_write_docx import REPORTS, texts_of, tree_of

many = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BODY = "全县共有人口30万人，耕地面积18.6万亩。\n"


def words_of(text: str) -> list[str]:
    """Return the paragraphs of the Word file without what its lists add."""
    data = write_docx(parse(text), numbering="word")
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs if one.text]


def typed_in(text: str) -> list[tuple[str, int, str]]:
    return [(one.first.marker, one.size, one.reason) for one in plan_lists(parse(text)).typed]


@many
@given(reports())
def test_lists_show_the_same_numbers(report: tuple[str, object]) -> None:
    document = parse(report[0])
    again = read(write_docx(document, numbering="word"))
    assert tree_of(again) == tree_of(document)
    assert texts_of(again) == texts_of(document)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_lists_of_real_reports_show_the_same_numbers(path: object) -> None:
    document = read(str(path))
    again = read(write_docx(document, numbering="word"))
    assert [one.marker for one in again.sections()] == [one.marker for one in document.sections()]


def test_numbers_of_several_levels() -> None:
    text = f"一、甲情况\n（一）子情况\n{BODY}（二）丑情况\n{BODY}二、乙情况\n（一）寅情况\n{BODY}（二）卯情况\n{BODY}"
    assert not typed_in(text)
    assert words_of(text)[:2] == ["甲情况", "子情况"]
    plan = plan_lists(parse(text))
    assert len(plan.lists) == len(plan.abstracts) == 1


def test_decimal_numbers_follow_those_above() -> None:
    text = f"1. 甲情况\n1.1 子情况\n{BODY}1.2 丑情况\n{BODY}2. 乙情况\n2.1 寅情况\n{BODY}2.2 卯情况\n{BODY}"
    assert not typed_in(text)
    assert read(write_docx(parse(text), numbering="word")).source.text.startswith(text)


def test_articles_count_on_through_chapters() -> None:
    text = f"第一章　总则\n第一条　{BODY}第二条　{BODY}第二章　职责\n第三条　{BODY}第四条　{BODY}"
    assert not typed_in(text)
    assert read(write_docx(parse(text), numbering="word")).source.text.startswith(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"一、甲情况\n{BODY}三、乙情况\n{BODY}四、丙情况\n{BODY}", [("一、", 3, "gap")]),
        (f"一、甲情况\n{BODY}二、乙情况\n{BODY}二、丙情况\n{BODY}", [("一、", 3, "repeat")]),
        (f"（一）甲情况\n{BODY}(二)乙情况\n{BODY}（三）丙情况\n{BODY}", [("（一）", 3, "mixed")]),
    ],
)
def test_what_no_list_shows_stays_typed(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert typed_in(text) == expected
    assert "".join(words_of(text)) == text.replace("\n", "")


def test_words_that_count_stay_typed() -> None:
    text = f"一、甲情况\n一是加强领导。{BODY}二是落实责任。{BODY}二、乙情况\n{BODY}"
    assert {reason for _, _, reason in typed_in(text)} == {"spoken"}
