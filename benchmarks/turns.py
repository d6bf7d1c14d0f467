"""Two functions timed in turn, for their ratio."""

from __future__ import annotations

import time
from collections.abc import Callable


def in_turn(
    ours: Callable[[], object], theirs: Callable[[], object], pairs: int = 15
) -> tuple[list[float], list[float]]:
    """Return the seconds of both, run in turn after one run that does not count."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for pair in range(pairs + 1):
        for times, function in zip(seconds, (ours, theirs), strict=True):
            start = time.perf_counter()
            function()
            if pair:
                times.append(time.perf_counter() - start)
    return seconds
