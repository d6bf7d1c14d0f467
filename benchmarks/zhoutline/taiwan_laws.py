"""Laws and regulations of Taiwan, whose divisions and articles are fields of the ministry's own data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from benchmarks.zhoutline.laying import GoldRow, Laid
from benchmarks.zhoutline.sources import File
from docparse.writers.outline.rows import OutlineRow

_NUMBER = "[〇零一二三四五六七八九十百]+"
_DIVISION = re.compile(rf"第[ ]*{_NUMBER}[ ]*([編章節款目])(?:[ ]*之[ ]*{_NUMBER})?")
_RANKS = "編章節款目"
#: A numbered line inside an article: 一、 一　 （一） 壹、 甲、 1. 1) 1　 (1) ① a.
_PART = re.compile(
    rf"""[ \t\u3000]*
    (?P<marker>
        {_NUMBER}(?:、|(?=[ \u3000]))
        |[（(](?:{_NUMBER}|[0-9０-９]+|[甲乙丙丁戊己庚辛壬癸A-Za-z])[)）]
        |[壹貳參肆伍陸柒捌玖拾甲乙丙丁戊己庚辛壬癸][、．.]
        |[0-9０-９]+[.、．)）]
        |[0-9０-９]{{1,2}}(?=[ \u3000])
        |[①-⑳]
        |[A-Za-z][.、)]
    )""",
    re.VERBOSE,
)


def lay_out(files: Iterable[File]) -> Iterator[Laid]:
    """Yield the laws that have divisions."""
    for path, data in files:
        law = json.loads(data.decode("utf-8-sig"))
        if any("編章節" in part for part in law["法規內容"]):
            laid = _lay_out_law(PurePosixPath(path).stem, law)
            if any(row.kind == "heading" for row, _ in laid.rows):
                yield laid


def _lay_out_law(name: str, law: dict[str, list[dict[str, str]]]) -> Laid:
    title = str(law["法規名稱"])
    lines, rows = [title], [(OutlineRow(1, 1, 0, "title", "", title), "")]
    open_ranks: list[int] = []
    for part in law["法規內容"]:
        if "編章節" in part:
            lines.append(part["編章節"].strip())
            rows += _read_division(lines[-1], len(lines), open_ranks)
        if "條號" in part:
            lines.append(part["條號"])
            level = len(open_ranks) + 1
            rows.append((OutlineRow(len(lines), 1, level, "item", part["條號"], ""), ""))
            content = part.get("條文內容", "").replace("\r", "").split("\n")
            content = [line.rstrip(" \t") for line in content if line.strip()]
            rows += _read_parts(content, len(lines) + 1, level)
            lines += content
    return Laid(name, "".join(line + "\n" for line in lines), tuple(rows))


def _read_division(line: str, number: int, open_ranks: list[int]) -> Iterator[GoldRow]:
    found = _DIVISION.match(line)
    if found is None:
        return
    rank = _RANKS.index(found[1])
    while open_ranks and open_ranks[-1] >= rank:
        open_ranks.pop()
    open_ranks.append(rank)
    title = line[found.end() :].strip()
    yield OutlineRow(number, 1, len(open_ranks), "heading", found[0], title), ""


def _read_parts(lines: list[str], first: int, level: int) -> Iterator[GoldRow]:
    """Yield the numbered lines inside an article, which are optional and all one level below it."""
    for number, line in enumerate(lines, first):
        if found := _PART.match(line):
            column = found.start("marker") + 1
            yield OutlineRow(number, column, level + 1, "item", found["marker"], ""), "?"
