"""How each part of a document looks: which styles there are, and which of them a heading has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import ceil

from docparse.model.document import Document, Section
from docparse.writers.word.bullets import Bullets
from docparse.writers.word.measures import PAGE, SPACING, TITLE, width_of
from docparse.writers.word.package import Package
from docparse.writers.word.styles import (
    DEEPEST,
    REPORT,
    STYLES,
    StyleRow,
    derived_id,
    first_line,
    heading_rows,
    report_row,
)


class Depths:
    """How deep each section is in its report: that of most on a level is the style of the level."""

    def __init__(self, document: Document) -> None:
        #: The depth of each section by the offset of its heading; a report is 0 deep.
        self.of: dict[int, int] = {}
        counts: dict[int, Counter[int]] = {}
        #: (level, depth) of the open sections.
        around: list[tuple[int, int]] = []
        for section in document.sections():
            while around and around[-1][0] >= section.level:
                around.pop()
            above = around[-1][1] if around else REPORT
            depth = REPORT if section.kind == "report" else above + 1
            around.append((section.level, depth))
            self.of[section.heading.span.start] = depth
            if section.kind != "item" and section.level <= DEEPEST:
                counts.setdefault(section.level, Counter())[depth] += 1
        #: The levels of reports, whose headings have a style of their own: they are known by it when the file is read.
        self.of_reports = {level for level, found in counts.items() if found.pop(REPORT, 0)}
        counts = {level: found for level, found in counts.items() if found}
        self.usual = {level: found.most_common(1)[0][0] for level, found in counts.items()}
        self.others = {
            (level, depth)
            for level, found in counts.items()
            for depth in found
            if depth != self.usual[level]
        } | {(level, REPORT) for level in self.of_reports}


class Look:
    """The styles of a file: those of GB/T 9704-2012, or those of a house's template with what it lacks."""

    def __init__(self, depths: Depths) -> None:
        self._depths = depths
        self.rows = (*STYLES, *heading_rows(depths.usual, depths.others))
        self._ids = {row.id: row.id for row in self.rows}
        self._is_standard = True
        self._bullets = Bullets()

    def take(self, package: Package) -> None:
        """Go by the styles of a template, by their names, and add to it those that it lacks."""
        self._is_standard = False
        known = package.style_ids()
        used = set(known.values())
        missing: list[StyleRow] = []
        reports = (report_row(level) for level in sorted(self._depths.of_reports))
        for row in (*STYLES, *heading_rows(self._depths.usual, ()), *reports):
            id = known.get(row.name.lower())
            if id is None:
                id = row.id if row.id not in used else f"docparse{row.id}"
                missing.append(row._replace(id=id))
            self._ids[row.id] = id
        package.add_styles(self._renamed(missing))

    def _renamed(self, rows: list[StyleRow]) -> list[StyleRow]:
        """Return styles as the template has them: on its own, and in its typefaces where the text is in them."""
        return [
            row._replace(based_on=self._ids.get(row.based_on, ""), next=self._ids.get(row.next, ""))
            for row in rows
        ]

    def id(self, style: str) -> str:
        """Return the id of a style, by its id in `styles`."""
        return self._ids.get(style, "")

    @property
    def derived(self) -> list[tuple[str, int]]:
        """The names of the styles of headings that Word does not know as such, and the level of each."""
        return [
            (row.name, level)
            for level, depth in sorted(self._depths.others)
            for row in self.rows
            if row.id == derived_id(level, depth) and (self._is_standard or depth == REPORT)
        ]

    @property
    def ids(self) -> Mapping[str, str]:
        """The ids of all styles."""
        return self._ids

    def depth_of(self, section: Section) -> int:
        """Return how deep a section is in its report."""
        return self._depths.of[section.heading.span.start]

    def heading(self, section: Section) -> str:
        """Return the id of the style of a heading; that of text below the deepest level."""
        level, depth = section.level, self.depth_of(section)
        if level > DEEPEST:
            return self.id("BodyText")
        if depth == REPORT or (self._is_standard and self._depths.usual[level] != depth):
            return self.id(derived_id(level, depth))
        return self.id(f"Heading{level}")

    def balance(self, title: str) -> str:
        """Return the indents between which the lines of a title are about equally long, if it has several."""
        most = PAGE.text_width // (TITLE * 10 + SPACING)
        width = ceil(width_of(title))
        count = ceil(width / most)
        if not self._is_standard or count < 2:
            return ""
        each = ceil(width / count) + 1
        side = max(0, (PAGE.text_width - each * (TITLE * 10 + SPACING)) // 2)
        return f'<w:ind w:left="{side}" w:right="{side}"/>'

    def indent_of_number(self, section: Section) -> str:
        """Return the indent of a paragraph in a list: LibreOffice takes that of the list, not that of the style."""
        return first_line(2) if self._is_standard and section.kind != "report" else ""

    def set_bullets(self, numbers: Bullets) -> None:
        """Take the numbers of the lists for items in the package."""
        self._bullets = numbers

    def bullets(self) -> Bullets:
        """Return the numbers of the lists for items."""
        return self._bullets
