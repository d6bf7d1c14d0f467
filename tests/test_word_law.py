"""The law of the Word writer and the Word reader: any document comes back with its tree, its texts and its blocks."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from docparse import Document, Section, Source, parse, read
from docparse.model.leaves import LeafBase, Rule
from docparse.pipeline import trace
from docparse.writers.word.document import write_docx
from tests.word_documents import compilations, marked_documents

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
laws = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def shape_of(document: Document) -> list[tuple[object, ...]]:
    """Return the sections and the leaves in order, each with its words."""
    return [_of_block(block) for block in document.walk()]


def _of_block(block: Section | LeafBase) -> tuple[object, ...]:
    if isinstance(block, Section):
        return block.level, block.kind, block.marker, block.title
    words = "" if isinstance(block, Rule) else block.text.strip()
    return type(block).__name__, block.value, words


def check(document: Document) -> None:
    """Check that a document comes back."""
    again = read(write_docx(document, pictures=lambda address: _PNG))
    assert shape_of(again) == shape_of(document)
    assert inlines_of(again) == inlines_of(document)


def inlines_of(document: Document) -> list[tuple[str, str, str]]:
    """Return the marks inside lines and the words that they cover, and the spans of cells."""
    source = document.source
    kinds = {"strong", "em", "del", "codespan", "a", "img", "cell", "item", "list", "table", "row"}
    return [
        (mark.kind, "" if mark.kind == "img" else mark.value, source.slice(mark.span))
        for mark in source.marks
        if mark.kind in kinds
    ]


@laws
@given(marked_documents())
def test_a_document_with_all_blocks_comes_back(source: Source) -> None:
    check(trace(source).document)


@laws
@given(compilations())
def test_a_compilation_comes_back(text: str) -> None:
    document = parse(text)
    assert shape_of(read(write_docx(document))) == shape_of(document)
