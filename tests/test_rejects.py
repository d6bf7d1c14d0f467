"""The tests for doubts are asked only where what stands behind the marker allows it; none may be missed."""

from __future__ import annotations

import pytest

from docparse.candidates.doubts import DISQUALIFYING, REJECTS, find_doubts, is_reliable
from docparse.levels.costs import COSTS
from docparse.numbering.markers import read_marker

_MARKERS = (
    *("一、 一. 一， 一 一是 一要 （一） 【一】 第一条 第一章 第一， 甲、 壹、 其一，".split()),
    *("1、 1. 1， 1: 1) 1 1.1 1.1.1 （1） ① A. a) 0. 0、 0.0".split()),
)
#: A character, and what makes a doubt of it in some row of the table.
_BEHIND = "一二三两兩十0123456789０９乙丙丁戊中所至和與与及或、（(款项項的级月日元年%％.．,，:：。；;·…-—~～至/ \t\u3000人们"
_TAILS = (
    "",
    "、",
    "5",
    "提到的",
    "述",
    "（三）",
    "个",
    "00人。",
    "是，二是。",
    "……3",
    ":30",
    "月5日",
)


@pytest.mark.parametrize("written", _MARKERS)
def test_no_doubt_is_missed(written: str) -> None:
    for text in [written, *(written + char + tail for char in _BEHIND for tail in _TAILS)]:
        marker = read_marker(text, 0, len(text))
        if marker is None:
            continue
        doubts = [
            reject.doubt
            for reject in REJECTS
            if (reject.misread is None or reject.misread in marker.row.could_be)
            and reject.test(text, marker, len(text))
        ]
        assert find_doubts(text, marker, len(text)) == tuple(doubts[:1]), text


def test_what_disqualifies_a_marker_is_a_doubt_with_a_cost() -> None:
    assert COSTS.keys() >= DISQUALIFYING
    assert is_reliable(("lone", "glued"))
    assert not is_reliable(("glued", "reference"))
