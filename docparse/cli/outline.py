"""`docparse outline`: what is a heading, at which level, where, and why."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from docparse.cli.many import FailuresTo, FilesFrom, Inputs, Jobs, Quiet, Run
from docparse.cli.options import (
    Confidence,
    Encoding,
    From,
    FromName,
    ProfileName,
    Styles,
    reading_options,
)
from docparse.cli.terminal import print_data, report


class Form(StrEnum):
    """Forms of an outline."""

    tree = "tree"
    tsv = "tsv"
    json = "json"


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
    from docparse.batch import FileError, encode, naming
    from docparse.folders.outline import outline_file, outline_task

    if named.several:
        with Run(named, "read", jobs=jobs, failures=failures, quiet=quiet, prints=True) as run:
            work = partial(outline_task, options=options, form=form.value, explain=explain)
            for outcome in run.follow(work, named.tasks()):
                print_data(encode(outcome.value))
        return
    path = named.arguments[0]
    try:
        with naming(path):
            written = outline_file(path, report, options, form, explain=explain)
    except FileError as error:
        report(str(error))
        raise typer.Exit(1) from None
    print_data(encode(written))
