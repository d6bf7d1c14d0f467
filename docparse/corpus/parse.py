"""Arrow in, Arrow out: the function that every engine runs on a batch of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docparse.corpus.arrow import pa
from docparse.corpus.options import BatchOptions
from docparse.corpus.schema import ROWS, Rows, column_of, failure_row
from docparse.inputs.read import parse_source, read_bytes, read_text
from docparse.inputs.tasks import Failure
from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.source import Source

_OPTIONS = BatchOptions()


def parse_batch(
    batch: Any, options: BatchOptions = _OPTIONS, *, watch: Callable[[int], object] | None = None
) -> Any:
    """Parse the documents of a record batch or table into a record batch or table.

    It has the columns of `ROWS[options.rows]`. A document that cannot be parsed is one row with `error` and
    `message`; in other rows these are null. No file is read or written, so the function fits wherever
    Arrow batches are mapped. `watch` is called with the row of each document before it is parsed. Raises
    `ValueError` for invalid options and missing columns.
    """
    rows = _check(options)
    texts = _column(batch, options.text_column, "text_column")
    ids = _column(batch, options.id_column or "id", "id_column")
    columns: dict[str, list[object]] = {name: [] for name in rows.schema.names}
    for number, (id, text) in enumerate(zip(ids, texts, strict=True)):
        if watch:
            watch(number)
        for row in _rows_of(id, text, options, rows):
            for name, column in columns.items():
                column.append(row.get(name))
    arrays = [column_of(columns[field.name], field.type) for field in rows.schema]
    return type(batch).from_arrays(arrays, schema=rows.schema)


def _check(options: BatchOptions) -> Rows:
    if options.rows not in ROWS:
        raise ValueError(Message("corpus.no_rows", name=options.rows, known=tuple(ROWS)))
    parse_source(Source.of(""), options.reading)
    return ROWS[options.rows]


def _column(batch: Any, name: str, option: str) -> Any:
    names = batch.schema.names
    if name not in names:
        raise ValueError(
            Message("corpus.no_column_for", name=name, known=tuple(names), option=option)
        )
    column = batch.column(name)
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _rows_of(
    id: Any, text: Any, options: BatchOptions, rows: Rows
) -> Iterator[Mapping[str, object]]:
    """Yield the rows of one document, or the one row of its failure."""
    name = ""
    try:
        name = _string(id)
        document = _parse(name, text, options)
        if isinstance(document, Failure):
            yield failure_row(document)
            return
        origin = document.source.origin
        certainty = origin.certainty if origin.encoding else None
        about = {
            "document": name, "encoding": origin.encoding or None, "certainty": certainty,
        }  # fmt: skip
        # An exception must not leave half of a document's rows.
        yield from [{**row, **about} for row in rows.of(document)]
    except ValueError as error:
        yield failure_row(Failure(name, str(error), "decode"))
    except MemoryError:
        yield failure_row(Failure(name, "more than is left", "memory"))
    except Exception as error:
        fault = " ".join(f"{type(error).__name__}: {error}".split())
        yield failure_row(Failure(name, f"{fault}; please report it", "fault"))


def _string(id: Any) -> str:
    value = id.as_py()
    return "" if value is None else str(value)


def _parse(name: str, text: Any, options: BatchOptions) -> Document | Failure:
    if not text.is_valid:
        return Failure(name, "no text", "null")
    if not _is_text(text.type):
        return Failure(name, f"{text.type} is neither a string nor bytes", "type")
    size = len(text.as_buffer())
    if size > options.max_bytes:
        return Failure(name, f"{size:,} bytes are more than {options.max_bytes:,}", "bytes")
    return _read(name, text.as_py(), options)


def _is_text(type: Any) -> bool:
    is_ = pa.types
    return bool(
        is_.is_string(type)
        or is_.is_large_string(type)
        or is_.is_string_view(type)
        or is_.is_binary(type)
        or is_.is_large_binary(type)
        or is_.is_binary_view(type)
    )


def _read(name: str, text: str | bytes, options: BatchOptions) -> Document:
    reading = options.reading
    if isinstance(text, bytes):
        return read_bytes(text, reading, name).document
    if reading.format in ("auto", "text"):
        return read_text(text, reading._replace(format="text"), name).document
    return read_text(text.removeprefix("\ufeff"), reading, name).document
