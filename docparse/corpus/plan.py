"""A source cut into shards, the same each time, however many workers there are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from docparse import __version__
from docparse.corpus.arrow import pa, pq
from docparse.corpus.options import Job, Piece, Shard
from docparse.corpus.places import File, Place, find_source, is_compressed

#: The time to open a file, in bytes that could be parsed meanwhile.
_OPENING = 4096
#: A source that is too small for so many full shards is cut into smaller ones, of which none is less than this without
#: need: one file of 9 MB gives several cores work.
_FULL_SHARDS, _SMALLEST_SHARD = 32, 1_000_000
#: So many footers of Parquet are read at a time: on remote storage each takes a round trip.
_READERS = 16


class Plan(NamedTuple):
    """The shards of a run."""

    #: The address that the paths of the pieces are below.
    base: str
    shards: tuple[Shard, ...]
    #: A sum over the files, their sizes and times, and the version and options that change the output.
    fingerprint: str


def make_plan(job: Job) -> Plan:
    """List the source and cut it. Raises `PlaceError`."""
    base, files = find_source(job.source)
    place, output = Place.of(base), Place.of(job.output)
    # Files of the output, where it lies in the source, are none of it.
    files = [file for file in files if not (place / file.path).is_below(output)]
    with ThreadPoolExecutor(_READERS) as pool:
        size = _size_of_shards(files, job.shard_bytes)
        sized = pool.map(lambda file: list(_pieces_of(file, place, size)), files)
        shards = tuple(_group((piece for pieces in sized for piece in pieces), size))
    options = list(job.options.flat().values())
    told = [__version__, job.to, options, job.batch_size, job.shard_bytes, files]
    fingerprint = hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()
    return Plan(base, shards, fingerprint)


def _size_of_shards(files: Iterable[File], most: int) -> int:
    """Return the bytes of the source in a shard, at most `most`; it follows from the source alone."""
    total = sum(file.size for file in files)
    return min(most, max(_SMALLEST_SHARD, total // _FULL_SHARDS))


def _pieces_of(file: File, place: Place, size: int) -> Iterator[tuple[Piece, int]]:
    """Yield the pieces of a file with their sizes in bytes."""
    if file.kind == "parquet":
        yield from _row_groups(file, place)
    elif file.kind == "jsonl" and not is_compressed(file.path):
        for start in range(0, file.size, size):
            end = min(start + size, file.size)
            yield Piece("jsonl", file.path, start, end), end - start
    else:
        yield Piece(file.kind, file.path, 0, file.size), file.size


def _row_groups(file: File, place: Place) -> Iterator[tuple[Piece, int]]:
    try:
        with pq.ParquetFile((place / file.path).path, filesystem=place.system) as parquet:
            metadata = parquet.metadata
    except (OSError, pa.ArrowException):
        # Whoever reads it will find the same and can say it; the other files go on.
        yield Piece("parquet", file.path, 0, 0), file.size
        return
    row = 0
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        yield Piece("parquet", file.path, number, number + 1, row), group.total_byte_size
        row += group.num_rows


def _group(pieces: Iterable[tuple[Piece, int]], size: int) -> Iterator[Shard]:
    """Yield shards of about `size` bytes, of whole pieces in their order."""
    number, held, filled = 0, list[Piece](), 0
    for piece, weight in pieces:
        weight += _OPENING
        if held and filled + weight > size:
            yield Shard(f"part-{number:06d}", tuple(held))
            number, held, filled = number + 1, [], 0
        held.append(piece)
        filled += weight
    if held:
        yield Shard(f"part-{number:06d}", tuple(held))
