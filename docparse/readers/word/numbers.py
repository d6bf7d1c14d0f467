"""Word's automatic numbering: the number that Word shows before a paragraph.

The rules are those of ECMA-376 Part 1: 17.9 for lists, levels, overrides and restarts, 17.18.59 for the
number formats. Where Word does otherwise, Word is followed: [MS-DOCX] 2.4 has its formats by example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from docparse.numerals import to_chinese
from docparse.readers.word.names import WORD, child_of, is_on, number_in, value_of

if TYPE_CHECKING:
    from lxml import etree

#: Word has nine levels.
LEVELS = 9
#: A level's text is 31 characters in Word; a file may say more, once a paragraph.
_LONGEST_TEXT = 100
_PLACE = re.compile(r"%([1-9])")
#: A bullet that says something: 注： and not ● or the o of Courier New.
_WORDS = re.compile(r"[0-9\u4e00-\u9fff]")


def _counting(value: int) -> str:
    """Write 一, 十, 九十九 and from 100 on figure by figure: 一○○."""
    return _chinese(value) if value < 100 else _figures("○")(value)


def _chinese(value: int) -> str:
    if value == 0:
        return "零"
    return to_chinese(value) if value <= 9999 else str(value)


def _legal(chars: str) -> Callable[[int], str]:
    table = str.maketrans("零一二三四五六七八九十百千", chars)

    def write(value: int) -> str:
        written = _chinese(value)
        # 十 is written 壹拾 on documents, never 拾 alone.
        return ("一" + written if written.startswith("十") else written).translate(table)

    return write


def _japanese(value: int) -> str:
    """Write 百一 where Chinese has 一百零一."""
    if value == 0:
        return "〇"
    written = _chinese(value).replace("零", "")
    return written.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _figures(zero: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", zero + "一二三四五六七八九")
    return lambda value: str(value).translate(table)


def _from(first: str, count: int) -> Callable[[int], str]:
    """Count through `count` signs from `first` on, ① to ⑳, and in figures behind them."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else str(value)


def _round(signs: list[str]) -> Callable[[int], str]:
    """Count through `signs` and begin again."""
    return lambda value: signs[(value - 1) % len(signs)]


def _letters(first: str) -> Callable[[int], str]:
    """Write a to z, aa, bb to zz, aaa."""

    def write(value: int) -> str:
        times, letter = divmod(value - 1, 26)
        return chr(ord(first) + letter) * (times + 1) if 0 <= times < 20 else str(value)

    return write


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)


def _roman(value: int) -> str:
    if not 1 <= value <= 3999:
        return str(value)
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


def _ordinal(value: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if value % 100 in (11, 12, 13) else endings.get(value % 10, "th")
    return f"{value}{ending}"


_STEMS = list("甲乙丙丁戊己庚辛壬癸")
_BRANCHES = list("子丑寅卯辰巳午未申酉戌亥")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

#: ST_NumberFormat -> what it writes for a number from 0 on; formats that are not here count in figures.
FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
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
    "taiwaneseDigital": _figures("○"),
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _figures("〇"),
    "japaneseLegal": _legal("零壱弐参四伍六七八九拾百阡"),
    "koreanDigital2": _figures("〇"),
    "ideographDigital": _figures("〇"),
    "ideographTraditional": _round(_STEMS),
    "ideographZodiac": _round(_BRANCHES),
    "ideographZodiacTraditional": _round(
        [_STEMS[year % 10] + _BRANCHES[year % 12] for year in range(60)]
    ),
    "ideographLegalTraditional": _legal("零壹貳參肆伍陸柒捌玖拾佰仟"),
    "ideographEnclosedCircle": _from("㈠", 10),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
}


def write_number(value: int, form: str) -> str:
    """Write `value` in a number format of Word; `001` is a custom format of three figures.

    >>> [write_number(12, form) for form in ("chineseCounting", "decimalEnclosedCircle", "001")]
    ['十二', '⑫', '012']
    """
    if value < 0:
        return str(value)
    if form.startswith("0"):
        return str(value).zfill(len(form))
    return FORMATS[form](value) if form in FORMATS else str(value)


class Level(NamedTuple):
    """One level of a list."""

    start: int
    form: str
    #: What stands before the paragraph, `%1` for the number of the first level.
    text: str
    #: The levels above this one after which it starts again: the first so many.
    restart: int
    #: All numbers in figures (isLgl).
    legal: bool
    #: What follows the number: tab, space, nothing.
    suffix: str
    #: The paragraph style that stands on this level.
    style: str


class Marker(NamedTuple):
    """The number of a paragraph."""

    #: With what parts it from the text: a blank or nothing.
    text: str
    #: A sign that counts nothing: ●
    bullet: bool


class _List(NamedTuple):
    """A `w:num`: the list that counts for it, its levels, and where it starts again."""

    counter: str
    levels: tuple[Level | None, ...]
    overrides: Mapping[int, int]


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take `numbering.xml`, `None` for a document without it."""
        children = [] if root is None else list(root)
        abstract = [child for child in children if child.tag == WORD + "abstractNum"]
        self._abstract = {child.get(WORD + "abstractNumId", ""): child for child in abstract}
        self._linked = {
            link.get(WORD + "val", ""): child
            for child in abstract
            if (link := child.find(WORD + "styleLink")) is not None
        }
        nums = [child for child in children if child.tag == WORD + "num"]
        self._nums = {number_in(child, "numId"): child for child in nums}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def level_of(self, num_id: int, style: str) -> int | None:
        """Return the level that list `num_id` gives to paragraphs of `style`."""
        found = self._list(num_id)
        levels = found.levels if found else ()
        return next((i for i, level in enumerate(levels) if level and level.style == style), None)

    def count(self, num_id: int, index: int, following: str) -> Marker | None:
        """Count one paragraph of list `num_id` on level `index` from 0, and return its marker.

        `following` is the paragraph's text. `None` if the list shows nothing; list 0 is none.
        """
        found = self._list(num_id)
        index = min(max(index, 0), LEVELS - 1)
        level = found.levels[index] if found else None
        if not found or level is None:
            return None
        counts = self._counts.setdefault(found.counter, [None] * LEVELS)
        last = counts[index]
        if index in found.overrides and (num_id, index) not in self._begun:
            last = None
        self._begun.add((num_id, index))
        counts[index] = level.start if last is None else last + 1
        for deeper in range(index + 1, LEVELS):
            below = found.levels[deeper]
            if below is None or index < below.restart:
                counts[deeper] = None
        return _marker(level, found.levels, counts, following)

    def _list(self, num_id: int) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> _List | None:
        num = self._nums.get(num_id) if num_id > 0 else None
        reference = None if num is None else num.find(WORD + "abstractNumId")
        if num is None or reference is None:
            return None
        counter = reference.get(WORD + "val", "")
        levels: list[Level | None] = [None] * LEVELS
        overrides: dict[int, int] = {}
        definition = self._definition(counter)
        for element in () if definition is None else definition.iterchildren(WORD + "lvl"):
            _put(levels, element)
        for override in num.iterchildren(WORD + "lvlOverride"):
            index = number_in(override, "ilvl")
            for element in override.iterchildren(WORD + "lvl"):
                _put(levels, element)
            start = number_in(override.find(WORD + "startOverride"))
            if start is not None and index is not None and 0 <= index < LEVELS:
                level = levels[index]
                levels[index] = level and level._replace(start=start)
                overrides[index] = start
        return _List(counter, tuple(levels), overrides)

    def _definition(self, counter: str) -> etree._Element | None:
        """Return the `w:abstractNum`; one with a numStyleLink takes its levels from the list style."""
        found = self._abstract.get(counter)
        link = child_of(found, "numStyleLink")
        return found if link is None else self._linked.get(value_of(link), found)


def _put(levels: list[Level | None], element: etree._Element) -> None:
    index = number_in(element, "ilvl")
    if index is not None and 0 <= index < LEVELS:
        levels[index] = _read_level(element, index)


def _read_level(element: etree._Element, index: int) -> Level:
    def value(name: str, default: str = "") -> str:
        found = element.find(WORD + name)
        return default if found is None else found.get(WORD + "val", default)

    restart = number_in(element.find(WORD + "lvlRestart"))
    return Level(
        start=number_in(element.find(WORD + "start")) or 0,
        form=_form_of(element),
        text=value("lvlText")[:_LONGEST_TEXT],
        restart=index if restart is None or not 0 <= restart <= index else restart,
        legal=is_on(element.find(WORD + "isLgl")),
        suffix=value("suff", "tab"),
        style=value("pStyle"),
    )


def _form_of(level: etree._Element) -> str:
    """Return the number format; Word 2010 and later write 001 and the like beside an older one."""
    found = "decimal"
    for form in level.iter(WORD + "numFmt"):
        found = form.get(WORD + "val", "decimal")
        first = form.get(WORD + "format", "").split(",")[0]
        if found == "custom" and re.fullmatch(r"0{1,9}1", first):
            return first
    return found


def _marker(
    level: Level, levels: tuple[Level | None, ...], counts: list[int | None], following: str
) -> Marker | None:
    def number(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        named, count = levels[index], counts[index]
        if named is None:
            return ""
        # 1.1 before any 1: the level above shows its start and has not counted.
        value = named.start if count is None else count
        return write_number(value, "decimal" if level.legal else named.form)

    text = level.text if level.form == "bullet" else _PLACE.sub(number, level.text)
    text = re.sub(r"[\t\r\n]", " ", text)
    if not text.strip():
        return None
    if not _WORDS.search(text) if level.form == "bullet" else not any(map(str.isalnum, text)):
        return Marker(text, bullet=True)
    return Marker(text + _gap(text, level.suffix, following), bullet=False)


def _gap(text: str, suffix: str, following: str) -> str:
    """Return what stands for the space that Word leaves behind a number.

    A tab is a blank where the number would run into the text: 1.1 总则, 第一章 总则, `1. 5亿元`.
    """
    last = text[-1]
    if suffix == "nothing" or last in " \u3000" or not following:
        return ""
    touching = last < "\x7f" and following[:1] < "\x7f"
    # Of ① and ⒈ Unicode says that they are figures; nothing runs into them.
    word = last.isalpha() or last.isdecimal()
    return " " if suffix == "space" or touching or word else ""
