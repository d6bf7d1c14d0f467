"""The numbers before the items of an HTML list, as a browser counts and shows them."""

from __future__ import annotations

from docparse.numbering.numerals import to_chinese, to_roman

_CHINESE = frozenset({"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"})


def label_of(numbering: str, number: int) -> str:
    """Return the number of an item as a browser shows it, up to the words of the item.

    >>> label_of("1", 3), label_of("upper-roman", 4), label_of("cjk-ideographic", 12)
    ('3. ', 'IV. ', '十二、')
    """
    if numbering in ("a", "lower-alpha", "lower-latin"):
        return f"{_letters(number)}. "
    if numbering in ("A", "upper-alpha", "upper-latin"):
        return f"{_letters(number).upper()}. "
    if numbering in ("i", "lower-roman"):
        return f"{to_roman(number).lower()}. "
    if numbering in ("I", "upper-roman"):
        return f"{to_roman(number)}. "
    if numbering in _CHINESE and 0 < number < 10_000:
        return f"{to_chinese(number)}、"
    return f"{number}. "


def _letters(number: int) -> str:
    """Return a, b, ... z, aa, ab, ... for numbers from 1; lower ones in digits."""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
