"""Python's garbage collector, held back while records are made by the ten thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection(*, many: bool = False) -> Iterator[None]:
    """Hold the garbage collector back: no stage and no writer makes a cycle, and it goes through all records again and again.

    That was a sixth of the time at 4 MB. Where `many` records are made that stay, they are put among the old
    objects at the end, as three collections would do one after the other; these took a tenth of the time at 10 MB.
    """
    if not gc.isenabled():
        yield
        return
    # What others froze stays frozen: it cannot be told from ours. To count it takes time where there is some.
    many = many and gc.get_freeze_count() == 0
    if many:
        # What is garbage now must not grow old with the records, for old objects are seldom looked at.
        gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        if many:
            gc.freeze()
            gc.unfreeze()
        gc.enable()
