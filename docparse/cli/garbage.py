"""Python's garbage collector, which the command line pauses for its own process."""

from __future__ import annotations

import gc

#: How many new objects there must be before it looks; Python's own first value is 700.
_SELDOM = (200_000, 10, 10)


def pause() -> None:
    """Switch the collector off: a short run leaves nothing worth collecting, and looking takes a twentieth of it."""
    gc.disable()


def resume() -> None:
    """Switch the collector on again, to look seldom, and without the objects that exist so far.

    Few formats leave cycles of objects: with Python's own thresholds a run over 1,500 files takes a tenth longer.
    """
    if not gc.isenabled() or gc.get_threshold() != _SELDOM:
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        gc.enable()


def restore() -> None:
    """Switch the collector on as Python has it: a server must not grow, and each request is small.

    With `resume` 1,000 Markdown texts leave 10 MB of cycles before it looks; so they leave none, and take a
    twelfth more time.
    """
    gc.enable()
