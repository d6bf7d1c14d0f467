"""Word: what stands beside the text: cells of several paragraphs, headers, diagrams, formulas."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

import docparse
from docparse.model.source import Source
from docparse.pipeline import trace
from docparse.readers.word import read_word
from docparse.readers.word.formula import formula_of
from tests.docx_files import (
    abstract,
    level,
    num,
    p,
    package,
    part,
    parts,
    relations,
    restart,
    row,
    table,
    tc,
)
from tests.outside import need

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
BULLETS = abstract(1, level(0, "bullet", "●"), level(1, "bullet", "○")) + num(1, 1)


def read(made: dict[str, str | bytes]) -> Source:
    return read_word(package(made))


def with_parts(body: str, *targets: tuple[str, str, str], **others: str) -> dict[str, str | bytes]:
    """Return the parts of a file whose document points to `targets`; `others` are parts by their name."""
    made = parts(body)
    made["word/_rels/document.xml.rels"] = relations(*targets)
    return made | {f"word/{name}.xml": content for name, content in others.items()}


def test_a_cell_keeps_its_paragraphs_lists_and_tables() -> None:
    inner = table(row("项目", "金额"), row("车", "10"))
    cell = tc(p("见下："), p("一项", num=(1, 0)), p("二项", num=(1, 1)), inner, p(""), p("完"))
    body = p("前") + table(
        row("单位", "职责"), row("财务处", cell), row(tc(p("甲"), p("乙")), "丙")
    )
    made = parts(body, numbering=BULLETS)
    source = read(made)
    assert (
        source.text
        == "前\n单位\t职责\n财务处\t见下：\n一项\n二项\n项目\t金额\n车\t10\n完\n甲\n乙\t丙"
    )
    written = docparse.write(trace(source).document, "markdown")
    assert (
        "<tr><td>财务处</td><td>见下：<ul><li>一项<ul><li>二项</li></ul></li></ul>"
        "<table><tr><td>项目</td><td>金额</td></tr><tr><td>车</td><td>10</td></tr></table>完</td></tr>\n"
        "<tr><td>甲<br>乙</td><td>丙</td></tr>"
    ) in written


def test_headers_and_footers_are_furniture() -> None:
    section = (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="h"/><w:headerReference w:type="first" r:id="f"/>'
        '<w:headerReference w:type="even" r:id="e"/><w:footerReference w:type="default" r:id="t"/>'
        "</w:sectPr>"
    )
    body = p("一、总体要求") + p("坚持标本兼治。", properties=section) + section
    made = with_parts(
        body,
        ("h", "header", "header1.xml"),
        ("f", "header", "header2.xml"),
        ("e", "header", "header3.xml"),
        ("t", "footer", "footer1.xml"),
        header1=part("hdr", p("") + p("某某县人民政府文件") + p("内部资料")),
        header2=part("hdr", p("首页的")),
        header3=part("hdr", p("双页的")),
        footer1=part("ftr", p("—7—")),
    )
    source = read(made)
    assert source.text == "某某县人民政府文件\n内部资料\n一、总体要求\n坚持标本兼治。\n—7—"
    document = trace(source).document
    assert [source.slice(span) for span in document.furniture] == [
        "某某县人民政府文件",
        "内部资料",
        "—7—",
    ]
    assert docparse.write(document, "markdown") == "# 一、总体要求\n\n坚持标本兼治。\n"
    assert docparse.write(document, "text") == source.text
    again = docparse.read(docparse.write(document, "xml").encode())
    assert again == document
    assert again.source.marks == source.marks

    settings = part("settings", "<w:evenAndOddHeaders/>")
    own = body.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    made["word/document.xml"] = part("document", f"<w:body>{own}</w:body>")
    made["word/settings.xml"] = settings
    made["word/_rels/document.xml.rels"] = relations(
        ("h", "header", "header1.xml"),
        ("f", "header", "header2.xml"),
        ("e", "header", "header3.xml"),
        ("t", "footer", "no.xml"),
        ("s", "settings", "settings.xml"),
    )
    assert read(made).text.startswith("某某县人民政府文件\n内部资料\n首页的\n双页的\n一、总体要求")


def test_comments_are_left_out() -> None:
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:t>好</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    made = with_parts(
        f"<w:p>{comment}<w:r><w:commentReference w:id='0'/></w:r></w:p>",
        ("c", "comments", "comments.xml"),
        comments=part("comments", f'<w:comment w:id="0">{p("改")}</w:comment>'),
    )
    assert read(made).text == "好"


def test_the_words_of_a_diagram_are_a_list() -> None:
    points = "".join(
        f'<pt modelId="{name}" type="{kind}"><t><a:p xmlns:a="{_DRAWING}"><a:r><a:t>{words}</a:t></a:r></a:p></t></pt>'
        for name, kind, words in (
            ("0", "doc", ""),
            ("2", "node", "组织部"),
            ("1", "node", "党委"),
            ("3", "asst", "办公室"),
            ("9", "pres", "党委"),
        )
    )
    links = "".join(
        f'<cxn modelId="c{source}{target}" srcId="{source}" destId="{target}" srcOrd="{order}"/>'
        for source, target, order in (("0", "1", 0), ("1", "2", 1), ("1", "3", 0), ("3", "1", 0))
    )
    data = (
        f'<dataModel xmlns="{_DIAGRAM}"><ptLst>{points}</ptLst><cxnLst>{links}</cxnLst></dataModel>'
    )
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="d"/></w:drawing></w:r>'
    made = with_parts(
        p("机构如下：", drawing) + p("后"), ("d", "diagramData", "diagrams/data1.xml")
    )
    made["word/diagrams/data1.xml"] = data
    source = read(made)
    assert source.text == "机构如下：\n党委\n办公室\n组织部\n后"
    items = [(source.slice(mark.span), mark.value) for mark in source.marks if mark.kind == "item"]
    assert items == [("党委", "1"), ("办公室", "2"), ("组织部", "2")]


def _r(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def _e(words: str, name: str = "e") -> str:
    return f"<m:{name}>{words if words.startswith('<') else _r(words)}</m:{name}>"


def _sup(base: str, above: str) -> str:
    return f"<m:sSup>{_e(base)}{_e(above, 'sup')}</m:sSup>"


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (_r("a=b"), "a=b"),
        (_sup("x", "2") + _r("+1"), "x²+1"),
        (_sup("x", "n+k"), "x^(n+k)"),
        (f"<m:sSub>{_e('x')}{_e('i', 'sub')}</m:sSub>", "x_i"),
        (f"<m:sSubSup>{_e('x')}{_e('1', 'sub')}{_e('2', 'sup')}</m:sSubSup>", "x₁²"),
        (f"<m:f>{_e('a+b', 'num')}{_e('2', 'den')}</m:f>", "(a+b)/2"),
        (
            '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>'
            + _e("n", "num")
            + _e("k", "den")
            + "</m:f>",
            "(n¦k)",
        ),
        ("<m:rad><m:deg/>" + _e("2") + "</m:rad>", "√(2)"),
        ("<m:rad>" + _e("3", "deg") + _e("x") + "</m:rad>", "∛(x)"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            + _e("i=1", "sub")
            + _e("n", "sup")
            + _e("k")
            + "</m:nary>",
            "∑_(i=1)ⁿ k",
        ),
        ("<m:d>" + _e("a,b") + "</m:d>", "(a,b)"),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:m>'
            + f"<m:mr>{_e('1')}{_e('0')}</m:mr><m:mr>{_e('0')}{_e('1')}</m:mr>"
            + "</m:m></m:e></m:d>",
            "[1, 0; 0, 1]",
        ),
        (
            '<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr>'
            + f"{_e('x=1')}{_e('y=2')}"
            + "</m:eqArr></m:e></m:d>",
            "{x=1; y=2",
        ),
        (f"<m:func>{_e('sin', 'fName')}{_e('x')}</m:func>", "sin x"),
        ('<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>' + _e("x") + "</m:bar>", "x\u0305"),
        (f"<m:limLow>{_e('lim')}{_e('n', 'lim')}</m:limLow>", "lim_n"),
    ],
)
def test_formulas_are_read_as_a_line(formula: str, words: str) -> None:
    root = etree.fromstring(f'<m:oMath xmlns:m="{_MATH}">{formula}</m:oMath>')
    assert formula_of(root) == words


def test_a_formula_stands_in_its_paragraph() -> None:
    fraction = f"<m:oMath><m:f>{_e('s', 'num')}{_e('t', 'den')}</m:f></m:oMath>"
    body = p("速度为", f"<m:oMathPara>{fraction}</m:oMathPara>", "。")
    assert read(parts(body)).text == "速度为s/t。"


_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.numbering+xml"/></Types>'
)
#: Formats that LibreOffice has as Word has them, and how far it counts in them.
_KNOWN = {
    **dict.fromkeys(
        (
            "chineseCounting chineseCountingThousand chineseLegalSimplified taiwaneseCountingThousand "
            "japaneseCounting upperRoman lowerRoman upperLetter lowerLetter decimalZero decimal"
        ).split(),
        30,
    ),
    "ideographTraditional": 10,
    "ideographZodiac": 12,
    "decimalEnclosedCircle": 20,
}


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_numbers_are_those_that_libreoffice_shows(tmp_path: Path) -> None:
    soffice = need("soffice")
    numbering, body = "", ""
    for at, (form, last) in enumerate(_KNOWN.items(), 1):
        numbering += abstract(
            at,
            level(0, form, "%1、"),
            level(1, form, "（%2）"),
            level(2, "decimal", "%1.%2.%3 "),
            level(3, "decimal", "%3.%4", more="<w:isLgl/>"),
        )
        body += p("甲", num=(at, 0)) * (last - 1)
        body += "".join(p("乙", num=(at, index)) for index in (1, 1, 2, 3, 0, 1, 3))
    numbering += abstract(
        90,
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCountingThousand", "（%2）"),
    )
    numbering += "".join(num(at, at) for at in range(1, len(_KNOWN) + 1)) + num(90, 90)
    numbering += num(91, 90, restart(0, 5))
    body += "".join(p("丙", num=(90, index)) for index in (0, 1, 1, 0, 1)) + p("丁", num=(91, 0))
    data = package(parts(body, numbering=numbering) | {"[Content_Types].xml": _TYPES})
    (tmp_path / "numbers.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "numbers.docx")],
        check=True,
        capture_output=True,
        timeout=100,
    )
    shown = (tmp_path / "numbers.txt").read_text("utf-8-sig").splitlines()
    ours = read_word(data).text.splitlines()
    assert ["".join(line.split()) for line in ours] == ["".join(line.split()) for line in shown]
