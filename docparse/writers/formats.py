"""The table of the output formats, and `write`, which calls the function that a row names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Literal, NamedTuple, overload

from docparse.messages import Message
from docparse.model.document import Document

#: The values of the option `numbering`: as the author wrote it, none, or the markers of GB/T 9704-2012, 7.3.3.
NUMBERINGS = ("keep", "strip", "standard")
#: One more of Word: its lists count the numbers that they can show as they are.
BY_WORD = "word"
#: How a run-in title is written: as a heading of its own, at the beginning of its paragraph in bold, or
#: as its author wrote it. The first is the way of Markdown, the second that of Word.
RUNINS = ("heading", "bold", "keep")
#: What becomes of HTML in Markdown: it is shown as code, or passed on as it is, with all that it may do.
RAW_HTML = ("code", "keep")
#: The formats that are bytes, and those that are text.
BinaryFormat = Literal["docx"]
TextFormat = Literal["markdown", "html", "xml", "json", "jsonl", "text", "pandoc", "docbook", "tei"]


class Writer(NamedTuple):
    """A row of the table. The module is loaded when the format is asked for: Markdown does not wait for HTML."""

    module: str
    function: str
    #: The suffixes of its files: outputs get the first; `-o` accepts any of them.
    suffixes: tuple[str, ...]
    #: The names of its options, keyword arguments of the function.
    options: tuple[str, ...] = ()
    #: What is written is bytes, not text: no terminal shows it.
    is_binary: bool = False

    @property
    def suffix(self) -> str:
        """The suffix that its files get."""
        return self.suffixes[0]


WRITERS: dict[str, Writer] = {
    "markdown": Writer(
        "docparse.writers.markdown.document",
        "write_markdown",
        (".md", ".markdown"),
        ("numbering", "runin", "front_matter", "raw_html"),
    ),
    "html": Writer(
        "docparse.writers.html.document", "write_html", (".html", ".htm"), ("numbering", "fragment")
    ),
    "xml": Writer("docparse.writers.xml.document", "write_xml", (".xml",), ("spans", "numbering")),
    "docx": Writer(
        "docparse.writers.word.document",
        "write_docx",
        (".docx",),
        ("numbering", "runin", "contents", "reference_doc", "pictures"),
        is_binary=True,
    ),
    "json": Writer("docparse.writers.json.document", "write_json", (".json",)),
    "jsonl": Writer("docparse.writers.jsonl.document", "write_jsonl", (".jsonl",)),
    "text": Writer("docparse.writers.text.document", "write_text", (".txt",), ("clean",)),
    "pandoc": Writer(
        "docparse.writers.pandoc.document",
        "write_pandoc",
        (".json",),
        ("numbering", "pandoc_version", "raw_html"),
    ),
    "docbook": Writer(
        "docparse.writers.stylesheets.document", "write_docbook", (".xml",), ("numbering",)
    ),
    "tei": Writer("docparse.writers.stylesheets.document", "write_tei", (".xml",), ("numbering",)),
}
#: The formats that the program pandoc makes of its JSON: these are written by the command alone.
BY_PANDOC: dict[str, Writer] = {
    name: Writer(
        "docparse.writers.pandoc.document",
        "write_pandoc",
        (f".{suffix}",),
        ("numbering", "raw_html"),
        is_binary=name in ("epub", "odt", "pptx"),
    )
    for name, suffix in (
        ("epub", "epub"),
        ("odt", "odt"),
        ("latex", "tex"),
        ("rst", "rst"),
        ("asciidoc", "adoc"),
        ("org", "org"),
        ("rtf", "rtf"),
        ("pptx", "pptx"),
        ("mediawiki", "wiki"),
        ("dokuwiki", "dokuwiki"),
        ("textile", "textile"),
        ("jira", "jira"),
        ("texinfo", "texi"),
        ("icml", "icml"),
        ("fb2", "fb2"),
        ("ipynb", "ipynb"),
        ("opml", "opml"),
        ("man", "man"),
        ("ms", "ms"),
        ("muse", "muse"),
        ("typst", "typ"),
    )
}
#: All that the command writes.
OUTPUTS = {**WRITERS, **BY_PANDOC}
#: The same for `docparse outline`.
OUTLINES: dict[str, Writer] = {
    "tree": Writer("docparse.writers.outline.tree", "write_tree", (".txt",)),
    "tsv": Writer("docparse.writers.outline.rows", "write_tsv", (".tsv",)),
    "json": Writer("docparse.writers.outline.rows", "write_outline_json", (".json",)),
    "svg": Writer("docparse.writers.outline.svg", "write_svg", (".svg",)),
}
#: Suffix of an output -> its format; of formats with the same suffix the first, so .json is not pandoc's.
FORMAT_OF_SUFFIX = {
    suffix: name for name, row in reversed(OUTPUTS.items()) for suffix in row.suffixes
}


def load_writer(row: Writer) -> Callable[..., Any]:
    """Return the function that a row of `WRITERS` or `OUTLINES` names."""
    writer: Callable[..., Any] = getattr(import_module(row.module), row.function)
    return writer


@overload
def write(document: Document, format: BinaryFormat, **options: Any) -> bytes: ...
@overload
def write(document: Document, format: TextFormat, **options: Any) -> str: ...
def write(document: Document, format: str, **options: Any) -> str | bytes:
    """Return `document` in a format of `WRITERS`: text, and for `docx` bytes.

    `options` are those of the format, as its row names them: `numbering` is `keep`, `strip` or
    `standard`; `runin` is `heading`, `bold` or `keep`; `raw_html` is `code` or `keep`; `front_matter`, `fragment`, `spans`, `clean` and
    `contents` are true or false; `pandoc_version` is 2 or 3; `reference_doc` is a Word file, in bytes; `pictures` is a function
    that returns the bytes of the picture at an address, or `None`. Raises `ValueError` for an unknown format or option.
    """
    return write_any(document, format, options)


def write_any(document: Document, format: str, options: Mapping[str, Any]) -> str | bytes:
    """Do as `write`, for a format that is known only when the program runs."""
    if format not in WRITERS:
        raise ValueError(Message("formats.no_writer", name=format, known=tuple(WRITERS)))
    row = WRITERS[format]
    for option in options:
        if option not in row.options:
            known = tuple(row.options) or Message("formats.none")
            raise ValueError(Message("formats.no_option", format=format, name=option, known=known))
    written: str | bytes = load_writer(row)(document, **options)
    return written
