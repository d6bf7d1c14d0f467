"""Text and the marks inside a line as HTML: links, pictures, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docparse.model.source import PICTURE, REFERENCE, Mark
from docparse.writers.shared.addresses import image_address, link_address
from docparse.writers.shared.inlines import Inline
from docparse.writers.shared.markup import escape

#: Characters that HTML does not allow in a page: the standard's control characters and noncharacters, and lone
#: surrogates. The noncharacters above U+FFFF are in one range with others, as a search among many ranges is slow.
_UNSHOWABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]"
)
#: Kind of a mark -> the element for it; links and pictures have their own functions.
_TAGS = {"strong": "strong", "em": "em", "del": "del", "codespan": "code"}


def escape_text(text: str) -> str:
    """Return `text` as HTML text or as the inside of an attribute in double quotes."""
    escaped = escape(text)
    # HTML allows all that Python calls printable, which is much faster to find out.
    return escaped if escaped.isprintable() else _UNSHOWABLE.sub(_shown, escaped)


def _shown(match: re.Match[str]) -> str:
    """Return U+FFFD for what HTML does not allow; above U+FFFF that is the last two of each plane."""
    char = match[0]
    return char if char > "\uffff" and ord(char) & 0xFFFE != 0xFFFE else "\ufffd"


def write_inlines(inlines: Iterable[Inline], picture: str) -> str:
    """Write `inlines`; `picture` is written for a picture without words of its own."""
    return write_elements(html_inlines(inlines, picture))


def html_inlines(inlines: Iterable[Inline], picture: str) -> Iterator[Inline]:
    """Yield `inlines` with HTML for their text."""
    for inline in inlines:
        image = next((mark for mark in inline.marks if mark.kind == "img"), None)
        if inline.text == PICTURE and image:
            words = escape_text(image.title or picture)
            address = _address_of(image)
            title = f' title="{escape_text(image.tooltip)}"' if image.tooltip else ""
            html = f'<img src="{escape_text(address)}" alt="{words}"{title}>' if address else words
            yield inline._replace(text=html)
        else:
            yield inline._replace(text=escape_text(inline.text))


def write_elements(inlines: Iterable[Inline]) -> str:
    """Write the result of `html_inlines`, the marks as elements around it."""
    pieces: list[str] = []
    open_marks: list[tuple[Mark, str]] = []
    for inline in inlines:
        shared = 0
        for (mark, _), wanted in zip(open_marks, inline.marks, strict=False):
            if mark != wanted:
                break
            shared += 1
        _close(open_marks, shared, pieces)
        for mark in inline.marks[shared:]:
            tag, attributes = _element_of(mark)
            if tag == "a" and any(other == "a" for _, other in open_marks):
                tag = ""
            open_marks.append((mark, tag))
            if tag:
                pieces.append(f"<{tag}{attributes}>")
        pieces.append(inline.text)
    _close(open_marks, 0, pieces)
    return "".join(pieces)


def _close(open_marks: list[tuple[Mark, str]], keep: int, pieces: list[str]) -> None:
    while len(open_marks) > keep:
        _, tag = open_marks.pop()
        if tag:
            pieces.append(f"</{tag}>")


def _element_of(mark: Mark) -> tuple[str, str]:
    """Return the element for a mark and its attributes; an empty name where there is none."""
    if mark.kind == REFERENCE:
        return "a", f' href="#{escape_text(mark.value)}" class="reference"'
    if mark.kind != "a":
        return _TAGS.get(mark.kind, ""), ""
    address = _address_of(mark)
    if not address:
        return "", ""
    title = f' title="{escape_text(mark.title)}"' if mark.title else ""
    return "a", f' href="{escape_text(address)}"{title}'


def _address_of(mark: Mark) -> str:
    return image_address(mark.value) if mark.kind == "img" else link_address(mark.value)
