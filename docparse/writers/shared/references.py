"""References of a text to its own numbers as links: the option `references` of the writers."""

from __future__ import annotations

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.source import REFERENCE
from docparse.writers.options import REFERENCES


def with_references(document: Document, references: str) -> Document:
    """Return `document` with a mark over each reference if `references` is `link`, as it is if it is `text`.

    Raises `ValueError` for another value.
    """
    if references not in REFERENCES:
        raise ValueError(Message("formats.no_references", name=references, known=REFERENCES))
    reading = document.reading
    marks = tuple([mark for mark in reading.source.marks if mark.kind != REFERENCE])
    # Somebody's XML may say that it has such marks.
    if len(marks) < len(reading.source.marks):
        source = reading.source._replace(marks=marks)
        document = Document(reading._replace(source=source), document.blocks)
    if references == "text":
        return document
    from docparse.references.marks import mark_references  # not for text

    return mark_references(document)


def targets_of(document: Document) -> frozenset[str]:
    """Return the ids of the sections to which the marks of a document lead."""
    return frozenset(mark.value for mark in document.source.marks if mark.kind == REFERENCE)
