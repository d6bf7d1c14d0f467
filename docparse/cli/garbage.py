"""Python's search for cycles of objects, which the command line may switch off for its own process."""

from __future__ import annotations

import gc


def pause() -> None:
    """Look for no cycles: one short run makes none worth collecting, and looking takes a twentieth of it."""
    gc.disable()


def resume() -> None:
    """Look for cycles again, but not among what is loaded so far."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
