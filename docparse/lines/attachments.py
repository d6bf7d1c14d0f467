"""Notes of attachments, row by row: 附件：1.名单　2.预算表 (GB/T 9704-2012, 7.3.4)."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS

_LABEL = Pattern("附[ \u3000]?件[ \u3000]?[:：]|附[:：]")
_GOES_ON = ("的", "和", "及", "与", "、", "（")
_ENTRY = Pattern("(?P<number>[0-9]{1,2})[ ]?[.．、](?![0-9])")


def end_of_label(words: str) -> int:
    """Return where the label ends that a note of attachments begins with; 0 if there is none."""
    label = _LABEL.match(words, 0, len(words)) if words[:1] == "附" else None
    return label.end() if label else 0


def find_entries(words: str, start: int, number: int) -> list[int]:
    """Return where the entries of a row begin, numbered from `number`; none if one is out of order.

    2.方案B 4.方案D is no row of a note: what it is, the author has to say.
    """
    found: list[int] = []
    for value, at in _numbers(words, start):
        if value != number + len(found):
            return []
        found.append(at)
    return found if found and not words[start : found[0]].strip(BLANKS) else []


def is_open(words: str) -> bool:
    """Tell whether the name of an attachment goes on in the next row: …征稿活动的, …《工程管理."""
    return words.endswith(_GOES_ON) or words.count("《") > words.count("》")


def _numbers(words: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of entries, which begin a row or have a blank before them, with their places."""
    for match in _ENTRY.finditer(words, start, len(words)):
        at = match.start()
        if at == start or words[at - 1] in BLANKS:
            yield int(match["number"]), at
