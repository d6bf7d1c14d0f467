"""Work in a child process with limits, and how it ended."""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

#: What no input may take: seconds of the processor, and megabytes.
SECONDS, MEGABYTES = 60, 1000
#: Where the system stops a child that takes much more, and how long one may wait on the clock.
_MOST_BYTES, _PATIENCE = 4 << 30, 240
#: Loaded before the first child is, which then needs no time for it.
_MODULES = (
    "docparse.readers.guess",
    "docparse.checks.output",
    "docparse.cli.check",
    "docparse.cli.convert",
    "docparse.cli.outline",
    "docparse.cli.parser",
    "docparse.readers.html",
    "docparse.readers.json",
    "docparse.readers.markdown",
    "docparse.readers.word",
    "docparse.readers.xml",
    "docparse.writers.html.document",
    "docparse.writers.markdown.document",
    "docparse.writers.xml.document",
)


class Ending(NamedTuple):
    """How a child ended: status (negative for a signal), processor seconds, peak memory in MB, error output."""

    status: int
    seconds: float
    peak: float
    said: str

    @property
    def fault(self) -> str:
        """What is wrong with it; empty if nothing is."""
        if "Traceback (most recent call last)" in self.said or "bug in docparse" in self.said:
            lines = [line for line in self.said.splitlines() if line.strip()]
            places = [line.strip() for line in lines if line.lstrip().startswith("File ")]
            return f"traceback: {lines[-1][:200]} {places[-1] if places else ''}"
        if self.status not in (0, 1, 2):
            return f"ended with {self.status} after {self.seconds:.0f} s, {self.peak:.0f} MB"
        if self.seconds > SECONDS:
            return f"{self.seconds:.0f} s"
        return f"{self.peak:.0f} MB" if self.peak > MEGABYTES else ""


def run_command(words: list[str], folder: Path) -> Ending:
    """Run docparse with these arguments in `folder`."""

    def run() -> None:
        from docparse.cli import main

        sys.argv[1:] = words
        main()

    return run_limited(run, folder)


def run_limited(work: Callable[[], object], folder: Path) -> Ending:
    """Run `work` in a child process in `folder`, with limits; its outputs go to a file."""
    for name in _MODULES:
        import_module(name)
    sys.stdout.flush()
    sys.stderr.flush()
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            _live(work, folder, said.fileno())
        ended = _wait_for(child, _PATIENCE)
        if not ended:
            os.kill(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
        said.seek(0)
        text = said.read(1 << 20).decode("utf-8", "replace")
    seconds = used.ru_utime + used.ru_stime
    code = os.waitstatus_to_exitcode(status)
    return Ending(code, seconds, used.ru_maxrss * 1024 / 1e6, text)


def _wait_for(child: int, seconds: float) -> bool:
    handle = os.pidfd_open(child)
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def _live(work: Callable[[], object], folder: Path, said: int) -> None:
    """Be the child: never returns."""
    status = 70
    try:
        os.chdir(folder)
        nothing = os.open(os.devnull, os.O_RDWR)
        for place, number in ((nothing, 0), (nothing, 1), (said, 2)):
            os.dup2(place, number)
        os.environ["DOCPARSE_TRACEBACK"] = "1"
        os.environ["HOME"] = os.fspath(folder)
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        work()
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(status)


class Stopwatch:
    """The time that one attack may take, on the clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self._end
