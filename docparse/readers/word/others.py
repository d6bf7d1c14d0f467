"""Zip files that are not Word files, told by a part that each kind has."""

from __future__ import annotations

from collections.abc import Collection

from docparse.messages import Message

#: The name of a part, in lower case -> what the file is.
_KINDS: tuple[tuple[str, Message], ...] = (
    ("xl/workbook.xml", Message("reading.workbook")),
    ("xl/workbook.bin", Message("reading.workbook")),
    ("ppt/presentation.xml", Message("reading.slides")),
    ("visio/document.xml", Message("reading.drawing")),
    ("ofd.xml", Message("reading.ofd")),
    ("fixeddocseq.fdseq", Message("reading.xps")),
    ("fixeddocumentsequence.fdseq", Message("reading.xps")),
    ("meta-inf/container.xml", Message("reading.epub")),
    ("androidmanifest.xml", Message("reading.program")),
    ("meta-inf/manifest.mf", Message("reading.program")),
    ("content.xml", Message("reading.open_document")),
)


def what_it_is(names: Collection[str]) -> Message | None:
    """Return what a zip file with parts of these names is; `None` if nothing tells."""
    return next((message for name, message in _KINDS if name in names), None)
