"""HTML: what a page is made of, and what the Nu checker, axe-core and a browser say of it."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from docparse import Document, Source, Span, parse, read, trace
from docparse.model.document import Section
from docparse.model.heading import Heading
from docparse.model.ids import NO_PATH
from docparse.model.leaves import Paragraph
from docparse.model.source import PICTURE, Mark
from docparse.writers.html.document import write_html
from docparse.writers.shared.addresses import image_address, link_address
from tests.examples import ROOT
from tests.generated import hostile_texts, reports
from tests.outside import PAGES, need, need_chromium, need_packages
from tests.test_nested import PAGE

many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
#: Text, or a mark: its content, kind, value and title. A list is several of them.
Part = Any


def _source(*lines: Part) -> Source:
    """Make a source of lines."""
    text = ""
    marks: list[Mark] = []

    def add(part: Part) -> None:
        nonlocal text
        if isinstance(part, str):
            text += part
            return
        content, kind, *rest = part
        start, at = len(text), len(marks)
        for inner in content if isinstance(content, list) else [content]:
            add(inner)
        # The outer before the inner, also where both cover the same.
        marks.insert(at, Mark(Span(start, len(text)), kind, *rest))

    for line in lines:
        for part in line if isinstance(line, list) else [line]:
            add(part)
        text += "\n"
    return Source.of(text, marks=marks)


def _page(*lines: Part, numbering: str) -> html.HtmlElement:
    return html.document_fromstring(
        write_html(trace(_source(*lines)).document, numbering=numbering)
    )


def _article(*lines: Part) -> str:
    """Return the fragment for lines without what stands around it."""
    return write_html(trace(_source(*lines)).document, fragment=True)


def _row(*cells: str | tuple[str, str]) -> Part:
    parts: list[Part] = []
    for cell in cells:
        words, value = cell if isinstance(cell, tuple) else (cell, "")
        parts += ["\t"] * bool(parts) + [(words, "cell", value)]
    return (parts, "row")


def _table(*rows: Part) -> Part:
    parts: list[Part] = []
    for row in rows:
        parts += ["\n"] * bool(parts) + [row]
    return (parts, "table")


TABLE = _table(
    _row(("地区", "header rows=2"), ("学校", "header cols=2")),
    _row(("小学", "header"), ("中学", "header")),
    _row(("东区", "header"), "120", ("80", "rows=9")),
    _row(("西区", "header"), "90"),
)
EVERYTHING = _source(
    "关于全市教育统计工作的报告",
    "市教育局",
    "2024年3月1日",
    ["根据", ("《统计法》", "a", "https://example.gov.cn/法 1.html", "全文"), "的要求，现将",
     ([("全市", "em"), "教育"], "strong"), "统计", ("旧数", "del"), ("a<b", "codespan"), "报告如下。"],
    "一、基本情况",
    "（一）学校。全市共有学校120所，其中小学80所。",
    "（二）学生",
    "学生人数见下表。",
    TABLE,
    ([("小学入学率100%", "item", "1"), "\n", ("农村99.8%", "item", "2"), "\n", ("初中99%", "item", "1")], "list"),
    "二、主要问题",
    "1、经费不足。",
    ("print('<script>')\n  x", "code", "python"),
    ("教育是国之大计。\n党之大计。", "quote"),
    ("---", "rule"),
    ("<div onclick=x>raw</div>", "raw", "html"),
    ["分布图：", (PICTURE, "img", "https://example.gov.cn/a.png", "各区学校"), "，", (PICTURE, "img", "javascript:x", "坏图")],
    "三、下一步打算",
    "加大投入，改善条件。",
)  # fmt: skip


# What a page is made of.


def test_leaves() -> None:
    assert _article(TABLE) == (
        '<div class="table" role="region" aria-label="表格 1" tabindex="0">\n<table>\n<thead>\n'
        '<tr><th scope="col" rowspan="2">地区</th><th scope="col" colspan="2">学校</th></tr>\n'
        '<tr><th scope="col">小学</th><th scope="col">中学</th></tr>\n</thead>\n<tbody>\n'
        '<tr><th scope="row">东区</th><td>120</td><td rowspan="2">80</td></tr>\n'
        '<tr><th scope="row">西区</th><td>90</td></tr>\n</tbody>\n</table>\n</div>\n'
    )
    items: Part = (
        [("甲", "item", "1"), "\n", ("乙", "item", "3"), "\n", ("丙", "item", "1")],
        "list",
    )
    assert _article(items) == ("<ul>\n<li>甲<ul>\n<li>乙</li>\n</ul>\n</li>\n<li>丙</li>\n</ul>\n")
    assert _article(("a\n <b>", "code", "c++")) == (
        '<pre><code class="language-c++">a\n &lt;b&gt;</code></pre>\n'
    )
    assert _article(("a", "code", '"><script>')) == "<pre><code>a</code></pre>\n"
    assert (
        _article(("甲。\n\n乙。", "quote"))
        == "<blockquote>\n<p>甲。</p>\n<p>乙。</p>\n</blockquote>\n"
    )
    assert _article(("---", "rule")) == "<hr>\n"
    assert _article(("<b>x</b>", "raw", "html")) == (
        '<pre><code class="language-html">&lt;b&gt;x&lt;/b&gt;</code></pre>\n'
    )
    assert _article(("---\ntitle: 甲\n---", "raw", "yaml"), "好的。") == "<p>好的。</p>\n"


def test_marks_inside_a_line() -> None:
    link: Part = (["见", ("《办法》", "strong")], "a", "a.htm?x=1&y", '"全文"')
    assert _article([link, "执行", ("甲", "del"), ("乙", "em"), ("<丙>", "codespan"), "。"]) == (
        '<p><a href="a.htm?x=1&amp;y" title="&quot;全文&quot;">见<strong>《办法》</strong></a>执行'
        "<del>甲</del><em>乙</em><code>&lt;丙&gt;</code>。</p>\n"
    )
    assert _article([("点我", "a", "java\tscript:alert(1)"), "就好。"]) == "<p>点我就好。</p>\n"
    assert (
        _article([([("甲", "a", "b.htm"), "乙"], "a", "a.htm"), "。"])
        == '<p><a href="a.htm">甲乙</a>。</p>\n'
    )
    assert _article(
        ["图", (PICTURE, "img", "a b.png", "山"), "，", (PICTURE, "img", "file:///a.png"), "。"]
    ) == ('<p>图<img src="a%20b.png" alt="山">，图片。</p>\n')


def test_marks_around_a_heading() -> None:
    written = _article(
        [("一、总体要求", "a", "a.htm")], [("一是", "strong"), "加强领导，抓好落实。"], "二、好"
    )
    assert '<a href="a.htm">' in written
    assert ">总体要求</a>" in written
    assert re.sub("<[^>]+>", "", written).split() == [
        "一、总体要求",
        "一是加强领导，抓好落实。",
        "二、好",
    ]


def test_a_run_in_title_stands_in_the_line_of_its_text() -> None:
    assert "（一）</span>人口。</h2><p>全县" in _article(
        "一、情况", "（一）人口。全县共有30万人。", "（二）土地。全县有30万亩。"
    )


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        ("keep", ["1、甲事项", "（1）乙事项", "（2）丁事项", "2、丙事项"]),
        ("strip", ["甲事项", "乙事项", "丁事项", "丙事项"]),
        ("standard", ["一、甲事项", "（一）乙事项", "（二）丁事项", "二、丙事项"]),
    ],
)
def test_numbering(numbering: str, expected: list[str]) -> None:
    body = "会议讨论了这项工作，一致同意。"
    page = _page(
        "1、甲事项", "（1）乙事项", body, "（2）丁事项", body, "2、丙事项", numbering=numbering
    )
    assert [heading.text_content() for heading in page.xpath("//article//*[@id]")] == expected
    assert [link.text_content() for link in page.xpath("//nav//a")] == expected


def test_a_marker_without_words_stays() -> None:
    page = _page("第一章", "好的，开始吧。", "第二章", "好的，完了吧。", numbering="strip")
    assert page.xpath("//article//*[@id]/span/text()") == ["第一章", "第二章"]


def test_a_numbering_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="no numbering 'roman'"):
        write_html(parse("一、好\n"), numbering="roman")


def test_a_fragment_is_the_article_of_the_page() -> None:
    document = trace(EVERYTHING).document
    fragment = write_html(document, fragment=True)
    assert f"<article>\n{fragment}</article>" in write_html(document)
    assert not re.search("<(html|head|nav|main|script|style|meta)[ >]", fragment)


def test_head() -> None:
    page = html.document_fromstring(write_html(trace(EVERYTHING).document))
    assert page.get("lang") == "zh-Hans"
    assert page.findtext("head/title") == "关于全市教育统计工作的报告"
    named = {meta.get("name"): meta.get("content") for meta in page.xpath("//meta[@name]")}
    assert named["description"] == "根据《统计法》的要求，现将全市教育统计旧数a<b报告如下。"
    assert named["author"] == "市教育局"
    assert "robots" not in named


def test_the_policy_allows_what_the_page_holds_alone() -> None:
    page = html.document_fromstring(write_html(trace(EVERYTHING).document))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    hashes = {
        tag: b64encode(sha256(page.xpath(f"//{tag}")[0].text.encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}';"
        " img-src https:; base-uri 'none'; form-action 'none'"
    )
    assert not page.xpath("//@style | //@onclick | //link | //iframe | //script/@src")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "文档"),
        ("好的，就这样。", "好的，就这样。"),
        (
            "全縣共有人口三十萬，會議開得很好，學習發展。",
            "全縣共有人口三十萬，會議開得很好，學習發展。",
        ),
    ],
)
def test_a_text_without_headings_has_a_name_and_no_contents(text: str, name: str) -> None:
    page = html.document_fromstring(write_html(parse(text)))
    assert page.findtext("head/title") == name
    assert page.xpath("string(//body/header/*[@role='heading'][@aria-level=1]/@aria-label)") == name
    assert not page.xpath("//h1")
    assert not page.xpath("//nav | //script")


def test_levels_have_no_gaps_and_go_beyond_the_sixth() -> None:
    source = Source.of("甲" * 1000)
    assert source.text
    reading = trace(source).reading
    blocks: tuple[Section, ...] = ()
    spans = [Span(at, at + 1) for at in range(1000)]
    headings = [Heading(span, at + 1, "heading", None, span) for at, span in enumerate(spans)]
    for at in reversed(range(1000)):
        section = Section(
            headings[at], Span(at, 1000), blocks, tuple(headings[: at + 1]), NO_PATH, reading
        )
        blocks = (section,)
    page = write_html(Document(reading, blocks))
    levels = re.findall(r'<h([1-6]) id="[^"]+"(?: aria-level="([0-9]+)")?>', page)
    assert [int(deep or level) for level, deep in levels] == list(range(1, 1001))
    assert page.count("<details>") == 999, "the panel, and one for each list below the second"


# Addresses.


@pytest.mark.parametrize(
    ("value", "link", "image"),
    [
        ("https://甲.cn/路 径?q=[1]#a#b", "https://甲.cn/路%20径?q=%5B1%5D#a%23b", None),
        ("//a.cn/x", "https://a.cn/x", None),
        ("\\\\host\\share", "https://host/share", None),
        ("图\\1.png", "图/1.png", None),
        ("./a:b?100%", "./a:b?100%25", None),
        ("#一", "#一", ""),
        ("mailto:a@b.cn", "mailto:a@b.cn", ""),
        ("tel:+8610", "tel:+8610", ""),
        ("ftp://a.cn/b", "ftp://a.cn/b", ""),
        ("data:image/png;base64,iVBO", "", "data:image/png;base64,iVBO"),
        *((value, "", "") for value in (
            "javascript:alert(1)", "JavaScript:1", "java\tscript:1", " \x01javascript:1", "java\u200bscript:1",
            "\u3000vbscript:x", "data:text/html,<b>", "data:image/svg+xml;base64,aa", "file:///etc", "C:\\x.png",
            "blob:x", "about:blank", "http:", "http://", "http:a", "http://a b/", "https://a\"b/", ":x", "mailto:", "",
        )),
    ],
)  # fmt: skip
def test_addresses(value: str, link: str, image: str | None) -> None:
    assert link_address(value) == link
    assert image_address(value) == (link if image is None else image)


_ADDRESS = st.lists(
    st.sampled_from(["javascript", "JAVA", "script", ":", "/", "\\", "#", "?", "\t", "\n", " ", "\0", "\u200b",
                     "http", "https:", "//", "a.cn", "data:", "image/png", ";base64,", "%", "\"", "'", "<", "&#58;", "@", "[", "\ud800", "\u2028"])
    | st.text(max_size=3),
    max_size=8,
).map("".join)  # fmt: skip


@many
@given(_ADDRESS)
def test_no_address_has_a_scheme_that_runs(value: str) -> None:
    for address in (link_address(value), image_address(value)):
        # What a browser does first: WHATWG URL, 4.4.
        seen = re.sub("[\t\n\r]", "", address).strip("".join(map(chr, range(33))))
        scheme = re.match("([A-Za-z][A-Za-z0-9+.-]*):", seen)
        if scheme:
            assert scheme[1].lower() in {"http", "https", "ftp", "mailto", "tel", "data"}
            assert scheme[1] != "data" or seen.startswith("data:image/png;base64,")
        assert not re.search('[\\s"<>\\\\]', address)
        assert link_address(address) in (address, "")


# Laws over marks.


@st.composite
def _marked(draw: st.DrawFn) -> Source:
    """Draw a text with marks of every kind inside its lines, that nest or do not."""
    text = draw(hostile_texts)
    marks, at = [], 0
    for line in text.split("\n"):
        for _ in range(draw(st.integers(0, 3))):
            start, end = sorted(at + draw(st.integers(0, len(line))) for _ in "se")
            kind = draw(st.sampled_from(["strong", "em", "del", "codespan", "a"]))
            marks.append(Mark(Span(start, end), kind, draw(_ADDRESS), draw(st.text(max_size=3))))
        at += len(line) + 1
    return Source.of(text, marks=[mark for mark in marks if mark.span.start < mark.span.end])


@many
@given(_marked())
def test_marks_change_no_text_and_make_no_other_element(source: Source) -> None:
    document = trace(source).document
    # References are found in the text without its marks, and may be others.
    marked = write_html(document, fragment=True, references="text")
    plain = write_html(parse_of(document), fragment=True, references="text")
    assert re.sub("</?(strong|em|del|code|a)( [^>]*)?>", "", marked) == plain
    opened: list[str] = []
    for closing, tag in re.findall("<(/?)([a-z0-9]+)[^>]*>", marked):
        if closing:
            assert opened.pop() == tag
        else:
            assert tag != "a" or "a" not in opened
            opened.append(tag)
    assert not opened


def parse_of(document: Document) -> Document:
    """Return `document` over the same text without its marks."""
    reading = document.reading._replace(source=document.source._replace(marks=()))

    def bare(block: object) -> object:
        if isinstance(block, Section):
            blocks = tuple(map(bare, block.blocks))
            return Section(block.heading, block.span, blocks, block.trail, block.key, reading)  # type: ignore[arg-type]
        role = (block.role,) if isinstance(block, Paragraph) else ()
        return type(block)(block.span, reading, *role)  # type: ignore[attr-defined, call-arg]

    return Document(reading, tuple(map(bare, document.blocks)))  # type: ignore[arg-type]


@many
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=4),
        max_size=5,
    )
)
@example([[(2, 1, True)], [(1, 2000, False), (1, 1, False)]])
def test_the_cells_of_a_table_do_not_overlap(rows: list[list[tuple[int, int, bool]]]) -> None:
    table = _table(
        *(
            _row(*(("格", f"cols={cols} rows={height}" + " header" * head) for cols, height, head in row))
            for row in rows
        )
    )  # fmt: skip
    written = _article(table)
    assert written.count(">格</t") == sum(map(len, rows))
    if not any(rows):
        return
    begun: set[int] = set()
    widest = 0
    for group in etree.fromstring(written).iter("thead", "tbody"):
        lines = list(group)
        full: set[tuple[int, int]] = set()
        for at, line in enumerate(lines):
            assert len(line), "a row has a cell of its own"
            column = 0
            for cell in line:
                while (at, column) in full:
                    column += 1
                begun.add(column)
                rowspan, colspan = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
                assert at + rowspan <= len(lines)
                places = {(at + y, column + x) for y in range(rowspan) for x in range(colspan)}
                assert not places & full
                full |= places
                widest = max(widest, column + colspan)
    assert begun == set(range(widest)), "in each column a cell begins"


# Ids.


@many
@given(hostile_texts)
@example("一、甲\n二、甲-2\n三、甲\n四、甲\n")
@example("一、𠮷\n二、①\n三、2024年\n")
def test_ids_are_names_and_no_two_are_the_same(text: str) -> None:
    document = parse(text)
    ids = [section.id for section in document.sections()]
    assert len(ids) == len(set(ids))
    for name in ids:
        etree.fromstring(f'<a xml:id="{name}"/>')
        assert re.fullmatch(
            "[A-Za-z〇一-龥ぁ-ゔァ-ヺ가-힣][0-9A-Za-z〇一-龥ぁ-ゔァ-ヺ가-힣-]{0,50}", name
        )


def _ids_of(document: Document) -> list[str]:
    return [section.id for section in document.sections()]


def _ids_by_path(document: Document) -> dict[tuple[str, ...], list[str]]:
    """Return the ids of the sections with each path of titles."""
    found: dict[tuple[str, ...], list[str]] = {}
    for section in document.sections():
        path = tuple(document.source.slice(heading.title) for heading in section.trail)
        found.setdefault(path, []).append(section.id)
    return found


@pytest.mark.slow
@many
@given(
    reports(),
    st.sampled_from(["近来，会议讨论了这项工作。", "零、新来的事项", "附则"]),
    st.integers(0, 99),
)
def test_ids_survive_edits_elsewhere(report: tuple[str, object], line: str, at: int) -> None:
    lines = report[0].split("\n")
    before = _ids_by_path(parse(report[0]))
    after = _ids_by_path(
        parse("\n".join([*lines[: at % len(lines)], line, *lines[at % len(lines) :]]))
    )
    for path in before.keys() & after.keys():
        if len(before[path]) == len(after[path]):
            assert before[path] == after[path]


def test_ids_survive_a_new_section_before_them() -> None:
    old = _ids_of(
        parse("一、基本情况\n（一）人口。全县30万人。\n（二）土地。全县18万亩。\n二、主要问题\n")
    )
    new = _ids_of(
        parse(
            "一、总体要求\n二、基本情况\n（一）人口。全县30万人。\n（二）土地。全县18万亩。\n三、主要问题\n"
        )
    )
    assert old == new[1:]
    assert old[0] == "基本情况"


# Checkers.


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pages of the fixture reports, of every sort of block, and of odd texts."""
    documents = {
        path.stem[:3]: read(path) for path in sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
    }
    # The picture is not there, and a checker has no network.
    marks = [mark for mark in EVERYTHING.marks if not mark.value.endswith("a.png")]
    documents["everything"] = trace(EVERYTHING._replace(marks=tuple(marks))).document
    documents["nested"] = read(PAGE.replace("<img src=a.png alt=示意 title=图题>", "").encode())
    texts = {
        "empty": "",
        "plain": "好的，就这样办。\n再说吧。\n",
        "items": "一是加强领导，抓好落实。二是完善制度，抓好监督。\n",
        "deep": "第一编 总则\n第一章 通则\n第一节 一般\n一、甲事\n（一）乙事\n1、丙事\n（1）丁事\n①戊事\n②己事\n",
        "law": "某某市条例\n第一章 总则\n第一条 为了发展，制定本条例。\n第二条 本条例适用于：\n（一）甲；\n（二）乙。\n第二章 附则\n第三条 本条例自公布之日起施行。\n",
        "hostile": "<script>alert(1)</script>\n一、\"><img src=x onerror=alert(1)>\n二、\0\x0b\u2028\ufffe</main>&amp;\n",
    }  # fmt: skip
    documents |= {name: parse(text) for name, text in texts.items()}
    folder = tmp_path_factory.mktemp("pages")
    for name, document in documents.items():
        (folder / f"{name}.html").write_text(write_html(document), "utf-8", newline="\n")
    return sorted(folder.glob("*.html"))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_nu_checker_finds_no_error(pages: list[Path]) -> None:
    need_packages()
    jar = PAGES / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [need("java"), "-jar", str(jar), "--errors-only", "--exit-zero-always", "--stdout", "--format", "json", *map(str, pages)]  # fmt: skip
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(checked.stdout)["messages"] == []


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_axe_and_the_browser_find_nothing_wrong(pages: list[Path]) -> None:
    need_packages()
    command = [need("node"), "check.mjs", need_chromium(), *map(str, pages)]  # fmt: skip
    checked = subprocess.run(command, cwd=PAGES, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    seen = [json.loads(line) for line in checked.stdout.splitlines()]
    assert len(seen) == 2 * len(pages)
    for look in seen:
        phone = look["view"] == "phone"
        assert look["violations"] == look["said"] == look["asked"] == [], look
        assert not look["wide"], "nothing is wider than the window"
        assert look["top"] < 100, "the text begins on the first screen"
        if look["open"] is not None:
            assert look["open"] != phone, "folded on a phone"
        if look.get("moved"):
            assert look["marked"] == 1, "one entry is marked"
            assert phone or look["inSight"], look
            assert look["atFoot"] or look["distance"] == 0, look
