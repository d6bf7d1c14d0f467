"""`docparse corpus`: documents by the million into rows, on this machine or on Ray."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Annotated

from docparse.cli import garbage
from docparse.cli.option import Option
from docparse.cli.shared_options import (
    Confidence,
    Encoding,
    FromName,
    Isolated,
    ProfileName,
    Styles,
    WholePage,
    check_settings,
    reading_options,
)
from docparse.cli.terminal import misuse, report
from docparse.messages import Message, message_of
from docparse.messages.text import Text
from docparse.model.limits import DOCUMENT, MEMORY, SECONDS

if TYPE_CHECKING:
    from docparse.corpus.engines import Engine
    from docparse.corpus.options import Job, Result
    from docparse.corpus.run import Summary


Source = Annotated[
    str,
    Option(
        "",
        Text(
            "Documents, JSON Lines or Parquet: a folder, a file or a glob; also s3:// or hdfs://.",
            "文档、JSON Lines 或 Parquet，可以是文件夹、文件或通配符，也可以是 s3://、hdfs://。",
        ),
    ),
]
Output = Annotated[
    str,
    Option(
        "",
        Text(
            "Folder for the rows; also s3:// or hdfs://.",
            "存放结果的文件夹，也可以是 s3://、hdfs://。",
        ),
    ),
]
EngineName = Annotated[
    str,
    Option(
        "--engine",
        Text("Run on this machine, or on Ray.", "在本机或 Ray 上运行。"),
        choices=("local", "ray"),
    ),
]
Address = Annotated[
    str,
    Option(
        "--address",
        Text(
            "With --engine ray: address of the cluster; started on this machine by default.",
            "用于 --engine ray：集群地址；默认在本机启动。",
        ),
    ),
]
To = Annotated[
    str,
    Option("-t --to", Text("Output format.", "输出格式。"), choices=("parquet", "jsonl")),
]
Rows = Annotated[
    str,
    Option(
        "--rows",
        Text(
            "One row per section, or one per document with its tree as JSON.",
            "每节一行，或每篇一行（结构存为 JSON）。",
        ),
        choices=("sections", "documents"),
    ),
]
TextColumn = Annotated[
    str,
    Option(
        "--text-column",
        Text("Column or key with the text.", "正文所在的列或键。"),
        metavar="NAME",
    ),
]
IdColumn = Annotated[
    str,
    Option(
        "--id-column",
        Text(
            "Column or key with the id; by default id, or else the position of the text.",
            "编号所在的列或键；默认为 id，没有则用正文的位置。",
        ),
        metavar="NAME",
    ),
]
Jobs = Annotated[
    int,
    Option(
        "--jobs",
        Text("Number of workers; 0 means one per core.", "进程数；0 表示每核一个。"),
        least=0,
    ),
]
BatchSize = Annotated[
    int,
    Option(
        "--batch-size",
        Text("Documents in memory at a time, per worker.", "每个进程同时处理的文档数。"),
        least=1,
    ),
]
ShardMb = Annotated[
    float,
    Option(
        "--shard-mb",
        Text("Most MB of input per output file.", "每个输出文件对应的输入大小（MB）。"),
        least=0.001,
    ),
]
MaxBytes = Annotated[
    int,
    Option(
        "--max-bytes",
        Text("Largest document in bytes; a larger one fails.", "文档的最大字节数；超过则失败。"),
        least=1,
    ),
]
Timeout = Annotated[
    float,
    Option(
        "--timeout",
        Text(
            "Seconds per document; one that takes longer fails.",
            "每篇的最长处理秒数；超过则失败。",
        ),
        least=0.1,
    ),
]
MaxMemory = Annotated[
    int,
    Option(
        "--max-memory",
        Text(
            "MB of memory per document; one that takes more fails.",
            "每篇的最大内存（MB）；超过则失败。",
        ),
        least=0,
    ),
]


def corpus(
    source: Source,
    output: Output,
    engine: EngineName = "local",
    address: Address = "",
    to: To = "parquet",
    rows: Rows = "sections",
    text_column: TextColumn = "text",
    id_column: IdColumn = "",
    from_: FromName = "auto",
    encoding: Encoding = "",
    style: Styles = (),
    profile: ProfileName = "",
    min_confidence: Confidence = 0.0,
    whole_page: WholePage = False,
    isolated: Isolated = False,
    jobs: Jobs = 0,
    batch_size: BatchSize = 256,
    shard_mb: ShardMb = 64.0,
    max_bytes: MaxBytes = DOCUMENT.most,
    timeout: Timeout = float(SECONDS.most),
    max_memory: MaxMemory = MEMORY.shown,
) -> None:
    """Parse a large corpus into Parquet or JSON Lines; run it again to continue."""
    if address and engine != "ray":
        misuse(Message("command.address"))
    if not isolated:
        house = check_settings([] if "://" in source else [source])
        style, profile = style or house.styles, profile or house.profile
    reading = reading_options(from_, encoding, style, profile, min_confidence)
    reading = reading._replace(whole_page=whole_page)
    try:
        from docparse.corpus import BatchOptions, Job, Limits
    except ModuleNotFoundError as error:
        misuse(message_of(error))
    options = BatchOptions(text_column, id_column, rows, reading, max_bytes)
    limits = Limits(timeout, max_memory * 1_000_000)
    shard_bytes = round(shard_mb * 1e6)
    job = Job(source, output, options, to, batch_size, shard_bytes, limits)
    _run(job, _engine(engine, address), jobs)


def _engine(name: str, address: str) -> Engine:
    if name == "local":
        from docparse.corpus.engines import run_local

        return partial(run_local, prepare=garbage.resume)
    try:
        from docparse.corpus.on_ray import run_on_ray
    except ModuleNotFoundError as error:
        misuse(message_of(error))
    return partial(run_on_ray, address=address, prepare=garbage.resume)


def _run(job: Job, engine: Engine, jobs: int) -> None:
    from docparse.corpus.places import PlaceError
    from docparse.corpus.run import run_corpus

    garbage.resume()  # a run may take days
    try:
        summary = run_corpus(job, engine=engine, jobs=jobs, report=_Progress())
    except PlaceError as error:
        misuse(message_of(error))
    report(_summary_of(summary))
    if summary.faults:
        report(Message("command.try_again"))
    if summary.failures or summary.faults:
        raise SystemExit(1)


def _summary_of(summary: Summary) -> Message:
    before = Message("command.done_before", n=summary.before) if summary.before else ""
    return Message(
        "command.shards_done",
        done=summary.shards - len(summary.faults),
        shards=summary.shards,
        before=before,
        documents=Message("command.n_documents", n=summary.documents),
        rows=Message("command.n_rows", n=summary.rows),
        failures=Message("command.n_failures", n=summary.failures),
    )


class _Progress:
    """Reports how far the run is, at most every few seconds, and each error at once."""

    _EVERY = 5.0

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, done: int, shards: int, result: Result) -> None:
        if result.fault:
            report(Message("inputs.about", path=result.shard, reason=result.fault))
        elif time.monotonic() - self._last > self._EVERY:
            self._last = time.monotonic()
            report(Message("command.shards", done=done, shards=shards))
