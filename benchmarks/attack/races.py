"""Files that others change, replace and remove while docparse reads or fixes them."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import COMPILED
from benchmarks.attack.limits import Stopwatch
from benchmarks.attack.row import Row

_FILES = 80
_LINES = 60
_PATIENCE = 120


def attack_with_races(seconds: float) -> Iterator[Row]:
    """Yield a row for each race."""
    races: tuple[tuple[str, Callable[[Path, Row], None]], ...] = (
        ("races: files changed, replaced, removed, made unreadable during `convert`", _convert),
        ("races: lines appended to files during `check --fix`", _append),
        ("races: the output folder removed during `convert`", _remove_output),
    )
    for name, race in races:
        row, limit = Row(name), Stopwatch(seconds / len(races))
        while not limit.is_over:
            with tempfile.TemporaryDirectory() as folder:
                race(Path(folder), row)
        yield row


def _version(number: int) -> str:
    """Return a text that has its version in each line."""
    return f"一、第{number}稿\n" + f"（一）第{number}稿。第{number}稿\n" * _LINES


class _Run:
    """A run of docparse that nobody waits for yet; what it says goes to a file, and nothing blocks it."""

    def __init__(self, words: list[str]) -> None:
        command = [sys.executable, "-m", "docparse", *words, "--jobs", "2"]
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `end`
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, env=COMPILED, stdout=quiet, stderr=self._said)

    @property
    def is_going_on(self) -> bool:
        return self._process.poll() is None

    def end(self, row: Row) -> int:
        """Wait for the end, and return the status; a traceback is a failure."""
        status = self._process.wait(_PATIENCE)
        with self._said:
            self._said.seek(0)
            text = self._said.read().decode("utf-8", "replace")
        if status not in (0, 1) or "Traceback" in text or "bug in docparse" in text:
            row.fail(f"status {status}: {text[-300:]}")
        return status


def _convert(folder: Path, row: Row) -> None:
    source, into = folder / "in", folder / "out"
    source.mkdir()
    paths = [source / f"{number}.txt" for number in range(_FILES)]
    for path in paths:
        path.write_text(_version(100), "utf-8")
    run = _Run(["convert", str(source), "-o", str(into), "-t", "html"])
    stop = threading.Event()
    changer = threading.Thread(target=_disturb, args=(paths, stop))
    changer.start()
    run.end(row)
    stop.set()
    changer.join()
    row.inputs += _FILES
    for path in into.glob("*.html"):
        text = path.read_text("utf-8")
        if not text.endswith("</html>\n"):
            row.fail(f"{path.name} is not whole")


def _disturb(paths: list[Path], stop: threading.Event) -> None:
    """Do something to a file at random until it is enough."""
    chance, number = random.Random(len(paths)), 100
    while not stop.is_set():
        path, number = chance.choice(paths), number + 1
        kind = chance.randrange(6)
        try:
            if kind == 0:
                path.write_text(_version(number), "utf-8")
            elif kind == 1:
                other = path.with_suffix(".new")
                other.write_text(_version(number), "utf-8")
                other.replace(path)
            elif kind == 2:
                path.unlink(missing_ok=True)
            elif kind == 3:
                path.chmod(chance.choice((0o000, 0o400, 0o644)))
            elif kind == 4:
                path.unlink(missing_ok=True)
                path.symlink_to(chance.choice(("none", path.name, "/dev/null", "..")))
            else:
                os.truncate(path, chance.randrange(200))
        except OSError:
            pass
        time.sleep(0.001)


def _append(folder: Path, row: Row) -> None:
    """Append lines to a file while it is fixed: all of them are there afterwards."""
    paths = [folder / f"{number}.txt" for number in range(10)]
    for path in paths:
        path.write_text("一、情况,好。。\n三、问题\n" * 150, "utf-8")
    run = _Run(["check", "--fix", "--quiet", str(folder)])
    counts = dict.fromkeys(paths, 0)
    while run.is_going_on:
        for path in paths:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"附言{counts[path]}号\n")
            counts[path] += 1
        time.sleep(0.02)
    run.end(row)
    for path, count in counts.items():
        row.inputs += count
        text = path.read_text("utf-8")
        lost = [number for number in range(count) if f"附言{number}号" not in text]
        if lost:
            row.fail(f"{len(lost)} of {count} lines are lost")


def _remove_output(folder: Path, row: Row) -> None:
    """Remove the output folder during a run: either it says so or everything is there."""
    source, into = folder / "in", folder / "out"
    source.mkdir()
    for number in range(_FILES):
        (source / f"{number}.txt").write_text(_version(number), "utf-8")
    run = _Run(["convert", str(source), "-o", str(into)])
    while run.is_going_on and not any(into.glob("*.md")):
        time.sleep(0.001)
    time.sleep(random.random() * 0.05)
    shutil.rmtree(into, ignore_errors=True)
    status = run.end(row)
    row.inputs += _FILES
    found = len(list(into.glob("*.md"))) if into.exists() else 0
    if status == 0 and found < _FILES:
        row.fail(f"status 0 with {found} of {_FILES} outputs")
