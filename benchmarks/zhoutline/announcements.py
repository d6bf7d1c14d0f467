"""Announcements of Chinese listed companies (FDDC 2018), whose sections are nested in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from lxml import html

from benchmarks.zhoutline.laying import GoldRow, Laid, flatten, is_counted
from benchmarks.zhoutline.sources import File
from docparse.writers.outline.rows import OutlineRow

_NUMBER = "[〇零一二三四五六七八九十百]+"
_MARKER = re.compile(
    rf"""第{_NUMBER}(?:章|节|条|部分|、)
    |[（(][ ]?(?:{_NUMBER}|[0-9]{{1,2}})[ ]?[)）]、?
    |{_NUMBER}[、．.]
    # neither the year of 2014 年 nor the amount of 6.1145 元; the 1 of "1 、" stands alone
    |[0-9]{{1,2}}(?:\.[0-9]{{1,2}}(?![0-9]))*(?=[^0-9])(?:[、．.)）](?=[^0-9]))?
    |[①-⑳]
    |[０-９]+[、．]
    |[a-z]\.""",
    re.VERBOSE,
)


class _Line(NamedTuple):
    level: int
    text: str
    kind: str  # "section", "content" or "row" (of a table)


def lay_out(files: Iterable[File]) -> Iterator[Laid]:
    """Yield the announcements that have a numbered heading."""
    for path, data in files:
        if not path.endswith(".html"):
            continue
        lines = list(_read_lines(html.fromstring(data.decode("utf-8", "replace")), 1))
        rows = tuple(_read_rows(lines))
        if any(map(is_counted, rows)):
            text = "".join(line.text + "\n" for line in lines)
            yield Laid(PurePosixPath(path).stem, text, rows)


def _read_lines(element: html.HtmlElement, level: int) -> Iterator[_Line]:
    """Yield a line for each title of a section, paragraph and row of a table; blanks and breaks are one blank."""
    for child in element:
        kind = child.get("type") if child.tag == "div" else None
        if kind == "paragraph":
            title = flatten(child.get("title") or "")
            if title:
                yield _Line(level, title, "section")
            yield from _read_lines(child, level + bool(title))
        elif child.tag == "table" or (kind == "content" and child.find(".//table") is not None):
            for row in child.iter("tr"):
                text = flatten(" ".join(cell.text_content() for cell in row.iter("td")))
                if text:
                    yield _Line(level, text, "row")
        elif kind == "content":
            text = flatten(child.text_content())
            if text:
                yield _Line(level, text, "content")
        else:
            yield from _read_lines(child, level)


def _read_rows(lines: list[_Line]) -> Iterator[GoldRow]:
    """Yield a row for each section; one without a number, and content with one, are optional."""
    for number, (level, text, kind) in enumerate(lines, 1):
        found = _MARKER.match(text)
        marker = found[0] if found else ""
        if kind == "section":
            title = text[len(marker) :].strip()
            yield OutlineRow(number, 1, level, "heading", marker, title), "" if marker else "u?"
        elif kind == "content" and marker:
            yield OutlineRow(number, 1, level, "item", marker, ""), "?"
