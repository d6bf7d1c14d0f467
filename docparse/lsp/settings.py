"""Settings of the client and of the project: rules on and off, how texts are read, the language of messages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docparse.checks.selection import select_rules
from docparse.inputs.settings import Settings, find_settings
from docparse.messages import Language, Message, message_of


def read_settings(options: object) -> tuple[Settings, list[Message | str]]:
    """Return the settings in an object of JSON, and what is wrong with it; what is wrong is left out.

    The settings may be under the key `docparse`.
    """
    table: Mapping[str, Any] = options if isinstance(options, Mapping) else {}
    inner = table.get("docparse")
    if isinstance(inner, Mapping):
        table = inner
    wrong: list[Message | str] = []
    settings = Settings(
        select=_read_rules(table, "select", wrong),
        ignore=_read_rules(table, "ignore", wrong),
        extend_select=_read_rules(table, "extendSelect", wrong),
        language=_read_language(table.get("language"), wrong),
    )
    return settings, wrong


def settings_for(path: Path | None, client: Settings, language: Language) -> Settings:
    """Return the settings for a file: those of its folder (`.docparse.toml`), then what the client adds.

    `language` is the editor's own. Raises `SettingsError` if the settings file cannot be used.
    """
    house = find_settings(path.parent) if path else Settings()
    return house._replace(
        select=client.select or house.select,
        ignore=house.ignore + client.ignore,
        extend_select=house.extend_select + client.extend_select,
        language=client.language or house.language or language,
    )


def _read_rules(table: Mapping[str, Any], name: str, wrong: list[Message | str]) -> tuple[str, ...]:
    value = table.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(rule, str) for rule in value):
        wrong.append(Message("editor.rules", name=name))
        return ()
    try:
        select_rules(value)
    except ValueError as error:
        wrong.append(message_of(error))
        return ()
    return tuple(value)


def _read_language(value: object, wrong: list[Message | str]) -> Language | None:
    match value:
        case "en" | "zh":
            return value
        case None | "":
            return None
        case _:
            wrong.append(Message("editor.language", value=str(value)))
            return None
