"""Own styles: a sample marker, KR1：, 【一】 or 议题1., becomes a row like those of the table."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_letters

from docparse.messages import Message
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span
from docparse.model.style import LETTER, Numerals, Style
from docparse.numbering.numerals import value_of, write_like
from docparse.numbering.styles import ANY_NUMBER, IN_LIST, STYLE_OF, list_style, series_style
from docparse.numbering.systems import FIGURES

_CHINESE = "〇零一二三四五六七八九十百千两兩廿卅"
_FINANCIAL = "壹贰貳貮叁參叄肆伍陆陸柒捌玖拾佰"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "".join(write_like(value, "①") or "" for value in range(1, 51))
_ROMAN = "IVX" + "".join(write_like(value, "Ⅰ") or "" for value in range(1, 13))
#: The numeral systems of samples; the first that a sample has a numeral of counts.
_SYSTEMS = (
    Numerals(f"[{_CHINESE}]{{1,7}}", _CHINESE),
    Numerals("[0-9０-９]{1,4}", FIGURES),
    Numerals(f"[{_FINANCIAL}]{{1,5}}", _FINANCIAL),
    Numerals(f"[{_STEMS}]", _STEMS),
    Numerals(f"[{_CIRCLED}]", _CIRCLED),
    Numerals(f"(?<![A-Za-z])[{_ROMAN}]{{1,4}}(?![A-Za-z])", _ROMAN),
    Numerals("(?<![A-Za-z])[A-Za-z](?![A-Za-z])", ascii_letters, letters=True),
)
_LONGEST = 12
#: The name of words that count.
_SERIES = Pattern(
    f"{LETTER}{{2,4}}{ANY_NUMBER}|第{ANY_NUMBER}{LETTER}{{1,4}}"
    f"|[（(\\[【]{LETTER}{{2,4}}{ANY_NUMBER}[)）\\]】]"
)
#: Ends the name of an own style where another style has that name.
_OWN = " (own)"


@lru_cache(maxsize=64)
def own_style(sample: str) -> Style:
    """Return the style of the marker `sample`, which may have any number in place of its own.

    The style may be above or below any other. Raises `ValueError` for a sample without a number, of a
    number only, or too long to be a marker.

    >>> own_style("KR1：").name
    'KR1：'
    """
    sample = sample.strip(BLANKS)
    if len(sample) > _LONGEST or "\n" in sample:
        raise ValueError(Message("reading.sample_too_long", sample=sample, most=_LONGEST))
    found = _find_numeral(sample)
    if found is None:
        raise ValueError(Message("reading.sample_without_number", sample=sample))
    numeral, system = found
    before, after = sample[: numeral.start], sample[numeral.end :]
    if not before and not after:
        raise ValueError(Message("reading.sample_of_number_only", sample=sample))
    return Style(
        # The names of the table's rows stay theirs, and so do those of words that count.
        sample + _OWN if sample in STYLE_OF or _is_series(sample) else sample,
        system,
        # It may be above and below any other without cost.
        rank=-1,
        below=1000,
        opening=_literal(before),
        closing=_literal(after),
        begins=_forms(before[0]) if before else "",
    )


def style_named(name: str) -> Style:
    """Return the style of that name: of a document in XML or JSON.

    An own style has its sample as its name. Any other name gives a style that reads no marker.
    """
    if style := STYLE_OF.get(name):
        return style
    if _is_series(name):
        return series_style(name)
    if name.endswith(IN_LIST) and (style := STYLE_OF.get(name.removesuffix(IN_LIST))):
        return list_style(style)
    try:
        return own_style(name.removesuffix(_OWN))
    except ValueError:
        return Style(name, Numerals("(?!)", ""), rank=0)


def _is_series(name: str) -> bool:
    """Tell whether `name` is that of a style in `candidates/series.py`: 目标#, 第#封信, （步骤#）."""
    return _SERIES.fullmatch(name, 0, len(name)) is not None


def _find_numeral(sample: str) -> tuple[Span, Numerals] | None:
    """Return the last numeral of a sample, and its system: 第二议程一： counts its 一."""
    for system in _SYSTEMS:
        spans = [
            Span(*match.span())
            for match in re.finditer(system.pattern, sample)
            if value_of(match.group()) or match.group().isalpha()
        ]
        if spans:
            return spans[-1], system
    return None


def _literal(words: str) -> str:
    """Return an expression for `words` in either width, with blanks allowed between them."""
    return "".join(
        f"[{re.escape(_forms(char))}][ \u3000]*+" for char in words if char not in BLANKS
    )


def _forms(char: str) -> str:
    """Return a character in both widths: （ and (."""
    narrow = unicodedata.normalize("NFKC", char)
    wide = chr(ord(narrow) + 0xFEE0) if len(narrow) == 1 and "!" <= narrow <= "~" else char
    return "".join(dict.fromkeys((char, narrow if len(narrow) == 1 else char, wide)))
