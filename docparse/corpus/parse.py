"""Arrow in, Arrow out: the function that every engine runs on a batch of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docparse.corpus.arrow import pa
from docparse.corpus.options import Failure, Options
from docparse.corpus.schema import ROWS, Rows, column_of
from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.source import Origin, Source
from docparse.pipeline import trace
from docparse.readers import read_source

_OPTIONS = Options()


def parse_batch(
    batch: Any, options: Options = _OPTIONS, *, watch: Callable[[int], object] | None = None
) -> Any:
    """Parse the documents of a record batch or table; a record batch or table comes back, as it went in.

    It has the columns of `ROWS[options.rows]`. A document that cannot be parsed is one row with `error` and
    `message`; in other rows these are null. Nothing outside is read or written, so the function fits wherever
    Arrow batches are mapped. `watch` is told the row of each document before its turn. Raises `ValueError`
    for options of no sense and columns that are not there.
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


def _check(options: Options) -> Rows:
    if options.rows not in ROWS:
        raise ValueError(Message("corpus.no_rows", name=options.rows, known=tuple(ROWS)))
    trace(Source.of(""), styles=options.styles, profile=options.profile)
    return ROWS[options.rows]


def _column(batch: Any, name: str, option: str) -> Any:
    names = batch.schema.names
    if name not in names:
        raise ValueError(
            Message("corpus.no_column_for", name=name, known=tuple(names), option=option)
        )
    column = batch.column(name)
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _rows_of(id: Any, text: Any, options: Options, rows: Rows) -> Iterator[Mapping[str, object]]:
    """Yield the rows of one document, or the one that says why there are none."""
    name = ""
    try:
        name = _string(id)
        document = _parse(name, text, options)
        if isinstance(document, Failure):
            yield document._asdict()
            return
        origin = document.source.origin
        certainty = origin.certainty if origin.encoding else None
        about = {
            "document": name, "encoding": origin.encoding or None, "certainty": certainty,
        }  # fmt: skip
        # A fault must not leave half of a document's rows.
        yield from [{**row, **about} for row in rows.of(document)]
    except ValueError as error:
        yield Failure(name, "decode", str(error))._asdict()
    except MemoryError:
        yield Failure(name, "memory", "more than is left")._asdict()
    except Exception as error:
        fault = " ".join(f"{type(error).__name__}: {error}".split())
        yield Failure(name, "fault", f"{fault}; please report it")._asdict()


def _string(id: Any) -> str:
    value = id.as_py()
    return "" if value is None else str(value)


def _parse(name: str, text: Any, options: Options) -> Document | Failure:
    if not text.is_valid:
        return Failure(name, "null", "no text")
    if not _is_text(text.type):
        return Failure(name, "type", f"{text.type} is neither a string nor bytes")
    size = len(text.as_buffer())
    if size > options.max_bytes:
        return Failure(name, "bytes", f"{size:,} bytes are more than {options.max_bytes:,}")
    found = _read(name, text.as_py(), options)
    if isinstance(found, Document):
        return found
    return trace(
        found,
        styles=options.styles,
        profile=options.profile,
        min_confidence=options.min_confidence,
    ).document


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


def _read(name: str, text: str | bytes, options: Options) -> Source | Document:
    if isinstance(text, bytes):
        return read_source(text, format=options.format, encoding=options.encoding, path=name)
    if options.format in ("auto", "text"):
        return Source.of(text, Origin(name))
    return read_source(text.encode(), format=options.format, encoding="utf-8", path=name)
