"""Raised and lowered digits as Unicode's own characters, so that 10² does not become 102.

The model has no mark for them, and plain text could not show one.
"""

from __future__ import annotations

_CHARACTERS = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


def to_script(words: str, script: str) -> str:
    """Return `words` raised (`sup`) or lowered (`sub`); unchanged if Unicode lacks one of the characters.

    >>> to_script("2", "sup"), to_script("2", "sub"), to_script("th", "sup")
    ('²', '₂', 'th')
    """
    table = _CHARACTERS.get(script, {})
    return words.translate(table) if all(ord(char) in table for char in words) else words
