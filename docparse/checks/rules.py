"""RULES, one row a rule, and which of them are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from docparse.checks import numbering
from docparse.checks.survey import Finding, Survey
from docparse.diagnostic import Severity


class Rule(NamedTuple):
    """One thing that can be wrong with a text."""

    #: A letter for the group and two figures; neither code nor name ever changes.
    code: str
    name: str
    severity: Severity
    #: What is asked for, and the clause that asks for it.
    summary: str
    summary_zh: str
    source: str
    find: Callable[[Survey], Iterator[Finding]]
    #: What is said of a finding, filled with its values.
    message: str
    message_zh: str
    #: What the fix does, as a command; empty where there is none.
    fix: str = ""
    fix_zh: str = ""
    #: Its fixes change no meaning; a finding may say otherwise of its own.
    safe: bool = True

    @property
    def by_default(self) -> bool:
        """Whether the rule is on unless something else is selected."""
        return self.severity != "style"


RULES: tuple[Rule, ...] = (
    Rule(
        "N01",
        "gap",
        "error",
        "A run of numbers skips none.",
        "序号应当连续，不得跳号。",
        "GB/T 9704-2012 7.3.3",
        numbering.find_gaps,
        "{this} follows {before}",
        "{before}之后是{this}，中间缺号",
        "renumber this run",
        "重新编号",
    ),
)

RULE_OF: dict[str, Rule] = {rule.code: rule for rule in RULES}


def select_rules(
    select: Sequence[str] = (), ignore: Sequence[str] = (), extend_select: Sequence[str] = ()
) -> list[Rule]:
    """Return the rules that are on.

    Each selector is a code (`N01`), the beginning of one (`N`), a name (`gap`) or `ALL`. Raises `ValueError`
    for one that means no rule.
    """
    chosen = _codes_of(select) if select else {rule.code for rule in RULES if rule.by_default}
    chosen = (chosen | _codes_of(extend_select)) - _codes_of(ignore)
    return [rule for rule in RULES if rule.code in chosen]


def _codes_of(selectors: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for selector in selectors:
        codes = {rule.code for rule in RULES if _means(selector, rule)}
        if not codes:
            raise ValueError(f"no rule is called {selector!r}; docs/rules.md has them all")
        found |= codes
    return found


def _means(selector: str, rule: Rule) -> bool:
    if selector == "ALL" or selector.lower() == rule.name:
        return True
    return bool(selector) and rule.code.startswith(selector.upper())
