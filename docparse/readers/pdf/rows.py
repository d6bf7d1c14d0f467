"""Glyphs to stretches of writing: what stands side by side on one line, without a gap that parts columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from docparse.readers.pdf.page import Face, Glyph
from docparse.readers.shared.superscript import to_script

#: In ems. Glyphs whose bases are no further apart are on one line.
_SAME_BASE = 0.2
#: A line of small type is part of the one that it overlaps by more than this share: a note's raised number.
_OVERLAP = 0.5
_SMALL = 0.8
#: A gap of so many ems parts two stretches, one is between two words, and one between Chinese words.
_PARTED, _WORD, _CHINESE_WORD = 1.2, 0.2, 0.6
#: Where most characters are no further apart than this, in ems, this is a gap between words too: 2 需求分析.
_CLOSE, _CLOSE_WORD = 0.06, 0.42
#: Type this much smaller, this much higher or lower, is raised or lowered.
_RAISED = 0.1
#: Characters one below the other are words if there are so many, no further apart than so many ems.
_FEWEST_STACKED, _STACKED = 3, 2.5
_BLANKS = frozenset(" \xa0\u3000\t")


class Stretch(NamedTuple):
    """Writing on one line without a wide gap."""

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    size: float

    @classmethod
    def of(cls, glyphs: list[Glyph]) -> Stretch:
        """Make a stretch of glyphs from left to right."""
        sizes: dict[float, int] = {}
        bases: dict[float, int] = {}
        for glyph in glyphs:
            size = glyph.face.size
            sizes[size] = sizes.get(size, 0) + 1
        size = max(sizes, key=lambda size: (sizes[size], size))
        for glyph in glyphs:
            if glyph.face.size == size:
                bases[glyph.base] = bases.get(glyph.base, 0) + 1
        base = max(bases, key=lambda base: bases[base])
        return cls(glyphs, glyphs[0].left, max(glyph.right for glyph in glyphs), base, size)

    @property
    def top(self) -> float:
        """The upper edge of the type."""
        return self.base - 0.85 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the type."""
        return self.base + 0.15 * self.size


class Run(NamedTuple):
    """Words in one face."""

    text: str
    face: Face


def find_rows(glyphs: Iterable[Glyph]) -> list[list[Stretch]]:
    """Return the lines of a page from top to bottom, each as its stretches from left to right."""
    lines = _with_small(_by_base(glyphs))
    rows = []
    for line in lines:
        line.sort(key=attrgetter("left"))
        if stretches := [Stretch.of(part) for part in _parts(line)]:
            rows.append(stretches)
    return _with_stacked(sorted(rows, key=lambda row: row[0].base))


def _with_stacked(rows: list[list[Stretch]]) -> list[list[Stretch]]:
    """Return the rows with characters one below the other put together: the title of a cover, written downwards."""
    found: list[list[Stretch]] = []
    at = 0
    while at < len(rows):
        end = at
        while end + 1 < len(rows) and _is_stacked(rows[end], rows[end + 1]):
            end += 1
        if end - at + 1 >= _FEWEST_STACKED:
            glyphs = [row[0].glyphs[0] for row in rows[at : end + 1]]
            found.append([Stretch.of(glyphs)])
        else:
            found += rows[at : end + 1]
        at = end + 1
    return found


def _is_stacked(row: list[Stretch], below: list[Stretch]) -> bool:
    first, second = row[0], below[0]
    one_each = len(row) == len(below) == len(first.glyphs) == len(second.glyphs) == 1
    return (
        one_each
        and abs(first.left - second.left) <= 1
        and first.size == second.size
        and second.base - first.base <= _STACKED * first.size
    )


def _by_base(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs of each line of writing."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=attrgetter("base")):
        if lines:
            last = lines[-1][-1]
            if glyph.base - last.base <= _SAME_BASE * min(glyph.face.size, last.face.size):
                lines[-1].append(glyph)
                continue
        lines.append([glyph])
    return lines


def _with_small(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put lines of small type, and those that are hardly higher or lower, into the line that they are part of."""
    boxes = [_box_of(line) for line in lines]
    into = list(range(len(lines)))
    for at, ((top, bottom, size), line) in enumerate(zip(boxes, lines, strict=True)):
        for other in (at - 1, at + 1, at - 2, at + 2):
            if not 0 <= other < len(lines) or into[other] != other or into[at] != at:
                continue
            other_top, other_bottom, other_size = boxes[other]
            shared = min(bottom, other_bottom) - max(top, other_top)
            smaller = len(line) < len(lines[other]) if size == other_size else size < other_size
            if smaller and shared > _OVERLAP * (bottom - top) and _is_beside(line, lines[other]):
                into[at] = other
    merged: dict[int, list[Glyph]] = {}
    for at, line in enumerate(lines):
        merged.setdefault(into[at], []).extend(line)
    return list(merged.values())


def _box_of(line: Sequence[Glyph]) -> tuple[float, float, float]:
    size = max(glyph.face.size for glyph in line)
    base = line[0].base
    return base - 0.85 * size, base + 0.15 * size, size


def _is_beside(line: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Tell whether no glyph of a line is over one of the other."""
    spans = sorted((glyph.left, glyph.right) for glyph in other if glyph.char not in _BLANKS)
    at = 0
    for glyph in sorted(line, key=attrgetter("left")):
        middle = (glyph.left + glyph.right) / 2
        while at < len(spans) and spans[at][1] < middle:
            at += 1
        if at < len(spans) and spans[at][0] < middle:
            return False
    return True


def _parts(line: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the parts of a line between wide gaps; blanks that the file has count as gaps too."""
    part: list[Glyph] = []
    right = 0.0
    for glyph in line:
        shown = glyph.char not in _BLANKS
        if part and shown and glyph.left - right > _PARTED * glyph.face.size:
            yield _trimmed(part)
            part = []
        if part or shown:
            part.append(glyph)
        right = max(right, glyph.right) if shown else right
    if part:
        yield _trimmed(part)


def _trimmed(part: list[Glyph]) -> list[Glyph]:
    """Return glyphs without the blanks at their end."""
    while part[-1].char in _BLANKS:
        part.pop()
    return part


def runs_of(stretches: Sequence[Stretch]) -> list[Run]:
    """Return the words of stretches side by side, with blanks where the gaps between them are."""
    runs: list[Run] = []
    for at, stretch in enumerate(stretches):
        if at and runs:
            runs[-1] = runs[-1]._replace(text=f"{runs[-1].text}  ")
        before: Glyph | None = None
        widest = _chinese_gap(stretch)
        for glyph, text in zip(stretch.glyphs, _in_script(stretch), strict=True):
            if before and _is_gap(before, glyph, widest):
                text = f" {text}"
            if runs and runs[-1].face == glyph.face and before:
                runs[-1] = Run(runs[-1].text + text, glyph.face)
            else:
                runs.append(Run(text, glyph.face))
            before = glyph
    return runs


def _chinese_gap(stretch: Stretch) -> float:
    """Return the width of a gap, in ems, that is one between words: in lines that are not set apart, a narrow one."""
    gaps = sorted(
        (glyph.left - before.right) / stretch.size
        for before, glyph in pairwise(stretch.glyphs)
        if before.char not in _BLANKS and glyph.char not in _BLANKS
    )
    return _CLOSE_WORD if gaps and gaps[(len(gaps) - 1) // 2] < _CLOSE else _CHINESE_WORD


def _is_gap(before: Glyph, glyph: Glyph, chinese: float) -> bool:
    if before.char in _BLANKS or glyph.char in _BLANKS:
        return False
    gap = (glyph.left - before.right) / max(glyph.face.size, before.face.size)
    narrow = before.char < "\u2e80" and glyph.char < "\u2e80"
    return gap > (_WORD if narrow else chinese)


def _in_script(stretch: Stretch) -> list[str]:
    """Return the characters of a stretch; digits alone that are raised or lowered as those of Unicode."""
    chars = [glyph.char for glyph in stretch.glyphs]
    at = 0
    for script, group in groupby(stretch.glyphs, lambda glyph: _script_of(glyph, stretch)):
        words = "".join(glyph.char for glyph in group)
        if script and words.isdecimal():  # a note [1] stays as it is
            chars[at : at + len(words)] = to_script(words, script)
        at += len(words)
    return chars


def _script_of(glyph: Glyph, stretch: Stretch) -> str:
    higher = (stretch.base - glyph.base) / stretch.size
    if glyph.face.size >= _SMALL * stretch.size or abs(higher) < _RAISED:
        return ""
    return "sup" if higher > 0 else "sub"


def text_of(stretches: Sequence[Stretch]) -> str:
    """Return the words of stretches side by side."""
    return "".join(run.text for run in runs_of(stretches))
