"""What a rule gives: a place, the values of its message, the edits that mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.model.diagnostic import Edit
from docparse.model.source import Span


class Finding(NamedTuple):
    """What a rule found, before it has a code and words."""

    span: Span
    #: What the rule's message is filled with.
    values: Mapping[str, str] = {}
    edits: tuple[Edit, ...] = ()
    safe: bool = True
