"""`docparse convert`: reports in, Markdown, HTML, XML and others out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from docparse.cli.many import Inputs, Run
from docparse.cli.one import convert_one
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
from docparse.cli.terminal import misuse
from docparse.writers import FORMAT_OF_SUFFIX, WRITERS


class To(StrEnum):
    """Formats that can be written."""

    markdown = "markdown"
    html = "html"
    xml = "xml"
    json = "json"
    jsonl = "jsonl"
    text = "text"
    pandoc = "pandoc"
    docbook = "docbook"
    tei = "tei"


class Numbering(StrEnum):
    """What becomes of the markers."""

    keep = "keep"
    strip_ = "strip"
    standard = "standard"


class Runin(StrEnum):
    """Where the title of a run-in heading goes in Markdown."""

    heading = "heading"
    bold = "bold"
    keep = "keep"


def convert(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Files or folders; - or none is standard input."),
    ] = None,
    from_: FromName = From.auto,
    to: Annotated[
        To | None,
        typer.Option("-t", "--to", help="Format to write; else told by -o, else markdown."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="File, or folder for several inputs; else standard output."
        ),
    ] = None,
    encoding: Encoding = "",
    numbering: Annotated[
        Numbering,
        typer.Option(help="Markers as written, none, or those of GB/T 9704: 一、（一）1.（1）."),
    ] = Numbering.keep,
    clean: Annotated[
        bool,
        typer.Option("--clean", help="With -t text: join broken lines, leave furniture out."),
    ] = False,
    split: Annotated[
        bool, typer.Option("--split", help="One file a report, in the folder -o.")
    ] = False,
    runin: Annotated[
        Runin, typer.Option(help="With -t markdown: where a run-in title goes.")
    ] = Runin.heading,
    front_matter: Annotated[
        bool,
        typer.Option("--front-matter", help="With -t markdown: title, date and so on in YAML."),
    ] = False,
    fragment: Annotated[
        bool, typer.Option("--fragment", help="With -t html: the text alone, no page around it.")
    ] = False,
    spans: Annotated[
        bool, typer.Option("--spans", help="With -t xml: where each element begins and ends.")
    ] = False,
    pandoc_version: Annotated[
        int,
        typer.Option(
            metavar="2|3", help="With -t pandoc: what reads it; else the pandoc that is installed."
        ),
    ] = 0,
    style: Styles = None,
    profile: ProfileName = None,
    min_confidence: Confidence = 0.0,
    files_from: FilesFrom = "",
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Do only what is missing or changed in the folder -o."),
    ] = False,
    jobs: Jobs = 0,
    failures: FailuresTo = None,
    quiet: Quiet = False,
) -> None:
    """Convert reports to Markdown, HTML, XML, JSON or text."""
    named = Inputs.of(inputs, files_from, skip=output)
    several = named.several
    if (several or split) and output is None:
        misuse("several inputs, a folder or --split need -o FOLDER")
    if (several or split) and output and output.exists() and not output.is_dir():
        misuse(f"{output} is a file; a folder is needed here")
    if (several or split) and output and not output.exists() and output.suffix in FORMAT_OF_SUFFIX:
        misuse(f"{output}: several inputs and --split need a folder; name the format with -t")
    into = output if several or split or (output and output.is_dir()) else None
    if to is None and output and not into:
        name = FORMAT_OF_SUFFIX.get(output.suffix.lower())
        if name is None:
            misuse(f"{output}: the suffix names no format; give one with -t")
        to = To(name)
    to = to or To.markdown
    if pandoc_version not in (0, 2, 3):
        misuse("--pandoc-version is 2 or 3")
    if to is To.pandoc and not pandoc_version:
        from docparse.inputs.batch import find_pandoc

        pandoc_version = find_pandoc()
    given: dict[str, str | int] = {
        "numbering": "" if numbering is Numbering.keep else numbering.value,
        "runin": "" if runin is Runin.heading else runin.value,
        "front_matter": front_matter,
        "fragment": fragment,
        "spans": spans,
        "clean": clean,
        "pandoc_version": pandoc_version,
    }
    options = reading_options(from_, encoding, style, profile, min_confidence)._replace(
        to=to, split=split, writer=_writer_options(to, given)
    )
    if not into:
        if resume:
            misuse("--resume is for an output folder")
        convert_one(named.arguments[0], output, options)
        return
    from docparse.cli.into import convert_into

    with Run(named, "written", jobs=jobs, failures=failures, quiet=quiet) as run:
        convert_into(run, named, into, options, resume)


def _writer_options(to: To, given: Mapping[str, str | int]) -> Mapping[str, str | int]:
    """Return the options that are set; one that the format does not have is misuse."""
    chosen = {name: value for name, value in given.items() if value}
    for name in chosen:
        if name not in WRITERS[to].options:
            formats = ", ".join(known for known, row in WRITERS.items() if name in row.options)
            misuse(f"--{name.replace('_', '-')} is for -t {formats}, not for {to}")
    return chosen
