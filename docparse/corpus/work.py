"""A shard as a task for the processes of `inputs`: tried again after an error, without the documents that end a process."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from docparse.corpus.options import Job, Result, Shard
from docparse.corpus.schema import ROWS
from docparse.corpus.shard import Skips, run_shard
from docparse.inputs.processes.limits import BETWEEN, Loss, Watch
from docparse.inputs.processes.supply import MOST_BYTES
from docparse.inputs.processes.worker import Setup
from docparse.inputs.tasks import Outcome, Task
from docparse.pipeline import parse

#: A document over which a process dies by itself is tried again: the process may have died of something else.
_TRIES = 2
#: A shard whose source or output fails is tried again: on remote storage most faults pass.
_SHARD_TRIES = 3


class _Attempt(NamedTuple):
    """A shard as it is given to a process, and the history of earlier tries."""

    shard: Shard
    skips: Skips
    #: How often a process died over each document.
    deaths: Mapping[int, int]


def task_of(shard: Shard) -> Task:
    """Return the task for a shard. It counts as large, so that each process has one at a time."""
    return Task(shard.name, size=MOST_BYTES, payload=_Attempt(shard, {}, {}))


def setup_of(job: Job, base: str, prepare: Callable[[], object] | None) -> Setup:
    """Return how processes work on the shards of a source at the address `base`."""
    work = partial(_work, job=job, base=base)
    # pyarrow has threads, so a process that has used it cannot be copied.
    return Setup(work, partial(_warm_up, prepare), job.limits, fresh=True)


def _warm_up(prepare: Callable[[], object] | None) -> None:
    """Load what is loaded on first use, whose time must not count for the first document."""
    for rows in ROWS.values():
        list(rows.of(parse("一、好。\n")))
    if prepare:
        prepare()


def _work(task: Task, watch: Watch, *, job: Job, base: str) -> Outcome:
    shard, skips, _ = task.payload
    for tries in range(1, _SHARD_TRIES + 1):
        watch(BETWEEN)
        try:
            result = run_shard(job, base, shard, skips, watch)
            break
        except Exception as error:
            fault = " ".join(f"{type(error).__name__}: {error}".split())
            result = Result(shard.name, fault=fault)
        if tries < _SHARD_TRIES:
            watch(BETWEEN)
            time.sleep(tries)
    return Outcome(task.path, result)


def recover(task: Task, loss: Loss) -> Task | Outcome:
    """Return the task to try after its process was lost: without the document that takes too much or is fatal."""
    attempt: _Attempt = task.payload
    step = loss.step
    deaths = {**attempt.deaths, step: attempt.deaths.get(step, 0) + 1}
    if step == BETWEEN:
        if deaths[BETWEEN] == _SHARD_TRIES:
            fault = f"the worker {loss.message}, between two documents"
            return Outcome(task.path, Result(attempt.shard.name, fault=fault))
        return task._replace(payload=attempt._replace(deaths=deaths))
    skips: dict[int, tuple[str, str]] = {**attempt.skips}
    if loss.kind != "died":
        skips[step] = (str(loss.message), loss.kind)
    elif deaths[step] == _TRIES:
        skips[step] = (f"the worker {loss.message}", "crash")
    return task._replace(payload=attempt._replace(skips=skips, deaths=deaths))


def results_of(done: list[tuple[int, Outcome]]) -> list[Result]:
    """Return the results of tasks that came in together."""
    values: list[Any] = [outcome.value for _, outcome in done]
    return values
