"""Writes what editors open for the code of a finding, in both languages: `python -m tools.rule_notes`, with `--check` for no writing."""

from __future__ import annotations

import sys

from docparse.checks.rule import CheckRule
from docparse.checks.rules import RULES
from docparse.lsp.rule_notes import heading_of, notes_in
from docparse.messages.text import Language, Text
from tools.rule_pages import SOURCES

_TITLE = Text("What docparse check finds", "docparse check 检查的内容")
_HOW_TO_IGNORE = Text(
    "A comment on the line above switches a rule off for one place: `<!-- docparse: ignore N01 -->`, or for the file: "
    "`<!-- docparse: ignore-file N01 -->`.",
    "在上一行写注释可忽略一处：`<!-- docparse: ignore N01 -->`；忽略整个文件：`<!-- docparse: ignore-file N01 -->`。",
)
_FIX = Text("Fix: {fix}", "修正：{fix}")
_UNSAFE = Text(" (may change the meaning)", "（可能改变意思）")
_SOURCE = Text("Source: {source}", "依据：{source}")


def write_notes(language: Language) -> str:
    """Return the notes on all rules."""
    head = f"# {_TITLE.text(language)}\n\n{_HOW_TO_IGNORE.text(language)}\n"
    return head + "".join(_note(rule, language) for rule in RULES)


def _note(rule: CheckRule, language: Language) -> str:
    lines = [heading_of(rule), rule.summary.text(language)]
    if rule.fix:
        unsafe = "" if rule.safe else _UNSAFE.text(language)
        lines.append(_FIX.text(language).format(fix=rule.fix.text(language)) + unsafe)
    source = SOURCES[rule.source].text(language) if rule.source in SOURCES else rule.source
    lines.append(_SOURCE.text(language).format(source=source))
    return "\n" + "\n\n".join(lines) + "\n"


if __name__ == "__main__":
    for language in ("en", "zh"):
        notes, place = write_notes(language), notes_in(language)
        if sys.argv[1:] != ["--check"]:
            place.write_text(notes, "utf-8")
        elif place.read_text("utf-8") != notes:
            sys.exit(f"{place.name} is not up to date")
