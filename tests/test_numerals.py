"""Numerals and their values, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.numbering.numerals import LAST, letter_value, to_chinese, value_of

FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")


@given(st.integers(1, 9999))
def test_chinese_numerals_read_back(value: int) -> None:
    assert value_of(to_chinese(value)) == value
    assert value_of(to_chinese(value).translate(FINANCIAL)) == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("〇", 0), ("二〇二五", 2025), ("廿", 20), ("廿三", 23), ("卅一", 31), ("两百", 200), ("一百〇二", 102),
        ("㈠", 1), ("㈩", 10), ("①", 1), ("⑳", 20), ("㊿", 50), ("⑴", 1), ("⒛", 20), ("Ⅳ", 4), ("XIV", 14),
        ("１２", 12), ("007", 7), ("甲", 1), ("癸", 10), ("首先", 1), ("最后", LAST), ("貮", 2),
    ],
)  # fmt: skip
def test_values(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("numeral", ["", "个", "12345", "abc", "一二三四五", "A"])
def test_what_has_no_value(numeral: str) -> None:
    assert value_of(numeral) is None


@pytest.mark.parametrize(("letter", "value"), [("A", 1), ("z", 26), ("Ｃ", 3)])
def test_letters(letter: str, value: int) -> None:
    assert letter_value(letter) == value


@pytest.mark.parametrize("value", [0, -1, 10_000])
def test_numbers_out_of_range_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match="is not a number from 1 to 9999"):
        to_chinese(value)
