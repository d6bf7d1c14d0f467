"""One shard from end to end: read, parsed, written and noted as done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from docparse.corpus.options import BatchOptions, Job, Result, Shard
from docparse.corpus.parse import parse_batch
from docparse.corpus.places import Place
from docparse.corpus.sinks import OutputFolder
from docparse.corpus.sources import Batch, read_pieces
from docparse.inputs.processes.limits import BETWEEN, Watch
from docparse.inputs.tasks import Failure

#: Documents to leave out, by their number in the shard: message and kind of the failure.
Skips = Mapping[int, tuple[str, str]]


class _Parsed(NamedTuple):
    documents: int
    rows: Any
    failures: list[Failure]


def run_shard(job: Job, base: str, shard: Shard, skips: Skips, watch: Watch) -> Result:
    """Parse a shard, write its files and note it as done.

    `watch` is called with the number of each document before it is parsed, and with `BETWEEN`. Raises `OSError`
    and `ValueError` for a source that cannot be read or an output that cannot be written.
    """
    output = OutputFolder(job)
    documents, rows, failures = 0, 0, list[Failure]()
    with output.writing_rows(shard.name) as sink:
        batches = read_pieces(shard.pieces, Place.of(base), job)
        for parsed in _parse(batches, job.options, skips, watch):
            watch(BETWEEN)
            documents += parsed.documents
            rows += parsed.rows.num_rows
            failures += parsed.failures
            sink.add(parsed.rows)
    output.write_failures(shard.name, failures)
    result = Result(shard.name, documents, rows, len(failures))
    output.note_done(result)
    return result


def _parse(
    batches: Iterable[Batch], options: BatchOptions, skips: Skips, watch: Watch
) -> Iterator[_Parsed]:
    first = 0
    for batch in batches:
        documents = batch.documents
        count = documents.num_rows
        skipped = [number for number in sorted(skips) if first <= number < first + count]
        failures = [*batch.failures]
        for number in skipped:
            name = documents.column(0)[number - first].as_py()
            failures.append(Failure(name, *skips[number]))
        # The others are parsed together, in the stretches between those that are left out.
        starts = [first, *(number + 1 for number in skipped)]
        for start, end in zip(starts, [*skipped, first + count], strict=True):
            part = documents.slice(start - first, end - start)
            rows = parse_batch(part, options, watch=partial(_tell, watch, start))
            good, bad = _split(rows)
            yield _Parsed(end - start + len(failures), good, [*failures, *bad])
            failures = []
        first += count


def _tell(watch: Watch, start: int, number: int) -> None:
    watch(start + number)


def _split(rows: Any) -> tuple[Any, list[Failure]]:
    """Return the rows without those of documents that failed, and the failures."""
    error = rows.column("error")
    if error.null_count == len(error):
        return rows, []
    bad = rows.filter(error.is_valid()).select(["document", "message", "error"])
    return rows.filter(error.is_null()), [Failure(*row.values()) for row in bad.to_pylist()]
