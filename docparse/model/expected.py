"""A wrong call is told in a sentence: the text or the path of a document is no document."""

from __future__ import annotations

from docparse.messages import Message
from docparse.model.document import Document


def expect_document(value: object, function: str) -> None:
    """Refuse what is no document. Raises `TypeError`."""
    if not isinstance(value, Document):
        kind = type(value).__name__
        raise TypeError(Message("formats.no_document", function=function, kind=kind))
