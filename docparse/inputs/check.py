"""`docparse check` on one file: its findings, and the file fixed or the changes shown where that is asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

from docparse.checks import check
from docparse.checks.fixes.fix import FORMATS
from docparse.checks.output.rows import FindingRow, rows_of
from docparse.checks.rules import RULES
from docparse.inputs.fix import fix_input
from docparse.inputs.names import STDIN
from docparse.inputs.notes import Tell
from docparse.inputs.read import DEFAULTS, Input, Options, read_input
from docparse.inputs.settings import Settings, SettingsError, find_settings
from docparse.inputs.surroundings import options_for
from docparse.inputs.tasks import Task
from docparse.inputs.write import encode, save
from docparse.messages import Language, Message, message_of
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document

#: Lines end at \n, as in `Source`.
_LINE = re.compile("[^\n]*\n|[^\n]+")


class RuleSelection(NamedTuple):
    """The rules that options name."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


class CheckOptions(NamedTuple):
    """The options of a check."""

    rules: RuleSelection = RuleSelection()
    mode: Literal["", "fix", "diff"] = ""
    #: Whether to make edits that may change the meaning; `None`: as the settings say.
    unsafe: bool | None = None
    #: The language of the findings; `None`: that of the settings, or `default_language`.
    language: Language | None = None
    default_language: Language = "en"
    reading: Options = DEFAULTS
    #: The name of standard input in messages.
    stdin_name: str = STDIN


class Checked(NamedTuple):
    """The result for one file."""

    rows: list[FindingRow]
    fixed: int = 0
    #: Text to print as it is, which may be empty: a diff, or standard input fixed.
    printed: bytes | None = None
    language: Language = "en"
    #: What is wrong with the settings for the file; nothing was done then.
    misuse: Message | str = ""


class _File(NamedTuple):
    """A file that was read, with its settings and the options."""

    name: str
    found: Input
    settings: Settings
    options: CheckOptions
    language: Language

    @property
    def fixable(self) -> bool:
        """Whether the file can be fixed: it is text, Markdown or Word, not one of docparse's own formats."""
        return self.found.trace is not None and self.found.source.origin.format in FORMATS

    @property
    def unsafe(self) -> bool:
        chosen = self.options.unsafe
        return self.settings.unsafe_fixes if chosen is None else chosen

    def check(self, document: Document) -> tuple[Diagnostic, ...]:
        """Return the findings in a document, by the rules of options and settings."""
        rules, settings = self.options.rules, self.settings
        return check(
            document,
            select=rules.select or settings.select,
            ignore=(*rules.ignore, *settings.ignore),
            extend_select=(*rules.extend_select, *settings.extend_select),
            language=self.language,
        )


def count_errors(document: Document, path: str, reading: Options) -> int:
    """Return how many errors a check of a file that was read would find, by the settings for the file."""
    try:
        settings = find_settings(Path(path).parent) if reading.looks_around else Settings()
    except SettingsError:  # told by whoever reads the file
        return 0
    codes = [rule.code for rule in RULES if rule.severity == "error"]
    return len(check(document, select=codes, ignore=settings.ignore))


def check_task(task: Task, tell: Tell, *, options: CheckOptions) -> Checked:
    """Check one file, and fix it if that is asked for. Raises `InputError`."""
    name = options.stdin_name if task.path == STDIN else task.path
    try:
        folder = Path(name).parent
        settings = find_settings(folder) if options.reading.looks_around else Settings()
    except SettingsError as error:
        return Checked([], misuse=message_of(error))
    language: Language = options.language or settings.language or options.default_language
    reading = options_for(name, options.reading)
    found = read_input(task.path, reading, tell, name=name)
    file = _File(name, found, settings, options, language)
    if options.mode and file.fixable:
        return _fix(task.path, file)
    if options.mode:
        tell(Message("checks.only_shown", name=name, format=found.source.origin.format))
    if options.mode == "diff":
        return Checked([], language=language)
    return Checked(_rows_of(file, found.document, found.file, found.data), language=language)


def _rows_of(file: _File, document: Document, text: str, data: bytes) -> list[FindingRow]:
    diagnostics = file.check(document)
    if not file.fixable:  # nothing is offered that cannot be done
        diagnostics = tuple(one._replace(edits=()) for one in diagnostics)
    elif file.found.source.origin.format == "docx":
        from docparse.inputs.fix_word import with_possible_fixes

        diagnostics = tuple(with_possible_fixes(data, document.source.text, diagnostics))
    fixable = [
        bool(one.edits) and file.fixable and (one.safe or file.unsafe) for one in diagnostics
    ]
    return rows_of(file.name, document.source, text, diagnostics, fixable=fixable)


def _fix(path: str, file: _File) -> Checked:
    """Fix a file and check it again, or show how it would be fixed."""
    before = file.found.file
    after, data = fix_input(file.found, file.name, file.check, unsafe=file.unsafe)
    result = Checked([], len(after.fixed), language=file.language)
    if file.options.mode == "diff":
        return result._replace(printed=_diff(file.name, before, after.text) or None)
    if path == STDIN:
        result = result._replace(printed=data)
    elif data != file.found.data:
        save(path, data, before=file.found.data)
    return result._replace(rows=_rows_of(file, after.document, after.text, data))


def _diff(name: str, before: str, after: str) -> bytes:
    from difflib import unified_diff

    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), name, name)
    ended = (
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
    return encode("".join(ended))
