"""A house's own marker, given as one sample: 模块一：, 【一】, 议题1. becomes a row of the table of styles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from docparse.messages import Message
from docparse.model.source import BLANKS
from docparse.model.style import Numerals, Style
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import STYLE_OF

#: What a numeral can be made of, by the sort of numeral in the sample.
_NUMERALS = (
    "[〇零一二三四五六七八九十百千两兩廿卅]{1,7}",
    "[0-9０-９]{1,4}",
    "[壹贰貳貮叁參叄肆伍陆陸柒捌玖拾佰]{1,5}",
    "[甲乙丙丁戊己庚辛壬癸]",
    "[①-⑳㉑-㉟㊱-㊿]",
    "(?<![A-Za-z])[IVXⅠ-Ⅻ]{1,4}(?![A-Za-z])",
    "(?<![A-Za-z])[A-Za-z](?![A-Za-z])",
)
_LONGEST = 12
#: Ends the name of a style of the house where the table has one of that name.
_OWN = " (own)"


@lru_cache(maxsize=64)
def own_style(sample: str) -> Style:
    """Return the style of which `sample` is a marker, with any number in the place of its numeral.

    It may stand in any place of the order of styles. Raises `ValueError` for a sample without a
    numeral, with nothing beside it, or too long to be a marker.

    >>> own_style("模块一：").name
    '模块一：'
    """
    sample = sample.strip(BLANKS)
    if len(sample) > _LONGEST or "\n" in sample:
        raise ValueError(Message("reading.sample_too_long", sample=sample, most=_LONGEST))
    numeral = _numeral_of(sample)
    if numeral is None:
        raise ValueError(Message("reading.sample_without_number", sample=sample))
    found, numerals = numeral
    before, behind = sample[: found.start()], sample[found.end() :]
    if not before and not behind:
        raise ValueError(Message("reading.sample_of_number_only", sample=sample))
    letters = numerals.endswith("[A-Za-z](?![A-Za-z])")
    return Style(
        # The names of the table's rows stay theirs.
        sample + _OWN if sample in STYLE_OF else sample,
        Numerals(numerals, "".join(_first_of(numerals)), letters=letters),
        # A rank below all and above none: it costs nothing wherever it is.
        rank=-1,
        below=1000,
        opening=_literal(before),
        closing=_literal(behind),
        begins=_forms(before[0]) if before else "",
    )


def style_named(name: str) -> Style:
    """Return the style of a name in a file that docparse wrote.

    The sample of a style of the house is its name. What makes no sense as a sample names a style that reads nothing.
    """
    if style := STYLE_OF.get(name):
        return style
    try:
        return own_style(name.removesuffix(_OWN))
    except ValueError:
        return Style(name, Numerals("(?!)", ""), rank=0)


def _numeral_of(sample: str) -> tuple[re.Match[str], str] | None:
    """Find the last numeral of a sample: 第二模块一： counts its 一."""
    for numerals in _NUMERALS:
        matches = [
            m for m in re.finditer(numerals, sample) if value_of(m.group()) or m.group().isalpha()
        ]
        if matches:
            return matches[-1], numerals
    return None


def _literal(words: str) -> str:
    """Return a pattern of `words` in either width, blanks allowed between them."""
    return "".join(f"[{re.escape(_forms(char))}][ \u3000]*" for char in words if char not in BLANKS)


def _forms(char: str) -> str:
    """Return a character in both widths: （ and (."""
    narrow = unicodedata.normalize("NFKC", char)
    wide = chr(ord(narrow) + 0xFEE0) if len(narrow) == 1 and "!" <= narrow <= "~" else char
    return "".join(dict.fromkeys((char, narrow if len(narrow) == 1 else char, wide)))


def _first_of(numerals: str) -> list[str]:
    """Return the characters that a numeral can begin with."""
    inside = re.compile(numerals.removeprefix("(?<![A-Za-z])").partition("]")[0] + "]")
    planes = (*range(0x21, 0x7F), *range(0x2160, 0x24FF), *range(0x3000, 0x3400), *range(0x4E00, 0xA000), *range(0xFF00, 0xFF5F))  # fmt: skip
    return [chr(code) for code in planes if inside.match(chr(code))]
