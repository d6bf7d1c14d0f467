"""Text and the marks inside a line as pandoc has them: words, emphasis, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from docparse.model.source import PICTURE, Mark
from docparse.writers.shared.addresses import image_address, link_address
from docparse.writers.shared.inlines import Inline

Json = dict[str, Any]

#: How deep marks are written inside marks, and lists inside lists: pandoc is recursive.
DEEPEST = 16
NO_ATTRIBUTES = ("", (), ())
#: Characters that pandoc's XML formats cannot carry, and lone surrogates, which UTF-8 cannot.
_UNSHOWABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS = re.compile("[ \t\n\r]+|[^ \t\n\r]+")


def write_inlines(inlines: Iterable[Inline]) -> list[Json]:
    """Return `inlines` as elements; neighbours with the same mark are in the same element."""
    # The open marks, and the contents of each so far; the first contents are those of the line.
    marks: list[Mark] = []
    contents: list[list[Json]] = [[]]
    for inline in inlines:
        wanted = [mark for mark in inline.marks if _has_element(mark)][:DEEPEST]
        shared = 0
        while shared < min(len(marks), len(wanted)) and marks[shared] is wanted[shared]:
            shared += 1
        del marks[shared:], contents[shared + 1 :]
        for mark in wanted[shared:]:
            inside: list[Json] = []
            contents[-1].append(_ELEMENTS[mark.kind](mark, inside))
            marks.append(mark)
            contents.append(inside)
        contents[-1] += _text(inline)
    return contents[0]


def _has_element(mark: Mark) -> bool:
    """Tell whether a mark is written; a link that runs a script is not."""
    return mark.kind in _ELEMENTS and (mark.kind != "a" or bool(link_address(mark.value)))


def _text(inline: Inline) -> list[Json]:
    """Return the text of `inline`: words, a picture, or code as it is."""
    leaf = next((mark for mark in reversed(inline.marks) if mark.kind in _LEAVES), None)
    if leaf:
        return _LEAVES[leaf.kind](leaf, inline.text)
    return _strings(inline.text)


def _strings(text: str) -> list[Json]:
    return [
        node("Space") if word[0] in " \t\n\r" else node("Str", word)
        for word in _WORDS.findall(showable(text))
    ]


def _link(mark: Mark, inside: list[Json]) -> Json:
    target = (showable(link_address(mark.value)), showable(mark.title))
    return node("Link", [NO_ATTRIBUTES, inside, target])


def _code(mark: Mark, text: str) -> list[Json]:
    return [node("Code", [NO_ATTRIBUTES, showable(text)])]


def _picture(mark: Mark, text: str) -> list[Json]:
    """Return a picture, or the words for it where its address may not be shown."""
    words = _strings(mark.title or text.replace(PICTURE, ""))
    address = image_address(mark.value)
    return (
        [node("Image", [NO_ATTRIBUTES, words, (showable(address), showable(mark.tooltip))])]
        if address
        else words
    )


#: Kind of a mark -> the element around what it covers.
_ELEMENTS: dict[str, Callable[[Mark, list[Json]], Json]] = {
    "strong": lambda _, inside: node("Strong", inside),
    "em": lambda _, inside: node("Emph", inside),
    "del": lambda _, inside: node("Strikeout", inside),
    "a": _link,
}
#: Kind of a mark -> the elements that replace what it covers.
_LEAVES: dict[str, Callable[[Mark, str], list[Json]]] = {
    "codespan": _code,
    "img": _picture,
}


def node(name: str, content: object = None) -> Json:
    """Return an element of pandoc's tree; without content it is just a name."""
    return {"t": name} if content is None else {"t": name, "c": content}


def showable(text: str) -> str:
    """Return `text` with U+FFFD for the characters that cannot be shown."""
    return _UNSHOWABLE.sub("\ufffd", text)
