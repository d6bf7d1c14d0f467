"""Text as CommonMark: escapes only where they are needed."""

from __future__ import annotations

import re
import unicodedata

from docparse.model.source import BLANKS

# What CommonMark can take for markup inside a paragraph: a backslash before punctuation, emphasis, code,
# `](` of a link, `<` of a tag, an entity, ~~ and on GitHub ~.
_INLINE = re.compile(
    r"""
      (?P<always>\\(?=[!-/:-@\[-`{-~]|$)|`|~~+)
    | (?P<run>\*+|_+)
    | (?P<link>!?\[)
    | (?P<tag><(?=[A-Za-z/!?]))
    | (?P<entity>&(?=\#?[0-9A-Za-z]{1,32};))
    | (?P<tilde>~)
    """,
    re.VERBOSE,
)
#: The characters that `_INLINE` begins with. Most lines have none, and one set is searched faster than seven rows.
_SPECIAL = re.compile(r"[\\`~*_\[<&]")
# What begins a line that is not a paragraph.
_LIST_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_AT_START = re.compile(
    r"""
      [-+](?=[ \t]|$)             # an item
    | \#{1,6}(?=[ \t]|$)         # a heading
    | >                          # a quotation
    | ~{3}                       # a fence
    | -(?:[ \t]*+-){2,}+[ \t]*+$ # a rule
    | =+[ \t]*$                  # the line below a heading of two lines
    | \[[^\]]+\]:               # the definition of a link
    | <                          # HTML
    """,
    re.VERBOSE,
)
#: The characters that these two begin with.
_STARTS = frozenset("0123456789-+#>~=[<")
LINE_ENDS = re.compile("[\r\n]+")
#: White space by CommonMark 0.31, 2.1, and U+000B, which only markdown-it takes for white space.
WHITE = "\t\n\x0b\x0c\r \xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def one_line(words: str) -> str:
    """Put `words` on one line, and U+FFFD for NUL as CommonMark 0.31, 2.3 does."""
    if "\n" in words or "\r" in words:
        words = LINE_ENDS.sub(" ", words)
    return words.replace("\0", "\ufffd").strip(BLANKS)


def escape_line(words: str) -> str:
    """Return `words` as the one line of a paragraph that CommonMark reads back as they are.

    >>> escape_line("1. 加强领导")
    '1\\\\. 加强领导'
    """
    return escape_start(escape_inline(one_line(words)))


def escape_start(line: str) -> str:
    """Escape what would keep `line` from being a paragraph; its inside is escaped already."""
    at = find_start(line)
    return line if at < 0 else f"{line[:at]}\\{line[at:]}"


def find_start(line: str) -> int:
    """Return where in `line` a backslash is needed for it to be a paragraph; -1 if none is."""
    if line[:1] not in _STARTS:
        return -1
    if number := _LIST_NUMBER.match(line):
        return number.end(1)
    return 0 if _AT_START.match(line) else -1


def escape_inline(words: str, *, brackets: bool = False, tildes: bool = False) -> str:
    """Return `words`, a line of its own, with what would be markup escaped.

    `brackets` tells that the words around have a link, without which a bracket is just a bracket;
    `tildes` tells that they have a ~, for a single ~ strikes nothing.
    """
    if not _SPECIAL.search(words):
        return words
    brackets = brackets or "](" in words or "][" in words
    tildes = tildes or words.count("~") > 1

    def escaped(match: re.Match[str]) -> str:
        written, kind = match.group(), match.lastgroup
        if (kind == "run" and not _is_emphasis(match)) or (kind == "link" and not brackets):
            return written
        if kind == "tilde" and not (tildes and _is_emphasis(match)):
            return written
        return "".join("\\" + char for char in written)

    return _INLINE.sub(escaped, words)


def _is_emphasis(match: re.Match[str]) -> bool:
    """Tell whether a run of `*`, `_` or `~` could open or close emphasis (CommonMark 0.31, 6.2).

    A run with white space on both sides cannot; neither can `_` between two words.
    """
    words = match.string
    before = words[match.start() - 1] if match.start() else " "
    after = words[match.end()] if match.end() < len(words) else " "
    if is_white(before) and is_white(after):
        return len(words) == len(match.group()) or match.start() == 0
    return match.group()[0] != "_" or not (before.isalnum() and after.isalnum())


def is_white(char: str) -> bool:
    """Tell whether `char` is Unicode white space by CommonMark 0.31, 2.1; U+2028 is not."""
    return char in "\t\n\f\r" or unicodedata.category(char) == "Zs"


def fence_of(code: str, least: int = 1) -> str:
    """Return more backticks than `code` has in a row, at least `least`."""
    return "`" * max(least, 1 + max(map(len, re.findall("`+", code)), default=0))
