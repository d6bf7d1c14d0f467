"""`python -m benchmarks.corpus`: the time of a document of a corpus, in one process and on each engine.

Times of `parse_batch` are those of the processor, not of the clock, for the machine may have other work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from docparse import parse
from docparse.corpus import BatchOptions, Job, parse_batch, run_corpus
from docparse.corpus.engines import Engine, run_local
from docparse.corpus.plan import make_plan
from docparse.corpus.shard import run_shard
from docparse.corpus.sinks import OutputFolder
from tests.test_corpus import children_of

FIXTURES = Path(__file__).parent.parent / "fixtures"
#: Real texts, each used once, so that nothing repeats for the compression.
REPORTS = sorted((FIXTURES / "reports").glob("*.txt"))
#: Laws and contracts have eight times as many headings as reports.
DENSE = sorted((FIXTURES / "gold").rglob("*.txt"))
DOCUMENT_BYTES = 5_000
#: How often the documents come in the source of the engines, and how many shards of one line there are.
_TIMES, _SHARDS = 12, 200
#: The corpus of the plan in docs/corpus.md.
DOCUMENTS = 100_000_000


def main() -> None:
    """Print the tables."""
    print("| one core | documents/s | MB/s |\n| --- | --- | --- |")
    per_core("laws, contracts, articles", list(documents(DENSE)))
    texts = list(documents(REPORTS))
    per_core("reports", texts)
    with tempfile.TemporaryDirectory() as folder:
        rate = whole_shard(Path(folder), texts)
        per_batch()
        outputs(Path(folder), texts)
        engines(Path(folder), texts)
        per_shard(Path(folder))
    print(f"\n{DOCUMENTS:,} documents at {rate:,.0f} a second and core: ", end="")
    print(
        ", ".join(
            f"{DOCUMENTS / rate / n / 3600:.1f} h on {n:,} core{'s' * (n > 1)}"
            for n in (1, 100, 1000)
        )
    )


def documents(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the lines of some texts, as many together as make a document."""
    held: list[str] = []
    filled = 0
    for path in paths:
        for line in path.read_text("utf-8").splitlines(keepends=True):
            held.append(line)
            filled += len(line.encode())
            if filled >= DOCUMENT_BYTES:
                yield "".join(held)
                held, filled = [], 0


def seconds(task: Callable[[], object], times: int = 7) -> float:
    """Return the processor's seconds for a task, the least of some runs: others on the machine only add."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        task()
        taken.append(time.process_time() - start)
    return min(taken)


def per_core(name: str, texts: list[str]) -> None:
    """Print how much one core parses."""
    size = sum(len(text.encode()) for text in texts)
    batch = pa.table({"id": [str(n) for n in range(len(texts))], "text": texts})
    name = f"{len(texts)} documents of {size / len(texts):,.0f} bytes, {name}"
    tasks: list[tuple[str, Callable[[], object]]] = [
        ("parse only", lambda: [parse(text) for text in texts]),
        ("parse_batch, sections", lambda: parse_batch(batch)),
        ("parse_batch, documents", lambda: parse_batch(batch, BatchOptions(rows="documents"))),
    ]
    print(f"| *{name}* | | |")
    for does, task in tasks:
        print_rate(does, len(texts), size, seconds(task))


def print_rate(does: str, count: int, size: int, taken: float) -> None:
    """Print a row."""
    print(f"| {does} | {count / taken:,.0f} | {size / taken / 1e6:.1f} |", flush=True)


def whole_shard(folder: Path, texts: list[str]) -> float:
    """Print how much one core does from file to file; return the documents a second."""
    source = write_source(folder / "shard.jsonl", texts * 8)
    job = Job(str(source), str(folder / "shard"))
    plan = make_plan(job)
    OutputFolder(job).begin(plan)
    taken = seconds(lambda: run_shard(job, plan.base, plan.shards[0], {}, lambda number: None))
    size = 8 * sum(len(text.encode()) for text in texts)
    print_rate("a shard: JSON Lines, sections, Parquet", 8 * len(texts), size, taken)
    return 8 * len(texts) / taken


def per_batch() -> None:
    """Print the overhead of a call."""
    empty = pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    taken = seconds(lambda: [parse_batch(empty) for _ in range(200)]) / 200
    print(f"\na call of parse_batch without documents: {taken * 1e3:.2f} ms")


def outputs(folder: Path, texts: list[str]) -> None:
    """Print the sizes of the outputs."""
    source = write_source(folder / "once.jsonl", texts)
    size = sum(len(text.encode()) for text in texts)
    print("\n| output | of the source |\n| --- | --- |")
    for rows in ("sections", "documents"):
        for to in ("parquet", "jsonl"):
            output = folder / f"{rows}-{to}"
            run_corpus(Job(str(source), str(output), BatchOptions(rows=rows), to), jobs=1)
            written = sum(path.stat().st_size for path in (output / rows).iterdir())
            print(f"| {rows}, {to} | {written / size:.0%} |", flush=True)


def write_source(path: Path, texts: list[str]) -> Path:
    """Write texts as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return path


def engines(folder: Path, texts: list[str]) -> None:
    """Print the rates of the engines on the same source."""
    few, many = (
        write_source(folder / f"{times}.jsonl", texts * times) for times in (_TIMES, 4 * _TIMES)
    )
    count = len(texts) * 3 * _TIMES
    print(
        f"\n| {count:,} documents more, 1 MB a shard | documents a second | and second of a processor |"
    )
    print("| --- | --- | --- |")
    for name, jobs in [("local", 1), ("local", 2), ("ray", 2)]:
        if find_spec(name) or name == "local":
            less = run_apart(name, few, folder / f"{name}-{jobs}-few", 10**6, jobs)
            more = run_apart(name, many, folder / f"{name}-{jobs}-many", 10**6, jobs)
            spent = sum(more.processor) - sum(less.processor)
            rates = f"{count / (more.clock - less.clock):,.0f} | {count / spent:,.0f}"
            print(f"| {name}, {jobs} at a time | {rates} |", flush=True)


def per_shard(folder: Path) -> None:
    """Print the overhead of a shard: one shard for all lines compared with one for each line."""
    small = write_source(folder / "small.jsonl", ["一、好\n"] * _SHARDS)
    print("\n| a shard of one line costs | ms | ms of the first process | ms of all |")
    print("| --- | --- | --- | --- |")
    for name in ("local", "ray"):
        if find_spec(name) or name == "local":
            one = run_apart(name, small, folder / f"{name}-one", 10**6, 2)
            many = run_apart(name, small, folder / f"{name}-many", 27, 2)
            clock, first, others = (
                (b - a) / (_SHARDS - 1) * 1e3
                for a, b in zip(
                    (one.clock, *one.processor), (many.clock, *many.processor), strict=True
                )
            )
            print(f"| {name} | {clock:.1f} | {first:.1f} | {first + others:.1f} |", flush=True)


class Spent(NamedTuple):
    """The time of a run: seconds of the clock, and of processors in its first process and all others."""

    clock: float
    processor: tuple[float, float]


def run_apart(engine: str, source: Path, output: Path, shard_bytes: int, jobs: int) -> Spent:
    """Run an engine in a process of its own; the start of Ray does not count."""
    words = [engine, str(source), str(output), str(shard_bytes), str(jobs)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.corpus", *words],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    clock, first, others = json.loads(done.stdout.splitlines()[-1])
    return Spent(clock, (first, others))


def run_here(engine: str, source: str, output: str, shard_bytes: int, jobs: int) -> None:
    """Print the time that a run takes."""
    run: Engine = run_local
    if engine == "ray":
        import ray

        from docparse.corpus.on_ray import run_on_ray

        run = run_on_ray
        ray.init(log_to_driver=False, include_dashboard=False)
    before = time.perf_counter(), time.process_time(), spent_below(os.getpid())
    last = list(before)

    def note(done: int, shards: int, result: object) -> None:
        # The workers are still there at the last shard: the times of those that have ended would be lost.
        if done == shards:
            last[:] = time.perf_counter(), time.process_time(), spent_below(os.getpid())

    run_corpus(Job(source, output, shard_bytes=shard_bytes), engine=run, jobs=jobs, report=note)
    print(json.dumps([after - start for start, after in zip(before, last, strict=True)]))


def spent_below(pid: int) -> float:
    """Return the processor's seconds of all processes below one that are still there."""
    spent = 0.0
    for child in children_of(pid):
        try:
            fields = Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


if __name__ == "__main__":
    if sys.argv[1:]:
        name, source, output, *numbers = sys.argv[1:]
        run_here(name, source, output, *map(int, numbers))
    else:
        main()
