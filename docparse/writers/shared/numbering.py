"""What Markdown, HTML and XML share: the markers and the level that sections are written with."""

from __future__ import annotations

from docparse.model.document import Document, Section
from docparse.model.leaves import Paragraph, Title
from docparse.model.source import BLANKS, Span
from docparse.numbering.markers import sign_of
from docparse.numbering.numerals import to_chinese

#: What `--numbering` may be: as the author wrote it, none, or the marks of GB/T 9704-2012, 7.3.3.
NUMBERINGS = ("keep", "strip", "standard")
#: 7.3.3 has four levels; ① is what offices put below them.
_STANDARD = ("{c}、", "（{c}）", "{n}.", "（{n}）")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def markers_of(document: Document, numbering: str) -> dict[int, str]:
    """Return the marker to write for each section, by the offset of its heading.

    `numbering` is one of `NUMBERINGS`. Where it is not `keep`, a report keeps its own marker. What stands
    below 第一条, 第一章 or 1.1 is in an order of its own and keeps it in the standard form. Raises
    `ValueError`.
    """
    if numbering not in NUMBERINGS:
        raise ValueError(f"no numbering {numbering!r}; there are: {', '.join(NUMBERINGS)}")
    markers: dict[int, str] = {}
    # (level, how many renumbered sections there are down to it; none below one that is kept)
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
            elif numbering == "standard" and depth:
                standard = _standard_marker(depth, marker.number)
                shown = sign_of(shown) + standard if standard else shown
        depths.append((section.level, depth))
        markers[section.heading.span.start] = shown
    return markers


def shown_markers(document: Document, numbering: str) -> dict[int, str]:
    """Return what `markers_of` does, but keep the marker where nothing would be left without it."""
    markers = markers_of(document, numbering)
    for section in document.sections():
        if not section.title and not opening_paragraph(section):
            start = section.heading.span.start
            markers[start] = markers[start] or section.marker
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


def opening_paragraph(section: Section) -> Paragraph | None:
    """Return the text of an item that stands in the line of its marker; `None` if there is none."""
    first = section.blocks[0] if section.blocks else None
    if section.kind != "item" or not isinstance(first, Paragraph):
        return None
    between = section.reading.source.slice(Span(section.heading.span.end, first.span.start))
    return first if not between.strip(BLANKS) else None
