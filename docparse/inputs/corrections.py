"""Files of corrections: which lines of which documents are headings, at what levels, as a person decided.

    {"corrections": 1,
     "documents": {"年报.txt": [{"line": 12, "text": "二、三百元", "level": 0}]}}

Names of documents are relative to the folder of the file. The schema is schema/corrections.schema.json.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from os import PathLike
from typing import Any, NamedTuple

from docparse.inputs.names import STDIN
from docparse.levels.anchors import Correction
from docparse.messages import Message, message_of
from docparse.model.limits import CORRECTIONS_FILE, DEPTH

VERSION = 1


class CorrectionsError(ValueError):
    """A file of corrections that cannot be used. The message names the file, the place and the reason."""


class CorrectionsFile(NamedTuple):
    """The corrections of some documents."""

    path: str = ""
    #: By the name of the document, seen from the folder of the file, with `/` between the parts.
    documents: Mapping[str, Sequence[Correction]] = {}

    def of(self, document: str) -> Sequence[Correction]:
        """Return the corrections of a document by its path, or else by its name alone.

        `-` is a text without a name, such as standard input.
        """
        for name in (self.name_of(document), _name(os.path.basename(document)), STDIN):
            if name in self.documents:
                return self.documents[name]
        return ()

    def name_of(self, document: str) -> str:
        """Return the name that a document has in this file."""
        if document in ("", STDIN):
            return STDIN
        folder = os.path.dirname(os.path.abspath(self.path))
        try:
            return _name(os.path.relpath(document, folder))
        except ValueError:  # on another drive of Windows
            return _name(document)

    def with_document(self, document: str, corrections: Iterable[Correction]) -> CorrectionsFile:
        """Return the file with new corrections for a document."""
        name = self.name_of(document)
        others = {other: rows for other, rows in self.documents.items() if other != name}
        rows = sorted(corrections)
        return CorrectionsFile(self.path, {**others, name: rows} if rows else others)


def _name(path: str) -> str:
    """Return a path as it is a name in a file of corrections: the same on every system."""
    return unicodedata.normalize("NFC", path.replace(os.sep, "/"))


def read_corrections(path: str | PathLike[str]) -> CorrectionsFile:
    """Read a file of corrections. Raises `OSError`, and `CorrectionsError`, a `ValueError`, if it makes no sense.

    >>> import docparse
    >>> file = docparse.read_corrections("年报.txt.corrections.json")  # doctest: +SKIP
    >>> docparse.read("年报.txt", corrections=file.of("年报.txt"))  # doctest: +SKIP
    """
    name = os.fspath(path)
    status = os.stat(name)
    return _read(name, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read(path: str, changed: int, size: int) -> CorrectionsFile:
    """Read a file of corrections; one that is the same as before is not read again."""
    with open(path, "rb") as file:
        data = file.read(CORRECTIONS_FILE.most + 1)
    if len(data) > CORRECTIONS_FILE.most:
        raise CorrectionsError(
            Message("corrections.too_large", path=path, most=CORRECTIONS_FILE.shown)
        )
    return parse_corrections(data, path)


def parse_corrections(data: bytes | str, path: str) -> CorrectionsFile:
    """Return the corrections in the JSON of a file called `path`. Raises `CorrectionsError`."""
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        table = json.loads(text)
    except json.JSONDecodeError as error:
        message = Message("corrections.not_json", path=path, line=error.lineno, reason=error.msg)
        raise CorrectionsError(message) from None
    except (ValueError, RecursionError) as error:  # not UTF-8; [[[[…
        reason = message_of(error)
        raise CorrectionsError(
            Message("corrections.not_json", path=path, line=1, reason=reason)
        ) from None
    version = table.get("corrections") if isinstance(table, dict) else None
    if type(version) is not int or version < 1:
        raise CorrectionsError(Message("corrections.not_corrections", path=path))
    if version > VERSION:
        raise CorrectionsError(Message("corrections.later", path=path, version=version))
    return CorrectionsFile(path, _Checked(path).documents_in(table))


class _Checked:
    """Checks what is in a file, so that each error names its place."""

    def __init__(self, path: str) -> None:
        self._path = path

    def documents_in(self, table: dict[str, Any]) -> dict[str, Sequence[Correction]]:
        """Return the corrections by document."""
        self._keys(table, ("corrections", "documents", "$schema"), "{}")
        documents = table.get("documents", {})
        if not isinstance(documents, dict):
            raise self._error("documents", Message("corrections.expected_object"))
        found: dict[str, Sequence[Correction]] = {}
        for name, rows in documents.items():
            if not isinstance(rows, list):
                raise self._error(name, Message("corrections.expected_list"))
            found[_name(name)] = [
                self._correction_in(row, f"{name}[{at}]") for at, row in enumerate(rows)
            ]
        return found

    def _correction_in(self, row: object, place: str) -> Correction:
        if not isinstance(row, dict):
            raise self._error(place, Message("corrections.expected_object"))
        self._keys(row, tuple(_VALUES), place)
        for name, (is_right, message) in _VALUES.items():
            if not is_right(row.get(name)):
                raise self._error(f"{place}.{name}", message)
        return Correction(row["line"], row["text"], row["level"])

    def _keys(self, table: dict[str, Any], known: tuple[str, ...], place: str) -> None:
        for name in table:
            if name not in known:
                raise self._error(place, Message("corrections.unknown_key", name=name, known=known))

    def _error(self, place: str, reason: Message) -> CorrectionsError:
        message = Message("corrections.wrong", path=self._path, place=place, reason=reason)
        return CorrectionsError(message)


def _is_number(least: int, most: int) -> Callable[[object], bool]:
    # `true` is a number in Python.
    return lambda value: type(value) is int and least <= value <= most


_VALUES: Mapping[str, tuple[Callable[[object], bool], Message]] = {
    "line": (_is_number(1, 1 << 53), Message("corrections.expected_line")),
    "text": (
        lambda value: isinstance(value, str) and value.strip() != "" and "\n" not in value,
        Message("corrections.expected_words"),
    ),
    "level": (
        _is_number(0, DEPTH.most),
        Message("corrections.expected_level", most=DEPTH.most),
    ),
}


def write_corrections(file: CorrectionsFile) -> str:
    """Write corrections as JSON, one correction a line."""
    documents = []
    for name, corrections in file.documents.items():
        rows = ",\n".join(f"      {_as_json(one._asdict())}" for one in corrections)
        documents.append(f"    {_as_json(name)}: [\n{rows}\n    ]")
    inside = ",\n".join(documents)
    return f'{{\n  "corrections": {VERSION},\n  "documents": {{\n{inside}\n  }}\n}}\n'


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
