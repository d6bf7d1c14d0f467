"""HTML tags inside a line of Markdown: those that come in pairs, and what they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docparse.readers.markdown.parser import Token

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]+)(?:\s[^<>]*)?>")
#: Name of an element -> kind of its mark, empty for none.
TAG_MARKS: Mapping[str, str] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    **dict.fromkeys(("s", "del", "strike"), "del"),
    **dict.fromkeys(("sup", "sub", "font", "span", "u", "big", "small", "center", "mark", "a"), ""),
}
#: A place to link to; a link is shown as it is.
_ANCHOR = re.compile(r"<a\s+(?:id|name)\s*=\s*[^\s<>]+\s*>", re.IGNORECASE)
SCRIPTS = frozenset({"sup", "sub"})


class _Open(NamedTuple):
    name: str
    level: int
    at: int


def pair_tags(tokens: Sequence[Token]) -> dict[int, tuple[str, str]]:
    """Return index -> (element, `open` or `close`) for the tags in `tokens` that come in pairs.

    A single tag, or one whose partner is inside another mark, is text: <张三>, 3 <b.
    """
    pairs: dict[int, tuple[str, str]] = {}
    waiting: list[_Open] = []
    counts: Counter[str] = Counter()

    def drop() -> _Open:
        dropped = waiting.pop()
        counts[dropped.name] -= 1
        return dropped

    level = 0  # not the token's own level, which the parser sets before it pairs emphasis
    for index, token in enumerate(tokens):
        level += token.nesting
        while waiting and waiting[-1].level > level:
            drop()
        found = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
        name = found["name"].lower() if found else ""
        if found is None or name not in TAG_MARKS:
            continue
        if name == "a" and not found["end"] and not _ANCHOR.fullmatch(token.content):
            continue
        if not found["end"]:
            waiting.append(_Open(name, level, index))
            counts[name] += 1
        elif counts[name]:
            while (opened := drop()).name != name:
                pass
            if opened.level == level:
                pairs[opened.at], pairs[index] = (name, "open"), (name, "close")
    return pairs
