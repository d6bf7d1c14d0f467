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
            "Files or folders; - or nothing means standard input.",
            "文件或文件夹；写 - 或省略表示标准输入。",
        ),
        metavar="[INPUT]...",
    ),
]
FilesFrom = Annotated[
    str,
    Option(
        "--files-from",
        Text(
            "Read input names from FILE; - means standard input.",
            "从 FILE 读取输入文件名；- 表示标准输入。",
        ),
        metavar="FILE",
    ),
]
FromName = Annotated[
    str,
    Option("-f --from", Text("Input format.", "输入格式。"), choices=("auto", *READERS)),
]
Encoding = Annotated[
    str,
    Option(
        "--encoding",
        Text("Input encoding; detected by default.", "输入编码；默认自动识别。"),
        metavar="NAME",
    ),
]
Password = Annotated[
    str,
    Option(
        "--password",
        Text("Password of a protected PDF.", "PDF 的密码。"),
        metavar="PASSWORD",
    ),
]
Styles = Annotated[
    Sequence[str],
    Option(
        "--style",
        Text(
            "A sample of your own numbering, such as KR1：. Can be repeated.",
            "自定义序号的样例，如 KR1：。可以多次使用。",
        ),
        metavar="SAMPLE",
    ),
]
ProfileName = Annotated[
    str,
    Option(
        "--profile",
        Text("Adjust to one kind of document.", "按文种调整判断。"),
        choices=tuple(PROFILES),
    ),
]
Confidence = Annotated[
    float,
    Option(
        "--min-confidence",
        Text("Treat less certain headings as text.", "把握低于此值的标题当作正文。"),
        least=0.0,
        most=1.0,
    ),
]
WholePage = Annotated[
    bool,
    Option(
        "--whole-page",
        Text(
            "Convert the whole web page, not only the article.",
            "转换整个网页，不只是正文。",
        ),
    ),
]
CorrectionsFrom = Annotated[
    Path | None,
    Option(
        "--corrections",
        Text(
            "Read corrections from FILE; by default from INPUT.corrections.json.",
            "从 FILE 读取更正；默认为 INPUT.corrections.json。",
        ),
        metavar="FILE",
    ),
]
Isolated = Annotated[
    bool,
    Option(
        "--isolated",
        Text(
            "Ignore the project file (docparse.toml) and corrections next to the inputs.",
            "忽略项目文件（docparse.toml）和输入旁边的更正文件。",
        ),
    ),
]
Jobs = Annotated[
    int,
    Option(
        "--jobs",
        Text(
            "Number of processes; 0 means one per core.",
            "进程数；0 表示每核一个。",
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
            "Write one line of JSON per failure to FILE.", "把失败的文件写入 FILE，每个一行 JSON。"
        ),
        metavar="FILE",
    ),
]
Quiet = Annotated[
    bool,
    Option(
        "-q --quiet",
        Text("Hide the progress bar, notes and summary.", "不显示进度条、提示和汇总。"),
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
