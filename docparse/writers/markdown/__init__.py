"""CommonMark: a heading for each section with a title, a paragraph for each paragraph and item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from docparse.document import (
    Block,
    Code,
    Document,
    Leaf,
    List,
    Paragraph,
    Quote,
    Raw,
    Rule,
    Section,
    Table,
    Title,
)
from docparse.source import BLANKS, Mark, Span
from docparse.writers.inline import Run, runs_of
from docparse.writers.markdown.escape import fence_of
from docparse.writers.markdown.head import write_head
from docparse.writers.markdown.inline import write_inline, write_line, write_tags
from docparse.writers.numbering import heading_offset, markers_of, opening_paragraph

#: Where a run-in title goes: to a heading of its own, to the beginning of its paragraph in bold, or
#: nowhere: the paragraph stays as its author wrote it.
RUNINS = ("heading", "bold", "keep")
_DEEPEST = 6
#: Deeper lists, which parsers stop reading at some depth, are written at this one.
_DEEPEST_LIST = 8
_CLOSING_HASHES = re.compile(r"(?<=[ \t])(#+)$|^(#+)$")
#: What may stand outside of the bold type of a title that is bold as a whole.
_CLOSING = BLANKS + "。．.：:；;，,、！!？?"
#: Formats of raw pieces that stand before the text and tell about it.
_FRONT_MATTER = frozenset({"yaml", "toml"})
#: How a block of HTML begins that goes on over empty lines, and what ends it (CommonMark 0.31, 4.6).
_LONG_HTML = tuple(
    (re.compile(" {0,3}<" + start, re.IGNORECASE), end)
    for start, end in (
        ("!--", "-->"),
        ("[?]", "?>"),
        (r"!\[CDATA\[", "]]>"),
        ("![a-z]", ">"),
        ("pre(?=[ \t>\n]|$)", "</pre>"),
        ("script(?=[ \t>\n]|$)", "</script>"),
        ("style(?=[ \t>\n]|$)", "</style>"),
        ("textarea(?=[ \t>\n]|$)", "</textarea>"),
    )
)
_HTML = re.compile(" {0,3}<[A-Za-z/!?]")
#: What ends a line inside a cell.
_BREAK = re.compile("[\n\x0b\u2028]")
_NOT_IN_INFO = re.compile(r"[`\\&\r\n\0]")


def write_markdown(
    document: Document,
    *,
    numbering: str = "keep",
    runin: str = "heading",
    front_matter: bool = False,
) -> str:
    """Write `document` as CommonMark, each paragraph on one line, with tables and ~~ as GitHub has them.

    A title is a heading of the first level and moves all others one down. Below the sixth level a
    heading becomes a bold line, as does the title of a report inside a compilation. An item has no
    title, so it is a paragraph that begins with its marker. `numbering` is one of
    `numbering.NUMBERINGS`, `runin` one of `RUNINS`; `front_matter` asks for a head of YAML. Raises
    `ValueError` for others.
    """
    if runin not in RUNINS:
        raise ValueError(f"no form {runin!r} for run-in titles; there are: {', '.join(RUNINS)}")
    writer = _Writer(document, numbering, runin)
    pieces = list(writer.write())
    head = writer.head.text if writer.head else ""
    if front_matter:
        head = write_head(document, head)
    if head:
        pieces.insert(0, head)
    elif pieces and pieces[0] == "---":
        pieces[0] = "***"  # Some take --- on the first line for the beginning of a head.
    return "\n\n".join(pieces) + ("\n" if pieces else "")


class _Writer:
    """The blocks of a document as pieces of Markdown."""

    def __init__(self, document: Document, numbering: str, runin: str) -> None:
        self.document = document
        self.reading = document.reading
        self.runin = runin
        #: Nothing where all markers stay.
        self.markers = markers_of(document, numbering) if numbering != "keep" else {}
        self.offset = heading_offset(document)
        first = document.blocks[0] if document.blocks else None
        self.is_plain = not self.reading.source.marks
        #: The front matter of the file.
        self.head = first if isinstance(first, Raw) and first.format in _FRONT_MATTER else None
        self.titles = {block.span.start for block in document.blocks if isinstance(block, Title)}

    def write(self) -> Iterator[str]:
        """Yield the blocks in the order of the text: Markdown has no sections to nest."""
        before: Block | None = None
        taken: Block | None = None
        bullet = "-"
        for block in self.document.walk():
            if block is taken or block is self.head:
                continue
            if isinstance(block, Section):
                taken, piece = self._write_section(block)
            else:
                # Two lists with the same bullet would be one.
                bullet = "*" if isinstance(before, List) and bullet == "-" else "-"
                piece = self._write_leaf(block, bullet)
            if piece:
                yield piece
                before = block

    def _write_leaf(self, block: Leaf, bullet: str) -> str:
        match block:
            case Title() if block.span.start in self.titles:
                return _heading(_without_bold(self._runs(block.span)), 1)
            case Title():
                return _bold(self._runs(block.span))
            case Paragraph():
                return write_line(self._runs(block.span))
            case Table():
                return "\n".join(self._write_table(block.rows)) or self._write_lines(block, "")
            case List():
                lines = self._write_list(block, bullet)
                return "\n".join(lines) or self._write_lines(block, "")
            case Code():
                return _write_code(block.text, block.language)
            case Quote():
                return self._write_lines(block, "> ")
            case Rule():
                return "---"
            case Raw():
                return _write_raw(block)
            case _:
                assert_never(block)

    def _runs(self, span: Span) -> list[Run]:
        if self.is_plain:
            return [Run(self.reading.text(span))]
        return runs_of(self.reading, span)

    def _write_section(self, section: Section) -> tuple[Block | None, str]:
        """Return the paragraph that stands in the line of the section's heading, and that line."""
        span = section.heading.span
        if section.kind == "item":
            taken = opening_paragraph(section)
            end = taken.span.end if taken else span.end
            return taken, write_line(self._numbered(section, end))
        if section.kind != "runin" or self.runin == "heading":
            runs = self._numbered(section, span.end)
            if not self.is_plain:
                runs = _without_bold(runs, self._marker_of(section))
            return None, _heading(runs, section.level + self.offset)
        taken = self._text_in_line(section)
        end = taken.span.end if taken else span.end
        runs = self._numbered(section, end)
        return taken, write_line(
            self._with_bold_lead(section, runs, end) if self.runin == "bold" else runs
        )

    def _text_in_line(self, section: Section) -> Paragraph | None:
        """Return the paragraph that a run-in title opens; `None` where the title is all of it."""
        first = section.blocks[0] if section.blocks else None
        if not isinstance(first, Paragraph):
            return None
        at, outside = section.heading.span.end, ""
        for cut in self.reading.cuts_in(Span(at, first.span.start)):
            outside += self.reading.source.text[at : cut.start]
            at = cut.end
        outside += self.reading.source.text[at : first.span.start]
        return None if outside.strip(BLANKS) else first

    def _marker_of(self, section: Section) -> str:
        return self.markers.get(section.heading.span.start, section.marker)

    def _numbered(self, section: Section, end: int) -> list[Run]:
        """Return the words from a heading's marker to `end`, with the marker that is to be written."""
        heading = section.heading
        runs = self._runs(Span(heading.span.start, end))
        if not self.markers or not heading.marker:
            return runs
        marker = self._marker_of(section)
        if marker == section.marker:
            return runs
        words = self.reading.text(Span(heading.marker.span.end, end))
        if not words and section.kind != "item":
            return runs  # 第一章 alone on its line would be no heading without it.
        first, rest = _split(runs, _length(runs) - len(words))
        # 1、2019年工作: 1.2019 would be another number
        blank = " " if marker[-1:] == "." and words[:1].isdigit() else ""
        around = tuple(mark for mark in first[0].marks if mark.kind == "strong") if first else ()
        return [Run(marker + blank, around), *rest] if marker else rest

    def _with_bold_lead(self, section: Section, runs: list[Run], end: int) -> list[Run]:
        """Make marker and title bold, but not the stop behind: **（一）好。**的 would not render."""
        heading = section.heading
        behind_title = self.reading.text(Span(heading.title.end, end))
        behind = self.reading.text(Span(heading.span.end, end))
        lead, rest = _split(runs, _length(runs) - len(behind_title))
        stop, text = _split(rest, len(behind_title) - len(behind))
        return [*_all_bold(lead), *_drop_bold(stop), *text]

    def _write_list(self, block: List, bullet: str) -> Iterator[str]:
        depths: list[int] = []
        for item in block.items:
            depth = int(item.value) if item.value.isdecimal() else 1
            while depths and depths[-1] >= depth:
                depths.pop()
            words = write_line(self._runs(item.span))
            if words:  # An empty item below words would make a heading of these.
                yield "  " * min(len(depths), _DEEPEST_LIST) + f"{bullet} {words}"
                depths.append(depth)

    def _write_lines(self, block: Leaf, sign: str) -> str:
        """Write each line of a block as a paragraph with `sign` before it."""
        at, lines = block.span.start, []
        for line in block.text.split("\n"):
            if words := write_line(self._runs(Span(at, at + len(line)))):
                lines.append(sign + words)
            at += len(line) + 1
        return f"\n{sign.rstrip()}\n".join(lines)

    def _write_table(self, rows: Sequence[Sequence[Mark]]) -> Iterator[str]:
        if not rows:
            return
        if _is_simple(rows, self.reading.source.text):
            yield from self._write_pipes(rows)
            return
        yield "<table>"
        for row in rows:
            yield "<tr>" + "".join(map(self._write_cell, row)) + "</tr>"
        yield "</table>"

    def _write_pipes(self, rows: Sequence[Sequence[Mark]]) -> Iterator[str]:
        """Yield the lines of a table; the first row is its head if its cells are, else an empty one."""
        width = max(map(len, rows))
        cells = [
            [write_inline(self._runs(cell.span)).replace("|", "\\|") for cell in row]
            for row in rows
        ]
        if not all(cell.value for cell in rows[0]):
            cells.insert(0, [])
        cells.insert(1, ["---"] * width)
        for row in cells:
            yield "| " + " | ".join([*row, *[""] * (width - len(row))]) + " |"

    def _write_cell(self, cell: Mark) -> str:
        words = cell.value.split()
        name = "th" if "header" in words else "td"
        spans = dict(word.split("=", 1) for word in words if "=" in word)
        attributes = "".join(
            f' {key[:3]}span="{int(spans[key])}"'
            for key in ("cols", "rows")
            if spans.get(key, "").isdecimal()
        )
        pieces, at = [], cell.span.start
        for line in _BREAK.split(self.reading.source.slice(cell.span)):
            pieces.append(write_tags(self._runs(Span(at, at + len(line)))))
            at += len(line) + 1
        return f"<{name}{attributes}>{'<br>'.join(pieces)}</{name}>"


def _is_simple(rows: Sequence[Sequence[Mark]], text: str) -> bool:
    """Tell whether a table has a form in Markdown: a head of one row, no spans, no line ends in cells."""
    heads = {cell.value for cell in rows[0]}
    return (
        heads in ({""}, {"header"})
        and not any(cell.value for row in rows[1:] for cell in row)
        and not any(_BREAK.search(text, *cell.span) for row in rows for cell in row)
    )


def _heading(runs: list[Run], level: int) -> str:
    if level > _DEEPEST:
        return _bold(runs)
    return "#" * level + " " + _CLOSING_HASHES.sub(r"\\\g<0>", write_inline(runs))


def _bold(runs: list[Run]) -> str:
    """Write a line in bold; its own emphasis marks are escaped, so none can close it early."""
    return write_inline(_all_bold(runs))


def _all_bold(runs: list[Run]) -> list[Run]:
    bold = Mark(Span(0, 0), "strong")
    return [run._replace(marks=(bold, *run.marks)) for run in _drop_bold(runs)]


def _drop_bold(runs: list[Run]) -> list[Run]:
    return [
        run._replace(marks=tuple(mark for mark in run.marks if mark.kind != "strong"))
        for run in runs
    ]


def _without_bold(runs: list[Run], marker: str = "") -> list[Run]:
    """Drop bold type from a title that is bold as a whole, with or without its marker and stop."""
    if not any(run.marks for run in runs):
        return runs
    plain = "".join(run.text for run in runs if all(mark.kind != "strong" for mark in run.marks))
    return runs if plain.removeprefix(marker).strip(_CLOSING) else _drop_bold(runs)


def _length(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _split(runs: Sequence[Run], count: int) -> tuple[list[Run], list[Run]]:
    """Cut `runs` behind their first `count` characters."""
    first: list[Run] = []
    for index, run in enumerate(runs):
        if count < len(run.text):
            if count > 0:
                first.append(run._replace(text=run.text[:count]))
            return first, [run._replace(text=run.text[max(count, 0) :]), *runs[index + 1 :]]
        first.append(run)
        count -= len(run.text)
    return first, []


def _write_code(text: str, language: str = "") -> str:
    fence = fence_of(text, 3)
    info = _NOT_IN_INFO.sub("", language).strip(BLANKS)
    code = text.replace("\0", "\ufffd")
    return f"{fence}{info}\n{code}\n{fence}" if code else f"{fence}{info}\n{fence}"


def _write_raw(block: Raw) -> str:
    """Write a block of HTML as it is, closed where it would go on to the end of the file."""
    text = block.text
    if block.format != "html" or not _HTML.match(text):
        return _write_code(text, block.format)
    for start, end in _LONG_HTML:
        if (begun := start.match(text)) and end not in text[begun.end() :].lower():
            return f"{text}\n{end}"
    return text
