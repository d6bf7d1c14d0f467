"""A corpus on one machine: what comes out, what fails, what a run that was stopped leaves behind."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from docparse import parse, read  # noqa: E402
from docparse.cli.corpus import corpus  # noqa: E402
from docparse.cli.option import parameters_of  # noqa: E402
from docparse.cli.parser import make_app  # noqa: E402
from docparse.corpus import (  # noqa: E402
    DOCUMENTS,
    SECTIONS,
    BatchOptions,
    Job,
    Limits,
    Options,
    parse_batch,
    run_corpus,
)
from docparse.corpus.options import Piece  # noqa: E402
from docparse.corpus.places import Place, PlaceError, find_source  # noqa: E402
from docparse.corpus.plan import make_plan  # noqa: E402
from docparse.corpus.schema import ROWS  # noqa: E402
from docparse.corpus.sinks import FORMATS, OutputFolder  # noqa: E402
from docparse.corpus.sources import read_pieces  # noqa: E402
from docparse.writers.formats import write  # noqa: E402

TEXT = (
    "关于{}的报告\n一、基本情况\n全县共有人口{}万。\n（一）农业。粮食增产。\n二、问题\n资金不足。\n"
)
COMMAND = [sys.executable, "-m", "docparse", "corpus"]


def texts(count: int) -> dict[str, str]:
    return {f"文{number}": TEXT.format(number, number) for number in range(count)}


def write_jsonl(path: Path, documents: dict[str, str]) -> Path:
    lines = [
        json.dumps({"id": id, "text": text}, ensure_ascii=False) for id, text in documents.items()
    ]
    path.write_text("".join(line + "\n" for line in lines), "utf-8")
    return path


def rows_in(folder: Path) -> list[dict[str, Any]]:
    rows = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".parquet":
            rows += pq.read_table(path).to_pylist()
        else:
            rows += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return rows


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(source: object, output: Path, *options: str, status: int = 0) -> str:
    done = CliRunner().invoke(make_app(), ["corpus", str(source), str(output), *options])
    assert done.exit_code == status, done.output
    return done.output


def test_the_command_offers_what_there_is() -> None:
    offered = {name: row.option.choices for name, row in parameters_of(corpus).items()}
    assert offered["to"] == tuple(FORMATS)
    assert offered["rows"] == tuple(ROWS)


def test_sections_of_a_batch_are_those_of_json_lines() -> None:
    documents = texts(3)
    table = pa.table({"id": list(documents), "text": list(documents.values())})
    found = parse_batch(table)
    assert isinstance(found, pa.Table)
    assert found.schema == SECTIONS
    expected = []
    for id, text in documents.items():
        for line in write(parse(text), "jsonl").splitlines():
            row = json.loads(line)
            del row["source"]
            about = {"document": id, "encoding": None, "certainty": None}
            expected.append({**row, **about, "error": None, "message": None})
    assert found.to_pylist() == expected
    assert len(expected) == 12
    batch = parse_batch(table.to_batches()[0])
    assert isinstance(batch, pa.RecordBatch)
    assert batch.to_pylist() == expected


def test_documents_of_a_batch_carry_their_tree() -> None:
    text = TEXT.format("水利", 30)
    batch = pa.record_batch({"id": [7], "text": [text.encode("gb18030")]})
    found = parse_batch(batch, BatchOptions(rows="documents"))
    assert found.schema == DOCUMENTS
    [row] = found.to_pylist()
    assert row["document"] == "7"
    assert row["title"] == "关于水利的报告"
    assert row["sections"] == 3
    assert row["encoding"] == "gb18030"
    assert row["certainty"] > 0.9
    tree = read(row["tree"].encode(), format="json")
    assert tree.blocks == parse(text).blocks


@pytest.mark.parametrize(
    ("type", "values", "errors"),
    [
        (pa.string(), ["一、好\n", None, "长" * 40], [None, "null", "bytes"]),
        (pa.large_string(), ["一、好\n"], [None]),
        (pa.dictionary(pa.int8(), pa.string()), ["一、好\n", None], [None, "null"]),
        (pa.binary(), ["一、好\n".encode(), b"\xff\xfe\0\xd8", b"\0\1\2"], [None, "decode", "decode"]),
        (pa.large_binary(), [b"PK\3\4 no zip"], ["decode"]),
        (pa.int64(), [5, None], ["type", "null"]),
        (pa.list_(pa.string()), [["一、好"]], ["type"]),
    ],
)  # fmt: skip
def test_a_bad_document_is_a_row_with_its_error(
    type: Any, values: list[object], errors: list[str | None]
) -> None:
    ids = list(map(str, range(len(values))))
    batch = pa.record_batch({"id": ids, "text": pa.array(values, type)})
    rows = parse_batch(batch, BatchOptions(max_bytes=100)).to_pylist()
    assert [row["error"] for row in rows] == errors
    assert [row["document"] for row in rows] == ids
    assert all((row["message"] is None) == (row["error"] is None) for row in rows)
    assert all(row["kind"] is None for row in rows if row["error"])


def test_bytes_that_are_no_utf8_in_a_string_column_are_a_failure() -> None:
    damaged = pa.array([b"\xe4\xb8\x80", b"\xff\xff"]).view(pa.string())
    rows = parse_batch(pa.record_batch({"id": ["a", "b"], "text": damaged})).to_pylist()
    assert [(row["document"], row["error"]) for row in rows] == [("a", None), ("b", "decode")]


def test_text_with_half_a_surrogate_pair(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "一、好\\ud800坏\\n文。"}\n', "utf-8")
    run_corpus(Job(str(tmp_path / "in.jsonl"), str(tmp_path / "out")))
    assert [row["title"] for row in rows_in(tmp_path / "out" / "sections")] == ["好\ufffd坏"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (BatchOptions(rows="pages"), "no rows 'pages'; available: sections, documents"),
        (BatchOptions(text_column="body"), "no column 'body'; available: id, text"),
        (BatchOptions(id_column="key"), "no column 'key'; available: id, text"),
        (BatchOptions(reading=Options(styles=("无",))), "无"),
        (BatchOptions(reading=Options(profile="novel")), "novel"),
    ],
)
def test_a_wrong_call_raises(options: BatchOptions, message: str) -> None:
    batch = pa.record_batch({"id": ["a"], "text": ["一、好"]})
    with pytest.raises(ValueError, match=message):
        parse_batch(batch, options)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with documents as files, JSON Lines and Parquet, good ones and bad ones."""
    folder = tmp_path / "in"
    (folder / "县").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT.format("a", 1), "utf-8")
    (folder / "b.md").write_text("# 题目\n\n## 一、情况\n\n好。\n", "utf-8")
    (folder / "县" / "c.txt").write_text(TEXT.format("c", 2), "gb18030")
    (folder / "damaged.txt").write_bytes("一、基本情况".encode() + b"\xff" + "二、问题".encode())
    (folder / "picture.png").write_bytes(b"no document")
    (folder / "_hidden.txt").write_text("一、好", "utf-8")
    lines = [
        b'{"id": "j1", "text": "\xe4\xb8\x80\xe3\x80\x81\xe5\xa5\xbd\\n"}',
        b'{"id": "j2", "text": null}',
        b'{"id": "j3"}',
        b'{"id": "j4", "text": 4}',
        b"{no json",
        b'{"id": "j6", "text": "\xff"}',
        b"",
        b'["no object"]',
    ]
    (folder / "lines.jsonl").write_bytes(b"\n".join(lines))
    (folder / "more.jsonl.gz").write_bytes(gzip.compress(b'{"text": "\xe4\xb8\x80\xe3\x80\x81"}\n'))
    table = pa.table({"id": [1, None], "text": ["一、好\n", "二、坏\n"]})
    pq.write_table(table, folder / "rows.parquet")
    (folder / "broken.parquet").write_bytes(b"no parquet at all")
    return folder


@pytest.mark.parametrize("to", ["parquet", "jsonl"])
def test_failures_stand_in_a_table_and_the_others_go_on(mixed: Path, to: str) -> None:
    output = mixed.parent / "out"
    said = run(mixed, output, "-t", to, status=1)
    assert "15 documents" in said
    assert "8 failures" in said
    rows = rows_in(output / "sections")
    assert list(dict.fromkeys(row["document"] for row in rows)) == [
        "a.txt", "b.md", "j1", "more.jsonl.gz#0", "1", "rows.parquet#1", "县/c.txt",
    ]  # fmt: skip
    assert [row["title"] for row in rows if row["document"] == "b.md"] == ["题目", "情况"]
    assert next(row["encoding"] for row in rows if row["document"] == "县/c.txt") == "gb18030"
    failures = {row["document"]: row["error"] for row in rows_in(output / "failures")}
    lines = (mixed / "lines.jsonl").read_bytes()
    fifth, sixth, last = map(lines.index, (b"{no", b'{"id": "j6"', b'["no'))
    assert failures == {
        "broken.parquet#0": "read", "damaged.txt": "decode", "j2": "null", "j3": "null", "j4": "type",
        f"lines.jsonl#{fifth}": "json", f"lines.jsonl#{sixth}": "decode", f"lines.jsonl#{last}": "json",
    }  # fmt: skip


def test_options_of_reading_and_columns(tmp_path: Path) -> None:
    table = pa.table({"key": ["k"], "body": ["模块一：总则\n好。\n模块二：附则\n坏。\n"]})
    pq.write_table(table, tmp_path / "in.parquet")
    options = ["--text-column", "body", "--id-column", "key", "--style", "模块一：", "-t", "jsonl"]
    run(tmp_path / "in.parquet", tmp_path / "out", *options)
    rows = rows_in(tmp_path / "out" / "sections")
    assert [(row["document"], row["title"]) for row in rows] == [("k", "总则"), ("k", "附则")]
    said = run(tmp_path / "in.parquet", tmp_path / "wrong", "--text-column", "bodies", status=1)
    assert "1 failure" in said
    [failure] = rows_in(tmp_path / "wrong" / "failures")
    assert failure["message"] == "no column 'bodies'; available: key, body"


@pytest.mark.slow
def test_rows_do_not_depend_on_workers_nor_on_how_a_file_is_cut(tmp_path: Path) -> None:
    documents = texts(300)
    source = write_jsonl(tmp_path / "in.jsonl", documents)
    for name, options in {"one": ["--jobs", "1"], "three": ["--jobs", "3"]}.items():
        run(source, tmp_path / name, "--shard-mb", "0.008", "--batch-size", "7", *options)
    one = files_in(tmp_path / "one")
    assert one == files_in(tmp_path / "three")
    assert sum(name.startswith("sections/") for name in one) > 5
    rows = rows_in(tmp_path / "one" / "sections")
    assert list(dict.fromkeys(row["document"] for row in rows)) == list(documents)
    assert len(rows) == 4 * len(documents)
    run(source, tmp_path / "whole", "--jobs", "1")
    assert rows_in(tmp_path / "whole" / "sections") == rows


@pytest.mark.parametrize("size", range(1, 60, 7))
def test_each_line_is_read_once_wherever_a_file_is_cut(tmp_path: Path, size: int) -> None:
    lines = [b'{"text":"a"}', b"", b'{"text":"bb"}', b'{"text":"\xe4\xb8\x80"}']
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines))
    output = tmp_path / "out"
    run_corpus(
        Job(str(tmp_path / "in.jsonl"), str(output), to="jsonl", shard_bytes=size),
        engine=in_process,
    )
    rows = rows_in(output / "sections")
    assert [row["text"] for row in rows] == ["a", "bb", "一"]
    assert [row["document"] for row in rows] == ["in.jsonl#0", "in.jsonl#14", "in.jsonl#28"]


def test_one_small_file_gives_several_cores_work(tmp_path: Path) -> None:
    line = json.dumps({"text": "一、好。" + "长" * 10_000}, ensure_ascii=False) + "\n"
    (tmp_path / "in.jsonl").write_text(line * 100, "utf-8")  # 3 MB
    job = Job(str(tmp_path / "in.jsonl"), str(tmp_path / "out"), to="jsonl")
    assert [len(shard.pieces) for shard in make_plan(job).shards] == [1, 1, 1, 1]
    assert run_corpus(job, engine=in_process).documents == 100


def in_process(job: Job, base: str, shards: Any, jobs: int) -> Iterator[Any]:
    from docparse.corpus.shard import run_shard

    return (run_shard(job, base, shard, {}, lambda number: None) for shard in shards)


def test_a_line_too_long_to_hold_is_a_failure(tmp_path: Path) -> None:
    lines = ['{"text": "一、好"}', '{"text": "' + "长" * 1_000_000 + '"}', '{"text": "二、坏"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    job = Job(str(tmp_path / "in.jsonl"), str(tmp_path / "out"), BatchOptions(max_bytes=1000))
    summary = run_corpus(job, engine=in_process)
    assert (summary.documents, summary.rows, summary.failures) == (3, 2, 1)
    [failure] = rows_in(tmp_path / "out" / "failures")
    assert (failure["document"], failure["error"]) == ("in.jsonl#22", "bytes")


def test_a_damaged_file_is_a_failure_and_the_others_go_on(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    write_jsonl(source / "a.jsonl", texts(3))
    packed = gzip.compress((source / "a.jsonl").read_bytes())
    (source / "b.jsonl.gz").write_bytes(packed[:-20])
    table = pa.table({"id": list(texts(300)), "text": list(texts(300).values())})
    pq.write_table(table, source / "c.parquet", compression="zstd", use_dictionary=False)
    page = bytearray((source / "c.parquet").read_bytes())
    page[len(page) // 2] ^= 0xFF
    (source / "c.parquet").write_bytes(page)
    run(source, tmp_path / "out", "--to", "jsonl", status=1)
    failures = rows_in(tmp_path / "out" / "failures")
    assert {(row["document"].partition("#")[0], row["error"]) for row in failures} == {
        ("b.jsonl.gz", "read"),
        ("c.parquet", "read"),
    }
    rows = rows_in(tmp_path / "out" / "sections")
    assert {row["document"] for row in rows} >= set(texts(3))


_PIECE = Piece("file", "a.txt", 0, 10)


class _Away:
    """A file system somewhere else that does not give any file."""

    type_name = "s3"

    def __init__(self, error: OSError) -> None:
        self.error = error

    def open_input_stream(self, path: str, compression: None) -> None:
        raise self.error


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(2, "gone"),
        PermissionError(13, "Permission denied"),
        OSError("When reading: AWS Error ACCESS_DENIED during GetObject operation"),
    ],
)
def test_a_file_that_may_not_be_read_is_a_failure(error: OSError) -> None:
    [batch] = read_pieces([_PIECE], Place(_Away(error), "bucket"), Job("s3://bucket", "out"))
    assert [(failure.path, failure.kind) for failure in batch.failures] == [("a.txt", "read")]


def test_a_storage_that_does_not_answer_makes_no_failures() -> None:
    away = Place(_Away(OSError("AWS Error NETWORK_CONNECTION during GetObject")), "bucket")
    with pytest.raises(OSError, match="NETWORK"):
        list(read_pieces([_PIECE], away, Job("s3://bucket", "out")))


def test_an_address_may_hold_any_characters(tmp_path: Path) -> None:
    source = tmp_path / "县 报告"
    source.mkdir()
    (source / "文 1.txt").write_text(TEXT, "utf-8")
    for address in (source.as_uri(), f"file://{source}", f"file://{source}/文 1.txt"):
        _, [file] = find_source(address)
        assert file.path == "文 1.txt"


def test_globs(mixed: Path) -> None:
    def names(pattern: str) -> list[str]:
        return [file.path for file in find_source(str(mixed / pattern))[1]]

    assert names("*.txt") == ["a.txt", "damaged.txt"]
    assert names("**/*.txt") == ["a.txt", "damaged.txt", "县/c.txt"]
    assert names("县/?.txt") == ["c.txt"]
    assert names("[!ab]*.parquet") == ["rows.parquet"]
    assert names("picture.p*") == ["picture.png"]


@pytest.mark.parametrize("source", ["missing", "missing/*.txt", "s3//", "hdf://host/x", "empty"])
def test_a_source_that_is_not_there_is_misuse(tmp_path: Path, source: str) -> None:
    (tmp_path / "empty").mkdir()
    address = source if "://" in source else str(tmp_path / source)
    said = run(address, tmp_path / "out", status=2)
    assert said.startswith(f"docparse: {address}: ")
    assert not (tmp_path / "out").exists()


LONG = "一、情况。好。\n（一）问题。坏。\n" * 150_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limits", "error"), [(Limits(1, 0), "time"), (Limits(60, 50_000_000), "memory")]
)
def test_a_document_that_takes_too_much_is_cut_off(
    tmp_path: Path, limits: Limits, error: str
) -> None:
    documents = {**texts(20), "long": LONG, **{f"{id}'": text for id, text in texts(20).items()}}
    source = write_jsonl(tmp_path / "in.jsonl", documents)
    summary = run_corpus(Job(str(source), str(tmp_path / "out"), limits=limits))
    assert (summary.documents, summary.rows, summary.failures) == (41, 160, 1)
    [failure] = rows_in(tmp_path / "out" / "failures")
    assert (failure["document"], failure["error"]) == ("long", error)


@pytest.mark.slow
def test_a_document_that_ends_its_worker_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of docparse's ends a process, so a worker is given something that does."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, docparse.inputs.read as module\n"
        "trace = module.trace\n"
        "def fatal(source, **options):\n"
        "    return os._exit(7) if 'FATAL' in source.text else trace(source, **options)\n"
        "module.trace = fatal\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    documents = {**texts(10), "fatal": "FATAL", "又": "一、好", "fatal2": "FATAL"}
    source = write_jsonl(tmp_path / "in.jsonl", documents)
    summary = run_corpus(Job(str(source), str(tmp_path / "out")))
    assert (summary.documents, summary.rows, summary.failures) == (13, 41, 2)
    failures = rows_in(tmp_path / "out" / "failures")
    assert [(row["document"], row["error"]) for row in failures] == [
        ("fatal", "crash"), ("fatal2", "crash"),
    ]  # fmt: skip


def children_of(pid: int) -> Iterator[int]:
    """Yield the processes below a process; of those that end meanwhile some may be missing."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text("utf-8").rpartition(")")[2].split()[1])
            parents.setdefault(parent, []).append(int(path.parent.name))
    below = [pid]
    while below:
        children = parents.get(below.pop(), [])
        yield from children
        below += children


def is_worker(pid: int) -> bool:
    """Tell whether a process is one that parses, and not Python's own that clears up after them."""
    with suppress(OSError):
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def wait_for(found: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", texts(800))
    options = ["--shard-mb", "0.015", "--batch-size", "20", "--jobs", "2"]
    run(source, tmp_path / "whole", *options)
    output = tmp_path / "out"
    done = output / "_docparse" / "done"
    command = [*COMMAND, str(source), str(output), *options]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        wait_for(lambda: done.exists() and len(list(done.glob("part*"))) > 1)
        workers = list(children_of(process.pid))
        process.kill()
    # A worker whose run is gone stops by itself, at the next batch.
    wait_for(lambda: not any(Path(f"/proc/{worker}/stat").exists() for worker in workers))
    before = len(list(done.glob("part*")))
    assert 1 < before < len(files_in(tmp_path / "whole" / "sections"))
    said = run(source, output, *options)
    assert f"({before} of them before)" in said
    assert files_in(output) == files_in(tmp_path / "whole")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_killed_worker_is_replaced(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", texts(800))
    run(source, tmp_path / "whole", "--jobs", "1")
    command = [*COMMAND, str(source), str(tmp_path / "out"), "--jobs", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        wait_for(lambda: any((tmp_path / "out" / "sections").glob(".part*")))
        for worker in children_of(process.pid):
            os.kill(worker, signal.SIGKILL)
        _, said = process.communicate(timeout=50)
    assert process.returncode == 0, said
    assert files_in(tmp_path / "out") == files_in(tmp_path / "whole")


def test_another_run_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", texts(3))
    run(source, tmp_path / "out")
    said = run(source, tmp_path / "out")
    assert "1 of 1 shards done (1 of them before): 3 documents, 12 rows, 0 failures" in said
    before = files_in(tmp_path / "out")
    said = run(source, tmp_path / "out", "--rows", "documents", status=2)
    assert "holds a run with other options or of a source that has changed" in said
    write_jsonl(source, texts(4))
    run(source, tmp_path / "out", status=2)
    assert {**files_in(tmp_path / "out"), **before} == files_in(tmp_path / "out")


@pytest.mark.parametrize(
    "note", [b"", b"{", b"[1]", b'{"x": 1}', b'{"shard": "a", "rows": "b"}', b"[" * 100_000]
)
def test_damaged_notes_are_named(tmp_path: Path, note: bytes) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("一、甲\n", "utf-8")
    job = Job(str(tmp_path / "in"), str(tmp_path / "out"), to="jsonl")
    plan = make_plan(job)
    output = OutputFolder(job)
    output.begin(plan)
    place = tmp_path / "out" / "_docparse"
    (place / "done" / "part-000000.json").write_bytes(note)
    with pytest.raises(PlaceError, match=r"part-000000.json: is damaged; remove it"):
        list(output.results())
    (place / "plan.json").write_bytes(note)
    with pytest.raises(PlaceError, match=r"plan.json: is damaged; choose another output folder"):
        output.begin(plan)


def test_an_output_in_the_source_is_not_read_again(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", texts(3))
    job = Job(str(tmp_path), str(tmp_path / "out"), to="jsonl")
    assert run_corpus(job, engine=in_process).documents == 3
    again = run_corpus(job, engine=in_process)
    assert (again.before, again.documents) == (1, 3)


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_an_interrupt_ends_all_processes_at_once(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"long": LONG})
    command = [*COMMAND, str(source), str(tmp_path / "out")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        wait_for(lambda: any((tmp_path / "out" / "sections").glob(".part*")))
        below = list(children_of(process.pid))
        workers = [pid for pid in below if is_worker(pid)]
        assert workers
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode not in (0, 2)
    assert "Traceback" not in said
    assert not any(Path(f"/proc/{worker}/stat").exists() for worker in workers)


def test_without_pyarrow_the_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ModuleNotFoundError('no pyarrow', name='pyarrow')")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [*COMMAND, str(tmp_path), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (
        2, "docparse: docparse corpus needs pyarrow: pip install 'docparse-zh[corpus]'\n"
    )  # fmt: skip
