"""HTML: one complete page, its styles and script inside, readable on a phone and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docparse.model.document import Document
from docparse.model.leaves import Paragraph
from docparse.model.source import PICTURE
from docparse.writers.html.blocks import Body, Words
from docparse.writers.html.inline import escape_text
from docparse.writers.shared.language import language_of

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

_WORDS = {"zh-Hant": Words("跳至內文", "目錄", "「{}」的下層標題", "表格", "圖片", "文件")}
#: The files beside this module that stand in each page, and the hashes by which its policy lets them in: to load what
#: computes them takes a twentieth of a short run. A test says what they are when a file was changed.
_STYLE, _SCRIPT = "page.css", "page.js"
_HASHES = {
    _STYLE: "'sha256-CvWr6F70iCax4Q5exhL5U2BVlQwz6Is5iJYPZyTdtNU='",
    _SCRIPT: "'sha256-/FD4o189bjat9nYnUn1I4YdsZ7DWZc8NyunGha43dhk='",
}
#: Contents are unfolded down to this level; what is below opens where the reader is.
_UNFOLDED = 2
#: No id of a section begins like this one.
_MAIN = "_text"
#: How many characters of a description search engines show, and of a text a name needs.
_LONGEST_DESCRIPTION = 120
_LONGEST_NAME = 24
#: 各位代表： says nothing of the text; such a paragraph describes it only if there is no other.
_SHORTEST_DESCRIPTION = 20


def write_html(document: Document, *, fragment: bool = False, numbering: str = "keep") -> str:
    """Write `document` as a page with contents beside it, or as a `fragment`: its blocks alone.

    A title is `h1` and moves the sections one level down; levels below the sixth are `h6` with
    `aria-level`. `numbering` is one of `numbering.NUMBERINGS`. No character of the text becomes markup.
    Raises `ValueError` for another numbering.
    """
    language = language_of(document.source.text)
    words = _WORDS.get(language, Words())
    body = Body(document, numbering, words)
    blocks = list(body.write())
    return "".join(blocks if fragment else _write_page(document, body, blocks, language))


def _write_page(document: Document, body: Body, blocks: list[str], language: str) -> Iterator[str]:
    """Yield the page around `blocks`, which `body` has written."""
    words = body.words
    contents = "".join(_write_contents(body))
    style = _read_beside(_STYLE)
    script = _read_beside(_SCRIPT) if contents else ""
    description = _description_of(document)
    named = document.title or (body.entries[0].label if body.entries else "")
    name = named.replace(PICTURE, "") or description[:_LONGEST_NAME] or words.document
    # Who listens to a page looks for its heading; a text without any has one that is heard and is no text.
    unseen = f'<header><div role="heading" aria-level="1" aria-label="{escape_text(name)}"></div></header>\n'
    heading = "" if named else unseen
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        f' content="{_policy_of(document, bool(script))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape_text(name)}</title>\n"
    )
    yield from _write_metadata(document, description)
    yield (
        f"<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#{_MAIN}">{words.skip}</a>\n{contents}{heading}'
        f'<main id="{_MAIN}">\n<article>\n'
    )
    yield from blocks
    yield "</article>\n</main>\n"
    if script:
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


@cache
def _read_beside(name: str) -> str:
    """Read a file beside this module, from a folder or from a zip file."""
    loader = cast("ResourceLoader", __spec__.loader)
    text = loader.get_data(str(Path(__file__).with_name(name))).decode("utf-8")
    # A checkout on Windows may have turned the line ends; browsers hash the text with \n.
    return text.replace("\r\n", "\n")


def _policy_of(document: Document, scripted: bool) -> str:
    """Return a content security policy that lets a page use what it holds, and nothing else."""
    images = [mark.value for mark in document.source.marks if mark.kind == "img"]
    rules = {
        "default-src": "'none'",
        "style-src": _HASHES[_STYLE],
        "script-src": _HASHES[_SCRIPT] if scripted else "",
        "img-src": _image_sources(images) if images else "",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items() if value)


def _image_sources(values: Iterable[str]) -> str:
    from docparse.writers.shared.addresses import (
        image_address,
        image_source,
    )  # most texts have none

    return " ".join(
        sorted({image_source(address) for address in map(image_address, values) if address})
    )


def _description_of(document: Document) -> str:
    """Return the beginning of the abstract or of the first paragraph that says something."""
    first = ""
    for block in document.walk():
        if isinstance(block, Paragraph) and block.role in ("", "abstract"):
            text = " ".join(block.text.replace(PICTURE, "").split())
            first = first or text
            if len(text) >= _SHORTEST_DESCRIPTION:
                first = text
                break
    return first if len(first) <= _LONGEST_DESCRIPTION else first[: _LONGEST_DESCRIPTION - 1] + "…"


def _write_metadata(document: Document, description: str) -> Iterator[str]:
    matter = document.front_matter
    values = {
        "description": description,
        "keywords": matter.get("keywords", ""),
        "author": matter.get("byline", ""),
    }
    for name, value in values.items():
        if value:
            yield f'<meta name="{name}" content="{escape_text(" ".join(value.split()))}">\n'


def _write_contents(body: Body) -> Iterator[str]:
    """Yield the contents; an entry stands at most one level below the one before it."""
    title = body.words.contents
    depth, before = 0, ""
    for level, id, label in body.entries:
        if not depth:
            yield f'<nav aria-label="{title}">\n<details>\n<summary>{title}</summary>\n<ul>\n'
        elif level <= depth:
            yield "</li>\n" + "".join(map(_close_list, range(depth, level, -1)))
        elif level <= _UNFOLDED:
            yield "\n<ul>\n"
        else:
            below = escape_text(body.words.below.format(before))
            yield f'\n<details><summary aria-label="{below}"></summary>\n<ul>\n'
        depth, before = level, label
        yield f'<li><a href="#{id}">{escape_text(label)}</a>'
    if depth:
        yield "</li>\n" + "".join(map(_close_list, range(depth, 1, -1)))
        yield "</ul>\n</details>\n</nav>\n"


def _close_list(level: int) -> str:
    return "</ul></li>\n" if level <= _UNFOLDED else "</ul></details></li>\n"
