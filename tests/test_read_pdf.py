"""PDF: what is read of the pages, and what is refused."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from docparse import DecodeError, Document, Source, read, write
from docparse.inputs.apart import _Reader
from docparse.inputs.split import split_reports
from docparse.levels.anchors import anchor
from docparse.model import limits
from docparse.readers.pdf import read_pdf
from tests.examples import ROOT
from tests.pdf_files import OFFICIAL, TWO_COLUMNS, company_report, lines_of, print_page
from tests.pdf_pages import PICTURE, Box, Put, paragraph, pdf_of

#: A line of the measure of 36 characters of 12 pt, from 72 to 504 points.
_FULL = "全县上下认真贯彻落实上级决策部署坚持稳中求进工作总基调各项工作取得了新的明显成效得到群众"
_FIRST, _WHOLE, _LAST = _FULL[:34], _FULL[:36], "普遍好评。"


def _texts(document: Document) -> list[str]:
    """Return the words of the headings and paragraphs in order."""
    markdown = write(document, "markdown")
    assert isinstance(markdown, str)
    return [line for line in markdown.split("\n") if line]


def _page(*more: Put | Box) -> list[Put | Box]:
    """Return a page with three paragraphs, which show its measure."""
    return [*paragraph(200, _FIRST, _WHOLE, _LAST), *paragraph(300, _FIRST, _LAST), *more]


def test_lines_are_joined_by_the_measure() -> None:
    document = read(pdf_of(_page()))
    assert _texts(document) == [_FIRST + _WHOLE + _LAST, _FIRST + _LAST]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = [*_page(), *paragraph(700, _FIRST, _WHOLE), Put(290, 790, "- 1 -", 10)]
    second = [Put(72, 100, _LAST), *paragraph(140, _FIRST, _LAST), Put(290, 790, "- 2 -", 10)]
    document = read(pdf_of(first, second))
    assert _texts(document)[2] == _FIRST + _WHOLE + _LAST
    assert "1 -" not in "".join(_texts(document))


def test_positions_are_page_and_line() -> None:
    pages = [_page(Put(72, 400, "一、基本情况")), [Put(72, 100, "二、主要问题"), *_page()]]
    document = read(pdf_of(*pages))
    found = [document.source.position(heading.span.start) for heading in document.headings()]
    assert found == [(1, 6), (2, 1)]


def test_headers_and_footers_are_furniture() -> None:
    pages = [
        [
            Put(72, 40, "某某公司2019年年度报告", 9),
            *paragraph(100 + 7 * number, f"{number}月{_FIRST[2:]}", _LAST),
            Put(280, 800, f"{number} / 4", 9),
        ]
        for number in (1, 2, 3, 4)
    ]
    document = read(pdf_of(*pages))
    assert _texts(document) == [f"{number}月{_FIRST[2:]}{_LAST}" for number in (1, 2, 3, 4)]
    assert len(document.reading.furniture) == 8


def test_a_body_line_that_comes_again_further_down_stays() -> None:
    pages = [[Put(72, 300, "本页为空白页"), *paragraph(400, _FIRST, _LAST)] for _ in range(4)]
    assert sum("本页为空白页" in line for line in _texts(read(pdf_of(*pages)))) == 4


def test_two_columns_are_read_one_after_the_other() -> None:
    narrow = [_FULL[:15], _FULL[15:32], _FULL[:17], "取得成效。"]
    page: list[Put | Box] = [Put(180, 80, "农村经济发展研究", 20, bold=True)]
    for left, mark in ((72, "甲"), (312, "乙")):
        page += paragraph(120, mark + narrow[0][1:], *narrow[1:], left=left)
        page += paragraph(200, mark + narrow[0][1:], *narrow[1:], left=left)
    texts = _texts(read(pdf_of(page)))
    assert [line[0] for line in texts[1:]] == ["甲", "甲", "乙", "乙"]
    assert texts[1] == "甲" + narrow[0][1:] + "".join(narrow[1:])


def test_columns_with_a_gap_of_one_character_are_two() -> None:
    lines = [_FULL[:13], _FULL[13:28], _FULL[28:42], "取得成效。"]
    page: list[Put | Box] = [Put(180, 80, "农村经济发展研究", 20, bold=True)]
    for left, mark in ((72, "甲"), (72 + 16 * 12 - 3, "乙")):
        for top in (120, 200, 280):
            page += paragraph(top, mark + lines[0][1:], *lines[1:], left=left)
    texts = _texts(read(pdf_of(page)))
    assert texts[1:] == [mark + "".join(lines)[1:] for mark in "甲甲甲乙乙乙"]


def test_lines_in_a_typeface_of_one_width_are_code() -> None:
    code = ["<parent>", "    <version>2.6</version>", "</parent>"]
    page = [
        *_page(Put(72, 420, "配置如下：")),
        *(Put(72 + 7.2 * (len(line) - len(line.lstrip())), 440 + 20 * at, line.lstrip(), fixed=True)
          for at, line in enumerate(code)),
        Put(72, 520, "完成。"),
    ]  # fmt: skip
    assert _texts(read(pdf_of(page)))[-6:] == ["配置如下：", "```", *code, "```", "完成。"][-6:]
    # figures alone are in one
    figures = [*_page(), Put(72, 420, "收入"), Put(200, 420, "12.5", fixed=True)]
    assert not any("```" in line for line in _texts(read(pdf_of(figures))))


def test_three_columns_are_read_one_after_the_other() -> None:
    lines = [_FULL[:13], _FULL[13:28], _FULL[28:43], "取得成效。"]
    page: list[Put | Box] = [Put(180, 80, "农村经济发展研究", 20, bold=True)]
    for left, mark in ((50, "甲"), (210, "乙"), (370, "丙")):
        for top in range(120, 600, 80):
            page += paragraph(top, mark + lines[0][1:], *lines[1:], left=left, size=9)
    texts = _texts(read(pdf_of(page)))
    assert [line[0] for line in texts[1:]] == [*"甲甲甲甲甲甲乙乙乙乙乙乙丙丙丙丙丙丙"]


def test_a_table_with_lines_around_its_cells() -> None:
    table = Box((72, 200, 330, 500), (400, 430, 460))
    words = [
        Put(x + 5, y + 20, cell)
        for y, row in zip(
            (400, 430), (("项目", "本期", "上期"), ("收入", "1250", "980")), strict=True
        )
        for x, cell in zip((72, 200, 330), row, strict=True)
    ]
    texts = _texts(read(pdf_of(_page(table, *words))))
    assert texts[4:] == ["| 项目 | 本期 | 上期 |", "| 收入 | 1250 | 980 |"]


def test_cells_without_a_line_between_them_are_one() -> None:
    page = "\n".join(
        f"{x1} {842 - y1} m {x2} {842 - y2} l S"
        for x1, y1, x2, y2 in (
            (72, 400, 500, 400), (72, 430, 500, 430), (72, 460, 500, 460),
            (72, 400, 72, 460), (500, 400, 500, 460), (280, 430, 280, 460),
        )
    )  # fmt: skip
    words = [("合计", 90, 420), ("甲", 90, 450), ("乙", 300, 450)]
    for text, x, y in words:
        page += f"\nBT /F 12 Tf {x} {842 - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
    source = read_pdf(pdf_of(page))
    assert source.text == "合计\n甲\t乙"
    assert [mark.value for mark in source.marks if mark.kind == "cell"] == ["cols=2", "", ""]


def test_the_title_is_in_the_largest_type() -> None:
    page = [
        Put(150, 80, "某某县人民政府办公室文件", 26),
        Put(220, 120, "县政办发〔2020〕5号"),
        Put(130, 160, "关于做好2020年防汛抗旱工作和", 20),
        Put(220, 190, "物资储备的通知", 20),
        *paragraph(240, _FIRST, _WHOLE, _LAST),
        *paragraph(340, _FIRST, _LAST),
    ]
    assert read(pdf_of(page)).title == "关于做好2020年防汛抗旱工作和物资储备的通知"


def test_lines_in_larger_type_are_headings() -> None:
    page = [
        Put(200, 80, "年度工作报告", 22),
        *(
            one
            for at, name in enumerate(("摘要", "正文", "参考文献"))
            for one in (
                Put(72, 120 + 140 * at, name, 16),
                *paragraph(150 + 140 * at, _FIRST, _LAST),
            )
        ),
    ]
    document = read(pdf_of(page))
    assert document.title == "年度工作报告"
    assert [section.title for section in document.sections()] == ["摘要", "正文", "参考文献"]


def test_the_outline_of_the_file_counts_more_than_the_size_of_type() -> None:
    pages = [
        [Put(72, 100, "工作概况"), *paragraph(130, _FIRST, _LAST), Put(72, 200, "引文", 16)],
        [Put(72, 100, "下步打算"), *paragraph(130, _FIRST, _LAST), Put(72, 200, "引文", 16)],
    ]
    document = read(pdf_of(*pages, bookmarks=[("工作概况", 0), ("下步打算", 1)]))
    assert [section.title for section in document.sections()] == ["工作概况", "下步打算"]


def test_an_outline_that_is_not_of_the_text_is_not_used() -> None:
    source = read_pdf(pdf_of(_page(), bookmarks=[("幻灯片 1", 0), ("幻灯片 2", 0)]))
    assert not [mark for mark in source.marks if mark.kind == "heading"]


def test_bold_words_are_strong() -> None:
    page = [Put(96, 100, "要求：", bold=True), Put(132, 100, "按期完成"), *_page()]
    source = read_pdf(pdf_of(page))
    assert [source.slice(mark.span) for mark in source.marks if mark.kind == "strong"] == ["要求："]


def test_a_title_written_downwards_is_one_line() -> None:
    page = [Put(290, 200 + 40 * at, char, 30) for at, char in enumerate("招标文件")]
    assert read_pdf(pdf_of(page, _page())).text.startswith("招标文件\n")


def test_radicals_are_the_characters_that_they_look_like() -> None:
    assert read_pdf(pdf_of([Put(72, 100, "⽅⾯⼯作报告")])).text == "方面工作报告"


def test_raised_digits_stay_and_numbers_of_notes_do_not_change() -> None:
    page = [
        Put(72, 100, "面积10"),
        Put(120, 95, "2", 6),
        Put(140, 100, "见文献"),
        Put(176, 95, "[3]", 6),
    ]
    text = read_pdf(pdf_of(page)).text.replace(" ", "")
    assert text == "面积10²见文献[3]"


def test_what_is_written_comes_back() -> None:
    pages = [_page(Put(72, 400, "一、基本情况")), [Put(72, 100, "二、主要问题"), *_page()]]
    document = read(pdf_of(*pages, bookmarks=[("一、基本情况", 0), ("二、主要问题", 1)]))
    assert document.source.pages
    for name in ("xml", "json"):
        written = write(document, name)
        assert isinstance(written, str)
        assert read(written.encode()) == document


def test_a_part_of_a_file_has_the_positions_of_the_file() -> None:
    def report(number: str) -> list[Put | Box]:
        return [
            Put(200, 80, f"篇{number}：某某工作报告", 18),
            Put(72, 120, "一、基本情况"),
            *paragraph(140, _FIRST, _LAST),
            Put(72, 200, "二、主要问题"),
            *paragraph(220, _FIRST, _LAST),
        ]

    document = read(pdf_of(report("一"), report("二")))
    second = list(split_reports(document))[-1][1].source
    start = document.source.text.rfind(second.text)
    assert start > 0
    for at in range(len(second.text)):
        assert second.position(at) == document.source.position(start + at)
    assert second.position(0)[0] == 2


def test_a_correction_is_found_by_the_line_of_the_text() -> None:
    pages = [_page(), [*_page(), Put(72, 400, "下步打算"), *paragraph(420, _FIRST, _LAST)]]
    data = pdf_of(*pages)
    source = read(data).source
    correction = anchor(source, source.text.index("下步打算"), 1)
    assert correction.line == 11
    assert [one.title for one in read(data, corrections=[correction]).sections()] == ["下步打算"]


def test_a_scan_is_named_with_the_remedy() -> None:
    with pytest.raises(DecodeError, match=r"scanned PDF.*ocrmypdf -l chi_sim"):
        read(pdf_of(PICTURE, PICTURE))


def test_a_text_without_meaning_is_named_with_the_remedy() -> None:
    with pytest.raises(DecodeError, match=r"100 %.*ocrmypdf --force-ocr"):
        read(pdf_of(_page(), mapped=False))


def test_a_locked_file() -> None:
    data = pdf_of(_page(), password="secret")
    with pytest.raises(DecodeError, match="--password"):
        read(data)
    with pytest.raises(DecodeError, match="not the one"):
        read(data, password="wrong")
    assert _texts(read(data, password="secret"))[0].startswith("全县上下")


def test_a_damaged_file_is_named_with_the_remedy() -> None:
    with pytest.raises(DecodeError, match=r"damaged PDF.*qpdf"):
        read(pdf_of(_page())[:200])


@pytest.mark.parametrize(
    ("name", "most", "said"),
    [
        ("PDF_PAGES", 1, "1 pages"),
        ("PDF_CHARACTERS", 20, "20 characters"),
        ("PDF_SECONDS", -1, "s to read"),
    ],
)
def test_what_is_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int, said: str
) -> None:
    monkeypatch.setattr(f"docparse.readers.pdf.file.{name}", limits.Limit(most))
    with pytest.raises(DecodeError, match=said):
        read_pdf(pdf_of(_page(), _page()))


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docparse.readers.pdf.file", None)
    with pytest.raises(DecodeError, match=r'pip install "docparse-zh\[pdf\]"'):
        read_pdf(pdf_of(_page()))


#: A form that draws itself twice: PDFium would be at it for years.
_ENDLESS = pdf_of("/X Do").replace(b"/XObject<</P 9 0 R>>", b"/XObject<</X 9 0 R>>")


def test_what_nothing_can_stop_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    objects = _ENDLESS.partition(b"/Subtype/Image")
    form = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 9 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream\nendobj\n"
    data = objects[0] + form + objects[2].partition(b"endobj\n")[2]
    monkeypatch.setattr("docparse.inputs.apart.PDF_SECONDS", limits.Limit(1))
    with pytest.raises(DecodeError, match="took more than 1 s"):
        read(data)
    monkeypatch.undo()
    assert _texts(read(pdf_of(_page())))  # a new process reads the next


def test_what_ends_the_reader_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docparse.inputs.apart._SERVE", "import sys; sys.stdin.buffer.read(8)")
    monkeypatch.setattr("docparse.inputs.apart._reader", _Reader())
    with pytest.raises(DecodeError, match="PDF library stop"):
        read(pdf_of(_page()))


def test_damaged_bytes_give_a_text_or_an_error() -> None:
    data = pdf_of(_page(Box((72, 200, 300), (400, 430, 460))), _page(), bookmarks=[("全县", 0)])
    chance = random.Random(5)
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            source = read_pdf(bytes(damaged))
        except DecodeError:
            continue
        assert isinstance(source, Source)


def _edges(document: Document) -> set[tuple[str, str]]:
    """Return the headings with their parents."""
    return {
        (path[-2] if len(path) > 1 else "", path[-1])
        for section in document.sections()
        for path in [tuple("".join(label.split()) for label in section.path)]
    }


def _score(document: Document, other: Document) -> float:
    found, right = _edges(document), _edges(other)
    return 2 * len(found & right) / (len(found) + len(right))


#: The longest of the reports, so that each has several pages.
_REPORTS = sorted(
    (ROOT / "fixtures" / "gold" / "reports").glob("*.txt"), key=lambda path: -path.stat().st_size
)[:3]


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", _REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("design", ["official", "columns", "company"])
def test_the_outline_is_that_of_the_text(path: Path, design: str, tmp_path: Path) -> None:
    title, paragraphs = lines_of(read(path))
    text = read("\n".join([title, *paragraphs]).encode())
    if design == "company":
        starts = {
            text.source.position(one.span.start)[0] for one in text.headings() if one.level == 1
        }
        headings = {paragraphs[line - 2] for line in starts if line > 1}
        printed = company_report(tmp_path, title, paragraphs, headings)
    else:
        printed = print_page(
            tmp_path, OFFICIAL if design == "official" else TWO_COLUMNS, title, paragraphs
        )
    document = read(printed)
    assert design == "columns" or document.source.position(len(document.source.text))[0] > 1
    assert _score(document, text) >= 0.97
