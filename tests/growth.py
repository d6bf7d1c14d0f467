"""By how much something takes longer when its input becomes longer."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def growth_of(run: Callable[[int], object], size: int) -> float:
    """Return by how much the time grows when `size` becomes four times as much: 4 if it is linear, 16 if quadratic."""

    def spent(size: int) -> float:
        # The collector's visits to all that the other tests left are no growth.
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            run(size)
            return time.process_time() - start
        finally:
            gc.enable()

    short, long = (min(spent(size * times) for _ in range(3)) for times in (1, 4))
    return long / max(short, 0.001)
