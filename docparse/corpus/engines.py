"""Who runs the shards: the processes of this machine, or Ray's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docparse.corpus.options import Job, Result, Shard
from docparse.corpus.work import recover, results_of, setup_of, task_of
from docparse.inputs.processes.pool import count_cores, run

#: From job, address of the source, shards and how many at a time (0: as many as there are cores) to the
#: result of each, in any order.
Engine = Callable[[Job, str, Sequence[Shard], int], Iterator[Result]]


def run_local(
    job: Job,
    base: str,
    shards: Sequence[Shard],
    jobs: int,
    *,
    prepare: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Run shards in processes of this machine; `prepare` is called in each of them first."""
    jobs = min(jobs or count_cores(), len(shards))
    if jobs:
        for done in run(setup_of(job, base, prepare), map(task_of, shards), jobs, recover):
            yield from results_of(done)
