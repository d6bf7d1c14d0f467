"""Laws of the checks and fixes: on any text, on correct reports, on reports with a mistake in the numbering."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docparse
from benchmarks.mistakes import MISTAKES, find_in_correct, is_found, make_mistake
from docparse import Document, check, fix
from docparse.checks.fixes.edits import choose_groups
from docparse.checks.survey.wrong_numbers import find_wrong_numbers, renumbered
from docparse.inputs.fix import fix_document
from docparse.inputs.read import Options, read_text
from docparse.model.diagnostic import Edit, apply_edits
from docparse.model.source import Span
from tests.generated import hostile_texts, reports

_ALL = ["ALL"]


def outline_of(document: Document) -> list[tuple[int, str, str]]:
    return [(one.level, one.kind, one.title) for one in document.sections()]


@given(hostile_texts)
def test_any_text_is_checked(text: str) -> None:
    document = docparse.parse(text)
    found = check(document, select=_ALL)
    assert list(found) == sorted(found, key=lambda one: (one.span, one.code))
    for one in found:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.message
        for edit in one.edits:
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
            assert text[edit.span.start : edit.span.end] != edit.text


@given(hostile_texts, st.booleans())
@settings(deadline=None)
def test_a_second_fix_changes_nothing(text: str, unsafe: bool) -> None:
    once = fix(docparse.parse(text), unsafe=unsafe, select=_ALL)
    assert fix(docparse.parse(once), unsafe=unsafe, select=_ALL) == once


@given(hostile_texts, st.booleans())
@settings(deadline=None)
def test_a_fix_keeps_the_outline(text: str, unsafe: bool) -> None:
    before = docparse.parse(text)
    after = docparse.parse(fix(before, unsafe=unsafe, select=_ALL, ignore=["C03", "P01"]))
    assert outline_of(after) == outline_of(before)


@given(reports(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_markdown_is_fixed_as_text_is(report: tuple[str, object], random: Random) -> None:
    text = report[0].replace("\r\n", "\n").replace("二", "三")
    paragraphs = [line.strip("\u3000 ") for line in text.split("\n") if line.strip("\u3000 ")]
    marked = "\n\n".join(
        f"**{line[:2]}**{line[2:]}" if random.random() < 0.2 else line for line in paragraphs
    )
    before = read_text(marked, Options("markdown")).document
    mended = fix(before, file=marked, unsafe=True)
    after = read_text(mended, Options("markdown")).document
    assert outline_of(after) == outline_of(before)
    assert fix(after, file=mended, unsafe=True) == mended
    assert mended.count("**") == marked.count("**")


@given(st.lists(st.integers(1, 9), min_size=1))
def test_numbers_put_right_are_right(numbers: list[int]) -> None:
    right = renumbered(numbers, find_wrong_numbers(numbers))
    assert [fault for fault in find_wrong_numbers(right) if fault.kind != "restart"] == []


@given(st.integers(1, 9), st.integers(1, 20))
def test_counting_up_from_one_has_no_fault(first: int, length: int) -> None:
    numbers = list(range(first, first + length))
    assert [fault.kind for fault in find_wrong_numbers(numbers)] == (["start"] if first > 1 else [])


def test_edits_that_meet_are_not_made_together() -> None:
    document = docparse.parse("一、甲\n好。\n二、乙\n好。\n二．丙\n好。\n三、丁\n好。\n")
    found = check(document)
    groups = choose_groups(one.edits for one in found)
    edits = sorted({edit for group in groups for edit in group})
    for before, after in pairwise(edits):
        assert before.span.end <= after.span.start
    assert apply_edits(document.source.text, edits) == (
        "一、甲\n好。\n二、乙\n好。\n三、丙\n好。\n四、丁\n好。\n"
    )


@st.composite
def _groups(draw: st.DrawFn) -> tuple[Edit, ...]:
    """One or two edits that do not meet."""
    group, at = [], 0
    for gap, length in draw(
        st.lists(st.tuples(st.integers(0, 15), st.integers(0, 4)), min_size=1, max_size=2)
    ):
        at += gap
        group.append(Edit(Span(at, at + length), draw(st.sampled_from("甲乙"))))
        at += length + 1
    return tuple(group)


@given(st.lists(_groups(), max_size=12))
def test_of_two_groups_that_meet_the_first_is_made(groups: list[tuple[Edit, ...]]) -> None:
    made: list[tuple[Edit, ...]] = []
    for group in groups:
        others = {edit for one in made for edit in one}
        new = set(group) - others
        if not any(_meet(edit.span, other.span) for edit in new for other in others):
            made.append(group)
    assert choose_groups(groups) == made


def _meet(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_made_in_a_report_is_found(name: str) -> None:
    mistakes = [make_mistake(name, Random(f"{name} {seed}")) for seed in range(25)]
    assert sum(mistake is not None for mistake in mistakes) > 15
    # Where the last heading is lost, the numbers below it start again: a remark, since an unnumbered title does the same.
    remarks = name == "parent lost"
    assert all(is_found(mistake, remarks=remarks) for mistake in mistakes if mistake)


def test_correct_reports_have_no_error_and_no_warning() -> None:
    assert [find_in_correct(Random(f"sound {seed}")) for seed in range(60)] == [[]] * 60


@pytest.mark.parametrize("name", MISTAKES)
def test_a_fixed_mistake_leaves_the_outline_and_nothing_to_fix(name: str) -> None:
    for seed in range(6):
        mistake = make_mistake(name, Random(f"mend {name} {seed}"))
        if mistake is None:
            continue
        before = docparse.parse(mistake.report.text())
        after = docparse.parse(fix(before, unsafe=True))
        # A number that can be read again is one more heading.
        added = name in ("no mark", "no bracket")
        assert len(outline_of(after)) - len(outline_of(before)) in ((0, 1) if added else (0,))
        if not added:
            assert outline_of(after) == outline_of(before)
        assert not [one for one in check(after) if one.edits and one.code[0] in "NPC"]


def test_references_go_with_what_they_name() -> None:
    text = (
        "一、情况\n详见第四部分（二），另见本报告第二部分。\n三、做法\n很好。\n"
        "四、问题\n（一）资金。不足。\n（三）人才。短缺。\n"
    )
    mended = fix(docparse.parse(text), unsafe=True)
    assert (
        "详见第三部分（二）" in mended
    )  # of the doubled and the missing nobody knows the right one
    assert mended.count("本报告第二部分") == 1


def test_a_reference_to_a_number_that_is_missing_makes_renumbering_unsafe() -> None:
    text = "一、情况\n见第二部分。\n三、做法\n很好。\n四、问题\n不少。\n"
    assert fix(docparse.parse(text)) == text
    assert "\n二、做法" in fix(docparse.parse(text), unsafe=True)


def test_a_sentence_around_a_page_number_is_joined_without_it() -> None:
    text = """\
    近年来，我县认真贯彻落实中央、省、市关于农村人居环境整治的决策部署，取得了一定成效。现将有关情况汇报
如下：
    一、基本情况
    全县辖14个乡镇、186个行政村，农业人口42.6万人。2022年，共投入资金二、三千万元，新建改建农村户
                                   - 3 -
厕1.2万座，普及率达86%。
"""
    text += "".join(f"    {number}、其他\n    情况很好。\n" for number in "二三四五六七八九十")
    assert "农村户厕1.2万座" in fix(docparse.parse(text), unsafe=True)
    # Without the rule that deletes it, nothing is joined to the page number.
    broken = check(docparse.parse(text), select=["W04"])
    assert [docparse.parse(text).source.position(one.span.start)[0] for one in broken] == [1]


def test_what_cannot_be_fixed_is_refused() -> None:
    document = docparse.read("<p>一、甲</p><p>三、乙</p>".encode(), format="html")
    with pytest.raises(ValueError, match="html cannot be fixed"):
        fix(document)


def test_an_edit_that_would_change_the_outline_is_not_made() -> None:
    # Without the dot the line would be a date, not a heading.
    document = docparse.parse("前言。\n1.资金\n不足。\n2.2月活动\n很多。\n3.人才\n短缺。\n")
    mended = fix_document(document, document.source.text, lambda found: check(found, select=_ALL))
    assert outline_of(mended.document) == outline_of(document)


def test_a_finding_has_the_words_of_its_fix() -> None:
    document = docparse.parse("前言。\n一、甲\n好。\n三、乙\n好。\n")
    (found,) = check(document)
    assert docparse.checks.fix_title(found) == "renumber this list"
    assert docparse.checks.fix_title(found, "zh") == "本组重新编号"
    assert found.edits == (docparse.Edit(Span(11, 12), "二"),)


def test_a_repeated_decimal_of_a_letter_is_found_and_named_as_written() -> None:
    text = "附录B　表\nB.1 甲方的表\n如下。\nB.1.1 名称的写法\n如下。\nB.1.2 日期的写法\n如下。\nB.1 乙方的表\n如下。\nB.2.1 名称的写法\n如下。\nB.2.2 日期的写法\n如下。\n附录C　其他\n如下。\n"
    found = {(finding.code, finding.message) for finding in check(docparse.parse(text))}
    assert ("N02", "1 is used twice: expected 2") in found
    assert ("N07", "B.2.1 has no heading B.2 above it") in found


def test_a_markdown_list_may_have_one_number_throughout() -> None:
    text = "# 流程\n\n1. 品类\n1. 商品搜索\n1. 商品详情\n".encode()
    assert not check(docparse.read(text, format="markdown"), select=["N02"])
    assert len(check(docparse.read(text, format="text"), select=["N02"])) == 2


def test_a_line_with_the_first_figures_is_above_a_decimal() -> None:
    text = "4.对软件功能的结论\n5 分析摘要\n  5.3 建议\n5.4 评价\n"
    assert not check(docparse.parse(text), select=["N07"])
