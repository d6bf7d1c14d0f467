"""`docparse convert` into a folder: the work on each input, where its output goes, and which are done already."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docparse.inputs.convert import Conversion, outputs_of, pictures_for
from docparse.inputs.errors import errors_named
from docparse.inputs.folders import Folder
from docparse.inputs.names import stem_of
from docparse.inputs.notes import Tell
from docparse.inputs.read import Options
from docparse.inputs.resume import Journal, digest_of, line_of
from docparse.inputs.surroundings import state_of
from docparse.inputs.targets import Targets
from docparse.inputs.tasks import Failure, Outcome, Task, task_of
from docparse.inputs.write import Scratch, check_target, save
from docparse.messages import Message
from docparse.model.document import Document


def digest_of_conversion(conversion: Conversion) -> str:
    """Return in short what all outputs depend on besides the inputs."""
    written = {name: value for name, value in conversion._asdict().items() if name != "reading"}
    return digest_of(conversion.reading, **written)


class Written(NamedTuple):
    """What became of one input."""

    #: Its line for the journal.
    line: str
    #: How many errors `docparse check` would find in it.
    errors: int = 0


class Findings:
    """How many errors the converted files have, for a hint after the run."""

    def __init__(self) -> None:
        self._errors = self._files = 0

    def add(self, done: Iterable[Written]) -> list[str]:
        """Count the errors of some inputs and return their lines for the journal."""
        lines = []
        for line, errors in done:
            lines.append(line)
            self._errors += errors
            self._files += errors > 0
        return lines

    def hint(self, arguments: Sequence[str]) -> Message | None:
        """Return what the user is told; nothing if there are no errors."""
        if not self._errors:
            return None
        return Message(
            "command.findings",
            n=Message("checks.n_errors", n=self._errors),
            files=Message("command.n_files", n=self._files),
            inputs=" ".join(map(shlex.quote, arguments)),
        )


def convert_file(
    path: str,
    into: Path,
    target: str,
    conversion: Conversion,
    tell: Tell,
    look: Callable[[Document], None] | None = None,
) -> tuple[str, ...]:
    """Convert one input into the folder `into`: the file `target` there, or files in the folder `target`.

    `look` is given the document. Returns the places of the outputs in `into`. Raises `InputError`.
    """
    with errors_named(path):
        written = []
        folder = os.fspath(into)
        scratch = Scratch(folder)
        pictures = pictures_for(conversion, f"{folder}/{target}".rstrip("/"), stem_of(target))
        for name, data in outputs_of(path, conversion, tell, pictures, look):
            place = f"{target}/{name}{conversion.suffix}" if conversion.split else target
            place = place.removeprefix("/")
            output = f"{folder}/{place}"
            check_target(output, path)
            save(output, data, scratch)
            written.append(place)
    return tuple(written)


def convert_task(
    task: Task,
    tell: Tell,
    *,
    into: Path,
    conversion: Conversion,
    digest: str,
    counts: bool = False,
) -> Written:
    """Convert one input; `counts` tells whether its errors are counted."""
    errors: list[int] = []
    look = partial(_count_errors, errors, task.path, conversion.reading) if counts else None
    outputs = convert_file(task.path, into, task.target, conversion, tell, look)
    line = line_of(into, task, outputs, digest + state_of(task.path, conversion.reading))
    return Written(line, sum(errors))


def _count_errors(errors: list[int], path: str, reading: Options, document: Document) -> None:
    from docparse.inputs.check import count_errors  # only for a person at a terminal

    errors.append(count_errors(document, path, reading))


def name_outputs(
    folders: Iterable[Folder | Failure],
    arguments: Sequence[str],
    into: Path,
    conversion: Conversion,
) -> Iterator[tuple[str, str] | Failure]:
    """Yield (input, place of its output in `into`) for each input, and the folders that cannot be read.

    No output has the name of an input that is among the arguments.
    """
    files = [name for name in arguments if not os.path.isdir(name)]
    if conversion.split and len(files) == len(arguments) == 1:
        yield files[0], ""  # the reports of a single input are in the folder itself
        return
    targets = Targets(
        "" if conversion.split else conversion.suffix,
        reserved=[_place_in(into, name) for name in files],
    )
    for folder in folders:
        if isinstance(folder, Failure):
            yield folder
            continue
        yield from targets.of(folder)
        if len(arguments) == 1:  # one folder: none of its folders comes again
            targets.forget()


def _place_in(into: Path, path: str) -> str:
    """Return where a file is, seen from the output folder: `../a.txt` if it is not in it."""
    try:
        return os.path.relpath(path, into).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows
        return path


def find_tasks(
    named: Iterable[tuple[str, str] | Failure],
    journal: Journal,
    conversion: Conversion,
    skip: Callable[[], None],
) -> Iterator[Task | Outcome]:
    """Yield a task for each input that is not done already; `skip` is called for each that is."""
    digest = digest_of_conversion(conversion)
    for found in named:
        if isinstance(found, Failure):
            yield Outcome(found.path, failure=found)
            continue
        task = task_of(*found)
        if journal.is_done(task, digest + state_of(task.path, conversion.reading)):
            skip()
        else:
            yield task
