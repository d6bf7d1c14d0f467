"""The table of the formats that can be read, and what follows from it."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: The formats that `read` takes; `auto` is told from the content. A test compares them with `READERS`.
InputFormat = Literal["auto", "text", "markdown", "html", "docx", "xml", "json"]


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


READERS: dict[str, Reader] = {
    "text": Reader("docparse.readers.text", "read_text", (".txt",), (".text",)),
    "markdown": Reader("docparse.readers.markdown", "read_markdown", (".md", ".markdown")),
    "html": Reader("docparse.readers.html", "read_html", (".html", ".htm", ".xhtml")),
    "docx": Reader("docparse.readers.word", "read_word", (".docx", ".docm"), (".dotx",)),
    "xml": Reader("docparse.readers.xml", "read_xml", (), (".xml",)),
    "json": Reader("docparse.readers.json", "read_json", (), (".json",)),
}
#: Suffix -> format.
FORMAT_OF_SUFFIX = {
    suffix: name for name, row in READERS.items() for suffix in (*row.suffixes, *row.only_named)
}
#: The suffixes of files to read from a folder. Old Word files are included so that each is reported as not converted.
FOLDER_SUFFIXES = (*(suffix for row in READERS.values() for suffix in row.suffixes), ".doc", ".wps")
