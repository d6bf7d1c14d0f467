"""Raised and lowered figures as Unicode's own characters: 10² is not 102.

The model has no mark for them, and plain text would have no form for one.
"""

from __future__ import annotations

_FORMS = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


def raise_figures(words: str, how: str) -> str:
    """Return `words`, raised (`sup`) or lowered (`sub`), as characters; what has none stays as it is.

    >>> raise_figures("2", "sup"), raise_figures("2", "sub"), raise_figures("th", "sup")
    ('²', '₂', 'th')
    """
    form = _FORMS.get(how, {})
    return words.translate(form) if all(ord(char) in form for char in words) else words
