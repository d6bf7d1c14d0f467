"""`docparse convert`: reports in, Markdown, HTML, XML and others out."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

from docparse.cli.option import Option
from docparse.cli.run import Run, named_inputs
from docparse.cli.shared_options import (
    Confidence,
    CorrectionsFrom,
    Encoding,
    FailuresTo,
    FilesFrom,
    FromName,
    InputNames,
    Isolated,
    Jobs,
    Password,
    ProfileName,
    Quiet,
    Styles,
    WholePage,
    reading_options,
    with_surroundings,
)
from docparse.cli.terminal import misuse, notes_to, print_data, report
from docparse.cli.writer_options import (
    Clean,
    Contents,
    Fragment,
    FrontMatter,
    MaxSize,
    Numbering,
    Overlap,
    PandocVersion,
    RawHtml,
    ReferenceDoc,
    References,
    Runin,
    Separate,
    Spans,
    read_template,
    writer_options,
)
from docparse.inputs.arguments import NamedInputs
from docparse.inputs.convert import Conversion, outputs_of, pictures_for
from docparse.inputs.destination import check_apart, choose_destination
from docparse.inputs.errors import InputError, errors_named
from docparse.inputs.notes import Tell
from docparse.inputs.output.existing import is_special
from docparse.inputs.write import check_target, save
from docparse.messages import Message, message_of
from docparse.messages.text import Text
from docparse.writers.formats import OUTPUTS, load_writer

To = Annotated[
    str,
    Option(
        "-t --to",
        Text(
            "Output format; by default from the suffix of -o, or else markdown.",
            "输出格式；默认由 -o 的后缀决定，没有则为 markdown。",
        ),
        choices=tuple(OUTPUTS),
    ),
]
Output = Annotated[
    str,  # a path does not keep the slash at its end
    Option(
        "-o --output",
        Text(
            "Output file; a folder for several inputs, or if the name ends in a slash. Standard output by default.",
            "输出文件；有多个输入或名称以斜杠结尾时为文件夹。默认为标准输出。",
        ),
        metavar="PATH",
    ),
]
Split = Annotated[
    bool,
    Option(
        "--split",
        Text(
            "Write one file per report, into the folder -o.",
            "每篇存成一个文件，放入 -o 文件夹。",
        ),
    ),
]
ExtractMedia = Annotated[
    Path | None,
    Option(
        "--extract-media",
        Text(
            "Folder for pictures; by default NAME.media next to the output NAME.",
            "存放图片的文件夹；默认为输出 NAME 旁边的 NAME.media。",
        ),
        metavar="FOLDER",
    ),
]
Resume = Annotated[
    bool,
    Option(
        "--resume",
        Text(
            "Convert only what is missing in the folder -o or has changed.",
            "只转换 -o 文件夹中缺少的和有变化的文件。",
        ),
    ),
]


#: Formats from which the text can be had back character for character.
_WHOLE = ("xml", "json")
_SLASHES = tuple(filter(None, (os.sep, os.altsep)))


def convert(
    inputs: InputNames = (),
    from_: FromName = "auto",
    to: To = "",
    output: Output = "",
    encoding: Encoding = "",
    password: Password = "",
    numbering: Numbering = "keep",
    clean: Clean = False,
    split: Split = False,
    runin: Runin = "",
    front_matter: FrontMatter = False,
    raw_html: RawHtml = "",
    references: References = "",
    contents: Contents = False,
    reference_doc: ReferenceDoc = None,
    extract_media: ExtractMedia = None,
    fragment: Fragment = False,
    spans: Spans = False,
    pandoc_version: PandocVersion = 0,
    max_size: MaxSize = 800,
    overlap: Overlap = 0,
    separate: Separate = False,
    style: Styles = (),
    profile: ProfileName = "",
    min_confidence: Confidence = 0.0,
    whole_page: WholePage = False,
    corrections: CorrectionsFrom = None,
    isolated: Isolated = False,
    files_from: FilesFrom = "",
    resume: Resume = False,
    jobs: Jobs = 0,
    failures: FailuresTo = None,
    quiet: Quiet = False,
) -> None:
    """Convert reports to Markdown, HTML, Word, XML, JSON or text."""
    into = Path(output) if output else None
    is_folder = output.endswith(_SLASHES)
    named = named_inputs(inputs, files_from, into)
    try:
        destination = choose_destination(into, to, several=split or named.several or is_folder)
    except ValueError as error:
        misuse(message_of(error))
    if resume and not destination.folder:
        misuse(Message("command.resume"))
    if clean and destination.format in _WHOLE:
        misuse(Message("command.keeps_all", format=destination.format))
    writer = writer_options(
        destination.format,
        {
            "numbering": "" if numbering == "keep" else numbering,
            "runin": runin,
            "front_matter": front_matter,
            "raw_html": raw_html,
            "references": references,
            "contents": contents,
            "reference_doc": read_template(reference_doc),
            "fragment": fragment,
            "spans": spans,
            # All other formats leave page numbers and broken lines out anyway.
            "clean": clean and destination.format == "text",
            "pandoc_version": pandoc_version,
            "max_size": 0 if max_size == 800 else max_size,
            "overlap": overlap,
            "separate": separate,
        },
    )
    reading = reading_options(from_, encoding, style, profile, min_confidence)
    reading = reading._replace(whole_page=whole_page, password=password)
    reading = with_surroundings(reading, named, corrections, isolated=isolated)
    media = str(extract_media or "")
    options = Conversion(reading, destination.format, writer, split, media)
    if not destination.folder:
        if OUTPUTS[options.to].is_binary and not destination.file and sys.stdout.isatty():
            misuse(Message("command.binary", format=options.to))
        _convert_one(named.arguments[0], destination.file, options, notes_to(quiet=quiet))
        return
    with Run(named, "written", jobs=jobs, failures=failures, quiet=quiet) as run:
        _convert_all(run, named, destination.folder, options, resume=resume)


def _convert_one(path: str, output: Path | None, options: Conversion, tell: Tell) -> None:
    """Convert one input to one output, standard output if there is none."""
    try:
        if output:
            check_target(output, path)
        with errors_named(path):
            pictures = pictures_for(
                options, str(output) if output and not is_special(output) else ""
            )
            for _, data in outputs_of(path, options, tell, pictures):
                if output:
                    save(output, data)
                else:
                    for piece in (data,) if isinstance(data, bytes) else data:
                        print_data(piece)
    except InputError as error:
        report(error.message)
        raise SystemExit(1) from None


def _convert_all(
    run: Run, inputs: NamedInputs, into: Path, options: Conversion, *, resume: bool
) -> None:
    """Convert all inputs into a folder."""
    # Loaded here because a run over one input does not need them.
    from docparse.inputs.convert_folder import (
        Findings,
        convert_task,
        digest_of_conversion,
        find_tasks,
        name_outputs,
    )
    from docparse.inputs.resume import Journal

    try:
        check_apart(into, inputs.arguments, options.to)
        journal = Journal(into, report, resume=resume)
    except ValueError as error:
        misuse(message_of(error))
    except InputError as error:
        report(error.message)
        raise SystemExit(1) from None
    except OSError as error:
        report(Message("inputs.cannot_be_written", path=into, reason=message_of(error)))
        raise SystemExit(1) from None
    named = name_outputs(inputs.folders(), inputs.arguments, into, options)
    load_writer(OUTPUTS[options.to])  # here, before processes are copied from this one
    digest = digest_of_conversion(options)
    tasks = find_tasks(named, journal, options, run.skip)
    # A person is told what to look at; a program that reads standard error is not.
    counts = sys.stderr.isatty() and not run.quiet
    work = partial(convert_task, into=into, conversion=options, digest=digest, counts=counts)
    run.resumable = True
    findings = Findings()
    try:
        for _ in run.follow(work, tasks, lambda done: journal.add(findings.add(done))):
            pass
        for failure in journal.lost():
            run.lose(failure)
    finally:
        run.stop()
        journal.close()
    if hint := findings.hint(inputs.arguments):
        run.tell_last(hint)
