"""Many inputs into a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from docparse.cli.many import Inputs, Run
from docparse.cli.one import FolderCall
from docparse.cli.terminal import misuse, report
from docparse.inputs.batch import Options
from docparse.inputs.convert import convert_task, find_tasks, name_outputs
from docparse.inputs.journal import Journal, digest_of
from docparse.readers.formats import FOLDER_SUFFIXES
from docparse.writers import WRITERS, load_writer


def convert_folder(call: FolderCall) -> None:
    """Do what a call says."""
    inputs = Inputs((call.folder,), skip=str(call.into))
    with Run(inputs, "written", jobs=call.jobs, quiet=call.quiet) as run:
        convert_into(run, inputs, call.into, call.options, call.resume)


def convert_into(run: Run, inputs: Inputs, into: Path, options: Options, resume: bool) -> None:
    """Convert what was named into a folder."""
    if WRITERS[options.to].suffix in FOLDER_SUFFIXES and any(
        Path(name).is_dir() and into.exists() and into.samefile(name) for name in inputs.arguments
    ):
        misuse(
            f"{into} holds the inputs, and outputs would be taken for inputs; name another folder"
        )
    try:
        journal = Journal(into, resume=resume)
    except OSError as error:
        report(f"{into}: cannot be written: {error.strerror or error}")
        raise SystemExit(1) from None
    named = name_outputs(inputs.folders(), inputs.arguments, into, options)
    load_writer(WRITERS[options.to])  # here, before processes are copied from this one
    digest = digest_of(options)
    tasks = find_tasks(named, journal, digest, run.skip)
    work = partial(convert_task, into=into, options=options, digest=digest)
    run.hints = ("--resume goes on from here",)
    keep = True
    try:
        for _ in run.follow(work, tasks, journal.add):
            pass
        keep = resume
    finally:
        run.stop()
        journal.close(keep=keep)
