"""Text as CommonMark: escapes only where they are needed."""

from __future__ import annotations

import re
import unicodedata

from docparse.model.source import BLANKS

# What CommonMark takes for markup inside a paragraph, each only where it could be one: a backslash
# before punctuation, emphasis, code, `](` of a link, `<` of a tag, an entity, ~~ and on GitHub ~.
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
#: What `_INLINE` begins with. Most lines have none of it, which one set tells sooner than seven rows.
_SPECIAL = re.compile(r"[\\`~*_\[<&]")
# What makes something else than a paragraph at the beginning of a line: a list, a heading, a
# quotation, a rule, a fence, a link definition, the line below a heading of two lines.
_LIST_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_AT_START = re.compile(
    r"(?:[-+](?=[ \t]|$)|#{1,6}(?=[ \t]|$)|>|~{3}|-(?:[ \t]*-){2,}[ \t]*$|=+[ \t]*$|\[[^\]]+\]:|<)"
)
#: What these two begin with.
_STARTS = frozenset("0123456789-+#>~=[<")
LINE_ENDS = re.compile("[\r\n]+")
#: White space by CommonMark 0.31, 2.1, and U+000B, which is white space to markdown-it alone.
WHITE = "\t\n\x0b\x0c\r \xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def one_line(words: str) -> str:
    """Take the line ends out, and put U+FFFD for NUL as CommonMark 0.31, 2.3 does."""
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
    """Escape what would make something else than a paragraph of `line`, whose inside is escaped."""
    if line[:1] not in _STARTS:
        return line
    if number := _LIST_NUMBER.match(line):
        return f"{number[1]}\\{line[number.end(1) :]}"
    return "\\" + line if _AT_START.match(line) else line


def escape_inline(words: str, *, brackets: bool = False, tildes: bool = False) -> str:
    """Return `words`, a line of its own, with what would be markup escaped.

    Without a link a bracket is a bracket, and one ~ alone is none that strikes: `brackets` and
    `tildes` tell that the words around have one.
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
    behind = words[match.end()] if match.end() < len(words) else " "
    if is_white(before) and is_white(behind):
        return len(words) == len(match.group()) or match.start() == 0
    return match.group()[0] != "_" or not (before.isalnum() and behind.isalnum())


def is_white(char: str) -> bool:
    """Tell whether CommonMark 0.31, 2.1 counts `char` as Unicode white space; U+2028 it does not."""
    return char in "\t\n\f\r" or unicodedata.category(char) == "Zs"


def fence_of(code: str, least: int = 1) -> str:
    """Return more backticks than `code` has in a row, and `least` at least."""
    return "`" * max(least, 1 + max(map(len, re.findall("`+", code)), default=0))
