"""`python -m benchmarks.streaming [MB]`: a compilation of 1,000 MB read report by report, with the peak memory.

The text is the fixture reports over and over; one of them is a compilation itself.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docparse import iter_reports

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))


def main(megabytes: int) -> None:
    """Make the file, measure in a process of its own and print the table."""
    once = b"".join(path.read_bytes() for path in REPORTS)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "compilation.txt"
        with file.open("wb") as opened:
            for _ in range(round(megabytes * 1e6 / len(once))):
                opened.write(once)
        print("| file, MB | reports | sections | s | MB/s | largest report, MB | peak memory, MB |")
        print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
        command = [sys.executable, "-m", "benchmarks.streaming", "--measure", str(file)]
        subprocess.run(command, check=True)


def measure(file: Path) -> None:
    """Print the row of one file."""
    reports = sections = largest = 0
    start = time.process_time()
    for report in iter_reports(file):
        reports += 1
        sections += sum(1 for _ in report.document.sections())
        largest = max(largest, len(report.document.source.text.encode()))
    taken = time.process_time() - start
    size = file.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(
        f"| {size:,.0f} | {reports:,} | {sections:,} | {taken:.0f} | {size / taken:.1f} "
        f"| {largest / 1e6:.2f} | {peak:.0f} |"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1_000)
