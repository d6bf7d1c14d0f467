"""`python -m benchmarks.folders`: many files on one machine: what more processes are worth, and whether memory stays.

`--files N` for the speed (2,000), `--memory N` for the memory (100,000; 0 leaves it out).
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))
#: Characters a file: 5 KB for the speed, 1 KB for the memory.
_LARGE, _SMALL = 1700, 340
_ROUNDS = 5
#: Linux: what the children of our children leave is ours to wait for.
_PR_SET_CHILD_SUBREAPER = 36
_PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--memory", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.files:
            print_speed(Path(folder), chosen.files)
        if chosen.memory:
            print_memory(Path(folder), chosen.memory)


def make_files(folder: Path, count: int, size: int) -> None:
    """Write `count` reports into one folder, each another piece of the real ones."""
    text = "".join(path.read_text("utf-8") for path in REPORTS)
    folder.mkdir()
    for number in range(count):
        start = number * 997 % (len(text) - size)
        (folder / f"报告{number:06d}.txt").write_text(text[start : start + size], "utf-8")


def _command(source: Path, into: Path, jobs: int) -> list[str]:
    words = [sys.executable, "-m", "docparse", "convert", str(source), "-o", str(into)]
    return [*words, "--quiet", "--jobs", str(jobs)]


def print_speed(folder: Path, count: int) -> None:
    """Convert the same files with one process and with two, in turn."""
    make_files(folder / "speed", count, _LARGE)
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    runs: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for _ in range(_ROUNDS):
        for jobs, taken in runs.items():
            taken.append(_time(_command(folder / "speed", folder / "out", jobs)))
            shutil.rmtree(folder / "out")
    print("| processes | median s | files/s | processor s, least |\n| --- | --- | --- | --- |")
    for jobs, taken in runs.items():
        wall = statistics.median(seconds for seconds, _ in taken)
        work = min(work for _, work in taken)
        print(f"| {jobs} | {wall:.2f} | {count / wall:,.0f} | {work:.2f} |")
    pairs = list(zip(*runs.values(), strict=True))
    ratios = sorted(one[0] / two[0] for one, two in pairs)
    # What two free cores would give: the least work that a run took, whatever else the machine did.
    free = 2 * min(one[1] for one, _ in pairs) / min(two[1] for _, two in pairs)
    print(
        f"\n{count:,} files: two processes are {statistics.median(ratios):.2f} times as fast as one (median;"
        f" {ratios[0]:.2f} to {ratios[-1]:.2f}, load {os.getloadavg()[0]:.1f}), {free:.2f} times by processor time.\n"
    )


def _time(command: list[str]) -> tuple[float, float]:
    """Run a command and return its seconds, and those of the processor in all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True)
    taken = time.perf_counter() - start
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()  # for the processes that it left
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_memory(folder: Path, count: int) -> None:
    """Convert many small files and look at the memory of all processes as the run goes on."""
    make_files(folder / "memory", count, _SMALL)
    into = folder / "out"
    start = time.perf_counter()
    run = subprocess.Popen(_command(folder / "memory", into, 2))
    print(
        "| written | s | first process, MB | workers, MB |\n| --- | --- | --- | --- |", flush=True
    )
    step, due = count // 10, 1
    while run.poll() is None:
        time.sleep(0.2)
        written = _lines_of(into / ".docparse" / "journal.jsonl") if into.exists() else 0
        if written < due:
            continue
        due = (written // step + 1) * step
        first, *others = [_memory_of(pid) for pid in (run.pid, *_below(run.pid))]
        sizes = ", ".join(f"{size:.0f}" for size in sorted(others, reverse=True))
        print(
            f"| {written:,} | {time.perf_counter() - start:.0f} | {first:.0f} | {sizes} |",
            flush=True,
        )
    print(
        f"\n{count:,} files in {time.perf_counter() - start:.0f} s, exit status {run.returncode}."
    )


def _lines_of(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def _below(parent: int) -> Iterator[int]:
    """Yield the processes below one, as /proc knows them."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == parent:
            child = int(path.parent.name)
            yield child
            yield from _below(child)


def _memory_of(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0.0


if __name__ == "__main__":
    main()
