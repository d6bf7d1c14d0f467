"""One file checked and perhaps mended as the command was asked to: what there is to print of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from docparse.checks import check
from docparse.checks.output.rows import FindingRow, rows_of
from docparse.checks.settings import SettingsError, find_settings
from docparse.inputs.batch import encode, save
from docparse.inputs.check_file import Input, mend_input, read_input, reread
from docparse.inputs.files import STDIN
from docparse.inputs.tasks import Task
from docparse.messages.message import Message, message_of
from docparse.messages.text import Language
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document

#: Lines end at \n alone, see `source`.
_LINE = re.compile("[^\n]*\n|[^\n]+")


class Asked(NamedTuple):
    """The rules that options name."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]


class Wish(NamedTuple):
    """What the options ask for."""

    rules: Asked
    #: `fix`, `diff` or nothing.
    mend: str
    unsafe: bool | None
    language: Language | None
    #: The language where neither options nor settings name one.
    spoken: Language
    format: str
    encoding: str
    #: What standard input is called.
    stdin_name: str


class Found(NamedTuple):
    """What came out of one file."""

    rows: list[FindingRow]
    fixed: int = 0
    #: What is to be printed as it is: a diff, or standard input mended; that may be empty.
    printed: bytes | None = None
    language: Language = "en"
    #: What is wrong with the settings for the file; nothing was done then.
    misuse: Message | str = ""


def check_task(task: Task, report: Callable[[str], None], *, wish: Wish) -> Found:
    """Check and perhaps mend one file. Raises `FileError`."""
    name = wish.stdin_name if task.path == STDIN else task.path
    try:
        settings = find_settings(Path(name).parent)
    except SettingsError as error:
        return Found([], misuse=message_of(error))
    language: Language = wish.language or settings.language or wish.spoken
    given = read_input(task.path, name, settings, format=wish.format, encoding=wish.encoding)
    found = Found([], language=language)
    if wish.mend and given.mendable:
        given, found = _mend(task.path, given, found, wish)
    if wish.mend == "diff":
        return found
    diagnostics = _find(given.document, given, language, wish)
    unsafe = _unsafe(given, wish)
    fixable = [bool(one.edits) and given.mendable and (one.safe or unsafe) for one in diagnostics]
    source = given.document.source
    rows = rows_of(given.name, source, given.text, diagnostics, fixable=fixable)
    return found._replace(rows=list(rows))


def _find(
    document: Document, given: Input, language: Language, wish: Wish
) -> tuple[Diagnostic, ...]:
    asked, settings = wish.rules, given.settings
    return check(
        document,
        select=asked.select or settings.select,
        ignore=(*asked.ignore, *settings.ignore),
        extend_select=(*asked.extend_select, *settings.extend_select),
        language=language,
    )


def _unsafe(given: Input, wish: Wish) -> bool:
    return given.settings.unsafe_fixes if wish.unsafe is None else wish.unsafe


def _mend(path: str, given: Input, found: Found, wish: Wish) -> tuple[Input, Found]:
    """Mend a file, or show how it would be mended, and return it as it is then."""
    mended, data = mend_input(
        given,
        lambda document: _find(document, given, found.language, wish),
        unsafe=_unsafe(given, wish),
    )
    found = found._replace(fixed=len(mended.fixed))
    if wish.mend == "diff":
        return given, found._replace(printed=_diff(given, mended.text) or None)
    if path == STDIN:
        found = found._replace(printed=data)
    elif data != given.data:
        save(Path(path), data)
    return reread(given, mended), found


def _diff(given: Input, mended: str) -> bytes:
    from difflib import unified_diff

    before, after = (_LINE.findall(text) for text in (given.text, mended))
    lines = unified_diff(before, after, given.name, given.name)
    ended = (
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
    return encode("".join(ended))
