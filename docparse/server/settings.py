"""What a client has set: rules on and off, the language of messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from docparse.checks import Language
from docparse.checks.rules import select_rules


class Settings(NamedTuple):
    """The settings under `docparse` in an editor."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    language: Language = "en"


def read_settings(options: object, locale: str = "") -> tuple[Settings, list[str]]:
    """Return the settings in an object of JSON, and what is wrong with it; what is wrong is left out.

    The settings may stand under the key `docparse`. Without `language` that of the editor counts.
    """
    table: Mapping[str, Any] = options if isinstance(options, Mapping) else {}
    inner = table.get("docparse")
    if isinstance(inner, Mapping):
        table = inner
    wrong: list[str] = []
    language: Language = "zh" if locale.lower().startswith("zh") else "en"
    match table.get("language"):
        case "en" | "zh" as language:
            pass
        case None | "":
            pass
        case other:
            wrong.append(f"language is en or zh, not {other!r}")
    settings = Settings(
        select=_read_rules(table, "select", wrong),
        ignore=_read_rules(table, "ignore", wrong),
        extend_select=_read_rules(table, "extendSelect", wrong),
        language=language,
    )
    return settings, wrong


def _read_rules(table: Mapping[str, Any], name: str, wrong: list[str]) -> tuple[str, ...]:
    value = table.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(rule, str) for rule in value):
        wrong.append(f"{name} is a list of rules")
        return ()
    try:
        select_rules(value)
    except ValueError as error:
        wrong.append(str(error))
        return ()
    return tuple(value)
