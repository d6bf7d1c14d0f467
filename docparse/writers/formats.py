"""The table of the output formats, and `write`, which calls the function that a row names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Unpack, overload

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.expected import expect_document

if TYPE_CHECKING:
    from docparse.writers.option_types import (
        ChunkOptions,
        HtmlOptions,
        MarkdownOptions,
        NumberingOptions,
        PandocOptions,
        TextOptions,
        WordOptions,
        XmlOptions,
    )


class Writer(NamedTuple):
    """A row of the table. The module is loaded when the format is asked for: Markdown does not wait for HTML."""

    module: str
    function: str
    #: The suffixes of its files: outputs get the first; `-o` accepts any of them.
    suffixes: tuple[str, ...]
    #: The names of its options, keyword arguments of the function.
    options: tuple[str, ...] = ()
    #: How it has pictures: at `files` beside it; in itself as `data`, or at files; as the `source` names them, or at
    #: files; in itself, from their `bytes`; not at all.
    pictures: Literal["files", "data", "source", "bytes", ""] = "files"
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
        ("numbering", "runin", "front_matter", "raw_html", "references"),
    ),
    "html": Writer(
        "docparse.writers.html.document",
        "write_html",
        (".html", ".htm"),
        ("numbering", "fragment", "references"),
        "data",
    ),
    "xml": Writer(
        "docparse.writers.xml.document",
        "write_xml",
        (".xml",),
        ("spans", "numbering", "references"),
        "source",
    ),
    "docx": Writer(
        "docparse.writers.word.document",
        "write_docx",
        (".docx",),
        ("numbering", "runin", "contents", "reference_doc", "pictures", "references"),
        "bytes",
        is_binary=True,
    ),
    "json": Writer("docparse.writers.json.document", "write_json", (".json",), (), "source"),
    "jsonl": Writer("docparse.writers.jsonl.document", "write_jsonl", (".jsonl",), (), ""),
    "chunks": Writer(
        "docparse.writers.chunks.document",
        "write_chunks",
        (".jsonl",),
        ("max_size", "overlap", "separate"),
        "",
    ),
    "text": Writer("docparse.writers.text.document", "write_text", (".txt",), ("clean",), ""),
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
        "bytes",
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
    "table": Writer("docparse.writers.outline.rows", "write_tsv_with_header", (".tsv",)),
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
def write(
    document: Document, format: Literal["markdown"], **options: Unpack[MarkdownOptions]
) -> str: ...
@overload
def write(document: Document, format: Literal["html"], **options: Unpack[HtmlOptions]) -> str: ...
@overload
def write(document: Document, format: Literal["xml"], **options: Unpack[XmlOptions]) -> str: ...
@overload
def write(
    document: Document, format: Literal["chunks"], **options: Unpack[ChunkOptions]
) -> str: ...
@overload
def write(document: Document, format: Literal["text"], **options: Unpack[TextOptions]) -> str: ...
@overload
def write(
    document: Document, format: Literal["pandoc"], **options: Unpack[PandocOptions]
) -> str: ...
@overload
def write(
    document: Document, format: Literal["docbook", "tei"], **options: Unpack[NumberingOptions]
) -> str: ...
@overload
def write(document: Document, format: Literal["json", "jsonl"]) -> str: ...
@overload
def write(document: Document, format: Literal["docx"], **options: Unpack[WordOptions]) -> bytes: ...
def write(document: Document, format: str, **options: Any) -> str | bytes:
    """Return `document` in a format: markdown, html, xml, json, jsonl, chunks, text, pandoc, docbook or tei; docx as bytes.

    Options by format:

    - All but json, jsonl, chunks and text: `numbering`, which is `keep`, `strip` or `standard`.
    - html, markdown, docx and xml: `references`, which is `link` or `text`.
    - markdown: `runin` (`heading`, `bold` or `keep`), `front_matter`, `raw_html` (`code` or `keep`).
    - html: `fragment`.
    - xml: `spans`.
    - text: `clean`.
    - chunks: those of `docparse.chunks`.
    - docx: `runin`, `contents`, `reference_doc` (a Word file as bytes), `pictures` (a function from an address to the
      bytes of the picture, or `None`); `numbering` may also be `word`.
    - pandoc: `raw_html`, and `pandoc_version`, which is 2 or 3.

    Raises `ValueError` for an unknown format, option or value.
    """
    return write_as(document, format, options)


def write_as(document: Document, format: str, options: Mapping[str, Any]) -> str | bytes:
    """Return `document` in a format whose name and options are known when it runs only. Raises as `write` does."""
    if format not in WRITERS:
        raise ValueError(Message("formats.no_writer", name=format, known=tuple(WRITERS)))
    expect_document(document, "write")
    row = WRITERS[format]
    for option in options:
        if option not in row.options:
            if not row.options:
                raise ValueError(Message("formats.no_options", format=format, name=option))
            known = tuple(row.options)
            raise ValueError(Message("formats.no_option", format=format, name=option, known=known))
    written: str | bytes = load_writer(row)(document, **options)
    return written
