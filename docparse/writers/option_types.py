"""The options of each output format, for type checkers alone: nothing loads this when docparse runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypedDict

from docparse.writers.options import Numbering, RawHtml, References, Runin


class NumberingOptions(TypedDict, total=False):
    """The option of DocBook and TEI."""

    numbering: Numbering


class MarkdownOptions(NumberingOptions, total=False):
    """The options of Markdown."""

    runin: Runin
    front_matter: bool
    raw_html: RawHtml
    references: References


class HtmlOptions(NumberingOptions, total=False):
    """The options of HTML."""

    fragment: bool
    references: References


class XmlOptions(NumberingOptions, total=False):
    """The options of XML."""

    spans: bool
    references: References


class TextOptions(TypedDict, total=False):
    """The option of plain text."""

    clean: bool


class ChunkOptions(TypedDict, total=False):
    """The options of chunks."""

    max_size: int
    overlap: int
    separate: bool


class PandocOptions(NumberingOptions, total=False):
    """The options of pandoc's JSON."""

    pandoc_version: Literal[2, 3]
    raw_html: RawHtml


class WordOptions(TypedDict, total=False):
    """The options of Word."""

    numbering: Numbering | Literal["word"]
    runin: Runin
    contents: bool
    reference_doc: bytes
    pictures: Callable[[str], bytes | None]
    references: References
