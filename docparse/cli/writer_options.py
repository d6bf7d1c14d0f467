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
from docparse.writers.options import BY_WORD, NUMBERINGS, RAW_HTML, REFERENCES, RUNINS

Numbering = Annotated[
    str,
    Option(
        "--numbering",
        Text(
            "Keep the numbers as typed, remove them, or write 一、（一）1.（1） as in GB/T 9704; for -t docx also Word's own lists.",
            "序号保持原样、去掉，或改为国标的一、（一）1.（1）；-t docx 还可以改为 Word 自动编号。",
        ),
        choices=(*NUMBERINGS, BY_WORD),
    ),
]
Clean = Annotated[
    bool,
    Option(
        "--clean",
        Text(
            "With -t text: join broken lines and drop page numbers and banners. Not for xml and json; other formats do so anyway.",
            "用于 -t text：接好断行，去掉页码和网站横幅。xml 和 json 不支持，其他格式本来如此。",
        ),
    ),
]
Runin = Annotated[
    str,
    Option(
        "--runin",
        Text(
            "With -t markdown or docx: how to write run-in titles; heading by default, bold in Word.",
            "用于 -t markdown 和 docx：段首标题的写法；默认为 heading，Word 为 bold。",
        ),
        choices=RUNINS,
    ),
]
FrontMatter = Annotated[
    bool,
    Option(
        "--front-matter",
        Text(
            "With -t markdown: write title, date and other parts as YAML.",
            "用于 -t markdown：把标题、日期等写成 YAML。",
        ),
    ),
]
RawHtml = Annotated[
    str,
    Option(
        "--raw-html",
        Text(
            "With -t markdown or pandoc: show HTML in the input as code, or keep it, scripts included.",
            "用于 -t markdown 和 pandoc：把输入中的 HTML 显示为代码，或原样保留（包括脚本）。",
        ),
        choices=RAW_HTML,
    ),
]
References = Annotated[
    str,
    Option(
        "--references",
        Text(
            "With -t html, markdown, docx or xml: write references to the text's own numbers (见第二部分) as links or as text; by default links in HTML, text elsewhere.",
            "用于 -t html、markdown、docx 和 xml：对本文序号的引用（见第二部分）写成链接，或照原文；不写则 HTML 为链接，其他为原文。",
        ),
        choices=REFERENCES,
    ),
]
Contents = Annotated[
    bool,
    Option(
        "--contents",
        Text(
            "With -t docx: add a table of contents.",
            "用于 -t docx：加目录。",
        ),
    ),
]
ReferenceDoc = Annotated[
    Path | None,
    Option(
        "--reference-doc",
        Text(
            "With -t docx: use the page layout and styles of the Word file FILE.",
            "用于 -t docx：套用 Word 文件 FILE 的版面和样式。",
        ),
        metavar="FILE",
    ),
]
Fragment = Annotated[
    bool,
    Option(
        "--fragment",
        Text(
            "With -t html: write only the content, not a whole page.",
            "用于 -t html：只写内容，不写整个网页。",
        ),
    ),
]
Spans = Annotated[
    bool,
    Option(
        "--spans",
        Text(
            "With -t xml: add the start and end of each element.",
            "用于 -t xml：标出每个元素的起止位置。",
        ),
    ),
]
PandocVersion = Annotated[
    int,
    Option(
        "--pandoc-version",
        Text(
            "With -t pandoc: the pandoc version that will read it; 0 means the installed one.",
            "用于 -t pandoc：读取它的 pandoc 版本；0 表示已安装的版本。",
        ),
        metavar="2|3",
    ),
]


MaxSize = Annotated[
    int,
    Option(
        "--max-size",
        Text(
            "With -t chunks: the largest size of a chunk in characters.",
            "用于 -t chunks：每块的最大字符数。",
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
            "With -t chunks: repeat up to N characters of the previous chunk of the section.",
            "用于 -t chunks：在同一节内重复前一块末尾至多 N 个字符。",
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
            "With -t chunks: never put two sections into one chunk.",
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
