"""The table of the formats that can be read, and what follows from it."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: The formats that `read` takes; `auto` is told from the content. A test compares them with `READERS`.
InputFormat = Literal[
    "auto", "text", "markdown", "html", "docx", "pdf", "doc", "rtf", "odt", "epub", "xml", "json"
]


class Reader(NamedTuple):
    """Where a reader is, and which files it reads. Its module is loaded when it is first used.

    The function takes the bytes, the path and the encoding (empty: to be detected). It returns a source, in which
    the structure is still to be found, or for docparse's own formats the document that was written.
    """

    module: str
    function: str
    #: The suffixes of files to read from a folder.
    suffixes: tuple[str, ...]
    #: The suffixes of files that are only read if they are named, such as templates and data.
    only_named: tuple[str, ...] = ()
    #: The options that the function takes besides.
    options: tuple[str, ...] = ()
    #: It is read by a library in C that nothing can stop: in a process of its own.
    apart: bool = False
    #: The library that reads it, of the extra of the same name as the format.
    library: str = ""
    #: The programs of which one turns a file into one that the function reads, the better before the other.
    programs: tuple[Literal["soffice", "pandoc"], ...] = ()


#: Formats that are converted to Word's first: name, suffixes, those that are only read if they are named, programs.
_TO_WORD: tuple[
    tuple[str, tuple[str, ...], tuple[str, ...], tuple[Literal["soffice", "pandoc"], ...]], ...
] = (
    ("doc", (".doc", ".wps"), (".dot", ".wpt"), ("soffice",)),
    ("rtf", (".rtf",), (), ("soffice",)),
    ("odt", (".odt",), (".ott",), ("soffice", "pandoc")),
    ("epub", (".epub",), (), ("pandoc",)),
)
READERS: dict[str, Reader] = {
    "text": Reader("docparse.readers.text", "read_text", (".txt",), (".text",)),
    "markdown": Reader("docparse.readers.markdown", "read_markdown", (".md", ".markdown")),
    "html": Reader(
        "docparse.readers.html", "read_html", (".html", ".htm", ".xhtml"), options=("whole_page",)
    ),
    "docx": Reader("docparse.readers.word", "read_word", (".docx", ".docm"), (".dotx",)),
    "pdf": Reader(
        "docparse.readers.pdf",
        "read_pdf",
        (".pdf",),
        options=("password",),
        apart=True,
        library="pypdfium2",
    ),
    **{
        name: Reader("docparse.readers.word", "read_word", suffixes, named, programs=programs)
        for name, suffixes, named, programs in _TO_WORD
    },
    "xml": Reader("docparse.readers.xml", "read_xml", (), (".xml",)),
    "json": Reader("docparse.readers.json", "read_json", (), (".json",)),
}
#: Suffix -> format.
FORMAT_OF_SUFFIX = {
    suffix: name for name, row in READERS.items() for suffix in (*row.suffixes, *row.only_named)
}
#: The suffixes of files to read from a folder.
FOLDER_SUFFIXES = tuple(suffix for row in READERS.values() for suffix in row.suffixes)
