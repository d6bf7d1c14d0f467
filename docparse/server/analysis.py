"""What is known of one version of a file: its text, the stages' results, and questions to the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from docparse.document import Document
from docparse.lookup import Lookup
from docparse.pipeline import Trace, trace
from docparse.references import Reference, find_references
from docparse.server.text import Range, Text
from docparse.source import Origin, Source, Span

Format = Literal["text", "markdown"]

#: Half a character, which no file can hold, but an editor can send.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Analysis:
    """A file that was read and parsed. Nothing of it changes; what is asked for once is kept."""

    text: Text
    trace: Trace

    @classmethod
    def of(cls, text: Text, format: Format = "text", path: str = "") -> Analysis:
        """Read and parse a text."""
        whole = _SURROGATE.sub("\ufffd", text.text)
        origin = Origin(path, format, "utf-8")
        if format == "markdown":
            from docparse.readers.markdown import markdown_source  # markdown-it-py

            return cls(text, trace(markdown_source(whole, origin)))
        return cls(text, trace(Source.of(whole, origin)))

    @property
    def source(self) -> Source:
        """The visible text: what the spans of the document point into."""
        return self.trace.source

    @property
    def document(self) -> Document:
        """The tree."""
        return self.trace.document

    @cached_property
    def lookup(self) -> Lookup:
        """Questions to the tree."""
        return Lookup.of(self.document)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The references of the text to its own numbers."""
        return find_references(self.document, self.lookup)

    def in_file(self, span: Span) -> Span:
        """Return where a span of the document stands in the file."""
        start = self.source.to_file(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self.source.to_file(span.end - 1) + 1))

    def range(self, span: Span) -> Range:
        """Return the range of a span of the document."""
        return self.text.range(self.in_file(span))
