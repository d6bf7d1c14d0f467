"""HTML inside a line: text, links, pictures, emphasis."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from docparse.model.reading import Reading
from docparse.model.source import PICTURE, Mark, Span
from docparse.writers.shared.inline import Run, runs_of
from docparse.writers.shared.markup import escape

#: What may be a character that HTML does not allow in a page (the standard's control characters and
#: noncharacters, and lone surrogates). All beyond U+FFFF are in one range, as a search is slow among many.
_UNSHOWABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]"
)
#: Kind of a mark -> the element for it; links and pictures have functions of their own.
_TAGS = {"strong": "strong", "em": "em", "del": "del", "codespan": "code"}


def escape_text(text: str) -> str:
    """Return `text` as HTML text or as the inside of an attribute in double quotes."""
    escaped = escape(text)
    # What is printable for Python is showable; that is much quicker to find.
    return escaped if escaped.isprintable() else _UNSHOWABLE.sub(_shown, escaped)


def _shown(match: re.Match[str]) -> str:
    """Return U+FFFD for what HTML does not allow; beyond U+FFFF that is the last two of each plane."""
    char = match[0]
    return char if char > "\uffff" and ord(char) & 0xFFFE != 0xFFFE else "\ufffd"


def html_runs(runs: Iterable[Run], picture: str) -> Iterator[Run]:
    """Yield `runs` with HTML for their text; `picture` is read for a picture without words of its own."""
    for run in runs:
        image = next((mark for mark in run.marks if mark.kind == "img"), None)
        if run.text == PICTURE and image:
            words = escape_text(image.title or picture)
            address = _address_of(image)
            title = f' title="{escape_text(image.tooltip)}"' if image.tooltip else ""
            html = f'<img src="{escape_text(address)}" alt="{words}"{title}>' if address else words
            yield run._replace(text=html)
        else:
            yield run._replace(text=escape_text(run.text))


def write_runs(runs: Iterable[Run]) -> str:
    """Return the result of `html_runs` as one string, the marks as elements around it."""
    pieces: list[str] = []
    open_marks: list[tuple[Mark, str]] = []
    for run in runs:
        shared = 0
        for (mark, _), wanted in zip(open_marks, run.marks, strict=False):
            if mark != wanted:
                break
            shared += 1
        _close(open_marks, shared, pieces)
        for mark in run.marks[shared:]:
            tag, attributes = _element_of(mark)
            if tag == "a" and any(other == "a" for _, other in open_marks):
                tag = ""
            open_marks.append((mark, tag))
            if tag:
                pieces.append(f"<{tag}{attributes}>")
        pieces.append(run.text)
    _close(open_marks, 0, pieces)
    return "".join(pieces)


def inline_writer(reading: Reading, picture: str) -> Callable[[Span], str]:
    """Return a function that writes what `reading` has in a span; `picture` is as in `html_runs`."""

    def write_plain(span: Span) -> str:
        return escape_text(reading.text(span))

    def write(span: Span) -> str:
        if not reading.inline_marks_in(span):
            return escape_text(reading.text(span))
        return write_runs(html_runs(runs_of(reading, span), picture))

    return write if reading.source.marks else write_plain


def _close(open_marks: list[tuple[Mark, str]], keep: int, pieces: list[str]) -> None:
    while len(open_marks) > keep:
        _, tag = open_marks.pop()
        if tag:
            pieces.append(f"</{tag}>")


def _element_of(mark: Mark) -> tuple[str, str]:
    """Return the element for a mark and its attributes; an empty name where there is none."""
    if mark.kind != "a":
        return _TAGS.get(mark.kind, ""), ""
    address = _address_of(mark)
    if not address:
        return "", ""
    title = f' title="{escape_text(mark.title)}"' if mark.title else ""
    return "a", f' href="{escape_text(address)}"{title}'


def _address_of(mark: Mark) -> str:
    from docparse.writers.shared.addresses import (
        image_address,
        link_address,
    )  # most texts have none

    return image_address(mark.value) if mark.kind == "img" else link_address(mark.value)
