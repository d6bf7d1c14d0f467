"""Sections, titles and paragraphs as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.model.document import Document, Section
from docparse.model.heading import Heading, Kind
from docparse.model.leaves import Figure, Leaf, Paragraph, Raw, Table, Title, parts_of, rows_of
from docparse.model.source import BLANKS, PICTURE, Span
from docparse.writers.html.contents import Entry
from docparse.writers.html.inlines import escape_text, html_inlines, write_elements
from docparse.writers.html.parts import Parts, write_code
from docparse.writers.html.tables import write_table
from docparse.writers.html.words import Words
from docparse.writers.shared.inlines import Inline, inlines_of, length_of, split_inlines
from docparse.writers.shared.lists import entries_of
from docparse.writers.shared.numbering import heading_offset, markers_of
from docparse.writers.shared.parts import part_of
from docparse.writers.shared.walk import walk

_DEEPEST = 6
_BLANKS = frozenset(BLANKS)
#: Formats of raw pieces that tell about the file and are not part of its text.
_METADATA = frozenset({"yaml", "toml"})


class Blocks:
    """Writes the blocks of a document, and collects its headings for the contents."""

    def __init__(
        self, document: Document, numbering: str, words: Words, *, fragment: bool = False
    ) -> None:
        self.words = words
        #: One for each section but the items, when all is written.
        self.entries: list[Entry] = []
        self._document = document
        self._reading = document.reading
        self._markers = markers_of(document, numbering)
        self._offset = heading_offset(document)
        self._parts = Parts(document.reading, words.picture)
        self._tables = 0
        self._entries = entries_of(document)
        # A page around a fragment has a style sheet of its own, and would show numbers before these.
        self._typed = ' class="typed"' + ' style="list-style: none"' * fragment
        #: For each open section how many headings there are down to it, and how many of these are reports.
        self._levels = [(0, 0)]

    def write_blocks(self) -> Iterator[str]:
        """Yield the blocks in the order of the text."""
        for step in walk(self._document):
            block = step.block
            if not isinstance(block, Section):
                yield self.write_block(block, is_top=step.depth == 0)
            elif step.is_end:
                self._levels.pop()
                yield self._end_of(block)
            else:
                yield self.write_section(block, step.opening)

    def write_block(self, block: Leaf, *, is_top: bool) -> str:
        """Write a leaf; `is_top` tells that it is in no section."""
        match block:
            case Title():
                inside = self._parts.write_line(block.span)
                return f"<h1>{inside}</h1>\n" if is_top else f'<p class="title">{inside}</p>\n'
            case Paragraph():
                role = f' class="{block.role}"' if block.role else ""
                return f"<p{role}>{self._parts.write_line(block.span)}</p>\n"
            case Figure():
                return f"<figure>{self._parts.write_line(block.span)}</figure>\n"
            case Raw() if block.format in _METADATA:
                return ""
            case Table():
                return self._write_table(block)
            case _:
                return self._parts.write_part(part_of(block))

    def write_section(self, section: Section, opening: Paragraph | None) -> str:
        """Write the tag of a section, and its heading with the `opening` that is in the same line."""
        heading, marker = section.heading, section.marker
        id = section.id
        level, reports = self._levels[-1]
        end = (opening or heading).span.end
        if heading.kind == "item":
            self._levels.append((level, reports))
            return self._write_item(section, id, end)
        inside = self._write_inside(heading, marker, end)
        level += 1
        reports += heading.kind == "report"
        self._levels.append((level, reports))
        self.entries.append(Entry(level, id, self._label_of(heading, marker, section.title)))
        return self._write_heading(heading.kind, id, inside)

    def _write_item(self, section: Section, id: str, end: int) -> str:
        """Write the beginning of an item, as an entry of a list if it is one."""
        heading, marker = section.heading, section.marker
        entry = self._entries.get(heading.span.start)
        inside = self._write_inside(heading, marker, end)
        if not entry:
            return f'<div class="item">\n<p id="{id}">{inside}</p>\n'
        is_counted = self._is_counted(section)
        if is_counted:  # a browser shows the number
            inside = inside.removeprefix(f'<span class="marker">{marker}</span>').lstrip(" ")
        start = f' start="{entry.number}"' if entry.number > 1 else ""
        opening = f"<ol{'' if is_counted else self._typed}{start}>\n" if entry.is_first else ""
        return f'{opening}<li id="{id}">{inside}\n'

    def _is_counted(self, section: Section) -> bool:
        """Tell whether a browser shows the marker of an item just as it was typed."""
        shown = self._markers.get(section.heading.span.start, section.marker)
        return shown == section.marker == f"{section.number}."

    def _end_of(self, section: Section) -> str:
        if section.kind != "item":
            return "</section>\n"
        entry = self._entries.get(section.heading.span.start)
        if not entry:
            return "</div>\n"
        return "</li>\n</ol>\n" if entry.is_last else "</li>\n"

    def _write_heading(self, kind: Kind, id: str, inside: str) -> str:
        """Write the tag of a section, and its heading with the text `inside`."""
        level, reports = self._levels[-1]
        depth = level - reports  # within its report
        level += self._offset
        tag = f"h{min(level, _DEEPEST)}"
        deep = f' aria-level="{level}"' if level > _DEEPEST else ""
        # A run-in title is in the line of its text, where a line feed would be a blank.
        end = "" if kind == "runin" else "\n"
        return (
            f'<section class="{kind} depth{depth}">\n<{tag} id="{id}"{deep}>{inside}</{tag}>{end}'
        )

    def _write_inside(self, heading: Heading, written: str, end: int) -> str:
        """Write the marker and the words of a heading, which ends at `end`."""
        reading = self._reading
        whole = Span(heading.span.start, end)
        if not written or not heading.marker:
            return self._parts.write_line(whole)
        words = reading.text(Span(heading.marker.span.end, end))
        shown, blank = self._marker_of(heading, written, words)
        marker = f'<span class="marker">{escape_text(shown)}</span>{blank}' if shown else ""
        if not reading.source.marks or not reading.marks_in(whole):
            return marker + escape_text(words)
        # A link or emphasis may begin before the marker.
        inlines = inlines_of(reading, whole)
        _, rest = split_inlines(inlines, length_of(inlines) - len(words))
        rest = list(html_inlines(rest, self.words.picture))
        if marker:
            around = rest[0].marks if rest and heading.kind == "item" else ()
            rest.insert(0, Inline(marker, around))
        return write_elements(rest)

    def _marker_of(self, heading: Heading, written: str, words: str) -> tuple[str, str]:
        """Return the marker to show before `words`, and the blank after it.

        Where nothing would be left without the marker it stays: 第一章 on its own line.
        """
        if not written or not heading.marker:
            return "", ""
        shown = self._markers.get(heading.span.start, written) or ("" if words else written)
        # 第一条 为了…: the blank that the author typed stays
        after = heading.marker.span.end
        typed = self._reading.source.text[after : after + 1] in _BLANKS
        return shown, " " if typed and shown == written else ""

    def _label_of(self, heading: Heading, written: str, title: str) -> str:
        if PICTURE in title:
            title = title.replace(PICTURE, "").strip(BLANKS)
        marker, blank = self._marker_of(heading, written, title)
        return marker + (title and blank) + title or self.words.picture

    def _write_table(self, table: Table) -> str:
        """Write a table in a frame that scrolls and has a name."""
        written = write_table(rows_of(parts_of(table, "table")), self._parts.write_cell)
        if not written:
            return write_code(table.text)
        self._tables += 1
        return (
            f'<div class="table" role="region" aria-label="{self.words.table} {self._tables}" tabindex="0">\n'
            f"{written}</div>\n"
        )
