"""A note on an input whose outline as a whole is unsure."""

from __future__ import annotations

from docparse.inputs.notes import Tell
from docparse.inputs.read import Input
from docparse.levels.certainty import find_unsure
from docparse.messages import Message


def tell_unsure(path: str, found: Input, tell: Tell) -> None:
    """Tell which lines to look at, if the outline of an input is unsure; a finished document was looked at already."""
    if found.trace is None:
        return
    unsure = find_unsure(found.document.headings())
    if unsure:
        position = found.source.position
        lines = dict.fromkeys(f"{path}:{position(one.span.start)[0]}" for one in unsure)
        tell(Message("inputs.unsure", path=path, places=tuple(lines)))
