"""What Markdown, HTML and XML share: the level a section is written at, and its id."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from docparse.document import Block, Document, Section
from docparse.leaves import Paragraph, Title
from docparse.markers import STYLE_OF, sign_of
from docparse.numerals import to_chinese
from docparse.source import BLANKS, Span

#: What `--numbering` may be: as the author wrote it, none, or the marks of GB/T 9704-2012, 7.3.3.
NUMBERINGS = ("keep", "strip", "standard")
#: 7.3.3 has four levels; ① is what offices put below them.
_STANDARD = ("{c}、", "（{c}）", "{n}.", "（{n}）")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: Families of marks that the standard has a form for. 第一章, 第一条, 1.1 and 一是 are as they should be.
_FAMILIES = frozenset(
    {
        "一",
        "（一）",
        "1",
        "（1）",
        "1)",
        "①",
        "壹、",
        "甲、",
        "〔一〕",
        "【一】",
        "【1】",
        "1 ",
        "Ⅰ",
        "I.",
        "A.",
        "a)",
        "(a)",
    }
)


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
            in_standard = above is not None and _family_of(marker.style) in _FAMILIES
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


def _family_of(style: str) -> str:
    row = STYLE_OF.get(style)
    return (row.family if row else "") or style


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


def ids_of(document: Document) -> dict[int, str]:
    """Return an id for each section by the offset of its heading, unique and an XML name.

    It is made of the section's own title, or marker where it has none, and below the first level of a
    sum over the titles on the path to it: 基本情况, 人口-5d12c0. So it holds while text elsewhere
    changes and numbers move on; only sections with the same path are counted, 人口-5d12c0-2.
    """
    ids: dict[int, str] = {}
    taken: set[str] = set()
    last: dict[str, int] = {}
    sums: list[int] = [0]
    for section in document.sections():
        name = section.title or section.marker
        depth = len(section.trail)
        del sums[depth:]
        sums.append(crc32(name.encode("utf-8", "surrogatepass") + b"\n", sums[-1]))
        words = name[: 2 * _LONGEST_ID].translate(_ID_CHARACTERS)
        while "--" in words:
            words = words.replace("--", "-")
        words = words[:_LONGEST_ID].strip("-")
        base = words if words[:1].isalpha() else f"s{words}"
        if depth > 1 or not words:
            base += f"-{sums[-1] & 0xFFFFFF:06x}"
        chosen = base
        while chosen in taken:
            last[base] = last.get(base, 1) + 1
            chosen = f"{base}-{last[base]}"
        taken.add(chosen)
        ids[section.heading.span.start] = chosen
    return ids


class _IdCharacters(dict[int, str]):
    """What each character becomes in an id; as a table it is much quicker than a class of Chinese characters.

    Chinese characters beyond U+9FA5 are no letters of an XML name, as they came later.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = (char.isascii() and char.isalnum()) or any(
            first <= char <= last for first, last in ("〇〇", "一龥", "ぁゔ", "ァヺ", "가힣")
        )
        self[code] = char if kept else "-"
        return self[code]


_ID_CHARACTERS = _IdCharacters()
_LONGEST_ID = 24


def opening_paragraph(section: Section) -> Paragraph | None:
    """Return the text of an item that stands in the line of its marker; `None` if there is none."""
    first = section.blocks[0] if section.blocks else None
    if section.kind != "item" or not isinstance(first, Paragraph):
        return None
    between = section.reading.source.slice(Span(section.heading.span.end, first.span.start))
    return first if not between.strip(BLANKS) else None


def later_blocks(section: Section) -> Iterator[Block]:
    """Yield the blocks of a section without the text in the line of an item's marker."""
    opening = opening_paragraph(section)
    for block in section.blocks:
        if block is not opening:
            yield block
