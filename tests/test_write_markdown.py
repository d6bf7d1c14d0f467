"""The Markdown writer: what is written is read again by two parsers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docparse import Document, Paragraph, Section, Source, Span, parse, read
from docparse.model.leaves import Code, List, Quote, Raw, Rule, Table
from docparse.model.reading import Reading
from docparse.model.source import BLANKS, PICTURE, Mark, Origin
from docparse.pipeline import trace
from docparse.writers.markdown.document import write_markdown
from docparse.writers.options import RUNINS
from docparse.writers.shared.inlines import inlines_of
from docparse.writers.shared.numbering import heading_offset
from docparse.writers.shared.walk import opening_paragraph
from tests.entries import number_entries
from tests.examples import ROOT
from tests.generated import hostile_texts, reports

REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
PANDOC = shutil.which("pandoc")
many = settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_KINDS = {"strong": "strong", "em": "em", "s": "del", "link": "a", "del": "del", "a": "a"}

#: A character and the kinds of the marks around it.
Char = tuple[str, frozenset[str]]


def _chars_of(inline: Token) -> list[Char]:
    """Return the visible characters that a parser reads, HTML tags for marks read as marks."""
    chars: list[Char] = []
    going: list[str] = []
    for token in inline.children or ():
        name, _, edge = token.type.partition("_")
        if token.type == "html_inline":
            tag = re.match("</?([a-z]+)", token.content)
            assert tag, token.content
            name, edge = tag[1], "close" if token.content.startswith("</") else "open"
        if edge == "open":
            going.append(_KINDS[name])
        elif edge == "close":
            assert going.pop() == _KINDS[name]
        elif token.type == "image":
            chars.append((PICTURE, frozenset({*going, "img"})))
        else:
            assert token.type in ("text", "code_inline"), token
            kinds = frozenset({*going, *(["codespan"] if token.type == "code_inline" else [])})
            chars.extend((char, kinds) for char in token.content)
    assert not going
    return _visible(chars)


def _visible(chars: Iterable[Char]) -> list[Char]:
    """Leave the blanks out: a stretch of bold type does not begin or end with one."""
    return [
        ("\ufffd" if char == "\0" else char, kinds)
        for char, kinds in chars
        if char not in BLANKS + "\n"
    ]


def _expected(reading: Reading, span: Span) -> list[Char]:
    chars: list[Char] = []
    for run in inlines_of(reading, span):
        kinds = {mark.kind for mark in run.marks}
        if "img" in kinds:
            kinds.discard("codespan")
        chars.extend((char, frozenset(kinds)) for char in run.text)
    return _visible(chars)


def _blocks_of(text: str) -> list[tuple[str, list[Char]]]:
    """Return headings and paragraphs as a parser reads them."""
    tokens = number_entries(_PARSER.parse(text))
    return [
        (opening.tag, _chars_of(inline))
        for opening, inline in pairwise(tokens)
        if inline.type == "inline"
    ]


def _alone(source: Source, kind: type[Any] = Paragraph, **fields: str) -> Document:
    """Make a document whose whole text is one block."""
    reading = Reading.of(source)
    return Document(reading, (kind(Span(0, len(source.text)), reading, **fields),))


# Marks: the same stretches are strong, em, del and code, whatever stands around them.

_WORDS = st.text("一好的2a、。“”（）！!?￥＋*_~`[]()<>&;\\#|- \u3000", min_size=1, max_size=4)
_LEAVES = st.tuples(st.sampled_from(("", "", "", "codespan")), _WORDS) | st.tuples(
    st.just("img"), st.just(PICTURE)
)
_STRETCHES = st.recursive(
    _LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(("strong", "em", "del", "a")), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
Stretch = tuple[str, "str | list[Stretch]"]


def _lay_out(stretches: Sequence[Any], at: int, marks: list[Mark]) -> str:
    text = ""
    for kind, content in stretches:
        start = at + len(text)
        inside = content if isinstance(content, str) else _lay_out(content, start, marks)
        text += inside
        if kind:
            value = "http://a.cn/一 (二)" if kind in ("a", "img") else ""
            marks.append(Mark(Span(start, start + len(inside)), kind, value, "词" * bool(value)))
    return text


@st.composite
def marked_lines(draw: st.DrawFn) -> Source:
    """Draw a line with marks that nest, touch and cover each other."""
    marks: list[Mark] = []
    text = _lay_out(draw(st.lists(_STRETCHES, min_size=1, max_size=4)), 0, marks)
    marks.reverse()  # the outer before the inner where both cover the same
    return Source.of(text, marks=marks)


@settings(many, max_examples=1000)
@given(marked_lines())
def test_marks_are_read_back(source: Source) -> None:
    document = _alone(source)
    expected = _expected(document.reading, document.blocks[0].span)
    blocks = _blocks_of(write_markdown(document))
    assert blocks == ([("p", expected)] if expected else []), write_markdown(document)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{甲|strong}乙", "**甲**乙"),
        ("{一、|strong}总体", "<strong>一、</strong>总体"),
        ("要{“好”|strong}的", "要<strong>“好”</strong>的"),
        ("要 {“好”|strong} 的", "要 **“好”** 的"),
        ("{甲|em}{乙|strong}", "*甲*<strong>乙</strong>"),
        ("{{甲|em}|strong}", "***甲***"),
        ("{{甲|em}乙{丙|em}丁|strong}", "**<em>甲</em>乙*丙*丁**"),
        ("{甲|strong}{乙|strong}", "**甲乙**"),
        ("甲{ 乙 |strong}丙", "甲 **乙** 丙"),
        ("{旧|del}{新|em}", "~~旧~~*新*"),
        ("{a`b|codespan}", "``a`b``"),
        ("{`|codespan}", "`` ` ``"),
        ("甲{ a |codespan}乙", "甲`  a  `乙"),
        ("{1.|strong} 甲", "**1.** 甲"),
        ("1. {甲|strong}", "1\\. **甲**"),
        ("{甲*乙|strong}", "**甲\\*乙**"),
        ("见!{图|a=b.png}", "见\\![图](b.png)"),
        ("{[1]|a=#1}", "[\\[1\\]](#1)"),
        ("{甲|a=a b(c.htm}", "[甲](<a b(c.htm>)"),
        ("{甲|a=a<b>\\c&lt;}", "[甲](<a\\<b\\>\\\\c\\&lt;>)"),
        ("{甲|a=Java\tscript:alert(1)}", "甲"),
        ("{甲|a=file:///a.txt}", '<a href="file:///a.txt">甲</a>'),
        ("{甲|a=a\nb}", "[甲](a%0Ab)"),
        ("约10~20人", "约10~20人"),
        ("约10~20人，30~40户", "约10\\~20人，30\\~40户"),
    ],
)
def test_marks_are_written(marked: str, expected: str) -> None:
    assert write_markdown(_alone(_source_of(marked))) == expected + "\n"


def _source_of(marked: str) -> Source:
    """Read `{words|kind=value}` as a mark over the words."""
    text = ""
    marks: list[Mark] = []
    starts: list[int] = []
    for piece in re.split(r"([{]|[|][a-z]+(?:=[^}]*)?[}])", marked):
        if piece == "{":
            starts.append(len(text))
        elif piece[:1] == "|" and piece[-1:] == "}":
            kind, _, value = piece[1:-1].partition("=")
            marks.insert(0, Mark(Span(starts.pop(), len(text)), kind, value))
        else:
            text += piece
    return Source.of(text, marks=marks)


def test_a_picture_has_its_words_and_its_address() -> None:
    marks = [Mark(Span(1, 2), "img", "图/1.png", "图[1]")]
    assert write_markdown(_alone(Source.of("见￼。", marks=marks))) == "见![图\\[1\\]](图/1.png)。\n"


# Headings: the tree's, whatever is bold in them.


@pytest.mark.parametrize(
    ("marked", "options", "expected"),
    [
        ("{一、总体要求|strong}\n好。", {}, "# 一、总体要求\n\n好。"),
        ("一、{总体要求|strong}\n好。", {}, "# 一、总体要求\n\n好。"),
        ("一、{总体|em}{要求|strong}\n好。", {}, "# 一、*总体*<strong>要求</strong>\n\n好。"),
        ("一、总体要求#\n好。", {}, "# 一、总体要求#\n\n好。"),
        (
            "1、甲事\n好。\n2、乙事\n坏。",
            {"numbering": "strip"},
            "# 甲事\n\n好。\n\n# 乙事\n\n坏。",
        ),
        (
            "1、甲{事|em}\n好。\n{2、乙事|strong}\n坏。",
            {"numbering": "standard"},
            "# 一、甲*事*\n\n好。\n\n# 二、乙事\n\n坏。",
        ),
    ],
)
def test_headings(marked: str, options: dict[str, str], expected: str) -> None:
    document = trace(_source_of(marked)).document
    assert write_markdown(document, **options) == expected + "\n"  # type: ignore[arg-type]


_RUNINS = (
    "一、主要任务\n（一）加强领导。成立了小组。\n1、定人。\n（二）{抓好落实。|strong}定期检查，"
    "{要快|strong}。\n二、保障措施\n一是资金。多方筹措。\n二是人才。广泛吸引。\n"
)


def test_run_in_titles() -> None:
    document = trace(_source_of(_RUNINS)).document
    assert write_markdown(document, runin="bold").split("\n\n")[:4] == [
        "# 一、主要任务",
        "**（一）加强领导**。成立了小组。",
        "1、定人。",
        "**（二）抓好落实**。定期检查，**要快**。",
    ]
    assert write_markdown(document, runin="keep").split("\n\n")[3] == (
        "（二）<strong>抓好落实。</strong>定期检查，**要快**。"
    )
    assert write_markdown(document).split("\n\n")[1:3] == ["## （一）加强领导。", "成立了小组。"]


def test_items_get_the_numbering_that_is_asked_for() -> None:
    document = parse(
        "一、好\n一是要坚持把教育放在优先发展的位置并且年年增加投入；\n二是要坚持把就业放在更加突出的位置并且年年增加岗位。\n"
    )
    assert [section.kind for section in document.sections()] == ["heading", "item", "item"]
    assert write_markdown(document, numbering="strip").split("\n\n")[1].startswith("要坚持把教育")
    document = parse(
        "1、好\n1）要坚持把教育放在优先发展的位置并且年年增加投入；\n2）要坚持把就业放在更加突出的位置。\n"
    )
    assert [section.kind for section in document.sections()] == ["heading", "item", "item"]
    assert (
        write_markdown(document, numbering="standard").split("\n\n")[1].startswith("（一）要坚持")
    )


def test_options_that_are_none_are_named() -> None:
    with pytest.raises(ValueError, match="no form 'x' for run-in titles; available: heading, bold"):
        write_markdown(parse("一、好"), runin="x")
    with pytest.raises(ValueError, match="no numbering 'x'; available: keep, strip"):
        write_markdown(parse("一、好"), numbering="x")


# The tree: headings and paragraphs in order, for every option.


_PAIRS = (("strong", "em"), ("del", "strong"), ("em", "codespan"), ("strong", "del"))


@st.composite
def marked_reports(draw: st.DrawFn) -> Source:
    """Draw a text with a random outline, or any text, and marks that nest over its lines."""
    text = draw(hostile_texts | reports().map(lambda report: report[0]))
    marks, at = [], 0
    for line in text.split("\n"):
        if len(line) > 2 and draw(st.booleans()):
            a, d = sorted((draw(st.integers(0, len(line))), draw(st.integers(0, len(line)))))
            outer, inner = draw(st.sampled_from(_PAIRS))
            marks += [
                Mark(Span(at + a, at + d), outer),
                Mark(Span(at + (a + d) // 2, at + d), inner),
            ]
        at += len(line) + 1
    return Source.of(text, marks=[mark for mark in marks if mark.span.start < mark.span.end])


@settings(many, max_examples=200)
@given(marked_reports(), st.sampled_from(RUNINS))
def test_trees_are_read_back(source: Source, runin: str) -> None:
    document = trace(source).document
    found = _blocks_of(write_markdown(document, runin=runin))
    expected = list(_tree_blocks(document, runin))
    assert [(tag, _text(chars)) for tag, chars in found] == [
        (tag, _text(chars)) for tag, chars, _ in expected
    ]
    for (_, chars), (_, wanted, is_text) in zip(found, expected, strict=True):
        if is_text:
            assert chars == wanted


def _text(chars: Sequence[Char]) -> str:
    return "".join(char for char, _ in chars)


def _tree_blocks(document: Document, runin: str) -> Iterator[tuple[str, list[Char], bool]]:
    """Yield the tag of each block, its characters, and whether its marks are kept as they are."""
    reading, offset = document.reading, heading_offset(document)
    lead: Span | None = None
    for block in document.walk():
        span = block.span
        if isinstance(block, Section):
            assert lead is None or not _expected(reading, lead)
            span = lead = block.heading.span
            opening = opening_paragraph(block) if block.kind == "item" else _behind(block)
            level = block.level + offset
            if block.kind == "item" or (block.kind == "runin" and runin != "heading"):
                end = opening.span.end if opening else span.end
                as_it_is = block.kind == "item" or runin == "keep"
                yield "p", _expected(reading, Span(span.start, end)), as_it_is
                lead = opening.span if opening else None
            else:
                lead = None
                yield f"h{level}" if level <= 6 else "p", _expected(reading, span), False
        elif span == lead:
            lead = None
        elif isinstance(block, Paragraph):
            yield "p", _expected(reading, span), True
        else:
            yield "h1" if block in document.blocks else "p", _expected(reading, span), False


def _behind(section: Section) -> Paragraph | None:
    """Return the first paragraph of a section if no line ends before it, but for one inside a paragraph."""
    first = section.blocks[0] if section.blocks else None
    if not isinstance(first, Paragraph):
        return None
    between = Span(section.heading.span.end, first.span.start)
    cuts = {at for cut in section.reading.cuts_in(between) for at in range(*cut)}
    text = section.reading.source.text
    rest = "".join(text[at] for at in range(*between) if at not in cuts)
    return None if rest.strip(BLANKS) else first


# Blocks that are no running text.


def _table(*rows: Sequence[str], values: dict[str, str] | None = None) -> Document:
    text, marks = "", [Mark(Span(0, 0), "table")]
    for row in rows:
        start = len(text)
        cells = []
        for cell in row:
            cells.append(
                Mark(Span(len(text), len(text) + len(cell)), "cell", (values or {}).get(cell, ""))
            )
            text += cell + "\t"
        text = text[:-1] + "\n"
        marks += [Mark(Span(start, len(text) - 1), "row"), *cells]
    return _alone(Source.of(text[:-1], marks=marks[1:]), Table)


def test_a_table_with_a_head_is_written_with_pipes() -> None:
    document = _table(("县", "人|口"), ("甲", "`1"), values={"县": "header", "人|口": "header"})
    assert write_markdown(document) == "| 县 | 人\\|口 |\n| --- | --- |\n| 甲 | \\`1 |\n"


def test_a_table_without_a_head_gets_an_empty_one() -> None:
    assert (
        write_markdown(_table(("甲", "1"), ("乙",)))
        == "|  |  |\n| --- | --- |\n| 甲 | 1 |\n| 乙 |  |\n"
    )


@pytest.mark.parametrize("value", ["cols=2", "header rows=2", "header"])
def test_any_other_table_is_html(value: str) -> None:
    written = write_markdown(_table(("甲", "1"), ("<b>", "&amp;"), values={"甲": value}))
    table = html.fragment_fromstring(written)
    cells = table.findall(".//td") + table.findall(".//th")
    assert sorted(str(cell.text) for cell in cells) == sorted(["甲", "1", "<b>", "&amp;"])
    assert "\n\n" not in written.strip()
    assert written.splitlines()[1].startswith(
        {"cols=2": '<tr><td colspan="2">', "header": "<tr><th>"}.get(value, '<tr><th rowspan="2">')
    )


@many
@given(
    st.lists(
        st.lists(_WORDS | st.just("a\u2028b"), min_size=1, max_size=3), min_size=1, max_size=3
    ),
    st.booleans(),
)
def test_cells_are_read_back(rows: list[list[str]], head: bool) -> None:
    document = _table(*rows, values=dict.fromkeys(rows[0], "header") if head else None)
    written = write_markdown(document)
    if written.startswith("<table>"):
        root = html.fragment_fromstring(written)
        found = ["".join(cell.itertext()) for cell in root.iter("td", "th")]
    else:
        found = [_text(chars) for _, chars in _blocks_of(written)]
    wanted = [
        "".join(_text(_visible((char, frozenset()) for char in cell)))
        for row in rows
        for cell in row
    ]
    found = [_text(_visible((char, frozenset()) for char in cell)) for cell in found]
    assert [cell for cell in found if cell] == [
        cell for cell in (w.replace("\u2028", "") for w in wanted) if cell
    ]


def test_a_list_has_its_depths() -> None:
    text, depths = "甲\n乙\n1. 丙\n丁\n\n戊", (1, 2, 4, 2, 1, 1)
    marks, at = [], 0
    for line, depth in zip(text.split("\n"), depths, strict=True):
        marks.append(Mark(Span(at, at + len(line)), "item", str(depth)))
        at += len(line) + 1
    reading = Reading.of(Source.of(text, marks=marks))
    block = List(Span(0, len(text)), reading)
    lines = ["- 甲", "  - 乙", "    - 1\\. 丙", "  - 丁", "- 戊"]
    assert write_markdown(Document(reading, (block,))) == "\n".join(lines) + "\n"
    twice = write_markdown(Document(reading, (block, block)))
    assert [t.type for t in _PARSER.parse(twice) if t.level == 0] == [
        "bullet_list_open", "bullet_list_close", "bullet_list_open", "bullet_list_close",
    ]  # fmt: skip


@many
@given(st.text("`~ab \n#", max_size=30), st.sampled_from(("", "python", "c++", "a`b", "a&lt;\n")))
def test_code_is_read_back(code: str, language: str) -> None:
    written = write_markdown(_alone(Source.of(code), Code, value=language))
    (token,) = _PARSER.parse(written)
    assert token.type == "fence"
    assert token.content == (code + "\n" if code else "")
    assert token.info == {"a`b": "ab", "a&lt;\n": "alt;"}.get(language, language)


def test_a_quotation_keeps_its_paragraphs() -> None:
    document = _alone(Source.of("甲。\n\n- 乙。\n> 丙"), Quote)
    assert write_markdown(document) == "> 甲。\n>\n> \\- 乙。\n>\n> \\> 丙\n"


def test_a_rule_on_the_first_line_begins_no_front_matter() -> None:
    reading = Reading.of(Source.of("---\n甲\n---"))
    rules = Rule(Span(0, 3), reading), Paragraph(Span(4, 5), reading), Rule(Span(6, 9), reading)
    assert write_markdown(Document(reading, rules)) == "***\n\n甲\n\n---\n"


@pytest.mark.parametrize(
    ("raw", "form", "expected"),
    [
        ('<div class="a">\n甲 & 乙\n</div>', "html", '<div class="a">\n甲 & 乙\n</div>'),
        ("<!-- 甲", "html", "<!-- 甲\n-->"),
        ("<!-- 甲 -->", "html", "<!-- 甲 -->"),
        ("<PRE>\n甲", "html", "<PRE>\n甲\n</pre>"),
        ("甲", "html", "```html\n甲\n```"),
        ("\\section{甲}", "latex", "```latex\n\\section{甲}\n```"),
    ],
)
def test_raw_pieces(raw: str, form: str, expected: str) -> None:
    document = _alone(Source.of(raw), Raw, value=form)
    assert write_markdown(document, raw_html="keep") == expected + "\n"
    passes = raw.endswith("-->")
    assert write_markdown(document) == (raw if passes else f"```{form}\n{raw}\n```") + "\n"


@pytest.mark.parametrize(
    ("raw", "passes"),
    [
        ("<!-- docparse: ignore N01 -->", True),
        ("<!-- 甲\n乙 -->\n", True),
        ("<!-- 甲", False),
        ("<!--><script>1</script>-->", False),
        ("<!---><script>1</script>-->", False),
        ("<!-- --!><script>1</script>-->", False),
        ("<!-- --><script>1</script>-->", False),
        ("<!-- --><b>-->", False),
        ("<!--[if IE]><script>1</script><![endif]-->", False),
        ('<!--#exec cmd="id"-->', False),
        ("<script>1</script>", False),
    ],
)
def test_only_a_comment_passes_as_html(raw: str, passes: bool) -> None:
    document = _alone(Source.of(raw), Raw, value="html")
    assert write_markdown(document).startswith("```html\n") != passes


def test_another_way_to_write_raw_html_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'drop'.* available: code, keep"):
        write_markdown(parse("甲"), raw_html="drop")


# Front matter.

_PAPER = (
    "关于“两山”\\的报告\n——以甲县为例\n作者：张三\n2019年5月6日\n关键词：绿色；发展\n"
    "一、基本情况\n全县共有人口30万人，耕地面积18.6万亩。\n二、问题\n坏。\n"
)


def test_front_matter_tells_what_is_known() -> None:
    document = trace(Source.of(_PAPER, Origin("文件/甲.txt"))).document
    known = document.front_matter
    assert set(known) == {"subtitle", "byline", "date", "keywords"}
    head, _, rest = (
        write_markdown(document, front_matter=True).removeprefix("---\n").partition("\n---\n\n")
    )
    assert head.split("\n") == [
        'title: "关于“两山”\\\\的报告"',
        'subtitle: "——以甲县为例"',
        'author: "张三"',
        'date: "2019年5月6日"',
        'source: "甲.txt"',
        'keywords: ["绿色", "发展"]',
    ]
    assert rest == write_markdown(document)


def test_the_front_matter_of_the_file_stays_first() -> None:
    own = "---\ntitle: 甲\ntags:\n  - 乙\n---"
    reading = Reading.of(Source.of(own + "\n丙", Origin("a.md")))
    end = len(own)
    document = Document(
        reading, (Raw(Span(0, end), reading, "yaml"), Paragraph(Span(end + 1, end + 2), reading))
    )
    assert write_markdown(document) == own + "\n\n丙\n"
    assert write_markdown(document, front_matter=True) == (
        '---\ntitle: 甲\ntags:\n  - 乙\nsource: "a.md"\n---\n\n丙\n'
    )


def test_without_anything_known_there_is_no_front_matter() -> None:
    assert write_markdown(parse("一、好\n"), front_matter=True) == "# 一、好\n"


@many
@given(st.text(max_size=20))
@example('\u2028\x85\ufeff\x00"\\')
def test_a_value_of_front_matter_is_one_line_of_json(title: str) -> None:
    document = _alone(Source.of("甲", Origin(title)))
    lines = write_markdown(document, front_matter=True).split("\n")
    name = re.split(r"[/\\\\]", title)[-1]
    if name:
        assert lines[0] == lines[2] == "---"
        assert json.loads(lines[1].removeprefix("source: ")) == name


# A second parser.


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("runin", RUNINS)
def test_pandoc_reads_the_same(path: Any, runin: str) -> None:
    document = read(str(path))
    expected = [(tag, _text(chars)) for tag, chars, _ in _tree_blocks(document, runin)]
    assert [
        (tag, _text(chars)) for tag, chars in _pandoc(write_markdown(document, runin=runin))
    ] == expected


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
def test_pandoc_reads_the_same_marks() -> None:
    sources = [
        _source_of(marked)
        for marked in (
            "{一、|strong}总体",
            "要{“好”|strong}的{`|codespan}",
            "{{甲|em}乙{丙|em}丁|strong}戊",
            "{旧|del}{新￥|em}＋{{甲|strong}乙|del}",
            "约10~20人，30~40{户|strong}",
            "{a[1]|a=b c.htm}!{{好|strong}|a=d}",
        )
    ]
    written = "\n".join(write_markdown(_alone(source)) for source in sources)
    wanted = [_expected(Reading.of(source), Span(0, len(source.text))) for source in sources]
    assert [chars for _, chars in _pandoc(written)] == wanted


def _pandoc(markdown: str) -> list[tuple[str, list[Char]]]:
    done = subprocess.run(
        [str(PANDOC), "-f", "gfm", "-t", "json"],
        input=markdown.encode(), capture_output=True, check=True,
    )  # fmt: skip
    blocks = []
    for block in json.loads(done.stdout)["blocks"]:
        assert block["t"] in ("Header", "Para"), block
        is_heading = block["t"] == "Header"
        inlines = block["c"][2] if is_heading else block["c"]
        tag = f"h{block['c'][0]}" if is_heading else "p"
        blocks.append((tag, _visible(_pandoc_chars(inlines, []))))
    return blocks


_PANDOC_KINDS = {"Strong": "strong", "Emph": "em", "Strikeout": "del", "Link": "a"}


def _pandoc_chars(inlines: list[dict[str, Any]], going: list[str]) -> Iterator[Char]:
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            yield from ((char, frozenset(going)) for char in content)
        elif kind == "Code":
            yield from ((char, frozenset({*going, "codespan"})) for char in content[1])
        elif kind == "RawInline":
            name = content[1].strip("</>")
            going[:] = going[:-1] if content[1].startswith("</") else [*going, _KINDS[name]]
        elif kind in _PANDOC_KINDS:
            inside = content[1] if kind == "Link" else content
            yield from _pandoc_chars(inside, [*going, _PANDOC_KINDS[kind]])
        else:
            assert kind == "Space", inline


def test_a_line_of_many_marks_takes_no_longer_than_its_length() -> None:
    kinds = ("strong", "em", "del")
    marks = [Mark(Span(at, at + 1), kinds[at % 3]) for at in range(60_000)]
    written = write_markdown(_alone(Source.of("甲。乙" * 20_000, marks=marks)))
    assert written.startswith("**甲**<em>。</em>~~乙~~**甲**")


def test_a_list_or_table_without_marks_is_its_lines() -> None:
    source = Source.of("甲\t乙\n# 丙")
    for kind in (List, Table):
        assert write_markdown(_alone(source, kind)) == "甲\t乙\n\n\\# 丙\n"


def test_a_picture_of_which_nothing_is_known_is_words() -> None:
    source = Source.of(
        "甲\ufffc乙。\n\ufffc\n", marks=[Mark(Span(at, at + 1), "img") for at in (1, 5)]
    )
    assert write_markdown(trace(source).document) == "甲\\[图]乙。\n\n\\[图]\n"
