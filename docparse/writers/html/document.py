"""A document as HTML: one complete page, its styles and script inside, readable on a phone and in print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docparse.model.document import Document
from docparse.model.source import PICTURE
from docparse.writers.html.blocks import Blocks
from docparse.writers.html.contents import write_contents
from docparse.writers.html.inlines import escape_text
from docparse.writers.html.metadata import description_of, write_metadata
from docparse.writers.html.words import words_of
from docparse.writers.shared.addresses import image_address, image_source
from docparse.writers.shared.language import language_of
from docparse.writers.shared.references import with_references

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

#: The files next to this module that are part of each page, and the hashes by which its policy lets them in: to load
#: what computes them takes a twentieth of a short run. A test gives the new hashes when a file was changed.
_STYLE, _SCRIPT = "page.css", "page.js"
_HASHES = {
    _STYLE: "'sha256-GHCH9d1ICVjg/GaKM3T6WguFQuAFJRZvAfXSPZ7tNYI='",
    _SCRIPT: "'sha256-/FD4o189bjat9nYnUn1I4YdsZ7DWZc8NyunGha43dhk='",
}
#: The id of the main part; no id of a section begins like this one.
_MAIN = "_text"
#: How many characters of a description become the name of a page without a title.
_LONGEST_NAME = 24


def write_html(
    document: Document,
    *,
    fragment: bool = False,
    numbering: str = "keep",
    references: str = "link",
) -> str:
    """Write `document` as a page with contents at its side, or as a `fragment`: only its blocks.

    A title is `h1` and moves the sections one level down; levels below the sixth are `h6` with
    `aria-level`. `numbering` is one of `numbering.NUMBERINGS`. A reference to a number of the text is a link, unless
    `references` is `text`. No character of the text becomes markup. Raises `ValueError` for others.
    """
    document = with_references(document, references)
    language = language_of(document.source.text)
    blocks = Blocks(document, numbering, words_of(language), fragment=fragment)
    written = list(blocks.write_blocks())
    return "".join(written if fragment else _write_page(document, blocks, written, language))


def _write_page(
    document: Document, blocks: Blocks, written: list[str], language: str
) -> Iterator[str]:
    """Yield the page around the blocks, which are `written`."""
    words, entries = blocks.words, blocks.entries
    contents = "".join(write_contents(entries, words))
    style = _read_file(_STYLE)
    script = _read_file(_SCRIPT) if contents else ""
    description = description_of(document)
    named = document.title or (entries[0].label if entries else "")
    name = named.replace(PICTURE, "") or description[:_LONGEST_NAME] or words.document
    # A screen reader looks for the heading of a page; a text without one gets a heading that cannot be seen.
    unseen = f'<header><div role="heading" aria-level="1" aria-label="{escape_text(name)}"></div></header>\n'
    heading = "" if named else unseen
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        f' content="{_policy_of(document, bool(script))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape_text(name)}</title>\n"
    )
    yield from write_metadata(document, description)
    yield (
        f"<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#{_MAIN}">{words.skip}</a>\n{contents}{heading}'
        f'<main id="{_MAIN}">\n<article>\n'
    )
    yield from written
    yield "</article>\n</main>\n"
    if script:
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


@cache
def _read_file(name: str) -> str:
    """Read a file next to this module, from a folder or from a zip file."""
    loader = cast("ResourceLoader", __spec__.loader)
    text = loader.get_data(str(Path(__file__).with_name(name))).decode("utf-8")
    # A checkout on Windows may have changed the line ends; browsers hash the text with \n.
    return text.replace("\r\n", "\n")


def _policy_of(document: Document, has_script: bool) -> str:
    """Return a content security policy that lets a page use what it holds, and nothing else."""
    pictures = [image_address(mark.value) for mark in document.source.marks if mark.kind == "img"]
    rules = {
        "default-src": "'none'",
        "style-src": _HASHES[_STYLE],
        "script-src": _HASHES[_SCRIPT] if has_script else "",
        "img-src": " ".join(sorted({image_source(address) for address in pictures if address})),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items() if value)
