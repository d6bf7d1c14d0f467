"""Which lists of a Markdown file hold more than a line an item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docparse.readers.markdown.parser import Token

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
#: Tokens of blocks, but for those of lists and for what closes them.
_BLOCKS = frozenset(
    "paragraph_open heading_open fence code_block html_block hr table_open blockquote_open".split()
)


class ListAround(NamedTuple):
    """A list that is being read."""

    #: How many lists without numbers it stands in, itself counted; 0 for numbered text.
    depth: int = 0
    #: Its items hold blocks, so lists in them are blocks too and no deeper items.
    is_deep: bool = False


NO_LIST = ListAround()


def find_deep_lists(tokens: Sequence[Token]) -> set[int]:
    """Return the indexes of the tokens that begin an outermost list of such items.

    The items of any other list have a line each, and lists behind it.
    """
    deep = set[int]()
    first = -1
    # For each open item how much of it there is: nothing, its line, or a list behind that.
    items: list[int] = []
    lists = 0
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in _LISTS:
            first = first if lists else index
            lists += 1
            if items:
                items[-1] = 2
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists -= 1
        elif kind == "list_item_open":
            items.append(0)
        elif kind == "list_item_close":
            items.pop()
        elif kind in _BLOCKS and items:
            if items[-1] or kind != "paragraph_open":
                deep.add(first)
            items[-1] = 2 if items[-1] else 1
    return deep
