"""Findings for other programs: JSON, SARIF 2.1.0, the commands of GitHub's workflows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from docparse import __version__
from docparse.checks.messages import Language
from docparse.checks.output.rows import Change, Row
from docparse.checks.rules import RULES, Rule

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "style": "note"}
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice", "style": "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_json(rows: Iterable[Row], language: Language = "en") -> str:
    """Write an array of objects, one a finding; lines and columns from 1, columns in code points."""
    return json.dumps([_object(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _object(row: Row) -> dict[str, Any]:
    diagnostic = row.diagnostic
    found: dict[str, Any] = {
        "filename": row.path,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "location": {"line": row.line, "column": row.column},
        "end_location": {"line": row.end_line, "column": row.end_column},
        "fix": None,
    }
    if row.changes:
        found["fix"] = {
            "applicability": "safe" if diagnostic.safe else "unsafe",
            "edits": [
                {
                    "location": {"line": change.line, "column": change.column},
                    "end_location": {"line": change.end_line, "column": change.end_column},
                    "content": change.text,
                }
                for change in row.changes
            ],
        }
    return found


def write_github(rows: Iterable[Row], language: Language = "en") -> str:
    """Write the commands by which a workflow on GitHub marks lines of a change."""
    return "".join(
        f"::{_COMMANDS[row.diagnostic.severity]} file={_property(row.path)},line={row.line},col={row.column},"
        f"endLine={row.end_line},endColumn={row.end_column},"
        f"title={_property(f'{row.diagnostic.code} {row.diagnostic.name}')}::{_data(row.diagnostic.message)}\n"
        for row in rows
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def write_sarif(rows: Sequence[Row], language: Language = "en") -> str:
    """Write a SARIF log of one run."""
    index = {rule.code: at for at, rule in enumerate(RULES)}
    run = {
        "tool": {
            "driver": {
                "name": "docparse",
                "version": __version__,
                "rules": [_rule(rule, language) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, index[row.diagnostic.code]) for row in rows],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.words(language).summary},
        "defaultConfiguration": {"enabled": rule.by_default, "level": _LEVELS[rule.severity]},
        "properties": {"source": rule.source},
    }


def _result(row: Row, index: int) -> dict[str, Any]:
    artifact = {"uri": quote(row.path.replace("\\", "/"))}
    result: dict[str, Any] = {
        "ruleId": row.diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[row.diagnostic.severity],
        "message": {"text": row.diagnostic.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": _region(row),
                }
            }
        ],
    }
    if row.changes:
        replacements = [
            {"deletedRegion": _region(change), "insertedContent": {"text": change.text}}
            for change in row.changes
        ]
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}]}
        ]
    return result


def _region(place: Row | Change) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
