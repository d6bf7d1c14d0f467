"""CommonMark: a heading for each section with a title, a paragraph for each paragraph and item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

from docparse.document import Block, Document, Paragraph, Section, Title
from docparse.source import BLANKS, Span
from docparse.writers.numbering import heading_offset, later_blocks, opening_paragraph

_DEEPEST = 6
# What CommonMark takes for markup inside a paragraph, each only where it could be one:
# a backslash before punctuation, emphasis, code, `](` of a link, `<` of a tag, an entity, ~~.
_INLINE = re.compile(
    r"""
      (?P<always>\\(?=[!-/:-@\[-`{-~]|$)|`)
    | (?P<run>\*+|_+)
    | (?P<link>!?\[)
    | (?P<tag><(?=[A-Za-z/!?]))
    | (?P<entity>&(?=\#?[0-9A-Za-z]{1,32};))
    | (?P<strike>~~)
    """,
    re.VERBOSE,
)
# What makes something else than a paragraph at the beginning of a line: a list, a heading, a
# quotation, a rule, a fence, a link definition, the line below a heading of two lines.
_LIST_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_AT_START = re.compile(
    r"(?:[-+](?=[ \t]|$)|#{1,6}(?=[ \t]|$)|>|~{3}|-(?:[ \t]*-){2,}[ \t]*$|=+[ \t]*$|\[[^\]]+\]:|<)"
)
_CLOSING_HASHES = re.compile(r"(?<=[ \t])(#+)$|^(#+)$")
_LINE_ENDS = re.compile("[\r\n]+")


def write_markdown(document: Document) -> str:
    """Write `document` as CommonMark, each paragraph on one line, numbers as their author wrote them.

    A title is a heading of the first level and moves all others one down. Below the sixth level a
    heading becomes a bold line, as does the title of a report inside a compilation. An item has no
    title, so it is a paragraph that begins with its marker.
    """
    offset = heading_offset(document)
    pieces = []
    for block in document.blocks:
        if isinstance(block, Title):
            pieces.append(_heading(block.text, 1))
        else:
            pieces.extend(_write_block(block, offset))
    return "\n\n".join(pieces) + ("\n" if pieces else "")


def _write_block(block: Block, offset: int) -> Iterator[str]:
    match block:
        case Section():
            yield from _write_section(block, offset)
        case Title():
            yield _bold(block.text)
        case Paragraph():
            yield escape_line(block.text)
        case _:
            assert_never(block)


def _write_section(section: Section, offset: int) -> Iterator[str]:
    reading, heading = section.reading, section.heading
    if section.kind == "item":
        opening = opening_paragraph(section)
        end = opening.span.end if opening else heading.span.end
        yield escape_line(reading.text(Span(heading.span.start, end)))
    else:
        yield _heading(reading.text(heading.span), section.level + offset)
    for block in later_blocks(section):
        yield from _write_block(block, offset)


def _heading(words: str, level: int) -> str:
    if level > _DEEPEST:
        return _bold(words)
    escaped = _CLOSING_HASHES.sub(r"\\\g<0>", _escape_inline(_one_line(words)))
    return "#" * level + " " + escaped


def _bold(words: str) -> str:
    """Write a line in bold; its own emphasis marks are escaped, so none can close it early."""
    return "**" + _escape_inline(_one_line(words)) + "**"


def _one_line(words: str) -> str:
    """Take the line ends out, and put U+FFFD for NUL as CommonMark 0.31, 2.3 does."""
    return _LINE_ENDS.sub(" ", words).replace("\0", "\ufffd").strip(BLANKS)


def escape_line(words: str) -> str:
    """Return `words` as the one line of a paragraph that CommonMark reads back as they are.

    >>> escape_line("1. 加强领导")
    '1\\\\. 加强领导'
    """
    words = _one_line(words)
    escaped = _escape_inline(words)
    if number := _LIST_NUMBER.match(escaped):
        return f"{number[1]}\\{escaped[number.end(1) :]}"
    if _AT_START.match(words) and not escaped.startswith("\\"):
        return "\\" + escaped
    return escaped


def _escape_inline(words: str) -> str:
    if "](" in words or "][" in words:
        return _INLINE.sub(_escape_match, words)
    # Without a link a bracket is a bracket.
    return _INLINE.sub(lambda m: m[0] if m.lastgroup == "link" else _escape_match(m), words)


def _escape_match(match: re.Match[str]) -> str:
    written = match.group()
    if match.lastgroup == "run" and not _is_emphasis(match):
        return written
    return "".join("\\" + char if char in "\\`*_[<&~!" else char for char in written)


def _is_emphasis(match: re.Match[str]) -> bool:
    """Tell whether a run of `*` or `_` could open or close emphasis (CommonMark 0.31, 6.2).

    A run with white space on both sides cannot; neither can `_` between two words.
    """
    words = match.string
    before = words[match.start() - 1] if match.start() else " "
    behind = words[match.end()] if match.end() < len(words) else " "
    if _is_white(before) and _is_white(behind):
        return len(words) == len(match.group()) or match.start() == 0
    return match.group()[0] == "*" or not (before.isalnum() and behind.isalnum())


def _is_white(char: str) -> bool:
    """Tell whether CommonMark 0.31, 2.1 counts `char` as Unicode white space; U+2028 it does not."""
    return char in "\t\n\f\r" or unicodedata.category(char) == "Zs"
