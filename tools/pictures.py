"""Draws the pictures of docs/structure.md from what docparse finds: `python -m tools.pictures`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docparse import Source, Trace, trace
from docparse.levels.costs import COSTS
from docparse.writers.outline.branches import width_of
from docparse.writers.outline.svg import write_svg
from docparse.writers.shared.markup import escape

DOCS = Path(__file__).parent.parent / "docs"

#: A report with what misleads in it: an approximate number, a decimal and a reference at a line's beginning.
REPORT = """青山县农村工作总结
一、基本情况
全县有农业人口30万，耕地
二、三百万亩，比上年增长
1.5%。
（一）粮食。总产量18万吨。
- 1 -
（二）收入。依照办法
第三条的规定，人均1.2万元。
三、下一步打算
1、稳定面积。
2、抓好培训。
"""
#: Two reports in which `1、` is at different levels.
BELOW_ONE = "一、做法\n1、抓基础。修渠。\n2、抓产业。种茶。\n二、打算\n"
BELOW_TWO = "一、做法\n（一）农业。增产。\n1、抓基础。修渠。\n2、抓产业。种茶。\n二、打算\n"

_LINE = 30
_COLUMN = 8
_EDGE = 16
_STYLE = """\
text { font: 16px "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; fill: #1f2328 }
.page { fill: #fff } .heading { fill: #b2dfdb } .text { fill: none; stroke: #d1573b; stroke-width: 1.5; stroke-dasharray: 4 3 }
.furniture { fill: #e3e6ea } .note { font-size: 13px; fill: #57606a } .no { fill: #b3432a }
.box { fill: #e0f2f1; stroke: #00897b } .arrow { fill: none; stroke: #57606a; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e8eb } .page { fill: #1d2026 } .heading { fill: #00594f } .text { stroke: #f08a6e }
  .furniture { fill: #3a404a } .note { fill: #a9b2bd } .no { fill: #f5a48d }
  .box { fill: #12403c; stroke: #4db6ac } .arrow { stroke: #a9b2bd }
}"""


_FLOW = {
    "en": (
        ("a file", "bytes"),
        ("one text", "and what its format says"),
        ("candidates", "every place that may open a section"),
        ("one search", "for the cheapest reading of it all"),
        ("the tree", "sections with their text and places"),
        ("an output", "Markdown, HTML, XML, JSON, Word"),
    ),
    "zh": (
        ("文件", "字节"),
        ("一份文本", "加上格式本身的说明"),
        ("候选标题", "每个可能开始一节的地方"),
        ("一次搜索", "找代价最小的整篇读法"),
        ("章节树", "各节及其文字和位置"),
        ("输出", "Markdown、HTML、XML、JSON、Word"),
    ),
}
#: The notes beside the report in Chinese.
_CHINESE = {
    "heading": "标题", "runin": "段首小标题", "item": "条目", "open": "由上一级展开，从一数起", "next": "接着上一个数",
    "gap": "跳了号", "approximate": "约数", "decimal": "小数", "reference": "引用别处的条款",
}  # fmt: skip


class Mark(NamedTuple):
    """A place in a line, what it was taken for, and the words beside the line."""

    line: int
    start: int
    end: int
    look: str
    note: str


def draw_candidates(found: Trace, language: str) -> str:
    """Return the report with every candidate marked: a heading and its level, or text and why."""
    lines = found.source.text.split("\n")[:-1]
    beside = _EDGE + max(map(width_of, lines)) * _COLUMN + 40
    marks = list(_marks_of(found, language))
    drawn = []
    for mark in marks:
        before, words = lines[mark.line][: mark.start], lines[mark.line][mark.start : mark.end]
        x, y = _EDGE + width_of(before) * _COLUMN, _EDGE + mark.line * _LINE
        width = width_of(words) * _COLUMN
        drawn.append(
            f'<rect class="{mark.look}" x="{x - 2}" y="{y}" width="{width + 4}" height="24" rx="4"/>\n'
        )
        look = "note no" if mark.look == "text" else "note"
        drawn.append(f'<text class="{look}" x="{beside}" y="{y + 18}">{escape(mark.note)}</text>\n')
    for at, line in enumerate(lines):
        y = _EDGE + at * _LINE + 18
        drawn.append(f'<text x="{_EDGE}" y="{y}">{escape(line)}</text>\n')
    widest = max(width_of(mark.note) for mark in marks) * 7
    return _page(beside + widest + _EDGE, 2 * _EDGE + len(lines) * _LINE, drawn)


def _marks_of(found: Trace, language: str) -> Iterator[Mark]:
    source, chinese = found.source, language == "zh"
    for heading in found.headings:
        if heading.marker:
            line, column = source.position(heading.span.start)
            end = column - 1 + heading.marker.span.end - heading.span.start
            move = heading.moves[0]
            note = f"{heading.kind}, level {heading.level}: {COSTS[move].sentence.en}"
            if chinese:
                note = f"第 {heading.level} 级{_CHINESE[heading.kind]}：{_CHINESE[move]}"
            yield Mark(line - 1, column - 1, end, "heading", note)
    for rejection in found.rejections:
        marker = rejection.candidate.marker
        if marker:
            line, column = source.position(marker.span.start)
            end = column - 1 + marker.span.end - marker.span.start
            note = f"text: {COSTS[rejection.reason].sentence.en}"
            if chinese:
                note = f"正文：{_CHINESE[rejection.reason]}"
            yield Mark(line - 1, column - 1, end, "text", note)
    for span in found.document.furniture:
        line, column = source.position(span.start)
        length = len(source.slice(span).rstrip("\n"))
        note = "页码，略去" if chinese else "left out: a page number"
        yield Mark(line - 1, column - 1, column - 1 + length, "furniture", note)


def draw_flow(language: str) -> str:
    """Return the way of a file through docparse as boxes."""
    boxes = _FLOW[language]
    width, height, step = 290, 46, 66
    drawn = []
    for at, (name, words) in enumerate(boxes):
        y = _EDGE + at * step
        drawn.append(
            f'<rect class="box" x="{_EDGE}" y="{y}" width="{width}" height="{height}" rx="8"/>\n'
            f'<text x="{_EDGE + 14}" y="{y + 20}">{name}</text>\n'
            f'<text class="note" x="{_EDGE + 14}" y="{y + 38}">{words}</text>\n'
        )
        if at:
            x, top = _EDGE + width // 2, y - step + height
            arrow = f"M{x} {top}V{y - 2}M{x - 4} {y - 7}L{x} {y - 2}L{x + 4} {y - 7}"
            drawn.append(f'<path class="arrow" d="{arrow}"/>\n')
    return _page(width + 2 * _EDGE, 2 * _EDGE + len(boxes) * step - (step - height), drawn)


def _page(width: int, height: int, drawn: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">\n<style>\n{_STYLE}\n</style>\n'
        f'<rect class="page" width="{width}" height="{height}" rx="6"/>\n{"".join(drawn)}</svg>\n'
    )


def pictures() -> dict[str, str]:
    """Return each picture by its place under docs/."""
    found = trace(Source.of(REPORT))
    shared = {
        "outline.svg": write_svg(found.document),
        "below-one.svg": write_svg(trace(Source.of(BELOW_ONE)).document),
        "below-two.svg": write_svg(trace(Source.of(BELOW_TWO)).document),
    }
    drawn = {}
    for language, folder in (("en", "pictures"), ("zh", "zh/pictures")):
        drawn[f"{folder}/flow.svg"] = draw_flow(language)
        drawn[f"{folder}/candidates.svg"] = draw_candidates(found, language)
        drawn |= {f"{folder}/{name}": picture for name, picture in shared.items()}
    return drawn


if __name__ == "__main__":
    for name, picture in pictures().items():
        place = DOCS / name
        if sys.argv[1:] == ["--check"] and place.read_text("utf-8") != picture:
            sys.exit(f"{name} has changed: make golden, or python -m tools.pictures")
        place.parent.mkdir(exist_ok=True)
        place.write_text(picture, "utf-8")
