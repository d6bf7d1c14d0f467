"""The outline as rows: a tree for people, tab-separated values for scripts, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Title

_LONGEST_OPENING = 16


class Row(NamedTuple):
    """One node of the outline: the first six columns of the gold format."""

    line: int
    column: int
    level: int
    kind: str
    marker: str
    title: str


def rows_of(document: Document) -> Iterator[Row]:
    """Yield a row for each title and section in the order of the text."""
    position = document.source.position
    for block in document.walk():
        if isinstance(block, Title):
            yield Row(*position(block.span.start), 0, "title", "", _one_line(block.text))
        elif isinstance(block, Section):
            place = position(block.heading.span.start)
            marker, title = _one_line(block.marker), _one_line(block.title)
            yield Row(*place, block.level, block.kind, marker, title)


def _one_line(text: str) -> str:
    """Keep a cell in its row: whatever ends lines or cells somewhere becomes a blank."""
    return " ".join(text.replace("\t", "\n").splitlines())


def write_tsv(document: Document) -> str:
    """Write one row a node, no header: line, column, level, kind, marker, title."""
    return "".join("\t".join(map(str, row)) + "\n" for row in rows_of(document))


def write_tree(document: Document) -> str:
    """Write the outline indented by level; the kind in brackets unless it is a heading.

    An item, which has no title, shows how its text begins.

    一、 基本情况
      （一） 人口 [runin]
    """
    return "".join(
        "  " * depth + " ".join(word for word in (row.marker, words, kind_of(row)) if word) + "\n"
        for depth, row, words in shown_rows(document)
    )


def shown_rows(document: Document) -> Iterator[tuple[int, Row, str]]:
    """Yield depth, row and words; an item, which has no title, shows how its text begins."""
    below = 0
    for row, words in zip(rows_of(document), _openings_of(document), strict=True):
        # The title of a report has level 0 but stands below the line that opens the report.
        depth = row.level - 1 if row.level else below
        below = row.level if row.kind == "report" else 0
        yield depth, row, words


def kind_of(row: Row) -> str:
    """Return the kind in brackets, of a heading nothing."""
    return "" if row.kind == "heading" else f"[{row.kind}]"


def _openings_of(document: Document) -> Iterator[str]:
    """Yield the words of each row: the title, or the beginning of an item's text."""
    for block in document.walk():
        if isinstance(block, Title):
            yield _one_line(block.text)
        elif isinstance(block, Section):
            words = _one_line(block.title or block.text.partition("\n")[0])
            cut = not block.title and len(words) > _LONGEST_OPENING
            yield words[:_LONGEST_OPENING] + "…" if cut else words


def write_json(document: Document) -> str:
    """Write the outline as a JSON object: origin, title and nested sections.

    Offsets are code points from 0, lines and columns count from 1.
    """
    import json

    origin = document.source.origin
    outline = {
        "source": {
            "path": origin.path,
            "format": origin.format,
            "encoding": origin.encoding,
            "certainty": origin.certainty,
        },
        "title": document.title,
        "front_matter": document.front_matter,
        "sections": _objects_of(document, document.blocks),
    }
    return json.dumps(outline, ensure_ascii=False, indent=2) + "\n"


def _objects_of(document: Document, blocks: Sequence[Block]) -> list[dict[str, Any]]:
    objects = []
    for section in blocks:
        if not isinstance(section, Section):
            continue
        heading = section.heading
        line, column = document.source.position(heading.span.start)
        objects.append(
            {
                **({"front_matter": section.front_matter} if section.kind == "report" else {}),
                "line": line,
                "column": column,
                "start": section.span.start,
                "end": section.span.end,
                "level": section.level,
                "kind": section.kind,
                "style": heading.marker.style if heading.marker else None,
                "marker": section.marker,
                "number": section.number,
                "title": section.title,
                "confidence": heading.confidence,
                "moves": list(heading.moves),
                "sections": _objects_of(document, section.blocks),
            }
        )
    return objects
