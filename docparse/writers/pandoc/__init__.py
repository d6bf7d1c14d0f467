"""Pandoc's JSON: the tree as pandoc's own, for Word, OpenDocument, EPUB, LaTeX and whatever else it writes.

    docparse convert 报告.txt -t pandoc | pandoc -f json -o 报告.docx

The names of the elements are those of pandoc-types, module Text.Pandoc.Definition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import assert_never

from docparse.model.document import Document, Section
from docparse.model.leaves import (
    Code,
    Figure,
    Leaf,
    List,
    Paragraph,
    Quote,
    Raw,
    Role,
    Rule,
    Table,
    Title,
)
from docparse.model.source import BLANKS, Span
from docparse.writers.pandoc.inline import Json, inlines, node, showable
from docparse.writers.pandoc.nested import (
    blocks_of,
    code_block,
    figure,
    raw_block,
    write_list,
    write_table,
)
from docparse.writers.shared.ids import ids_of
from docparse.writers.shared.inline import Run, runs_of
from docparse.writers.shared.language import language_of
from docparse.writers.shared.numbering import markers_of, opening_paragraph

#: What pandoc reads depends on its release: it wants its own first two numbers. The tree is the same.
_APIS = {2: (1, 22, 2), 3: (1, 23, 1)}
#: Where a part of the front matter goes, and how: keywords are not shown there by pandoc, so they stay.
_META: dict[Role, str] = {
    "subtitle": "subtitle",
    "byline": "author",
    "date": "date",
    "abstract": "abstract",
}
_KEYWORDS_LABEL = re.compile("^[^:：】\\]〕]{2,12}[:：】\\]〕]+|^[Kk]ey ?words *[:：]?")
_STOPS = re.compile("[;；,，、]")


def write_pandoc(document: Document, *, numbering: str = "keep", pandoc_version: int = 3) -> str:
    """Write `document` as JSON for pandoc 3, or for pandoc 2.11 to 2.19, each of which refuses the other's.

    The title and what belongs to it go to the metadata, so the first level of the sections is
    pandoc's first. An item is a paragraph that begins with its marker. Raises `ValueError` for a
    `numbering` that is none, or another `pandoc_version`.
    """
    if pandoc_version not in _APIS:
        raise ValueError(f"no pandoc {pandoc_version!r}; there are: 2, 3")
    front = _front_of(document)
    tree = {
        "pandoc-api-version": _APIS[pandoc_version],
        "meta": _meta_of(document, front),
        "blocks": list(
            _blocks_of(document, markers_of(document, numbering), front, pandoc_version)
        ),
    }
    written = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return written + "\n"


# The metadata


def _front_of(document: Document) -> list[Title | Paragraph]:
    """Return the title and the parts of the front matter that stand with it before the text."""
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


def _meta_of(document: Document, front: Sequence[Title | Paragraph]) -> Json:
    language = language_of(document.source.text)
    # pandoc 3 has words of its own in zh-Hans and zh-Hant, and complains of zh
    meta: Json = {"lang": node("MetaString", language)} if language != "zh" else {}
    for block in front:
        words = node("MetaInlines", _words_of(block))
        match block:
            case Title():
                meta["title"] = words
            case Paragraph(role="byline"):
                meta.setdefault("author", node("MetaList", []))["c"].append(words)
            case Paragraph(role="abstract"):
                paragraph = node("Para", _words_of(block))
                meta.setdefault("abstract", node("MetaBlocks", []))["c"].append(paragraph)
            case Paragraph(role="keywords"):
                meta.setdefault("keywords", node("MetaList", []))["c"] += _keywords_of(block.text)
            case Paragraph() if block.role and _META[block.role] in meta:
                meta[_META[block.role]]["c"] += [node("Space"), *words["c"]]
            case Paragraph() if block.role:
                meta[_META[block.role]] = words
    return meta


def _keywords_of(text: str) -> list[Json]:
    text = _KEYWORDS_LABEL.sub("", text)
    # 关键词：群众路线 群众观点: blanks part words where nothing else does
    words = _STOPS.split(text) if _STOPS.search(text) else text.split()
    shown = [showable(word.strip(BLANKS)) for word in words]
    return [node("MetaString", word) for word in shown if word]


# Blocks


def _blocks_of(
    document: Document, markers: dict[int, str], front: Sequence[Title | Paragraph], version: int
) -> Iterator[Json]:
    """Yield the blocks of the tree one behind the other: pandoc's sections are headings alone."""
    ids = ids_of(document)
    gone = {block.span for block in front if isinstance(block, Title) or block.role in _META}
    for block in document.walk():
        if isinstance(block, Section):
            start = block.heading.span.start
            yield _heading(block, ids[start], markers[start])
            if opening := opening_paragraph(block):
                gone.add(opening.span)
        elif block.span not in gone:
            yield from _leaf(block, version)


def _leaf(block: Leaf, version: int) -> Iterator[Json]:
    match block:
        case Title():
            yield node("Para", [node("Strong", _words_of(block))])
        case Paragraph():
            yield node("Para", _words_of(block))
        case Figure():
            yield figure(_words_of(block), version)
        case Table():
            yield write_table(block.reading, block.rows)
        case List():
            yield from write_list(block.reading, block.items)
        case Code():
            yield code_block(block.text, block.language)
        case Quote():
            yield node("BlockQuote", blocks_of(block.reading, block.parts))
        case Rule():
            yield node("HorizontalRule")
        case Raw():
            yield raw_block(block.text, block.format)
        case _:
            assert_never(block)


def _heading(section: Section, name: str, marker: str) -> Json:
    """Return the opening of a section with `marker` in the place of its own."""
    heading = section.heading
    opening = opening_paragraph(section)
    end = opening.span.end if opening else heading.span.end
    runs = runs_of(section.reading, Span(heading.span.start, end))
    if marker != section.marker:
        runs = [Run(marker), *_without(runs, len(section.marker), keep_blank=bool(marker))]
    words = inlines(runs)
    if section.kind == "item":
        return node("Para", words)
    return node("Header", [section.level, (name, [section.kind], ()), words])


def _without(runs: Iterable[Run], count: int, *, keep_blank: bool) -> Iterator[Run]:
    """Yield `runs` without their first `count` characters, and without the blanks behind those."""
    blanks = "" if keep_blank else BLANKS
    begun = False
    for run in runs:
        text = run.text[count:]
        count = max(0, count - len(run.text))
        text = text if begun else text.lstrip(blanks)
        if text:
            begun = True
            yield Run(text, run.marks)


def _words_of(block: Title | Paragraph | Figure) -> list[Json]:
    return inlines(runs_of(block.reading, block.span))
