"""`docparse check`: what is wrong with the numbering of reports, and the reports mended."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from docparse.cli.options import Encoding, From, FromName
from docparse.cli.terminal import has_colours, misuse, print_data, report

if TYPE_CHECKING:
    from docparse.checks.files import Input
    from docparse.checks.messages import Language
    from docparse.checks.rows import Row
    from docparse.checks.settings import Settings
    from docparse.diagnostic import Diagnostic
    from docparse.document import Document


class Form(StrEnum):
    """Forms of the findings."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"


class Tongue(StrEnum):
    """Languages of the messages."""

    en = "en"
    zh = "zh"


#: Lines end at \n alone, see `source`.
_LINE = re.compile("[^\n]*\n|[^\n]+")
#: What a folder is walked for.
_SUFFIXES = (".txt", ".md", ".markdown")
_Rules = list[str] | None


def check(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Files or folders; - or none is standard input."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    unsafe_fixes: Annotated[
        bool | None,
        typer.Option(
            "--unsafe-fixes/--no-unsafe-fixes", help="Mend too what may change the meaning."
        ),
    ] = None,
    select: Annotated[
        _Rules,
        typer.Option(metavar="RULES", help="These rules alone: N01, N, gap, ALL; with commas."),
    ] = None,
    extend_select: Annotated[
        _Rules, typer.Option(metavar="RULES", help="These rules besides.")
    ] = None,
    ignore: Annotated[_Rules, typer.Option(metavar="RULES", help="Not these rules.")] = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the findings.")] = Form.text,
    language: Annotated[Tongue | None, typer.Option(help="Language of the messages.")] = None,
    from_: FromName = From.auto,
    encoding: Encoding = "",
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="What standard input is called in messages.")
    ] = "",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Status 0 even where something is found.")
    ] = False,
) -> None:
    """Check the numbering, marks and references of reports, and mend them."""
    rules = _Asked(_split(select), _split(ignore), _split(extend_select))
    wish = _Wish(
        rules,
        "diff" if diff else "fix" if fix else "",
        unsafe_fixes,
        language.value if language else None,
        from_.value,
        encoding,
    )
    run = _Run(wish)
    for path, name in _inputs(inputs or ["-"], stdin_filename, run):
        run.check(path, name)
    run.finish(form)
    if run.failed or ((run.rows or run.diffs) and not exit_zero):
        raise typer.Exit(1)


def _split(rules: _Rules) -> tuple[str, ...]:
    """Return the selectors of options, each of which may hold several."""
    return tuple(word for rule in rules or () for word in rule.replace(",", " ").split())


class _Asked(NamedTuple):
    """The rules that options name."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]


class _Wish(NamedTuple):
    """What the options ask for."""

    rules: _Asked
    #: `fix`, `diff` or nothing.
    mend: str
    unsafe: bool | None
    language: Language | None
    format: str
    encoding: str


def _inputs(arguments: list[str], stdin_filename: str, run: _Run) -> Iterator[tuple[str, str]]:
    """Yield path and name of each file to check."""
    from docparse.files import STDIN, expand_patterns
    from docparse.folders.inputs import find_folders
    from docparse.folders.tasks import Failure

    for found in find_folders(expand_patterns(arguments)):
        if isinstance(found, Failure):
            run.fail(found.message)
            continue
        for path, _ in found.files():
            if found.path is None or path.lower().endswith(_SUFFIXES):
                yield path, (stdin_filename or "-") if path == STDIN else path


class _Run:
    """One call of the command: what was found so far."""

    def __init__(self, wish: _Wish) -> None:
        self.wish = wish
        self.rows: list[Row] = []
        self.fixed = 0
        self.diffs = 0
        self.failed = False
        #: Standard output is taken by a mended text or a diff.
        self.taken = wish.mend == "diff"
        self.language: Language = "en"
        self._check_selectors()

    def _check_selectors(self) -> None:
        from docparse.checks import select_rules

        try:
            select_rules(*self.wish.rules)
        except ValueError as error:
            misuse(str(error))

    def fail(self, message: str) -> None:
        """Say that an input failed; the others go on."""
        report(message)
        self.failed = True

    def check(self, path: str, name: str) -> None:
        """Check and perhaps mend one file."""
        from docparse.batch import FileError, naming
        from docparse.checks.files import read_input

        settings = self._settings(path if path != "-" else name)
        try:
            with naming(name):
                given = read_input(
                    path, name, settings, format=self.wish.format, encoding=self.wish.encoding
                )
                if self.wish.mend and given.mendable:
                    given = self._mend(path, given)
                if self.wish.mend != "diff":
                    self._add(given)
        except FileError as error:
            self.fail(str(error))

    def _settings(self, path: str) -> Settings:
        from docparse.checks.settings import SettingsError, find_settings

        try:
            found = find_settings(Path(path).parent)
        except SettingsError as error:
            misuse(str(error))
        self.language = self.wish.language or found.language or "en"
        return found

    def _find(self, given: Input, document: Document) -> tuple[Diagnostic, ...]:
        from docparse.checks import check

        asked, settings = self.wish.rules, given.settings
        return check(
            document,
            select=asked.select or settings.select,
            ignore=(*asked.ignore, *settings.ignore),
            extend_select=(*asked.extend_select, *settings.extend_select),
            language=self.language,
        )

    def _unsafe(self, given: Input) -> bool:
        unsafe = self.wish.unsafe
        return given.settings.unsafe_fixes if unsafe is None else unsafe

    def _mend(self, path: str, given: Input) -> Input:
        """Mend a file, or show how it would be mended, and return it as it is then."""
        from docparse.batch import save
        from docparse.checks.files import mend_input, reread

        mended, data = mend_input(
            given, lambda document: self._find(given, document), unsafe=self._unsafe(given)
        )
        self.fixed += len(mended.fixed)
        if self.wish.mend == "diff":
            self._show_diff(given, mended.text)
            return given
        if path == "-":
            self.taken = True
            print_data(data)
        elif data != given.data:
            save(Path(path), data)
        return reread(given, mended)

    def _show_diff(self, given: Input, mended: str) -> None:
        from difflib import unified_diff

        from docparse.batch import encode

        if mended == given.text:
            return
        self.diffs += 1
        before, after = (_LINE.findall(text) for text in (given.text, mended))
        lines = unified_diff(before, after, given.name, given.name)
        ended = (line if line.endswith("\n") else line + "\n\\ No newline\n" for line in lines)
        print_data(encode("".join(ended)))

    def _add(self, given: Input) -> None:
        from docparse.checks.rows import rows_of

        found = self._find(given, given.document)
        unsafe = self._unsafe(given)
        fixable = [bool(one.edits) and given.mendable and (one.safe or unsafe) for one in found]
        self.rows += rows_of(given.name, given.document.source, given.text, found, fixable=fixable)

    def finish(self, form: Form) -> None:
        """Print what was found."""
        from docparse.batch import encode

        if self.wish.mend == "diff":
            if self.diffs:
                report(f"{self.fixed} would be fixed in {self.diffs} file{'s' * (self.diffs > 1)}")
            return
        written = encode(self._write(form))
        if self.taken:
            sys.stderr.buffer.write(written)
            sys.stderr.buffer.flush()
        else:
            print_data(written)

    def _write(self, form: Form) -> str:
        if form is Form.text:
            from docparse.checks.shown import COLOURS, PLAIN, summarize, write_rows

            stream = sys.stderr if self.taken else sys.stdout
            paint = COLOURS if has_colours(stream) else PLAIN
            unsafe = bool(self.wish.unsafe)
            return "".join(write_rows(self.rows, paint)) + summarize(
                self.rows, self.fixed, unsafe=unsafe, language=self.language
            )
        from docparse.checks import machine

        write = {
            Form.json: machine.write_json,
            Form.sarif: machine.write_sarif,
            Form.github: machine.write_github,
        }[form]
        return write(self.rows, self.language)
