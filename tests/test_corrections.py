"""Levels set by hand: the tree follows, and every candidate is still a heading or text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docparse.levels.corrections import correct
from docparse.model.source import Source
from docparse.pipeline import trace
from docparse.writers.outline.tree import write_tree
from tests.generated import reports

TEXT = "一、甲事\n（一）乙事\n1、丙事\n（二）丁事\n二、三百元的补贴已经发到各户。\n二、戊事\n"


def _tree(levels: dict[str, int]) -> str:
    corrections = {TEXT.index(words): level for words, level in levels.items()}
    return write_tree(trace(Source.of(TEXT), corrections=corrections).document)


def test_what_stands_below_moves_along() -> None:
    plain = "一、 甲事\n  （一） 乙事\n    1、 丙事 [item]\n  （二） 丁事\n二、 戊事\n"
    assert _tree({}) == plain
    assert (
        _tree({"（一）": 1})
        == "一、 甲事\n（一） 乙事\n  1、 丙事 [item]\n  （二） 丁事\n二、 戊事\n"
    )
    assert _tree({"（一）": 0}) == "一、 甲事\n  1、 丙事 [item]\n  （二） 丁事\n二、 戊事\n"
    assert (
        _tree({"二、戊": 5})
        == "一、 甲事\n  （一） 乙事\n    1、 丙事 [item]\n  （二） 丁事\n    二、 戊事\n"
    )


def test_text_becomes_a_heading() -> None:
    assert "\n    二、 三百元的补贴已经发到各户。 [item]" in _tree({"二、三": 3})


def test_an_offset_without_a_candidate_changes_nothing() -> None:
    assert _tree({"事": 1}) == _tree({})


@given(reports(), st.data())
def test_levels_have_no_gap_and_nothing_is_lost(
    report: tuple[str, object], data: st.DataObject
) -> None:
    found = trace(Source.of(report[0]))
    starts = [heading.span.start for heading in found.headings]
    levels = (
        data.draw(st.dictionaries(st.sampled_from(starts), st.integers(0, 6))) if starts else {}
    )
    headings, rejections = correct(found.headings, found.rejections, levels)
    assert len(headings) + len(rejections) == len(found.headings) + len(found.rejections)
    above = 0
    for heading in headings:
        assert 1 <= heading.level <= above + 1
        above = heading.level
    assert correct(found.headings, found.rejections, {})[0] == list(found.headings)
