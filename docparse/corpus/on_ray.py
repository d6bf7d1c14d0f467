"""The only import of Ray: shards as a Ray Data set, mapped by its workers."""

from __future__ import annotations

import atexit
import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any

from docparse.corpus.options import Job, Result, Shard
from docparse.corpus.work import recover, results_of, setup_of, task_of
from docparse.inputs.processes.pool import Pool
from docparse.messages import Message

try:
    import ray
    import ray.data
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(Message("corpus.needs_ray"), name=error.name) from None


def run_on_ray(
    job: Job,
    base: str,
    shards: Sequence[Shard],
    jobs: int,
    *,
    address: str = "",
    prepare: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Run shards on a Ray cluster: that of `address`, of the environment, or one started here;
    `prepare` is called first in each process that parses.

    Only the names of files travel through Ray: a worker reads its shard and writes it. One that dies
    is replaced by Ray and its shard is done again, to the same bytes.
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
    results = tasks.map(
        partial(_run, pickle.dumps((job, base, prepare))), num_cpus=1, compute=at_once
    )
    for row in results.iter_rows():
        yield Result(**row)


def _run(packed: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Run one shard in a worker of Ray."""
    pool = _pool(packed)
    done = chain.from_iterable(pool.run([task_of(pickle.loads(row["shard"]))], recover))
    [result] = results_of(list(done))
    return result._asdict()


@cache
def _pool(packed: bytes) -> Pool:
    """Return the pool of this worker of Ray, whose one process works on shard after shard."""
    pool = Pool(setup_of(*pickle.loads(packed)), 1)
    atexit.register(pool.end, at_once=True)
    return pool
