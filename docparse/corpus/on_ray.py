"""The one door to Ray: shards as a Ray Data set, mapped by its workers."""

from __future__ import annotations

import atexit
import pickle
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

from docparse.corpus.guard import Guard
from docparse.corpus.options import Job, Limits, Result, Shard
from docparse.messages import Message

try:
    import ray
    import ray.data
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(Message("corpus.needs_ray"), name=error.name) from None


def run_on_ray(
    job: Job, base: str, shards: Sequence[Shard], jobs: int, *, address: str = ""
) -> Iterator[Result]:
    """Run shards on a Ray cluster: that of `address`, of the environment, or one begun here.

    Only the names of files travel through Ray: a worker reads its shard and writes it. One that dies
    is replaced by Ray and its shard done again, to the same bytes.
    """
    if not shards:
        return
    if not ray.is_initialized():
        ray.init(address=address or None)
    items = [{"shard": pickle.dumps(shard)} for shard in shards]
    # A block, and so a task, for each shard: what is lost with a worker is one shard's work.
    ray.data.DataContext.get_current().enable_progress_bars = False
    tasks = ray.data.from_items(items, override_num_blocks=len(items))
    at_once = ray.data.TaskPoolStrategy(jobs or None)
    results = tasks.map(partial(_run, job, base), num_cpus=1, compute=at_once)
    for row in results.iter_rows():
        yield Result(**row)


def _run(job: Job, base: str, row: dict[str, Any]) -> dict[str, Any]:
    """Run one shard in a worker of Ray."""
    return _guard(job.limits).run(job, base, pickle.loads(row["shard"]))._asdict()


@cache
def _guard(limits: Limits) -> Guard:
    """Return the guard of this worker of Ray, whose process serves for shard after shard."""
    guard = Guard(limits)
    atexit.register(guard.close)
    return guard
