"""The laws of docs/architecture.md, over generated text and over the fixture reports."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings
from lxml import etree
from markdown_it import MarkdownIt

from docparse import Document, Paragraph, Section, Source, Span, Title, parse, trace, write
from docparse.model.source import BLANK, BLANKS
from docparse.writers.shared.numbering import heading_offset
from docparse.writers.shared.walk import opening_paragraph
from tests.entries import number_entries
from tests.examples import ROOT
from tests.generated import Node, hostile_texts, reports

SCHEMA = etree.RelaxNG(file=str(ROOT / "docparse" / "schema" / "docparse.rng"))
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
fixtures = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])


def _nodes(document: Document) -> list[Node]:
    return [
        Node(section.level, section.kind, section.marker, section.title)
        for section in document.sections()
    ]


# Law 1: parse returns for every text. (Its time is measured in benchmarks/.)


@many
@given(hostile_texts)
def test_every_text_has_a_tree(text: str) -> None:
    found = trace(Source.of(text))
    decided = len(found.headings) + len(found.rejections)
    assert decided == len(found.candidates), "each candidate ends as a heading or a rejection"


# Law 2: a report in the textbook styles gives back its outline.


@many
@given(reports())
def test_a_textbook_report_gives_back_its_outline(report: tuple[str, list[Node]]) -> None:
    text, nodes = report
    assert _nodes(parse(text)) == nodes


# Law 3: spans lie in the text, markers are not empty, children lie inside parents, in order.


@many
@given(hostile_texts)
def test_spans_nest(text: str) -> None:
    _check_spans(parse(text))


@fixtures
def test_spans_nest_in_fixtures(path: object) -> None:
    _check_spans(_read(path))


def _read(path: object) -> Document:
    from docparse import read

    return read(str(path))


def _check_spans(document: Document) -> None:
    length = len(document.source.text)
    for section in document.sections():
        heading = section.heading
        assert 0 <= section.span.start == heading.span.start <= heading.span.end
        assert heading.span.end <= section.span.end <= length
        assert heading.span.start <= heading.title.start <= heading.title.end <= heading.span.end
        if heading.marker:
            assert heading.marker.span.start < heading.marker.span.end <= heading.span.end
        assert section.trail[-1] is heading
        assert heading.level == len(section.trail)
        at = heading.span.end
        for block in section.blocks:
            assert at <= block.span.start < block.span.end <= section.span.end
            at = block.span.end


# Law 4: each visible character belongs to exactly one of heading, leaf, furniture.


@many
@given(hostile_texts)
def test_nothing_is_lost_and_nothing_doubled(text: str) -> None:
    _check_cover(parse(text))


@fixtures
def test_nothing_is_lost_in_fixtures(path: object) -> None:
    _check_cover(_read(path))


def _check_cover(document: Document) -> None:
    text = document.source.text
    owners = [0] * len(text)
    for span in _owned(document):
        for at in range(span.start, span.end):
            owners[at] += 1
    cuts = document.reading.cuts
    for span in cuts:
        for at in range(span.start, span.end):
            owners[at] = 1
    for at, char in enumerate(text):
        if char not in BLANKS + "\n\r":
            assert owners[at] == 1, f"{char!r} at {at} has {owners[at]} owners"


def _owned(document: Document) -> list[Span]:
    spans = []
    for block in document.walk():
        match block:
            case Section():
                spans.append(block.heading.span)
            case Title() | Paragraph():
                spans.append(block.span)
    return spans


# Law 6: a CommonMark parser reads the headings and paragraphs of the tree from the Markdown.


@many
@given(hostile_texts)
@example("1. a")
@example("# a #")
@example("一、a #\n")
@example("___")
@example("**a**\n一、*b*\n")
def test_markdown_reads_back(text: str) -> None:
    _check_markdown(parse(text))


@fixtures
def test_markdown_of_fixtures_reads_back(path: object) -> None:
    _check_markdown(_read(path))


def _check_markdown(document: Document) -> None:
    tokens = MarkdownIt("commonmark").parse(write(document, "markdown"))
    read = []
    for opening, inline in itertools.pairwise(number_entries(tokens)):
        if opening.type in ("heading_open", "paragraph_open"):
            words = "".join(_text_of(child) for child in inline.children or ())
            read.append((opening.tag, _visible(words)))
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
        "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    assert read == list(_expected_blocks(document))


def _text_of(token: object) -> str:
    kind, content = getattr(token, "type", ""), getattr(token, "content", "")
    assert kind in ("text", "strong_open", "strong_close"), kind
    return str(content)


def _visible(words: str) -> str:
    """NUL is U+FFFD in CommonMark, and the blanks at the edges are nobody's."""
    words = re.sub("[\r\n]+", " ", words).replace("\0", "\ufffd").strip(BLANKS)
    # An entry has a blank after its number, as CommonMark wants it.
    return re.sub(f"^([0-9]+[.)])[{BLANK}]+", r"\1", words)


def _expected_blocks(document: Document) -> list[tuple[str, str]]:
    offset, expected = heading_offset(document), []

    def add(tag: str, words: str) -> None:
        expected.append((tag, _visible(words)))

    def blocks_of(blocks: object, *, top: bool = False) -> None:
        for block in blocks:  # type: ignore[attr-defined]
            match block:
                case Title():
                    add("h1" if top else "p", block.text)
                case Paragraph():
                    add("p", block.text)
                case Section():
                    section(block)

    def section(found: Section) -> None:
        reading, heading = found.reading, found.heading
        level = found.level + offset
        opening = opening_paragraph(found)
        end = opening.span.end if opening else heading.span.end
        tag = "p" if found.kind == "item" or level > 6 else f"h{level}"
        add(tag, reading.text(Span(heading.span.start, end)))
        blocks_of(found.blocks[1:] if opening else found.blocks)

    blocks_of(document.blocks, top=True)
    return expected


# Law 7: XML is well-formed, valid, and holds the source; HTML holds it too, as text alone.


@many
@given(hostile_texts)
def test_xml_is_valid_and_holds_the_source(text: str) -> None:
    _check_xml(parse(text))


@fixtures
def test_xml_of_fixtures_is_valid_and_holds_the_source(path: object) -> None:
    _check_xml(_read(path))


def _check_xml(document: Document) -> None:
    root = etree.fromstring(write(document, "xml").encode("utf-8"))
    SCHEMA.assertValid(root)
    assert _source_of(root) == document.source.text


def _source_of(root: etree._Element) -> str:
    pieces = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag == "{urn:docparse:1}char":
                pieces.append(chr(int(element.get("code", ""), 16)))
            pieces.append(element.text or "")
        elif element is not root:
            pieces.append(element.tail or "")
    return "".join(pieces)


class _Page(HTMLParser):
    """The tags of a page, the text of its main part, and its scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.words: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self.numbers: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in ("meta", "hr"):
            self.open.append(tag)
        given = dict(attrs)
        if tag == "ol":
            # The number of the next entry, as a browser shows it; none where it is in the text.
            is_typed = given.get("class") == "typed"
            self.numbers.append(None if is_typed else int(given.get("start") or 1))
        elif tag == "li" and "main" in self.open and (number := self.numbers.pop()):
            self.words.append(f"{number}.")
            self.numbers.append(number + 1)
        elif tag == "li" and "main" in self.open:
            self.numbers.append(None)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "ol":
            self.numbers.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self.open:
            self.words.append(data)
        if self.open and self.open[-1] in ("script", "style"):
            self.inline.append((self.open[-1], data))


@many
@given(hostile_texts)
@example("<script>alert(1)</script>")
@example('一、"><img src=x onerror=alert(1)>')
def test_html_is_nested_and_its_text_is_the_source(text: str) -> None:
    _check_html(parse(text))


@fixtures
def test_html_of_fixtures_is_nested_and_its_text_is_the_source(path: object) -> None:
    _check_html(_read(path))


_TAGS = set(
    "html head meta title style script body header nav details summary ul ol li a main article section div p span h1 h2 h3 h4 h5 h6".split()
)
_ATTRIBUTES = set(
    "lang charset http-equiv name content class id href role aria-label aria-level start".split()
)
#: The only style sheet and the only script that a page may hold.
_INLINE = [
    (tag, (ROOT / "docparse" / "writers" / "html" / f"page.{suffix}").read_text("utf-8"))
    for tag, suffix in (("style", "css"), ("script", "js"))
]


def _check_html(document: Document) -> None:
    page = _Page()
    page.feed(write(document, "html"))
    page.close()
    assert not page.open
    assert page.tags <= _TAGS
    assert page.attributes <= _ATTRIBUTES
    assert page.inline == _INLINE[: 2 if "nav" in page.tags else 1]
    source = document.source.text
    for span in reversed(document.furniture):
        source = source[: span.start] + source[span.end :]
    blank = re.compile(
        f"[{BLANK}\r\n\0-\x1f\x7f-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\\s]+"
    )
    assert blank.sub("", "".join(page.words)) == blank.sub("", source)


# Law 9: positions are those of the file.


@many
@given(hostile_texts)
def test_positions_are_those_of_the_file(text: str) -> None:
    lines = text.split("\n")
    source = Source.of(text)
    for section in trace(source).document.sections():
        line, column = source.position(section.heading.span.start)
        assert lines[line - 1][column - 1] == text[section.heading.span.start]
