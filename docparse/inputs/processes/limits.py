"""Limits on time and memory for each step of a task, such as a document of a shard."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from docparse.messages import Message
from docparse.model.limits import MEMORY, SECONDS

#: The step of a process that is between two steps: no limit counts.
BETWEEN = -1
#: Takes the number of each step before it begins, and `BETWEEN`.
Watch = Callable[[int], object]
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Limits(NamedTuple):
    """How much one step may take before its process is ended."""

    seconds: float = SECONDS.most
    #: By how many bytes the process may grow during the step; 0 for no limit.
    memory: int = MEMORY.most


class Loss(NamedTuple):
    """A process that ended while it worked on a task."""

    step: int
    #: died: by itself. time, memory: it was ended because it took too much.
    kind: str
    #: How it ended, or which limit it exceeded.
    message: Message


class SharedNumber(Protocol):
    """A number in the memory of two processes: the step that one of them is at."""

    value: int


class StepClock:
    """Measures the step that a process is at."""

    def __init__(self, limits: Limits, shared: SharedNumber, pid: int) -> None:
        self._limits, self._shared, self._pid = limits, shared, pid
        self._step, self._since, self._before = BETWEEN, time.monotonic(), 0

    @property
    def step(self) -> int:
        """The number of the step."""
        return self._shared.value

    def check(self) -> Loss | None:
        """Return how the step exceeds a limit, if it does. To be called several times a second."""
        now, step = time.monotonic(), self.step
        if step != self._step or step == BETWEEN:
            self._step, self._since, self._before = step, now, memory_of(self._pid)
        elif now - self._since > self._limits.seconds:
            return Loss(step, "time", Message("inputs.took_time", seconds=self._limits.seconds))
        elif 0 < self._limits.memory < memory_of(self._pid) - self._before:
            return Loss(
                step,
                "memory",
                Message("inputs.took_memory", megabytes=self._limits.memory // 1_000_000),
            )
        return None


def memory_of(pid: int) -> int:
    """Return the bytes that a process has in memory; 0 where the system has no /proc."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * _PAGE
