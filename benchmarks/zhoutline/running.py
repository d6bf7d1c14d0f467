"""The outlines of a set, made or read, and scored, in several processes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks.scoring import read_gold
from benchmarks.zhoutline.entrants import PEERS
from benchmarks.zhoutline.scores import Score, score


class Run(NamedTuple):
    """Whose outlines are scored, those of a peer or of a folder of NAME.tsv, and how."""

    peer: str | None
    predictions: Path | None
    line_starts: bool
    #: The tree edit distance is measured on each Nth text, with 0 on none.
    teds: int
    #: Where the outlines of the peer are kept.
    kept: Path | None = None


def score_texts(paths: Sequence[Path], run: Run, jobs: int) -> list[Score]:
    """Score the outlines of texts, each of which has its gold beside it, in the order of the texts."""
    if run.kept is not None:
        run.kept.mkdir(parents=True, exist_ok=True)
    one = partial(_score_text, run)
    measured = [run.teds > 0 and at % run.teds == 0 for at in range(len(paths))]
    if jobs == 1:
        return list(map(one, paths, measured))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(one, paths, measured, chunksize=8))


def _score_text(run: Run, path: Path, with_teds: bool) -> Score:
    text = path.read_bytes().decode("utf-8")
    if run.peer is not None:
        rows = list(PEERS[run.peer].read(text))
    else:
        assert run.predictions is not None
        rows = [row for row, _ in read_gold(run.predictions / f"{path.stem}.tsv")]
    if run.kept is not None:
        lines = ("\t".join(map(str, row)) + "\n" for row in rows)
        (run.kept / f"{path.stem}.tsv").write_bytes("".join(lines).encode())
    gold = read_gold(path.with_suffix(".tsv"))
    return score(text, gold, rows, line_starts=run.line_starts, with_teds=with_teds)
