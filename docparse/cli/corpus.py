"""`docparse corpus`: documents by the million into rows, on this machine or on Ray."""

from __future__ import annotations

import gc
import time
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.cli.options import (
    Confidence,
    Encoding,
    From,
    FromName,
    ProfileName,
    Styles,
    reading_options,
)
from docparse.cli.terminal import misuse, report

if TYPE_CHECKING:
    from docparse.corpus.engines import Engine
    from docparse.corpus.options import Job, Result


class EngineName(StrEnum):
    """Who runs the workers."""

    local = "local"
    ray = "ray"


class To(StrEnum):
    """Forms of the files that come out."""

    parquet = "parquet"
    jsonl = "jsonl"


class Rows(StrEnum):
    """What a row is."""

    sections = "sections"
    documents = "documents"


def corpus(
    source: Annotated[
        str,
        typer.Argument(
            help="Folder, file or glob of documents, JSON Lines or Parquet; s3:// hdfs://."
        ),
    ],
    output: Annotated[str, typer.Argument(help="Folder for the rows; s3:// hdfs://.")],
    engine: Annotated[
        EngineName, typer.Option(help="Processes of this machine, or Ray.")
    ] = EngineName.local,
    address: Annotated[
        str, typer.Option(help="With --engine ray: of the cluster; else one is begun here.")
    ] = "",
    to: Annotated[To, typer.Option("-t", "--to", help="Format of the rows.")] = To.parquet,
    rows: Annotated[
        Rows, typer.Option(help="A row a section, or a document with its tree as JSON.")
    ] = Rows.sections,
    text_column: Annotated[
        str, typer.Option(metavar="NAME", help="Column or key of the text.")
    ] = "text",
    id_column: Annotated[
        str, typer.Option(metavar="NAME", help="Of the id; else id, or the place of the text.")
    ] = "",
    from_: FromName = From.auto,
    encoding: Encoding = "",
    style: Styles = None,
    profile: ProfileName = None,
    min_confidence: Confidence = 0.0,
    jobs: Annotated[int, typer.Option(min=0, help="Workers at a time; 0 is one a core.")] = 0,
    batch_size: Annotated[
        int, typer.Option(min=1, help="Documents in memory together, for each worker.")
    ] = 256,
    shard_mb: Annotated[
        float, typer.Option(min=0.001, help="MB of the source for a file of the output.")
    ] = 64.0,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="A longer document is a failure.")
    ] = 16_000_000,
    timeout: Annotated[
        float,
        typer.Option(min=0.1, help="Seconds for a document; one that takes longer is a failure."),
    ] = 60.0,
    max_memory: Annotated[
        int, typer.Option(min=0, help="MB for a document; one that takes more is a failure.")
    ] = 2000,
) -> None:
    """Parse a corpus into Parquet or JSON Lines; started again, it goes on where it stopped."""
    if address and engine is not EngineName.ray:
        misuse("--address is for --engine ray")
    reading = reading_options(from_, encoding, style, profile, min_confidence)
    try:
        from docparse.corpus.options import Job, Limits, Options
    except ModuleNotFoundError as error:
        misuse(str(error))
    options = Options(
        text_column, id_column, rows.value, from_.value, encoding, tuple(reading.styles),
        str(reading.profile), min_confidence, max_bytes,
    )  # fmt: skip
    limits = Limits(timeout, max_memory * 1_000_000)
    shard_bytes = round(shard_mb * 1e6)
    job = Job(source, output, options, to.value, batch_size, shard_bytes, limits)
    _run(job, _engine(engine, address), jobs)


def _engine(name: EngineName, address: str) -> Engine:
    if name is EngineName.local:
        from docparse.corpus.engines import run_local

        return run_local
    try:
        from docparse.corpus.on_ray import run_on_ray
    except ModuleNotFoundError as error:
        misuse(str(error))
    return partial(run_on_ray, address=address)


def _run(job: Job, engine: Engine, jobs: int) -> None:
    from docparse.corpus.places import PlaceError
    from docparse.corpus.run import run_corpus

    gc.enable()  # a run of days is no short run
    try:
        summary = run_corpus(job, engine=engine, jobs=jobs, report=_Progress())
    except PlaceError as error:
        misuse(str(error))
    before = f" ({summary.before:,} of them before)" if summary.before else ""
    report(
        f"{summary.shards - len(summary.faults):,} of {summary.shards:,} shards done{before}: "
        f"{summary.documents:,} documents, {summary.rows:,} rows, {summary.failures:,} failures"
    )
    if summary.faults:
        report("start it again to try the other shards once more")
    if summary.failures or summary.faults:
        raise typer.Exit(1)


class _Progress:
    """Says how far the run is, at most every few seconds, and each fault at once."""

    _EVERY = 5.0

    def __init__(self) -> None:
        self._said = time.monotonic()

    def __call__(self, done: int, shards: int, result: Result) -> None:
        if result.fault:
            report(f"{result.shard}: {result.fault}")
        elif time.monotonic() - self._said > self._EVERY:
            self._said = time.monotonic()
            report(f"{done:,} of {shards:,} shards")
