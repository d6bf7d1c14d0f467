"""Markdown notes whose headings carry typed numbers; the marks of Markdown are taken off the text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
#: Words that count in the gold format, but have no mark in Markdown: optional where they begin a line.
_WORD = re.compile(rf"首先|其次|再次|最后|此外|另外|第{_NUMBER}[，,、：:]|{_NUMBER}[是要]")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def lay_out(files: Iterable[File]) -> Iterator[Laid]:
    """Yield the notes in Chinese with three numbered headings or more, and no more than half as many without."""
    parser = MarkdownIt("commonmark").enable("table")
    names: set[str] = set()
    for path, data in files:
        if not path.endswith(".md"):
            continue
        lines = list(_read_lines(parser.parse(data.decode("utf-8", "replace"))))
        text = "".join(line + "\n" for _, line in lines)
        name = hashlib.sha256(text.encode()).hexdigest()[:10]
        rows = tuple(_read_rows(lines))
        numbered = sum(map(is_counted, rows))
        bare = sum("u" in flags for _, flags in rows)
        chinese = len(_CHINESE.findall(text)) >= len(text) / 10
        if chinese and numbered >= 3 and numbered >= 2 * bare and name not in names:
            names.add(name)
            yield Laid(name, text, rows)


def _read_lines(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield the length of its mark, or 0, and the text of each heading and line; code, tables and HTML are left out."""
    numbers: list[int | None] = []  # of the next item of each open list
    inside_table = False
    mark, prefix = 0, ""
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            inside_table = token.type == "table_open"
        elif token.type == "ordered_list_open":
            numbers.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            numbers.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            number = numbers[-1]
            if number is not None:
                prefix = f"{number}{token.markup} "
                numbers[-1] = number + 1
        elif token.type == "heading_open":
            mark = int(token.tag[1:])
        elif token.type == "heading_close":
            mark = 0
        elif token.type == "inline" and not inside_table:
            for line in _text_of(token).split("\n"):
                if line.strip():
                    yield mark, prefix + line.strip()
                    prefix = ""


def _text_of(inline: Token) -> str:
    """Return the text of a paragraph without its marks: emphasis, links, pictures, tags."""
    parts = []
    for token in inline.children or []:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def _read_rows(lines: list[tuple[int, str]]) -> Iterator[GoldRow]:
    """Yield the headings; one without a number is optional, or the title if it is first and no other has its mark."""
    marks = [mark for mark, _ in lines if mark]
    open_marks: list[int] = []
    for number, (mark, line) in enumerate(lines, 1):
        found = _MARKER.match(line)
        marker = found[0] if found else ""
        if not mark:
            if found := found or _WORD.match(line):
                yield OutlineRow(number, 1, len(open_marks) + 1, "item", found[0], ""), "?"
            continue
        if not marker and number == 1 and marks.count(mark) == 1:
            yield OutlineRow(number, 1, 0, "title", "", line), ""
            continue
        while open_marks and open_marks[-1] >= mark:
            open_marks.pop()
        open_marks.append(mark)
        title = line[len(marker) :].strip()
        yield (
            OutlineRow(number, 1, len(open_marks), "heading", marker, title),
            "" if marker else "?u",
        )
