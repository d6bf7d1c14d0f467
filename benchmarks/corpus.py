"""`python -m benchmarks.corpus`: what a document of a corpus costs, alone and on each engine.

Times of `parse_batch` are those of the processor, not of the clock, for the machine may have other work.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa

from docparse import parse
from docparse.corpus import Job, Options, parse_batch, run_corpus
from docparse.corpus.engines import run_local

FIXTURES = Path(__file__).parent.parent / "fixtures"
#: Real reports, laws and articles; each text is used once, so that nothing repeats for the compression.
TEXTS = sorted((FIXTURES / "reports").glob("*.txt")) + sorted((FIXTURES / "gold").rglob("*.txt"))
DOCUMENT_BYTES = 5_000
#: What the plan of docs/corpus.md is for.
DOCUMENTS = 100_000_000


def main() -> None:
    """Print the tables."""
    texts = list(documents())
    size = sum(len(text.encode()) for text in texts)
    batch = pa.table({"id": [str(n) for n in range(len(texts))], "text": texts})
    print(f"{len(texts):,} documents of {size / len(texts):,.0f} bytes\n")
    rate = per_core(batch, texts, size)
    per_batch(batch)
    with tempfile.TemporaryDirectory() as folder:
        outputs(Path(folder), batch, size)
        engines(Path(folder), texts)
    print(f"\n{DOCUMENTS:,} documents at {rate:,.0f} a second and core: ", end="")
    print(", ".join(f"{DOCUMENTS / rate / n / 3600:.1f} h on {n:,} cores" for n in (1, 100, 1000)))


def documents() -> Iterator[str]:
    """Yield the lines of the texts, as many together as make a document."""
    for path in TEXTS:
        held: list[str] = []
        filled = 0
        for line in path.read_text("utf-8").splitlines(keepends=True):
            held.append(line)
            filled += len(line.encode())
            if filled >= DOCUMENT_BYTES:
                yield "".join(held)
                held, filled = [], 0


def seconds(task: Callable[[], object], times: int = 5) -> float:
    """Return the processor's seconds for a task, the median of some runs after one that does not count."""
    taken = []
    for run in range(times + 1):
        start = time.process_time()
        task()
        if run:
            taken.append(time.process_time() - start)
    return statistics.median(taken)


def per_core(batch: pa.Table, texts: list[str], size: int) -> float:
    """Print what one core does; return how many documents a second become rows of sections."""
    tasks: list[tuple[str, Callable[[], object]]] = [
        ("parse alone", lambda: [parse(text) for text in texts]),
        ("parse_batch, sections", lambda: parse_batch(batch)),
        ("parse_batch, documents", lambda: parse_batch(batch, Options(rows="documents"))),
    ]
    print("| one core | documents/s | MB/s |\n| --- | --- | --- |")
    rates = {}
    for name, task in tasks:
        taken = seconds(task)
        rates[name] = len(texts) / taken
        print(f"| {name} | {rates[name]:,.0f} | {size / taken / 1e6:.1f} |", flush=True)
    return rates["parse_batch, sections"]


def per_batch(batch: pa.Table) -> None:
    """Print what a call costs beside its documents."""
    empty = batch.slice(0, 0)
    taken = seconds(lambda: [parse_batch(empty) for _ in range(200)]) / 200
    print(f"\na call of parse_batch without documents: {taken * 1e3:.2f} ms")


def outputs(folder: Path, batch: pa.Table, size: int) -> None:
    """Print how large the files are that come out."""
    source = write_source(folder / "once.jsonl", batch["text"].to_pylist())
    print("\n| output | of the source |\n| --- | --- |")
    for rows in ("sections", "documents"):
        for to in ("parquet", "jsonl"):
            output = folder / f"{rows}-{to}"
            run_corpus(Job(str(source), str(output), Options(rows=rows), to), jobs=1)
            written = sum(path.stat().st_size for path in (output / rows).iterdir())
            print(f"| {rows}, {to} | {written / size:.0%} |", flush=True)


def write_source(path: Path, texts: list[str]) -> Path:
    """Write texts as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return path


def engines(folder: Path, texts: list[str]) -> None:
    """Print what the engines do with the same source, and what a shard costs them."""
    source = write_source(folder / "large.jsonl", texts * 24)
    count = len(texts) * 24
    print(f"\n| {count:,} documents in shards of 2 MB | s | documents/s |\n| --- | --- | --- |")
    for jobs in (1, 2):
        job = Job(str(source), str(folder / f"local-{jobs}"), shard_bytes=2_000_000)
        start = time.perf_counter()
        run_corpus(job, engine=run_local, jobs=jobs)
        print_rate(f"local, {jobs} at a time", time.perf_counter() - start, count)
    if not find_spec("ray"):
        print("| ray | not installed | |")
        return
    cores = len(os.sched_getaffinity(0))
    small = write_source(folder / "small.jsonl", ["一、好\n"] * 400)
    for name, path, size in [
        ("ray", source, 2_000_000), ("ray, 1 shard", small, 10**6), ("ray, 400 shards", small, 27),
    ]:  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.corpus", str(path), str(folder / name), str(size)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        start_up, taken = json.loads(done.stdout.splitlines()[-1])
        print_rate(f"{name}, {cores} at a time", taken, count if path == source else 400)
        print(f"| its start | {start_up:.1f} | |")


def print_rate(name: str, taken: float, count: int) -> None:
    """Print one run."""
    print(f"| {name} | {taken:.1f} | {count / taken:,.0f} |", flush=True)


def run_ray(source: str, output: str, shard_bytes: int) -> None:
    """Print the seconds that Ray takes to start, and to run."""
    import ray

    from docparse.corpus.on_ray import run_on_ray

    start = time.perf_counter()
    ray.init(log_to_driver=False)
    middle = time.perf_counter()
    run_corpus(Job(source, output, shard_bytes=shard_bytes), engine=run_on_ray)
    print(json.dumps([middle - start, time.perf_counter() - middle]))


if __name__ == "__main__":
    if sys.argv[1:]:
        run_ray(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        main()
