"""A process that parses shards for `guard.Guard`, which ends it when a document takes too much.

Tasks come on standard input and results go to standard output, both pickled; the number of the document
whose turn it is stands in a small file that both have in memory.
"""

from __future__ import annotations

import gc
import mmap
import os
import pickle
import signal
import sys
from pathlib import Path

from docparse import parse
from docparse.corpus.options import Result
from docparse.corpus.schema import ROWS
from docparse.corpus.shard import BETWEEN, NUMBER, run_shard


def main(watched: str) -> None:
    """Serve until standard input ends."""
    tasks, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write between the results
    parent = os.getppid()
    # The interrupt of the keyboard goes to all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(watched).open("r+b") as file, mmap.mmap(file.fileno(), NUMBER.size) as memory:

        def watch(number: int) -> None:
            if number == BETWEEN:
                if os.getppid() != parent:
                    os._exit(1)  # nobody waits for this any more, and another may be at it
                gc.collect()
            NUMBER.pack_into(memory, 0, number)

        _warm_up()
        while True:
            watch(BETWEEN)
            try:
                job, base, shard, skips = pickle.load(tasks)
            except EOFError:
                return
            try:
                result = run_shard(job, base, shard, skips, watch)
            except Exception as error:
                fault = " ".join(f"{type(error).__name__}: {error}".split())
                result = Result(shard.name, fault=fault)
            try:
                pickle.dump(result, results)
                results.flush()
            except BrokenPipeError:
                os._exit(1)  # nobody waits for this any more


def _warm_up() -> None:
    """Load what is loaded when first used: the first document is not to be blamed for the time."""
    for rows in ROWS.values():
        list(rows.of(parse("一、好。\n")))


if __name__ == "__main__":
    # Reports in text make no cycles, pages and Markdown do: to look once a batch takes the least time.
    gc.disable()
    gc.freeze()
    main(sys.argv[1])
