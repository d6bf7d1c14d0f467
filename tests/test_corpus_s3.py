"""A corpus from and to S3, by way of a server on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("moto.server")

from docparse.corpus import Job, run_corpus
from docparse.corpus.places import Place, find_source
from tests.test_corpus import in_process, texts, write_jsonl

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def query() -> Iterator[str]:
    """Return what an address needs behind it to reach the server."""
    command = [sys.executable, "-c", _SERVER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = process.stdout.readline().strip()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ACCESS_KEY_ID", "anyone")
            patch.setenv("AWS_SECRET_ACCESS_KEY", "anything")
            server = f"scheme=http&endpoint_override=127.0.0.1%3A{port}"
            yield f"?{server}&region=us-east-1&allow_bucket_creation=true"
        process.kill()


_SERVER = """
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
server._thread.join()
"""


@pytest.fixture
def bucket(query: str, tmp_path: Path) -> str:
    bucket = f"s3://{tmp_path.name.replace('_', '-')}"
    Place.of(bucket + query).make_folder()
    return bucket


def put(folder: Path, address: str) -> None:
    place = Place.of(address)
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            (place / name.rpartition("/")[0]).write(path.name, path.read_bytes())


def files_at(address: str) -> dict[str, bytes | None]:
    place = Place.of(address)
    from pyarrow.fs import FileSelector

    found = place.system.get_file_info(FileSelector(place.path, recursive=True))
    files: list[Any] = [info for info in found if info.is_file]
    return {
        info.path.removeprefix(place.path + "/"): Place(place.system, info.path).read()
        for info in files
    }


def test_from_and_to_s3(bucket: str, query: str, tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "县").mkdir(parents=True)
    (source / "县" / "a.txt").write_text("一、好\n二、坏\n", "gb18030")
    write_jsonl(source / "b.jsonl", texts(200))
    put(source, f"{bucket}/in{query}")
    run_corpus(Job(str(source), str(tmp_path / "out")), engine=in_process)
    here = files_at(str(tmp_path / "out"))
    job = Job(f"{bucket}/in{query}", f"{bucket}/out{query}")
    summary = run_corpus(job)
    assert (summary.documents, summary.failures, summary.faults) == (201, 0, ())
    there = files_at(f"{bucket}/out{query}")
    assert {name for name in there if not name.endswith("/")} == set(here)
    assert there["sections/part-000000.parquet"] == here["sections/part-000000.parquet"]
    again = run_corpus(job)
    assert (again.before, again.documents) == (1, 201)
    base, files = find_source(f"{bucket}/in/**/*.txt{query}")
    assert base == f"{bucket}/in/{query}"
    assert [file.path for file in files] == ["县/a.txt"]


def test_the_command_takes_addresses(bucket: str, query: str, tmp_path: Path) -> None:
    write_jsonl(tmp_path / "b.jsonl", texts(3))
    command = [sys.executable, "-m", "docparse", "corpus", str(tmp_path / "b.jsonl")]
    done = subprocess.run(
        [*command, f"{bucket}/out{query}", "-t", "jsonl"],
        capture_output=True, text=True, check=False, env={**os.environ, "LANG": "C"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "3 documents, 12 rows, 0 failures" in done.stderr
    rows = files_at(f"{bucket}/out{query}")["sections/part-000000.jsonl"]
    assert rows is not None
    assert rows.count(b"\n") == 12


def test_a_bucket_that_is_not_there_is_named(query: str) -> None:
    from docparse.corpus.places import PlaceError

    with pytest.raises(PlaceError, match=r"s3://nowhere/in.*: no such file or folder"):
        find_source(f"s3://nowhere/in{query}")
