"""The values of numerals as people write them in numbering: 十二 12 １２ ⑫ Ⅻ 廿三 壹 甲."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from docparse.messages import Message

#: Digits and units of Chinese numerals in all the ways they are written: plain, financial
#: (壹 貳), Traditional, the old short forms 廿 卅, and look-alikes that converters produce (ㄧ is
#: a letter of Zhuyin, ー a mark of Katakana, ⼀ a radical, \\uf9d1 a compatibility character for 六). Values up to 9999 are numbers of headings.
_DIGITS = {
    char: value
    for value, chars in enumerate(
        (
            "〇零○Ｏ\uf9b2",
            "一壹壱弌ㄧー⼀",
            "二贰貳貮弍弐两兩⼆\uf978",
            "三叁參参叄弎",
            "四肆",
            "五伍",
            "六陆陸\uf9d1",
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
_NO_BLANKS = str.maketrans("", "", " \u3000")
#: 首先、其次、再次、最后 count without figures. 最后 is the last, whatever its number.
ORDINALS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "此外": 4, "最后": -1, "最後": -1}
#: 上部, 中部, 下部: 下 comes after 上 where there is no 中.
_POSITIONS = {"上": 1, "中": 2, "下": 3}
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
    if numeral in _POSITIONS:
        return _POSITIONS[numeral]
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
    for char in numeral.translate(_NO_BLANKS):
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
        raise ValueError(Message("reading.not_a_numeral", value=value))
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = bool(written) and value > 0
    return written[1:] if written.startswith("一十") else written


_ROMAN_SIGNS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)


def to_roman(value: int) -> str:
    """Return `value` in Roman numerals; beyond 1 to 3999 in figures.

    >>> to_roman(14)
    'XIV'
    """
    if not 1 <= value <= 3999:
        return str(value)
    written = ""
    for worth, sign in _ROMAN_SIGNS:
        times, value = divmod(value, worth)
        written += sign * times
    return written


_FINANCIAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FINANCIAL_TRADITIONAL = str.maketrans("贰叁陆", "貳參陸")
_FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
#: Numerals that are one character each, counted up through these.
_SERIES = (
    _STEMS,
    *(
    "".join(chr(code) for first, last in ranges for code in range(ord(first), ord(last) + 1))
    for ranges in (
        (("①", "⑳"), ("㉑", "㉟"), ("㊱", "㊿")),
        (("❶", "❿"),),
        (("㈠", "㈩"),),
        (("⒈", "⒛"),),
        (("⑴", "⒇"),),
        (("Ⅰ", "Ⅻ"),),
        (("A", "Z"),),
        (("a", "z"),),
        (("Ａ", "Ｚ"),),
        (("ａ", "ｚ"),),
        )
    ),
)  # fmt: skip


def write_like(value: int, numeral: str) -> str | None:
    """Write `value` in the form of `numeral`; `None` where that form has no such number.

    >>> [write_like(12, numeral) for numeral in ("三", "３", "③", "03", "C", "贰")]
    ['十二', '１２', '⑫', '12', 'L', '拾贰']
    """
    first = numeral[:1]
    if numeral.isdecimal():
        written = str(value).zfill(len(numeral) if first in "0０" else 0)
        return written if numeral.isascii() else written.translate(_FULLWIDTH)
    if len(numeral) == 1:
        for series in _SERIES:
            if first in series:
                return series[value - 1] if 1 <= value <= len(series) else None
    if not numeral or not set(numeral) <= _DIGITS.keys() | _UNITS.keys() | _TENS.keys():
        return None
    if not 1 <= value <= 9999:
        return None
    written = to_chinese(value)
    if _FINANCIAL_ONLY.isdisjoint(numeral):
        return written
    written = written.translate(_FINANCIAL)
    traditional = not set("貳參陸").isdisjoint(numeral)
    return written.translate(_FINANCIAL_TRADITIONAL) if traditional else written


_FINANCIAL_ONLY = frozenset("壹壱贰貳貮叁參参叄肆伍陆陸柒捌玖拾佰仟")
