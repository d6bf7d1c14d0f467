"""`make bench`: docparse beside its peers and its floor, in turn in one run, as ratios.

The machine may be noisy, so trust the ratios, which are medians of pairs, before the times.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt

from docparse import parse, write

ROOT = Path(__file__).parent.parent
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
PAIRS = 15
MEGABYTES = 4
#: The floor: decode the bytes, find each marker anywhere once, encode the text again.
ANY_MARKER = re.compile(
    "第[一二三四五六七八九十百0-9]+[编章节条篇]|[（(][一二三四五六七八九十0-9]+[)）]|[一二三四五六七八九十]+[、是要]"
    "|[0-9]+[、.．)）]|[①-⑳]"
)


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        whole_processes(Path(folder))
    rates()


def whole_processes(folder: Path) -> None:
    """Time the command against pandoc and a bare Python, pair by pair."""
    report, docparse = REPORTS[0], [sys.executable, "-m", "docparse"]
    out = str(folder / "out.html")
    rows: list[tuple[str, list[str], str, list[str]]] = [
        ("--version", [*docparse, "--version"], "python -c pass", [sys.executable, "-c", "pass"])
    ]
    if pandoc := shutil.which("pandoc"):
        ours = [*docparse, "convert", str(report), "-t", "html", "-o", out]
        theirs = [pandoc, "-f", "markdown", "-t", "html", str(report), "-o", out]
        rows.append((f"convert {report.stat().st_size // 1000} KB to HTML", ours, "pandoc", theirs))
    print("| whole process | median s | against | median s | ratio |")
    print("| --- | --- | --- | --- | --- |")
    for name, ours, other, theirs in rows:
        mine, yours = in_turn(partial(run, ours), partial(run, theirs))
        print_row(name, mine, other, yours)


def run(command: list[str]) -> None:
    """Run a command to its end, with byte code kept from run to run as it is where it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=kept)


def in_turn(
    ours: Callable[[], object], theirs: Callable[[], object], pairs: int = PAIRS
) -> tuple[list[float], list[float]]:
    """Return the seconds of both, run in turn after one run that does not count."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for pair in range(pairs + 1):
        for times, function in zip(seconds, (ours, theirs), strict=True):
            start = time.perf_counter()
            function()
            if pair:
                times.append(time.perf_counter() - start)
    return seconds


def print_row(name: str, mine: list[float], other: str, yours: list[float]) -> None:
    """Print the medians and the median of the ratios pair by pair."""
    ratio = statistics.median(a / b for a, b in zip(mine, yours, strict=True))
    print(
        f"| {name} | {statistics.median(mine):.3f} | {other} | {statistics.median(yours):.3f} "
        f"| {ratio:.2f} |"
    )


def rates() -> None:
    """Time the library on the fixture reports repeated, beside the floor and a Markdown parser."""
    once = "".join(path.read_text("utf-8") for path in REPORTS)
    text = once * (MEGABYTES * 1_000_000 // len(once.encode()) + 1)
    data = text.encode()
    document = parse(text)
    size = len(data) / 1e6
    markdown_it = MarkdownIt("commonmark")

    def floor() -> None:
        decoded = data.decode("utf-8")
        for _ in ANY_MARKER.finditer(decoded):
            pass
        decoded.encode("utf-8")

    tasks: list[tuple[str, Callable[[], object]]] = [
        ("text to tree", lambda: parse(data.decode("utf-8"))),
        ("tree to Markdown", lambda: write(document, "markdown")),
        ("tree to HTML", lambda: write(document, "html")),
        ("tree to XML", lambda: write(document, "xml")),
        ("markdown-it-py, text to HTML", lambda: markdown_it.render(text)),
    ]
    print(f"\n| in process, {size:.1f} MB | MB/s | share of the floor's speed |")
    print("| --- | --- | --- |")
    for name, task in tasks:
        mine, floors = in_turn(task, floor, pairs=3)
        share = statistics.median(b / a for a, b in zip(mine, floors, strict=True))
        print(f"| {name} | {size / statistics.median(mine):.1f} | {share:.0%} |")
    print(f"| floor | {size / statistics.median(floors):.1f} | 100% |")


if __name__ == "__main__":
    main()
