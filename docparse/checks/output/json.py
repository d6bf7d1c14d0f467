"""Findings as JSON: an array of objects, one for each finding.

Edits that fix several findings, those that renumber a run, are in the first of them. `same_as` of the others is its
index in the array, and their own `edits` are empty: a program that makes all edits makes each of them once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from docparse.checks.output.rows import FindingRow, Region, first_with_fix
from docparse.messages.text import Language


def write_json(rows: Sequence[FindingRow], language: Language = "en") -> str:
    """Write an array of objects; lines and columns count from 1, columns in code points."""
    first = first_with_fix(rows)
    objects = [_object(row, at, first.get(id(row.edits), at)) for at, row in enumerate(rows)]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _object(row: FindingRow, at: int, first: int) -> dict[str, Any]:
    diagnostic = row.diagnostic
    return {
        "filename": row.path,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_location(row.region),
        "fix": _fix(row, at, first) if row.edits else None,
    }


def _fix(row: FindingRow, at: int, first: int) -> dict[str, Any]:
    applicability = {"applicability": "safe" if row.diagnostic.safe else "unsafe"}
    if first < at:
        return {**applicability, "edits": [], "same_as": first}
    edits = [{**_location(edit.region), "content": edit.text} for edit in row.edits]
    return {**applicability, "edits": edits}


def _location(region: Region) -> dict[str, Any]:
    return {
        "location": {"line": region.line, "column": region.column},
        "end_location": {"line": region.end_line, "column": region.end_column},
    }
