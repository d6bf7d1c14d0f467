"""The project file: how a house's texts are read and which rules are checked, from `docparse.toml` or `pyproject.toml`.

It is looked for in the folder of the text and in those above it, and the nearest one counts. Options of a command win.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from docparse.levels.profiles import costs_of
from docparse.messages import Language, Message, message_of

#: Looked for in this order in each folder; the first with settings counts.
_NAMES = ("docparse.toml", ".docparse.toml", "pyproject.toml")


class Settings(NamedTuple):
    """How a house's texts are read, and which rules it wants checked."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    language: Language | None = None
    unsafe_fixes: bool = False
    styles: tuple[str, ...] = ()
    profile: str = ""
    #: A file of corrections, as a path.
    corrections: str = ""
    #: The project file that these are from; empty if there is none.
    path: str = ""


class SettingsError(ValueError):
    """A project file that cannot be used; its message names the file, the line and the reason."""


def settings_near(path: str | os.PathLike[str]) -> Settings:
    """Return the settings for a text, those of its own folder if it is a folder. Raises `SettingsError`."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return find_settings(folder)


def find_settings(folder: str | os.PathLike[str]) -> Settings:
    """Return the settings for the texts in `folder`. Raises `SettingsError`."""
    return _resolved(os.fspath(folder) or os.curdir)


def forget_settings() -> None:
    """Read the files again when settings are next asked for: an editor runs for days."""
    _resolved.cache_clear()
    _find.cache_clear()


@lru_cache(maxsize=1024)
def _resolved(folder: str) -> Settings:
    return _find(os.path.realpath(folder))


@lru_cache(maxsize=1024)
def _find(folder: str) -> Settings:
    for name in _NAMES:
        path = os.path.join(folder, name)
        found = _read(path)
        if found is not None:
            return _settings_of(path, *found)
    above = os.path.dirname(folder)
    return Settings() if above == folder else _find(above)


def _read(path: str) -> tuple[Mapping[str, Any], str] | None:
    """Return docparse's table of a file, and the text of the file; `None` if there is no such file or no such table."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except (OSError, ValueError) as error:
        raise _unreadable(path, message_of(error)) from None
    import tomllib  # most texts have no project file

    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        table: Any = tomllib.loads(text)
    except RecursionError:
        raise _unreadable(path, Message("settings.nested_too_deep")) from None
    except ValueError as error:  # TOML's errors and those of UTF-8
        raise _unreadable(path, message_of(error)) from None
    if os.path.basename(path) == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("docparse") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(Message("settings.not_a_table", path=path))
    return None if table is None else (table, text)


def _unreadable(path: str, reason: Message | str) -> SettingsError:
    return SettingsError(Message("inputs.cannot_be_read", path=path, reason=reason))


def _settings_of(path: str, table: Mapping[str, Any], text: str) -> Settings:
    found: dict[str, Any] = {"path": path}
    for key, value in table.items():
        place = f"{path}:{_line_of(key, text)}"
        name = key.replace("-", "_")
        if name not in _READERS:
            names = tuple(known.replace("_", "-") for known in _READERS)
            message = Message("settings.no_such_setting", path=place, name=key, names=names)
            raise SettingsError(message)
        try:
            found[name] = _READERS[name](value)
        except ValueError as error:
            message = Message(
                "settings.wrong_setting", path=place, name=key, reason=message_of(error)
            )
            raise SettingsError(message) from None
    if corrections := found.get("corrections"):
        found["corrections"] = os.path.join(os.path.dirname(path), corrections)
    return Settings(**found)


def _line_of(key: str, text: str) -> int:
    """Return the line on which docparse's table has a key; tomllib does not tell."""
    lines = ["".join(line.split()) for line in text.split("\n")]
    heads = (at for at, line in enumerate(lines) if line.startswith("[tool.docparse]"))
    table = next(heads, 0)
    key = "".join(key.split())
    names = (key, f"[{key}]", f"[tool.docparse.{key}]")
    for at, line in enumerate(lines[table:], table + 1):
        name = line.partition("=")[0].replace('"', "").replace("'", "")
        if name in names or name.startswith(f"{key}."):
            return at
    return table + 1


def _read_strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(Message("settings.expected_strings"))
    return tuple(value)


def _read_rules(value: object) -> tuple[str, ...]:
    from docparse.checks.selection import select_rules  # only `docparse check` needs the rules

    rules = _read_strings(value)
    select_rules(rules)
    return rules


def _read_styles(value: object) -> tuple[str, ...]:
    from docparse.numbering.own import own_style  # seldom asked for

    samples = _read_strings(value)
    for sample in samples:
        own_style(sample)
    return samples


def _read_language(value: object) -> Language:
    if value not in ("en", "zh"):
        raise ValueError(Message("settings.expected_language"))
    return value


def _read_string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(Message("settings.expected_string"))
    return value


def _read_profile(value: object) -> str:
    costs_of(profile := _read_string(value))
    return profile


def _read_place(value: object) -> str:
    """Read the name of a file in the folder of the project file or below: editors write it."""
    name = _read_string(value)
    parts = name.replace("\\", "/").split("/")
    if not name or ".." in parts or os.path.isabs(name) or parts[0] == "" or ":" in parts[0]:
        raise ValueError(Message("settings.expected_place"))
    return name


def _read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(Message("settings.expected_flag"))
    return value


_READERS: Mapping[str, Callable[[object], object]] = {
    "select": _read_rules,
    "ignore": _read_rules,
    "extend_select": _read_rules,
    "language": _read_language,
    "unsafe_fixes": _read_flag,
    "styles": _read_styles,
    "profile": _read_profile,
    "corrections": _read_place,
}
