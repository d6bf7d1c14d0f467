"""One input, one output: the commonest call, and reading it without the parser of arguments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docparse.batch import (
    FileError,
    Options,
    is_same,
    naming,
    outputs_for,
    overwriting,
    save,
)
from docparse.cli.terminal import print_data, report
from docparse.writers import WRITERS

#: Suffix of an output -> the format that it names.
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xml": "xml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".txt": "text",
}
_FLAGS = {"-t": "to", "--to": "to", "-o": "output", "--output": "output"}
#: Patterns are the parser's, and what the shell passes on as it was written.
_WILD = frozenset("*?[")


def read_call(arguments: Sequence[str]) -> tuple[str, Path | None, Options] | None:
    """Read `convert FILE [-t FORMAT] [-o FILE]` as the parser would; `None` for any other call.

    What is not plain is the parser's: folders, patterns, names that begin with a dash, misuse.
    """
    if not arguments or arguments[0] != "convert" or len(arguments) not in (2, 4, 6):
        return None
    given: dict[str, str] = {}
    words = iter(arguments[1:])
    for word in words:
        name, value = (_FLAGS[word], next(words, "")) if word in _FLAGS else ("input", word)
        if name in given or not value or value.startswith("-"):
            return None
        given[name] = value
    path, output = given.get("input", ""), Path(given["output"]) if "output" in given else None
    to = given.get("to") or (SUFFIXES.get(output.suffix.lower()) if output else "markdown")
    # pandoc's JSON is that of the pandoc that is installed
    if not path or not to or to == "pandoc" or to not in WRITERS or not _WILD.isdisjoint(path):
        return None
    if Path(path).is_dir() or (output and output.is_dir()):
        return None
    return path, output, Options(to=to)


def convert_one(path: str, output: Path | None, options: Options) -> None:
    """Convert one input to one output, standard output if there is none."""
    try:
        if output and is_same(output, path):
            raise overwriting(path, output)
        with naming(path):
            for _, data in outputs_for(path, options, report):
                if output:
                    save(output, data)
                else:
                    for piece in (data,) if isinstance(data, bytes) else data:
                        print_data(piece)
    except FileError as error:
        report(str(error))
        raise SystemExit(1) from None
