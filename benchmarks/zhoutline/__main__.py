"""`python -m benchmarks.zhoutline`: lay out public collections, score outlines of them, print the table.

See docs/zhoutline.md for what the collections are and how to add a row.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.zhoutline.collections import COLLECTIONS
from benchmarks.zhoutline.entrants import PEERS
from benchmarks.zhoutline.laying import write_set
from benchmarks.zhoutline.running import Run, score_texts
from benchmarks.zhoutline.scores import Score, similarity, summarize
from benchmarks.zhoutline.sources import SourceError
from benchmarks.zhoutline.table import write_result, write_table
from benchmarks.zhoutline.teds import has_apted


def main(words: list[str] | None = None) -> int:
    """Run a command; return the exit status: 2 where something that it needs is not there."""
    options = _read_options(words)
    try:
        run: Callable[[argparse.Namespace], None] = options.run
        run(options)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _read_options(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.zhoutline", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lay_out = commands.add_parser("lay-out", help="write a collection as texts with gold outlines")
    lay_out.add_argument("collection", choices=COLLECTIONS)
    lay_out.add_argument("folder", type=Path, help="where NAME.txt and NAME.tsv go")
    lay_out.add_argument(
        "clones", type=Path, nargs="+", metavar="clone", help="a checkout or a git directory"
    )
    lay_out.set_defaults(run=_lay_out)
    _add_score_options(
        commands.add_parser("score", help="score the outlines of a peer, or those of a folder")
    )
    table = commands.add_parser("table", help="print what score printed as a table in Markdown")
    table.add_argument("files", type=Path, nargs="+", metavar="file")
    table.set_defaults(run=_table)
    return parser.parse_args(words)


def _add_score_options(scoring: argparse.ArgumentParser) -> None:
    scoring.add_argument("folder", type=Path, help="a laid-out collection")
    who = scoring.add_mutually_exclusive_group(required=True)
    who.add_argument("--peer", choices=PEERS)
    who.add_argument("--predictions", type=Path, help="a folder of NAME.tsv")
    scoring.add_argument("--name", help="the name of the row (the peer, or the folder)")
    scoring.add_argument(
        "--line-starts", action="store_true", help="leave out what is inside lines"
    )
    scoring.add_argument(
        "--teds", type=int, default=1, metavar="N", help="its TEDS on each Nth text; 0: on none"
    )
    scoring.add_argument("--every", type=int, default=1, metavar="N", help="each Nth text alone")
    scoring.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    scoring.add_argument("--each", type=Path, metavar="FILE", help="write a line for each text")
    scoring.add_argument("--write", type=Path, metavar="DIR", help="keep the outlines of the peer")
    scoring.set_defaults(run=_score)


def _lay_out(options: argparse.Namespace) -> None:
    collection = COLLECTIONS[options.collection]
    count, nodes = write_set(collection.read(options.clones), options.folder)
    print(f"{options.folder}: {count:,} texts, {nodes:,} nodes")


def _score(options: argparse.Namespace) -> None:
    missing = PEERS[options.peer].missing() if options.peer else ""
    paths = sorted(options.folder.glob("*.txt"))[:: options.every]
    if not paths:
        missing = f"{options.folder}: no texts; lay a collection out first (lay-out --help)"
    if missing:
        raise SourceError(missing)
    teds = options.teds if has_apted() else 0
    if teds != options.teds:
        print(
            "apted is not installed: no TEDS (pip install 'docparse-zh[zhoutline]')",
            file=sys.stderr,
        )
    run = Run(
        peer=options.peer,
        predictions=options.predictions,
        kept=options.write,
        line_starts=options.line_starts,
        teds=teds,
    )
    scores = score_texts(paths, run, options.jobs)
    if options.each:
        lines = map(_write_score, paths, scores)
        options.each.write_text("".join(lines), encoding="utf-8")
    name = options.name or options.peer or options.predictions.name
    print(write_result(options.folder.name, name, summarize(scores)))


def _table(options: argparse.Namespace) -> None:
    lines = [line for path in options.files for line in path.read_text("utf-8").split("\n")]
    print(write_table(lines), end="")


def _write_score(path: Path, one: Score) -> str:
    values = [one.tally.scores()[name] for name in ("edge", "node")]
    if one.distance is not None:
        values.append(similarity(one.distance))
    return "\t".join([path.stem, str(one.tally.gold), *(f"{value:.4f}" for value in values)]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
