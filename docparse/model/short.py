"""The words of a record's `repr`, which is one line: `<Section 2 （一）粮食, line 4, 3 children>`."""

from __future__ import annotations

from docparse.model.legible import legible

_LONGEST = 24


def short(text: str) -> str:
    """Return the beginning of a text on one line.

    >>> short("全县共有人口30万。\\n" * 3)
    '全县共有人口30万。 全县共有人口30万。 全县…'
    """
    beginning = " ".join(text[: 4 * _LONGEST].split())
    if len(beginning) <= _LONGEST and len(text) <= 4 * _LONGEST:
        return legible(beginning)
    return legible(beginning[:_LONGEST]).rstrip() + "…"


def count_of(number: int, thing: str, things: str = "") -> str:
    """Return a number with the word for what it counts.

    >>> count_of(1, "child", "children"), count_of(2, "row")
    ('1 child', '2 rows')
    """
    return f"{number} {thing if number == 1 else things or thing + 's'}"
