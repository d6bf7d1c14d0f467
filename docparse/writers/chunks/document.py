"""A document as JSON Lines of chunks."""

from __future__ import annotations

from docparse.model.document import Document
from docparse.writers.chunks.split import chunks
from docparse.writers.shared.json_text import to_json


def write_chunks(
    document: Document, *, max_size: int = 800, overlap: int = 0, separate: bool = False
) -> str:
    """Write a line for each chunk, see `docparse.chunks`; sizes are in characters. Keys:

    id          unique in the document; the same while text elsewhere changes
    report      title of the report that it is in, for a compilation, or null
    path        marker and title of each section around it, from the outermost
    level       depth of the innermost of these, from 1; 0 for the document
    kind        its kind: `document`, `report`, `heading`, `runin` or `item`
    text        broken lines joined, furniture left out
    start, end  its place, in code points of the text, from 0
    first_line, last_line  of its text in the file, from 1
    source      path of the file; empty if there was none
    """
    found = chunks(document, max_size=max_size, overlap=overlap, separate=separate)
    rows = (
        {
            "id": chunk.id,
            "report": chunk.report,
            "path": chunk.path,
            "level": chunk.level,
            "kind": chunk.kind,
            "text": chunk.text,
            "start": chunk.span.start,
            "end": chunk.span.end,
            "first_line": chunk.lines[0],
            "last_line": chunk.lines[1],
            "source": document.source.origin.path,
        }
        for chunk in found
    )
    return "".join([to_json(row) + "\n" for row in rows])
