"""Pieces of a source, read as record batches of documents."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from docparse.corpus.arrow import pa, pq
from docparse.corpus.options import BatchOptions, Job, Piece
from docparse.corpus.places import Place, is_compressed
from docparse.corpus.schema import column_of
from docparse.inputs.tasks import Failure
from docparse.messages import Message

#: A batch is closed at so many bytes, however few documents that is.
_BATCH_BYTES = 32_000_000
#: On remote storage each read is a round trip.
_BUFFER = 8 << 20
#: A character of JSON may take twice the bytes that it has in UTF-8 (`\u4e00`), six times in ASCII.
_ESCAPED = 6
#: Room for the other keys of a line.
_OTHER_KEYS = 1 << 20


class Batch(NamedTuple):
    """Documents to parse, and those that could not be taken from the source."""

    documents: Any
    failures: Sequence[Failure]


#: An id and a text, or the failure to get them.
_Row = tuple[str, str | bytes] | Failure


def read_pieces(pieces: Iterable[Piece], base: Place, job: Job) -> Iterator[Batch]:
    """Yield the documents of the pieces in order. Raises `OSError` for a file that cannot be read."""
    for kind, run in groupby(pieces, lambda piece: piece.kind):
        if kind == "parquet":
            for piece in run:
                yield from _read_parquet(piece, base, job)
        elif kind == "jsonl":
            rows = (row for piece in run for row in _read_jsonl(piece, base, job.options))
            yield from _in_batches(rows, job, pa.string())
        else:
            files = (_read_file(piece, base, job.options) for piece in run)
            yield from _in_batches(files, job, pa.binary())


def _in_batches(rows: Iterable[_Row], job: Job, type: Any) -> Iterator[Batch]:
    taken: list[_Row] = []
    size = 0
    for row in rows:
        taken.append(row)
        size += 0 if isinstance(row, Failure) else len(row[1])
        if len(taken) >= job.batch_size or size >= _BATCH_BYTES:
            yield _batch_of(taken, job.options, type)
            taken, size = [], 0
    if taken:
        yield _batch_of(taken, job.options, type)


def _batch_of(rows: list[_Row], options: BatchOptions, type: Any) -> Batch:
    good = [row for row in rows if not isinstance(row, Failure)]
    ids = column_of([row[0] for row in good], pa.string())
    texts = column_of([row[1] for row in good], type)
    names = [options.id_column or "id", options.text_column]
    failures = [row for row in rows if isinstance(row, Failure)]
    return Batch(pa.RecordBatch.from_arrays([ids, texts], names=names), failures)


def _read_file(piece: Piece, base: Place, options: BatchOptions) -> _Row:
    if piece.end > options.max_bytes:
        return _too_long(piece.path, piece.end, options)
    place = base / piece.path
    try:
        with place.system.open_input_stream(place.path, compression=None) as stream:
            return piece.path, stream.read()
    except OSError as error:
        if not (_is_of_file(error) or place.system.type_name == "local"):
            raise  # the storage does not answer: the shard is tried again, and by the next run
        return Failure(piece.path, str(error), "read")


def _is_of_file(error: OSError) -> bool:
    """Tell whether an error concerns one file, not the whole storage."""
    of_file = isinstance(error, (FileNotFoundError, PermissionError, IsADirectoryError))
    return of_file or "AWS Error ACCESS_DENIED" in str(error)  # S3 has no class for it


def _too_long(name: str, size: int, options: BatchOptions) -> Failure:
    return Failure(name, f"{size:,} bytes are more than {options.max_bytes:,}", "bytes")


def _read_jsonl(piece: Piece, base: Place, options: BatchOptions) -> Iterator[_Row]:
    offset = piece.start
    try:
        for offset, line in _lines_of(piece, base, _ESCAPED * options.max_bytes + _OTHER_KEYS):
            name = f"{piece.path}#{offset}"
            if line is None:
                message = f"a line longer than {options.max_bytes:,} bytes can be"
                yield Failure(name, message, "bytes")
            elif line.strip():
                yield _row_of(name, line, options)
    except OSError as error:
        if not is_compressed(piece.path):
            raise
        _blame_file(base / piece.path, error)
        yield Failure(f"{piece.path}#{offset}", f"damaged after this line: {error}", "read")


def _blame_file(place: Place, error: OSError) -> None:
    """Raise `OSError` if the storage does not give the file; return if only the file is damaged.

    Errors of the system, also of HDFS, have a number, those of a decoder none; on S3 no error has one.
    """
    if error.errno is not None:
        raise error
    with place.system.open_input_stream(place.path, compression=None) as stream:
        while stream.read(_BUFFER):
            pass


def _row_of(name: str, line: bytes, options: BatchOptions) -> _Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Failure(name, f"not UTF-8 at byte {error.start} of the line", "decode")
    except (ValueError, RecursionError) as error:
        return Failure(name, f"not JSON: {error}", "json")
    if not isinstance(row, dict):
        return Failure(name, "not a JSON object", "json")
    id = row.get(options.id_column or "id")
    name = name if id is None else str(id)
    text = row.get(options.text_column)
    if text is None:
        reason = "is null" if options.text_column in row else "is missing"
        return Failure(name, f"{options.text_column!r} {reason}", "null")
    if not isinstance(text, str):
        return Failure(name, f"{options.text_column!r} is not a string", "type")
    return name, text


def _lines_of(piece: Piece, base: Place, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (offset, line) for the lines that begin in a piece; `None` for one that is too long to hold.

    A line belongs to the piece that it begins in, so pieces read apart give each line once.
    """
    place = base / piece.path
    if is_compressed(piece.path):
        stream, at, end = place.system.open_input_stream(place.path), 0, None
    else:
        stream, at, end = place.system.open_input_file(place.path), piece.start, piece.end
    with io.BufferedReader(stream, _BUFFER) as lines:
        if at:
            lines.seek(at - 1)
            at += _skip_line(lines) - 1
        while end is None or at < end:
            line = lines.readline(longest)
            if not line:
                return
            whole = line.endswith(b"\n") or len(line) < longest
            yield at, line if whole else None
            at += len(line) + (0 if whole else _skip_line(lines))


def _skip_line(lines: io.BufferedReader) -> int:
    """Read to the end of the line and return how many bytes were skipped."""
    skipped = 0
    while part := lines.readline(_BUFFER):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def _read_parquet(piece: Piece, base: Place, job: Job) -> Iterator[Batch]:
    """Yield the rows of row groups; a file that is not Parquet, or lacks the columns, is one failure."""
    row = piece.row
    try:
        place = base / piece.path
        with pq.ParquetFile(place.path, filesystem=place.system, pre_buffer=True) as file:
            columns = _columns_of(file.schema_arrow.names, job.options)
            groups = range(piece.start, piece.end)
            for batch in file.iter_batches(job.batch_size, row_groups=groups, columns=columns):
                yield Batch(_named(batch, f"{piece.path}#", row, job.options), ())
                row += batch.num_rows
    except (ValueError, OSError) as error:
        if isinstance(error, OSError):  # a damaged page too
            _blame_file(base / piece.path, error)
        yield _batch_of(
            [Failure(f"{piece.path}#{row}", str(error), "read")], job.options, pa.string()
        )


def _columns_of(names: Sequence[str], options: BatchOptions) -> list[str]:
    wanted = [options.text_column, *([options.id_column] if options.id_column else [])]
    for name in wanted:
        if name not in names:
            raise ValueError(Message("corpus.no_column", name=name, known=tuple(names)))
    return [*wanted, "id"] if not options.id_column and "id" in names else wanted


def _named(batch: Any, file: str, first: int, options: BatchOptions) -> Any:
    """Return text and id of a batch; the id of a row without one is its position."""
    id_name = options.id_column or "id"
    ids = batch.column(id_name).to_pylist() if id_name in batch.schema.names else []
    ids = ids or [None] * batch.num_rows
    named = [f"{file}{row}" if id is None else str(id) for row, id in enumerate(ids, first)]
    arrays = [column_of(named, pa.string()), batch.column(options.text_column)]
    return pa.RecordBatch.from_arrays(arrays, names=[id_name, options.text_column])
