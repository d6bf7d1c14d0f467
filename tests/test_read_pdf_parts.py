"""PDF: diagrams, tables with few lines, titles of covers, and lines that are no headings."""

from __future__ import annotations

import pytest

from docparse import Document, read, write
from docparse.readers.pdf import read_pdf
from docparse.readers.pdf.characters import meaning_of
from docparse.readers.pdf.titles import are_authors, is_apart
from tests.pdf_pages import HEIGHT, Put, paragraph, pdf_of

_FULL = "全县上下认真贯彻落实上级决策部署坚持稳中求进工作总基调各项工作取得了新的明显成效得到群众"
_FIRST, _WHOLE, _LAST = _FULL[:34], _FULL[:36], "普遍好评。"


def _words(*put: Put) -> str:
    return "\n".join(
        f"BT /{'B' if one.bold else 'F'} {one.size} Tf {one.left} {HEIGHT - one.top} Td"
        f" <{one.words.encode('utf-16-be').hex()}> Tj ET"
        for one in put
    )


def _lines(*lines: tuple[float, float, float]) -> str:
    """Return lines across the page: where each begins and ends, and how far down it is."""
    return "\n".join(f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S" for left, right, y in lines)


def _boxes(*boxes: tuple[float, float, float, float]) -> str:
    return "\n".join(
        f"{left} {HEIGHT - bottom} {right - left} {bottom - top} re S"
        for left, top, right, bottom in boxes
    )


def _markdown(document: Document) -> list[str]:
    markdown = write(document, "markdown")
    assert isinstance(markdown, str)
    return [line for line in markdown.split("\n") if line]


def _text() -> list[Put]:
    return [*paragraph(600, _FIRST, _WHOLE, _LAST), *paragraph(700, _FIRST, _LAST)]


def test_a_diagram_is_set_apart_from_the_text() -> None:
    page = _boxes((100, 100, 220, 140), (300, 100, 420, 140), (200, 170, 320, 210))
    words = [
        Put(120, 115, "1 开始"),
        Put(120, 130, "检查"),
        Put(330, 125, "一、结束"),
        Put(230, 195, "2 判断"),
    ]
    page += "\n" + _words(*words, *_text())
    document = read(pdf_of(page))
    assert _markdown(document)[:3] == ["1 开始检查", "一、结束", "2 判断"]
    assert not list(document.sections())


def test_a_colour_behind_lines_of_text_is_no_diagram() -> None:
    page = "\n".join(
        f"1 1 0 rg 72 {HEIGHT - y - 4} 432 16 re f 0 g" for y in (600, 620, 640, 700, 720)
    )
    with_colour = read_pdf(pdf_of(page + "\n" + _words(*_text())))
    assert with_colour.text == read_pdf(pdf_of(_words(*_text()))).text


def test_a_table_of_a_paper_has_three_lines() -> None:
    page = _lines((72, 500, 100), (72, 500, 125), (72, 500, 190))
    rows = [("指标", "甲", "乙"), ("能量密度", "30", "80"), ("寿命", "250", "2000")]
    words = [
        Put(x, y, cell)
        for y, row in zip((118, 150, 180), rows, strict=True)
        for x, cell in zip((80, 250, 400), row, strict=True)
    ]
    # The words of one cell on two lines, above and below those of its row.
    words[5] = Put(400, 143, "80以及更高数值")
    words.append(Put(400, 157, "上"))
    document = read(pdf_of(page + "\n" + _words(*words, *_text())))
    assert _markdown(document)[:4] == [
        "| 指标 | 甲 | 乙 |",
        "| --- | --- | --- |",
        "| 能量密度 | 30 | 80以及更高数值上 |",
        "| 寿命 | 250 | 2000 |",
    ]


def test_a_heading_between_two_tables_with_lines_below_rows() -> None:
    page = _lines(*((72, 500, y) for y in (100, 120, 140, 160, 240, 260, 280, 300)))
    words = [
        Put(x, y, f"{name}{y}")
        for y in (115, 135, 155, 255, 275, 295)
        for x, name in ((80, "甲"), (300, "乙"))
    ]
    page += "\n" + _words(*words, Put(72, 220, "响应参数", 16), *_text())
    lines = _markdown(read(pdf_of(page)))
    assert lines[:9] == [
        "| 甲115 | 乙115 |",
        "| --- | --- |",
        "| 甲135 | 乙135 |",
        "| 甲155 | 乙155 |",
        "# 响应参数",
        "| 甲255 | 乙255 |",
        "| --- | --- |",
        "| 甲275 | 乙275 |",
        "| 甲295 | 乙295 |",
    ]


def test_a_table_may_have_no_lines_at_its_edges() -> None:
    page = _lines(*((72, 500, y) for y in (100, 130, 160)))
    page += "\n" + "\n".join(f"{x} {HEIGHT - 100} m {x} {HEIGHT - 160} l S" for x in (200, 330))
    words = [
        Put(x, y, f"{name}{y}")
        for y in (120, 150)
        for x, name in ((80, "甲"), (210, "乙"), (340, "丙"))
    ]
    source = read_pdf(pdf_of(page + "\n" + _words(*words, *_text())))
    assert source.text.startswith("甲120\t乙120\t丙120\n甲150\t乙150\t丙150\n")


def test_the_title_may_be_on_a_page_after_the_cover() -> None:
    cover = [
        Put(150, 200, "某某师范大学", 26),
        Put(150, 240, "学士学位论文", 26),
        Put(200, 600, "2022年5月", 16),
    ]
    page = [Put(120, 80, "校园服务平台的设计与实现", 20), *_text()]
    document = read(pdf_of(cover, page))
    assert document.title == "校园服务平台的设计与实现"
    assert _markdown(document)[:3] == [
        "某某师范大学",
        "学士学位论文",
        "2022年5月",
    ]


def test_a_title_stays_that_has_the_words_of_the_running_head() -> None:
    pages = [
        [Put(250, 50, "2020年第一季度报告", 9), *_text(), Put(290, 800, f"{number}", 9)]
        for number in range(1, 7)
    ]
    pages[0] += [Put(150, 250, "某某股份有限公司", 22), Put(150, 280, "2020年第一季度报告", 22)]
    assert read(pdf_of(*pages)).title == "某某股份有限公司2020年第一季度报告"


def test_an_outline_at_one_level_has_the_levels_of_the_sizes() -> None:
    names = ("甲规定", "第一章 总则", "乙办法", "第一章 总则")
    pages = [[Put(72, 80, name, 20 if name[0] != "第" else 15), *_text()] for name in names]
    bookmarks = [(name, at) for at, name in enumerate(names)]
    source = read_pdf(pdf_of(*pages, bookmarks=bookmarks))
    assert [mark.value for mark in source.marks if mark.kind == "heading"] == ["1", "2", "1", "2"]


def test_bold_words_next_to_each_other_are_one() -> None:
    page = [
        *_text(),
        Put(72, 80, "基于", bold=True),
        Put(96, 80, "网络", bold=True),
        Put(120, 80, "的方法"),
    ]
    source = read_pdf(pdf_of(page))
    assert [source.slice(mark.span) for mark in source.marks if mark.kind == "strong"] == [
        "基于网络"
    ]


@pytest.mark.parametrize(
    ("char", "font", "meant"),
    [
        ("\uf03d", "times", "="),
        ("\uf073", "mt extra", "σ"),
        ("\uf0fe", "wingdings", "☑"),
        ("\uf97e", "", "量"),
    ],
)
def test_signs_of_fonts(char: str, font: str, meant: str) -> None:
    assert meaning_of(char, font) == meant


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("1 − ρ₁  1 − ρ₂", True),
        ("(a) k = 2  (b) k = 3", True),
        ("表 2.1 人力资源计划表", True),
        ("1 引言", False),
        ("2.1 储氢技术分类", False),
        ("表2给出了七个类别的分布情况。", False),
    ],
)
def test_formulas_and_captions(words: str, *, apart: bool) -> None:
    assert is_apart(words) == apart


def test_names_of_authors() -> None:
    assert are_authors("殷昊，李寿山，贡正仙，周国栋")
    assert not are_authors("工作 目标 任务")
