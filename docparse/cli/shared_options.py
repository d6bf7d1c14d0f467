"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from docparse.cli.option import Option
from docparse.cli.terminal import misuse, report
from docparse.inputs.arguments import NamedInputs
from docparse.inputs.read import Options
from docparse.inputs.settings import Settings, SettingsError, settings_near
from docparse.levels.profiles import PROFILES
from docparse.messages import Message, message_of
from docparse.messages.text import Text
from docparse.readers.formats import READERS

InputNames = Annotated[
    Sequence[str],
    Option(
        "",
        Text(
            "Files or folders; standard input if there are none, or for -.",
            "文件或文件夹；- 或不写为标准输入。",
        ),
        metavar="[INPUT]...",
    ),
]
FilesFrom = Annotated[
    str,
    Option(
        "--files-from",
        Text(
            "Read the names of the inputs from FILE; - is standard input.",
            "从 FILE 读取输入的文件名；- 为标准输入。",
        ),
        metavar="FILE",
    ),
]
FromName = Annotated[
    str,
    Option("-f --from", Text("Format of the input.", "输入的格式。"), choices=("auto", *READERS)),
]
Encoding = Annotated[
    str,
    Option(
        "--encoding",
        Text("Encoding of the input; detected if not given.", "输入的编码；不写则自动判断。"),
        metavar="NAME",
    ),
]
Password = Annotated[
    str,
    Option(
        "--password",
        Text("Opens a PDF that is locked by it.", "打开有密码的 PDF。"),
        metavar="PASSWORD",
    ),
]
Styles = Annotated[
    Sequence[str],
    Option(
        "--style",
        Text(
            "A marker of your own, such as KR1：. Can be repeated.",
            "自定义的序号样式，如：KR1：。可多次给出。",
        ),
        metavar="SAMPLE",
    ),
]
ProfileName = Annotated[
    str,
    Option(
        "--profile",
        Text("Adjust the costs for one kind of text.", "按文种调整判断。"),
        choices=tuple(PROFILES),
    ),
]
Confidence = Annotated[
    float,
    Option(
        "--min-confidence",
        Text("Treat headings with a lower confidence as text.", "把握小于此值的标题按正文处理。"),
        least=0.0,
        most=1.0,
    ),
]
WholePage = Annotated[
    bool,
    Option(
        "--whole-page",
        Text(
            "Keep all of a web page, not only its article.",
            "网页整页保留，不只取正文。",
        ),
    ),
]
CorrectionsFrom = Annotated[
    Path | None,
    Option(
        "--corrections",
        Text(
            "Levels of headings set by hand, from FILE; by default from INPUT.corrections.json.",
            "从 FILE 读取人工更正的标题级别；不写则为 INPUT.corrections.json。",
        ),
        metavar="FILE",
    ),
]
Isolated = Annotated[
    bool,
    Option(
        "--isolated",
        Text(
            "Read no project file (docparse.toml) and no corrections beside the inputs.",
            "不读取项目文件（docparse.toml）和输入旁边的更正文件。",
        ),
    ),
]
Jobs = Annotated[
    int,
    Option(
        "--jobs",
        Text(
            "Number of processes for many inputs; 0 means one for each core.",
            "文件多时的进程数；默认 0，与核数相同。",
        ),
        metavar="N",
        least=0,
    ),
]
FailuresTo = Annotated[
    Path | None,
    Option(
        "--report",
        Text(
            "Write a line of JSON for each failure to FILE.", "把每个失败写成一行 JSON，存入 FILE。"
        ),
        metavar="FILE",
    ),
]
Quiet = Annotated[
    bool,
    Option(
        "-q --quiet", Text("Show no progress bar, notes or summary.", "不显示进度条、提示和小结。")
    ),
]


def reading_options(
    format: str, encoding: str, style: Sequence[str], profile: str, min_confidence: float
) -> Options:
    """Return how inputs are read; a sample that is not a marker is misuse."""
    if style:
        from docparse.numbering.own import own_style

        try:
            for sample in style:
                own_style(sample)
        except ValueError as error:
            misuse(Message("command.style", reason=message_of(error)))
    return Options(format, encoding, style, profile, min_confidence)


def with_surroundings(
    options: Options, inputs: NamedInputs, corrections: Path | None, *, isolated: bool
) -> Options:
    """Return options with a file of corrections and with what is beside the inputs; a file that cannot be used is misuse."""
    options = options._replace(looks_around=not isolated)
    if not isolated:
        check_settings(inputs.arguments)
    if corrections is None:
        return options
    from docparse.inputs.corrections import read_corrections

    name = str(corrections)
    try:
        file = read_corrections(name)
    except OSError as error:
        misuse(Message("inputs.cannot_be_read", path=name, reason=message_of(error)))
    except ValueError as error:
        misuse(message_of(error))
    path = inputs.arguments[0] if inputs.arguments else ""
    if not inputs.several and not file.of(path) and file.documents:
        name_there, known = file.name_of(path), tuple(file.documents)
        report(Message("corrections.no_document", path=name, name=name_there, known=known))
    return options._replace(corrections_file=name)


def check_settings(paths: Sequence[str]) -> Settings:
    """Return the settings for the first of some inputs, those of the current folder if there is none.

    A project file that cannot be used is misuse.
    """
    try:
        return settings_near(paths[0] if paths else "")
    except SettingsError as error:
        misuse(message_of(error))
