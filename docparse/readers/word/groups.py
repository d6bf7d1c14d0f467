"""Neighbours that make one block: the items of a list, lines of code, the paragraphs of a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from docparse.readers.word.blocks import Block, Paragraph

_TYPED = re.compile(r"[^\s\u3000.．、)）]{0,8}[.．、)）]|[①-⑳]")
_LETTERS = re.compile("[^\\W_]")
_CHINESE = re.compile("[\u3400-\u9fff]")


class Group(NamedTuple):
    """Blocks that are one: a `list`, `code` or a `quote`; or a single block, whose kind is empty or `rule`."""

    kind: str
    blocks: list[Block]


def paragraphs_of(blocks: Iterable[Block]) -> list[Paragraph]:
    """Return the blocks of a group of several, which are all paragraphs."""
    return [block for block in blocks if isinstance(block, Paragraph)]


def items_of(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, list[Block]]]:
    """Yield the items of a list: the first paragraph of each, and what is below it."""
    item: Paragraph | None = None
    below: list[Block] = []
    for paragraph in paragraphs:
        if item and paragraph.bullet is None and not typed_number(paragraph):
            below.append(replace(paragraph, goes_on=None))
            continue
        if item:
            yield item, below
        item, below = paragraph, []
    if item:
        yield item, below


def typed_number(paragraph: Paragraph) -> str:
    """Return the number that an item begins with, if its list leaves it to the author."""
    found = _TYPED.match(paragraph.text()) if paragraph.is_typed else None
    return found.group() if found else ""


def group_blocks(blocks: Iterable[Block], *, in_quote: bool = False) -> Iterator[Group]:
    """Yield the groups of `blocks`; the paragraphs of a quotation group as others do inside it."""
    open_group: Group | None = None
    for block in blocks:
        kind = _kind_of(block, open_group.kind if open_group else "", in_quote=in_quote)
        if open_group and kind == open_group.kind and kind not in ("", "rule"):
            open_group.blocks.append(block)
            continue
        if open_group:
            yield from _finished(open_group)
        open_group = Group(kind, [block])
    if open_group:
        yield from _finished(open_group)


def _kind_of(block: Block, before: str, *, in_quote: bool) -> str:
    """Return the kind of the group of a block; `before` is that of the block above it."""
    if not isinstance(block, Paragraph) or block.level or block.is_caption:
        return ""
    if before == "list" and block.goes_on is not None:
        return "list"
    kind = "" if in_quote and block.block == "quote" else block.block
    if any(piece.picture for piece in block.pieces) and kind == "code":
        return ""
    if kind == "rule":
        return "rule" if block.is_blank() else ""
    if kind == "quote" and not block.marker.text:
        return "quote"
    if block.bullet is not None:
        return "list"
    return "code" if kind in ("code", "listing") and not block.marker.text else ""


def _finished(group: Group) -> Iterator[Group]:
    """Yield a group, without empty paragraphs at its end, or its blocks one by one if it is no group."""
    blocks = group.blocks
    end = len(blocks)
    if group.kind in ("code", "quote"):
        while end and all(
            isinstance(one, Paragraph) and one.is_blank() for one in blocks[end - 1 : end]
        ):
            end -= 1
    first = blocks[0]
    if group.kind == "code" and isinstance(first, Paragraph) and first.block == "listing":
        end = end if _is_listing(group._replace(blocks=blocks[:end])) else 0
    if end:
        yield group._replace(blocks=blocks[:end])
    for block in blocks[end:]:
        yield Group("", [block])


def _is_listing(group: Group) -> bool:
    """Tell whether paragraphs that came from a web page with their line ends are code, and no text in Chinese."""
    text = "\n".join(paragraph.text() for paragraph in paragraphs_of(group.blocks))
    chinese = len(_CHINESE.findall(text))
    if not chinese or "\n" not in text:
        return not chinese
    return 2 * chinese < len(_LETTERS.findall(text))
