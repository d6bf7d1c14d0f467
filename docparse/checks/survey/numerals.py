"""The place of the numeral in a marker."""

from __future__ import annotations

import re
from functools import lru_cache

from docparse.model.heading import Marker
from docparse.model.source import Span


@lru_cache(maxsize=64)
def _pattern_of(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def numeral_of(text: str, marker: Marker) -> Span | None:
    """Return the span of the numeral in a marker, of a decimal the last figure; `None` if it is not found.

    >>> from docparse.numbering.markers import read_marker
    >>> numeral_of("（十二）发展", read_marker("（十二）发展", 0, 6))
    Span(start=1, end=3)
    """
    match = _pattern_of(marker.row.pattern).match(text, marker.span.start)
    if match is None or match.end() != marker.span.end:
        return None
    start, end = match.span("n")
    if marker.row.decimal:
        start = max(text.rfind(point, start, end) for point in ".．") + 1
    return Span(start, end)
