"""What is found about candidates before levels are decided, and the neighbours of which it is not true."""

from __future__ import annotations

from itertools import pairwise

import pytest

from docparse import parse, trace
from docparse.lines.contents import find_contents
from docparse.lines.line import find_lines
from docparse.model.heading import Candidate
from docparse.model.source import Source
from docparse.pipeline import gather


def _candidates(text: str) -> list[Candidate]:
    return list(gather(Source.of(text)).found.candidates)


def test_a_style_with_two_indents_that_each_count_has_two_levels() -> None:
    text = "  1. 甲事：\n1. 子。\n2. 丑。\n  2. 乙事：\n1. 寅。\n"
    assert [candidate.indent for candidate in _candidates(text)] == [1, 2, 2, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "1. 甲。\n2. 乙。\n3. 丙。\n",  # one indent
        "  1. 甲。\n2. 乙。\n  3. 丙。\n4. 丁。\n",  # lines that are not aligned
        "  1. 甲。\n  2. 乙。\n3. 丙。\n4. 丁。\n",  # the second indent goes on from the first
        "1. 甲：\n  （1）子。\n  （2）丑。\n2. 乙。\n",  # each style has one
    ],
)
def test_indents_that_tell_no_level(text: str) -> None:
    assert {candidate.indent for candidate in _candidates(text)} == {0}


_PROOF = "上述事实有现场笔录、照片和证照复印件等证据证明，足以认定。\n"


def _after_lists(text: str) -> list[str]:
    return [
        text[candidate.span.start : candidate.title.start]
        for candidate in _candidates(text)
        if candidate.after_list
    ]


def test_a_paragraph_ends_a_list() -> None:
    assert _after_lists(f"一、甲。\n二、乙。\n{_PROOF}（1）丙；\n（2）丁。\n") == ["（1）"]


@pytest.mark.parametrize(
    "text",
    [
        "一、甲。\n二、乙。\n（1）丙；\n（2）丁。\n",  # no paragraph
        f"一、甲。\n{_PROOF}二、乙。\n{_PROOF}（1）丙；\n",  # text belongs to each entry
        f"一、甲事\n二、乙事\n{_PROOF}（1）丙；\n",  # headings
        f"第一条 甲。\n第二条 乙。\n{_PROOF}（一）丙；\n",  # articles
        f"一、甲。\n（1）乙。\n{_PROOF}（2）丙。\n",  # no list of two
    ],
)
def test_what_is_no_list_is_not_ended(text: str) -> None:
    assert _after_lists(text) == []


_LETTER = "你们好，我们都很想念你们，希望早日见面。\n"


def _markers(text: str) -> list[str | None]:
    return [section.marker for section in parse(text).sections()]


def test_ordinals_of_a_word_count_up() -> None:
    text = f"第一封信：\n{_LETTER}第二封信：\n{_LETTER}第四封信：\n{_LETTER}"
    assert _markers(text) == ["第一封信：", "第二封信：", "第四封信："]


@pytest.mark.parametrize(
    "text",
    [
        f"第一封信：\n{_LETTER}第五封信：\n{_LETTER}",  # not the next
        f"第二封信：\n{_LETTER}第三封信：\n{_LETTER}",  # not from one
        f"第一封信：\n第二封信：\n{_LETTER}",  # no text between them
        f"第一封信{_LETTER}第二封信{_LETTER}",  # the beginning of a sentence
        f"第一封信：\n{_LETTER}第二张信纸：\n{_LETTER}",  # two words
    ],
)
def test_ordinals_that_open_nothing(text: str) -> None:
    assert _markers(text) == []


def _titles(text: str) -> list[str]:
    return [section.title for section in parse(text).sections()]


def test_the_words_of_a_number_alone_on_its_line_are_below_it() -> None:
    text = f"7. 讨论\n7.1\n环境与展望\n{_LETTER}7.2\n财务分析\n{_LETTER}"
    assert _titles(text) == ["讨论", "环境与展望", "财务分析"]
    assert _titles(f"第一章\n总则\n第一条 {_LETTER}第二章\n附则\n第二条 {_LETTER}")[::2] == [
        "总则",
        "附则",
    ]


def test_a_paragraph_below_a_number_is_not_its_words() -> None:
    assert _titles(f"第一章\n{_LETTER}第二章\n{_LETTER}") == ["", ""]


def _entries(text: str) -> list[str]:
    lines = list(find_lines(Source.of(text)))
    found = find_contents(text, lines)
    return [text[line.start : line.end] for line in lines if line.start in found]


_BODY = "第一篇\n基本制度\n人人按章办事。\n第二篇\n用人制度\n择优录用。\n"


def test_contents_end_where_the_first_entry_comes_again() -> None:
    plain = ["第一篇 基本制度", "第二篇 用人制度", "第三篇 考勤制度"]
    dotted = [f"{entry}……………………………………………………………………{page}" for page, entry in enumerate(plain, 1)]
    body = f"{plain[0]}\n人人按章办事。\n{plain[1]}\n择优录用。\n"
    for entries in (plain, dotted):
        for below in (body, _BODY):
            assert _entries("\n".join(["目录", *entries, below])) == entries


def test_a_list_whose_first_entry_does_not_come_again_is_no_contents() -> None:
    assert _entries(f"目录\n前言 概况\n第二篇 用人制度\n第三篇 考勤制度\n{_BODY}") == []


_GAMES = (
    "103 志工獎\n\n某某县某某乡某某村第三届校庆暨社区发展协会联合运动大会实施计划\n\n"
    "一、目的：\n\n  (一)提倡运动，养成运动的好习惯。\n\n(二)增进感情。\n\n二、依据：本校行事历办理。\n"
)


@pytest.mark.parametrize("min_confidence", [0.0, 0.5])
def test_the_title_of_the_only_report_is_that_of_the_text(min_confidence: float) -> None:
    found = trace(Source.of(_GAMES), min_confidence=min_confidence)
    assert found.rejections[-1].reason == "title"
    assert found.document.title == _GAMES.split("\n")[2]
    assert [section.level for section in found.document.sections()] == [1, 2, 2, 1]
    assert not [one for one in found.document.headings() if one.kind == "report"]


@pytest.mark.parametrize("signs", ["", "*", "#### ", "附件", "工作总结范文（通用3篇） "])
def test_no_candidate_holds_another(signs: str) -> None:
    text = "".join(
        f"{signs}供电所工作总结篇{number}\n一、安全\n全年没有事故。\n" for number in "一二三"
    )
    spans = [candidate.span for candidate in _candidates("供电所工作总结（通用3篇）\n" + text)]
    assert len(spans) > 5
    assert all(before.end <= after.start for before, after in pairwise(spans))
