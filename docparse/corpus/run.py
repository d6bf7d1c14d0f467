"""A whole run: plan, do the shards that are not done, and sum up."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docparse.corpus.engines import Engine, run_local
from docparse.corpus.options import Job, Result
from docparse.corpus.plan import make_plan
from docparse.corpus.sinks import OutputFolder


class Summary(NamedTuple):
    """The results of a run and of those before it into the same folder."""

    shards: int
    #: Shards that an earlier run had done.
    before: int
    documents: int
    rows: int
    failures: int
    #: Shards that could not be done.
    faults: tuple[Result, ...]


def run_corpus(
    job: Job,
    *,
    engine: Engine = run_local,
    jobs: int = 0,
    report: Callable[[int, int, Result], object] = lambda done, shards, result: None,
) -> Summary:
    """Parse a source into a folder; a run that was stopped goes on.

    `report` is called for each shard: how many are done, of how many, and its result. Raises `PlaceError`.
    """
    plan = make_plan(job)
    output = OutputFolder(job)
    output.begin(plan)
    with output.reading():
        before = output.done()
    shards = [shard for shard in plan.shards if shard.name not in before]
    faults = []
    for count, result in enumerate(engine(job, plan.base, shards, jobs), len(before) + 1):
        if result.fault:
            faults.append(result)
        report(count, len(plan.shards), result)
    with output.reading():
        output.sweep()
        results = list(output.results())
    return Summary(
        len(plan.shards),
        len(before),
        sum(result.documents for result in results),
        sum(result.rows for result in results),
        sum(result.failures for result in results),
        tuple(sorted(faults)),
    )
