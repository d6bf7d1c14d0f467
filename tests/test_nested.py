"""Blocks in cells, items and quotations, from every format that has them into every format."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence

import pytest

import docparse
from docparse import Document
from docparse.model.leaves import Figure, List, Paragraph, Quote, Raw, Table, parts_of, rows_of
from docparse.model.parts import Part, parts_in
from docparse.model.source import PICTURE, Mark, Source, Span
from docparse.pipeline import trace
from docparse.readers.formats import InputFormat
from docparse.writers.formats import write_as
from docparse.writers.stylesheets.document import write_docbook, write_tei
from tests.test_write_docbook_tei import check
from tests.written import text_as

PAGE = """<meta charset=utf-8><article><h1>关于开展工作的通知</h1>
<p>现将有关事项通知如下，请各单位认真贯彻执行，并于月底前报送情况，逐项落实到位，确保取得实效。</p><h2>一、任务</h2>
<ul><li><p>第一段</p><p>第二段</p><li>短项<ul><li>子项</ul>之后<li>带表：<table><tr><th>甲<th>乙<tr><td>1<td>2</table>
<li>代码<pre><code class=language-py>a = 1

b = 2</code></pre><li><blockquote><p>引一<p>引二</blockquote></ul>
<p>普通列表：</p><ul><li>甲<ol><li>步一<li>步二</ol><li>乙</ul>
<table><tr><th>单位<th>职责<tr><td>办公室<td><p>牵头协调。<p>督促落实。<tr><td>财务处<td>见下：<table><tr><td>项目<td>金额<tr>
<td>车<td>10</table>完<tr><td>人事处<td><ul><li>一项<li>二项</ul></table>
<figure><img src=a.png alt=示意 title=图题><figcaption>图1 示意图</figcaption></figure>
<blockquote><p>引文第一段。<p>引文<b>第二</b>段。<ul><li>引里的项</ul></blockquote>
<h2>二、要求</h2><p>见<a href="https://x.cn/" title=网站>公网</a>。</p></article>"""


def page() -> Document:
    found = docparse.read(PAGE.encode())
    assert isinstance(found, Document)
    return found


Shape = tuple[str, str, tuple["Shape", ...]]


def shape_of(document: Document) -> list[tuple[str, str | tuple[Shape, ...]]]:
    """Return kind and words of each block, and what stands in it."""
    text = document.source.text

    def shapes(parts: Sequence[Part]) -> Iterator[Shape]:
        for part in parts:
            words = text[slice(*part.span)] if part.kind in ("line", "code", "rule") else ""
            yield part.kind, words, tuple(shapes(part.parts))

    found: list[tuple[str, str | tuple[Shape, ...]]] = []
    for block in document.walk():
        match block:
            case Table():
                cells = tuple(cell for row in rows_of(parts_of(block, "table")) for cell in row)
                found.append(("table", tuple(shapes(cells))))
            case List():
                found.append(("list", tuple(shapes(parts_of(block, "list")))))
            case Quote():
                found.append(("quote", tuple(shapes(parts_of(block, "quote")))))
            case Figure() | Paragraph():
                found.append((type(block).__name__, block.text))
            case _:
                found.append((type(block).__name__, ""))
    return found


def test_a_page_keeps_what_stands_in_its_cells_and_items() -> None:
    found = dict(shape_of(page())[-9:])
    assert found["quote"] == (
        ("line", "引文第一段。", ()),
        ("line", "引文第二段。", ()),
        ("list", "", (("item", "", (("line", "引里的项", ()),)),)),
    )
    cells = found["table"]
    assert isinstance(cells, tuple)
    assert cells[3][2] == (("line", "牵头协调。", ()), ("line", "督促落实。", ()))
    kinds = [part[0] for part in cells[5][2]]
    assert kinds == ["line", "table", "line"]
    assert found["Figure"] == PICTURE


@pytest.mark.parametrize("to", ["markdown", "html", "xml", "json"])
def test_every_format_gives_the_same_blocks_back(to: InputFormat) -> None:
    document = page()
    again = docparse.read(text_as(document, to).encode(), format=to)
    assert shape_of(again) == shape_of(document)
    tips = [mark.tooltip or mark.title for mark in again.source.marks if mark.kind in ("a", "img")]
    assert tips == ["图题", "网站"]


@pytest.mark.slow
@pytest.mark.timeout(180)  # the schemas are large
def test_docbook_and_tei_are_valid_and_keep_paragraphs_apart() -> None:
    document = page()
    book = check("docbook", write_docbook(document))
    tei = check("tei", write_tei(document))
    name = "{http://docbook.org/ns/docbook}"
    quote = book.find(f".//{name}section/{name}blockquote")
    assert quote is not None
    assert ["".join(part.itertext()) for part in quote.iterchildren(f"{name}para")] == [
        "引文第一段。",
        "引文第二段。",
    ]
    assert len(book.findall(f".//{name}td//{name}informaltable")) == 1
    assert len(book.findall(f".//{name}informalfigure")) == 1
    name = "{http://www.tei-c.org/ns/1.0}"
    assert len(tei.findall(f".//{name}cell/{name}table")) == 1
    assert [item.get("n") for item in tei.iter(f"{name}item") if item.get("n")] == ["1.", "2."]


def test_pandoc_gets_the_same_blocks() -> None:
    tree = json.loads(docparse.write(page(), "pandoc"))["blocks"]
    assert [block["t"] for block in tree if block["t"] not in ("Para", "Header")] == [
        *("BulletList", "BulletList", "Table", "Figure", "BlockQuote"),
    ]
    first, second = [block["c"] for block in tree if block["t"] == "BulletList"]
    assert [[block["t"] for block in item] for item in first] == [
        ["Para", "Para"],
        ["Para", "BulletList", "Para"],
        ["Para", "Table"],
        ["Para", "CodeBlock"],
        ["BlockQuote"],
    ]
    assert second[0][1]["t"] == "OrderedList"
    if shutil.which("pandoc"):
        version = subprocess.run(
            ["pandoc", "--version"], capture_output=True, text=True, check=True
        )
        number = 2 if version.stdout.startswith("pandoc 2") else 3
        given = write_as(page(), "pandoc", {"pandoc_version": number})
        written = subprocess.run(
            ["pandoc", "-f", "json", "-t", "plain"],
            input=given,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for words in (
            "第二段",
            "子项",
            "之后",
            "督促落实",
            "金额",
            "步二",
            "引里的项",
            "图1 示意图",
        ):
            assert words in written


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<!-- 甲 -->", ""),
        ("<div align=center>", ""),
        ("<script>甲</script>", ""),
        ("<hr>", "<hr>"),
        ("<p>甲</p>", "<p>甲</p>"),
    ],
)
def test_html_in_markdown_is_never_code_in_a_page(html: str, seen: str) -> None:
    document = docparse.read(f"好。\n\n{html}\n\n完。\n".encode(), format="markdown")
    written = docparse.write(document, "html", fragment=True)
    assert written == f"<p>好。</p>\n{seen}\n<p>完。</p>\n".replace("\n\n", "\n")
    assert html in docparse.write(document, "markdown") or seen


def test_html_in_markdown_holds_no_headings() -> None:
    text = (
        "## 一、甲\n\n<div>\n<h2>二、乙</h2>\n<p>三、丙</p>\n<ul><li>丁</ul>\n</div>\n\n## 二、戊\n"
    )
    document = docparse.read(text.encode(), format="markdown")
    assert [section.title for section in document.sections()] == ["甲", "戊"]
    assert [block[0] for block in shape_of(document)] == [
        "Section",
        *["Paragraph"] * 2,
        "list",
        "Section",
    ]
    again = docparse.read(docparse.write(document, "xml").encode())
    assert again == document
    assert again.source.marks == document.source.marks


def test_what_does_not_nest_is_left_out_and_what_nests_too_deep_is_lines() -> None:
    whole = Mark(Span(0, 7), "quote")
    marks = [
        whole,
        Mark(Span(0, 3), "item"),  # in no list
        Mark(Span(2, 9), "list"),  # reaches out
        Mark(Span(4, 7), "code", "py"),
    ]
    assert parts_in("一二三\n四五六", whole, marks) == (
        Part("line", Span(0, 3)),
        Part("code", Span(4, 7), "py"),
    )
    deep = [Mark(Span(0, 1), "quote")] * 100
    document = trace(Source.of("甲", marks=deep)).document
    for to in ("markdown", "html", "pandoc", "docbook", "tei", "json"):
        assert "甲" in docparse.write(document, to)


def test_the_marker_that_is_shown_is_an_attribute_of_xml() -> None:
    text = "1、总体要求\n坚持标本兼治。\n第一章\n2、主要任务\n抓好落实。\n"
    document = docparse.parse(text)
    written = docparse.write(document, "xml", numbering="standard")
    assert 'marker="1、" number="1"' in written
    assert 'shown="一、"' in written
    assert docparse.read(written.encode()) == document
    plain = docparse.write(document, "tei", numbering="strip")
    assert "<head>总体要求</head>" in plain
    assert "<head>一、总体要求</head>" in docparse.write(
        document, "docbook", numbering="standard"
    ).replace("title>", "head>")


def test_raw_pieces_of_other_formats_are_code() -> None:
    source = Source.of("\\begin{x}", marks=[Mark(Span(0, 9), "raw", "latex")])
    document = trace(source).document
    assert isinstance(document.blocks[0], Raw)
    assert docparse.write(document, "html", fragment=True) == (
        '<pre><code class="language-latex">\\begin{x}</code></pre>\n'
    )


def test_an_empty_cell_at_the_end_is_a_cell() -> None:
    document = docparse.read(
        "<table><tr><td>甲<td>乙<tr><td>丙<td></table>".encode(), format="html"
    )
    assert [
        len(row) for block in document.blocks if isinstance(block, Table) for row in block.rows
    ] == [2, 2]
    markdown = docparse.write(document, "markdown")
    assert markdown == "|  |  |\n| --- | --- |\n| 甲 | 乙 |\n| 丙 |  |\n"
    assert shape_of(docparse.read(markdown.encode(), format="markdown")) == shape_of(document)
