"""`docparse check`: what is wrong with the numbering of reports, and the reports mended."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.cli.language import language
from docparse.cli.many import Inputs, Run
from docparse.cli.options import Encoding, FailuresTo, FilesFrom, From, FromName, Jobs, Quiet
from docparse.cli.terminal import has_colours, misuse, print_data, report
from docparse.inputs.files import STDIN
from docparse.messages.message import message_of
from docparse.readers.formats import READERS

if TYPE_CHECKING:
    from docparse.checks.output.rows import FindingRow
    from docparse.inputs.check_run import Found, Wish
    from docparse.messages.text import Language


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


#: What a folder is walked for.
_SUFFIXES = (*READERS["text"].suffixes, *READERS["markdown"].suffixes)
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
    asked: Annotated[
        Tongue | None, typer.Option("--language", help="Language of the messages.")
    ] = None,
    from_: FromName = From.auto,
    encoding: Encoding = "",
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="What standard input is called in messages.")
    ] = "",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Status 0 even where something is found.")
    ] = False,
    files_from: FilesFrom = "",
    jobs: Jobs = 0,
    failures: FailuresTo = None,
    quiet: Quiet = False,
) -> None:
    """Check the numbering, marks and references of reports, and mend them."""
    from docparse.checks.selection import select_rules
    from docparse.inputs.check_run import Asked, Wish

    rules = Asked(_split(select), _split(ignore), _split(extend_select))
    try:
        select_rules(*rules)
    except ValueError as error:
        misuse(message_of(error))
    wish = Wish(
        rules,
        "diff" if diff else "fix" if fix else "",
        unsafe_fixes,
        asked.value if asked else None,
        language(),
        from_.value,
        encoding,
        stdin_filename or STDIN,
    )
    named = Inputs.of(inputs, files_from)
    with Run(named, "", jobs=jobs, failures=failures, quiet=quiet, prints=True) as run:
        total = _follow(run, named, wish)
        _finish(total, wish, form, quiet=quiet)
    if (total.rows or (diff and total.printed)) and not exit_zero:
        raise typer.Exit(1)


def _split(rules: _Rules) -> tuple[str, ...]:
    """Return the selectors of options, each of which may hold several."""
    return tuple(word for rule in rules or () for word in rule.replace(",", " ").split())


def _follow(run: Run, inputs: Inputs, wish: Wish) -> _Total:
    """Check all inputs; what is to be printed of each is printed as it comes."""
    from docparse.inputs.check_run import check_task

    total = _Total(wish.spoken)
    for outcome in run.follow(partial(check_task, wish=wish), inputs.tasks(_SUFFIXES)):
        found: Found = outcome.value
        if found.misuse:
            misuse(found.misuse)
        total.rows += found.rows
        total.fixed += found.fixed
        total.language = found.language
        if found.printed is not None:
            total.printed += 1
            print_data(found.printed)
    return total


class _Total:
    """What was found in all inputs so far."""

    def __init__(self, language: Language) -> None:
        self.rows: list[FindingRow] = []
        self.fixed = 0
        #: How many texts or diffs stand on standard output.
        self.printed = 0
        self.language = language

    def write(self, form: Form, *, unsafe: bool, quiet: bool) -> bytes:
        """Return the findings in a form; `quiet` leaves the summary out."""
        from docparse.inputs.batch import encode

        if form is not Form.text:
            from docparse.checks.output.github import write_github
            from docparse.checks.output.json import write_json
            from docparse.checks.output.sarif import write_sarif

            write = {Form.json: write_json, Form.sarif: write_sarif, Form.github: write_github}[
                form
            ]
            return encode(write(self.rows, self.language))
        from docparse.checks.output.text import COLOURS, PLAIN, summarize, write_rows

        paint = COLOURS if has_colours(sys.stderr if self.printed else sys.stdout) else PLAIN
        lines = list(write_rows(self.rows, paint))
        if not quiet:
            lines.append(summarize(self.rows, self.fixed, unsafe=unsafe, language=self.language))
        return encode("".join(lines))


def _finish(total: _Total, wish: Wish, form: Form, *, quiet: bool) -> None:
    """Print what was found."""
    if wish.mend == "diff":
        if total.printed and not quiet:
            files = f"{total.printed} file{'s' * (total.printed > 1)}"
            report(f"{total.fixed} would be fixed in {files}")
        return
    written = total.write(form, unsafe=bool(wish.unsafe), quiet=quiet)
    if total.printed:
        sys.stderr.buffer.write(written)
        sys.stderr.buffer.flush()
    else:
        print_data(written)
