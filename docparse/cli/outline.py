"""`docparse outline`: print what is a heading, at which level, where, and why."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from typing import Annotated

from docparse.cli.language import language
from docparse.cli.option import Option
from docparse.cli.run import Run, named_inputs
from docparse.cli.shared_options import (
    Confidence,
    CorrectionsFrom,
    Encoding,
    FailuresTo,
    FilesFrom,
    FromName,
    InputNames,
    Isolated,
    Jobs,
    Password,
    ProfileName,
    Quiet,
    Styles,
    WholePage,
    reading_options,
    with_surroundings,
)
from docparse.cli.terminal import has_colours, misuse, notes_to, print_data, report
from docparse.inputs.errors import InputError, errors_named
from docparse.inputs.outline import View, outline_file, outline_task
from docparse.inputs.write import encode
from docparse.messages import Message
from docparse.messages.text import Text
from docparse.writers.formats import OUTLINES

Form = Annotated[
    str,
    Option("--format", Text("Format of the outline.", "大纲的格式。"), choices=tuple(OUTLINES)),
]
Explain = Annotated[
    bool,
    Option(
        "--explain",
        Text(
            "Show every candidate, the decision and the reasons.", "列出每个候选标题的判断和理由。"
        ),
    ),
]
Color = Annotated[
    str,
    Option(
        "--color",
        Text(
            "Use colours and tree lines; auto means on a terminal.",
            "使用颜色和树线；auto 表示仅在终端上。",
        ),
        choices=("auto", "always", "never"),
    ),
]


def outline(
    inputs: InputNames = (),
    form: Form = "tree",
    from_: FromName = "auto",
    encoding: Encoding = "",
    password: Password = "",
    explain: Explain = False,
    color: Color = "auto",
    style: Styles = (),
    profile: ProfileName = "",
    min_confidence: Confidence = 0.0,
    whole_page: WholePage = False,
    corrections: CorrectionsFrom = None,
    isolated: Isolated = False,
    files_from: FilesFrom = "",
    jobs: Jobs = 0,
    failures: FailuresTo = None,
    quiet: Quiet = False,
) -> None:
    """Print the outline of a document."""
    options = reading_options(from_, encoding, style, profile, min_confidence)
    options = options._replace(whole_page=whole_page, password=password)
    named = named_inputs(inputs, files_from)
    options = with_surroundings(options, named, corrections, isolated=isolated)
    if named.several and form == "svg":
        misuse(Message("command.svg"))
    view = _view(form, color, explain=explain)
    if named.several:
        with Run(named, "read", jobs=jobs, failures=failures, quiet=quiet, prints=True) as run:
            work = partial(outline_task, options=options, view=view)
            for outcome in run.follow(work, named.tasks()):
                print_data(encode(outcome.value), coloured=view.write is not None)
        return
    path = named.arguments[0]
    try:
        with errors_named(path):
            written = outline_file(path, notes_to(quiet=quiet), options, view)
    except InputError as error:
        report(error.message)
        raise SystemExit(1) from None
    print_data(encode(written), coloured=view.write is not None)


def _view(form: str, color: str, *, explain: bool) -> View:
    """Return how outlines are shown: as a tree with lines on a terminal, else without for the program that reads it."""
    terminal = sys.stdout.isatty()
    if form != "tree" or explain or not (terminal or color == "always"):
        return View(form, explain, language())
    from docparse.writers.outline.terminal import write_branches

    width = shutil.get_terminal_size().columns if terminal else 0
    colour = color == "always" or (color == "auto" and has_colours(sys.stdout))
    return View(form, write=partial(write_branches, width=width, colour=colour))
