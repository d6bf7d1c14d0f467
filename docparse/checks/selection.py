"""Which rules are on: selectors such as `N01`, `N`, `gap` and `ALL`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docparse.checks.rule import CheckRule
from docparse.checks.rules import RULES
from docparse.messages.message import Message


def select_rules(
    select: Sequence[str] = (), ignore: Sequence[str] = (), extend_select: Sequence[str] = ()
) -> list[CheckRule]:
    """Return the rules that are on.

    Each selector is a code (`N01`), the beginning of one (`N`), a name (`gap`) or `ALL`. Raises `ValueError`
    for a selector that matches no rule.
    """
    chosen = _codes_of(select) if select else {rule.code for rule in RULES if rule.by_default}
    chosen = (chosen | _codes_of(extend_select)) - _codes_of(ignore)
    return [rule for rule in RULES if rule.code in chosen]


def is_selected(rule: CheckRule, selector: str) -> bool:
    """Tell whether `selector` is the rule's code, the beginning of it, its name or `ALL`."""
    if selector == "ALL" or selector.lower() == rule.name:
        return True
    return bool(selector) and rule.code.startswith(selector.upper())


def _codes_of(selectors: Iterable[str]) -> set[str]:
    if isinstance(selectors, str):
        raise TypeError(Message("checks.selectors_in_a_list", selector=selectors))
    found: set[str] = set()
    for selector in selectors:
        codes = {rule.code for rule in RULES if is_selected(rule, selector)}
        if not codes:
            known = tuple(dict.fromkeys(rule.code[0] for rule in RULES))
            raise ValueError(Message("checks.no_such_rule", selector=selector, known=known))
        found |= codes
    return found
