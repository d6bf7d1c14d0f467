"""Pandoc's JSON: the tree's headings and texts are in it, and pandoc makes of it what is meant."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from docparse import Document, Source, parse
from docparse.model.document import Section
from docparse.model.source import BLANKS, PICTURE
from docparse.pipeline import trace
from docparse.writers.pandoc.document import write_pandoc
from docparse.writers.text.document import write_clean_text
from tests.examples import ROOT
from tests.generated import Node, hostile_texts, reports
from tests.marked import Marked, sample

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = re.compile(f"[{BLANKS}\n]+")
UNSHOWABLE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufffd]")


def squeezed(text: str) -> str:
    """Take out blanks, and whatever a writer may replace by U+FFFD."""
    return UNSHOWABLE.sub("", BLANK.sub("", text))


def blocks_of(source: Source | str) -> list[dict[str, Any]]:
    document = parse(source) if isinstance(source, str) else trace(source).document
    tree = json.loads(write_pandoc(document))
    blocks: list[dict[str, Any]] = tree["blocks"]
    return blocks


def nodes_of(tree: object) -> Iterator[dict[str, Any]]:
    """Yield the elements of a tree in order."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            stack.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            stack.extend(reversed(node))


def words_of(tree: object) -> str:
    """Return the text of a tree, without blanks."""
    pieces = []
    for node in nodes_of(tree):
        match node:
            case {"t": "Str" | "MetaString", "c": text} | {
                "t": "Code" | "CodeBlock",
                "c": [_, text],
            }:
                pieces.append(text)
    return squeezed("".join(pieces))


def titled(document: Document) -> list[Section]:
    return [section for section in document.sections() if section.kind != "item"]


def heading_text(section: Section) -> str:
    return section.reading.text(section.heading.span)


# Without pandoc


@given(hostile_texts)
def test_headings_and_texts_are_those_of_the_tree(text: str) -> None:
    document = parse(text)
    tree = json.loads(write_pandoc(document))
    headers = [node["c"] for node in nodes_of(tree["blocks"]) if node["t"] == "Header"]
    assert [(level, name, kinds) for level, (name, kinds, _), _ in headers] == [
        (section.level, section.id, [section.kind]) for section in titled(document)
    ]
    assert [words_of(words) for _, _, words in headers] == [
        squeezed(heading_text(section)) for section in titled(document)
    ]
    # Keywords stand in the text as well.
    meta = {name: tree["meta"][name] for name in tree["meta"] if name not in ("lang", "keywords")}
    written = words_of([meta, tree["blocks"]])
    assert Counter(written) == Counter(squeezed(write_clean_text(document)))


def test_front_matter_is_metadata() -> None:
    meta = json.loads(write_pandoc(trace(sample()).document))["meta"]
    assert list(meta) == ["lang", "title", "author", "date", "abstract", "keywords"]
    assert meta["lang"] == {"t": "MetaString", "c": "zh-Hans"}
    assert meta["title"] == {"t": "MetaInlines", "c": [{"t": "Str", "c": "关于推进工作的报告"}]}
    assert [name["c"] for name in meta["keywords"]["c"]] == ["群众", "工作"]
    assert words_of(meta["author"]) == "王某某"
    assert words_of(meta["date"]) == "2023年5月19日"


def test_keywords_parted_by_blanks() -> None:
    text = "关于推进工作的报告\n关键词：群众路线 群众观点\n一、甲事\n二、乙事\n"
    words = json.loads(write_pandoc(parse(text)))["meta"]["keywords"]["c"]
    assert [word["c"] for word in words] == ["群众路线", "群众观点"]


def test_marks() -> None:
    paragraph = blocks_of(sample())[2]
    none = ["", [], []]
    assert paragraph["c"] == [
        {"t": "Str", "c": "全县"},
        {"t": "Strong", "c": [{"t": "Str", "c": "三十万"}]},
        {"t": "Str", "c": "人口，见"},
        {
            "t": "Link",
            "c": [
                none,
                [
                    {"t": "Str", "c": "公"},
                    {"t": "Emph", "c": [{"t": "Str", "c": "开"}]},
                    {"t": "Str", "c": "网"},
                ],
                ["https://x.cn/?a=1&b=2", "网站"],
            ],
        },
        {"t": "Str", "c": "和"},
        {"t": "Code", "c": [none, "x  = 1"]},
        {"t": "Str", "c": "及"},
        {"t": "Image", "c": [none, [{"t": "Str", "c": "示意图"}], ["a.png", ""]]},
        {"t": "Str", "c": "，"},
        {"t": "Strikeout", "c": [{"t": "Str", "c": "删去"}]},
        {"t": "Str", "c": "。"},
    ]


def test_an_address_runs_no_script() -> None:
    text = Marked().add("见").add("此处", "a", "java\tscript:alert(1)").add("和")
    text.add(PICTURE, "img", "javascript:alert(1)", "图").add("，全县共有人口30万。\n\n又一段。\n")
    tree = blocks_of(text.source())
    assert words_of(tree[0]) == "见此处和图，全县共有人口30万。"
    assert not [node for node in nodes_of(tree) if node["t"] in ("Link", "Image")]


def test_blocks() -> None:
    blocks = blocks_of(sample())
    kinds = "Para Header Para Table Header Para BulletList CodeBlock BlockQuote HorizontalRule CodeBlock Header Para Header Para"
    assert " ".join(block["t"] for block in blocks) == kinds
    assert blocks[7]["c"] == [["", ["python"], []], "a = 1\n  b < 2"]
    assert [words_of(line) for line in blocks[8]["c"]] == ["引一句", "引二句"]
    assert blocks[10]["c"] == [["", ["html"], []], "<div>x</div>"]
    tree = json.loads(write_pandoc(trace(sample()).document, raw_html="keep"))
    assert tree["blocks"][10] == {"t": "RawBlock", "c": ["html", "<div>x</div>"]}


def test_a_list_is_nested_by_depth() -> None:
    def outline(items: list[Any]) -> list[Any]:
        return [[words_of(item[0]), *(outline(part["c"]) for part in item[1:])] for item in items]

    nested = outline(blocks_of(sample())[6]["c"])
    assert nested == [["甲项", [["甲之一"], ["甲之二", [["更深"]]]]], ["乙项"]]
    # A list may begin deep, and go deeper by more than one.
    steep = Marked().bullets([("3", "甲"), ("9", "乙"), ("2", "丙"), ("1", "丁")])
    assert outline(blocks_of(steep.source())[0]["c"]) == [["甲", [["乙"], ["丙"]]], ["丁"]]


def test_a_table_has_its_spans() -> None:
    _, _, columns, head, bodies, _ = blocks_of(sample())[3]["c"]
    rows = [*head[1], *bodies[0][3]]
    assert len(columns) == 3
    assert len(head[1]) == 1
    assert [[(cell[2], cell[3]) for cell in row[1]] for row in rows] == [
        [(1, 1), (1, 1), (1, 1)],
        [(1, 1), (1, 2)],
        [(2, 1), (1, 1), (1, 1)],
        [(1, 1), (1, 1)],
    ]


def test_a_table_of_huge_spans_stays_small() -> None:
    rows = [[("甲", "cols=999999 rows=999999")] * 300] * 3
    written = write_pandoc(trace(Marked().table(rows).source()).document)
    assert len(written) < 400_000


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        ("keep", ["1、**甲事**", "（1）乙事", "2、 丙事"]),
        ("standard", ["一、**甲事**", "（一）乙事", "二、 丙事"]),
        ("strip", ["**甲事**", "乙事", "丙事"]),
    ],
)
def test_numbering(numbering: str, expected: list[str]) -> None:
    text = (
        Marked().add("1、").add("甲事", "strong").add("\n（1）乙事\n全县共有人口30万。\n2、 丙事\n")
    )
    tree = json.loads(write_pandoc(trace(text.source()).document, numbering=numbering))
    headers = [block["c"] for block in tree["blocks"] if block["t"] == "Header"]
    assert ["".join(map(shown, words)) for _, _, words in headers] == expected


def shown(node: dict[str, Any]) -> str:
    if node["t"] == "Space":
        return " "
    return f"**{words_of(node)}**" if node["t"] == "Strong" else words_of(node)


def test_an_item_begins_with_its_marker() -> None:
    blocks = blocks_of("第一条 为了发展制定本办法。\n第二条 本办法适用于全县。\n")
    assert [block["t"] for block in blocks] == ["Para", "Para"]
    assert [words_of(block) for block in blocks] == [
        "第一条为了发展制定本办法。",
        "第二条本办法适用于全县。",
    ]
    assert {"t": "Space"} in blocks[0]["c"]


def test_surrogates_and_control_characters_show_as_such() -> None:
    assert "甲\ufffd乙\ufffd丙" in write_pandoc(parse("甲\x00乙\ud800丙\n"))


def test_nested_marks_are_bounded() -> None:
    text = Marked().add("很深的标记")
    for _ in range(5_000):
        text.cover(0, "em")
    written = write_pandoc(trace(text.source()).document)
    assert written.count("Emph") == 16
    assert '"很深的标记"' in written


def test_pandoc_3_wants_another_version() -> None:
    document = trace(sample()).document
    old = json.loads(write_pandoc(document, pandoc_version=2))
    new = json.loads(write_pandoc(document))
    assert (old.pop("pandoc-api-version"), new.pop("pandoc-api-version")) == (
        [1, 22, 2],
        [1, 23, 1],
    )
    assert old == new


# With pandoc


def convert(document: Document, *arguments: str) -> str:
    """Return what the pandoc of this machine makes of a document; skip without one."""
    pandoc = shutil.which("pandoc")
    if not pandoc:
        pytest.skip("pandoc is not installed")
    version = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True)
    number = 2 if version.stdout.startswith("pandoc 2.") else 3
    done = subprocess.run(
        [pandoc, "-f", "json", *arguments],
        input=write_pandoc(document, pandoc_version=number),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_pandoc_reads_the_headings(path: Path) -> None:
    document = parse(path.read_text("utf-8"))
    page = etree.HTML(convert(document, "-t", "html"))
    headings = page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    assert [(int(tag.tag[1]), squeezed("".join(tag.itertext()))) for tag in headings] == [
        (section.level, squeezed(heading_text(section))) for section in titled(document)
    ]
    body = squeezed("".join(page.itertext()))
    assert all(squeezed(section.title) in body for section in document.sections())


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_word_has_heading_styles(path: Path, tmp_path: Path) -> None:
    document = parse(path.read_text("utf-8"))
    target = tmp_path / "report.docx"
    convert(document, "-o", str(target))
    assert [
        (style, words) for style, words in styles_of(target) if style.startswith("Heading")
    ] == [
        (f"Heading{section.level}", squeezed(heading_text(section))) for section in titled(document)
    ]


def test_word_has_title_and_table(tmp_path: Path) -> None:
    target = tmp_path / "sample.docx"
    convert(trace(sample()).document, "-o", str(target))
    styles = styles_of(target)
    assert styles[:3] == [
        ("Title", "关于推进工作的报告"),
        ("Author", "王某某"),
        ("Date", "2023年5月19日"),
    ]
    with zipfile.ZipFile(target) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    assert len(list(body.iter(W + "tr"))) == 4
    assert [cell.get(W + "val") for cell in body.iter(W + "gridSpan")][:1] == ["2"]
    assert [cell.get(W + "val") for cell in body.iter(W + "vMerge")] == ["restart", "continue"]


def styles_of(path: Path) -> list[tuple[str, str]]:
    """Return style and words of each paragraph of a Word file."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in body.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(text.text or "" for text in paragraph.iter(W + "t"))
        found.append(("" if style is None else str(style.get(W + "val")), squeezed(words)))
    return found


def test_pandoc_takes_the_whole_sample() -> None:
    written = convert(trace(sample()).document, "-t", "markdown-smart", "--wrap=none")
    assert '全县**三十万**人口，见[公*开*网](https://x.cn/?a=1&b=2 "网站")和`x  = 1`及' in written
    assert re.search(r"\n- +甲项\n +- +甲之一\n +- +甲之二\n +- +更深\n- +乙项\n", written)
    assert "<div>x</div>\n" in written


@pytest.mark.slow
@given(reports())
def test_generated_outlines(report: tuple[str, list[Node]]) -> None:
    text, nodes = report
    headers = [block["c"] for block in blocks_of(text) if block["t"] == "Header"]
    assert [level for level, _, _ in headers] == [node.level for node in nodes]
    for (_, _, words), node in zip(headers, nodes, strict=True):
        assert words_of(words).startswith(squeezed(node.marker + node.title))


@pytest.mark.slow
def test_libreoffice_opens_the_word_file_with_its_heading_styles(tmp_path: Path) -> None:
    soffice, pandoc = shutil.which("soffice"), shutil.which("pandoc")
    if not (soffice and pandoc):
        pytest.skip("LibreOffice or pandoc is not installed")
    document = parse((ROOT / "fixtures" / "formats" / "report.txt").read_text("utf-8"))
    convert(document, "-o", str(tmp_path / "report.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            "fodt",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "report.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=50,
    )
    opened = etree.parse(tmp_path / "report.fodt")
    names = {"text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
    level = f"{{{names['text']}}}outline-level"
    found = [
        (int(heading.get(level, "0")), "".join(heading.itertext()).rstrip("。"))
        for heading in opened.iterfind(".//text:h", names)
    ]
    wanted = [
        (section.level, section.marker + section.title)
        for section in document.sections()
        if section.kind != "item"
    ]
    assert found == wanted
