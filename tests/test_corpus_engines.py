"""The programs of docs/corpus.md, each in a process of its own: parse_batch on Ray Data, Spark, Dask and Daft."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from docparse.corpus import BatchOptions, parse_batch  # noqa: E402
from tests.examples import ROOT  # noqa: E402
from tests.fences import read_fences  # noqa: E402

pytestmark = pytest.mark.slow

PROGRAMS = {
    fence.lines[0].split()[1].partition(".")[0]: fence.text
    for fence in read_fences(ROOT / "docs" / "corpus.md")
    if fence.lines[0].startswith(("import ", "from ")) and "bucket" in fence.text
}


def test_each_engine_has_a_program() -> None:
    assert set(PROGRAMS) == {"ray", "pyspark", "dask", "daft"}


@pytest.mark.timeout(150)
@pytest.mark.parametrize("engine", PROGRAMS)
def test_program(engine: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed")
    texts = [f"报告{n}\n一、基本情况\n人口{n}万。\n（一）农业。增产。\n" for n in range(20)]
    table = pa.table({"id": [str(n) for n in range(20)], "text": [*texts[:-1], None]})
    (tmp_path / "reports").mkdir()
    pq.write_table(table, tmp_path / "reports" / "a.parquet")
    program = PROGRAMS[engine].replace("s3a://bucket", "s3://bucket")
    program = program.replace("s3://bucket", tmp_path.as_posix())
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        # Spark's workers are the python3 of the PATH unless told otherwise.
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
        cwd=tmp_path,
        timeout=140,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    [folder] = {path.name for path in tmp_path.iterdir()} & {"sections", "trees"}
    rows = parse_batch(table, BatchOptions(rows="documents" if folder == "trees" else "sections"))
    assert (
        pq.read_table(tmp_path / folder).select(rows.schema.names).to_pylist() == rows.to_pylist()
    )
    assert rows.num_rows >= 20
