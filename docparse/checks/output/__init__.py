"""Findings as text for people, and as JSON, SARIF and GitHub's commands for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docparse.checks.output.github import write_github
from docparse.checks.output.json import write_json
from docparse.checks.output.rows import FindingRow
from docparse.checks.output.sarif import write_sarif
from docparse.messages.text import Language

#: Form of the findings for programs -> the function that writes it.
FORMS: Mapping[str, Callable[[Sequence[FindingRow], Language], str]] = {
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
}
