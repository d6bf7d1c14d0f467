"""Hostile files, each through three formats, the explained outline and the checks, in children with limits."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.attack.hostile import KINDS, Hostile
from benchmarks.attack.limits import SECONDS, Ending, Stopwatch, run_command
from benchmarks.attack.row import Row


def attack_with_files(seconds: float) -> Iterator[Row]:
    """Yield a row for each kind of file."""
    limit = Stopwatch(seconds)
    for kind, make in KINDS.items():
        row, files = Row(f"hostile files: {kind}"), make()
        for file in files:
            if limit.is_over:
                row.note = f"{row.inputs} of {len(files)}"
                break
            row.inputs += 1
            for label, ending in run_file(file):
                row.take(ending.seconds, ending.peak)
                if ending.fault:
                    row.fail(f"{file.name} {label}: {ending.fault}")
        yield row


def run_file(file: Hostile) -> Iterator[tuple[str, Ending]]:
    """Yield how each command ended on a file, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / file.name).write_bytes(file.data)
        for other, data in file.beside.items():
            (folder / other).parent.mkdir(parents=True, exist_ok=True)
            (folder / other).write_bytes(data)
        for command in file.commands:
            words = [file.name if word == "FILE" else word for word in command]
            ending = run_command(words, folder)
            yield " ".join(command)[:60], ending
            if ending.seconds > SECONDS:
                return  # the others would hang as well


def main() -> None:
    """Run the files whose kind or name has the first argument in it, and print each."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for kind, make in KINDS.items():
        for file in make():
            if wanted in f"{kind}/{file.name}":
                endings = list(run_file(file))
                slowest = max(ending.seconds for _, ending in endings)
                peak = max(ending.peak for _, ending in endings)
                faults = "; ".join(
                    f"{label}: {ending.fault}" for label, ending in endings if ending.fault
                )
                size = len(file.data) / 1e3
                print(
                    f"{slowest:6.1f} s {peak:6.0f} MB {size:8.0f} KB  {kind}/{file.name}  {faults}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
