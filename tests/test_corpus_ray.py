"""A corpus on Ray: the same files as on one machine, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("ray")

from docparse.corpus import Job, run_corpus
from tests.test_corpus import (
    COMMAND,
    children_of,
    files_in,
    in_process,
    texts,
    wait_for,
    write_jsonl,
)

pytestmark = pytest.mark.slow


def workers_of(pid: int) -> Iterator[tuple[int, int]]:
    """Yield each process that parses, with the worker of Ray that watches it."""
    for child in children_of(pid):
        try:
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            parent = int(
                Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()[1]
            )
        except OSError:
            continue
        if any(b"spawn_main" in word for word in words):
            yield child, parent


@pytest.mark.timeout(180)
@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_killed_worker_is_replaced(tmp_path: Path) -> None:
    """Kill a worker of Ray in the middle of a shard; the output is that of a run without Ray."""
    source = write_jsonl(tmp_path / "in.jsonl", {**texts(3000), "": None})  # type: ignore[dict-item]
    run_corpus(Job(str(source), str(tmp_path / "whole"), shard_bytes=300_000), engine=in_process)
    output = tmp_path / "out"
    command = [*COMMAND, str(source), str(output), "--shard-mb", "0.3", "--engine", "ray"]
    log = tmp_path / "log"
    with log.open("w") as said, subprocess.Popen(command, stderr=said) as process:
        wait_for(lambda: any((output / "sections").glob(".part*")), 100)
        worker, of_ray = next(workers_of(process.pid))
        os.kill(of_ray, signal.SIGKILL)
        process.wait(timeout=120)
    assert process.returncode == 1, log.read_text("utf-8")  # one document is null
    assert "3,001 documents" in log.read_text("utf-8")
    wait_for(lambda: not Path(f"/proc/{worker}/stat").exists())
    assert files_in(output) == files_in(tmp_path / "whole")
