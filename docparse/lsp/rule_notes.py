"""Where the rule of a finding is explained: in a file that is installed with docparse, so that it needs no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docparse.checks.rule import CheckRule
from docparse.checks.rules import RULES
from docparse.messages import Language


def notes_in(language: Language) -> Path:
    """Return the place of the notes on all rules, which `tools/rule_notes.py` writes."""
    return Path(__file__).with_name(f"rules.{language}.md")


def heading_of(rule: CheckRule) -> str:
    """Return the line of the notes that opens the note on a rule."""
    return f"## {rule.code} {rule.name}"


@cache
def rule_addresses(language: Language) -> dict[str, str]:
    """Return the address of the note on each rule by its code: `file:///…/rules.en.md#L12`.

    From a zip file there are none: an editor could not open it.
    """
    place = notes_in(language)
    if not place.is_file():
        return {}
    lines = place.read_text("utf-8").split("\n")
    at = {line: number for number, line in enumerate(lines, 1)}
    return {rule.code: f"{place.as_uri()}#L{at[heading_of(rule)]}" for rule in RULES}
