"""The lines of a Markdown file, and the places in them of the words from the parser."""

from __future__ import annotations

import re
from bisect import bisect_right

from docparse.model.source import BLANKS, Places

_LINE_END = re.compile("\r\n?|\n")
#: Front matter. A `---` without a key below it is a rule.
_FRONT_MATTER = re.compile(
    r"""
    --- [ \t]* (?: \r\n? | \n )
    (?= [^ \t\r\n:：#-] [^:\r\n]* : (?: [ \t] | \r | \n ) )  # a key
    (?: [^\r\n]* (?: \r\n? | \n ) )*?
    (?: --- | \.\.\. ) [ \t]* (?= [\r\n] | \Z )
    """,
    re.VERBOSE,
)
#: A line of nothing but quotation signs and the markers of empty items.
_EMPTY = re.compile(r"(?:[ \t>]|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t\r\n]|\Z))*+")


class Lines:
    """A file and its lines, counted from 0."""

    def __init__(self, file: str) -> None:
        self.file = file
        breaks = [match.span() for match in _LINE_END.finditer(file)]
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(file)]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> str:
        return self.file[self.starts[row] : self.ends[row]]

    def count_front_matter(self) -> int:
        """Return the number of lines of front matter at the beginning of the file."""
        front = _FRONT_MATTER.match(self.file)
        return bisect_right(self.starts, front.end() - 1) if front else 0

    def is_empty(self, row: int) -> bool:
        """Tell whether a line has no words."""
        return bool(_EMPTY.fullmatch(self.file, self.starts[row], self.ends[row]))

    def find(self, words: str, row: int) -> int:
        """Return the offset of the last `words` in a line, -1 if there are none."""
        return self.file.rfind(words, self.starts[row], self.ends[row])

    def start_of(self, offset: int) -> int:
        """Return the offset at which the line of `offset` begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def blanks_before(self, offset: int, least: int) -> str:
        """Return the blanks directly before `offset` on its line, from `least` on."""
        start, least = offset, max(self.start_of(offset), least)
        while start > least and self.file[start - 1] in BLANKS:
            start -= 1
        return self.file[start:offset]

    def find_lazy(self, places: Places) -> int:
        """Return the place in the words of an item at which a line without indent begins, -1 for none.

        To CommonMark `二、问题` right below `- 甲` is part of the item; to its author it is not.
        """
        for start, offset in zip(places.starts[1:], places.offsets[1:], strict=True):
            if self.file[self.start_of(offset)] not in " \t":
                return start
        return -1

    def locate(self, content: str, first: int, last: int) -> Places:
        """Return the places of a block's words, line by line, in the lines from `first` up to `last`."""
        lines = content.split("\n")
        # The parser has stripped lines of nothing but white space from the beginning.
        while last - first > len(lines) and self.find(lines[0], first) < 0:
            first += 1
        starts, offsets, at = [], [], 0
        for row, words in enumerate(lines, first):
            bare = words.lstrip(" \t")
            line = min(row, last - 1)
            found = max(self.find(bare, line), self.starts[line])
            starts.append(at)
            offsets.append(max(found - len(words) + len(bare), 0))
            at += len(words) + 1
        return Places(tuple(starts), tuple(offsets))

    def locate_heading(self, content: str, row: int, markup: str, reached: int) -> Places:
        """Return the place of the words after the `##` of a heading, which is after `reached`."""
        start, end = self.starts[row], self.ends[row]
        opening = self.file.find(markup, max(start, reached), end) + len(markup)
        return Places((0,), (max(self.file.find(content, opening, end), start),))
