"""Confidence is how often headings like one are right: what it follows from, and what it comes to on outlines by hand."""

from __future__ import annotations

from benchmarks.fit.cases import read_sets
from benchmarks.fit.confidence import LIMIT, be_careful, confidence_of, fit_weights, judge
from docparse import parse
from docparse.levels.confidence import WEIGHTS


def _confidences(text: str) -> list[float]:
    return [heading.confidence for heading in parse(text).headings()]


def test_what_is_odd_is_less_sure() -> None:
    plain = _confidences("一、甲事\n二、乙事\n三、丙事\n")
    gap = _confidences("一、甲事\n二、乙事\n四、丙事\n")
    assert gap[2] < gap[1] < plain[1]
    assert min(plain) > LIMIT


def test_a_heading_inside_a_line_is_less_sure() -> None:
    lines = _confidences("一、甲事\n全县有山。\n二、乙事\n全县有水。\n")
    glued = _confidences("一、甲事\n全县有山。二、乙事\n全县有水。\n")
    assert glued[1] < lines[1]


def test_a_report_does_not_make_the_next_less_sure() -> None:
    odd = "篇一：甲\n一、甲事\n五、乙事\n二、丙事\n"
    plain = "篇二：乙\n一、甲事\n二、乙事\n三、丙事\n"
    alone = _confidences(plain.replace("篇二", "篇一") + plain.replace("篇二：乙", "篇二：丙"))
    assert _confidences(odd + plain)[-3:] == alone[-3:]


def test_weights_are_those_of_a_fit() -> None:
    """On the outlines of the project alone the fit has the same signs, and what it calls sure is right."""
    judged = {
        name: [one for case in cases for one in judge(case)]
        for name, cases in read_sets([]).items()
    }
    weights = be_careful(fit_weights(judged), judged)
    assert weights.keys() == WEIGHTS.keys()
    assert all(weights[name] * value > 0 for name, value in WEIGHTS.items())
    every = [one for rows in judged.values() for one in rows]
    sure = [one.is_right for one in every if confidence_of(WEIGHTS, one.facts) >= LIMIT]
    assert sum(sure) >= 0.99 * len(sure) > 0.7 * len(every)
