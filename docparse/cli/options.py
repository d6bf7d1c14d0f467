"""Options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.cli.terminal import misuse

if TYPE_CHECKING:
    from docparse.inputs.batch import Options


class From(StrEnum):
    """Formats that can be read."""

    auto = "auto"
    text = "text"
    markdown = "markdown"
    html = "html"
    docx = "docx"
    xml = "xml"
    json = "json"


class Profile(StrEnum):
    """Sorts of text with prices of their own."""

    law = "law"
    report = "report"
    paper = "paper"
    taiwan = "taiwan"


Encoding = Annotated[
    str, typer.Option(metavar="NAME", help="Encoding of the input; found out when left out.")
]
Styles = Annotated[
    list[str] | None,
    typer.Option(
        "--style", metavar="SAMPLE", help="A marker of your own: 模块一：. May be repeated."
    ),
]
ProfileName = Annotated[
    Profile | None, typer.Option("--profile", help="Shift prices for one sort of text.")
]
Confidence = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="Leave headings less sure than this as text.")
]


Jobs = Annotated[
    int,
    typer.Option(
        min=0, metavar="N", help="Processes for many inputs; 0, the default, as many as cores."
    ),
]
FilesFrom = Annotated[
    str,
    typer.Option(
        "--files-from",
        metavar="FILE",
        help="Take the names of the inputs from FILE; - is standard input.",
    ),
]
FailuresTo = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Write a line of JSON for each failure to FILE."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No bar, no notes, no summary.")]
FromName = Annotated[From, typer.Option("-f", "--from", help="Format of the input.")]


def reading_options(
    from_: From,
    encoding: str,
    style: list[str] | None,
    profile: Profile | None,
    min_confidence: float,
) -> Options:
    """Return how inputs are read; a sample of a style that makes no sense is misuse."""
    from docparse.inputs.batch import Options

    if style:
        from docparse.numbering.own import own_style

        try:
            for sample in style:
                own_style(sample)
        except ValueError as error:
            misuse(f"--style {error}")
    return Options(from_, encoding, style or (), profile or "", min_confidence)
