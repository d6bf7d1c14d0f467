"""`docparse outline`: what is a heading, at which level, where, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

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

if TYPE_CHECKING:
    from docparse.batch import Options
    from docparse.document import Document
    from docparse.pipeline import Trace
    from docparse.source import Source


class Form(StrEnum):
    """Forms of an outline."""

    tree = "tree"
    tsv = "tsv"
    json = "json"


def outline(
    input_: Annotated[
        str, typer.Argument(metavar="[INPUT]", help="A file; - or none is standard input.")
    ] = "-",
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
) -> None:
    """Print the outline: what is a heading, at which level, where."""
    from docparse.batch import FileError, document_of, encode, load, naming
    from docparse.writers import OUTLINES, load_writer

    options = reading_options(from_, encoding, style, profile, min_confidence)
    try:
        with naming(input_):
            found = load(input_, options, report)
            if explain:
                written = _explain(_trace(found, options), form)
            else:
                written = load_writer(OUTLINES[form])(document_of(found, options))
    except FileError as error:
        report(str(error))
        raise typer.Exit(1) from None
    print_data(encode(written))


def _explain(trace: Trace, form: Form) -> str:
    from docparse.writers.explain import write_explanation, write_explanation_json

    return (write_explanation_json if form is Form.json else write_explanation)(trace)


def _trace(found: Source | Document, options: Options) -> Trace:
    """Return the stages' results; those of a document are found anew."""
    from docparse.document import Document
    from docparse.pipeline import trace

    return trace(
        found.source if isinstance(found, Document) else found,
        styles=options.styles,
        profile=options.profile,
        min_confidence=options.min_confidence,
    )
