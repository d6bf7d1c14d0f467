"""The outline as rows: tab-separated values for scripts, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from docparse.model.document import Document, Section
from docparse.model.heading import Heading
from docparse.model.leaves import Title
from docparse.model.source import PICTURE, Source
from docparse.writers.shared.walk import no_opening, walk

if TYPE_CHECKING:
    from docparse.model.front import FrontPart


class OutlineRow(NamedTuple):
    """One node of the outline: the first six columns of the gold format."""

    line: int
    column: int
    level: int
    kind: str
    marker: str
    title: str


def outline_rows(document: Document) -> Iterator[OutlineRow]:
    """Yield a row for each title and section in the order of the text."""
    position = document.source.position
    for block in document.walk():
        if isinstance(block, Title):
            yield OutlineRow(*position(block.span.start), 0, "title", "", one_line(block.text))
        elif isinstance(block, Section):
            place = position(block.heading.span.start)
            marker, title = one_line(block.marker), one_line(block.title)
            yield OutlineRow(*place, block.level, block.kind, marker, title)


def one_line(text: str) -> str:
    """Return `text` on one line: whatever ends a line or a cell somewhere becomes a blank, pictures nothing."""
    return " ".join(text.replace("\t", "\n").replace(PICTURE, "").splitlines())


def write_tsv(document: Document) -> str:
    """Write a line for each row, no header: line, column, level, kind, marker, title."""
    return "".join("\t".join(map(str, row)) + "\n" for row in outline_rows(document))


def write_tsv_with_header(document: Document) -> str:
    """Write the rows below a line with the names of the columns, and in a seventh the text of what has no title."""
    lines = ["\t".join((*OutlineRow._fields, "text")) + "\n"]
    texts = (
        one_line(block.text) if isinstance(block, Section) and not block.title else ""
        for block in document.walk()
        if isinstance(block, (Title, Section))
    )
    for row, text in zip(outline_rows(document), texts, strict=True):
        lines.append("\t".join((*map(str, row), text)) + "\n")
    return "".join(lines)


def write_outline_json(document: Document) -> str:
    """Write the outline as a JSON object: origin, title and nested sections.

    Offsets are code points from 0, lines and columns count from 1. `look_at` has the places to look at if the outline
    as a whole is unsure, `front_parts` the parts of the front matter with their places.
    """
    import json

    from docparse.levels.certainty import find_unsure

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
        "sections": _write_sections(document),
        "look_at": [_place_of(document.source, one) for one in find_unsure(document.headings())],
        "front_parts": [_write_part(document.source, part) for part in document.front_parts],
    }
    return json.dumps(outline, ensure_ascii=False, indent=2) + "\n"


def _write_part(source: Source, part: FrontPart) -> dict[str, Any]:
    start, end = part.span
    line, column = source.position(start)
    place = {"line": line, "column": column, "start": start, "end": end}
    return {"role": part.role, **place, "text": part.text}


def _place_of(source: Source, heading: Heading) -> dict[str, int]:
    line, column = source.position(heading.span.start)
    return {"line": line, "column": column}


def _write_sections(document: Document) -> list[dict[str, Any]]:
    # The sections of the document, and of each open section.
    open_sections: list[list[dict[str, Any]]] = [[]]
    for step in walk(document, no_opening):
        if not isinstance(step.block, Section):
            continue
        if step.is_end:
            open_sections.pop()
        else:
            section = _write_section(document.source, step.block)
            open_sections[-1].append(section)
            open_sections.append(section["sections"])
    return open_sections[0]


def _write_section(source: Source, section: Section) -> dict[str, Any]:
    heading = section.heading
    line, column = source.position(heading.span.start)
    return {
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
        "sections": [],
    }
