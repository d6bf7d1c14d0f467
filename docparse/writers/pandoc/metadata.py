"""The metadata of pandoc's JSON: title, author, date, abstract, keywords, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from docparse.model.document import Document, Section
from docparse.model.leaves import OFFICIAL_ROLES, Paragraph, Role, Title
from docparse.model.source import BLANKS
from docparse.writers.pandoc.inlines import Json, node, showable, write_inlines
from docparse.writers.shared.inlines import inlines_of
from docparse.writers.shared.language import language_of

#: Role of a paragraph -> the field that it moves to. Keywords stay in the text too, as pandoc does not show theirs.
FIELDS: dict[Role, str] = {
    "subtitle": "subtitle",
    "byline": "author",
    "signature": "author",
    "date": "date",
    "abstract": "abstract",
}
_KEYWORDS_LABEL = re.compile("^[^:：】\\]〕]{2,12}[:：】\\]〕]+|^[Kk]ey ?words *[:：]?")
_STOPS = re.compile("[;；,，、]")


def before_text(document: Document) -> list[Title | Paragraph]:
    """Return the title, and the parts of the front matter that come before the text with it."""
    if not document.title:
        return []
    front: list[Title | Paragraph] = []
    for block in takewhile(lambda block: not isinstance(block, Section), document.blocks):
        match block:
            case Title() if not any(isinstance(known, Title) for known in front):
                front.append(block)
            case Paragraph() if block.role:
                front.append(block)
    return front


def write_metadata(document: Document, front: Sequence[Title | Paragraph]) -> Json:
    """Return the metadata that `front` and the language of the text make."""
    language = language_of(document.source.text)
    # pandoc 3 has words of its own in zh-Hans and zh-Hant, and warns about zh
    meta: Json = {"lang": node("MetaString", language)} if language != "zh" else {}
    for block in front:
        inlines = write_inlines(inlines_of(block.reading, block.span))
        words = node("MetaInlines", inlines)
        match block:
            case Title():
                meta["title"] = words
            case Paragraph(role="byline" | "signature"):
                meta.setdefault("author", node("MetaList", []))["c"].append(words)
            case Paragraph(role="abstract"):
                meta.setdefault("abstract", node("MetaBlocks", []))["c"].append(
                    node("Para", inlines)
                )
            case Paragraph(role="keywords"):
                meta.setdefault("keywords", node("MetaList", []))["c"] += _keywords_of(block.text)
            case Paragraph() if block.role not in FIELDS:
                pass
            case Paragraph() if FIELDS[block.role] in meta:
                meta[FIELDS[block.role]]["c"] += [node("Space"), *inlines]
            case Paragraph():
                meta[FIELDS[block.role]] = words
    for part in document.front_parts:
        if part.role in OFFICIAL_ROLES:
            meta.setdefault(part.role, node("MetaList", []))["c"].append(
                node("MetaString", showable(part.text))
            )
    return meta


def _keywords_of(text: str) -> list[Json]:
    text = _KEYWORDS_LABEL.sub("", text)
    # 关键词：群众路线 群众观点: blanks separate words where nothing else does
    words = _STOPS.split(text) if _STOPS.search(text) else text.split()
    shown = [showable(word.strip(BLANKS)) for word in words]
    return [node("MetaString", word) for word in shown if word]
