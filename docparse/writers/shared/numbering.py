"""The markers that sections are written with where `--numbering` changes them, and their levels."""

from __future__ import annotations

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.leaves import Title
from docparse.numbering.markers import sign_of
from docparse.numbering.numerals import to_chinese
from docparse.writers.options import NUMBERINGS
from docparse.writers.shared.walk import opening_paragraph

#: 7.3.3 has four levels; offices use ① below them.
_STANDARD = ("{c}、", "（{c}）", "{n}.", "（{n}）")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def markers_of(document: Document, numbering: str) -> dict[int, str]:
    """Return the marker to write for each section, by the offset of its heading; nothing where all stay.

    `numbering` is one of `NUMBERINGS`. A report keeps its own marker. Items below 第一条, 第一章 or 1.1 have an
    order of their own, and `standard` keeps their markers. Raises `ValueError`.
    """
    if numbering not in NUMBERINGS:
        raise ValueError(Message("formats.no_numbering", name=numbering, known=tuple(NUMBERINGS)))
    if numbering == "keep":
        return {}
    markers: dict[int, str] = {}
    # (level, number of renumbered sections down to it; `None` below a section that keeps its marker)
    depths: list[tuple[int, int | None]] = []
    for section in document.sections():
        while depths and depths[-1][0] >= section.level:
            depths.pop()
        above = depths[-1][1] if depths else 0
        marker = section.heading.marker
        depth: int | None = above
        shown = section.marker
        if section.kind == "report":
            depth = 0
        elif marker:
            in_standard = above is not None and marker.row.standardized
            depth = above + 1 if above is not None and in_standard else None
            if numbering == "strip":
                shown = sign_of(shown)
            elif depth:
                standard = _standard_marker(depth, marker.number)
                shown = sign_of(shown) + standard if standard else shown
        depths.append((section.level, depth))
        markers[section.heading.span.start] = shown
    return markers


def shown_markers(document: Document, numbering: str) -> dict[int, str]:
    """Do as `markers_of`, but keep the marker where nothing would be left without it: 第一章 on its own line."""
    markers = markers_of(document, numbering)
    if markers:
        for section in document.sections():
            start = section.heading.span.start
            if not (markers[start] or section.title or opening_paragraph(section)):
                markers[start] = section.marker
    return markers


def _standard_marker(depth: int, number: int) -> str:
    """Return the marker of GB/T 9704-2012, 7.3.3 at a depth from 1; empty where it has none."""
    if number < 1:
        return ""
    if depth <= len(_STANDARD):
        return _STANDARD[depth - 1].format(c=to_chinese(number), n=number)
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else ""


def heading_offset(document: Document) -> int:
    """Return what is added to levels: 1 where a title takes the first level for itself."""
    return int(any(isinstance(block, Title) for block in document.blocks))
