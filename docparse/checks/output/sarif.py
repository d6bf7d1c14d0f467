"""Findings as SARIF 2.1.0, the format of code scanners.

Edits that fix several findings, those that renumber a run, are in the first of them; the property `sameFix` of the
others has its address in the log, as 3.10.3 of the standard writes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from docparse import __version__
from docparse.checks.output.rows import FindingRow, Region, first_with_fix
from docparse.checks.rule import CheckRule
from docparse.checks.rules import RULES
from docparse.messages.text import Language

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "style": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_sarif(rows: Sequence[FindingRow], language: Language = "en") -> str:
    """Write a SARIF log of one run."""
    index = {rule.code: at for at, rule in enumerate(RULES)}
    first = first_with_fix(rows)
    run = {
        "tool": {
            "driver": {
                "name": "docparse",
                "version": __version__,
                "rules": [_rule(rule, language) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(row, index[row.diagnostic.code], at, first.get(id(row.edits), at))
            for at, row in enumerate(rows)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: CheckRule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary.text(language)},
        "defaultConfiguration": {"enabled": rule.by_default, "level": _LEVELS[rule.severity]},
        "properties": {"source": rule.source},
    }


def _result(row: FindingRow, index: int, at: int, first: int) -> dict[str, Any]:
    artifact = {"uri": quote(row.path.replace("\\", "/").removeprefix("./"))}
    result: dict[str, Any] = {
        "ruleId": row.diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[row.diagnostic.severity],
        "message": {"text": row.diagnostic.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": _region(row.region)}}
        ],
    }
    if first < at:
        result["properties"] = {"sameFix": f"sarif:/runs/0/results/{first}/fixes/0"}
    elif row.edits:
        replacements = [
            {"deletedRegion": _region(edit.region), "insertedContent": {"text": edit.text}}
            for edit in row.edits
        ]
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}]}
        ]
    return result


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
