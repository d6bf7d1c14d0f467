"""One report, written by hand in four formats, has one outline; each format keeps what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse import parse, read, write
from docparse.model.document import Document
from docparse.model.leaves import Paragraph, Table
from docparse.readers.formats import InputFormat
from docparse.writers.outline.tree import write_tree
from tests.docx_files import abstract, docx, level, num, p, r, restart, row, style, table
from tests.examples import ROOT
from tests.generated import Node, reports
from tests.written import text_as

FOLDER = ROOT / "fixtures" / "formats"
NUMBERING = (
    abstract(
        0,
        level(0, "chineseCountingThousand", "%1、", suffix="nothing"),
        level(1, "chineseCountingThousand", "（%2）", suffix="nothing"),
        level(2, "decimal", "%3.", suffix="nothing"),
    )
    + abstract(1, level(0, "decimal", "%1、", suffix="nothing"))
    + num(1, 0)
    + num(2, 1, restart(0))
)
STYLES = style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', shown="heading 1") + style(
    "2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', shown="heading 2"
)


def word_file() -> bytes:
    """Return the report as a Word file whose numbers are all automatic."""
    kai = '<w:rFonts w:eastAsia="楷体"/>'
    body = [
        p(r("云岭县农村供水工作情况的报告", '<w:rFonts w:eastAsia="方正小标宋简体"/>')),
        p("云岭县水利局"),
        p("2023年5月10日"),
        p("按照市政府要求，现将我县农村供水工作情况报告如下。"),
        p("基本情况", style="1", num=(1, 0)),
        p("全县有农村人口21.6万人，2022年自来水普及率为87.5%。"),
        p("水源情况", style="2", num=(1, 1)),
        p("全县有水库12座，山塘46口。"),
        p("工程情况", style="2", num=(1, 1)),
        p(r("集中供水工程。", "<w:b/>"), "全县有集中供水工程38处，供水人口15万人。", num=(1, 2)),
        p(r("分散供水工程。", "<w:b/>"), "全县有分散供水工程210处，主要在山区。", num=(1, 2)),
        table(
            row("工程类型", "处数", "人口（万人）", properties="<w:tblHeader/>"),
            row("集中供水", "38", "15.0"),
            row("分散供水", "210", "3.9"),
        ),
        p("存在的主要问题", style="1", num=(1, 0)),
        p("水源不稳定，二、三月份容易断水；", num=(2, 0)),
        p("管网老化，漏损率高；", num=(2, 0)),
        p("水费收缴难。", num=(2, 0)),
        p("下一步打算", style="1", num=(1, 0)),
        p(
            r("加快工程建设。", kai),
            "年内完成18处供水工程改造，新增受益人口2.1万人。",
            num=(1, 1),
        ),
        p(
            r("健全管护机制。", kai),
            "一是落实管护责任，二是落实管护经费，三是落实管护队伍。",
            num=(1, 1),
        ),
        p("特此报告。"),
    ]
    return docx("".join(body), numbering=NUMBERING, styles=STYLES)


def _documents() -> dict[str, Document]:
    return {
        **{path.suffix: read(path) for path in sorted(FOLDER.glob("report.*"))},
        ".docx": read(word_file()),
    }


TREE = write_tree(read(FOLDER / "report.txt"))


def test_the_text_has_the_outline_that_a_reader_sees() -> None:
    assert TREE.count("\n") == 13
    assert "    1. 集中供水工程 [runin]\n" in TREE


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
def test_the_outline_is_the_same_from_each_format(suffix: str) -> None:
    document = _documents()[suffix]
    assert write_tree(document) == TREE
    assert document.front_matter == {"byline": "云岭县水利局", "date": "2023年5月10日"}


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_the_table_is_one(suffix: str) -> None:
    (found,) = [block for block in _documents()[suffix].walk() if isinstance(block, Table)]
    assert [list(row) for row in found.rows] == [
        ["工程类型", "处数", "人口（万人）"],
        ["集中供水", "38", "15.0"],
        ["分散供水", "210", "3.9"],
    ]


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
@pytest.mark.parametrize("to", ["markdown", "html", "xml", "json"])
def test_what_is_written_reads_back_with_the_same_outline(suffix: str, to: str) -> None:
    document = _documents()[suffix]
    again = read(text_as(document, to).encode())
    if to in ("xml", "json"):
        assert again == document
        return
    wanted = [(section.marker, section.title, section.level) for section in document.sections()]
    assert [
        (section.marker, section.title, section.level) for section in again.sections()
    ] == wanted


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.walk() if isinstance(block, Paragraph)]


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_the_paragraphs_are_those_of_the_text(suffix: str) -> None:
    plain = [text for text in _texts(_documents()[".txt"]) if "\t" not in text]
    assert _texts(_documents()[suffix]) == plain


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fixtures" / "reports").glob("*.txt")), ids=lambda path: path.stem[:3]
)
@pytest.mark.parametrize("to", ["xml", "json"])
def test_the_reports_come_back_character_for_character(path: Path, to: str) -> None:
    document = parse(path.read_text("utf-8"))
    again = read(text_as(document, to).encode())
    assert again == document
    assert write(again, "text") == path.read_text("utf-8")


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    reports(),
    st.sampled_from(["markdown", "html", "xml", "json"]),
    st.sampled_from(["markdown", "html", "xml", "json"]),
)
def test_a_textbook_report_goes_through_every_pair_of_formats(
    report: tuple[str, list[Node]], first: InputFormat, second: InputFormat
) -> None:
    text, nodes = report
    document = parse(text)
    for to in (first, second):
        document = read(text_as(document, to).encode(), format=to)
    found = [(section.level, section.marker, section.title) for section in document.sections()]
    assert found == [(node.level, node.marker.strip("　"), node.title) for node in nodes]
