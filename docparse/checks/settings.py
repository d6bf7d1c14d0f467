"""Settings of the checks from a file beside the text or above it: `.docparse.toml`, `pyproject.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from docparse.checks.selection import select_rules
from docparse.levels.profiles import prices_of
from docparse.messages.text import Language
from docparse.numbering.own import own_style

#: Looked for in this order in each folder from the text's upwards; the first that says something counts.
_NAMES = (".docparse.toml", "pyproject.toml")


class Settings(NamedTuple):
    """What a house wants checked, and how its texts are read."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    language: Language | None = None
    unsafe_fixes: bool = False
    styles: tuple[str, ...] = ()
    profile: str = ""


class SettingsError(ValueError):
    """A file of settings that cannot be used; its text names it and says why."""


def find_settings(folder: Path) -> Settings:
    """Return the settings for the texts in `folder`. Raises `SettingsError`."""
    return _find(folder.resolve())


def forget_settings() -> None:
    """Look at the files anew when they are next asked for: an editor runs for days."""
    _find.cache_clear()


@lru_cache(maxsize=1024)
def _find(folder: Path) -> Settings:
    for name in _NAMES:
        table = _read(folder / name)
        if table is not None:
            return _settings_of(folder / name, table)
    return Settings() if folder.parent == folder else _find(folder.parent)


def _read(path: Path) -> Mapping[str, Any] | None:
    """Return what a file says about docparse; `None` where it is not there or says nothing."""
    try:
        table: Any = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except (OSError, ValueError) as error:  # TOML's errors and those of UTF-8 are ValueErrors
        raise SettingsError(f"{path}: cannot be read: {error}") from None
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("docparse") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.docparse is no table")
    return table


def _settings_of(path: Path, table: Mapping[str, Any]) -> Settings:
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _READERS:
            known = ", ".join(known.replace("_", "-") for known in _READERS)
            raise SettingsError(f"{path}: there is no setting {key!r}; there are: {known}")
        try:
            found[name] = _READERS[name](value)
        except ValueError as error:
            raise SettingsError(f"{path}: {key}: {error}") from None
    return Settings(**found)


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError("a list of strings is expected")
    return tuple(value)


def _rules(value: object) -> tuple[str, ...]:
    rules = _strings(value)
    select_rules(rules)
    return rules


def _styles(value: object) -> tuple[str, ...]:
    samples = _strings(value)
    for sample in samples:
        own_style(sample)
    return samples


def _language(value: object) -> str:
    if value not in ("en", "zh"):
        raise ValueError("en or zh is expected")
    return str(value)


def _profile(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a string is expected")
    prices_of(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false is expected")
    return value


_READERS: Mapping[str, Callable[[object], object]] = {
    "select": _rules,
    "ignore": _rules,
    "extend_select": _rules,
    "language": _language,
    "unsafe_fixes": _flag,
    "styles": _styles,
    "profile": _profile,
}
