"""The command line: arguments in, calls of the library, messages and exit status out.

Exit status: 0 done; 1 an input failed, the others were written; 2 misuse.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from docparse import __version__

if TYPE_CHECKING:
    from docparse.batch import Options
    from docparse.document import Document
    from docparse.pipeline import Trace
    from docparse.source import Source

app = typer.Typer(
    name="docparse",
    help="Find the headings of Chinese reports (一、 （一） 1、 第一章) and write their section tree.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class From(StrEnum):
    """Formats that can be read."""

    auto = "auto"
    text = "text"
    markdown = "markdown"
    html = "html"
    docx = "docx"
    xml = "xml"
    json = "json"


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


class Profile(StrEnum):
    """Sorts of text with prices of their own."""

    law = "law"
    report = "report"
    paper = "paper"
    taiwan = "taiwan"


class Form(StrEnum):
    """Forms of an outline."""

    tree = "tree"
    tsv = "tsv"
    json = "json"


_SUFFIXES = {
    ".md": To.markdown,
    ".markdown": To.markdown,
    ".html": To.html,
    ".htm": To.html,
    ".xml": To.xml,
    ".json": To.json,
    ".jsonl": To.jsonl,
    ".txt": To.text,
}
_Encoding = Annotated[
    str, typer.Option(metavar="NAME", help="Encoding of the input; found out when left out.")
]
_Styles = Annotated[
    list[str] | None,
    typer.Option(
        "--style", metavar="SAMPLE", help="A marker of your own: 模块一：. May be repeated."
    ),
]
_Profile = Annotated[
    Profile | None, typer.Option("--profile", help="Shift prices for one sort of text.")
]
_Confidence = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="Leave headings less sure than this as text.")
]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"docparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    pass


@app.command()
def convert(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Files or folders; - or none is standard input."),
    ] = None,
    from_: Annotated[From, typer.Option("-f", "--from", help="Format of the input.")] = From.auto,
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
    encoding: _Encoding = "",
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
    style: _Styles = None,
    profile: _Profile = None,
    min_confidence: _Confidence = 0.0,
) -> None:
    """Convert reports to Markdown, HTML, XML, JSON or text."""
    arguments = inputs or ["-"]
    several = len(arguments) > 1 or Path(arguments[0]).is_dir()
    if (several or split) and output is None:
        _misuse("several inputs, a folder or --split need -o FOLDER")
    if (several or split) and output and output.exists() and not output.is_dir():
        _misuse(f"{output} is a file; a folder is needed here")
    into = output if several or split or (output and output.is_dir()) else None
    if to is None and output and not into:
        to = _SUFFIXES.get(output.suffix.lower())
        if to is None:
            _misuse(f"{output}: the suffix names no format; give one with -t")
    to = to or To.markdown
    if pandoc_version not in (0, 2, 3):
        _misuse("--pandoc-version is 2 or 3")
    if to is To.pandoc and not pandoc_version:
        from docparse.batch import find_pandoc

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
    options = _options(from_, encoding, style, profile, min_confidence)._replace(
        to=to, split=split, writer=_writer_options(to, given)
    )
    if into:
        _convert_into(arguments, into, options)
    else:
        _convert_one(arguments[0], output, options)


def _options(
    from_: From,
    encoding: str,
    style: list[str] | None,
    profile: Profile | None,
    min_confidence: float,
) -> Options:
    from docparse.batch import Options

    if style:
        from docparse.own import own_style

        try:
            for sample in style:
                own_style(sample)
        except ValueError as error:
            _misuse(f"--style {error}")
    return Options(from_, encoding, style or (), profile or "", min_confidence)


def _writer_options(to: To, given: Mapping[str, str | int]) -> Mapping[str, str | int]:
    """Return the options that are set; one that the format does not have is misuse."""
    from docparse.writers import WRITERS

    chosen = {name: value for name, value in given.items() if value}
    for name in chosen:
        if name not in WRITERS[to].options:
            formats = ", ".join(known for known, row in WRITERS.items() if name in row.options)
            _misuse(f"--{name.replace('_', '-')} is for -t {formats}, not for {to}")
    return chosen


def _convert_one(path: str, output: Path | None, options: Options) -> None:
    from docparse.batch import FileError, document_of, is_same, load, naming, outputs_of, save

    try:
        if output and is_same(output, path):
            raise FileError(f"{path}: not converted: {output} would be written over")
        with naming(path):
            document = document_of(load(path, options, _report), options)
            data = b"".join(data for _, data in outputs_of(document, options))
        if output:
            save(output, data)
        else:
            _print(data)
    except FileError as error:
        _report(str(error))
        raise typer.Exit(1) from None


def _convert_into(arguments: list[str], into: Path, options: Options) -> None:
    from docparse.batch import FileError, convert_file
    from docparse.files import find_inputs

    failures: list[str] = []

    def fail(message: str) -> None:
        _report(message)
        failures.append(message)

    def fail_folder(error: OSError) -> None:
        fail(f"{error.filename}: cannot be read: {error.strerror or error}")

    taken = set[Path]()
    alone = len(arguments) == 1 and not Path(arguments[0]).is_dir() and options.split
    for path, place in find_inputs(arguments, on_error=fail_folder):
        try:
            convert_file(path, None if alone else place, into, options, taken, _report)
        except FileError as error:
            fail(str(error))
    if failures:
        raise typer.Exit(1)


@app.command()
def outline(
    input_: Annotated[
        str, typer.Argument(metavar="[INPUT]", help="A file; - or none is standard input.")
    ] = "-",
    form: Annotated[Form, typer.Option("--format", help="Form of the outline.")] = Form.tree,
    from_: Annotated[From, typer.Option("-f", "--from", help="Format of the input.")] = From.auto,
    encoding: _Encoding = "",
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show every candidate with its decision and reasons."),
    ] = False,
    style: _Styles = None,
    profile: _Profile = None,
    min_confidence: _Confidence = 0.0,
) -> None:
    """Print the outline: what is a heading, at which level, where."""
    from docparse.batch import FileError, document_of, encode, load, naming
    from docparse.writers import OUTLINES, load_writer

    options = _options(from_, encoding, style, profile, min_confidence)
    try:
        with naming(input_):
            found = load(input_, options, _report)
            if explain:
                written = _explain(_trace(found, options), form)
            else:
                written = load_writer(OUTLINES[form])(document_of(found, options))
    except FileError as error:
        _report(str(error))
        raise typer.Exit(1) from None
    _print(encode(written))


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


@app.command()
def formats() -> None:
    """List the formats that can be read and written."""
    from docparse.readers import READERS
    from docparse.writers import OUTLINES, WRITERS

    typer.echo(f"read:    {' '.join(READERS)}")
    typer.echo(f"write:   {' '.join(WRITERS)}")
    typer.echo(f"outline: {' '.join(OUTLINES)}")


def _print(data: bytes) -> None:
    """Write UTF-8 to standard output, whatever the console's own encoding."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has had enough (docparse … | head); nothing more can be written to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except OSError as error:
        _report(f"standard output: cannot be written: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None


def _report(message: str) -> None:
    typer.echo(f"docparse: {message}", err=True)


def _misuse(message: str) -> NoReturn:
    _report(message)
    raise typer.Exit(2)


def main() -> NoReturn:
    """Run the command line and end the process."""
    # One short run makes no cycles worth collecting, and looking for them takes a twentieth of it.
    gc.disable()
    status = 0
    try:
        app()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    # The system frees the memory at once; doing it object by object takes a tenth of a run.
    os._exit(status)
