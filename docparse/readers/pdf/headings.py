"""Which lines are headings: those of the file's own outline, else those in larger type than the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from docparse.lines.names import is_names
from docparse.lines.notes import DATE
from docparse.numbering.markers import read_marker
from docparse.readers.pdf.columns import Line
from docparse.readers.pdf.page import Bookmark
from docparse.readers.pdf.titles import (
    LATIN_NAMES,
    SAME_SIZE,
    Heading,
    are_authors,
    find_title,
    is_below,
)

#: Type this much larger than that of the text is that of headings.
_LARGER = 1.1
_LONGEST, _MOST_LINES = 60, 4
#: Lines of one size are text if there are so many, and half of them long.
_FEWEST_TEXT = 3
#: What stands before the names of authors.
_SIGNS = "□■●○★☆* "
#: A line is long that has this share of the width of the longest.
_LONG = 0.8
#: Of headings by their size there are no more levels, and no more lines than this share.
_MOST_LEVELS, _MOST_SHARE = 4, 0.4
#: So many headings with numbers of one kind, at one level, show where another belongs.
_FEWEST_SIBLINGS = 3
#: The levels of an outline agree with the sizes of type if so many headings of a size are at one.
_AGREED = 0.85
#: The outline counts if so many of its entries are in the text.
_FEWEST_FOUND, _SHARE_FOUND = 2, 0.6
_NOT_WORDS = re.compile(r"[\W_]+")
_STOPS = frozenset("。；，、：;,:")
#: The letters of a formula or a diagram are no words: x c h.
_HAS_WORDS = re.compile("[\u3007\u3400-\u9fff]|[A-Za-z]{3}")
_IS_DATE = re.compile(DATE)
_CONTENTS = re.compile(r"(?<![.…·．])[.…·．]{3,}+\s*+[0-9IVXivx]*+$|^目\s*[录錄次]$")


def find_headings(lines: Sequence[Line], bookmarks: Sequence[Bookmark]) -> list[Heading]:
    """Return the headings in order."""
    if not lines:
        return []
    body = body_size(lines)
    title = find_title(lines, body)
    if title and _is_one_of_many(lines, title, body):
        title = None
    if marked := _by_outline(lines, bookmarks):
        if title and title.first < marked[0].first:
            return [title, *(one._replace(level=one.level + 1) for one in marked)]
        return marked
    return [*([title] if title else []), *_by_size(lines, body, title)]


def _is_one_of_many(lines: Sequence[Line], title: Heading, body: float) -> bool:
    """Tell whether a line below text, in the type of two headings or more further on, is a heading as they are."""
    first = lines[title.first]
    before = sum(
        line.page == first.page and line.size <= first.size for line in lines[: title.first]
    )
    alike = [
        at
        for at, _ in _large_groups(lines, body, title.last + 1)
        if abs(lines[at].size - first.size) < SAME_SIZE
    ]
    return before > 1 and len(alike) > 1


def body_size(lines: Sequence[Line]) -> float:
    """Return the size of the type that most of the text is in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for run in line.runs:
            sizes[run.face.size] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _by_outline(lines: Sequence[Line], bookmarks: Sequence[Bookmark]) -> list[Heading]:
    """Return the lines that the entries of the file's outline name, if most of them are there."""
    if not bookmarks:
        return []
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        pages.setdefault(line.page, []).append(at)
    found: list[Heading] = []
    for bookmark in bookmarks:
        near = pages.get(bookmark.page, [])
        after = found[-1].last if found else -1
        if place := _find_words(lines, [at for at in near if at > after], bookmark.title):
            found.append(Heading(*place, bookmark.level))
    if len(found) < max(_FEWEST_FOUND, _SHARE_FOUND * len(bookmarks)):
        return []
    return _from_one(_with_sizes(lines, _merged(lines, found)))


def _merged(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """Return headings with the lines of a title that the outline names one by one put together."""
    merged: list[Heading] = []
    for one in found:
        before = merged[-1] if merged else None
        if (
            before
            and before.last + 1 == one.first
            and before.level == one.level
            and abs(lines[before.last].size - lines[one.first].size) < SAME_SIZE
            and _is_same_heading(lines, before.last)
        ):
            merged[-1] = before._replace(last=one.last)
        else:
            merged.append(one)
    return merged


def _with_sizes(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """Return headings with levels by the size of their type where an outline has none: all are at one level, or at any."""
    sizes = Counter(lines[one.first].size for one in found)
    often = {size for size, times in sizes.items() if times > 1}
    levels = _levels_of(often, 1)
    at_level: dict[int, set[int]] = {}
    of_size: dict[float, Counter[int]] = {}
    for one in found:
        size = lines[one.first].size
        if size in often:
            at_level.setdefault(one.level, set()).add(levels[size])
            of_size.setdefault(size, Counter())[one.level] += 1
    mixed = any(max(counts.values()) < _AGREED * counts.total() for counts in of_size.values())
    flat = len(at_level) == 1
    if len(set(levels.values())) < 2 or not (flat or mixed):
        return list(found)
    by_size = [one._replace(level=_level_by_size(lines[one.first].size, levels)) for one in found]
    named = {at for one in found for at in range(one.first, one.last + 1)}
    others = [
        Heading(first, last, levels[lines[first].size])
        for first, last in _large_groups(lines, body_size(lines), found[0].first)
        if lines[first].size in levels and named.isdisjoint(range(first, last + 1))
    ]
    return sorted([*by_size, *others])


def _level_by_size(size: float, levels: Mapping[float, int]) -> int:
    """Return the level of a size, for one that is used once that of the next smaller one."""
    smaller = [other for other in levels if other <= size + SAME_SIZE]
    return levels[max(smaller)] if smaller else max(levels.values())


def _from_one(found: Sequence[Heading]) -> list[Heading]:
    top = min(one.level for one in found)
    return [one._replace(level=one.level - top + 1) for one in found]


def _find_words(lines: Sequence[Line], places: Sequence[int], title: str) -> tuple[int, int] | None:
    """Return the first and last of the lines whose words are those of a title."""
    wanted = _NOT_WORDS.sub("", title)
    if not wanted:
        return None
    for at in places:
        words = _NOT_WORDS.sub("", lines[at].text)
        if words and wanted.startswith(words):
            end = at
            while words != wanted and end + 1 in places and end - at < _MOST_LINES:
                longer = words + _NOT_WORDS.sub("", lines[end + 1].text)
                if not wanted.startswith(longer):
                    break
                words, end = longer, end + 1
            if words == wanted and not _CONTENTS.search(lines[end].text):
                return at, end
    return None


def _by_size(lines: Sequence[Line], body: float, title: Heading | None) -> list[Heading]:
    """Return the lines in larger type, the larger the higher."""
    start = title.last + 1 if title else 0
    start = max(start, _end_of_cover(lines, body))
    groups = list(_large_groups(lines, body, start))
    covered = sum(last - first + 1 for first, last in groups)
    if covered > _MOST_SHARE * len(lines):
        return []
    sizes = Counter(lines[first].size for first, _ in groups)
    # One line in a size of its own is a byline rather than a heading.
    often = {size for size, times in sizes.items() if times > 1}
    levels = _levels_of(often, 2 if title else 1)
    found = [
        Heading(first, last, levels[lines[first].size])
        for first, last in groups
        if lines[first].size in often
    ]
    return _with_siblings(lines, found)


def _with_siblings(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """Return the headings, one whose number is of the kind of many others at their level: 5 结语, set a size larger."""
    styles = [_style_of(lines[one.first].text) for one in found]
    usual: dict[str, Counter[int]] = {}
    for one, style in zip(found, styles, strict=True):
        usual.setdefault(style, Counter())[one.level] += 1
    return [
        one._replace(level=counts.most_common(1)[0][0])
        if style
        and (counts := usual[style])[one.level] == 1
        and max(counts.values()) >= _FEWEST_SIBLINGS
        else one
        for one, style in zip(found, styles, strict=True)
    ]


def _style_of(words: str) -> str:
    marker = read_marker(words, 0, len(words))
    return marker.style if marker else ""


def _end_of_cover(lines: Sequence[Line], body: float) -> int:
    """Return the first line after a cover: a first page without lines of text."""
    first = [at for at, line in enumerate(lines) if line.page == lines[0].page]
    widest: dict[int, float] = {}
    for line in lines:
        widest[line.column] = max(widest.get(line.column, 0), _width(line))
    long = sum(
        _width(line) > _LONG * widest[line.column] and abs(line.size - body) < 0.1 * body
        for line in (lines[at] for at in first)
    )
    return first[-1] + 1 if long < 2 and first[-1] + 1 < len(lines) else 0


def _width(line: Line) -> float:
    """Return the width of the widest stretch of a line."""
    return max(stretch.right - stretch.left for stretch in line.stretches)


def _large_groups(lines: Sequence[Line], body: float, start: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < len(lines):
        run = at
        while run + 1 < len(lines) and abs(lines[run + 1].size - lines[at].size) < SAME_SIZE / 2:
            run += 1
        if lines[at].size >= _LARGER * body and not _is_text(lines, at, run):
            yield from _groups_in(lines, at, run)
        at = run + 1


def _is_text(lines: Sequence[Line], first: int, last: int) -> bool:
    """Tell whether lines of one size are text that is set larger than the rest."""
    widest = max(_width(line) for line in lines)
    long = sum(_width(line) > _LONG * widest for line in lines[first : last + 1])
    return last - first + 1 >= _FEWEST_TEXT and 2 * long >= last - first


def _groups_in(lines: Sequence[Line], at: int, last: int) -> Iterator[tuple[int, int]]:
    while at <= last:
        end = at
        while end < last and _is_same_heading(lines, end):
            end += 1
        words = "".join(line.text for line in lines[at : end + 1])
        if _may_be_heading(words) and end - at < 2:
            yield at, end
        at = end + 1


def _is_same_heading(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the next line goes on with the heading of a line."""
    words = lines[at + 1].text
    return is_below(lines, at) and read_marker(words, 0, len(words)) is None


def _may_be_heading(words: str) -> bool:
    return (
        2 <= len(words) <= _LONGEST
        and words[-1] not in _STOPS
        and _HAS_WORDS.search(words) is not None
        and not _CONTENTS.search(words)
        and not is_names(words.lstrip(_SIGNS))
        and not are_authors(words.lstrip(_SIGNS))
        and not LATIN_NAMES.fullmatch(words)
        and not _IS_DATE.match(words)
    )


def _levels_of(sizes: set[float], top: int) -> Mapping[float, int]:
    levels: dict[float, int] = {}
    level, before = top - 1, 0.0
    for size in sorted(sizes, reverse=True):
        if not levels or before - size >= SAME_SIZE:
            level = min(level + 1, top + _MOST_LEVELS - 1)
        levels[size] = level
        before = size
    return levels
