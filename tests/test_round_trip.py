"""Law 5: a document written as XML or JSON reads back as the same document; bad files are refused."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from docparse import DecodeError, Document, Section, Source, Span, parse, read
from docparse.model.heading import Heading, Marker
from docparse.model.ids import NO_PATH
from docparse.model.leaves import Code, Paragraph, Quote, Table, Title
from docparse.model.reading import Reading
from docparse.model.source import Mark, Origin, Places, SourceFile
from docparse.numbering.own import style_named
from docparse.pipeline import trace
from docparse.readers.json import read_json
from docparse.readers.xml import read_xml
from docparse.writers.json.document import write_json
from docparse.writers.jsonl.document import write_jsonl
from docparse.writers.xml.document import write_xml
from tests.examples import ROOT, read_examples
from tests.generated import hostile_texts

SCHEMAS = ROOT / "docparse" / "schema"
RELAX_NG = etree.RelaxNG(file=str(SCHEMAS / "docparse.rng"))
JSON_SCHEMA = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "docparse.schema.json").read_text("utf-8"))
)
FIXTURES = sorted((ROOT / "fixtures").rglob("*.txt"))
many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(document: Document) -> None:
    """Check that `document` survives XML and JSON, and that both are valid."""
    for spans in (False, True):
        written = write_xml(document, spans=spans).encode("utf-8")
        assert _all_of(read_xml(written)) == _all_of(document)
        RELAX_NG.assertValid(etree.fromstring(written, etree.XMLParser(huge_tree=True)))
    written = write_json(document).encode("utf-8")
    assert _all_of(read_json(written)) == _all_of(document)
    JSON_SCHEMA.validate(json.loads(written))
    for line in write_jsonl(document).splitlines():
        assert json.loads(line)["start"] <= len(document.source.text)


def _all_of(document: Document) -> tuple[object, ...]:
    """Return what equality compares, and what it leaves out: the trails and the readings of blocks."""
    for block in document.walk():
        assert block.reading == document.reading
    trails = [section.trail for section in document.sections()]
    return document, trails, [type(block) for block in document.walk()]


# The law, over texts.

surrogates = st.lists(
    st.sampled_from(("\ud83d", "\ude00", "\udc80", "\U0001f600", "一、", "甲", "\n", "\r\n", "\r"))
).map("".join)


@many
@given(hostile_texts | surrogates)
@example("")
@example("\n")
@example("\ud83d\ude00")
@example("一、甲\r\n\r\n二、乙  \r\n")
@example("一、\ufffd\ufffe\0\n二、]]>&#13;\n")
def test_every_text_comes_back(text: str) -> None:
    check(parse(text))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}-{path.stem[:3]}")
def test_fixtures_come_back(path: Path) -> None:
    check(read(path))


# The law, over texts with marks of every sort and places in a file.

_BLOCKS = st.sampled_from(
    (
        "heading",
        "table",
        "list",
        "code",
        "quote",
        "rule",
        "raw",
        "plain",
        "furniture",
        "",
        "",
        "row",
        "item",
    )
)
_INLINES = st.sampled_from(("strong", "em", "del", "codespan", "a", "img", "cell", "?"))
_WORDS = st.sampled_from(
    ("", "1", "2", "header", "header cols=2", "cols=2 header", "rows=3", "rows=0", "html", 'a"&<\n', "\0\ufffd\ud83d\ude00")
)  # fmt: skip


@st.composite
def marked_sources(draw: st.DrawFn) -> Source:
    """Draw a text of lines with blocks over some of them, marks in them, empty ones too, and places."""
    pieces = st.text("一二、（）甲乙 12\u3000。.3\ufffe", max_size=12)
    lines = draw(st.lists(pieces | st.sampled_from(("一、甲", "二、乙。", "- 1 -")), max_size=10))
    text = "".join(line + "\n" for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    marks = []
    for start, end in pairwise(starts):
        for kind in (draw(_BLOCKS), draw(_BLOCKS)):
            if kind:
                one_line = kind == "heading" or draw(st.booleans())
                last = end if one_line else max(end, draw(st.sampled_from(starts)))
                marks.append(Mark(Span(start, last - 1), kind, draw(_WORDS), draw(_WORDS)))
        for _ in range(draw(st.integers(0, 3))):
            edges = sorted((draw(st.integers(start, end - 1)), draw(st.integers(start, end - 1))))
            marks.append(Mark(Span(*edges), draw(_INLINES), draw(_WORDS), draw(_WORDS)))
    origin = draw(
        st.sampled_from((Origin(), Origin("\udcff/a&b\\.md", "markdown", "gb18030", 0.37)))
    )
    if draw(st.booleans()):
        return Source.of(text, origin, marks=marks)
    steps = sorted(draw(st.sets(st.integers(1, 60), max_size=5)))
    places = Places((0, *steps), tuple(7 * step % 61 for step in (0, *steps)))
    return Source.of(
        text, origin, marks=marks, places=places, file=SourceFile("x" * 9 + "\n" + text)
    )


@many
@given(marked_sources())
@example(  # lines above and below a table are no paragraph
    Source.of("\n\n\n.\n\n\n1\n、\n", marks=[Mark(Span(5, 6), "table"), Mark(Span(5, 5), "table")])
)
@example(  # the title of the format is a figure, and left out as a page number
    Source.of("11111\n\n\n\n\n\n.\n1\n", marks=[Mark(Span(13, 14), "heading", "1")])
)
def test_marks_come_back(source: Source) -> None:
    # A heading's level is read as a number when headings are looked for.
    marks = [mark._replace(value="3") if mark.kind == "heading" else mark for mark in source.marks]
    check(trace(source._replace(marks=tuple(marks))).document)


@many
@given(marked_sources(), st.data())
def test_marks_and_furniture_that_cross_come_back(source: Source, data: st.DataObject) -> None:
    cuts: tuple[list[Span], list[Span]] = ([], [])
    at, length = 0, len(source.text)
    while at < length and data.draw(st.booleans()):
        start = data.draw(st.integers(at, length - 1))
        at = data.draw(st.integers(start + 1, length))
        cuts[data.draw(st.booleans())].append(Span(start, at))
    reading = Reading.of(source, tuple(cuts[0]), tuple(cuts[1]))
    edges = sorted(data.draw(st.integers(0, length)) for _ in range(4))
    blocks = (Table(Span(*edges[:2]), reading), Quote(Span(*edges[2:]), reading))
    assume(edges[0] < edges[1] and edges[2] < edges[3])
    check(Document(reading, blocks))


def test_a_heading_may_be_anywhere_in_its_section() -> None:
    source = Source.of("（甲）  调研报告3 。\n正文")
    reading = Reading.of(source)
    trailing = Marker(Span(9, 10), style_named("…篇一"), 3, "调研报告")
    unknown = Marker(Span(1, 2), style_named("甲"), -1)
    for marker in (None, trailing, unknown):
        for title in (Span(5, 10), Span(4, 4), Span(0, 0)):
            heading = Heading(
                Span(0, 11), 1, "report", marker, title, 0.184, ("text hinted", "open")
            )
            inside = (Title(Span(13, 14), reading), Paragraph(Span(14, 15), reading, "date"))
            for blocks in (inside, inside[1:], ()):
                section = Section(heading, Span(0, 15), blocks, (heading,), NO_PATH, reading)
                check(Document(reading, (section,)))


@pytest.mark.parametrize("name", ["regressions", "kinds"])
def test_every_example_comes_back(name: str) -> None:
    """Names of parts that hold a number, and lists of the names of chapters, did not."""
    examples = list(read_examples(ROOT / "fixtures" / f"{name}.md"))
    assert len(examples) > 50
    for one in examples:
        document = trace(one.source()).document
        assert _all_of(read_json(write_json(document).encode("utf-8"))) == _all_of(document)


@pytest.mark.parametrize("word", ["目标", "统一", "甲方案"])
def test_words_that_count_come_back_whatever_numerals_they_have(word: str) -> None:
    text = "".join(f"{word}{number}：情况很好\n全县有山有水。\n" for number in (1, 2, 3))
    document = parse(text)
    assert [heading.marker.row.name for heading in document.headings() if heading.marker] == [
        f"{word}#"
    ] * 3
    check(document)


def test_an_own_style_is_not_taken_for_words_that_count() -> None:
    document = parse("统一#：甲\n统二#：乙\n", styles=["统一#"])
    assert len(list(document.headings())) == 2
    check(document)


@pytest.mark.parametrize("name", ["((#", "(目+)+#", "目#(", "第#[", "#", "目标##"])
def test_the_name_of_a_style_in_a_file_is_no_expression(name: str) -> None:
    style = style_named(name)
    assert style.name == name
    re.compile(style.pattern)
    assert style.pattern == "(?P<n>(?!))"


# What the XML looks like.


def _xml_of(text: str, *marks: tuple[str, str, str]) -> str:
    """Write a text with marks (words, kind, value); without the document's tags and how sure it is."""
    found = [
        Mark(Span(text.index(words), text.index(words) + len(words)), kind, value)
        for words, kind, value in marks
    ]
    written = write_xml(trace(Source.of(text, marks=found)).document).split(">", 2)[2]
    return re.sub(' (?:confidence|moves)="[^"]*"', "", written.removesuffix("</document>\n"))


def test_marks_are_elements() -> None:
    assert _xml_of(
        "一、总则\n甲见图乙码。\n列一\t列二\n三\t四\n项\n",
        ("一、总则", "heading", "2"), ("一、总则", "strong", ""), ("则", "em", ""), ("图乙", "a", "x?a&b"),
        ("码", "codespan", ""), ("列一\t列二\n三\t四", "table", ""), ("列一\t列二", "row", ""), ("列一", "cell", "header cols=2"),
        ("项", "list", ""), ("项", "item", "1"),
    ) == (
        '<section id="总则" level="1" kind="heading" style="一、" marker="一、" number="1" hint="2">'
        '<strong part="first">一、</strong><title><strong part="last">总<em>则</em></strong></title>\n'
        '<p>甲见<a href="x?a&amp;b">图乙</a><code>码</code>。</p>\n'
        '<table><row><cell header="yes" cols="2">列一</cell>\t列二</row>\n三\t四</table>\n'
        '<list><item depth="1">项</item></list></section>\n'
    )  # fmt: skip


def test_a_mark_without_an_element_of_its_own_is_a_mark() -> None:
    written = _xml_of("引\nx = 1\n", ("引\nx = 1", "quote", ""), ("x = 1", "code", "python"))
    assert written == '<quote>引\n<mark kind="code" value="python">x = 1</mark></quote>\n'


def test_spans_are_attributes_on_request() -> None:
    written = write_xml(parse("一、甲\n乙。\n二、丙\n"), spans=True)
    assert 'number="1"' in written
    assert '<title start="2" end="3">甲</title>\n<p start="4" end="6">乙。</p>' in written


# What is not docparse's is refused, with the place and what to do.


def _wrap(inside: str) -> str:
    return f'<document xmlns="urn:docparse:1">\n{inside}\n</document>'


_SECTION = '<section id="a" level="1" kind="heading" style="一、" marker="一、" number="1">一、<title>甲</title></section>'


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("", "not well-formed XML: Document is empty"),
        ("一、甲", "not well-formed XML: Start tag expected"),
        ("<html/>", "the document element is html, not document in urn:docparse:1"),
        ('<document xmlns="urn:other"/>', "use -f html"),
        ("<!DOCTYPE document><document/>", "a DOCTYPE, which may hide things, is refused"),
        (_wrap("<p>甲"), "not well-formed XML: Opening and ending tag mismatch: p line 2"),
        (_wrap("&nbsp;"), "not well-formed XML: Entity 'nbsp' not defined"),
        (_wrap("<p><p>甲</p></p>"), "line 2 of the XML: <p> cannot be inside <p>"),
        (_wrap("<row>甲</row>"), "line 2 of the XML: <row> cannot be inside <document>"),
        (_wrap("<strong><table/></strong>"), "<table> cannot be inside <strong>"),
        (_wrap("<x/>"), "line 2 of the XML: <x> cannot be inside <document>"),
        (_wrap('<b xmlns="urn:b"/>'), "<{urn:b}b> is not in urn:docparse:1"),
        (_wrap('<p role="king">甲</p>'), "line 2 of the XML: there is no role 'king'"),
        (_wrap('<char code="110000"/>'), "line 2 of the XML: the content makes no sense"),
        (_wrap('<char code="0">甲</char>'), "line 2 of the XML: <char> must be empty"),
        (_wrap("<char/>"), "line 2 of the XML: the content makes no sense"),
        (_wrap('<em part="last">甲</em>'), "line 2 of the XML: the first part of <em> is missing"),
        (_wrap('<em part="first">甲</em>'), "the last part of <em> is missing"),
        (_wrap('<furniture kind="x">甲</furniture>'), "makes no sense"),
        (_wrap("<furniture>甲<furniture>乙</furniture></furniture>"), "furniture overlaps"),
        (_wrap("<section>甲</section>"), "line 2 of the XML: the content makes no sense"),
        (_wrap(_SECTION.replace('level="1"', 'level="999999999"')), "is at depth 1"),
        (_wrap(_SECTION.replace('level="1"', 'level="一"')), "makes no sense"),
        (_wrap(_SECTION.replace('level="1"', f'level="{"9" * 5000}"')), "makes no sense"),
        (_wrap(_SECTION.replace('kind="heading"', 'kind="king"')), "there is no kind 'king'"),
        (_wrap(_SECTION.replace('"一、"', '"二、"')), "the text does not begin with the marker '二、'"),
        (_wrap(_SECTION.replace("level", 'confidence="nan" level')), "is not from 0 to 1"),
        (_wrap(_SECTION.replace("level", 'at="0 2 2 3 9" level')), "`at` is not five places"),
        (_wrap(_SECTION.replace("level", 'at="0 2 1 3 3" level')), "differ on where the title is"),
        (_wrap('<places text="0" file="1 2" lines="0"/>'), "do not belong together"),
        (_wrap('<places text="0" file="-1" lines="0"/>'), "makes no sense"),
    ],
)  # fmt: skip
def test_bad_xml_is_refused(xml: str, message: str) -> None:
    with pytest.raises(DecodeError, match=re.escape(message)) as caught:
        read_xml(xml.encode("utf-8"))
    assert "\n" not in str(caught.value)


_JSON = write_json(parse("一、甲\n乙。\n二、丙\n"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (_JSON, "", "not valid JSON: Expecting value: line 1 column 1"),
        (_JSON, "[" * 100_000, "it nests too deep"),
        (_JSON, "[]", 'an object that begins with "docparse": 1 is missing'),
        ('"docparse": 1', '"docparse": 2', "use -f text"),
        ('"kind": "heading"', '"kind": "king"', '"kind" is missing somewhere, or not one of'),
        ('"level": 1', '"level": true', '"level" is missing somewhere, or not an integer'),
        ('"level": 1', '"level": 2', "the section at character 0 has level 2, but is at depth 1"),
        ('"span": [0, 3]', '"span": [0, 99]', '"span" is missing somewhere, or not made of'),
        ('"span": [0, 3]', '"span": [3, 0]', '"span" is missing somewhere, or not made of'),
        ('"span": [0, 3]', '"span": [-1, 3]', '"span" is missing somewhere, or not an array'),
        ('"span": [0, 3]', '"span": [1, 3]', "marker and title are not inside the section"),
        ('"span": [4, 6]', '"span": [7, 8]', "the p at character 7 does not come after"),
        ('"type": "p"', '"type": "q"', "there is no block 'q'"),
        ('"type": "p"', '"role": "king", "type": "p"', "there is no block 'p king'"),
        ('"certainty": 1.0', '"certainty": NaN', '"certainty" is missing somewhere'),
        ('"furniture": []', '"furniture": [[1, 3], [0, 2]]', "furniture or joins are not in order"),
        ('"places": null', '"places": {"starts": [], "offsets": [], "lines": []}', '"places" is'),
        ('"marks": []', '"marks": [1]', '"marks" is missing somewhere, or not an array of objects'),
    ],
)  # fmt: skip
def test_bad_json_is_refused(old: str, new: str, message: str) -> None:
    assert old in _JSON
    with pytest.raises(DecodeError, match=re.escape(message)) as caught:
        read_json(_JSON.replace(old, new, 1).encode("utf-8"))
    assert "\n" not in str(caught.value)


_SAMPLE = write_xml(
    trace(
        Source.of(
            "题目\n一、甲\n乙\n- 1 -\n丙。\n表\t二\n",
            marks=[Mark(Span(3, 6), "strong"), Mark(Span(17, 20), "table"), Mark(Span(17, 20), "row")],
            places=Places((0, 5), (2, 9)),
            file=SourceFile("x\n" * 12),
        )
    ).document
)  # fmt: skip


@many
@pytest.mark.parametrize(
    ("reader", "sample"), [(read_xml, _SAMPLE), (read_json, _JSON)], ids=["xml", "json"]
)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(
    reader: Callable[[bytes], Document], sample: str, data: st.DataObject
) -> None:
    pieces = re.findall(r"\w+|\W", sample)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(pieces) - 1))
        pieces[at] = data.draw(
            st.sampled_from((*'<>/"[]{},', "", "-", "9", "1e9", "null", "p", "title", "first"))
            | st.sampled_from(pieces)
        )
    try:
        document = reader("".join(pieces).encode("utf-8"))
    except DecodeError:
        return
    assert read_xml(write_xml(document).encode("utf-8")) == document


def test_entities_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    for inside in (f'<!ENTITY e SYSTEM "{secret.as_uri()}">', f'<!ENTITY a0 "a">{bomb}'):
        xml = f'<!DOCTYPE document [{inside}]><document xmlns="urn:docparse:1" source="&a11;">&e;</document>'
        for data in (xml.encode("utf-8"), xml.encode("utf-16")):
            with pytest.raises(DecodeError, match="DOCTYPE"):
                read_xml(data)


def test_a_file_that_nests_too_deep_is_refused() -> None:
    for count, message in (
        (300, "nest deeper than 100"),
        (100_000, "not well-formed XML: Excessive"),
    ):
        tags = "".join(f'<report level="{level}">\n' for level in range(1, count + 1))
        with pytest.raises(DecodeError, match=message):
            read_xml(_wrap(tags + "</report>" * count).encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_own_files_in_another_encoding(encoding: str) -> None:
    document = parse("一、甲\n乙。\n二、丙\n")
    xml = write_xml(document).encode(encoding)
    named = "" if encoding.startswith("utf") else encoding
    assert read_xml(xml.replace(b'"UTF-8"', b'"UTF-16"'), encoding=named) == document
    assert read_json(write_json(document).encode(encoding), encoding=named) == document


# JSON Lines.


def _rows_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write_jsonl(parse(text)).splitlines()]


def test_json_lines() -> None:
    rows = _rows_of("关于某事的报告\n前言一句。\n一、甲事\n乙。\n（一）丙。丁。\n二、戊事\n己。\n")
    assert [(row["kind"], row["path"], row["title"], row["text"]) for row in rows] == [
        ("document", [], "关于某事的报告", "前言一句。"),
        ("heading", ["一、甲事"], "甲事", "乙。"),
        ("runin", ["一、甲事", "（一）丙"], "丙", "丁。"),
        ("heading", ["二、戊事"], "戊事", "己。"),
    ]
    assert rows[2] == {
        "id": rows[2]["id"], "report": None, "path": ["一、甲事", "（一）丙"], "level": 2, "kind": "runin",
        "style": "（一）", "marker": "（一）", "number": 1, "title": "丙", "text": "丁。",
        "start": 22, "end": 29, "line": 5, "confidence": rows[2]["confidence"], "source": "",
    }  # fmt: skip


def test_json_lines_name_the_report() -> None:
    rows = _rows_of("篇一：甲报告\n一、乙\n丙。\n篇二：丁报告\n一、戊\n己。\n")
    assert [(row["kind"], row["report"]) for row in rows] == [
        ("report", "甲报告"), ("heading", "甲报告"), ("report", "丁报告"), ("heading", "丁报告"),
    ]  # fmt: skip


def test_json_lines_of_nothing() -> None:
    assert write_jsonl(parse("")) == ""


def test_reading_and_writing_are_linear() -> None:
    text = "一、甲事\n" + "乙" * 30 + "。\n"
    seconds = []
    for count in (500, 4_000):
        document = parse(text * count)
        starts = (match.start() for match in re.finditer("乙{9}", document.source.text))
        marks = [Mark(Span(start, start + 9), "strong") for start in starts]
        source = Source.of(document.source.text, marks=marks)
        marked = Document(Reading.of(source), (Code(Span(0, len(source.text)), document.reading),))
        begun = time.perf_counter()
        for one in (document, marked):
            read_xml(write_xml(one).encode())
            read_json(write_json(one).encode())
        seconds.append(time.perf_counter() - begun)
    assert seconds[1] < 30 * seconds[0]
