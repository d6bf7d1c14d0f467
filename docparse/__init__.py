"""Section trees from the numbering that Chinese reports carry in their text.

>>> import docparse
>>> document = docparse.parse("一、基本情况\\n全县共有人口30万。\\n二、主要问题\\n")
>>> [section.title for section in document.sections()]
['基本情况', '主要问题']

The public names are those of `__all__`; they are loaded when first used, so that
`docparse --version` does not pay for the parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docparse.checks import check
    from docparse.comparison.compare import Change, Comparison, diff
    from docparse.inputs.corrections import CorrectionsFile, read_corrections
    from docparse.inputs.fix import fix
    from docparse.inputs.read import read
    from docparse.inputs.stream import Report, iter_reports
    from docparse.levels.anchors import Correction
    from docparse.model.cells import Cell, Item
    from docparse.model.diagnostic import Diagnostic, Edit
    from docparse.model.document import Block, Document, Section
    from docparse.model.front import FrontPart
    from docparse.model.heading import Heading, Marker
    from docparse.model.leaves import (
        Code,
        Figure,
        List,
        Paragraph,
        Quote,
        Raw,
        Rule,
        Table,
        Title,
    )
    from docparse.model.source import Origin, Source, Span
    from docparse.pipeline import Trace, parse, trace
    from docparse.readers.decode import DecodeError
    from docparse.writers.chunks.split import Chunk, chunks
    from docparse.writers.formats import write
    from docparse.writers.options import OutputFormat

__version__ = "0.1.0"

_HOMES = {
    "Block": "docparse.model.document",
    "Cell": "docparse.model.cells",
    "Change": "docparse.comparison.compare",
    "Chunk": "docparse.writers.chunks.split",
    "Code": "docparse.model.leaves",
    "Comparison": "docparse.comparison.compare",
    "Correction": "docparse.levels.anchors",
    "CorrectionsFile": "docparse.inputs.corrections",
    "DecodeError": "docparse.readers.decode",
    "Diagnostic": "docparse.model.diagnostic",
    "Document": "docparse.model.document",
    "Edit": "docparse.model.diagnostic",
    "Figure": "docparse.model.leaves",
    "FrontPart": "docparse.model.front",
    "Heading": "docparse.model.heading",
    "Item": "docparse.model.cells",
    "List": "docparse.model.leaves",
    "Marker": "docparse.model.heading",
    "Origin": "docparse.model.source",
    "OutputFormat": "docparse.writers.options",
    "Paragraph": "docparse.model.leaves",
    "Quote": "docparse.model.leaves",
    "Raw": "docparse.model.leaves",
    "Report": "docparse.inputs.stream",
    "Rule": "docparse.model.leaves",
    "Section": "docparse.model.document",
    "Source": "docparse.model.source",
    "Span": "docparse.model.source",
    "Table": "docparse.model.leaves",
    "Title": "docparse.model.leaves",
    "Trace": "docparse.pipeline",
    "check": "docparse.checks",
    "chunks": "docparse.writers.chunks.split",
    "diff": "docparse.comparison.compare",
    "fix": "docparse.inputs.fix",
    "iter_reports": "docparse.inputs.stream",
    "parse": "docparse.pipeline",
    "read": "docparse.inputs.read",
    "read_corrections": "docparse.inputs.corrections",
    "trace": "docparse.pipeline",
    "write": "docparse.writers.formats",
}

__all__ = [
    "Block",
    "Cell",
    "Change",
    "Chunk",
    "Code",
    "Comparison",
    "Correction",
    "CorrectionsFile",
    "DecodeError",
    "Diagnostic",
    "Document",
    "Edit",
    "Figure",
    "FrontPart",
    "Heading",
    "Item",
    "List",
    "Marker",
    "Origin",
    "OutputFormat",
    "Paragraph",
    "Quote",
    "Raw",
    "Report",
    "Rule",
    "Section",
    "Source",
    "Span",
    "Table",
    "Title",
    "Trace",
    "check",
    "chunks",
    "diff",
    "fix",
    "iter_reports",
    "parse",
    "read",
    "read_corrections",
    "trace",
    "write",
]


if not TYPE_CHECKING:  # with it, a checker would take every name that is not there for `Any`

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'docparse' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
