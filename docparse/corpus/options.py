"""The options of a corpus run, and records that travel to other processes and machines."""

from __future__ import annotations

from typing import NamedTuple

from docparse.inputs.processes.limits import Limits
from docparse.inputs.read import DEFAULTS, Options
from docparse.model.limits import DOCUMENT


class BatchOptions(NamedTuple):
    """Where the documents of a table are, how they are read, and which rows they become."""

    text_column: str = "text"
    #: Empty: the column `id`; the command takes the place of a document where there is none.
    id_column: str = ""
    #: `sections`: one row a section; `documents`: one row a document, with its tree as JSON.
    rows: str = "sections"
    #: Its `format` and `encoding` are of bytes; with `auto`, strings are text.
    reading: Options = DEFAULTS
    #: A longer document, counted in bytes of UTF-8 or as they came, is not parsed.
    max_bytes: int = DOCUMENT.most

    def flat(self) -> dict[str, object]:
        """Return all options by name, as they are in the plan of a run."""
        reading = self.reading._asdict()
        for name in ("corrections", "corrections_file", "levels", "looks_around"):
            del reading[name]  # for a single document
        names = {"text_column": self.text_column, "id_column": self.id_column, "rows": self.rows}
        return {**names, **reading, "max_bytes": self.max_bytes}


class Job(NamedTuple):
    """A run: from where to where, and how."""

    #: A folder, a file or a glob, here or at an address such as `s3://bucket/reports`.
    source: str
    #: A folder, here or at an address.
    output: str
    options: BatchOptions = BatchOptions()
    #: `parquet` or `jsonl`.
    to: str = "parquet"
    #: The most documents that are in memory together.
    batch_size: int = 256
    #: About how much of the source makes one file of the output, at most: a small source makes several files.
    shard_bytes: int = 64_000_000
    limits: Limits = Limits()


class Piece(NamedTuple):
    """A stretch of one file of the source."""

    #: `file`: a document; `jsonl`: a document a line; `parquet`: a document a row.
    kind: str
    #: Below the source.
    path: str
    #: Bytes, or row groups of Parquet; the end exclusive.
    start: int
    end: int
    #: The row at which the first row group begins.
    row: int = 0


class Shard(NamedTuple):
    """A part of the source that becomes one file of the output."""

    name: str
    pieces: tuple[Piece, ...]


class Result(NamedTuple):
    """The result of a shard."""

    shard: str
    documents: int = 0
    rows: int = 0
    failures: int = 0
    #: Why the shard could not be done; the next run tries it again.
    fault: str = ""
