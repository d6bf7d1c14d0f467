"""`python -m benchmarks.checking`: the time of `docparse check` against that of `docparse outline`, in turn.

It is the processor's time, which a busy machine changes less than the clock's.
"""

from __future__ import annotations

import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import COMPILED
from docparse import check, parse
from docparse.checks.output.rows import rows_of
from docparse.checks.output.text import write_rows
from docparse.writers.outline.tree import write_tree

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))
_MEGABYTES = 10
_PAIRS = 5


def main() -> None:
    """Print the table."""
    once = "".join(path.read_text("utf-8") for path in REPORTS)
    text = once * round(_MEGABYTES * 1e6 / len(once.encode()))
    pairs = [_in_process(text) for _ in range(_PAIRS)]
    print(f"{len(text.encode()) / 1e6:.1f} MB of reports | outline s | check s | ratio")
    _show("in process", pairs)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.txt"
        file.write_text(text, "utf-8")
        _show(
            "whole process", [(_run("outline", file), _run("check", file)) for _ in range(_PAIRS)]
        )


def _in_process(text: str) -> tuple[float, float]:
    """Return the time from the text to the outline as a tree, and to the findings as text."""
    gc.collect()
    gc.disable()  # as the command does
    start = time.process_time()
    document = parse(text)
    parsed = time.process_time() - start
    write_tree(document)
    outline = time.process_time() - start
    start = time.process_time()
    found = check(document)
    fixable = [bool(one.edits) and one.safe for one in found]
    rows = rows_of("reports.txt", document.source, text, found, fixable=fixable)
    "".join(write_rows(rows))
    return outline, parsed + time.process_time() - start


def _run(command: str, file: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, "-m", "docparse", command, str(file)]
    subprocess.run(words, check=False, stdout=subprocess.DEVNULL, env=COMPILED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _show(name: str, pairs: list[tuple[float, float]]) -> None:
    outline, checked = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(later / first for first, later in pairs)
    print(f"{name} | {outline:.2f} | {checked:.2f} | {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
