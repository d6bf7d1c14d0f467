"""How Word writes a number in each of its formats: ECMA-376 Part 1, 17.18.59, and [MS-DOCX] 2.4."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docparse.numbering.numerals import to_chinese, to_roman


def _counting(value: int) -> str:
    """Write 一, 十, 九十九, and from 100 on digit by digit: 一○○."""
    return _chinese(value) if value < 100 else _digits("○")(value)


def _chinese(value: int) -> str:
    if value == 0:
        return "零"
    return to_chinese(value) if value <= 9999 else str(value)


def _legal(chars: str) -> Callable[[int], str]:
    table = str.maketrans("零一二三四五六七八九十百千", chars)

    def write(value: int) -> str:
        written = _chinese(value)
        # 十 is written 壹拾, never 拾.
        return ("一" + written if written.startswith("十") else written).translate(table)

    return write


def _japanese(value: int) -> str:
    """Write 百一 where Chinese has 一百零一."""
    if value == 0:
        return "〇"
    written = _chinese(value).replace("零", "")
    return written.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _digits(zero: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", zero + "一二三四五六七八九")
    return lambda value: str(value).translate(table)


def _signs_from(first: str, count: int) -> Callable[[int], str]:
    """Count through `count` signs beginning with `first`, ① to ⑳, and in digits after them."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else str(value)


def _in_turn(signs: list[str]) -> Callable[[int], str]:
    """Count through `signs`, again and again."""
    return lambda value: signs[(value - 1) % len(signs)]


def _letters(first: str) -> Callable[[int], str]:
    """Write a to z, aa, bb to zz, aaa."""

    def write(value: int) -> str:
        times, letter = divmod(value - 1, 26)
        return chr(ord(first) + letter) * (times + 1) if 0 <= times < 20 else str(value)

    return write


def _ordinal(value: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if value % 100 in (11, 12, 13) else endings.get(value % 10, "th")
    return f"{value}{ending}"


_STEMS = list("甲乙丙丁戊己庚辛壬癸")
_BRANCHES = list("子丑寅卯辰巳午未申酉戌亥")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

#: ST_NumberFormat -> what it writes for a number, from 0. Formats that are not here count in digits.
FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": to_roman,
    "lowerRoman": lambda value: to_roman(value).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _counting,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": _legal("零壹贰叁肆伍陆柒捌玖拾佰仟"),
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _chinese,
    "taiwaneseDigital": _digits("○"),
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _digits("〇"),
    "japaneseLegal": _legal("零壱弐参四伍六七八九拾百阡"),
    "koreanDigital2": _digits("〇"),
    "ideographDigital": _digits("〇"),
    "ideographTraditional": _in_turn(_STEMS),
    "ideographZodiac": _in_turn(_BRANCHES),
    "ideographZodiacTraditional": _in_turn(
        [_STEMS[year % 10] + _BRANCHES[year % 12] for year in range(60)]
    ),
    "ideographLegalTraditional": _legal("零壹貳參肆伍陸柒捌玖拾佰仟"),
    "ideographEnclosedCircle": _signs_from("㈠", 10),
    "decimalEnclosedCircle": _signs_from("①", 20),
    "decimalEnclosedCircleChinese": _signs_from("①", 20),
    "decimalEnclosedParen": _signs_from("⑴", 20),
    "decimalEnclosedFullstop": _signs_from("⒈", 20),
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
}


def write_number(value: int, form: str) -> str:
    """Write `value` in a number format of Word; `001` is a custom format of three digits.

    >>> [write_number(12, form) for form in ("chineseCounting", "decimalEnclosedCircle", "001")]
    ['十二', '⑫', '012']
    """
    if value < 0:
        return str(value)
    if form.startswith("0"):
        return str(value).zfill(len(form))
    return FORMATS[form](value) if form in FORMATS else str(value)
