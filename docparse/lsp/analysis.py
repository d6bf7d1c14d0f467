"""The analysis of one version of a file: its text, the results of the stages, and questions about the tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import unquote

from docparse.checks import check
from docparse.checks.survey.survey import Survey
from docparse.inputs.notes import lost_messages
from docparse.inputs.read import Input, Options, read_text
from docparse.inputs.settings import Settings
from docparse.levels.anchors import Correction
from docparse.levels.certainty import find_unsure
from docparse.levels.decisions import Decision
from docparse.lsp.once import Once
from docparse.lsp.text import EditorText, Position, Range
from docparse.messages import Language, Message
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document, Section
from docparse.model.source import Source, Span
from docparse.pipeline import Trace
from docparse.references import Reference, find_references
from docparse.tree.lookup import Lookup

Format = Literal["text", "markdown"]

#: A lone surrogate: an editor can send it, but no file can hold it.
_SURROGATE = re.compile("[\ud800-\udfff]")


class Kept(NamedTuple):
    """The corrections of an open file."""

    corrections: tuple[Correction, ...] = ()
    #: Where they are kept; empty for a file that has none.
    file: str = ""


NOTHING = Kept()


@dataclass(frozen=True, eq=False)
class Analysis:
    """A file that was read and parsed. It never changes; results are computed once, when first needed."""

    text: EditorText
    settings: Settings
    #: The decoded file, as it can be written.
    file: str
    input: Input
    kept: Kept = NOTHING

    @classmethod
    def of(
        cls,
        text: EditorText,
        format: Format = "text",
        path: str = "",
        settings: Settings | None = None,
        kept: Kept = NOTHING,
    ) -> Analysis:
        """Read and parse a text."""
        settings = settings or Settings()
        file = _SURROGATE.sub("\ufffd", text.text)
        options = Options(
            format,
            styles=settings.styles,
            profile=settings.profile,
            corrections=kept.corrections,
            corrections_file=kept.file,
        )
        return cls(text, settings, file, read_text(file, options, path), kept)

    @property
    def trace(self) -> Trace:
        """The results of the stages."""
        return self.input.stages

    @property
    def source(self) -> Source:
        """The visible text, into which the spans of the document point."""
        return self.input.source

    @property
    def document(self) -> Document:
        """The tree."""
        return self.input.document

    @Once
    def lookup(self) -> Lookup:
        """Answers questions about the tree."""
        return Lookup.of(self.document)

    @Once
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of `docparse check`."""
        return self.check(self.document)

    @Once
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that the editor shows: corrections that are lost, headings to look at, the findings of the rules."""
        return (*self._lost(), *self._unsure(), *self.diagnostics)

    def _unsure(self) -> Iterator[Diagnostic]:
        for heading in find_unsure(self.document.headings()):
            message = Message("editor.unsure", level=heading.level, confidence=heading.confidence)
            words = message.text(self.language)
            yield Diagnostic(heading.span, "unsure", "unsure", "info", words)

    def _lost(self) -> Iterator[Diagnostic]:
        lines = self.source.line_starts
        name = PurePosixPath(unquote(self.source.origin.path)).name
        for correction, message in lost_messages(
            self.input.lost, name, self.input.options.corrections_file
        ):
            start = self.source.from_file(lines[min(correction.line, len(lines)) - 1])
            words = message.text(self.language)
            yield Diagnostic(Span(start, start), "corrections", "corrections", "warning", words)

    def check(self, document: Document) -> tuple[Diagnostic, ...]:
        """Return the findings in a document with the settings of this file."""
        settings = self.settings
        return check(
            document,
            select=settings.select,
            ignore=settings.ignore,
            extend_select=settings.extend_select,
            language=self.language,
        )

    @property
    def language(self) -> Language:
        """The language of messages."""
        return self.settings.language or "en"

    @Once
    def survey(self) -> Survey:
        """The tree as the rules of `docparse check` see it."""
        return Survey(self.document)

    @Once
    def references(self) -> tuple[Reference, ...]:
        """The references of the text to its own numbers."""
        return find_references(self.document, self.lookup)

    @Once
    def decisions(self) -> dict[int, Decision]:
        """What was decided of each candidate, by its offset."""
        return {found.candidate.span.start: found for found in self.trace.decisions}

    def heading_at(self, offset: int) -> Section | None:
        """Return the section whose heading is at an offset of the text."""
        section = self.lookup.section_at(offset)
        return section if section and offset <= section.heading.span.end else None

    def reference_at(self, offset: int) -> Reference | None:
        """Return the reference at an offset of the text."""
        at = bisect_right(self.references, (offset, len(self.source.text) + 1), key=_span_of) - 1
        reference = self.references[at] if at >= 0 else None
        return reference if reference and offset <= reference.span.end else None

    def offset(self, position: Position) -> int:
        """Return the offset in the text of a position in the file."""
        return self.source.from_file(self.text.offset(position))

    def in_file(self, span: Span) -> Span:
        """Return the place in the file of a span of the document."""
        start = self.source.to_file(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self.source.to_file(span.end - 1) + 1))

    def range(self, span: Span) -> Range:
        """Return the range of a span of the document."""
        return self.text.range(self.in_file(span))


def _span_of(reference: Reference) -> Span:
    return reference.span
