"""Real files with random damage, through the readers, the checks and the writers, in children with limits."""

from __future__ import annotations

import json
import random
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from benchmarks.attack.limits import Stopwatch, run_limited
from benchmarks.attack.mutations import damage, read_seeds
from benchmarks.attack.row import Row
from docparse import check
from docparse.inputs.fix import fix
from docparse.inputs.read import Options, read_bytes
from docparse.writers.formats import WRITERS, write_as

_BATCH = 60
#: What `fix` takes: the others have no text to mend.
_FIXED = ("text", "markdown")


def attack_with_fuzz(seconds: float) -> Iterator[Row]:
    """Yield a row for each format; what fails is kept as a file beside the run."""
    seeds, limit = read_seeds(), Stopwatch(seconds)
    rows = {name: Row(f"fuzzing: {name}") for name in seeds}
    batch = 0
    while not limit.is_over:
        for name, row in rows.items():
            batch += 1
            _run_batch(row, name, seeds[name], batch)
    yield from rows.values()


def _run_batch(row: Row, name: str, seeds: list[bytes], batch: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ending = run_limited(lambda: _try_all(name, seeds, batch), Path(folder))
        log = Path(folder) / "log.jsonl"
        tried = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
        row.inputs += len(tried)
        row.take(0, ending.peak)
        for number, seconds, fault in tried:
            row.take(seconds)
            if fault:
                row.fail(f"{fault} (batch {batch}, input {number})")
        if ending.fault and len(tried) < _BATCH:
            row.fail(f"{ending.fault} (batch {batch}, input {len(tried)})")


def _try_all(name: str, seeds: list[bytes], batch: int) -> None:
    with Path("log.jsonl").open("w") as log:
        for number in range(_BATCH):
            start = time.process_time()
            fault = try_one(name, damaged(name, seeds, batch, number), random.Random(number))
            log.write(json.dumps([number, time.process_time() - start, fault]) + "\n")
            log.flush()


def damaged(name: str, seeds: list[bytes], batch: int, number: int) -> bytes:
    """Return the damaged file of a batch with a number, which is the same each time."""
    chance = random.Random(f"{name} {batch} {number}")
    return damage(name, chance.choice(seeds), chance.randbytes(40), chance)


def try_one(name: str, data: bytes, chance: random.Random) -> str:
    """Return what is wrong with reading, checking, fixing and writing a file; empty if nothing is."""
    try:
        found = read_bytes(data, Options(name))
    except ValueError as error:
        return "a message of several lines" if "\n" in str(error) else ""
    except Exception as error:
        return _place_of(error)
    try:
        check(found.document, select=("ALL",))
        if name in _FIXED:
            fix(found.document, file=found.file, unsafe=chance.random() < 0.5)
        write_as(found.document, chance.choice(list(WRITERS)), {})
    except Exception as error:
        return _place_of(error)
    return ""


def _place_of(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{type(error).__name__}: {str(error)[:100]} at {Path(place.filename).name}:{place.lineno}"
    )
