"""Text folded for comparison, and the differences between two texts."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from docparse.model.source import BLANKS

#: Full-width signs and figures -> those of ASCII, and quotation marks of any kind -> one.
_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)}
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇"), "'")
_STOPS = {ord("。"): ".", ord("．"): "."}
_TYPOGRAPHY = str.maketrans(
    {**_WIDTH, **_QUOTES, **_STOPS, **dict.fromkeys(map(ord, BLANKS + "\n"))}
)
#: Differences in longer texts are those of their lines alone.
_LONGEST_WORDED = 20_000


class Segment(NamedTuple):
    """A stretch of text that both versions have, or one of them."""

    kind: Literal["same", "removed", "added"]
    text: str


def fold(text: str, *, ignore_typography: bool) -> str:
    """Return `text` without what is not compared: blanks at its ends, or width, quotation marks and all blanks."""
    return text.translate(_TYPOGRAPHY) if ignore_typography else text.strip()


def likeness(old: str, new: str) -> float:
    """Return how alike two texts are, from 0 to 1: the pairs of neighbouring characters that they share (Dice)."""
    if old == new:
        return 1.0
    ours, theirs = _pairs(old), _pairs(new)
    count = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / count if count else 0.0


def _pairs(text: str) -> Counter[str]:
    return (
        Counter(text[at : at + 2] for at in range(len(text) - 1))
        if len(text) > 1
        else Counter([text])
    )


def segments_of(old: str, new: str) -> tuple[Segment, ...]:
    """Return what was removed and added between two texts, in words that a reader can follow."""
    from diff_match_patch import diff_match_patch  # only for two texts that differ

    if old == new:
        return (Segment("same", old),) if old else ()
    matcher = diff_match_patch()
    # Without a limit the answer is the same on each machine; long texts are compared line by line first.
    matcher.Diff_Timeout = 0
    found = matcher.diff_main(old, new, len(old) + len(new) > _LONGEST_WORDED)
    matcher.diff_cleanupSemantic(found)
    kinds: dict[int, Literal["same", "removed", "added"]] = {0: "same", -1: "removed", 1: "added"}
    return tuple(Segment(kinds[kind], text) for kind, text in found)
