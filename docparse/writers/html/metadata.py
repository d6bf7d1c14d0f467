"""The metadata of a page: description, keywords, author."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.model.document import Document
from docparse.model.leaves import Paragraph
from docparse.model.source import PICTURE
from docparse.writers.html.inlines import escape_text

#: How many characters of a description search engines show.
_LONGEST = 120
#: 各位代表： says nothing of the text; so short a paragraph describes it only if there is no other.
_SHORTEST = 20


def description_of(document: Document) -> str:
    """Return the beginning of the abstract or of the first paragraph that says something."""
    first = ""
    for block in document.walk():
        if isinstance(block, Paragraph) and block.role in ("", "abstract"):
            text = " ".join(block.text.replace(PICTURE, "").split())
            first = first or text
            if len(text) >= _SHORTEST:
                first = text
                break
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"


def write_metadata(document: Document, description: str) -> Iterator[str]:
    """Yield the `meta` elements that tell about the text."""
    known = document.front_matter
    parts = document.front_parts
    values = {
        "description": description,
        "keywords": known.get("keywords", ""),
        "author": known.get("byline", "") or known.get("signature", ""),
        # The names of Dublin Core for what only an official document has.
        "dcterms.identifier": " ".join(part.text for part in parts if part.role == "number"),
        "dcterms.publisher": " ".join(part.text for part in parts if part.role == "issuer"),
    }
    for name, value in values.items():
        if value:
            yield f'<meta name="{name}" content="{escape_text(" ".join(value.split()))}">\n'
