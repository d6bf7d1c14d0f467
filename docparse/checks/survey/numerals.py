"""Where the numeral stands in a marker."""

from __future__ import annotations

import re
from functools import lru_cache

from docparse.model.heading import Marker
from docparse.model.source import Span
from docparse.numbering.styles import DECIMALS, STYLE_OF


@lru_cache(maxsize=64)
def _pattern_of(style: str) -> re.Pattern[str] | None:
    return re.compile(STYLE_OF[style].pattern) if style in STYLE_OF else None


def numeral_of(text: str, marker: Marker) -> Span | None:
    """Return where the numeral stands in a marker, the last figure of a decimal; `None` if nobody knows.

    >>> numeral_of("（十二）发展", Marker(Span(0, 4), "（一）", 12))
    Span(start=1, end=3)
    """
    pattern = _pattern_of(marker.style)
    match = pattern.match(text, marker.span.start) if pattern else None
    if match is None or match.end() != marker.span.end:
        return None
    start, end = match.span("n")
    if marker.style in DECIMALS:
        start = max(text.rfind(point, start, end) for point in ".．") + 1
    return Span(start, end)
