"""A corpus from and to HDFS, whose servers run on this machine; see `make hadoop`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("pyarrow")

from pyarrow import fs

from tests.hadoop import NAMENODE, Hadoop, need_hadoop

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

TEXT = "关于{0}的报告\n一、基本情况\n全县共有人口{0}万。\n二、问题\n资金不足。\n"
#: Small shards, one after the other.
MANY = ["--shard-mb", "0.02", "--jobs", "1"]


class Sides(NamedTuple):
    """A folder of texts here and the same in HDFS, and the rows of a run that is all here."""

    hadoop: Hadoop
    system: Any
    local: Path
    rows: dict[str, bytes]

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "docparse", "corpus", *map(str, arguments)]

    def run(self, *arguments: object, status: int = 0, **changed: str) -> list[str]:
        """Run docparse and return what it says; Java's own words are left out."""
        done = subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            env={**os.environ, **changed},
            check=False,
        )
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return [line for line in done.stderr.splitlines() if line.startswith("docparse: ")]


def wait_for(found: Callable[[], object], seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < until
        time.sleep(0.05)


def files_in(system: Any, folder: str) -> dict[str, bytes]:
    """Return the files of a run by where they stand in its folder, the plan left out: it names the source."""
    files = {}
    for info in system.get_file_info(fs.FileSelector(folder, recursive=True, allow_not_found=True)):
        if info.is_file and info.base_name != "plan.json":
            with system.open_input_stream(info.path) as stream:
                files[info.path.removeprefix(folder)] = stream.read()
    return files


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sides]:
    hadoop = need_hadoop(tmp_path_factory.mktemp("hadoop"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**hadoop.environment, "LIBHDFS_OPTS": "-Xrs"}.items():
            patch.setenv(name, value)
        try:
            wait_for(lambda: "Adding a new node" in hadoop.said())
            yield _make_sides(hadoop, tmp_path_factory.mktemp("local"))
        finally:
            hadoop.close()


def _make_sides(hadoop: Hadoop, local: Path) -> Sides:
    system, _ = fs.FileSystem.from_uri(hadoop.address)
    (local / "报告").mkdir()
    system.create_dir("/报告")
    for number in range(30):
        text = TEXT.format(number).encode()
        (local / "报告" / f"文 {number:02}.txt").write_bytes(text)
        with system.open_output_stream(f"/报告/文 {number:02}.txt") as stream:
            stream.write(text)
    sides = Sides(hadoop, system, local, {})
    sides.run(local / "报告", local / "rows", *MANY)
    sides.rows.update(files_in(fs.LocalFileSystem(), str(local / "rows")))
    assert len(sides.rows) > 10
    return sides


def test_rows_are_those_of_a_run_that_is_all_here(sides: Sides) -> None:
    hdfs = sides.hadoop.address
    sides.run(f"{hdfs}/报告", f"{hdfs}/章 节", *MANY)
    assert files_in(sides.system, "/章 节") == sides.rows
    sides.run(f"{hdfs}/报告/*.txt", sides.local / "down", *MANY)
    assert files_in(fs.LocalFileSystem(), str(sides.local / "down")) == sides.rows


def test_a_killed_run_goes_on_where_it_stopped(sides: Sides) -> None:
    hdfs = sides.hadoop.address
    arguments = [f"{hdfs}/报告", f"{hdfs}/killed", *MANY]
    with subprocess.Popen(
        sides.command(*arguments), stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        wait_for(lambda: _done(sides.system) > 1)
        os.killpg(process.pid, signal.SIGKILL)
    assert _done(sides.system) < 25
    [said] = [line for line in sides.run(*arguments) if "before" in line]
    assert "30 documents" in said
    assert files_in(sides.system, "/killed") == sides.rows


def _done(system: Any) -> int:
    with suppress(FileNotFoundError):  # pyarrow's word on a folder that is made while it looks
        return len(files_in(system, "/killed/_docparse/done"))
    return 0


def test_what_is_wrong_is_said(sides: Sides) -> None:
    hdfs, output = sides.hadoop.address, sides.local / "none"
    [said] = sides.run("hdfs://127.0.0.1:1/报告", output, status=2)
    assert said == "docparse: hdfs://127.0.0.1:1/报告: cannot be read: no NameNode answers there"
    [said] = sides.run(f"{hdfs}/missing", output, status=2)
    assert said == f"docparse: {hdfs}/missing: no such file or folder"
    [said] = sides.run(f"{hdfs}/报告", output, status=2, ARROW_LIBHDFS_DIR=str(output))
    assert said.startswith(f"docparse: {hdfs}/报告: Unable to load libhdfs; HDFS needs Java")


def test_what_cannot_be_read_while_no_namenode_answers_is_no_failure(sides: Sides) -> None:
    output = sides.local / "away"
    arguments = [f"{sides.hadoop.address}/报告", output, *MANY]
    with subprocess.Popen(sides.command(*arguments), stderr=subprocess.DEVNULL) as process:
        wait_for(lambda: len(list(output.glob("_docparse/done/part*"))) > 1)
        sides.hadoop.kill(NAMENODE)
        process.wait(120)
    assert process.returncode == 1
    sides.hadoop.begin(NAMENODE)
    # The DataNode tells it what it has.
    wait_for(lambda: sides.hadoop.said().count("processReport: from storage") > 1)
    assert "30 documents, 90 rows, 0 failures" in sides.run(*arguments)[-1]
    assert files_in(fs.LocalFileSystem(), str(output)) == sides.rows
