"""Inputs that are made to take long: time grows with their length, measured as a ratio in one process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

import docparse
from docparse.checks.comments import without_ignored
from docparse.levels.anchors import Correction, place
from docparse.model.document import Document
from docparse.model.source import Mark, Source, Span
from docparse.numbering.markers import read_marker
from docparse.numbering.runs import find_neighbours
from docparse.pipeline import trace
from docparse.readers.formats import InputFormat
from docparse.readers.sniff import sniff
from docparse.writers.outline.rows import write_tsv
from tests.docx_files import abstract, docx, level, num, p, r
from tests.growth import growth_of


@pytest.mark.parametrize("end", [b"x", b"<", b"<p>"])
def test_comments_before_a_page_are_read_once(end: bytes) -> None:
    assert growth_of(lambda size: sniff(b"<!--a--> " * size + end), 5_000) < 10


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("<!-- docparse: ignore-file{}", " "),
        ("<!-- docparse: ignore -->{}", "\n"),
        ("{}", "<!-- docparse: ignore N01 -->\n"),
    ],
)
def test_comments_that_ignore_a_rule_are_read_once(text: str, repeated: str) -> None:
    diagnostics = docparse.check(docparse.parse("一、情况\n三、问题\n"))

    def run(size: int) -> None:
        without_ignored("一、情况\n三、问题\n" + text.format(repeated * size), diagnostics)

    assert growth_of(run, 4_000) < 10


def test_blanks_in_a_date_are_read_once() -> None:
    text = "工作报告\n发布日期：{}二\n一、情况\n"
    assert growth_of(lambda size: docparse.parse(text.format(" " * size)), 50_000) < 10


_DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'
_HIDDEN_END = "<w:rPr><w:vanish/></w:rPr>"


def _many_lists(size: int) -> bytes:
    levels = [level(0, "decimal", "%1.")] * size
    lists = "".join(num(name, 0) for name in range(1, size + 1))
    body = "".join(p("甲", num=(name, 0)) for name in range(1, size + 1))
    return docx(body, numbering=abstract(0, *levels) + lists)


@pytest.mark.parametrize(
    "make",
    [
        _many_lists,
        lambda size: docx(p("甲", properties=_DELETED_END) * size),
        lambda size: docx(p("甲", properties=_HIDDEN_END) * size),
        lambda size: docx(
            f'<w:p><m:oMath><m:d><m:dPr><m:sepChr m:val="{"|" * size}"/></m:dPr>'
            f"{'<m:e/>' * size}</m:d></m:oMath></w:p>"
        ),
    ],
    ids=["lists of one definition", "deleted ends", "hidden ends", "separators of a formula"],
)
def test_what_a_word_file_shares_is_read_once(make: Callable[[int], bytes]) -> None:
    files = {size: make(size) for size in (1_000, 4_000)}
    assert growth_of(lambda size: docparse.read(files[size]), 1_000) < 10


def _word_with_links(size: int) -> bytes:
    run = f'<w:hyperlink r:id="rId9" w:anchor="a">{r("甲")}</w:hyperlink>'
    return docx(f"<w:p>{run}</w:p>" * size, links={"rId9": "http://a/" + "b" * 10 * size})


def _word_with_pictures(size: int) -> bytes:
    run = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'
    return docx(f"<w:p>{run * size}</w:p>", links={"rId9": "http://a/" + "b" * 10 * size})


#: Files in which an address that is written once belongs to many links.
_SHARED_ADDRESSES: dict[str, tuple[InputFormat, Callable[[int], bytes]]] = {
    "links": ("markdown", lambda size: f"[a]: /{'b' * 10 * size}\n\n{'[a] ' * size}".encode()),
    "titles": ("markdown", lambda size: f"[a]: b '{'c' * 10 * size}'\n\n{'[a] ' * size}".encode()),
    "pictures": ("markdown", lambda size: f"[a]: /{'b' * 10 * size}\n\n{'![a] ' * size}".encode()),
    "empty": (
        "markdown",
        lambda size: f"[a]: /b '{'c' * 10 * size}'\n\n{'![][a] ' * size}".encode(),
    ),
    "lines": ("markdown", lambda size: b"[%sz](/%s)" % (b"x\\\n" * size, b"b" * 10 * size)),
    "page": ("html", lambda size: b"<a href='/%s'>%s</a>" % (b"b" * 10 * size, b"x<br>" * size)),
    "word": ("docx", _word_with_links),
    "word pictures": ("docx", _word_with_pictures),
}


@pytest.mark.parametrize("name", _SHARED_ADDRESSES)
def test_an_address_that_many_links_share_does_not_blow_up_the_output(name: str) -> None:
    form, make = _SHARED_ADDRESSES[name]

    def written(size: int) -> int:
        document = docparse.read(make(size), format=form)
        return max(len(docparse.write(document, to)) for to in ("markdown", "html", "json"))

    assert written(4_000) / written(1_000) < 8


def test_links_keep_their_words_where_addresses_are_too_long() -> None:
    file = f"[a]: /{'b' * 60_000}\n\n[甲][a]乙[丙][a]\n"
    document = docparse.read(file.encode(), format="markdown")
    assert document.source.text.strip() == "甲乙丙"
    assert [bool(mark.value) for mark in document.source.marks if mark.kind == "a"] == [True, False]


def test_rows_that_a_table_leaves_out_are_few() -> None:
    table = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|b\n" * 200 + "\n"

    def cells(size: int) -> int:
        document = docparse.read((table * size).encode(), format="markdown")
        assert document.source.text.count("b") == 200 * size
        return sum(mark.kind == "cell" for mark in document.source.marks)

    assert cells(8) < 2 * cells(1) + 8 * len(table)


def test_rows_shorter_than_the_longest_are_not_filled_up_without_end() -> None:
    def written(size: int) -> int:
        rows = "<tr>" + "<td>x" * size + "<tr><td>x<td>y" * size
        document = docparse.read(f"<table>{rows}</table>".encode(), format="html")
        return max(len(docparse.write(document, to)) for to in ("markdown", "html", "pandoc"))

    assert written(2_000) / written(500) < 8


#: HTML that does something, as a block of its own and inside a line.
_PAYLOADS = (
    "<script>alert(1)</script>",
    "<style>*{display:none}</style>",
    "<!-- --!><script>alert(1)</script> -->",
    "<!-->\n<img src=x onerror=alert(1)>-->",
    "<div onclick=alert(1)>",
    "<iframe src=//a.b></iframe>",
    "<svg/onload=alert(1)>",
    "<?php x ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<textarea><script>alert(1)</script>",
    "<a href=javascript:alert(1)>甲</a>",
    "<base href=//a.b>",
    "<meta http-equiv=refresh content=0>",
)
_ELEMENTS = set(
    "html body h1 h2 h3 h4 h5 h6 p br hr a img strong em del s code pre blockquote ul ol li table thead tbody tr th td".split()
)
_ATTRIBUTES = {"href", "src", "alt", "title", "colspan", "rowspan", "class", "start"}


#: Where a payload stands.
_AROUND = ("{}\n", "甲{}乙\n", "- 甲\n\n  {}\n", "> {}\n", "|a|\n|-|\n|{}|\n")


def _documents(form: InputFormat | Literal["raw"], file: str) -> Iterator[Document]:
    """Yield what a file is read as; `raw` is a piece in another format, as docparse's own JSON may have it."""
    if form != "raw":
        yield docparse.read(file.encode(), format=form)
        return
    for name in ("html", "latex", "HTML5"):
        yield trace(Source.of(file, marks=[Mark(Span(6, len(file) - 1), "raw", name)])).document


def _elements_of(markdown: str) -> Iterator[etree._Element]:
    """Yield the elements of the page that a parser makes of Markdown; no comment or declaration is one."""
    page = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )
    for element in lxml_html.document_fromstring(f"<p>{page}").iter():
        assert isinstance(element.tag, str)
        yield element


@pytest.mark.parametrize("form", ["text", "markdown", "html", "raw"])
@pytest.mark.parametrize("payload", _PAYLOADS)
def test_no_text_of_an_input_becomes_markup_or_script(
    form: InputFormat | Literal["raw"], payload: str
) -> None:
    """The sentence of SECURITY.md, for the formats that other programs make pages of."""
    for around in _AROUND:
        for document in _documents(form, f"一、情况\n\n{around.format(payload)}"):
            # Without the option a file of Markdown is copied.
            for element in _elements_of(docparse.write(document, "markdown", raw_html="code")):
                assert element.tag in _ELEMENTS
                assert set(element.attrib) <= _ATTRIBUTES
                assert not str(element.get("href", "")).startswith("javascript")
            tree = docparse.write(document, "pandoc")
            assert '"Raw' not in tree
            assert '"javascript' not in tree


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\r=", "\t="])
def test_rows_of_an_outline_are_exact_and_have_no_more_cells_than_columns(sign: str) -> None:
    document = docparse.parse(f"一、{sign}HYPERLINK(1)\n正文。\n二、乙\n")
    rows = write_tsv(document).splitlines()
    assert [row.count("\t") for row in rows] == [5] * len(rows)
    assert rows[0].split("\t")[5] == next(document.sections()).title.replace("\r", " ").replace(
        "\t", " "
    )


def _names(count: int) -> Iterator[str]:
    """Yield so many words of two characters."""
    first = ord("一")
    return (chr(first + at % 90) + chr(first + at // 90) for at in range(count))


@pytest.mark.parametrize(
    "text",
    [
        lambda size: "一、甲乙丙\n" * size + "二、甲乙丙\n" * size,
        lambda size: (
            "".join(f"第{at % 999 + 1}，甲乙\n" for at in range(size)) + "最后，丙\n" * size
        ),
        lambda size: "具体措施：\n1.甲乙。\n" * size,
        lambda size: "（一）\n甲乙。\n（二）\n丙丁。\n" * size,
        lambda size: "【篇一】甲。" * size,
        lambda size: "".join(f"工作{name}总结1\n正文。\n" for name in _names(size)),
        lambda size: "".join(f"{name}1：甲\n{name}2：乙\n" for name in _names(size)),
        lambda size: "包括下列各章：\n第一章 甲乙\n第二章 丙丁\n" * (size // 2),
        lambda size: "".join(f"包某{at % 9 + 1}、" for at in range(8 * size)),
        lambda size: "甲乙。" + "　　1、甲乙。" * size,
        lambda size: "".join(f"第{at * 37 % 999 + 1}条甲乙丙。\n" for at in range(size)),
        lambda size: "".join(f"{name}述职报告\n一、甲\n乙。\n" for name in _names(size)),
        lambda size: "参考素材：\n" + "".join(f"{name}的几种主要做法：\n甲。\n" for name in _names(size)),
        lambda size: "目录\n甲\n" * size,
        lambda size: "1、甲。\n2、乙。\n1、丙。\n3、丁\n" * (size // 4),
        lambda size: "l. 甲乙\n丙丁。\n" * size,
        lambda size: "".join(f"甲乙丙丁手册　　{at}\n丙丁。\n" for at in range(size)),
        lambda size: "甲乙丙丁手册\n1、甲。\n丙丁。\n" * size,
        lambda size: "检查发现：①甲；" * (8 * size),
    ],
    ids=[
        *("numbers", "last", "labels", "bare numbers", "openings in a line", "titles"),
        *("words with numbers", "lists of names", "numbered names", "indents in a line"),
        *("articles out of sequence", "titles of one kind", "materials", "contents", "runs anew"),
        *("letters for figures", "running heads with numbers", "running heads"),
        "lists in a line",
    ],
)  # fmt: skip
def test_time_grows_with_the_candidates(text: Callable[[int], str]) -> None:
    assert growth_of(lambda size: docparse.parse(text(size)), 2_000) < 8


def test_corrections_of_one_long_line_are_found_in_linear_time() -> None:
    # A cell is one line of the file.
    def run(size: int) -> None:
        source = docparse.read(files[size], format="markdown").source
        place(source, [Correction(3, f"{at}、丙丁", 1) for at in range(size)])

    files = {
        size: ("|a|\n|-|\n|" + "<br>".join(f"{at}、甲乙" for at in range(size)) + "|\n").encode()
        for size in (500, 2_000)
    }
    assert growth_of(run, 500) < 8


def test_many_entries_of_one_number_are_continued_at_once() -> None:
    one, two = read_marker("一、甲", 0, 3), read_marker("二、甲", 0, 3)

    def run(size: int) -> None:
        find_neighbours([(one, "一", True)] * size + [(two, "一", True)] * size)

    assert growth_of(run, 10_000) < 8
