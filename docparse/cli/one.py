"""The commonest calls, one input or one folder, read without the parser of arguments; and one input converted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docparse.cli.terminal import print_data, report
from docparse.inputs.batch import (
    FileError,
    Options,
    is_same,
    naming,
    outputs_for,
    overwriting,
    save,
)
from docparse.writers import FORMAT_OF_SUFFIX, WRITERS

_FLAGS = {"-t": "to", "--to": "to", "-o": "output", "--output": "output"}
_SWITCHES = {"-q": "quiet", "--quiet": "quiet", "--resume": "resume"}
#: Patterns are the parser's, and what the shell passes on as it was written.
_WILD = frozenset("*?[")


def read_call(arguments: Sequence[str]) -> tuple[str, Path | None, Options] | None:
    """Read `convert FILE [-t FORMAT] [-o FILE]` as the parser would; `None` for any other call.

    What is not plain is the parser's: folders, patterns, names that begin with a dash, misuse.
    """
    if not arguments or arguments[0] != "convert" or len(arguments) not in (2, 4, 6):
        return None
    given = _read_words(arguments[1:], _FLAGS)
    path, output = given.get("input", ""), Path(given["output"]) if "output" in given else None
    to = given.get("to") or (FORMAT_OF_SUFFIX.get(output.suffix.lower()) if output else "markdown")
    # pandoc's JSON is that of the pandoc that is installed
    if not path or not to or to == "pandoc" or to not in WRITERS or not _WILD.isdisjoint(path):
        return None
    if Path(path).is_dir() or (output and output.is_dir()):
        return None
    return path, output, Options(to=to)


class FolderCall(NamedTuple):
    """A call that converts one folder into another."""

    folder: str
    into: Path
    options: Options
    jobs: int
    quiet: bool
    resume: bool


def read_folder_call(arguments: Sequence[str]) -> FolderCall | None:
    """Read `convert FOLDER -o FOLDER [-t FORMAT] [--jobs N] [--resume] [-q]` as the parser would; `None` for any other call."""
    given = _read_words(arguments[1:], {**_FLAGS, "--jobs": "jobs"}, _SWITCHES)
    to, jobs = given.get("to", "markdown"), given.get("jobs", "0")
    # pandoc's JSON is that of the pandoc that is installed
    if "output" not in given or to == "pandoc" or to not in WRITERS:
        return None
    if not (jobs.isascii() and jobs.isdecimal()):
        return None
    folder, into = given.get("input", ""), Path(given["output"])
    if not folder or not Path(folder).is_dir():
        return None
    if not into.is_dir() and (into.exists() or into.suffix in FORMAT_OF_SUFFIX):
        return None  # misuse
    return FolderCall(folder, into, Options(to=to), int(jobs), "quiet" in given, "resume" in given)


def _read_words(
    words: Iterable[str], flags: Mapping[str, str], switches: Mapping[str, str] = {}
) -> dict[str, str]:
    """Return the input and the options by name; nothing at all if a word is not plain."""
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word in switches:
            given[switches[word]] = word
            continue
        name, value = (flags[word], next(rest, "")) if word in flags else ("input", word)
        if name in given or not value or value.startswith("-"):
            return {}
        given[name] = value
    return given


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
