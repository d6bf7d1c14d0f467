"""Findings as JSON: an array of objects, one for each finding."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from docparse.checks.output.rows import FindingRow, Region
from docparse.messages.text import Language


def write_json(rows: Iterable[FindingRow], language: Language = "en") -> str:
    """Write an array of objects; lines and columns count from 1, columns in code points."""
    return json.dumps([_object(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _object(row: FindingRow) -> dict[str, Any]:
    diagnostic = row.diagnostic
    return {
        "filename": row.path,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_location(row.region),
        "fix": _fix(row) if row.edits else None,
    }


def _fix(row: FindingRow) -> dict[str, Any]:
    return {
        "applicability": "safe" if row.diagnostic.safe else "unsafe",
        "edits": [{**_location(edit.region), "content": edit.text} for edit in row.edits],
    }


def _location(region: Region) -> dict[str, Any]:
    return {
        "location": {"line": region.line, "column": region.column},
        "end_location": {"line": region.end_line, "column": region.end_column},
    }
