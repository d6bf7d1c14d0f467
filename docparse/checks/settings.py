"""Settings of the checks, from `.docparse.toml` or `pyproject.toml` in the folder of the text or above it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from docparse.checks.selection import select_rules
from docparse.levels.profiles import costs_of
from docparse.messages.message import Message, message_of
from docparse.messages.text import Language
from docparse.numbering.own import own_style

#: Looked for in this order in each folder from the text's upwards; the first with settings counts.
_NAMES = (".docparse.toml", "pyproject.toml")


class Settings(NamedTuple):
    """Which rules an office wants checked, and how its texts are read."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    language: Language | None = None
    unsafe_fixes: bool = False
    styles: tuple[str, ...] = ()
    profile: str = ""


class SettingsError(ValueError):
    """A settings file that cannot be used; its message names the file and the reason."""


def find_settings(folder: Path) -> Settings:
    """Return the settings for the texts in `folder`. Raises `SettingsError`."""
    return _find(folder.resolve())


def forget_settings() -> None:
    """Read the files again when settings are next asked for: an editor runs for days."""
    _find.cache_clear()


@lru_cache(maxsize=1024)
def _find(folder: Path) -> Settings:
    for name in _NAMES:
        table = _read(folder / name)
        if table is not None:
            return _settings_of(folder / name, table)
    return Settings() if folder.parent == folder else _find(folder.parent)


def _read(path: Path) -> Mapping[str, Any] | None:
    """Return docparse's table of a file; `None` if there is no such file or no such table."""
    try:
        table: Any = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except RecursionError:
        reason = Message("checks.nested_too_deep")
        raise SettingsError(Message("inputs.cannot_be_read", path=path, reason=reason)) from None
    except (OSError, ValueError) as error:  # TOML's errors and those of UTF-8 are ValueErrors
        message = Message("inputs.cannot_be_read", path=path, reason=message_of(error))
        raise SettingsError(message) from None
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("docparse") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(Message("checks.not_a_table", path=path))
    return table


def _settings_of(path: Path, table: Mapping[str, Any]) -> Settings:
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _READERS:
            names = tuple(known.replace("_", "-") for known in _READERS)
            raise SettingsError(Message("checks.no_such_setting", path=path, name=key, names=names))
        try:
            found[name] = _READERS[name](value)
        except ValueError as error:
            message = Message("checks.wrong_setting", path=path, name=key, reason=message_of(error))
            raise SettingsError(message) from None
    return Settings(**found)


def _read_strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(Message("checks.expected_strings"))
    return tuple(value)


def _read_rules(value: object) -> tuple[str, ...]:
    rules = _read_strings(value)
    select_rules(rules)
    return rules


def _read_styles(value: object) -> tuple[str, ...]:
    samples = _read_strings(value)
    for sample in samples:
        own_style(sample)
    return samples


def _read_language(value: object) -> Language:
    if value not in ("en", "zh"):
        raise ValueError(Message("checks.expected_language"))
    return value


def _read_profile(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(Message("checks.expected_string"))
    costs_of(value)
    return value


def _read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(Message("checks.expected_flag"))
    return value


_READERS: Mapping[str, Callable[[object], object]] = {
    "select": _read_rules,
    "ignore": _read_rules,
    "extend_select": _read_rules,
    "language": _read_language,
    "unsafe_fixes": _read_flag,
    "styles": _read_styles,
    "profile": _read_profile,
}
