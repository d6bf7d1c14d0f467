"""The Word writer: what is written is read again by docparse and by python-docx, and opened by LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path
from random import Random

import docx
import pytest
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from lxml import etree

from benchmarks import generate
from docparse import Document, Section, Source, parse, read, write
from docparse.model.leaves import List, Paragraph, Table, Title, parts_of, rows_of
from docparse.model.reading import Reading
from docparse.model.source import Mark, Span
from docparse.pipeline import trace
from docparse.writers.word.document import write_docx
from tests.examples import ROOT
from tests.generated import hostile_texts, reports

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NOTICE = """关于加强粮食安全工作的通知
各有关单位：
一、总体要求
（一）指导思想。以“稳产”为目标，全面贯彻落实上级精神。
（二）基本原则
坚持政府引导、市场主导。
二、重点任务
加强组织领导，落实责任。
某某市人民政府办公室
2020年1月15日
附件1
任务分解表
一、东部地区
承担任务1000万吨。
二、西部地区
承担任务500万吨。
"""


def tree_of(document: Document) -> list[tuple[object, ...]]:
    """Return the outline. In a file of a format an unnumbered title of a level is a heading, whatever it opens."""
    return [
        (
            section.level,
            "heading" if section.kind == "report" and not section.marker else section.kind,
            section.marker,
            section.title,
        )
        for section in document.sections()
    ]


def texts_of(document: Document) -> list[str]:
    """Return the texts of the leaves."""
    leaves = [block for block in document.walk() if not isinstance(block, Section)]
    return [text for leaf in leaves if (text := re.sub("[\r\n]", "", leaf.text).strip())]


def body_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def value_of(element: etree._Element, path: str, name: str) -> str:
    """Return an attribute of an element below another."""
    found = element.find(W + path)
    return "" if found is None else str(found.get(W + name, ""))


def styles_of(data: bytes) -> list[tuple[str, str]]:
    """Return the name of the style and the words of each paragraph, as python-docx reads them."""
    found = docx.Document(io.BytesIO(data))
    return [(str(one.style.name), one.text) for one in found.paragraphs if one.style and one.text]


# The law: a document, written and read, has the same tree and the same texts.


@many
@given(reports())
def test_a_textbook_report_comes_back(report: tuple[str, object]) -> None:
    document = parse(report[0])
    again = read(write_docx(document))
    assert tree_of(again) == tree_of(document)
    assert texts_of(again) == texts_of(document)


@pytest.mark.parametrize("seed", range(40))
def test_a_generated_report_comes_back(seed: int) -> None:
    random = Random(seed)
    document = parse("".join(line.text + "\n" for line in generate.make_report(random).lines))
    again = read(write_docx(document))
    assert (tree_of(again), texts_of(again)) == (tree_of(document), texts_of(document))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_real_report_comes_back(path: Path) -> None:
    document = read(path)
    again = read(write_docx(document))
    assert (tree_of(again), texts_of(again)) == (tree_of(document), texts_of(document))


@many
@given(hostile_texts)
def test_every_text_is_a_word_file(text: str) -> None:
    document = parse(text)
    data = write_docx(document)
    docx.Document(io.BytesIO(data))
    words = squeezed("".join(one.text or "" for one in body_of(data).iter(W + "t")))
    for leaf in texts_of(document):
        assert squeezed(leaf) in words


def squeezed(text: str) -> str:
    """Return the characters of a text that can be shown and are not blank."""
    return re.sub(
        "[^\\x21-\\x7e\\xa1-\\ud7ff\\ue000-\\ufefe\U00010000-\U0010ffff]|[\u2000-\u206f\u3000\ue5e5]",
        "",
        text,
    )


def test_the_same_text_gives_the_same_file() -> None:
    assert write_docx(parse(NOTICE)) == write_docx(parse(NOTICE))


# The form of GB/T 9704-2012


def test_the_page_is_that_of_the_standard() -> None:
    found = docx.Document(io.BytesIO(write_docx(parse(NOTICE))))
    page = found.sections[0]
    for length, millimetres in (
        (page.page_width, 210),
        (page.page_height, 297),
        (page.top_margin, 37),
        (page.bottom_margin, 35),
        (page.left_margin, 28),
        (page.right_margin, 26),
    ):
        assert length is not None
        assert abs(length - Mm(millimetres)) < Mm(0.1)
    assert found.settings.odd_and_even_pages_header_footer
    sides = (page.footer, page.even_page_footer)
    assert [side.paragraphs[0].text for side in sides] == ["— 1 —", "— 1 —"]
    assert [str(side.paragraphs[0].alignment) for side in sides] == ["RIGHT (2)", "LEFT (0)"]


def test_lines_and_characters_fit_the_page() -> None:
    form = body_of(write_docx(parse(NOTICE))).find(f".//{W}docGrid")
    assert form is not None
    height, width = (297 - 37 - 35) / 25.4 * 1440, (210 - 28 - 26) / 25.4 * 1440
    assert int(height // int(form.get(W + "linePitch", "0"))) == 22
    with zipfile.ZipFile(io.BytesIO(write_docx(parse(NOTICE)))) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert default is not None
    each = int(value_of(default, "sz", "val")) * 10 + int(value_of(default, "spacing", "val"))
    assert int(width // each) == 28
    assert value_of(default, "rFonts", "eastAsia") == "仿宋"


def test_styles_are_those_that_word_knows() -> None:
    assert styles_of(write_docx(parse(NOTICE))) == [
        ("Title", "关于加强粮食安全工作的通知"),
        ("First Paragraph", "各有关单位："),
        ("Heading 1", "一、总体要求"),
        ("Body Text", "（一）指导思想。以“稳产”为目标，全面贯彻落实上级精神。"),
        ("Heading 2", "（二）基本原则"),
        ("Body Text", "坚持政府引导、市场主导。"),
        ("Heading 1", "二、重点任务"),
        ("Body Text", "加强组织领导，落实责任。"),
        ("Signature", "某某市人民政府办公室"),
        ("Closing Date", "2020年1月15日"),
        ("Attachment", "附件1"),
        ("heading 1 Title", "任务分解表"),
        ("heading 2 Depth 1", "一、东部地区"),
        ("Body Text", "承担任务1000万吨。"),
        ("heading 2 Depth 1", "二、西部地区"),
        ("Body Text", "承担任务500万吨。"),
    ]


def test_the_names_of_fonts_are_those_for_chinese() -> None:
    found = docx.Document(io.BytesIO(write_docx(parse(NOTICE)))).styles
    fonts = {
        name: value_of(found[name].element, f"rPr/{W}rFonts", "eastAsia")
        for name in ("Title", "Heading 1", "Heading 2")
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体"}


def test_a_runin_title_is_in_the_outline_and_its_paragraph_is_one() -> None:
    paragraph = docx.Document(io.BytesIO(write_docx(parse(NOTICE)))).paragraphs[3]
    outline = paragraph._p.find(f"{W}pPr/{W}outlineLvl")
    assert outline is not None
    assert outline.get(W + "val") == "1"
    first = paragraph.runs[0]
    assert first.text == "（一）指导思想。"
    assert value_of(first._r, f"rPr/{W}rFonts", "eastAsia") == "楷体"


def test_a_style_separator_parts_title_and_text() -> None:
    data = write_docx(parse(NOTICE), runin="heading")
    assert ("Heading 2", "（一）指导思想。") in styles_of(data)
    hidden = body_of(data).findall(f".//{W}pPr/{W}rPr/{W}specVanish")
    assert len(hidden) == 1
    assert texts_of(read(data)) == texts_of(parse(NOTICE))


def test_the_head_and_the_foot_of_an_official_document() -> None:
    lines = (
        "机密★1年",
        "云岭县人民政府文件",
        "云政发〔2023〕12号",
        "关于供水的通知",
        "各乡镇：",
        "请照办。",
        "抄送：县委。",
    )
    roles = ("secrecy", "issuer", "number", "", "addressee", "", "cc")
    text, at, blocks = "\n".join(lines), 0, list[Title | Paragraph]()
    reading = Reading.of(Source.of(text))
    for line, role in zip(lines, roles, strict=True):
        span = Span(at, at + len(line))
        blocks.append(Title(span, reading) if "通知" in line else Paragraph(span, reading, role))
        at += len(line) + 1
    data = write_docx(Document(reading, tuple(blocks)))
    assert [style for style, _ in styles_of(data)] == [
        "Marking", "Issuer", "Document Number", "Title", "First Paragraph", "Body Text", "Imprint"
    ]  # fmt: skip
    issuer = docx.Document(io.BytesIO(data)).paragraphs[1]
    size = issuer.runs[0].font.size
    assert size is not None
    assert size.pt * 9 < 156 / 25.4 * 72


def test_what_announces_the_text_is_no_address() -> None:
    text = "关于供水的报告\n现将有关情况报告如下：\n一、情况\n甲。\n二、问题\n乙。\n"
    assert ("Body Text", "现将有关情况报告如下：") in styles_of(write_docx(parse(text)))


def test_attachments_begin_a_page() -> None:
    found = docx.Document(io.BytesIO(write_docx(parse(NOTICE))))
    broken = [one.text for one in found.paragraphs if one.paragraph_format.page_break_before]
    assert broken == ["附件1"]


def test_ambiguous_signs_are_marked_as_chinese() -> None:
    body = body_of(write_docx(parse("一、“稳产”\n二、保供\n")))
    assert [one.get(W + "hint") for one in body.iter(W + "rFonts")] == ["eastAsia"]


def test_contents_are_a_field_with_its_entries() -> None:
    data = write_docx(parse(NOTICE), contents=True)
    body = body_of(data)
    instructions = [one.text or "" for one in body.iter(W + "instrText")]
    assert instructions[0] == ' TOC \\o "1-3" \\h \\z \\t "heading 1 Title,1,heading 2 Depth 1,2" '
    names = [one.get(W + "name") for one in body.iter(W + "bookmarkStart")]
    assert [one.split()[1] for one in instructions[1:]] == names
    assert texts_of(read(data)) == texts_of(parse(NOTICE))


# Blocks


def test_tables_lists_links_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_PNG)
    (tmp_path / "a.md").write_text(_MARKDOWN, "utf-8")
    from docparse.inputs.convert import Conversion, outputs_of

    ((_, data),) = outputs_of(str(tmp_path / "a.md"), Conversion(to="docx"), lambda note: None)
    assert isinstance(data, bytes)
    again = read(data)
    (table,) = [block for block in again.walk() if isinstance(block, Table)]
    assert _cell_values(table) == [["header"] * 2, [""] * 2]
    (items,) = [block for block in again.walk() if isinstance(block, List)]
    parts = parts_of(items, "list")
    assert [(item.value, again.source.slice(item.span)) for item in parts] == [
        ("1", "甲"),
        ("2", "乙"),
    ]
    marks = {(mark.kind, mark.value, mark.title) for mark in again.source.marks}
    assert ("a", "https://example.org/", "") in marks
    assert ("strong", "", "") in marks
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 1
    assert [mark.title for mark in again.source.marks if mark.kind == "img"] == ["图一"]
    assert "[秘密]" in again.source.text


_MARKDOWN = """# 报告

见[网页](https://example.org/)，**要点**如下。

- 甲
  - 乙

| 项 | 数 |
| --- | --- |
| 甲 | 1 |

![图一](a.png)

![秘密](../../etc/a.png)
"""
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def test_cells_that_span_others_come_back() -> None:
    text = "甲\t乙\n丙\n丁\t戊"
    marks = [
        Mark(Span(0, 9), "table"),
        Mark(Span(0, 3), "row"),
        Mark(Span(0, 1), "cell", "rows=2"),
        Mark(Span(2, 3), "cell"),
        Mark(Span(4, 5), "row"),
        Mark(Span(4, 5), "cell"),
        Mark(Span(6, 9), "row"),
        Mark(Span(6, 7), "cell"),
        Mark(Span(8, 9), "cell"),
    ]
    document = trace(Source.of(text, marks=marks)).document
    (table,) = [block for block in read(write_docx(document)).walk() if isinstance(block, Table)]
    assert _cell_values(table) == [["rows=2", ""], [""], ["", ""]]


@pytest.mark.parametrize(
    ("suffix", "picture"),
    [
        (".emf", struct.pack("<2i4i4i4s", 1, 108, 0, 0, 9, 9, 0, 0, 1000, 500, b" EMF")),
        (".wmf", struct.pack("<4sH4hHIH", b"\xd7\xcd\xc6\x9a", 0, 0, 0, 1440, 720, 1440, 0, 0)),
    ],
)
def test_metafiles_are_in_the_file(suffix: str, picture: bytes) -> None:
    source = Source.of("\ufffc", marks=[Mark(Span(0, 1), "img", "a" + suffix)])
    data = write_docx(trace(source).document, pictures=lambda _: picture)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (name,) = [name for name in package.namelist() if name.endswith(suffix)]
        assert package.read(name) == picture
        assert f"image/x-{suffix[1:]}" in package.read("[Content_Types].xml").decode()
    assert "img" in {mark.kind for mark in read(data).source.marks}


def test_the_titles_of_attachments_stand_in_the_middle() -> None:
    found = docx.Document(io.BytesIO(write_docx(parse(NOTICE)))).styles["heading 1 Title"]
    indent = found.element.find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.get(W + "firstLine") == "0"


def test_who_printed_and_when_are_on_one_line() -> None:
    text = NOTICE.rpartition("附件1")[0] + "抄送：县委各部门。\n县政府办公室　　2020年1月16日印发\n"
    data = write_docx(parse(text))
    assert ("Imprint", "县政府办公室\t2020年1月16日印发") in styles_of(data)
    assert texts_of(read(data)) == texts_of(parse(text))


def test_footnotes_come_back() -> None:
    text = "一、情况\n人口[1]30万，耕地[2]10万亩。\n二、问题\n缺资金。\n[1] 常住人口。\n[2] 不含林地。\n"
    document = parse(text)
    data = write_docx(document)
    body = body_of(data)
    assert len(list(body.iter(W + "footnoteReference"))) == 2
    assert read(data).source.text.splitlines()[:6] == text.splitlines()


def test_a_list_of_literature_is_no_footnotes() -> None:
    text = "一、情况\n人口[1]30万。\n二、问题\n缺资金。\n参考文献\n[1] 某年鉴。\n"
    assert not list(body_of(write_docx(parse(text))).iter(W + "footnoteReference"))


# The door


def test_the_type_of_what_is_written() -> None:
    document = parse(NOTICE)
    data: bytes = write(document, "docx")
    text: str = write(document, "text")
    assert data[:2] == b"PK"
    assert text == NOTICE


def test_a_template_gives_page_and_styles() -> None:
    house = docx.Document()
    house.sections[0].left_margin = Mm(40)
    house.styles["Heading 1"].font.name = "Arial"
    file = io.BytesIO()
    house.save(file)
    found = docx.Document(io.BytesIO(write_docx(parse(NOTICE), reference_doc=file.getvalue())))
    assert abs((found.sections[0].left_margin or 0) - Mm(40)) < Mm(0.1)
    assert found.styles["Heading 1"].font.name == "Arial"
    assert [
        one.style.name for one in found.paragraphs if one.text == "二、重点任务" and one.style
    ] == ["Heading 1"]


def test_another_template_is_refused() -> None:
    with pytest.raises(ValueError, match="template"):
        write_docx(parse(NOTICE), reference_doc=b"no Word file")


@pytest.mark.slow
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.docx").write_bytes(write_docx(parse(NOTICE)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120
    )
    page = etree.parse(str(tmp_path / "a.fodt"), etree.XMLParser(huge_tree=True))
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    found = [
        (int(one.get(text + "outline-level", "0")), "".join(one.itertext()))
        for one in page.iter(text + "h")
    ]
    assert [words for _, words in found] == [
        "一、总体要求",
        "（一）指导思想。以“稳产”为目标，全面贯彻落实上级精神。",
        "（二）基本原则",
        "二、重点任务",
        "任务分解表",
        "一、东部地区",
        "二、西部地区",
    ]
    assert [level for level, _ in found] == [1, 2, 2, 1, 1, 2, 2]


def _cell_values(table: Table) -> list[list[str]]:
    rows = rows_of(parts_of(table, "table"))
    return [[cell.value for cell in row] for row in rows]
