"""Who runs the shards: the processes of this machine, or Ray's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, closing

from docparse.corpus.guard import Guard
from docparse.corpus.options import Job, Result, Shard
from docparse.inputs.workers import count_cores

#: From job, address of the source, shards and how many at a time (0: as many as there are cores) to what
#: came of each, in any order.
Engine = Callable[[Job, str, Sequence[Shard], int], Iterator[Result]]


def run_local(job: Job, base: str, shards: Sequence[Shard], jobs: int) -> Iterator[Result]:
    """Run shards in processes of this machine."""
    own = threading.local()
    with ExitStack() as guards:

        def run(shard: Shard) -> Result:
            if not hasattr(own, "guard"):
                own.guard = guards.enter_context(closing(Guard(job.limits)))
            guard: Guard = own.guard
            return guard.run(job, base, shard)

        with ThreadPoolExecutor(min(jobs or count_cores(), len(shards)) or 1) as pool:
            try:
                for future in as_completed([pool.submit(run, shard) for shard in shards]):
                    yield future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                guards.close()  # their threads wait for workers
                raise
