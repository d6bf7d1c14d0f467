"""The options of `docparse convert` that are those of a format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from docparse.cli.option import Option
from docparse.cli.terminal import misuse
from docparse.messages import Message, message_of
from docparse.messages.text import Text
from docparse.writers.formats import OUTPUTS
from docparse.writers.options import BY_WORD, NUMBERINGS, RAW_HTML, RUNINS

Numbering = Annotated[
    str,
    Option(
        "--numbering",
        Text(
            "Keep the markers, remove them, or write those of GB/T 9704: 一、（一）1.（1）; with -t docx also: leave them to Word's lists.",
            "序号照原样、去掉，或改为国标：一、（一）1.（1）；-t docx 还可改为 Word 自动编号。",
        ),
        choices=(*NUMBERINGS, BY_WORD),
    ),
]
Clean = Annotated[
    bool,
    Option(
        "--clean",
        Text(
            "Join broken lines, leave out page numbers and the like: for -t text; all others but xml and json do so anyway.",
            "接好断行，去掉页码等杂项：用于 -t text；除 xml 和 json 外，其他格式本来如此。",
        ),
    ),
]
Runin = Annotated[
    str,
    Option(
        "--runin",
        Text(
            "With -t markdown or docx: where a run-in title goes; by default heading, in Word bold.",
            "用于 -t markdown 和 docx：段首标题放在哪里；不写则为 heading，Word 为 bold。",
        ),
        choices=RUNINS,
    ),
]
FrontMatter = Annotated[
    bool,
    Option(
        "--front-matter",
        Text(
            "With -t markdown: write title, date and so on as YAML.",
            "用于 -t markdown：标题、日期等写成 YAML。",
        ),
    ),
]
RawHtml = Annotated[
    str,
    Option(
        "--raw-html",
        Text(
            "With -t markdown or pandoc: show HTML of the input as code, or keep it, scripts too.",
            "用于 -t markdown 和 pandoc：输入中的 HTML 显示为代码，或原样保留（含脚本）。",
        ),
        choices=RAW_HTML,
    ),
]
Contents = Annotated[
    bool,
    Option(
        "--contents",
        Text(
            "With -t docx: put a table of contents before the text.",
            "用于 -t docx：正文前加目录。",
        ),
    ),
]
ReferenceDoc = Annotated[
    Path | None,
    Option(
        "--reference-doc",
        Text(
            "With -t docx: take page and styles from FILE, a Word file.",
            "用于 -t docx：版面和样式取自 FILE（Word 文件）。",
        ),
        metavar="FILE",
    ),
]
Fragment = Annotated[
    bool,
    Option(
        "--fragment",
        Text(
            "With -t html: write only the content, without a page around it.",
            "用于 -t html：只要正文，不要整页。",
        ),
    ),
]
Spans = Annotated[
    bool,
    Option(
        "--spans",
        Text(
            "With -t xml: say where each element begins and ends.",
            "用于 -t xml：标出每个元素的起止位置。",
        ),
    ),
]
PandocVersion = Annotated[
    int,
    Option(
        "--pandoc-version",
        Text(
            "With -t pandoc: version of pandoc that will read it; 0 is the one that is installed.",
            "用于 -t pandoc：读它的 pandoc 版本；不写则用已安装的。",
        ),
        metavar="2|3",
    ),
]


MaxSize = Annotated[
    int,
    Option(
        "--max-size",
        Text(
            "With -t chunks: the most characters in a chunk.",
            "用于 -t chunks：每块最多的字数。",
        ),
        metavar="N",
        least=1,
    ),
]
Overlap = Annotated[
    int,
    Option(
        "--overlap",
        Text(
            "With -t chunks: repeat so many characters of the chunk before, within a section.",
            "用于 -t chunks：同一节内重复前一块末尾的字数。",
        ),
        metavar="N",
        least=0,
    ),
]
Separate = Annotated[
    bool,
    Option(
        "--separate",
        Text(
            "With -t chunks: put no two sections into one chunk.",
            "用于 -t chunks：每节单独成块，不合并。",
        ),
    ),
]


def read_template(path: Path | None) -> bytes:
    """Return the Word file that --reference-doc names; one that cannot be read is misuse."""
    if path is None:
        return b""
    try:
        template = path.read_bytes()
        from docparse.writers.word.package import Package

        Package(template)
    except OSError as error:
        misuse(Message("inputs.cannot_be_read", path=path, reason=message_of(error)))
    except ValueError as error:
        misuse(Message("command.template", path=path, reason=message_of(error)))
    return template


def writer_options(
    format: str, given: Mapping[str, str | int | bytes]
) -> Mapping[str, str | int | bytes]:
    """Return the options that are set; one that the format does not have is misuse."""
    chosen = {name: value for name, value in given.items() if value}
    if chosen.get("pandoc_version", 2) not in (2, 3):
        misuse(Message("command.pandoc_version"))
    for name in chosen:
        if name not in OUTPUTS[format].options:
            known = tuple(known for known, row in OUTPUTS.items() if name in row.options)
            option = f"--{name.replace('_', '-')}"
            misuse(Message("command.other_format", option=option, known=known, format=format))
    if chosen.get("numbering") == BY_WORD and format != "docx":
        option = f"--numbering {BY_WORD}"
        misuse(Message("command.other_format", option=option, known=("docx",), format=format))
    if format == "pandoc":
        from docparse.inputs.programs import pandoc_version  # seldom asked for

        chosen.setdefault("pandoc_version", pandoc_version())
    return chosen
