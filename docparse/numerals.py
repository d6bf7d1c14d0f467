"""Numerals as people write them in numbering, and their values: 十二 12 １２ ⑫ Ⅻ 廿三 壹 甲."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Digits and units of Chinese numerals in all the ways they are written: plain, financial
#: (壹 貳), Traditional, the old short forms 廿 卅, and look-alikes that converters leave behind (ㄧ is
#: a letter of Zhuyin, ー a mark of Katakana, ⼀ a radical). Values up to 9999 are numbers of headings.
_DIGITS = {
    char: value
    for value, chars in enumerate(
        (
            "〇零○Ｏ",
            "一壹壱弌ㄧー⼀",
            "二贰貳貮弍弐两兩⼆",
            "三叁參参叄弎",
            "四肆",
            "五伍",
            "六陆陸",
            "七柒",
            "八捌⼋",
            "九玖",
        )
    )
    for char in chars
}
_UNITS = {"十": 10, "⼗": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "丗": 30, "卌": 40}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: 首先、其次、再次、最后 count without figures. 最后 is the last, whatever its number.
ORDINALS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "此外": 4, "最后": -1, "最後": -1}
#: The value of an ordinal that closes a run of any length.
LAST = -1


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> int | None:
    """Return the value of `numeral` from 0 to 9999, `LAST` for 最后, `None` if it has none.

    >>> [value_of(numeral) for numeral in ("十二", "廿三", "一百零五", "１２", "⑫", "Ⅻ", "贰", "丙")]
    [12, 23, 105, 12, 12, 12, 2, 3]
    """
    if numeral in ORDINALS:
        return ORDINALS[numeral]
    if len(numeral) == 1 and numeral in _STEMS:
        return _STEMS.index(numeral) + 1
    first = numeral[:1]
    if first in _DIGITS or first in _UNITS or first in _TENS:
        return _chinese_value(numeral)
    folded = unicodedata.normalize("NFKC", numeral).strip("()（）.")
    if folded.isascii() and folded.isdigit():
        return int(folded) if len(folded) <= 4 else None
    if folded and folded[0] in _DIGITS | _UNITS:  # ㈠ folds to (一)
        return _chinese_value(folded)
    return _roman_value(folded.upper()) if folded else None


def _chinese_value(numeral: str) -> int | None:
    """Read 一百二十三, 廿三 or, digit by digit, 二〇二五."""
    if all(char in _DIGITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral)) if len(numeral) <= 4 else None
    total, digit = 0, None
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _TENS:
            total += _TENS[char]
        else:
            return None
    total += digit or 0
    return total if total <= 9999 else None


def _roman_value(numeral: str) -> int | None:
    """Read a Roman numeral below 400; a single letter is a Roman numeral only if it is I, V or X."""
    total = 0
    for char, following in zip(numeral, numeral[1:] + " ", strict=True):
        if char not in _ROMAN:
            return None
        value = _ROMAN[char]
        total += -value if value < _ROMAN.get(following, 0) else value
    return total or None


def letter_value(letter: str) -> int:
    """Return 1 for A or a, 26 for Z or z, of any width."""
    return ord(unicodedata.normalize("NFKC", letter).upper()) - ord("A") + 1


def to_chinese(value: int) -> str:
    """Write `value` from 1 to 9999 as numbering writes it: 十, 二十一, 一百零五.

    >>> [to_chinese(value) for value in (10, 21, 105, 110, 2025)]
    ['十', '二十一', '一百零五', '一百一十', '二千零二十五']
    """
    if not 1 <= value <= 9999:
        raise ValueError(f"{value} is not a number from 1 to 9999")
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = bool(written) and value > 0
    return written[1:] if written.startswith("一十") else written
