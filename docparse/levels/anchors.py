"""Corrections by line and words, as a file keeps them, and where they are in a text that was edited since.

A correction is looked for in its own line first, then in the other lines: word for word, and if that fails by the words
without numerals and punctuation, so that one survives a renumbering.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Source

#: The most characters of a line that a correction keeps.
LONGEST = 60
#: Fewer words than this are no evidence without the numeral before them.
_SHORTEST = 2
#: A line of the file may be many of the text, as the cell of a table is; a correction is looked for in the first of them.
_MOST_IN_LINE = 20
#: How many characters are searched for headings that were inside a line and have moved.
_MOST_SEARCHED = 100_000_000
_LINE = Pattern(f"([^{BLANK}\n][^\n]*)")
#: What a renumbering changes, and what a fix changes anywhere: numerals with their unit, punctuation.
_NUMERAL = Pattern(
    r"[\W_]*+ 第?+ [0-9０-９一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾ivxⅰ-ⅿ①-⓿.．-]*+ [章节節条條款项項篇编編部是]?+",
    re.VERBOSE,
)
_PUNCTUATION = Pattern(r"[\W_]+")

Loss = Literal["gone", "ambiguous", "no_heading"]


class Correction(NamedTuple):
    """A heading with a level set by hand. It is found again by its line and its words."""

    #: The line of the file, from 1.
    line: int
    #: The words from the beginning of the heading to the end of its line, or the first of them.
    text: str
    #: 0 makes it text.
    level: int


class Placement(NamedTuple):
    """Where corrections are in a text."""

    #: Levels by offset, for `correct`.
    levels: Mapping[int, int] = {}
    #: The correction at each of these offsets.
    placed: Mapping[int, Correction] = {}
    #: Corrections whose words are not in the text any more, or in more lines than one.
    lost: tuple[tuple[Correction, Loss], ...] = ()


NOWHERE = Placement()


def anchor(source: Source, offset: int, level: int) -> Correction:
    """Return the correction that puts the heading at an offset to a level."""
    end = source.text.find("\n", offset)
    words = source.text[offset : len(source.text) if end < 0 else end]
    return Correction(source.line(offset), words[:LONGEST].rstrip(BLANKS), level)


def place(source: Source, corrections: Iterable[Correction]) -> Placement:
    """Return where corrections are in a text, which may have been edited since they were made."""
    wanted = sorted(corrections)
    if not wanted:
        return NOWHERE
    lines = _Lines(source)
    found = [lines.in_its_line(one, 0) for one in wanted]
    if None in found:
        _find_moved(lines, wanted, found)
    placed, lost = {}, []
    for one, offset in zip(wanted, found, strict=True):
        if offset is None:
            lost.append((one, lines.loss_of(one)))
        else:
            placed[offset] = one
    levels = {offset: one.level for offset, one in placed.items()}
    return Placement(levels, placed, tuple(lost))


def _find_moved(lines: _Lines, wanted: Sequence[Correction], found: list[int | None]) -> None:
    """Find corrections that are not in their line: where their words are alone, else as far away as their neighbours."""
    for find in (lines.elsewhere, lines.in_its_line_loosely, lines.elsewhere_loosely):
        found[:] = [
            find(one) if offset is None else offset
            for one, offset in zip(wanted, found, strict=True)
        ]
    moved_by = [
        lines.number_of(offset) - one.line if offset is not None else None
        for one, offset in zip(wanted, found, strict=True)
    ]
    before = _carried(moved_by)
    after = _carried(moved_by[::-1])[::-1]
    for at, one in enumerate(wanted):
        for shift in (before[at], after[at]):
            if found[at] is None and shift:
                found[at] = lines.in_its_line(one, shift)
                if found[at] is None:
                    found[at] = lines.in_its_line_loosely(one, shift)


def _carried(values: Sequence[int | None]) -> list[int | None]:
    """Return for each place the last value before it."""
    carried, last = [], None
    for value in values:
        last = last if value is None else value
        carried.append(last)
    return carried


class _Lines:
    """The lines of a text, by number and by their words."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._left = _MOST_SEARCHED
        #: The line of the file -> where its words begin in the text. A line of the file may be several of the text.
        self._starts: dict[int, list[int]] = {}
        for match in _LINE.finditer(source.text, 0, len(source.text)):
            self._starts.setdefault(self.number_of(match.start(1)), []).append(match.start(1))
        #: (the words of a line, where they begin), in order of the words; made when a correction has moved.
        self._by_words: list[tuple[str, int]] = []
        self._by_core: dict[str, list[int]] = {}

    def number_of(self, offset: int) -> int:
        """Return the line of the file that an offset is in."""
        return self._source.line(offset)

    def in_its_line(self, one: Correction, shift: int) -> int | None:
        """Return where a correction is, if it is in its line, or `shift` lines further down."""
        inside = []
        for start in self._starts_in(one.line + shift):
            if self._text.startswith(one.text, start):
                return start
            inside += self._inside(one.text, start, self._end_of(start))
        return inside[0] if len(inside) == 1 else None

    def in_its_line_loosely(self, one: Correction, shift: int = 0) -> int | None:
        """Return where a correction is, if its line has the same words after another numeral, or some of them."""
        core = core_of(one.text)
        for start in self._starts_in(one.line + shift):
            now = core_of(self._words(start))
            if min(len(core), len(now)) >= _SHORTEST and (
                now.startswith(core) or core.startswith(now)
            ):
                return start
        return None

    def elsewhere(self, one: Correction) -> int | None:
        """Return where a correction is, if its words are in one place of the text alone."""
        starts = self._starts_with(one.text)
        if not starts:
            starts = self._inside(one.text, 0, len(self._text))
        return starts[0] if len(starts) == 1 else None

    def elsewhere_loosely(self, one: Correction) -> int | None:
        """Return where a correction is, if its words without their numeral are those of one line alone."""
        starts = self._with_core(one.text)
        return starts[0] if len(starts) == 1 else None

    def loss_of(self, one: Correction) -> Loss:
        """Tell why a correction was not found."""
        several = max(len(self._starts_with(one.text)), len(self._with_core(one.text)))
        return "ambiguous" if several > 1 else "gone"

    def _starts_in(self, line: int) -> Sequence[int]:
        return self._starts.get(line, ())[:_MOST_IN_LINE]

    def _starts_with(self, words: str) -> list[int]:
        """Return up to two lines that begin with some words."""
        if not self._by_words:
            self._by_words = sorted((self._words(start), start) for start in self._all_starts())
        at = bisect_left(self._by_words, (words,))
        near = self._by_words[at : at + 2]
        return [start for line, start in near if line.startswith(words)]

    def _with_core(self, words: str) -> Sequence[int]:
        """Return the lines that have the same words without their numeral."""
        if not self._by_core:
            for start in self._all_starts():
                self._by_core.setdefault(core_of(self._words(start)), []).append(start)
        core = core_of(words)
        return self._by_core.get(core, ()) if len(core) >= _SHORTEST else ()

    def _inside(self, words: str, start: int, end: int) -> list[int]:
        """Return up to two places of some words between two offsets."""
        places: list[int] = []
        while len(places) < 2 and self._left > 0:
            at = self._text.find(words, start, end)
            self._left -= (end if at < 0 else at) - start
            if at < 0:
                break
            places.append(at)
            start = at + 1
        return places

    def _all_starts(self) -> Iterator[int]:
        for starts in self._starts.values():
            yield from starts

    def _words(self, start: int) -> str:
        return self._text[start : min(self._end_of(start), start + LONGEST)].rstrip(BLANKS)

    def _end_of(self, start: int) -> int:
        end = self._text.find("\n", start)
        return len(self._text) if end < 0 else end


def core_of(words: str) -> str:
    """Return the words of a heading without the numeral before them and without punctuation.

    >>> core_of("（三）土地、房屋。")
    '土地房屋'
    """
    match = _NUMERAL.match(words, 0, len(words))
    return _PUNCTUATION.sub("", words[match.end() :] if match else words)
