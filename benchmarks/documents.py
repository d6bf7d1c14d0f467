"""Documents like those that people have: small, with many short lines. None of their text is copied, only their measures.

A sort is measured from documents of that sort: how many lines they have and how long these are, and what share of them
begin with a marker, are rows of a table, are empty. `python -m benchmarks.documents FOLDER SORT` writes some.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from docparse.numbering.numerals import to_chinese

#: What a value is for these shares of all, from the least to the greatest.
_SHARES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
_WORDS = (
    "公司 股东 董事会 项目 资金 募集 投资 审议 议案 会议 表决 股份 信息 披露 工程 建设 管理 服务 教育 农业 企业 市场 监督 部门 责任"
    " 组织 制度 机制 发展 完善 推进 落实 加强 人员 培训 检查 安全 质量 标准 要求 内容 情况 工作 计划 方案 说明 意见 报告"
).split()
_JOINS = ("", "", "", "的", "和", "，", "，", "、")


class Sort(NamedTuple):
    """The measures of a sort of documents, each row of numbers at `_SHARES`."""

    lines: tuple[int, ...]
    #: The lengths of the lines that begin with a marker, and of the others.
    numbered: tuple[int, ...]
    plain: tuple[int, ...]
    #: The shares of lines that begin with a marker and that are rows of a table, and of empty lines.
    markers: float
    rows: float
    empty: float
    #: The forms of its markers, the highest first.
    forms: tuple[str, ...]


SORTS = {
    "announcements": Sort(
        (10, 17, 20, 28, 39, 56, 82),
        (2, 7, 9, 19, 42, 79, 207),
        (2, 10, 17, 36, 70, 137, 284),
        0.49,
        0.29,
        0.03,
        ("{c}、", "{n}、", "（{n}）"),
    ),
    "official": Sort(
        (9, 12, 23, 35, 71, 80, 89),
        (6, 9, 18, 52, 121, 208, 386),
        (3, 8, 12, 29, 105, 195, 380),
        0.62,
        0.0,
        0.02,
        ("{c}、", "（{c}）", "{n}."),
    ),
    "excerpts": Sort(
        (2, 3, 9, 21, 33, 45, 79),
        (2, 5, 8, 17, 46, 91, 508),
        (2, 5, 11, 25, 60, 82, 261),
        0.38,
        0.11,
        0.13,
        ("第{c}章　", "{c}、", "{n}.", "（{n}）"),
    ),
}


def make_document(sort: Sort, random: Random) -> str:
    """Return the text of a document of this sort."""
    lines = [_words(random, 18) + "公告"]
    numbers: list[int] = []  # those of the open headings
    for _ in range(_draw(sort.lines, random)):
        if random.random() < sort.empty:
            lines.append("")
        kind = random.random()
        if kind < sort.markers:
            depth = random.randint(0, min(len(numbers), len(sort.forms) - 1))
            numbers[depth:] = [numbers[depth] + 1 if depth < len(numbers) else 1]
            marker = sort.forms[depth].format(c=to_chinese(numbers[-1]), n=numbers[-1])
            lines.append(marker + _words(random, _draw(sort.numbered, random)))
        elif kind < sort.markers + sort.rows:
            cells = [f"{random.random() * 1000:.2f}" for _ in range(random.randint(2, 5))]
            lines.append(" ".join([_words(random, 6), *cells]))
        else:
            lines.append(_words(random, _draw(sort.plain, random)))
    return "\n".join([*lines, ""])


def write_documents(folder: Path, sort: Sort, count: int) -> Path:
    """Write so many documents, the same each time, into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(count)
    for number in range(count):
        (folder / f"{number:04d}.txt").write_text(make_document(sort, random), "utf-8")
    return folder


def _draw(measures: Sequence[int], random: Random) -> int:
    """Return a value that is distributed as the measures are, evenly between two of them."""
    share = random.random()
    at = max(at for at, known in enumerate(_SHARES) if known <= share)
    above = min(at + 1, len(measures) - 1)
    width = (_SHARES[above] - _SHARES[at]) or 1.0
    return round(measures[at] + (measures[above] - measures[at]) * (share - _SHARES[at]) / width)


def _words(random: Random, length: int) -> str:
    """Return a sentence of about `length` characters: a long one has commas and figures, and ends in a stop."""
    found = ""
    while len(found) < length:
        found += random.choice(_WORDS)
        is_long = length > 30
        found += random.choice(_JOINS) if is_long else ""
        found += f"{random.randint(1, 9999)}万元" if is_long and random.random() < 0.06 else ""
    return found[: max(1, length - 1)].rstrip("，、") + "。" if length > 30 else found[:length]


if __name__ == "__main__":
    write_documents(Path(sys.argv[1]), SORTS[sys.argv[2]], 300)
