"""Lists and quotations, and the blocks that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered, without_number
from docparse.model.reading import Reading
from docparse.writers.markdown.code import write_code, write_raw
from docparse.writers.markdown.inline import write_line
from docparse.writers.markdown.table import write_table
from docparse.writers.shared.inline import runs_of

#: Deeper lists, which parsers stop reading at some depth, are written at this one.
_DEEPEST_LIST = 8
#: A typed number that Markdown has as the marker of an item.
_NUMBER = re.compile("[0-9]{1,9}[.)]")


def write_parts(reading: Reading, parts: Sequence[Part]) -> str:
    """Write lines as paragraphs, and what else stands in a quotation or an item."""
    pieces: list[str] = []
    bullet = ""
    for part in parts:
        # Two lists with the same bullet would be one.
        bullet = ("*" if bullet == "-" else "-") if part.kind == "list" else ""
        if piece := _write_part(reading, part, bullet):
            pieces.append(piece)
    return "\n\n".join(pieces)


def _write_part(reading: Reading, part: Part, bullet: str) -> str:
    text = reading.source.slice(part.span)
    match part.kind:
        case "list":
            return write_list(reading, part.parts, bullet)
        case "table":
            return write_table(reading, rows_of(part.parts))
        case "quote":
            return write_quote(reading, part.parts)
        case "code":
            return write_code(text, part.value)
        case "raw":
            return write_raw(text, part.value)
        case "rule":
            return "---"
        case _:
            return write_line(runs_of(reading, part.span))


def write_quote(reading: Reading, parts: Sequence[Part]) -> str:
    """Write a quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in _lines_of(reading, parts))


def write_list(reading: Reading, items: Sequence[Part], bullet: str) -> str:
    """Write a list with `bullet` before the items that have no number; nothing where it has no items."""
    lines: list[str] = []
    # For each item around its depth, the column at which its words begin, and its marker without a number.
    around: list[tuple[int, int, str]] = []
    for item in items:
        depth = int(item.value) if item.value.isdecimal() else 1
        beside = ""
        while around and around[-1][0] >= depth:
            beside = around.pop()[2]
        marker, parts = _marker_of(item, bullet)
        inside = list(_lines_of(reading, parts))
        if not any(inside):
            continue  # An empty item below words would make a heading of these.
        indent = around[min(len(around), _DEEPEST_LIST) - 1][1] if around else 0
        kind = marker.lstrip("0123456789")
        # 3. right below words would be more of these, if no 2. stands before it.
        if lines and lines[-1] and marker not in (bullet, "1.", "1)") and kind != beside:
            lines.append("")
        column = indent + len(marker) + 1
        first = "___" if inside[0] == "---" else inside[0]  # - --- would be a rule
        lines.append(f"{' ' * indent}{marker} {first}")
        lines += [" " * column + line if line else "" for line in inside[1:]]
        around.append((depth, column, kind))
    return "\n".join(lines)


def _marker_of(item: Part, bullet: str) -> tuple[str, Sequence[Part]]:
    """Return the marker of an item, and its parts without a number that is in the marker."""
    if is_numbered(item) and _NUMBER.fullmatch(item.title):
        return item.title, without_number(item)
    return bullet, item.parts


def _lines_of(reading: Reading, parts: Sequence[Part]) -> Iterator[str]:
    written = write_parts(reading, parts)
    return iter(written.split("\n") if written else ())
