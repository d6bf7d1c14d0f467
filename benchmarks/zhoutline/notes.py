"""Markdown notes whose headings carry typed numbers; the marks of Markdown are taken off the text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from benchmarks.scoring import parents_of
from benchmarks.zhoutline.laying import GoldRow, Laid, is_counted
from benchmarks.zhoutline.sources import File
from docparse.writers.outline.rows import OutlineRow

_NUMBER = "[〇零一二三四五六七八九十百]+"
_MARKER = re.compile(
    rf"""第[ ]?(?:{_NUMBER}|[0-9]+)[ ]?(?:部分|[编篇章节讲课])[：:、]?
    |{_NUMBER}[、．.]
    |[（(](?:{_NUMBER}|[0-9]+)[)）]、?
    # neither 3D nor 2019年
    |[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+[、．.]?(?=[ \u4e00-\u9fffA-Za-z])
    |[0-9]{{1,2}}(?:[、．)）]|\.(?![0-9]))""",
    re.VERBOSE,
)
#: What may be a node by the gold format, but has no mark in Markdown: optional where it begins a line.
_UNMARKED = re.compile(
    rf"""首先|其次|再次|最后|此外|另外
    |第{_NUMBER}[，,、：:步]
    |{_NUMBER}[是要]
    |步骤[ ]?(?:{_NUMBER}|[0-9]+)
    |[0-9０-９]{{1,2}}[，,、．.）)](?![0-9])
    |[0-9]{{1,3}}(?=[ :：])
    |【
    |[（(]?(?:[A-Za-z]|[ⅰ-ⅹⅠ-Ⅻ])[)）、.](?![A-Za-z0-9])
    |[①-⑳]
    # a short line that announces what is below it
    |(?=.{{1,20}}[：:]$)""",
    re.VERBOSE,
)
#: The level of optional lines, below all headings, so that no heading hangs from one.
_LOWEST = 9
_CHINESE = re.compile("[\u4e00-\u9fff]")


class _Line(NamedTuple):
    mark: int  # how many # it had; 0: none
    is_bold: bool  # a paragraph without a mark, bold as a whole
    text: str


def lay_out(files: Iterable[File]) -> Iterator[Laid]:
    """Yield the notes in Chinese with three numbered headings or more, and no more than half as many without.

    Where a heading without a number has one with a number below it, nothing in the text tells so: such notes are
    left out.
    """
    parser = MarkdownIt("commonmark").enable("table")
    names: set[str] = set()
    for path, data in files:
        if not path.endswith(".md"):
            continue
        lines = list(_read_lines(parser.parse(data.decode("utf-8", "replace"))))
        text = "".join(line.text + "\n" for line in lines)
        name = hashlib.sha256(text.encode()).hexdigest()[:10]
        rows = tuple(_read_rows(lines))
        numbered = sum(map(is_counted, rows))
        bare = sum("u" in flags for _, flags in rows)
        chinese = len(_CHINESE.findall(text)) >= len(text) / 10
        if (
            chinese
            and numbered >= 3
            and numbered >= 2 * bare
            and name not in names
            and not _is_hidden(rows)
        ):
            names.add(name)
            yield Laid(name, text, rows)


def _read_lines(tokens: list[Token]) -> Iterator[_Line]:
    """Yield each heading and each line of a paragraph; code, tables and HTML are left out."""
    inside_table = False
    mark, number = 0, ""
    for token in tokens:
        match token.type:
            case "table_open" | "table_close":
                inside_table = token.type == "table_open"
            case "list_item_open":
                number = f"{token.info}{token.markup} " if token.info else ""
            case "heading_open":
                mark = int(token.tag[1:])
            case "heading_close":
                mark = 0
            case "inline" if not inside_table and not _is_contents(token):
                is_bold = not mark and _is_bold(token)
                for line in _text_of(token).split("\n"):
                    if line.strip():
                        yield _Line(mark, is_bold, number + line.strip())
                        number = ""


def _is_contents(inline: Token) -> bool:
    """Tell whether a line is a link into its own page, as a table of contents has them."""
    first = (inline.children or [inline])[0]
    return first.type == "link_open" and str(first.attrGet("href")).startswith("#")


def _is_bold(inline: Token) -> bool:
    """Tell whether a paragraph is bold as a whole, as somebody writes a heading without a mark."""
    kinds = [token.type for token in inline.children or [] if token.content or token.nesting]
    return (
        kinds[:1] == ["strong_open"] and kinds[-1:] == ["strong_close"] and "softbreak" not in kinds
    )


def _text_of(inline: Token) -> str:
    """Return the text of a paragraph without its marks: emphasis, links, pictures, tags."""
    parts = []
    for token in inline.children or []:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def _is_hidden(rows: tuple[GoldRow, ...]) -> bool:
    """Tell whether a heading with a number lies below one without."""
    headings = [(row, flags) for row, flags in rows if row.kind == "heading"]
    bare = {row[:2] for row, flags in headings if flags}
    parents = parents_of(row for row, _ in headings)
    return any(parents[row[:2]] in bare for row, flags in headings if not flags)


def _read_rows(lines: list[_Line]) -> Iterator[GoldRow]:
    """Yield the headings; one without a number is optional, or the title if it is above all others."""
    marks = [line.mark for line in lines if line.mark]
    open_marks: list[int] = []
    for number, (mark, is_bold, text) in enumerate(lines, 1):
        found = _MARKER.match(text)
        if not mark:
            found = found or _UNMARKED.match(text)
            if found or is_bold:
                marker = found[0] if found else ""
                yield OutlineRow(number, 1, _LOWEST, "item", marker, ""), "?"
            continue
        marker = found[0] if found else ""
        if not marker and number == 1 and all(mark < other for other in marks[1:]):
            yield OutlineRow(number, 1, 0, "title", "", text), ""
            continue
        while open_marks and open_marks[-1] >= mark:
            open_marks.pop()
        open_marks.append(mark)
        title = text[len(marker) :].strip()
        flags = "" if marker else "?u"
        yield OutlineRow(number, 1, len(open_marks), "heading", marker, title), flags
