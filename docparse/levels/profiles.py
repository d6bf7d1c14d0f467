"""Profiles: costs adjusted for one kind of text. Results are good without one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from docparse.messages import Message

#: The profiles that `parse` takes; empty for none. A test compares them with `PROFILES`.
Profile = Literal["", "law", "report", "paper", "taiwan"]
#: Profile -> name in `costs.COSTS` -> its cost there.
PROFILES: Mapping[str, Mapping[str, float]] = {
    # Articles run through the chapters, and lists begin anew below each: nesting is rarer still.
    "law": {"nested": 5.0, "through": 0.0, "beside": 2.0},
    # 一是 runs, lost parents and numbers are the rule.
    "report": {"gap": 0.5, "restart": 1.5, "bare decimal": 5.0},
    # 1 / 1.1 / 1.1.1, and bare figures with a title after them.
    "paper": {"bare decimal": 1.0, "prefix": 2.5},
    # 壹、 一、 (一) 1. (1) in this order.
    "taiwan": {"rank": 3.0},
}


def costs_of(profile: str) -> Mapping[str, float]:
    """Return the costs that `profile` changes; none for the empty name. Raises `ValueError`."""
    if not profile:
        return {}
    if profile not in PROFILES:
        raise ValueError(Message("reading.no_profile", name=profile, known=tuple(PROFILES)))
    return PROFILES[profile]
