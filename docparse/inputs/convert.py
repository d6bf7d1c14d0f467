"""`docparse convert` into a folder: which input becomes which output, and which are done already."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from docparse.inputs.batch import Options, convert_file
from docparse.inputs.folders import Folder
from docparse.inputs.journal import Journal, line_of
from docparse.inputs.targets import Targets
from docparse.inputs.tasks import Failure, Outcome, Task, task_of
from docparse.writers.formats import WRITERS


def convert_task(
    task: Task, report: Callable[[str], None], *, into: Path, options: Options, digest: str
) -> str:
    """Convert one input and return its line for the journal."""
    outputs = convert_file(task.path, into, task.target, options, report)
    return line_of(into, task, outputs, digest)


def name_outputs(
    folders: Iterable[Folder | Failure], arguments: Sequence[str], into: Path, options: Options
) -> Iterator[tuple[str, str] | Failure]:
    """Yield (input, place of its output in `into`) for each input, and what could not be looked into.

    No output has the name of an input that is among the arguments.
    """
    files = [name for name in arguments if not os.path.isdir(name)]
    if options.split and len(files) == len(arguments) == 1:
        yield files[0], ""  # the reports of one input stand in the folder itself
        return
    targets = Targets(
        "" if options.split else WRITERS[options.to].suffix,
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
    """Return where a file stands from the output folder: `../a.txt` if it is not in it."""
    try:
        return os.path.relpath(path, into).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows
        return path


def find_tasks(
    named: Iterable[tuple[str, str] | Failure],
    journal: Journal,
    digest: str,
    skip: Callable[[], None],
) -> Iterator[Task | Outcome]:
    """Yield a task for each input that is not done already; `skip` hears of each that is."""
    for found in named:
        if isinstance(found, Failure):
            yield Outcome(found.path, failure=found)
            continue
        task = task_of(*found)
        if journal.is_done(task, digest):
            skip()
        else:
            yield task
