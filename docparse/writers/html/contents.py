"""The contents of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.writers.html.inlines import escape_text
from docparse.writers.html.words import Words

#: Contents are unfolded down to this level; deeper ones open where the reader is.
_UNFOLDED = 2


class Entry(NamedTuple):
    """A heading in the contents."""

    level: int
    id: str
    #: Marker and title, as one line without markup.
    label: str


def write_contents(entries: Sequence[Entry], words: Words) -> Iterator[str]:
    """Yield the contents; an entry is at most one level below the one before it."""
    title = words.contents
    depth, before = 0, ""
    for level, id, label in entries:
        if not depth:
            yield f'<nav aria-label="{title}">\n<details>\n<summary>{title}</summary>\n<ul>\n'
        elif level <= depth:
            yield "</li>\n" + "".join(map(_close_list, range(depth, level, -1)))
        elif level <= _UNFOLDED:
            yield "\n<ul>\n"
        else:
            below = escape_text(words.below.format(before))
            yield f'\n<details><summary aria-label="{below}"></summary>\n<ul>\n'
        depth, before = level, label
        yield f'<li><a href="#{id}">{escape_text(label)}</a>'
    if depth:
        yield "</li>\n" + "".join(map(_close_list, range(depth, 1, -1)))
        yield "</ul>\n</details>\n</nav>\n"


def _close_list(level: int) -> str:
    return "</ul></li>\n" if level <= _UNFOLDED else "</ul></details></li>\n"
