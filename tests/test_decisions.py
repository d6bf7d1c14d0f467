"""What was decided of each candidate: reasons with the place that they refer to, and the best other reading."""

from __future__ import annotations

import docparse
from docparse.levels.decisions import Decision, describe_alternative

TEXT = """一、基本情况
全县有农业人口30万，耕地
二、三百万亩。
（一）粮食。总产量18万吨。
（二）收入。人均1.2万元。
三、下一步打算
第一章 总则
第七条 细则
"""
SOURCE = docparse.Source.of(TEXT)
DECISIONS = docparse.trace(SOURCE).decisions


def _decision(words: str) -> Decision:
    start = TEXT.index(words)
    return next(found for found in DECISIONS if found.candidate.span.start == start)


def _reasons(words: str) -> list[str]:
    return [reason.text(SOURCE, "en") for reason in _decision(words).all_reasons]


def test_each_candidate_has_a_decision() -> None:
    stages = docparse.trace(SOURCE)
    assert [found.candidate for found in DECISIONS] == list(stages.candidates)
    assert [found.heading for found in DECISIONS if found.heading] == list(stages.headings)


def test_a_move_names_the_heading_that_it_refers_to() -> None:
    assert _reasons("（一）粮食") == ["begins at one below 一、 in line 1"]
    assert _reasons("（二）收入") == ["continues （一） in line 4"]
    assert _reasons("三、下一步") == ["skips a number after 一、 in line 1"]
    (reason,) = _decision("（二）收入").reasons
    assert reason.text(SOURCE, "zh") == "接第 4 行的“（一）”"


def test_text_has_its_reason_and_the_best_other_reading() -> None:
    decision = _decision("二、三百")
    assert (decision.level, decision.kind) == (0, "text")
    assert _reasons("二、三百") == ["is an approximate number, as 二、三百元"]
    assert decision.alternative
    assert decision.alternative.level == 1
    assert describe_alternative(decision.alternative, "en") == "or level 1 (next), +1.5"


def test_what_was_put_by_hand_has_no_other_reading() -> None:
    start = TEXT.index("二、三百")
    decisions = docparse.trace(SOURCE, corrections={start: 1}).decisions
    by_hand = next(found for found in decisions if found.candidate.span.start == start)
    assert [reason.text(SOURCE, "en") for reason in by_hand.reasons] == ["was put here by hand"]
    assert by_hand.alternative is None
