"""Dates with a whole year in Arabic figures: 2012年7月1日, 2012年7月."""

from __future__ import annotations

from typing import NamedTuple

from docparse.patterns import Pattern
from docparse.source import Span

_DATE = Pattern(
    "(?P<y>(?:19|20)[0-9]{2})[ ]?年[ ]?(?P<m>[0-9]{1,2})[ ]?月(?:[ ]?(?P<d>[0-9]{1,2})[ ]?日)?"
)


class Date(NamedTuple):
    """A date as written; the day is `None` where there is none."""

    span: Span
    year: int
    month: Span
    day: Span | None


def find_dates(text: str) -> list[Date]:
    """Return the dates of a text, in order."""
    return [
        Date(
            Span(*match.span()),
            int(match["y"]),
            Span(*match.span("m")),
            Span(*match.span("d")) if match["d"] else None,
        )
        for match in _DATE.finditer(text, 0, len(text))
    ]
