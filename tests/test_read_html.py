"""Web pages: what is seen of them and how it is marked, element by element, and what must never happen."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.model.source import BLOCK_MARKS, INLINE_MARKS, PICTURE, Source
from docparse.pipeline import trace
from docparse.readers.decode import DecodeError
from docparse.readers.html import read_html
from docparse.readers.html.encoding import decode_html

PROSE = "全县共有农村人口三十万人，其中外出务工人员八万余人，占总人口的四分之一以上。"


def read(page: str) -> Source:
    return read_html(page.encode())


def marks_of(page: str) -> list[tuple[str, str, str]]:
    """Return kind, text and value of each mark of a page."""
    source = read(page)
    return [(mark.kind, source.slice(mark.span), mark.value) for mark in source.marks]


TEXTS = {
    # blocks, line ends, white space
    "<p>甲</p><p>乙</p>": "甲\n乙",
    "甲<p>乙<div>丙<section>丁</section>戊": "甲\n乙\n丙\n丁\n戊",
    "<dl><dt>甲<dd>乙</dl>丙": "甲\n乙\n丙",
    "甲<br>乙<br/>丙</br>丁<br><br>戊": "甲\n乙\n丙\n丁\n戊",
    "<p> 甲 \n\t 乙  <b> 丙 </b> 丁 </p>\n\n <p> </p> 戊": "甲 乙 丙 丁\n戊",
    "<p>\u3000\u3000甲&nbsp;&nbsp;乙</p><p>&nbsp;</p>": "\u3000\u3000甲\xa0\xa0乙",
    "<p>甲<span style='display:block'>乙</span>丙": "甲\n乙\n丙",
    "<p style='white-space: pre-wrap'>甲  乙\n丙</p>": "甲  乙\n丙",
    "<tbody><tr><td>甲</td><td>乙</td></tr></tbody>": "甲\n乙",
    "一&#12289;&lt;b&gt;&amp;&hellip;&foo;": "一、<b>&…&foo;",
    "10<sup>2</sup>米，H<sub>2</sub>O，5<sup>th</sup>，完<sup>[1]</sup>": "10²米，H₂O，5th，完[1]",
    "<![if !supportLists]>一、<![endif]>甲<o:p>&nbsp;</o:p>": "一、甲\xa0",
    "<ruby>漢<rp>(</rp><rt>ㄏㄢˋ</rt><rp>)</rp></ruby>": "漢(ㄏㄢˋ)",
    "": "",
    "<!-- 甲 -->": "",
    # what is not seen
    "<title>甲</title><style>乙</style><script>'<p>丙'</script><noscript>丁</noscript>戊": "戊",
    "<nav>甲</nav><p hidden>乙</p><p aria-hidden=true>丙</p><p style='DISPLAY : none'>丁</p>戊": "戊",
    "<select><option>甲</select><button>乙</button><textarea>丙</textarea><svg><text>丁</svg>戊": "戊",
    "<template><p>甲<p>乙</template><iframe>丙</iframe><object><p>丁</object>戊": "戊",
    "<body style='display:none'>甲": "甲",
    "<header>甲</header>乙<aside>丙</aside><footer>丁</footer>": "甲\n乙\n丙\n丁",
    "<header>甲</header><main>乙<aside>丙</aside></main><footer>丁</footer>": "甲\n乙\n丙",
    "<a href=#a>跳到正文</a><main id=a>甲<a href=#b>乙</a></main>": "甲乙",
    "<a href=#a>甲</a>乙": "甲乙",
    "<footer>甲</footer><article>乙</article><aside>丙</aside>": "乙",
    "<p>甲乙<p style='visibility:hidden'>丙</p>": "甲乙",
    # WeChat hides the text of its pages until a script shows it.
    f"<p>甲<div style='visibility: hidden'>{PROSE}</div>": f"甲\n{PROSE}",
    # numbered lists
    "<ol><li>甲<li><p>乙</p><p>丙</p></ol>": "1. 甲\n2. 乙\n丙",
    "<ol start=3 type=a><li>甲<li value=27>乙<li>丙</ol>": "c. 甲\naa. 乙\nab. 丙",
    "<ol type=I start=4><li>甲<li>乙</ol>": "IV. 甲\nV. 乙",
    "<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>": "一、甲\n二、乙",
    "<ol style='list-style: none'><li>一、甲</ol>": "一、甲",
    "<ol><li>甲<ol type=i><li>乙<li></ol><li>丙</ol>": "1. 甲\ni. 乙\nii.\n2. 丙",
    "<ol><li><pre>a = 1</pre></ol>": "1.\na = 1",
    # white space kept
    "<pre>\n 甲\n\n  乙\n</pre>丙": " 甲\n\n  乙\n丙",
}


@pytest.mark.parametrize("page", TEXTS)
def test_text(page: str) -> None:
    assert read(page).text == TEXTS[page]


MARKS: dict[str, list[tuple[str, str, str]]] = {
    "<h1>甲<br>乙</h1><h3>丙</h3>丁": [("heading", "甲\n乙", "1"), ("heading", "丙", "3")],
    "<h2>甲<h3>乙</h3>丙": [("heading", "甲", "2"), ("heading", "乙", "3")],
    "<h1>甲<div>乙<div>丙<div>丁</h1>": [],
    "<h1></h1><h2> &nbsp;</h2>": [],
    "<b>甲</b><strong>乙</strong> <i>丙</i><em>丁</em><s>戊</s><code>己</code>": [
        ("strong", "甲乙", ""), ("em", "丙丁", ""), ("del", "戊", ""), ("codespan", "己", ""),
    ],
    "<b>甲<i>乙</i></b><i>丙</i>": [("strong", "甲乙", ""), ("em", "乙", ""), ("em", "丙", "")],
    "<b>甲<br>乙</b>": [("strong", "甲", ""), ("strong", "乙", "")],
    "<p><b>\u3000\u3000一、甲 </b>乙<b> </b><i></i>": [("strong", "一、甲", "")],
    "<p><span style='font-weight:700'>甲</span>乙": [("strong", "甲", "")],
    "<b>甲<span style='font-weight: normal'>乙</span></b>": [("strong", "甲", "")],
    "<p><font face='楷体_GB2312'>（一）甲。</font>乙乙乙乙乙乙乙乙": [("strong", "（一）甲。", "")],
    "<p><span style='font-family:黑体,宋体'>甲<b>乙</b></span>丙丙丙丙": [("strong", "甲", ""), ("strong", "乙", "")],
    # a page in one type from end to end
    "<p><span style='font-family:標楷體'>甲乙</span><b>丙</b>": [("strong", "丙", "")],
    "<p><span style='font-family:楷体'>甲乙丙丁<b>戊</b></span>": [("strong", "戊", "")],
    "<a href=' x\ny '>甲<i>乙</i></a><a href=z></a><a name=q>丙</a>": [("a", "甲乙", "xy"), ("em", "乙", "")],
    "<img src=a><img src=a>": [("img", PICTURE, "a"), ("img", PICTURE, "a")],
    "<img src='data:,' data-src=a><img><img src=b width=1>": [("img", PICTURE, "a")],
    "<blockquote><h2>甲</h2><hr><pre>乙</pre></blockquote>丙丙丙丙丙丙丙": [
        ("quote", "甲\n---\n乙", ""), ("rule", "---", ""),
    ],
    f"<blockquote><p>甲<ul><li>乙</ul><blockquote>丙</blockquote></blockquote>{PROSE}": [
        ("quote", "甲\n乙\n丙", ""), ("list", "乙", ""), ("item", "乙", "1"), ("quote", "丙", ""),
    ],
    "<blockquote><h2>甲</h2>乙</blockquote>": [("heading", "甲", "2")],
    "甲<hr>乙": [("rule", "---", "")],
    "<pre><code class='x language-py'>a = <b>1</b>\n\nb</code></pre>": [("code", "a = 1\n\nb", "py")],
    "<pre>第一條\n  本法依…制定</pre>": [],
    "<ul><li>甲 <b>乙</b><ul><li>丙<br>丁</ul><li>戊</ul>己": [
        ("list", "甲 乙\n丙\n丁\n戊", ""), ("item", "甲 乙", "1"), ("strong", "乙", ""),
        ("item", "丙\n丁", "2"), ("item", "戊", "1"),
    ],
    "<ul><li>甲<ol><li>乙<li>丙</ol></ul>": [
        ("list", "甲\n1. 乙\n2. 丙", ""), ("item", "甲", "1"), ("item", "1. 乙", "2"), ("item", "2. 丙", "2"),
    ],
    "<ul><li>甲</li><ul><li>乙</li></ul></ul>": [
        ("list", "甲\n乙", ""), ("item", "甲", "1"), ("item", "乙", "2"),
    ],
    "<ol><li>甲<ul><li>乙</ul></ol>": [("list", "乙", ""), ("item", "乙", "1")],
    # items that hold more than words
    f"<ul><li><p>甲<p>乙</p><li>丙</ul>{PROSE}": [
        ("list", "甲\n乙\n丙", ""), ("item", "甲\n乙", "1"), ("item", "丙", "1"),
    ],
    f"<ul><li>甲<ul><li>乙</ul>丙</ul>{PROSE}": [
        ("list", "甲\n乙\n丙", ""), ("item", "甲\n乙\n丙", "1"), ("list", "乙", ""), ("item", "乙", "1"),
    ],
    f"<ul><li>甲<pre>a\n\nb</pre><li><table><tr><td>1<td>2</table></ul>{PROSE}": [
        ("list", "甲\na\n\nb\n1\t2", ""), ("item", "甲\na\n\nb", "1"), ("code", "a\n\nb", ""),
        ("item", "1\t2", "1"), ("table", "1\t2", ""), ("row", "1\t2", ""), ("cell", "1", ""),
        ("cell", "2", ""),
    ],
    # lists that are layout
    "<ul><li><p>甲</p><li>乙</ul>": [],
    f"<ul><li><p>一、甲<p>乙</ul>{PROSE}": [],
    "<ul><li><h2>甲</h2>乙</ul>": [("heading", "甲", "2")],
    f"<ul><li>{PROSE * 3}<li>乙</ul>": [],
    "<ul>甲<li>乙</ul>": [],
    # tables
    "<table><caption>表</caption><tr><th>甲<th>乙<tr><td rowspan=2>丙<br>丁<td></table>": [
        ("table", "甲\t乙\n丙\n丁\t", ""), ("row", "甲\t乙", ""), ("cell", "甲", "header"),
        ("cell", "乙", "header"), ("row", "丙\n丁\t", ""), ("cell", "丙\n丁", "rows=2"), ("cell", "", ""),
    ],
    "<table><tr><td> <h2>甲</h2> <td> <b>乙</b> <ol><li>丙<li>丁</ol> </td> </table>": [
        ("table", "甲\t乙\n1. 丙\n2. 丁", ""), ("row", "甲\t乙\n1. 丙\n2. 丁", ""), ("cell", "甲", ""),
        ("cell", "乙\n1. 丙\n2. 丁", ""), ("strong", "乙", ""),
    ],
    "<table><tr><td>甲甲<td>乙<p>丙丙<table><tr><td>1<td>2</table>丁<td></table>": [
        ("table", "甲甲\t乙\n丙丙\n1\t2\n丁\t", ""), ("row", "甲甲\t乙\n丙丙\n1\t2\n丁\t", ""),
        ("cell", "甲甲", ""), ("cell", "乙\n丙丙\n1\t2\n丁", ""), ("table", "1\t2", ""),
        ("row", "1\t2", ""), ("cell", "1", ""), ("cell", "2", ""), ("cell", "", ""),
    ],
    "<table><tr><td><td><ul><li>甲</ul></table>": [
        ("table", "\t甲", ""), ("row", "\t甲", ""), ("cell", "", ""), ("cell", "甲", ""), ("list", "甲", ""),
        ("item", "甲", "1"),
    ],
    # tables that are layout
    "<table><tr><td>甲<tr><td>乙</table>": [],
    f"<table><tr><td>甲<td><p>{PROSE}<p>{PROSE}<p>{PROSE}</table>": [],
    "<table><tr><td>甲<td><table><tr><td>乙<td>丙</table></table>": [
        ("table", "乙\t丙", ""), ("row", "乙\t丙", ""), ("cell", "乙", ""), ("cell", "丙", ""),
    ],
    "<table>甲<tr><td>乙<td>丙</table>": [],
}  # fmt: skip


@pytest.mark.parametrize("page", MARKS)
def test_marks(page: str) -> None:
    assert marks_of(page) == MARKS[page]


def test_titles_of_links_and_pictures() -> None:
    source = read("<a href=x title=' 说\n明 '>甲</a><img src=a alt='图 一' title=甲><img title=乙>")
    assert [mark[1:] for mark in source.marks] == [
        ("a", "x", "说 明", ""),
        ("img", "a", "图 一", "甲"),
        ("img", "", "乙", ""),
    ]


PAGE = f"<html><head><meta charset={{}}></head><p>一、基本情况</p><p>{PROSE}</p>"
GUOBIAO = PAGE.format("gb2312").replace("gb2312", "'gb2312'")
BIG5 = "<meta http-equiv=Content-Type content='text/html; charset=big5'><p>一、基本情況</p><p>鄉鎮與農會</p>"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (GUOBIAO.encode("gbk"), "gb18030"),
        (GUOBIAO.replace("基本", "朱镕基").encode("gbk"), "gb18030"),  # 镕 is not in GB2312
        (GUOBIAO.encode(), "utf-8"),  # turned into UTF-8, and still says gb2312
        (GUOBIAO.encode("utf-8-sig"), "utf-8"),
        (GUOBIAO.encode("utf-16"), "utf-16-le"),
        (PAGE.format("utf-8").encode(), "utf-8"),
        (PAGE.format("utf-8").encode("gbk"), "gb18030"),
        (PAGE.format("iso-8859-1").encode("gbk"), "gb18030"),
        (PAGE.format("iso-8859-1").encode(), "utf-8"),
        (PAGE.format("rot13").encode(), "utf-8"),
        (PAGE.replace("<meta charset={}>", "").encode(), "utf-8"),
        (PAGE.replace("<meta charset={}>", "").encode("gb18030"), "gb18030"),
        (BIG5.encode("big5"), "big5hkscs"),
        (BIG5.replace("鄉鎮", "𨋢").encode("big5hkscs"), "big5hkscs"),
        (b"<?xml version='1.0' encoding='GBK'?>" + "<p>一、</p>".encode("gbk"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    source = read_html(data)
    assert source.origin.encoding == encoding
    assert source.text.startswith(("一、", "\ufeff一、"))
    assert "\ufffd" not in source.text


def test_an_encoding_that_is_asked_for_wins() -> None:
    data = b"<meta charset=gb2312><p>" + "鄉鎮".encode("big5")
    assert read_html(data, "a.html", "big5").text == "鄉鎮"
    assert read_html(data, "a.html", "big5").origin[:3] == ("a.html", "html", "big5")
    with pytest.raises(DecodeError):
        read_html(data, encoding="utf-8")


def test_latin_pages_are_what_they_say() -> None:
    assert decode_html("<meta charset=iso-8859-1><p>Café à Liège".encode("latin-1")).text.endswith(
        "Café à Liège"
    )


def test_characters_that_xml_cannot_hold_stay() -> None:
    assert (
        read("<p>a\x01\x0b\x7f\x85\ufffe\uffff\u2028𠮷b").text
        == "a\x01\x0b\x7f\x85\ufffe\uffff\u2028𠮷b"
    )
    assert read("<p>全县\0农村<p>&#0;&#xd800;").text == "全县\ufffd农村\n\ufffd\ufffd"
    assert read_html(
        "<p>甲\0乙\ud800".encode("utf-16-le", "surrogatepass"), "", "utf-16-le:replace"
    )


def test_headings_are_found_as_in_plain_text() -> None:
    page = f"<p><b>一、总体要求</b></p><p>{PROSE}</p><p><b>二、主要目标</b></p><p>{PROSE}</p>"
    plain = read(page)
    assert plain.text == f"一、总体要求\n{PROSE}\n二、主要目标\n{PROSE}"
    titles = [section.title for section in trace(plain).document.sections()]
    assert titles == ["总体要求", "主要目标"]


def assert_sound(source: Source) -> None:
    """Marks lie in the text, in order, nest, are of a known kind and inside a line if they must be."""
    open_ends: list[int] = []
    before = (-1, 0)
    for mark in source.marks:
        start, end = mark.span
        assert 0 <= start <= end <= len(source.text)
        assert start < end or mark.kind == "cell"
        assert before <= (start, -end)
        before = (start, -end)
        while open_ends and open_ends[-1] <= start and start < end:
            open_ends.pop()
        while open_ends and start == end > open_ends[-1]:
            open_ends.pop()
        assert not open_ends or end <= open_ends[-1]
        open_ends.append(end)
        words = source.slice(mark.span)
        if mark.kind in INLINE_MARKS:
            assert "\n" not in words
        else:
            assert mark.kind in BLOCK_MARKS
        if mark.kind in BLOCK_MARKS - {"cell"}:
            # The tab between two cells, for a block in the second.
            assert start == 0 or source.text[start - 1] in "\n\t"
            assert end == len(source.text) or source.text[end] in "\n\t"
        if mark.kind == "rule":
            assert "\n" not in words
        if mark.kind == "img":
            assert words == PICTURE
        assert mark.kind != "strong" or mark.value == ""


TAGS = (
    "p div br b strong i a span font table tr td th caption tbody ul ol li h1 h3 blockquote pre code hr img "
    "main footer aside nav script title textarea svg del section header dl dd body html head x:y"
).split()
ATTRIBUTES = (
    "",
    " hidden",
    " href=x",
    " src=y",
    " style='font-weight:bold'",
    " style='font-family:楷体'",
    " style='display:none'",
    " style='display:block;white-space:pre'",
    " style='visibility:hidden'",
    " colspan=2",
    " start=-3",
    " type=i",
    " class=language-c",
)
PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(
        [
            "甲",
            "一、乙。",
            " ",
            "\n",
            "\u3000",
            "&nbsp;",
            "&lt;",
            "\t",
            PROSE,
            "\u200b",
            "<!--",
            "-->",
        ]
    ),
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_tags_give_sound_marks(page: str) -> None:
    source = read(page)
    assert_sound(source)
    trace(source)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost_or_doubled(pieces: list[str]) -> None:
    """With nothing left out, each 甲 of the page is in the text once."""
    seen = (
        "nav",
        "script",
        "title",
        "textarea",
        "svg",
        "hidden",
        "display:none",
        "<!--",
        "footer",
        "aside",
    )
    page = "".join(piece for piece in pieces if not any(word in piece for word in seen))
    assert read(page).text.count("甲") == page.count("甲")


@given(st.text())
def test_any_text_is_read(page: str) -> None:
    assert_sound(read_html(page.encode("utf-8", "surrogatepass"), encoding="utf-8:replace"))


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read_html(data)
    except DecodeError:
        return
    assert_sound(source)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r<&")))
def test_text_in_pre_stays_as_it_is(text: str) -> None:
    # Without its charset, a page with "\x93\x99" alone is as likely GB18030.
    page = f"<meta charset=utf-8><pre>\n{text}\n</pre>x"
    assert read(page).text.removesuffix("\nx").rstrip(" ") == text.rstrip(" ") or not text


HOSTILE = {
    "divs": "<div>" * 100_000 + "甲",
    "bold": "<b>" * 100_000 + "甲",
    "fonts": "<p><font face=黑体>甲" * 30_000,
    "tables": "<table><tr><td>" * 50_000 + "甲",
    "lists": "<ul><li>甲" * 25_000,
    "quotes": "<blockquote>甲" * 50_000,
    "numbers": "<ol><li>" * 50_000 + "甲",
    "headings": "<h1>甲" * 50_000,
    "cells": "<table><tr>" + "<td>甲" * 50_000,
    "hidden": "<p style='visibility:hidden'>" * 100_000 + "甲",
    "blanks": "<p>" + " " * 5_000_000 + "甲",
    "formats": "<b> <i>" * 50_000 + "甲",
    "breaks": "甲<br>" * 100_000,
    "text": "甲" * 5_000_000,
    "style": "<p style='" + "a:" * 1_000_000 + "'>甲",
    "attributes": "<p " + " ".join(f"a{at}=1" for at in range(100_000)) + ">甲",
    "meta": "<meta " * 700 + ">甲",
    "entities": "&amp;" * 500_000 + "甲",
    "pre": "<pre>" + "\n" * 1_000_000 + "甲",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_in_bounded_time(name: str) -> None:
    page = HOSTILE[name]
    start = time.process_time()
    source = read(page)
    assert time.process_time() - start < 10
    assert source.text.count("甲") == page.count("甲")


@pytest.mark.parametrize(
    "page",
    [
        "<b>" * 100_000 + "</i>" * 100_000,
        "<div>" * 100_000 + "</p>" * 100_000,
        "<div>" * 100_000 + "<body>" * 100_000,
    ],
)
def test_a_page_too_deep_to_parse_in_time_is_refused(page: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match="elements deep") as caught:
        read(page)
    assert time.process_time() - start < 10
    assert "\n" not in str(caught.value)


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><p>&b;&f;"
    assert "xxxxx&" not in read(bomb).text
    assert "root:" not in read(bomb).text


@pytest.mark.parametrize("blanks", range(7))
def test_a_page_is_the_same_wherever_the_parser_is_fed(blanks: int) -> None:
    line = "<p class='乙'>甲&hellip;<b>𠮷</b>。<!-- 丙 --><br>丁</p>\n"
    source = read(" " * blanks + line * 5_000)
    assert source.text == "\n".join(["甲…𠮷。\n丁"] * 5_000)
    assert len(source.marks) == 5_000
