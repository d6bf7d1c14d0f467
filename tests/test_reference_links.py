"""References as links: each leads to a place that is there, and without them the output is what it was."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docparse
from docparse.inputs.split import split_reports
from docparse.model.document import Document
from docparse.model.source import Mark, Span
from docparse.readers.formats import InputFormat
from docparse.references.marks import mark_references
from docparse.writers.formats import write_as

REPORTS = sorted((Path(__file__).parents[1] / "fixtures" / "reports").glob("*"))
LAW = """示范管理办法
第一章 总则
第一条 为了规范管理，制定本办法。
第二条 有下列情形之一的，依照第三条处理：
（一）未登记的；
（二）登记不实的。
前款第（二）项规定的情形，见第二章。
第二章 罚则
第三条 违反前条规定的，依照刑法第三条处罚。
第三条之一 违反第三条、第二条第（一）项的，从轻。
"""
#: What a link and its target are in the output of each format, and what is left of them without it.
LINKS = {
    "html": (r'<a href="#([^"]*)" class="reference">(.*?)</a>', r' id="([^"]*)"'),
    "markdown": (r"\[([^\]]*)\]\(#([^)]*)\)", r'<a id="([^"]*)"></a>'),
    "xml": (r'<ref target="([^"]*)">(.*?)</ref>', r' id="([^"]*)"'),
    "docx": (
        r'<w:hyperlink w:anchor="([^"]*)" w:history="1">(.*?)</w:hyperlink>',
        r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/>',
    ),
}


def written(document: Document, format: str, references: str) -> str:
    options = {"references": references}
    if format == "markdown":
        options["raw_html"] = "code"  # a file of Markdown is written anew
    output = write_as(document, format, options)
    if isinstance(output, str):
        return output
    with zipfile.ZipFile(io.BytesIO(output)) as file:
        return file.read("word/document.xml").decode()


def links(output: str, format: str) -> list[tuple[str, str]]:
    """Return (words, id) of each link."""
    found = re.findall(LINKS[format][0], output)
    return found if format == "markdown" else [(words, id) for id, words in found]


def without_links(output: str, format: str) -> str:
    output = re.sub(LINKS[format][0], r"\1" if format == "markdown" else r"\2", output)
    if format == "markdown":
        return re.sub(LINKS[format][1], "", output)
    return re.sub("<w:bookmark[^>]*>", "", output) if format == "docx" else output


def check(document: Document, format: str) -> None:
    output = written(document, format, "link")
    ids = re.findall(LINKS[format][1], output)
    assert len(ids) == len(set(ids))
    assert {id for _, id in links(output, format)} <= set(ids)
    # Two runs of one text are one run without the link between them.
    joined = re.compile(r'</w:t></w:r><w:r>(?:<w:rPr>[^/]*/></w:rPr>)?<w:t xml:space="preserve">')
    plain, text = without_links(output, format), written(document, format, "text")
    assert joined.sub("", plain) == joined.sub("", text)


@pytest.mark.parametrize("format", LINKS)
def test_what_is_a_link(format: str) -> None:
    words = [
        re.sub("<[^>]*>", "", words)
        for words, _ in links(written(docparse.parse(LAW), format, "link"), format)
    ]
    expected = ["第三条", "前款第（二）项", "第二章", "前条", "第三条", "第二条第（一）项"]
    assert words == expected


def test_html_has_links_and_the_other_formats_the_text() -> None:
    document = docparse.parse(LAW)
    assert docparse.write(document, "html") == written(document, "html", "link")
    for format in ("markdown", "xml"):
        assert write_as(document, format, {}) == written(document, format, "text")


@pytest.mark.parametrize("format", LINKS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_links_lead_somewhere_and_change_nothing_else(path: Path, format: str) -> None:
    check(docparse.read(path), format)


ARTICLES = st.lists(
    st.sampled_from(
        "依照第一条、第二条第（一）项处理。 违反前条的，依照本条第二款。 见第一章。 有前款情形的，按第三条之一办理。 "
        "（一）第二条规定的； （二）**第二条**规定的； 依照刑法第二条处罚。 见附件1。 附件1：名单".split()
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(ARTICLES, st.sampled_from(["markdown", "text"]), st.sampled_from(list(LINKS)))
def test_links_of_any_law(lines: list[str], source: InputFormat, format: str) -> None:
    text = "# 某办法\n\n" if source == "markdown" else "某办法\n"
    for number, line in zip("一二三四五六七八九十", lines, strict=False):
        text += f"第{number}条 {line}\n\n"
    check(docparse.read(text.encode(), format=source), format)


def test_a_part_of_a_compilation_leads_to_itself_alone() -> None:
    law = LAW.replace("示范管理办法\n", "")
    text = f"三县管理办法汇编\n篇一：甲县管理办法\n{law}篇二：乙县管理办法\n{law.replace('第三条之一', '第四条')}"
    parts = [part for _, part in split_reports(docparse.parse(text))]
    assert len(parts) > 1
    for part in parts:
        for format in LINKS:
            check(part, format)


def test_xml_comes_back_as_it_was() -> None:
    document = docparse.parse(LAW)
    again = docparse.read(written(document, "xml", "link").encode(), format="xml")
    assert again == docparse.read(written(document, "xml", "text").encode(), format="xml")
    assert again.source.text == LAW
    assert written(again, "html", "link") == written(document, "html", "link")


def test_a_file_of_markdown_is_copied_unless_links_are_asked_for() -> None:
    text = "# 某办法\n\n第一条  依照第二条。\n\n第二条  *无*。\n"
    document = docparse.read(text.encode(), format="markdown")
    assert docparse.write(document, "markdown") == text
    assert "依照[第二条](#" in docparse.write(document, "markdown", references="link")


def test_no_link_is_in_a_link_or_in_code_or_crosses_a_mark() -> None:
    text = "# 某办法\n\n第一条 [依照第二条](x.htm)和`第二条`，见**附第二**条。\n\n第二条 依照**第一条**。\n"
    document = docparse.read(text.encode(), format="markdown")
    (mark,) = [mark for mark in mark_references(document).source.marks if mark.kind == "ref"]
    assert document.source.slice(mark.span) == "第一条"


def test_marks_of_a_stranger_are_no_links() -> None:
    document = docparse.parse(LAW)
    mark = Mark(Span(0, 2), "ref", '"><script>alert(1)</script>')
    source = document.source._replace(marks=(mark,))
    strange = Document(document.reading._replace(source=source), document.blocks)
    for format in LINKS:
        for references in ("link", "text"):
            assert written(strange, format, references) == written(document, format, references)


@pytest.mark.parametrize("format", LINKS)
def test_another_value_is_an_error(format: str) -> None:
    with pytest.raises(ValueError, match="links"):
        write_as(docparse.parse(LAW), format, {"references": "links"})


@pytest.mark.parametrize("format", ["html", "markdown", "xml"])
def test_output_with_links_is_read_like_the_text(format: InputFormat) -> None:
    document = docparse.parse(LAW)
    again = docparse.read(written(document, format, "link").encode(), format=format)
    assert [section.path for section in again.sections()] == [
        section.path for section in document.sections()
    ]
    assert format == "markdown" or "(#" not in written(again, "markdown", "text")
    check(again, "html")
