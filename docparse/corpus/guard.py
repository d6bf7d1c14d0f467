"""A worker process and whoever watches over it: a document that takes too long or too much is cut off."""

from __future__ import annotations

import mmap
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from docparse.corpus.options import Job, Limits, Result, Shard
from docparse.corpus.shard import BETWEEN, NUMBER

_TICK = 0.1
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
#: A worker that dies of itself over one document is tried again, for it may have died of something else.
_TRIES = 2
#: A shard whose source or output fails is tried again: far away, most faults pass.
_SHARD_TRIES = 3


class _Cut(NamedTuple):
    """A worker that is no more, the document it was at, and why."""

    number: int
    error: str
    message: str


class Guard:
    """Runs shards, one at a time, in a process of its own; `close` it at the end."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._closed = False
        self._worker: subprocess.Popen[bytes] | None = None
        self._results: queue.SimpleQueue[Result | None] = queue.SimpleQueue()
        handle, self._path = tempfile.mkstemp(prefix="docparse-")
        os.write(handle, NUMBER.pack(BETWEEN))
        self._number = mmap.mmap(handle, NUMBER.size)
        os.close(handle)

    def run(self, job: Job, base: str, shard: Shard) -> Result:
        """Return what comes of a shard, its worker begun anew as often as it takes."""
        skips: dict[int, tuple[str, str]] = {}
        deaths = Counter[int]()
        faults = 0
        while not self._closed:
            end = self._attempt((job, base, shard, skips))
            if isinstance(end, Result):
                faults += 1
                if not end.fault or faults == _SHARD_TRIES:
                    return end
                time.sleep(faults)
                continue
            deaths[end.number] += 1
            if end.number == BETWEEN and deaths[BETWEEN] == _SHARD_TRIES:
                return Result(shard.name, fault=f"{end.message}, between two documents")
            if end.number != BETWEEN and (end.error != "crash" or deaths[end.number] == _TRIES):
                skips[end.number] = (end.error, end.message)
        return Result(shard.name, fault="stopped")

    def close(self) -> None:
        """End the worker, and with it the shard that it is at."""
        self._closed = True
        self._end()
        self._number.close()
        Path(self._path).unlink(missing_ok=True)

    def _attempt(self, task: tuple[object, ...]) -> Result | _Cut:
        worker = self._worker or self._begin()
        assert worker.stdin
        try:
            pickle.dump(task, worker.stdin)
            worker.stdin.flush()
        except OSError:
            return self._cut(BETWEEN, "crash", "the worker died")
        last, since, before = BETWEEN, time.monotonic(), 0
        while True:
            try:
                result = self._results.get(timeout=_TICK)
            except queue.Empty:
                now, number = time.monotonic(), self._at()
                if number != last or number == BETWEEN:
                    last, since, before = number, now, _memory_of(worker.pid)
                elif now - since > self._limits.seconds:
                    message = f"more than {self._limits.seconds:g} s"
                    return self._cut(number, "time", message)
                elif 0 < self._limits.memory < _memory_of(worker.pid) - before:
                    message = f"more than {self._limits.memory // 1_000_000:,} MB"
                    return self._cut(number, "memory", message)
                continue
            if result is None:
                return self._cut(self._at(), "crash", f"the worker died ({worker.wait()})")
            return result

    def _at(self) -> int:
        number: int = NUMBER.unpack_from(self._number)[0]
        return number

    def _begin(self) -> subprocess.Popen[bytes]:
        # Until the worker says where it is, it is not where the last one ended.
        NUMBER.pack_into(self._number, 0, BETWEEN)
        command = [sys.executable, "-m", "docparse.corpus.worker", self._path]
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._worker = worker
        self._results = queue.SimpleQueue()
        threading.Thread(target=_receive, args=(worker.stdout, self._results), daemon=True).start()
        return worker

    def _cut(self, number: int, error: str, message: str) -> _Cut:
        self._end()
        return _Cut(number, error, message)

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe:
                    pipe.close()


def _receive(stream: Any, results: queue.SimpleQueue[Result | None]) -> None:
    """Put the results of one worker into its queue, `None` at its end."""
    try:
        while True:
            results.put(pickle.load(stream))
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        results.put(None)


def _memory_of(pid: int) -> int:
    """Return the bytes that a process has in memory; 0 where the system has no /proc."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * _PAGE
