"""Python's garbage collector, which the command line pauses for its own process."""

from __future__ import annotations

import gc


def pause() -> None:
    """Switch the collector off: a short run leaves nothing worth collecting, and looking takes a twentieth of it."""
    gc.disable()


def resume() -> None:
    """Switch the collector on again, without the objects that exist so far."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
