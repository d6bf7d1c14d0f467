"""RULES, all rules in the order of their codes; each is written in the file of its group."""

from __future__ import annotations

from docparse.checks.rule import CheckRule
from docparse.checks.rules import (
    attachments,
    characters,
    dates,
    headings,
    levels,
    lost_headings,
    mark_style,
    marks,
    numbering,
    references,
    residue,
)

RULES: tuple[CheckRule, ...] = (
    *numbering.RULES,  # N01-N04
    *lost_headings.RULES,  # N05-N09
    *levels.RULES,  # L
    *marks.RULES,  # P01-P06
    *mark_style.RULES,  # P07-P14
    *headings.RULES,  # H
    *references.RULES,  # R
    *attachments.RULES,  # A
    *dates.RULES,  # D
    *characters.RULES,  # C
    *residue.RULES,  # W
)

RULE_OF: dict[str, CheckRule] = {rule.code: rule for rule in RULES}
