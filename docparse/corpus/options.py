"""What a corpus run is asked to do; records that travel to other processes and machines."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """How the documents of a batch are read, and what becomes of them."""

    text_column: str = "text"
    #: Empty: the column `id`; the command takes the place of a document where there is none.
    id_column: str = ""
    #: `sections`: one row a section; `documents`: one row a document, with its tree as JSON.
    rows: str = "sections"
    #: A name in `docparse.readers.formats.READERS`. `auto` tells bytes by their content and takes strings as text.
    format: str = "auto"
    #: Of bytes; found out when empty.
    encoding: str = ""
    styles: tuple[str, ...] = ()
    profile: str = ""
    min_confidence: float = 0.0
    #: A longer document, counted in bytes of UTF-8 or as they came, is not parsed.
    max_bytes: int = 16_000_000


class Limits(NamedTuple):
    """What one document may cost before its worker is ended."""

    seconds: float = 60.0
    #: By how many bytes the worker may grow over it; 0 for no limit.
    memory: int = 2_000_000_000


class Job(NamedTuple):
    """A run: from where to where, and how."""

    #: A folder, a file or a glob, here or at an address such as `s3://bucket/reports`.
    source: str
    #: A folder, here or at an address.
    output: str
    options: Options = Options()
    #: `parquet` or `jsonl`.
    to: str = "parquet"
    #: The most documents that are in memory together.
    batch_size: int = 256
    #: About how much of the source makes one file of the output.
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
    """What is parsed in one go and becomes one file of the output."""

    name: str
    pieces: tuple[Piece, ...]


class Failure(NamedTuple):
    """A document that gives no rows, and why. `error` is a word of `docs/corpus.md`."""

    document: str
    error: str
    message: str


class Result(NamedTuple):
    """What came of a shard."""

    shard: str
    documents: int = 0
    rows: int = 0
    failures: int = 0
    #: Why the shard could not be done; the next run tries it again.
    fault: str = ""
