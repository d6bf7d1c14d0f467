"""`docparse outline`: what is a heading, at which level, where, and why."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.cli.language import language
from docparse.cli.many import Inputs, Run
from docparse.cli.options import (
    Confidence,
    Encoding,
    FailuresTo,
    FilesFrom,
    From,
    FromName,
    Jobs,
    ProfileName,
    Quiet,
    Styles,
    reading_options,
)
from docparse.cli.terminal import has_colours, misuse, print_data, report

if TYPE_CHECKING:
    from docparse.inputs.outline import View


class Form(StrEnum):
    """Forms of an outline."""

    tree = "tree"
    tsv = "tsv"
    json = "json"
    svg = "svg"


class Color(StrEnum):
    """When colours are used."""

    auto = "auto"
    always = "always"
    never = "never"


def outline(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Files or folders; - or none is standard input."),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the outline.")] = Form.tree,
    from_: FromName = From.auto,
    encoding: Encoding = "",
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show every candidate with its decision and reasons."),
    ] = False,
    color: Annotated[
        Color, typer.Option(help="Colours and the lines of a tree; auto: on a terminal.")
    ] = Color.auto,
    style: Styles = None,
    profile: ProfileName = None,
    min_confidence: Confidence = 0.0,
    files_from: FilesFrom = "",
    jobs: Jobs = 0,
    failures: FailuresTo = None,
    quiet: Quiet = False,
) -> None:
    """Print the outline: what is a heading, at which level, where."""
    options = reading_options(from_, encoding, style, profile, min_confidence)
    named = Inputs.of(inputs, files_from)
    from docparse.inputs.batch import FileError, encode, naming
    from docparse.inputs.outline import outline_file, outline_task

    if named.several and form is Form.svg:
        misuse("--format svg takes one input")
    view = _view(form, color, explain=explain)
    if named.several:
        with Run(named, "read", jobs=jobs, failures=failures, quiet=quiet, prints=True) as run:
            work = partial(outline_task, options=options, view=view)
            for outcome in run.follow(work, named.tasks()):
                print_data(encode(outcome.value))
        return
    path = named.arguments[0]
    try:
        with naming(path):
            written = outline_file(path, report, options, view)
    except FileError as error:
        report(str(error))
        raise typer.Exit(1) from None
    print_data(encode(written))


def _view(form: Form, color: Color, *, explain: bool) -> View:
    """Return how outlines are shown: on a terminal as a tree with lines, else plain for what reads it."""
    from docparse.inputs.outline import View

    terminal = sys.stdout.isatty()
    if form is not Form.tree or explain or not (terminal or color is Color.always):
        return View(form.value, explain, language())
    from docparse.writers.outline.terminal import write_branches

    width = shutil.get_terminal_size().columns if terminal else 0
    colour = color is Color.always or (color is Color.auto and has_colours(sys.stdout))
    return View(form.value, write=partial(write_branches, width=width, colour=colour))
