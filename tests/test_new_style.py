"""A new style is a row: what docparse does with ‹一›, which is in no table."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import docparse
from docparse.checks.fixes.fix import fix_text
from docparse.inputs.read import Options, read_text
from docparse.inputs.settings import Settings
from docparse.lsp.analysis import Analysis
from docparse.lsp.completion import offers_at
from docparse.lsp.rename import rename_at
from docparse.lsp.text import EditorText
from docparse.model.document import Document
from docparse.model.style import Style
from docparse.numbering import styles, systems
from docparse.numbering.markers import read_marker
from docparse.references import find_references
from tests.written import text_as

ROW = Style(
    "‹一›",
    systems.CHINESE,
    65,
    opening="‹",
    closing="›",
    blanks="around",
    enclosed="bracket",
    standardized=True,
    cited_alone=True,
    offers_below="1.",
)
TEXT = """一、总体要求
‹一›指导思想
坚持改革。
‹二›基本原则
见‹一›。
二、主要任务
‹一›摸底排查
逐户走访。
‹二›全面整改
限期销号。
"""


def parsed(text: str) -> Document:
    return docparse.parse(text, styles=[ROW])


def outline(document: Document) -> list[str]:
    return [
        "  " * (section.level - 1) + section.marker + section.title
        for section in document.sections()
    ]


def test_outline() -> None:
    assert outline(parsed(TEXT)) == [
        "一、总体要求",
        "  ‹一›指导思想",
        "  ‹二›基本原则",
        "二、主要任务",
        "  ‹一›摸底排查",
        "  ‹二›全面整改",
    ]
    as_brackets = docparse.parse(TEXT.replace("‹", "（").replace("›", "）"))
    assert [heading.confidence for heading in parsed(TEXT).headings()] == [
        heading.confidence for heading in as_brackets.headings()
    ]


def test_numbering() -> None:
    markdown = docparse.write(parsed(TEXT), "markdown", numbering="standard")
    assert "## （一）指导思想" in markdown
    assert "## 摸底排查" in docparse.write(parsed(TEXT), "markdown", numbering="strip")


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("", "", []),
        ("‹二›基", "‹三›基", ["gap"]),
        ("‹二›全", "‹二›、全", ["mark-after-bracket"]),
        ("见‹一›", "见‹五›", ["dangling"]),
    ],
)
def test_check(old: str, new: str, names: list[str]) -> None:
    findings = docparse.check(parsed(TEXT.replace(old, new, 1)))
    assert [finding.name for finding in findings] == names


def test_fix() -> None:
    right = TEXT + "‹三›建章立制\n完善制度。\n"
    wrong = parsed(right.replace("‹三›", "‹二›"))
    assert fix_text(wrong, wrong.source.text, docparse.check, read=parsed).text == right


def test_references() -> None:
    found = find_references(parsed(TEXT))
    assert [(reference.target and reference.target.title) for reference in found] == ["指导思想"]


def analysis_of(text: str) -> Analysis:
    found = read_text(text, Options("text", styles=[ROW]))
    return Analysis(EditorText.of(text), Settings(), text, found)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("", ["‹三›", "1.", "三、"]), ("‹", ["‹三›", "1.", "三、"]), ("‹三›", ["‹三›", "1.", "三、"])],
)
def test_completion(typed: str, offered: list[str]) -> None:
    text = TEXT.removesuffix("限期销号。\n") + typed
    found = offers_at(analysis_of(text), len(text))
    assert [offer.marker for offer in found] == offered
    assert all(text[slice(*offer.typed)] == typed for offer in found)


@pytest.mark.parametrize("name", ["五", "‹五›", "5"])
def test_renaming(name: str) -> None:
    edits = rename_at(analysis_of(TEXT), TEXT.index("‹一›"), name)
    assert [(edit.span.start, edit.text) for edit in edits] == [
        (TEXT.index("‹一›") + 1, "五"),
        (TEXT.index("见‹一›") + 2, "五"),
    ]


def test_nothing_of_it_stays() -> None:
    parsed(TEXT)
    assert read_marker("‹一›", 0, 3) is None
    assert [section.marker for section in docparse.parse(TEXT).sections()] == ["一、", "二、"]
    assert "‹一›" not in styles.STYLE_OF
    with pytest.raises(TypeError, match="does not support item assignment"):
        styles.STYLE_OF["‹一›"] = ROW  # type: ignore[index]


def test_threads_do_not_see_the_styles_of_others() -> None:
    samples = [f"{word}‹一›" for word in ("议程", "决议", "提案", "议项")]
    text = "".join(f"{s}甲\n子。\n{s.replace('一', '二')}乙\n丑。\n" for s in samples)

    def markers(sample: str) -> set[str]:
        return {section.marker for section in docparse.parse(text, styles=[sample]).sections()}

    with ThreadPoolExecutor(4) as pool:
        for sample, found in zip(samples * 20, pool.map(markers, samples * 20), strict=True):
            assert found == {sample, sample.replace("一", "二")}


def _pickled(document: Document) -> Document:
    copy = pickle.loads(pickle.dumps(document))
    assert isinstance(copy, Document)
    return copy


def _through(format: str) -> Callable[[Document], Document]:
    def read_back(document: Document) -> Document:
        return docparse.read(text_as(document, format).encode())

    return read_back


@pytest.mark.parametrize("copy_of", [_pickled, _through("xml"), _through("json")])
@pytest.mark.parametrize("sample", ["议程一：", "【一】", "一、"])
def test_a_copy_of_a_document_knows_its_own_styles(
    copy_of: Callable[[Document], Document], sample: str
) -> None:
    """The names of the table's rows stay theirs: 【一】 as a sample is another style."""
    second = sample.replace("一", "二")
    document = docparse.parse(f"{sample}概述\n内容。\n{second}方法\n", styles=[sample])
    copy = copy_of(document)
    assert copy == document
    assert docparse.check(copy) == docparse.check(document)
    assert docparse.write(copy, "html") == docparse.write(document, "html")
