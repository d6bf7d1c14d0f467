"""Word's lists: the number that Word shows before a paragraph.

The rules for lists, levels, overrides and restarts are in ECMA-376 Part 1, 17.9. Where Word differs from
them, this does what Word does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docparse.numbering.word_formats import write_number
from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import WORD, child_of, is_on, number_in, value_of

#: Word has nine levels.
LEVELS = 9
#: Word allows 31 characters. A file may have more, and they would be repeated for every paragraph.
_LONGEST_TEXT = 100
_PLACE = re.compile(r"%([1-9])")
#: A bullet with words, such as 注：, not ● or the o of Courier New.
_HAS_WORDS = re.compile(r"[0-9\u4e00-\u9fff]")


class Level(NamedTuple):
    """One level of a list."""

    start: int
    form: str
    #: The text before the paragraph, with `%1` for the number of the first level.
    text: str
    #: It restarts after any paragraph on one of this many first levels.
    restart: int
    #: Whether all numbers are in digits (isLgl).
    legal: bool
    #: What follows the number: `tab`, `space` or `nothing`.
    suffix: str
    #: The paragraph style that puts paragraphs on this level.
    style: str


class Marker(NamedTuple):
    """The number of a paragraph."""

    #: With the blank, if any, between it and the text.
    text: str
    #: Whether it is a sign that does not count, such as ●.
    bullet: bool


class _List(NamedTuple):
    """A `w:num`: the counter that it shares with others, its levels, and its starts (level -> number)."""

    counter: str
    levels: tuple[Level | None, ...]
    overrides: Mapping[int, int]


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        """Take `numbering.xml`, `None` for a document without it."""
        children = [] if root is None else list(root)
        abstract = [child for child in children if child.tag == WORD + "abstractNum"]
        self._abstract = {child.get(WORD + "abstractNumId", ""): child for child in abstract}
        self._linked = {
            link.get(WORD + "val", ""): child
            for child in abstract
            if (link := child.find(WORD + "styleLink")) is not None
        }
        nums = [child for child in children if child.tag == WORD + "num"]
        self._nums = {number_in(child, "numId"): child for child in nums}
        self._lists: dict[int, _List | None] = {}
        #: The levels of each definition, which any number of lists may share.
        self._levels: dict[str, tuple[Level | None, ...]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def level_of(self, num_id: int, style: str) -> int | None:
        """Return the level that list `num_id` gives to paragraphs of `style`."""
        found = self._list(num_id)
        levels = found.levels if found else ()
        return next((i for i, level in enumerate(levels) if level and level.style == style), None)

    def count(self, num_id: int, index: int, following: str) -> Marker | None:
        """Count one paragraph of list `num_id` on level `index`, from 0, and return its marker.

        `following` is the text of the paragraph, or its first character. Returns `None` if the list shows nothing, or is 0, which means no list.
        """
        found = self._list(num_id)
        index = min(max(index, 0), LEVELS - 1)
        level = found.levels[index] if found else None
        if not found or level is None:
            return None
        counts = self._counts.setdefault(found.counter, [None] * LEVELS)
        last = counts[index]
        if index in found.overrides and (num_id, index) not in self._started:
            last = None
        self._started.add((num_id, index))
        counts[index] = level.start if last is None else last + 1
        for higher in range(index):
            # 1.1 before any 1: the chapter after it is the second
            above = found.levels[higher]
            if counts[higher] is None and above:
                counts[higher] = above.start
        for deeper in range(index + 1, LEVELS):
            below = found.levels[deeper]
            if below is None or index < below.restart:
                counts[deeper] = None
        return _marker(level, found.levels, counts, following)

    def _list(self, num_id: int) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> _List | None:
        num = self._nums.get(num_id) if num_id > 0 else None
        reference = None if num is None else num.find(WORD + "abstractNumId")
        if num is None or reference is None:
            return None
        counter = reference.get(WORD + "val", "")
        levels = list(self._levels_of(counter))
        overrides: dict[int, int] = {}
        for override in num.iterchildren(WORD + "lvlOverride"):
            index = number_in(override, "ilvl")
            for element in override.iterchildren(WORD + "lvl"):
                _set_level(levels, element)
            start = number_in(override.find(WORD + "startOverride"))
            if start is not None and index is not None and 0 <= index < LEVELS:
                level = levels[index]
                levels[index] = level and level._replace(start=start)
                overrides[index] = start
        return _List(counter, tuple(levels), overrides)

    def _levels_of(self, counter: str) -> tuple[Level | None, ...]:
        """Return the levels of an abstract numbering."""
        if counter not in self._levels:
            levels: list[Level | None] = [None] * LEVELS
            definition = self._definition(counter)
            for element in () if definition is None else definition.iterchildren(WORD + "lvl"):
                _set_level(levels, element)
            self._levels[counter] = tuple(levels)
        return self._levels[counter]

    def _definition(self, counter: str) -> Element | None:
        """Return the `w:abstractNum`; one with a numStyleLink takes its levels from the list style."""
        found = self._abstract.get(counter)
        link = child_of(found, "numStyleLink")
        return found if link is None else self._linked.get(value_of(link), found)


def _set_level(levels: list[Level | None], element: Element) -> None:
    index = number_in(element, "ilvl")
    if index is not None and 0 <= index < LEVELS:
        levels[index] = _read_level(element, index)


def _read_level(element: Element, index: int) -> Level:
    def value(name: str, default: str = "") -> str:
        found = element.find(WORD + name)
        return default if found is None else found.get(WORD + "val", default)

    restart = number_in(element.find(WORD + "lvlRestart"))
    return Level(
        start=number_in(element.find(WORD + "start")) or 0,
        form=_form_of(element),
        text=value("lvlText")[:_LONGEST_TEXT],
        restart=index if restart is None or not 0 <= restart <= index else restart,
        legal=is_on(element.find(WORD + "isLgl")),
        suffix=value("suff", "tab"),
        style=value("pStyle"),
    )


def _form_of(level: Element) -> str:
    """Return the number format. Word 2010 and later write formats such as 001 next to an older one."""
    found = "decimal"
    for form in level.iter(WORD + "numFmt"):
        found = form.get(WORD + "val", "decimal")
        first = form.get(WORD + "format", "").split(",")[0]
        if found == "custom" and re.fullmatch(r"0{1,9}1", first):
            return first
    return found


def _marker(
    level: Level, levels: tuple[Level | None, ...], counts: list[int | None], following: str
) -> Marker | None:
    def number(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        named, count = levels[index], counts[index]
        if named is None:
            return ""
        # 1.1 without a 1 before it: the level above has not counted, and shows its start.
        value = named.start if count is None else count
        return write_number(value, "decimal" if level.legal else named.form)

    text = level.text if level.form == "bullet" else _PLACE.sub(number, level.text)
    text = re.sub(r"[\t\r\n]", " ", text)
    if not text.strip():
        # pandoc writes what comes below the first line of an item in a list whose sign is a blank.
        return Marker(text, bullet=True) if level.form == "bullet" else None
    if not _HAS_WORDS.search(text) if level.form == "bullet" else not any(map(str.isalnum, text)):
        return Marker(text, bullet=True)
    return Marker(text + _gap(text, level.suffix, following), bullet=False)


def _gap(text: str, suffix: str, following: str) -> str:
    """Return a blank for the space that Word leaves after a number, or nothing.

    A tab becomes a blank only if the number would run into the text: 1.1 总则, 第一章 总则, `1. 5亿元`.
    """
    last = text[-1]
    if suffix == "nothing" or last in " \u3000" or not following:
        return ""
    touching = last < "\x7f" and following[:1] < "\x7f"
    # Not isalnum(): to Unicode ① and ⒈ are digits, but no text runs into them.
    word = last.isalpha() or last.isdecimal()
    return " " if suffix == "space" or touching or word else ""
