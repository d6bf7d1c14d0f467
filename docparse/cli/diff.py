"""`docparse diff`: two versions of a document compared section by section."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

from docparse.cli.language import language
from docparse.cli.option import Option
from docparse.cli.shared_options import (
    Encoding,
    FromName,
    ProfileName,
    Quiet,
    Styles,
    reading_options,
)
from docparse.cli.terminal import has_colours, misuse, notes_to, print_data, report
from docparse.comparison.compare import Comparison
from docparse.comparison.compare import diff as compare
from docparse.comparison.output import FORMS
from docparse.inputs.errors import InputError, errors_named
from docparse.inputs.notes import Tell
from docparse.inputs.read import Options, read_input
from docparse.inputs.surroundings import options_for
from docparse.inputs.write import encode
from docparse.messages import Message
from docparse.messages.text import Text
from docparse.model.document import Document

Versions = Annotated[
    Sequence[str],
    Option("", Text("The old version and the new one.", "旧版本和新版本。"), metavar="OLD NEW"),
]
Form = Annotated[
    str, Option("--format", Text("Format of the result.", "结果的格式。"), choices=tuple(FORMS))
]
IgnoreTypography = Annotated[
    bool,
    Option(
        "--ignore-typography",
        Text(
            "Ignore character width, spaces and the form of quotation marks.",
            "忽略全角半角、空格和引号形式的差别。",
        ),
    ),
]
#: The exit status if the versions differ, and if one cannot be read; it is 0 if they are the same.
_DIFFERENT, _FAILED = 1, 2


def diff(
    inputs: Versions = (),
    form: Form = "text",
    ignore_typography: IgnoreTypography = False,
    from_: FromName = "auto",
    encoding: Encoding = "",
    style: Styles = (),
    profile: ProfileName = "",
    quiet: Quiet = False,
) -> None:
    """Compare two versions of a document section by section."""
    if len(inputs) != 2:
        misuse(Message("diff.two_inputs"))
    options = reading_options(from_, encoding, style, profile, 0.0)
    try:
        old, new = (_read(path, options, notes_to(quiet=quiet)) for path in inputs)
    except InputError as error:
        report(error.message)
        raise SystemExit(_FAILED) from None
    found = compare(old, new, ignore_typography=ignore_typography)
    _print(found, form)
    if not found.is_same:
        raise SystemExit(_DIFFERENT)


def _read(path: str, options: Options, tell: Tell) -> Document:
    with errors_named(path):
        return read_input(path, options_for(path, options), tell).document


def _print(found: Comparison, form: str) -> None:
    if form == "text" and has_colours(sys.stdout):
        from docparse.comparison.output.text import COLOURS, write_text

        print_data(encode(write_text(found, language(), COLOURS)), coloured=True)
        return
    print_data(encode(FORMS[form](found, language())))
