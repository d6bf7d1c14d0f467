"""The value of a cell's mark, for formats whose tables have headers and cells that span others."""

from __future__ import annotations


def cell_value(*, header: bool, cols: int, rows: int) -> str:
    """Return the value of a `cell` mark, empty for an ordinary cell.

    >>> cell_value(header=True, cols=2, rows=1)
    'header cols=2'
    """
    words = ["header"] if header else []
    words += [f"{name}={count}" for name, count in (("cols", cols), ("rows", rows)) if count > 1]
    return " ".join(words)
