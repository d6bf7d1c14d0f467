"""Conversions of a folder whose processes are killed at random moments, and then go on with --resume."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from benchmarks import COMPILED
from benchmarks.attack.limits import Stopwatch
from benchmarks.attack.row import Row
from benchmarks.folders import make_files

_FILES, _LARGE = 200, 3_000
_PATIENCE = 120


def attack_with_kills(seconds: float) -> Iterator[Row]:
    """Yield the rows: conversions, and files that are fixed where they are."""
    yield _kill_conversions(Stopwatch(seconds * 0.6))
    yield _kill_fixes(Stopwatch(seconds * 0.4))


def _kill_conversions(limit: Stopwatch) -> Row:
    row = Row("kills: workers or parent of `convert`, then `--resume` as undisturbed")
    chance = random.Random(15)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder / "in", _FILES, _LARGE)
        start = time.monotonic()
        _run(_convert(folder, "whole"))
        taken = time.monotonic() - start
        wanted = _digests(folder / "whole")
        kills = 0
        while not limit.is_over:
            into = f"out{row.inputs}"
            for _ in range(chance.randint(1, 3)):
                kills += _kill_once(_convert(folder, into), taken * chance.random(), chance)
            ended = _run(_convert(folder, into))
            row.inputs += _FILES
            if ended.returncode or b"Traceback" in ended.stderr:
                row.fail(f"status {ended.returncode}: {ended.stderr[-300:]!r}")
            if _digests(folder / into) != wanted:
                row.fail(f"{into} differs from the undisturbed run")
            if left := _leftovers(folder / into):
                row.fail(f"{into}: {left} left")
        row.note = f"{kills:,} kills"
    return row


def _convert(folder: Path, into: str) -> list[str]:
    words = [
        sys.executable,
        "-m",
        "docparse",
        "convert",
        str(folder / "in"),
        "-o",
        str(folder / into),
    ]
    return [*words, "-t", "html", "--quiet", "--jobs", "2", "--resume"]


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, env=COMPILED, capture_output=True, timeout=_PATIENCE)


def _kill_once(command: list[str], after: float, chance: random.Random) -> int:
    """Start a command and kill it, or one of its children, after a while; return the number of kills."""
    quiet = subprocess.DEVNULL
    run = subprocess.Popen(
        command, env=COMPILED, stdout=quiet, stderr=quiet, start_new_session=True
    )
    time.sleep(after)
    below = _children_of(run.pid)
    victims = [run.pid, *below]
    victim = chance.choice(victims)
    try:
        os.kill(victim, signal.SIGKILL)
    except ProcessLookupError:
        victim = 0
    run.wait(_PATIENCE)
    _await_end(below)
    return int(victim > 0)


def _await_end(pids: list[int]) -> None:
    """Wait until the children that lost their parent have ended; raise `TimeoutError` if they do not."""
    end = time.monotonic() + 30
    while any(_is_alive(pid) for pid in pids):
        if time.monotonic() > end:
            raise TimeoutError(f"processes {pids} outlive their parent")
        time.sleep(0.05)


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _children_of(parent: int) -> list[int]:
    try:
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in found.split()]


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.name: blake2b(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


def _leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.tmp")]


_MISTAKEN = "一、情况\n" + "（一）农业,有人口30万人。。\n三、问题\n" * 40


def _kill_fixes(limit: Stopwatch) -> Row:
    """Kill `check --fix`: each file is as it was or fixed, and nothing is left by the run after it."""
    row = Row("kills: `check --fix`, each file whole afterwards")
    chance = random.Random(15)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        sample = folder / "sample.txt"
        command = [
            sys.executable,
            "-m",
            "docparse",
            "check",
            "--fix",
            "--quiet",
            str(folder),
            "--jobs",
            "2",
        ]
        sample.write_text(_MISTAKEN, "utf-8")
        start = time.monotonic()
        _run(command)
        taken = time.monotonic() - start
        fixed = sample.read_text("utf-8")
        assert fixed != _MISTAKEN
        while not limit.is_over:
            for number in range(60):
                (folder / f"{number}.txt").write_text(_MISTAKEN, "utf-8")
            _kill_once(command, 2 * taken * chance.random(), chance)
            for path in folder.glob("*.txt"):
                row.inputs += 1
                if path.read_text("utf-8") not in (_MISTAKEN, fixed):
                    row.fail(f"{path.name} is neither as it was nor fixed")
            _run(command)
            if any(path.read_text("utf-8") != fixed for path in folder.glob("*.txt")):
                row.fail("not all are fixed by the run after it")
            if left := [path.name for path in folder.iterdir() if path.suffix != ".txt"]:
                row.fail(f"left after the next run: {left[:3]}")
                for name in left:
                    (folder / name).unlink()
    return row
