"""The rules of `docparse check`: each has its section in fixtures/rules.md with examples that are tests."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

import docparse
from docparse import Document, Source, check, fix
from docparse.checks import rules as groups
from docparse.checks.rule import CheckRule
from docparse.checks.rules import RULES
from docparse.checks.selection import select_rules
from docparse.pipeline import trace
from tests.conftest import Change
from tests.examples import ROOT, Example, read_examples
from tools.rule_pages import read_groups

FILE = ROOT / "fixtures" / "rules.md"
EXAMPLES = read_examples(FILE)


def found_in(document: Document, code: str) -> str:
    """Return the findings of one rule as fixtures/rules.md shows them."""
    lines = []
    for found in check(document, select=[code]):
        line, column = document.source.position(found.span.start)
        lines.append(
            f"{line}:{column} {found.code} {found.name} {found.severity}: {found.message}\n"
        )
    return "".join(lines)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example, updates: list[Change] | None) -> None:
    form, code = example.form.split()
    document = docparse.parse(example.input)
    if form == "check":
        actual = found_in(document, code)
    else:
        actual = fix(document, select=[code]).replace("\u3000", "␠") + "\n"
    if updates is not None:
        updates.append((example.path, example.place, actual))
    else:
        assert actual == example.expected


def test_each_rule_has_its_section_in_order() -> None:
    assert [code for group in read_groups() for code, _said in group.rules] == [
        rule.code for rule in RULES
    ]


def test_each_note_is_in_both_languages() -> None:
    kinds = [
        line[:4] for line in FILE.read_text("utf-8").split("\n") if re.match("(en|zh): ", line)
    ]
    assert kinds == ["en: ", "zh: "] * (len(kinds) // 2)
    assert len(kinds) > 50


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_wrong_and_right_examples(rule: CheckRule) -> None:
    own = [example for example in EXAMPLES if example.form == f"check {rule.code}"]
    assert any(rule.code in example.expected for example in own)
    assert any(not example.expected for example in own)


def test_the_words_are_complete() -> None:
    for rule in RULES:
        names = set(re.findall(r"{(\w+)}", rule.message.en))
        assert set(re.findall(r"{(\w+)}", rule.message.zh)) == names
        for text in (rule.summary, rule.message, rule.fix):
            assert text is None or (text.en and text.zh)


def test_each_rule_that_is_written_is_in_the_table() -> None:
    written = {
        name: value
        for group in vars(groups).values()
        if isinstance(group, ModuleType)
        for name, value in vars(group).items()
        if isinstance(value, CheckRule)
    }
    assert sorted(rule.code for rule in written.values()) == sorted(rule.code for rule in RULES)
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_chinese_messages_have_no_english_words(example: Example) -> None:
    for found in check(docparse.parse(example.input), select=["ALL"], language="zh"):
        words = set(re.findall("[A-Za-z]{2,}", found.message))
        assert words <= {"FFFD", *re.findall("[A-Za-z]{2,}", example.input)}


def test_a_stop_in_the_note_of_attachments_in_chinese() -> None:
    document = docparse.parse("关于检查的通知\n各乡镇：\n很好。\n附件：1.检查名单；\n2.评分标准\n")
    (found,) = check(document, select=["A01"], language="zh")
    assert found.message == "附件说明中的“；”：应删去"


def test_several_missing_numbers() -> None:
    document = docparse.parse("前言。\n一、情况\n很好。\n二、做法\n很好。\n五、问题\n不少。\n")
    messages = [check(document, language=language)[0].message for language in ("en", "zh")]
    assert messages == ["五 follows 二: 三 to 四 are missing", "二之后是五：缺三至四"]


def test_rules_are_selected_by_code_beginning_or_name() -> None:
    def codes(*args: tuple[str, ...]) -> list[str]:
        return [rule.code for rule in select_rules(*args)]

    assert codes(("gap", "n02")) == ["N01", "N02"]
    assert codes(("R",)) == ["R01"]
    assert codes(("ALL",)) == [rule.code for rule in RULES]
    assert codes(("N",), ("N0",), ("lone",)) == ["L06"]
    assert "P08" not in codes()
    assert "P08" in codes((), (), ("P08",))
    for nonsense in ("X", "", "N1", "Gap-"):
        with pytest.raises(ValueError, match="no rule is called"):
            codes((nonsense,))


def test_messages_in_chinese() -> None:
    document = docparse.parse("前言在此。\n一、情况\n很好。\n三、问题\n不少。\n")
    (found,) = check(document, language="zh")
    assert found.message == "一之后是三：缺二"


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("<!-- docparse: ignore N01 -->", ["P02"]),
        ("<!-- docparse: ignore gap, P -->", []),
        ("<!-- docparse: ignore -->", []),
        ("<!-- docparse:ignore P02-->", ["N01"]),
        ("<!-- docparse: ignore P01 -->", ["N01", "P02"]),
        ("<!-- docparse: ignore nonsense -->", ["N01", "P02"]),
        ("<!-- docparse: ignore-file wrong-mark -->", ["N01"]),
        ("<!-- docparse: ignore N -->\n\n<!-- docparse: ignore P -->", []),
    ],
)
def test_a_comment_keeps_rules_quiet(comment: str, codes: list[str]) -> None:
    text = f"前言在此。\n一、情况\n很好。\n{comment}\n三.问题\n不少。\n"
    document = docparse.parse(text)
    assert [found.code for found in check(document)] == codes
    assert comment.split("\n")[0] not in docparse.write(document, "markdown")


def test_a_comment_in_markdown() -> None:
    data = "# 报告\n\n前言。\n\n一、情况\n\n很好。\n\n<!-- docparse: ignore -->\n\n三、问题\n\n不少。\n"
    document = docparse.read(data.encode(), format="markdown")
    assert check(document) == ()


def test_a_rule_of_style_is_off_until_it_is_asked_for() -> None:
    document = trace(Source.of("1、资金。不足。\n2、人才。短缺。\n")).document
    assert check(document) == ()
    assert [found.code for found in check(document, extend_select=["P08"])] == ["P08", "P08"]
