"""Pandoc's JSON: the tree as pandoc's own, for Word, OpenDocument, EPUB, LaTeX and whatever else it writes.

    docparse convert 报告.txt -t pandoc | pandoc -f json -o 报告.docx

The names of the elements are those of pandoc-types, module Text.Pandoc.Definition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Any, NamedTuple, assert_never

from docparse.document import (
    Code,
    Document,
    Leaf,
    List,
    Paragraph,
    Quote,
    Raw,
    Reading,
    Role,
    Rule,
    Section,
    Table,
    Title,
)
from docparse.source import BLANKS, Mark, Span
from docparse.writers.inline import Run, runs_of
from docparse.writers.language import language_of
from docparse.writers.numbering import ids_of, markers_of, opening_paragraph
from docparse.writers.pandoc.inline import DEEPEST, NO_ATTRIBUTES, Json, inlines, node, showable

#: What pandoc reads depends on its release: it wants its own first two numbers. The tree is the same.
_APIS = {2: (1, 22, 2), 3: (1, 23, 1)}
#: A cell spans so many columns at most, as in HTML.
_WIDEST = 1000
_SPAN_WORDS = re.compile("(cols|rows)=([0-9]{1,6})")
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
        "blocks": list(_blocks_of(document, markers_of(document, numbering), front)),
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
    document: Document, markers: dict[int, str], front: Sequence[Title | Paragraph]
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
            yield from _leaf(block)


def _leaf(block: Leaf) -> Iterator[Json]:
    match block:
        case Title():
            yield node("Para", [node("Strong", _words_of(block))])
        case Paragraph():
            yield node("Para", _words_of(block))
        case Table():
            yield _table(block)
        case List():
            yield from _list(block)
        case Code():
            language = [showable(block.language)] if block.language else []
            yield node("CodeBlock", [("", language, ()), _lines_of(block.text)])
        case Quote():
            paragraphs = [node("Para", words) for words in _words_by_line(block)]
            yield node("BlockQuote", paragraphs)
        case Rule():
            yield node("HorizontalRule")
        case Raw():
            yield node("RawBlock", [showable(block.format), _lines_of(block.text)])
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


def _words_by_line(block: Quote) -> Iterator[list[Json]]:
    at = block.span.start
    for line in block.text.split("\n"):
        words = inlines(runs_of(block.reading, Span(at, at + len(line))))
        at += len(line) + 1
        if words:
            yield words


def _list(block: List) -> Iterator[Json]:
    """Yield a list, its items nested by their depth."""
    # The items of the open lists, the outermost first.
    open_lists: list[list[list[Json]]] = []
    whole: list[list[Json]] = []
    for item in block.items:
        depth = min(int(item.value or 1), len(open_lists) + 1, DEEPEST)
        del open_lists[depth:]
        if depth > len(open_lists):
            items: list[list[Json]] = []
            if open_lists:
                open_lists[-1][-1].append(node("BulletList", items))
            else:
                whole = items
            open_lists.append(items)
        words = inlines(runs_of(block.reading, item.span))
        open_lists[-1].append([node("Plain", words)])
    if whole:
        yield node("BulletList", whole)


# Tables


class _Cell(NamedTuple):
    """A cell as pandoc has it, and what is needed to place it."""

    node: tuple[Any, ...]
    columns: int
    rows: int
    is_header: bool


def _table(block: Table) -> Json:
    rows = [[_cell(block.reading, mark) for mark in row] for row in block.rows]
    head = len(list(takewhile(lambda row: row and all(cell.is_header for cell in row), rows)))
    nodes = [(NO_ATTRIBUTES, [cell.node for cell in row]) for row in rows]
    columns = [(node("AlignDefault"), node("ColWidthDefault"))] * _width_of(rows)
    body = (NO_ATTRIBUTES, 0, (), nodes[head:])
    parts = [
        NO_ATTRIBUTES,
        (None, ()),
        columns,
        (NO_ATTRIBUTES, nodes[:head]),
        [body],
        (NO_ATTRIBUTES, ()),
    ]
    return node("Table", parts)


def _cell(reading: Reading, mark: Mark) -> _Cell:
    spans = {key: int(value) for key, value in _SPAN_WORDS.findall(mark.value)}
    columns = min(max(spans.get("cols", 1), 1), _WIDEST)
    rows = max(spans.get("rows", 1), 1)
    words = inlines(runs_of(reading, mark.span))
    blocks = [node("Plain", words)] if words else []
    written = (NO_ATTRIBUTES, node("AlignDefault"), rows, columns, blocks)
    return _Cell(written, columns, rows, "header" in mark.value.split())


def _width_of(rows: Sequence[Sequence[_Cell]]) -> int:
    """Return how many columns the widest row has, cells that reach down from above counted."""
    # By how much a row is wider than the one above it.
    steps = [0] * (len(rows) + 1)
    for at, row in enumerate(rows):
        for cell in row:
            steps[at] += cell.columns
            steps[min(at + cell.rows, len(rows))] -= cell.columns
    cells = max(map(len, rows), default=0)
    # A row of many cells that each claim a thousand columns is no table of that many.
    return min(max(accumulate(steps), default=0), max(cells, _WIDEST))


def _words_of(block: Title | Paragraph) -> list[Json]:
    return inlines(runs_of(block.reading, block.span))


def _lines_of(text: str) -> str:
    return showable(text.replace("\r\n", "\n").rstrip("\n"))
