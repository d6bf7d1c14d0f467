"""Dates with a whole year in Arabic figures: 2012年7月1日, 2012年7月."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.model.patterns import Pattern
from docparse.model.source import Span

# The rest of a date after its year: a search for the one character 年 is the quickest.
_AFTER_YEAR = Pattern("年[ ]?(?P<m>[0-9]{1,2})[ ]?月(?:[ ]?(?P<d>[0-9]{1,2})[ ]?日)?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


class Date(NamedTuple):
    """A date as written; the day is `None` where there is none."""

    span: Span
    year: int
    month: Span
    day: Span | None


def find_dates(text: str) -> list[Date]:
    """Return the dates of a text, in order."""
    dates = []
    for match in _AFTER_YEAR.finditer(text, 0, len(text)):
        end = match.start()
        if text[end - 1 : end] == " ":
            end -= 1
        year = _YEAR.fullmatch(text, max(end - 4, 0), end)
        if year:
            day = Span(*match.span("d")) if match["d"] else None
            span = Span(year.start(), match.end())
            dates.append(Date(span, int(year.group()), Span(*match.span("m")), day))
    return dates
