"""The output: the files of each shard, and the notes by which a run goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from docparse.corpus.arrow import pa, pq
from docparse.corpus.options import Job, Result
from docparse.corpus.places import Place, PlaceError
from docparse.corpus.plan import Plan
from docparse.corpus.schema import FAILURES, ROWS, column_of, failure_row
from docparse.inputs.tasks import Failure
from docparse.messages import Message, message_of
from docparse.writers.shared.json_text import to_json

#: A row group is written when it has so many bytes.
_GROUP_BYTES = 32_000_000
#: So many notes are read at a time: on remote storage each takes a round trip.
_READERS = 32
NOTES, FAILED = "_docparse", "failures"


class Sink:
    """A file of rows that grows by batches."""

    def __init__(self, write: Callable[[Any], object], schema: Any) -> None:
        self._write = write
        self._schema = schema
        self._held: list[Any] = []

    def add(self, rows: Any) -> None:
        """Add a record batch that has the columns of the schema, and perhaps others."""
        self._held.append(rows.select(self._schema.names))
        if sum(batch.nbytes for batch in self._held) >= _GROUP_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        if self._held:
            self._write(pa.Table.from_batches(self._held, self._schema))
            self._held = []


_Functions = tuple[Callable[[Any], object], Callable[[], object]]


def _to_parquet(stream: Any, schema: Any) -> _Functions:
    writer = pq.ParquetWriter(stream, schema, compression="zstd")
    return writer.write_table, writer.close


def _to_jsonl(stream: Any, schema: Any) -> _Functions:
    def write(table: Any) -> None:
        for batch in table.to_batches(max_chunksize=1024):
            lines = (to_json(row) + "\n" for row in batch.to_pylist())
            stream.write("".join(lines).encode())

    return write, stream.flush


FORMATS: dict[str, Callable[[Any, Any], _Functions]] = {"parquet": _to_parquet, "jsonl": _to_jsonl}


class OutputFolder:
    """The folder that a run writes to: rows, failures, and notes of what is done."""

    def __init__(self, job: Job) -> None:
        self._job = job
        place = Place.of(job.output)
        self.rows, self.failures = place / job.options.rows, place / FAILED
        self.notes, self.done_notes = place / NOTES, place / NOTES / "done"

    def begin(self, plan: Plan) -> None:
        """Make the folders, or go on in those of a run of the same plan. Raises `PlaceError`."""
        try:
            known = (self.notes / "plan.json").read()
            for folder in (self.rows, self.failures, self.done_notes):
                folder.make_folder()
            if known is None:
                told = {"fingerprint": plan.fingerprint, "shards": len(plan.shards)}
                told["options"] = self._job.options.flat()
                self.notes.write("plan.json", (json.dumps(told, indent=1) + "\n").encode())
        except (OSError, pa.ArrowException) as error:
            reason = message_of(error)
            message = Message("inputs.cannot_be_written", path=self._job.output, reason=reason)
            raise PlaceError(message) from None
        if known is not None and _fingerprint_of(known, self.notes) != plan.fingerprint:
            raise PlaceError(Message("corpus.other_run", address=self._job.output))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn errors of the file system into a `PlaceError` that names the output."""
        try:
            yield
        except (OSError, pa.ArrowException) as error:
            reason = message_of(error)
            message = Message("inputs.cannot_be_read", path=self._job.output, reason=reason)
            raise PlaceError(message) from None

    def done(self) -> frozenset[str]:
        """Return the names of the shards that are done."""
        return frozenset(name.removesuffix(".json") for name in self.done_notes.names())

    def results(self) -> Iterator[Result]:
        """Yield the results of the shards that are done. Raises `PlaceError` for a damaged note."""
        with ThreadPoolExecutor(_READERS) as pool:
            names = self.done_notes.names()
            notes = pool.map(lambda name: (self.done_notes / name).read(), names)
            for name, note in zip(names, notes, strict=True):
                if note is not None:
                    yield _result_of(note, self.done_notes / name)

    def sweep(self) -> None:
        """Remove files that killed workers left incomplete."""
        for folder in (self.rows, self.failures, self.notes, self.done_notes):
            folder.sweep()

    def note_done(self, result: Result) -> None:
        """Note that a shard need not be done again."""
        self.done_notes.write(
            f"{result.shard}.json", (json.dumps(result._asdict()) + "\n").encode()
        )

    def write_failures(self, shard: str, failures: Sequence[Failure]) -> None:
        """Write the failures of a shard; if there are none, those of an earlier try are removed."""
        if not failures:
            self.failures.remove(f"{shard}.{self._job.to}")
            return
        rows = [failure_row(failure) for failure in failures]
        columns = [column_of([row[name] for row in rows], pa.string()) for name in FAILURES.names]
        with self._writing(self.failures, shard, FAILURES) as sink:
            sink.add(pa.RecordBatch.from_arrays(columns, schema=FAILURES))

    def writing_rows(self, shard: str) -> AbstractContextManager[Sink]:
        """Open the file of a shard's rows, which appears if the block ends without an error."""
        schema = ROWS[self._job.options.rows].schema
        for name in ("error", "message"):  # they are in the failures table
            schema = schema.remove(schema.get_field_index(name))
        return self._writing(self.rows, shard, schema)

    @contextmanager
    def _writing(self, folder: Place, shard: str, schema: Any) -> Iterator[Sink]:
        with folder.replacing(f"{shard}.{self._job.to}") as stream:
            write, close = FORMATS[self._job.to](stream, schema)
            try:
                sink = Sink(write, schema)
                yield sink
                sink.flush()
            finally:
                close()


def _fingerprint_of(note: bytes, notes: Place) -> str:
    try:
        return str(json.loads(note)["fingerprint"])
    except (ValueError, KeyError, TypeError, RecursionError):
        path = (notes / "plan.json").path
        raise PlaceError(Message("corpus.damaged_plan", path=path)) from None


def _result_of(note: bytes, place: Place) -> Result:
    try:
        result = Result(**json.loads(note))
        sum((result.documents, result.rows, result.failures))
    except (ValueError, TypeError, RecursionError):
        raise PlaceError(Message("corpus.damaged_note", path=place.path)) from None
    return result
