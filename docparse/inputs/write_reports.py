"""Reports that come one after the other, see `stream.py`, written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docparse.inputs.split import safe_name
from docparse.inputs.stream import Report
from docparse.writers import write
from docparse.writers.jsonl.document import section_rows
from docparse.writers.shared.json_text import to_json


def write_reports(
    reports: Iterable[Report], to: str, options: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Yield (name without suffix, what is written) for each report; names begin with its place, of six figures.

    What stands before the first report is numbered 0, as in `split.split_reports`.
    """
    number = -1
    for document, title, _, _ in reports:
        if number < 0:
            number = 1 if next(document.reports(), None) else 0
        yield f"{number:06d}-{safe_name(title)}", write(document, to, **options)
        number += 1


def write_lines(reports: Iterable[Report]) -> Iterator[str]:
    """Yield the rows of `write_jsonl` for each report, with places in the whole file.

    An id is unique among those of its report.
    """
    for document, _, start, line in reports:
        rows = [
            {
                **row,
                "start": row["start"] + start,
                "end": row["end"] + start,
                "line": row["line"] + line - 1,
            }
            for row in section_rows(document)
        ]
        yield "".join([to_json(row) + "\n" for row in rows])
