"""Laws and regulations of the mainland in Markdown (LawRefBook), whose divisions are marked with #."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from benchmarks.zhoutline.laying import GoldRow, Laid, flatten
from benchmarks.zhoutline.sources import File
from docparse.numbering.numerals import value_of
from docparse.writers.outline.rows import OutlineRow

_NUMBER = "[〇零一二三四五六七八九十百千]+"
_HEADING = re.compile(r"(#+)[ \t]*(.*)")
_DIVISION = re.compile(rf"第{_NUMBER}(分?编|部分|篇|章|节)(?:之{_NUMBER})?")
_RANKS = {"编": 0, "部分": 0, "篇": 0, "分编": 1, "章": 2, "节": 3}
_ARTICLE = re.compile(rf"第{_NUMBER}条(?:之{_NUMBER})?(?=[ \t\u00a0\u2002\u3000]|$)")
_PART = re.compile(rf"[（(](?:{_NUMBER}|[0-9]+)[)）]|[0-9]+[.、．](?![0-9])|{_NUMBER}、")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


def lay_out(files: Iterable[File]) -> Iterator[Laid]:
    """Yield the laws with numbered divisions whose marks follow the units (章 above 节), and articles without a gap."""
    names: set[str] = set()
    for path, data in files:
        name = PurePosixPath(path).stem
        text = data.decode("utf-8", "replace").replace("\r", "")
        if not path.endswith(".md") or "/" not in path:  # a template stands outside the folders
            continue
        if "INFO END" not in text or name in names:
            continue
        laid = _lay_out_law(name, _COMMENT.sub("", _FRONT.sub("", text, count=1)))
        if laid is not None:
            names.add(name)
            yield laid


def _lay_out_law(name: str, text: str) -> Laid | None:
    lines: list[str] = []
    rows: list[GoldRow] = []
    open_marks: list[int] = []  # the numbers of # of the open divisions
    ranks: dict[int, int] = {}  # the unit of each number of #
    for raw in text.split("\n"):
        line = raw.strip(" \t\u3000\u00a0\ufeff")
        heading = _HEADING.fullmatch(line)
        line = heading[2].strip() if heading else line
        if not line:
            continue
        lines.append(line)
        if heading is None:
            rows += _read_line(line, len(lines), len(open_marks) + 1)
        elif len(heading[1]) == 1:
            rows.append((OutlineRow(len(lines), 1, 0, "title", "", line), ""))
        else:
            division = _DIVISION.match(line)
            mark = len(heading[1])
            if division and ranks.setdefault(mark, _RANKS[division[1]]) != _RANKS[division[1]]:
                return None  # 第一章 and 第一节 with the same mark
            while open_marks and open_marks[-1] >= mark:
                open_marks.pop()
            open_marks.append(mark)
            rows.append(_read_heading(line, len(lines), len(open_marks), division))
    if sorted(ranks.values()) != [ranks[mark] for mark in sorted(ranks)] or not _is_whole(rows):
        return None
    return Laid(name, "".join(line + "\n" for line in lines), tuple(rows))


def _read_heading(line: str, number: int, level: int, division: re.Match[str] | None) -> GoldRow:
    marker = division[0] if division else ""
    title = flatten(line[len(marker) :])
    return OutlineRow(number, 1, level, "heading", marker, title), "" if marker else "u?"


def _read_line(line: str, number: int, level: int) -> Iterator[GoldRow]:
    """Yield an article, or a numbered line inside one, which is optional."""
    if found := _ARTICLE.match(line):
        yield OutlineRow(number, 1, level, "item", found[0], ""), ""
    elif found := _PART.match(line):
        yield OutlineRow(number, 1, level + 1, "item", found[0], ""), "?"


def _is_whole(rows: list[GoldRow]) -> bool:
    """Tell whether there are divisions and articles, and the articles count up by one: none was lost on the way."""
    counted = [row for row, flags in rows if "?" not in flags]
    articles = [row.marker for row in counted if row.kind == "item"]
    if not articles or not any(row.kind == "heading" for row in counted):
        return False
    numbers = [value_of(marker[1:-1]) or 0 for marker in articles if marker.endswith("条")]
    return all(after == before + 1 for before, after in pairwise(numbers))
