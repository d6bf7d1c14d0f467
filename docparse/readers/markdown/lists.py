"""The lists of a Markdown file whose items hold more than a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docparse.readers.markdown.parser import Token

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
#: Tokens that begin blocks, except for lists.
_BLOCKS = frozenset(
    "paragraph_open heading_open fence code_block html_block hr table_open blockquote_open".split()
)


class ListAround(NamedTuple):
    """A list that is being read."""

    #: How many lists without numbers it is in, including itself; 0 for numbered text.
    depth: int = 0
    #: Its items hold blocks: a list in them is such a block, not a deeper level of this list.
    holds_blocks: bool = False


NO_LIST = ListAround()


def find_lists_with_blocks(tokens: Sequence[Token]) -> set[int]:
    """Return the indexes of the tokens that begin outermost lists whose items hold blocks.

    The items of any other list have one line each, and lists after it.
    """
    found = set[int]()
    outermost = -1
    # For each open item how much has been seen: 0 nothing, 1 its line, 2 a list after that.
    items: list[int] = []
    lists = 0
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in _LISTS:
            outermost = outermost if lists else index
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
                found.add(outermost)
            items[-1] = 2 if items[-1] else 1
    return found
