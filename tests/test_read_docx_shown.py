"""Word files: what Word shows beside plain paragraphs: signs, fields of forms, files inside the file, blanks to fill in."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docparse import DecodeError
from docparse.inputs.read import read_input
from docparse.model.source import PICTURE, Source
from docparse.readers.word import read_word
from tests.docx_files import (
    abstract,
    docx,
    level,
    num,
    p,
    package,
    part,
    parts,
    r,
    relations,
    row,
    style,
    table,
    tc,
)

CHAPTERS = abstract(0, level(0, "decimal", "第%1章"), level(1, "decimal", "%1.%2")) + num(1, 0)
CHANGE = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'


def text_of(*paragraphs: str, numbering: str = CHAPTERS, styles: str = "") -> str:
    """Return the text of a file of `paragraphs`."""
    return read_word(docx("".join(paragraphs), numbering=numbering, styles=styles)).text


def field(instruction: str, *, form: str = "", result: str | None = None) -> str:
    """Return the runs of a field; `form` is the content of its `w:ffData`."""
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def chunk_file(data: bytes | str, name: str = "part.html", *, body: str = "") -> bytes:
    """Return a Word file in which `data` is an altChunk after `body`."""
    made = parts(f'{body}<w:altChunk r:id="inside"/>')
    made["word/_rels/document.xml.rels"] = relations(("inside", "aFChunk", name))
    made[f"word/{name}"] = data
    return package(made)


def test_a_hidden_paragraph_of_a_list_counts() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = (
        p(num=(1, 0), properties=hidden),
        p(num=(1, 0), properties=hidden),
        p("目的", num=(1, 1)),
    )
    assert text_of(*body) == "2.1 目的"


def test_an_empty_paragraph_that_ends_a_section_does_not_count() -> None:
    body = (p(num=(1, 0), properties="<w:sectPr/>"), p("总则", num=(1, 0)))
    assert text_of(*body) == "\n第1章 总则"


def test_a_lower_level_first_counts_for_the_higher() -> None:
    assert text_of(*(p("甲", num=(1, at)) for at in (1, 0, 1))) == "1.1 甲\n第2章 甲\n2.1 甲"


def test_captions_are_not_bold() -> None:
    styles = style("c", "<w:rPr><w:b/></w:rPr>", shown="caption")
    source = read_word(docx(p("表 1 数据", style="c") + p(r("重点", "<w:b/>")), styles=styles))
    assert [source.slice(mark.span) for mark in source.marks] == ["重点"]


def picture_run(name: str = "") -> str:
    """Return a run with a picture."""
    return f'<w:r><w:drawing><a:blip r:embed="{name}"/></w:drawing></w:r>'


def test_a_picture_before_text_has_a_line_of_its_own() -> None:
    source = read_word(docx(p(picture_run(), r("二、步骤")) + p(r("三、"), picture_run(), r("末"))))
    assert source.text == f"{PICTURE}\n二、步骤\n三、{PICTURE}末"


def test_the_title_of_a_heading_ends_before_its_pictures_and_code() -> None:
    styles = style("h", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    lines = (
        "<w:r><w:t>func A()</w:t><w:br/><w:t>{</w:t><w:br/><w:t>b</w:t><w:br/><w:t>}</w:t></w:r>"
    )
    body = p(picture_run(), r("配置"), picture_run(), style="h", num=(1, 0)) + p(lines, style="h")
    source = read_word(docx(body, numbering=CHAPTERS, styles=styles))
    assert source.text == f"{PICTURE}\n第1章 配置\n{PICTURE}\nfunc A()\n{{\nb\n}}"
    headings = [source.slice(mark.span) for mark in source.marks if mark.kind == "heading"]
    assert headings == ["第1章 配置", "func A()"]


def listed(name: str, level: int) -> str:
    """Return a line of a table of contents for a bookmark."""
    return p(r("一行"), field(f" PAGEREF {name} \\h ", result="1"), style=f"toc{level}")


def test_what_the_table_of_contents_lists_is_a_heading() -> None:
    styles = style("toc1", "", shown="toc 1") + style("toc2", "", shown="toc 2")
    styles += style("t", "", shown="Title")

    def target(name: str, words: str, **more: Any) -> str:
        mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/>'
        return p(mark, r(words), **more)

    entries = "".join(listed(f"_Toc{at}", 1 + (at == 2)) for at in range(5))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    )
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = p(begin) + entries + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body += (
        target("_Toc0", "投标文件", style="t") + target("_Toc1", "总则") + target("_Toc2", "目的")
    )
    body += (
        target("_Toc3", "主要是宣传：开通微博。") + target("_Toc4", "附则", style="t") + p("正文")
    )
    source = read_word(docx(body, styles=styles))
    assert source.text == "投标文件\n总则\n目的\n主要是宣传：开通微博。\n附则\n正文"
    headings = [(source.slice(m.span), m.value) for m in source.marks if m.kind == "heading"]
    assert headings == [("投标文件", "0"), ("总则", "1"), ("目的", "2"), ("附则", "1")]


@pytest.mark.parametrize("words", ["目录", "目  录", "目 次"])
def test_the_name_of_a_table_of_contents_goes_with_it(words: str) -> None:
    entries = field(' TOC \\o "1-3" ', result="第一章 总则\t1")
    block = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('第一章 总则')}</w:sdtContent></w:sdt>"
    )
    for contents in (p(entries), block):
        assert text_of(p("封面"), p(words), p(), contents, p("第一章 总则")) == "封面\n第一章 总则"


def test_a_file_of_contents_alone_keeps_them() -> None:
    assert text_of(p("目录"), p(field(" TOC ", result="第一章 总则\t1"))) == "目录\n第一章 总则\t1"


def test_a_raised_reference_in_several_runs_stays() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    runs = [r(words, raised) for words in ("[", "19", "]")]
    assert text_of(p(r("见"), *runs), p(r("10"), r("-", raised), r("2", raised))) == "见[19]\n10⁻²"


def test_breaks_inside_a_text_element() -> None:
    assert text_of("<w:p><w:r><w:t>甲<w:br/>乙<w:tab/>丙</w:t></w:r></w:p>") == "甲\n乙\t丙"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (field(" EQ \\o\\ac(○,1) "), "①"),
        (field(" eq \\o\\ac(○,二)"), "㊁"),
        (field(" EQ \\o\\ac(□,甲) "), "甲"),
        (field(' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(hàn),汉)'), "汉"),
        (field(" EQ \\f(1,2) "), "1/2"),
        (field(" EQ \\r(3,x) "), "√(x)"),
        (field(" EQ a\\(b\\) "), "a(b)"),
        (field(" EQ " + "\\f(" * 5_000), None),
        (field(' SYMBOL 252 \\f "Wingdings" \\s 12 '), "✓"),
        (field(" FORMCHECKBOX ", form="<w:checkBox><w:checked/></w:checkBox>"), "☒"),
        (field(" FORMCHECKBOX ", form='<w:checkBox><w:default w:val="0"/></w:checkBox>'), "☐"),
        (
            field(
                " FORMDROPDOWN ",
                form='<w:ddList><w:result w:val="1"/><w:listEntry w:val="北京"/><w:listEntry w:val="上海"/></w:ddList>',
            ),
            "上海",
        ),
        (field(" FORMTEXT ", form="<w:textInput/>", result="张三"), "张三"),
        (field(" PAGE ", result="3"), "3"),
        ('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>', "艺术字"),
    ],
)
def test_fields_and_word_art_show_their_words(content: str, text: str | None) -> None:
    found = text_of(p(content))
    assert text is None or found == text


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0D8", "➢"),
        ("Wingdings 2", "52", "☑"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F0A3", "≤"),
        ("SimSun", "2460", "①"),
    ],
)
def test_signs_of_symbol_fonts(font: str, code: str, sign: str) -> None:
    assert text_of(p(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>')) == sign


def test_changes_count_as_accepted() -> None:
    deleted = f"<w:del {CHANGE}><w:r><w:delText>删</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {CHANGE}>{r('移')}</w:moveFrom>"
    inserted = f"<w:ins {CHANGE}>{r('加')}</w:ins>"
    rows = table(
        row("一", tc("二", properties=f"<w:cellDel {CHANGE}/>"), "三"),
        row("四", properties=f"<w:del {CHANGE}/>"),
    )
    assert text_of(p(r("甲"), inserted, deleted, moved, r("乙")), rows) == "甲加乙\n一\t三"


def test_blanks_to_fill_in_stay_a_line() -> None:
    line = '<w:u w:val="single"/>'
    body = p(
        r("甲方："), r("    ", line), r("　", line), r("姓名："), r("  张三 ", line), r("____")
    )
    assert text_of(body) == "甲方：______姓名：  张三 ____"


PAGE = "<html><body><p>一、单选题</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>"
MIME = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
)


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (PAGE, "a.html", "一、单选题\n甲\t乙"),
        (PAGE.encode("utf-16"), "a.htm", "一、单选题\n甲\t乙"),
        (MIME.encode() + PAGE.encode("gb18030") + b"\r\n--b--\r\n", "a.mht", "一、单选题\n甲\t乙"),
        ("一、单选题\r\n甲".encode(), "a.txt", "一、单选题\n甲"),
        (docx(p("一、单选题") + table(row("甲", "乙"))), "a.docx", "一、单选题\n甲\t乙"),
    ],
)
def test_a_file_inside_the_file_is_read(data: bytes | str, name: str, text: str) -> None:
    source = read_word(chunk_file(data, name, body=p("开头")))
    assert source.text == f"开头\n{text}"
    tables = [source.slice(mark.span) for mark in source.marks if mark.kind == "table"]
    assert tables == (["甲\t乙"] if "\t" in text else [])
    assert source.unread == ()


def unread(source: Source) -> list[tuple[int, str, str]]:
    """Return what was not read, each with its line."""
    return [(source.position(offset)[0], kind, name) for kind, name, offset in source.unread]


def test_what_cannot_be_read_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = chunk_file(b"{\\rtf1 a}", "a.rtf", body=p("开头"))
    assert unread(read_word(data)) == [(2, "chunk", "a.rtf")]
    chart = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>'
    source = read_word(docx(p("甲") + p(r("见图"), chart) + table(row("乙", tc(p(sign))))))
    assert unread(source) == [
        (2, "chart", ""),
        (3, "symbol", "Wingdings F001"),
    ]
    path = tmp_path_factory.mktemp("unread") / "a.docx"
    path.write_bytes(docx(p("甲") + p(chart) * 12 + p(sign)))
    notes: list[str] = []
    read_input(str(path), tell=lambda note: notes.append(str(note)))
    assert notes == [f"{path}: not read: a chart (line 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 3 more"]


def test_ink_is_read_as_its_picture_and_a_new_chart_is_named() -> None:
    ink = f'<mc:Choice Requires="wpi"><w:t>墨</w:t></mc:Choice><mc:Fallback>{picture_run()}</mc:Fallback>'
    chart = '<c:chart xmlns:c="http://schemas.microsoft.com/office/drawing/2014/chartex"/>'
    new = (
        f'<mc:Choice Requires="cx1">{chart}</mc:Choice><mc:Fallback><w:t>不可用</w:t></mc:Fallback>'
    )
    alternates = (
        f"<w:r><mc:AlternateContent>{one}</mc:AlternateContent></w:r>" for one in (ink, new)
    )
    source = read_word(docx(p(r("甲"), *alternates)))
    assert source.text == f"甲{PICTURE}"
    assert unread(source) == [(1, "chart", "")]


def test_files_inside_files_are_bounded() -> None:
    inside = chunk_file(docx(p("三")), "c.docx", body=p("二"))
    source = read_word(chunk_file(inside, "b.docx", body=p("一")))
    assert source.text.split("\n")[:2] == ["一", "二"]
    assert unread(source) == [(2, "chunk", "c.docx")]
    assert unread(read_word(docx(p("甲") + '<w:altChunk r:id="none"/>')))[0][0] == 2


def test_a_file_that_is_named_many_times_counts_many_times() -> None:
    made = parts('<w:altChunk r:id="a"/>' * 20_000)
    made["word/_rels/document.xml.rels"] = relations(("a", "aFChunk", "a.docx"))
    made["word/a.docx"] = docx(p("甲") * 5_000)
    with pytest.raises(DecodeError, match="unpacks to more than 100 MB"):
        read_word(package(made))


def test_a_page_of_parts_in_parts_is_left_out() -> None:
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\r\n\r\n--b{at}\r\n' for at in range(3_000)
    )
    source = read_word(chunk_file(f"MIME-Version: 1.0\r\n{nested}", "a.mht"))
    assert unread(source) == [(1, "chunk", "a.mht")]


def test_a_comment_is_not_text() -> None:
    made = parts(p(r("甲"), '<w:r><w:commentReference w:id="0"/></w:r>'))
    made["word/comments.xml"] = part("comments", f'<w:comment w:id="0">{p("批注")}</w:comment>')
    assert read_word(package(made)).text == "甲"


@pytest.mark.parametrize(
    ("part_name", "said"),
    [
        ("xl/workbook.xml", "is an Excel workbook (.xlsx)"),
        ("ppt/presentation.xml", "is a PowerPoint presentation (.pptx)"),
        ("OFD.xml", "is an OFD file"),
        ("META-INF/container.xml", "is an EPUB book"),
        ("content.xml", "is an OpenDocument file"),
        ("visio/document.xml", "is a Visio drawing"),
        ("FixedDocumentSequence.fdseq", "is an XPS file"),
        ("META-INF/MANIFEST.MF", "is a program"),
        ("报告.txt", "is a zip file without a Word document"),
    ],
)
def test_other_packages_are_refused_by_name(part_name: str, said: str) -> None:
    rels = relations(("rId1", "officeDocument", part_name))
    for parts_of_it in ({part_name: "<a/>"}, {part_name: "<a/>", "_rels/.rels": rels}):
        with pytest.raises(DecodeError, match=re.escape(said)):
            read_word(package(parts_of_it))
