"""A source with every sort of mark, for the tests of the writers."""

from __future__ import annotations

from docparse.model.source import PICTURE, Mark, Source, Span


class Marked:
    """A text that grows with its marks."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []

    def add(self, text: str, kind: str = "", value: str = "", title: str = "") -> Marked:
        """Add `text`, under a mark if `kind` is not empty."""
        start = len(self.text)
        self.text += text
        if kind:
            self.marks.append(Mark(Span(start, len(self.text)), kind, value, title))
        return self

    def cover(self, start: int, kind: str, value: str = "", title: str = "") -> Marked:
        """Put a mark over all from `start` on."""
        self.marks.append(Mark(Span(start, len(self.text)), kind, value, title))
        return self

    def table(self, rows: list[list[tuple[str, str]]]) -> Marked:
        """Add rows of cells, each a text and its value."""
        whole = len(self.text)
        for at, row in enumerate(rows):
            self.add("\n" if at else "")
            start = len(self.text)
            for place, (words, value) in enumerate(row):
                self.add("\t" if place else "").add(words, "cell", value)
            self.cover(start, "row")
        return self.cover(whole, "table")

    def bullets(self, items: list[tuple[str, str]]) -> Marked:
        """Add a list of items, each a depth and its text."""
        whole = len(self.text)
        for at, (depth, words) in enumerate(items):
            self.add("\n" if at else "").add(words, "item", depth)
        return self.cover(whole, "list")

    def source(self) -> Source:
        """Return the source."""
        return Source.of(self.text, marks=self.marks)


HEADER = "header"
ROWS = [
    [("项目", HEADER), ("数量", HEADER), ("备注", HEADER)],
    [("甲", ""), ("1 < 2", "cols=2")],
    [("乙", "rows=2"), ("3", ""), ("", "")],
    [("4", ""), ("丁 & 戊", "")],
]
ITEMS = [("1", "甲项"), ("2", "甲之一"), ("2", "甲之二"), ("3", "更深"), ("1", "乙项")]


def sample() -> Source:
    """Return a report of two sections with each sort of block and mark."""
    text = Marked().add("关于推进工作的报告\n王某某\n2023年5月19日\n")
    text.add(
        "摘要：本文研究了群众工作的若干问题，提出了对策建议。\n关键词：群众；工作\n一、基本情况\n"
    )
    text.add("全县").add("三十万", "strong").add("人口，见")
    start = len(text.text)
    text.add("公").add("开", "em").add("网").cover(start, "a", "https://x.cn/?a=1&b=2", "网站")
    text.add("和").add("x  = 1", "codespan").add("及").add(PICTURE, "img", "a.png", "示意图")
    text.add("，").add("删去", "del").add("。\n")
    text.table(ROWS).add("\n二、主要问题\n第一点说明文字如下所示。\n").bullets(ITEMS).add("\n")
    text.add("a = 1\n  b < 2", "code", "python").add("\n").add("引一句\n引二句", "quote").add("\n")
    text.add("---", "rule").add("\n").add("<div>x</div>", "raw", "html").add("\n")
    text.add("1、加强领导。各级要重视工作，落实责任，确保成效。\n")
    text.add("2、增加投入。各级要重视工作，落实责任，确保成效。\n")
    return text.source()
