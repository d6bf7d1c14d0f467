"""Python's garbage collector, which the command line pauses for its own process."""

from __future__ import annotations

import gc


def pause() -> None:
    """Switch the collector off: a short run leaves nothing worth collecting, and looking takes a twentieth of it."""
    gc.disable()


def collect_seldom() -> None:
    """Look for cycles seldom, in a process that parses documents without end: only some formats make any."""
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)
    gc.enable()


def resume() -> None:
    """Switch the collector on again, without the objects that exist so far."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
