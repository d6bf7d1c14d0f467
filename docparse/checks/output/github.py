"""Findings as the commands by which a workflow on GitHub marks lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.checks.output.rows import FindingRow
from docparse.messages.text import Language

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice", "style": "notice"}


def write_github(rows: Iterable[FindingRow], language: Language = "en") -> str:
    """Write a command for each finding."""
    return "".join(map(_command, rows))


def _command(row: FindingRow) -> str:
    diagnostic, region = row.diagnostic, row.region
    properties = {
        "file": row.path,
        "line": region.line,
        "col": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(diagnostic.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
