"""The command line: arguments in, calls of the library, messages and exit status out.

Exit status: 0 done; 1 an input failed, the others were written; 2 misuse.
"""

from __future__ import annotations

import gc
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from docparse import __version__

if TYPE_CHECKING:
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

#: Below this a guessed encoding is reported on standard error.
_SURE = 0.9


class From(StrEnum):
    """Formats that can be read."""

    auto = "auto"
    text = "text"


class To(StrEnum):
    """Formats that can be written."""

    markdown = "markdown"
    html = "html"
    xml = "xml"
    text = "text"


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
    clean: Annotated[
        bool,
        typer.Option("--clean", help="With -t text: join broken lines, leave furniture out."),
    ] = False,
    style: _Styles = None,
    profile: _Profile = None,
    min_confidence: _Confidence = 0.0,
) -> None:
    """Convert reports to Markdown, HTML, XML or text."""
    from docparse.files import find_inputs

    arguments = inputs or ["-"]
    several = len(arguments) > 1 or Path(arguments[0]).is_dir()
    if several and output is None:
        _misuse("several inputs or a folder need -o FOLDER")
    if several and output and output.exists() and not output.is_dir():
        _misuse(f"{output} is a file; several inputs need a folder")
    if to is None and output and not several and not output.is_dir():
        to = _SUFFIXES.get(output.suffix.lower())
        if to is None:
            _misuse(f"{output}: the suffix names no format; give one with -t")
    to = to or To.markdown
    if clean and to is not To.text:
        _misuse("--clean is for -t text; other formats are clean anyway")
    into = output if several or (output and output.is_dir()) else None
    failed, taken = 0, set[Path]()
    for path, place in find_inputs(arguments, (".txt",)):
        target = into / place.with_suffix(_suffix_of(to)) if into else output
        if target and (target in taken or _is_same(target, path)):
            _report(f"{path}: not converted: {target} would be written over")
            failed += 1
            continue
        if target:
            taken.add(target)
        source = _read(path, from_, encoding)
        if source is None:
            failed += 1
            continue
        found = _trace(source, style, profile, min_confidence)
        failed += not _write(found.document, target, to, clean)
    if failed:
        raise typer.Exit(1)


def _trace(
    source: Source, styles: list[str] | None, profile: Profile | None, min_confidence: float
) -> Trace:
    """Parse one input; a sample that makes no sense is misuse."""
    from docparse.pipeline import trace

    try:
        return trace(
            source,
            styles=styles or (),
            profile=profile or "",
            min_confidence=min_confidence,
        )
    except ValueError as error:
        _misuse(f"--style {error}")


def _write(document: Document, target: Path | None, to: To, clean: bool) -> bool:
    """Write one output; report what goes wrong and return whether it was written."""
    from docparse.files import write_atomically
    from docparse.writers import write

    if clean:
        from docparse.writers.text import write_clean_text

        written = write_clean_text(document)
    else:
        written = write(document, to)
    data = written.encode("utf-8")
    if target is None:
        _print(data)
        return True
    try:
        write_atomically(target, data)
    except OSError as error:
        _report(f"{target}: cannot be written: {error.strerror or error}")
        return False
    return True


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
    from docparse.writers import OUTLINES, load_writer

    source = _read(input_, from_, encoding)
    if source is None:
        raise typer.Exit(1)
    result = _trace(source, style, profile, min_confidence)
    if explain:
        from docparse.writers.explain import write_explanation, write_explanation_json

        explain_as = write_explanation_json if form is Form.json else write_explanation
        written = explain_as(result)
    else:
        written = load_writer(OUTLINES[form])(result.document)
    _print(written.encode("utf-8"))


@app.command()
def formats() -> None:
    """List the formats that can be read and written."""
    from docparse.readers import READERS
    from docparse.writers import OUTLINES, WRITERS

    typer.echo(f"read:    {' '.join(READERS)}")
    typer.echo(f"write:   {' '.join(WRITERS)}")
    typer.echo(f"outline: {' '.join(OUTLINES)}")


def _suffix_of(to: To) -> str:
    from docparse.writers import WRITERS

    return WRITERS[to][2]


def _read(path: str, from_: From, encoding: str) -> Source | None:
    """Read one input; report what goes wrong, and an encoding that is a guess."""
    from docparse.readers import read_source
    from docparse.readers.decode import DecodeError

    name = "standard input" if path == "-" else path
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        source = read_source(
            data, format=from_, encoding=encoding, path="" if path == "-" else path
        )
    except DecodeError as error:
        _report(f"{name}: {error}")
        return None
    except OSError as error:
        _report(f"{name}: cannot be read: {error.strerror or error}")
        return None
    origin = source.origin
    if origin.certainty < _SURE:
        _report(
            f"{name}: read as {origin.encoding}, {origin.certainty:.0%} sure; "
            "--encoding NAME overrules"
        )
    return source


def _is_same(target: Path, path: str) -> bool:
    return path != "-" and target.exists() and Path(path).exists() and target.samefile(path)


def _print(data: bytes) -> None:
    """Write UTF-8 to standard output, whatever the console's own encoding."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has had enough (docparse … | head); nothing more can be written to it.
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
