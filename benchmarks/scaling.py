"""`python -m benchmarks.scaling`: time and memory against size, on the reports and on hostile text."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from docparse import parse

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))

#: Name -> a piece that is repeated; n pieces must take n times as long as one.
HOSTILE = {
    "（": "（",
    "一、": "一、",
    "1、好。": "1、好。",
    "一、 lines": "一、好\n",
    "nests": "一、好\n一、好。坏坏\n",
    "（一） lines": "（一）好。\n",
    "short lines": "好\n",
    "all styles": "一、好\n（一）好\n1、好\n（1）好\n①好\n第一章 好\nA. 好\n壹、好\n1.1 好\n",
    "目录": "目录\n第一章\n",
    "quotes": "“好。\n",
    "dates": "2018年10月27日\n实施方案\n",
    "报告N": "调研报告1\n",
    "figures": "1.1.1.1.1.1",
    "blanks": " \u3000",
    "pagers": "共3页，",
}
_PIECES = 5_000


def main() -> None:
    """Print the tables."""
    print("| reports, MB | s | MB/s | peak memory / size |\n| --- | --- | --- | --- |")
    for megabytes in (1, 4, 16, 64):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.scaling", str(megabytes)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        print(done.stdout, end="", flush=True)
    print(f"\n| hostile, {_PIECES:,} pieces | s | for four times as many |\n| --- | --- | --- |")
    for name, piece in HOSTILE.items():
        small, large = (min(seconds(piece * n) for _ in range(2)) for n in (_PIECES, 4 * _PIECES))
        print(f"| {name} | {small:.2f} | {large / small:.1f} × |", flush=True)


def seconds(text: str) -> float:
    """Return the processor time to parse `text`."""
    start = time.process_time()
    parse(text)
    return time.process_time() - start


def measure(megabytes: int) -> None:
    """Print the row of one size, in a process of its own."""
    once = "".join(path.read_text("utf-8") for path in REPORTS)
    size = len(once.encode())
    text = once * max(1, round(megabytes * 1e6 / size))
    written = len(text.encode()) / 1e6
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    document = parse(text)
    taken = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / 1e6
    assert document.blocks
    print(f"| {written:.1f} | {taken:.2f} | {written / taken:.1f} | {grown / written:.1f} |")


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(int(sys.argv[1]))
    else:
        main()
