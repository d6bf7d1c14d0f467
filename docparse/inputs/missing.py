"""What has to be installed for formats that this machine cannot read."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from docparse.inputs.programs import either_of, find_program
from docparse.messages import Message
from docparse.readers.formats import READERS


def find_missing() -> dict[str, Message]:
    """Return what to install for formats that cannot be read here, by their names: `doc rtf`."""
    missing: dict[str, Message] = {}
    waiting: dict[Sequence[str], list[str]] = {}
    for name, row in READERS.items():
        if row.library and find_spec(row.library) is None:
            missing[name] = Message("formats.needs_library", name=name)
        elif row.programs and not any(map(find_program, row.programs)):
            waiting.setdefault(row.programs, []).append(name)
    for names in waiting.values():
        together = " ".join(names)
        wanted = either_of(READERS[names[0]].programs)
        missing[together] = Message("formats.needs_program", name=together, programs=wanted)
    return missing
