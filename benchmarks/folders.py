"""`python -m benchmarks.folders`: many files on one machine: the speed of one and two processes, and whether memory grows.

`--files N` is for the speed (2,000), `--memory N` for the memory (100,000; 0 leaves it out). For comparison there are two
independent runs at the same time, each over half of the files, and two loops that touch no file: no program on this
machine gains more.
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

from benchmarks import COMPILED

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))
#: Characters a file: 5 KB for the speed, 1 KB for the memory.
_LARGE, _SMALL = 1700, 340
_LOOP = [sys.executable, "-c", "for _ in range(20_000_000): pass"]
#: Linux: this process can wait for the children of its children when they lose their parent.
_PR_SET_CHILD_SUBREAPER = 36
_PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--memory", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", help="where to put the files, for example on another disk")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        if chosen.files:
            print_speed(Path(folder), chosen.files, chosen.rounds)
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


def print_speed(folder: Path, count: int, rounds: int) -> None:
    """Convert the same files with one process, with two, and with two runs of half of them each, in turn.

    Outputs stay to the end: on ext4 without a journal a new file costs up to a millisecond, and that under a lock
    that all processes share, as long as there are thousands that were removed in the last minutes.
    """
    whole, halves = folder / "speed", [folder / "half0", folder / "half1"]
    make_files(whole, count, _LARGE)
    for half, place in enumerate(halves):
        place.mkdir()
        for path in sorted(whole.iterdir())[half::2]:
            shutil.copy(path, place)
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    _time(
        [_command(halves[0], folder / "out-first", 2)]
    )  # compiles the modules where they were not
    taken: dict[str, list[tuple[float, float]]] = {"1": [], "2": [], "two runs": []}
    one_loop, two_loops = list[tuple[float, float]](), list[tuple[float, float]]()
    for number in range(rounds):
        into = folder / f"out{number}"
        taken["1"].append(_time([_command(whole, into / "1", 1)]))
        taken["2"].append(_time([_command(whole, into / "2", 2)]))
        commands = [_command(half, into / half.name, 1) for half in halves]
        taken["two runs"].append(_time(commands))
        wall, processor = _time([_LOOP])
        one_loop.append((2 * wall, 2 * processor))
        two_loops.append(_time([_LOOP, _LOOP]))
    print("| processes | median s | files/s | processor s, least |\n| --- | --- | --- | --- |")
    for name, pairs in taken.items():
        wall = statistics.median(seconds for seconds, _ in pairs)
        print(
            f"| {name} | {wall:.2f} | {count / wall:,.0f} | {min(pair[1] for pair in pairs):.2f} |"
        )
    print(f"\n{count:,} files, load {os.getloadavg()[0]:.1f}:")
    print(f"- two processes are {_ratio(taken['1'], taken['2'])} times as fast as one")
    print(f"- two runs are {_ratio(taken['1'], taken['two runs'])} times as fast as one")
    print(f"- two processes are {_ratio(taken['two runs'], taken['2'])} times as fast as two runs")
    print(f"- two loops at once are {_ratio(one_loop, two_loops)} times as fast as one by one\n")


def _ratio(slow: list[tuple[float, float]], fast: list[tuple[float, float]]) -> str:
    """Say how many times as fast by the clock, round by round, and how many times the least processor time is."""
    ratios = sorted(one[0] / two[0] for one, two in zip(slow, fast, strict=True))
    least = min(pair[1] for pair in slow) / min(pair[1] for pair in fast)
    median = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f};"
    return f"{median} processor {least:.2f})"


def _time(commands: list[list[str]]) -> tuple[float, float]:
    """Run commands at the same time; return the seconds, and those of the processor in all their processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    runs = [subprocess.Popen(command, env=COMPILED) for command in commands]
    if {run.wait() for run in runs} != {0}:
        raise SystemExit("a run failed")
    taken = time.perf_counter() - start
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()  # for the processes that they left
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_memory(folder: Path, count: int) -> None:
    """Convert many small files and look at the memory of all processes as the run goes on."""
    make_files(folder / "memory", count, _SMALL)
    into = folder / "out"
    start = time.perf_counter()
    run = subprocess.Popen(_command(folder / "memory", into, 2), env=COMPILED)
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
