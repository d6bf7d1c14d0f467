"""A house's own markers, and profiles."""

from __future__ import annotations

import pytest

from docparse import parse
from docparse.levels.costs import COSTS
from docparse.levels.profiles import PROFILES, Profile
from docparse.numbering.own import own_style
from tests.examples import ROOT


@pytest.mark.parametrize(
    ("sample", "second"),
    [
        ("模块一：", "模块二："),
        ("【一】", "【二】"),
        ("议题1.", "议题２．"),
        ("<1>", "<2>"),
        ("(A)", "（B）"),
        ("甲：", "乙："),
        ("卷之壹 ", "卷之贰"),
        ("§1", "§ 2"),
        ("①：", "②:"),
    ],
)
def test_a_sample_stands_for_all_its_numbers(sample: str, second: str) -> None:
    text = f"{sample.strip()}概述\n内容很多。\n{second}方法\n方法不少。\n"
    sections = list(parse(text, styles=[sample]).sections())
    assert [section.marker for section in sections] == [sample.strip(), second]
    assert [section.title for section in sections] == ["概述", "方法"]
    assert [section.number for section in sections] == [1, 2]


def test_an_own_style_stands_anywhere_in_the_order() -> None:
    text = "一、情况\n模块一：甲\n（一）子。丑。\n模块二：乙\n二、问题\n模块一：丙\n"
    sections = parse(text, styles=["模块一："]).sections()
    assert [(s.level, s.marker) for s in sections] == [
        (1, "一、"), (2, "模块一："), (3, "（一）"), (2, "模块二："), (1, "二、"), (2, "模块一："),
    ]  # fmt: skip
    sections = parse("模块一：甲\n第一章 子\n丑。\n模块二：乙\n", styles=["模块一："]).sections()
    assert [section.level for section in sections] == [1, 2, 1]


def test_an_own_style_is_of_its_run_alone() -> None:
    text = "议程‹一›概述\n内容很多。\n议程‹二›方法\n"
    parse(text, styles=["议程‹一›"])
    assert not list(parse(text).sections())


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        ("模块：", "no number in it"),
        ("", "no number in it"),
        ("一", "nothing beside the number"),
        ("这是一个很长很长很长的句子", "more than 12 characters"),
    ],
)
def test_a_sample_that_makes_no_sense_is_refused(sample: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        own_style(sample)


def test_profiles_adjust_costs_that_exist() -> None:
    for costs in PROFILES.values():
        assert set(costs) <= set(COSTS)
    with pytest.raises(ValueError, match="no profile 'novel'; available: law"):
        parse("", profile="novel")  # type: ignore[arg-type]


SORTS = {"law": "laws", "report": "reports", "paper": "papers", "taiwan": "taiwan"}


@pytest.mark.parametrize("profile", PROFILES)
def test_no_profile_is_needed(profile: Profile) -> None:
    """Texts of the profile's own sort come out the same but for a few places."""
    same = total = 0
    for path in sorted((ROOT / "fixtures" / "gold" / SORTS[profile]).glob("*.txt")):
        text = path.read_text("utf-8")
        plain = {(s.heading.span.start, s.level) for s in parse(text).sections()}
        shifted = {(s.heading.span.start, s.level) for s in parse(text, profile=profile).sections()}
        same += len(plain & shifted)
        total += len(plain | shifted)
    assert same >= 0.97 * total
