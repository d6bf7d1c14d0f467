"""The columns of the output, and rows made into Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from docparse.corpus.arrow import pa
from docparse.inputs.tasks import Failure
from docparse.model.document import Document

#: How the bytes of a document were read, and why one gave nothing; the failures table holds the latter.
_ENCODING = [("encoding", pa.string()), ("certainty", pa.float64())]
_ERROR = [("error", pa.string()), ("message", pa.string())]

#: One row a section, as `docparse convert -t jsonl` writes it; see `docparse.writers.jsonl`.
SECTIONS = pa.schema(
    [
        ("document", pa.string()),
        ("id", pa.string()),
        ("report", pa.string()),
        ("path", pa.list_(pa.string())),
        ("level", pa.int32()),
        ("kind", pa.string()),
        ("style", pa.string()),
        ("marker", pa.string()),
        ("number", pa.int64()),
        ("title", pa.string()),
        ("text", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("confidence", pa.float64()),
        *_ENCODING,
        *_ERROR,
    ]
)
#: One row a document; `tree` is docparse's own JSON, which `docparse.read` takes.
DOCUMENTS = pa.schema(
    [
        ("document", pa.string()),
        ("title", pa.string()),
        ("sections", pa.int64()),
        ("tree", pa.string()),
        *_ENCODING,
        *_ERROR,
    ]
)
FAILURES = pa.schema([("document", pa.string()), *_ERROR])


def failure_row(failure: Failure) -> dict[str, str]:
    """Return the row of a document that failed."""
    return {"document": failure.path, "error": failure.kind, "message": str(failure.message)}


class Rows(NamedTuple):
    """A form of the output: its columns, and the rows of a document without the columns for document and error."""

    schema: Any
    of: Callable[[Document], Iterator[Mapping[str, Any]]]


def _sections_of(document: Document) -> Iterator[Mapping[str, Any]]:
    from docparse.writers.jsonl.document import section_rows

    return section_rows(document)


def _document_of(document: Document) -> Iterator[Mapping[str, Any]]:
    from docparse.writers.json.document import write_json

    yield {
        "title": document.title,
        "sections": sum(1 for _ in document.sections()),
        "tree": write_json(document),
    }


ROWS: dict[str, Rows] = {
    "sections": Rows(SECTIONS, _sections_of),
    "documents": Rows(DOCUMENTS, _document_of),
}


def column_of(values: Sequence[object], type: Any) -> Any:
    """Return `values` as an Arrow array; a lone surrogate, which Arrow cannot hold, becomes U+FFFD."""
    try:
        return pa.array(values, type)
    except UnicodeEncodeError:
        return pa.array([_repaired(value) for value in values], type)


def _repaired(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, tuple):
        return tuple(_repaired(item) for item in value)
    return value
