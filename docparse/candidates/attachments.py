"""Notes of attachments: 附件：1.名单 / 2.预算表 names documents and opens no section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from docparse.candidates.text_lines import TextLines
from docparse.lines.attachments import end_of_label, find_entries
from docparse.lines.line import Line
from docparse.model.heading import Marker

#: A note begins so.
ATTACHED = ("附件：", "附件:", "附：", "附:", "附 件：")
#: A note in one row is no longer, unless it names so many.
_LONGEST, _FEWEST = 40, 2


def find_attachment_note(text_lines: TextLines, markers: Mapping[int, Marker]) -> set[int]:
    """Return the offsets of the lines that continue a note of attachments: 附件：1.名单 / 2.预算表."""
    text, lines = text_lines.source.text, text_lines.all
    found: set[int] = set()
    first = text.find("附")
    while first >= 0:
        at = bisect_left(lines, (first,))
        if at < len(lines) and _opens_note(text, lines[at], first):
            words = text[first : lines[at].end]
            number = 1 + max(1, len(find_entries(words, end_of_label(words), 1)))
            at += 1
            while at < len(lines) and (known := markers.get(lines[at].start)):
                words = text[lines[at].start : lines[at].end]
                entries = find_entries(words, 0, number)
                if known.number != number or (words[0].isdecimal() and not entries):
                    break
                found.add(lines[at].start)
                number, at = number + max(1, len(entries)), at + 1
        first = text.find("附", first + 1)
    return found


def _opens_note(text: str, line: Line, start: int) -> bool:
    """Tell whether `line` begins at offset `start` and names the first of the attachments."""
    end = line.end
    if line.start != start or not text.startswith(ATTACHED, start):
        return False
    words = text[start:end]
    if end - start > _LONGEST and len(find_entries(words, end_of_label(words), 1)) < _FEWEST:
        return False
    return text[start:end].lstrip("附件錄录:： \u3000").startswith(("1", "１", "一"))
