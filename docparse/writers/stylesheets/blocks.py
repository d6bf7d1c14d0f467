"""The parts of tables, lists and quotations made ready for the stylesheets: the work that is hard in XSLT 1.0."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docparse.model.source import BLANKS
from docparse.model.vocabulary import NAMESPACE

_NAMED = f"{{{NAMESPACE}}}"
_LIST, _ITEM, _P, _MARK = (_NAMED + name for name in ("list", "item", "p", "mark"))
_WITH_LINES = [_NAMED + name for name in ("quote", "item", "cell")]
_BLOCKS = frozenset(_NAMED + name for name in ("table", "list", "quote", "rule", "raw"))
#: How deep lists are written inside lists.
_DEEPEST = 16


def set_paragraphs(tree: etree._Element) -> None:
    """Put each line of a quotation, an item or a cell into a `p`, beside the blocks there.

    Elements where this is done have `parted="yes"`.
    """
    for element in list(tree.iter(_WITH_LINES)):
        children = list(_parted(element))
        element.text = None
        element[:] = children
        element.set("parted", "yes")


def _parted(element: etree._Element) -> Iterator[etree._Element]:
    line = etree.Element(_P)
    pieces: list[etree._Element | str] = [element.text or ""]
    for child in list(element):
        pieces += [child, child.tail or ""]
        child.tail = None
    for piece in pieces:
        if isinstance(piece, str):
            first, *others = piece.split("\n")
            _append(line, first)
            for words in others:
                if _has_content(line):
                    yield line
                line = etree.Element(_P)
                _append(line, words)
        elif piece.tag in _BLOCKS or (piece.tag == _MARK and piece.get("kind") == "code"):
            if _has_content(line):
                yield line
            line = etree.Element(_P)
            yield piece
        else:
            line.append(piece)
    if _has_content(line):
        yield line


def _append(line: etree._Element, words: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + words
    else:
        line.text = (line.text or "") + words


def _has_content(line: etree._Element) -> bool:
    return len(line) > 0 or bool((line.text or "").strip(BLANKS))


def nest_lists(tree: etree._Element) -> None:
    """Put items into lists inside the item above them, by their depth."""
    for outer in list(tree.iter(_LIST)):
        items = list(outer.iterchildren(_ITEM))
        for item in items:
            outer.remove(item)
        # The last item at each depth.
        last: list[etree._Element] = []
        for item in items:
            del last[min(int(item.get("depth", "1")), _DEEPEST) - 1 :]
            (_list_in(last[-1]) if last else outer).append(item)
            last.append(item)


def _list_in(item: etree._Element) -> etree._Element:
    """Return the list at the end of an item, made if there is none."""
    if len(item) and item[-1].tag == _LIST:
        return item[-1]
    return etree.SubElement(item, _LIST)
