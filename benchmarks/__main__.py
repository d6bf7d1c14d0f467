"""`make bench`: docparse, its peers and its floor, run in turn and compared as ratios.

The machine may be noisy, so all times are processor time. The ratios, medians over rounds in which each tool runs once,
are more reliable than the times. Peers that are not installed (`make bench-peers`) are named and left out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import COMPILED
from benchmarks.documents import SORTS, write_documents
from benchmarks.peers import PEERS, TOOLS

ROOT = Path(__file__).parent.parent
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
PEER_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
SCRIPT = str(Path(__file__).with_name("peers.py"))
BARE = str(Path(__file__).with_name("bare_typer.py"))
ROUNDS = int(os.environ.get("ROUNDS", "7"))
RATE_ROUNDS = int(os.environ.get("RATE_ROUNDS", "3"))
#: So many small documents of each sort, and what all are compared with.
_DOCUMENTS, _BASE = 300, "markdown-it-py"


class Run(NamedTuple):
    """One process: its seconds of processor time and on the clock, its peak memory in MB, what it printed."""

    seconds: float
    clock: float
    peak: float
    printed: str


def main() -> None:
    """Print the tables."""
    missing = [name for name in PEERS if not _has(name)]
    if missing:
        print(f"Not installed, and left out (make bench-peers): {', '.join(missing)}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starts(folder)
        against_pandoc(folder)
        processes(folder)
        for sort in SORTS:
            documents(folder, sort)
        rates(folder, sum(report.stat().st_size for report in REPORTS) / 1e6, 7)
        rates(folder, 10.0, 1)


def starts(folder: Path) -> None:
    """Time short runs of the command against a bare Python, and an application in typer that only copies the file."""
    small = text_of(0.005, folder)
    docparse = [sys.executable, "-m", "docparse"]
    rows = in_rounds(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "a bare typer application": [
                sys.executable,
                BARE,
                small,
                "--option-0",
                out(folder, "txt"),
            ],
            "docparse --version": [*docparse, "--version"],
            "docparse convert, 5 KB to Markdown": [
                *docparse,
                "convert",
                small,
                "-o",
                out(folder, "md"),
            ],
            "docparse convert, 5 KB to HTML": [
                *docparse,
                "convert",
                small,
                "-o",
                out(folder, "html"),
            ],
        },
        ROUNDS,
    )
    print_table("start", rows, "python -c pass")


def against_pandoc(folder: Path) -> None:
    """Time conversions to HTML as whole processes against pandoc, by size."""
    if not shutil.which("pandoc"):
        print("pandoc is not installed\n")
        return
    for size, rounds in ((0.0, ROUNDS), (1.0, RATE_ROUNDS), (10.0, 1)):
        file = text_of(size, folder) if size else str(REPORTS[0])
        commands = {
            "docparse": [
                sys.executable,
                "-m",
                "docparse",
                "convert",
                file,
                "-o",
                out(folder, "html"),
            ],
            "pandoc -f markdown": _pandoc("markdown", file, folder),
            "pandoc -f commonmark": _pandoc("commonmark", file, folder),
        }
        megabytes = Path(file).stat().st_size / 1e6
        print_table(
            f"whole process, {megabytes:.1f} MB to HTML", in_rounds(commands, rounds), "docparse"
        )


def processes(folder: Path) -> None:
    """Time each tool as a whole process on the largest of the reports."""
    file = str(REPORTS[0])
    commands = {
        "docparse": [sys.executable, "-m", "docparse", "convert", file, "-o", out(folder, "html")],
    }
    if shutil.which("pandoc"):
        commands["pandoc -f markdown"] = _pandoc("markdown", file, folder)
    for name in ("markdown-it-py", *PEERS):
        if _has(name):
            commands[name] = [_python(name), SCRIPT, name, file]
    rows = in_rounds(commands, max(3, ROUNDS // 2))
    print_table(f"whole process, {Path(file).stat().st_size / 1e6:.1f} MB", rows, "docparse")


def documents(folder: Path, sort: str) -> None:
    """Time each tool on many small documents of a sort in one process."""
    place = write_documents(folder / sort, SORTS[sort], _DOCUMENTS)
    megabytes = sum(file.stat().st_size for file in place.iterdir()) / 1e6
    seconds: dict[str, list[float]] = {}
    tools = [name for name in TOOLS if _has(name) and PEERS.get(name, megabytes) >= megabytes]
    for _ in range(RATE_ROUNDS):
        for name in tools:
            printed = run([_python(name), SCRIPT, name, str(place), "3"]).printed
            seconds.setdefault(name, []).append(min(map(float, printed.split())))
    print(
        f"| {sort}, {_DOCUMENTS} documents, {megabytes:.1f} MB | ms a document | MB/s | × {_BASE} |"
    )
    print("| --- | --- | --- | --- |")
    for name in tools:
        mine = statistics.median(seconds[name])
        pairs = zip(seconds[name], seconds[_BASE], strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        milliseconds = 1000 * mine / _DOCUMENTS
        print(f"| {name} | {milliseconds:.2f} | {megabytes / mine:.1f} | {ratio:.2f} |", flush=True)
    print()


def rates(folder: Path, megabytes: float, times: int) -> None:
    """Time each tool inside its process on a text of a size, or on as much of it as the tool can take.

    Each round has a process of its own, in which the best of `times` runs counts.
    """
    seconds: dict[str, list[float]] = {}
    peaks: dict[str, float] = {}
    sizes: dict[str, float] = {}
    tools = [name for name in TOOLS if _has(name)]
    for _ in range(RATE_ROUNDS):
        for name in tools:
            file = text_of(min(PEERS.get(name, megabytes), megabytes), folder)
            sizes[name] = Path(file).stat().st_size / 1e6
            done = run([_python(name), SCRIPT, name, file, str(times)])
            taken = min(map(float, done.printed.split()))
            seconds.setdefault(name, []).append(taken / sizes[name])
            peaks[name] = done.peak
    print(
        "| in process | MB | MB/s | of the floor's speed | of docparse to a tree | peak memory / size |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for name in tools:
        mine = seconds[name]
        floor, ours = (
            statistics.median(b / a for a, b in zip(mine, seconds[other], strict=True))
            for other in ("floor", "docparse, tree")
        )
        print(
            f"| {name} | {sizes[name]:.1f} | {1 / statistics.median(mine):.1f} | {floor:.0%} | {ours:.2f} × "
            f"| {peaks[name] / sizes[name]:.1f} |"
        )
    print()


def text_of(megabytes: float, folder: Path) -> str:
    """Return a file of about so many megabytes: the reports over and over, whole lines."""
    file = folder / f"{megabytes}.txt"
    if not file.exists():
        once = (
            REPORTS[1].read_bytes() if megabytes < 0.1 else b"".join(map(Path.read_bytes, REPORTS))
        )
        size = int(megabytes * 1e6)
        data = (once * (size // len(once) + 1))[:size]
        file.write_bytes(data[: data.rfind(b"\n") + 1])
    return str(file)


def out(folder: Path, suffix: str) -> str:
    """Return the name of an output."""
    return str(folder / f"out.{suffix}")


def _pandoc(reader: str, file: str, folder: Path) -> list[str]:
    # pandoc has no reader for plain text; these two take the text for Markdown, which has no headings in it
    return ["pandoc", "-f", reader, "-t", "html", file, "-o", out(folder, "html")]


def _has(name: str) -> bool:
    """Tell whether the library of a tool is installed, by running it on next to nothing."""
    if name not in PEERS:
        return True
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write("一、情况\n")
        file.flush()
        command = [_python(name), SCRIPT, name, file.name]
        return PEER_PYTHON.exists() and not subprocess.run(command, capture_output=True).returncode


def _python(name: str) -> str:
    return str(PEER_PYTHON) if name in PEERS else sys.executable


def run(command: list[str]) -> Run:
    """Run a command to its end, with compiled modules kept from run to run, as where it is installed."""
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=printed, stderr=subprocess.DEVNULL, env=COMPILED, cwd=ROOT
        )
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"failed: {' '.join(command)}")
        printed.seek(0)
        seconds = used.ru_utime + used.ru_stime
        return Run(seconds, clock, used.ru_maxrss * 1024 / 1e6, printed.read().decode())


def in_rounds(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Run each command once a round, after a round that does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            done = run(command)
            if number:
                runs[name].append(done)
    return runs


def print_table(title: str, rows: dict[str, list[Run]], base: str) -> None:
    """Print medians, and the medians of the ratios round by round to the row `base`."""
    print(
        f"| {title} | s | × {base} | × on the clock | peak memory, MB |\n| --- | --- | --- | --- | --- |"
    )
    for name, runs in rows.items():
        pairs = list(zip(runs, rows[base], strict=True))
        ratio = statistics.median(mine.seconds / other.seconds for mine, other in pairs)
        clock = statistics.median(mine.clock / other.clock for mine, other in pairs)
        median = statistics.median(one.seconds for one in runs)
        peak = statistics.median(one.peak for one in runs)
        print(f"| {name} | {median:.3f} | {ratio:.2f} | {clock:.2f} | {peak:.0f} |", flush=True)
    print()


if __name__ == "__main__":
    main()
