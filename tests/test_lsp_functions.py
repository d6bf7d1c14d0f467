"""What the language server says, without a server: pure functions of a text and a place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docparse
from docparse.checks.rules import RULES
from docparse.inputs.settings import Settings
from docparse.lsp.actions import find_actions
from docparse.lsp.analysis import Analysis, Format
from docparse.lsp.completion import offers_at
from docparse.lsp.findings import ignoring_edits, in_file, mending_edits
from docparse.lsp.folding import find_folds
from docparse.lsp.hover import hover_at
from docparse.lsp.links import find_links, named_at, references_to
from docparse.lsp.rename import numeral_at, rename_at, renumber_at
from docparse.lsp.rule_notes import rule_addresses
from docparse.lsp.selection import selections_at
from docparse.lsp.symbols import Symbol, find_symbols
from docparse.lsp.text import EditorText
from docparse.messages import Language
from docparse.model.diagnostic import apply_edits
from docparse.model.document import Document, Section
from docparse.model.heading import Heading
from docparse.model.ids import NO_PATH
from docparse.model.source import Span

TEXT = """一、总体要求
全面落实。见第三部分（二）。
三、主要任务
（一）摸底排查
逐户走访。二、三百户。
（二）全面整改
"""
DECIMALS = "1 总则\n1.1 目的\n略。\n1.2 范围\n见2.1。\n2 要求\n2.1 材料\n水泥。\n3 其他\n"
LAW = "第一章 总则\n第一条 目的。\n第二条 范围。\n第二章 罚则\n第三条 罚款。\n第三章 附则\n"


def analysis_of(text: str, format: Format = "text", **settings: str) -> Analysis:
    return Analysis.of(EditorText.of(text), format, settings=Settings(**settings))  # type: ignore[arg-type]


def levels_of(analysis: Analysis) -> list[tuple[int, str]]:
    text = analysis.document.source
    return [(one.level, text.slice(one.span)) for one in analysis.document.headings()]


def offered(text: str, at: int | None = None) -> list[str]:
    at = len(text) if at is None else at
    return [offer.marker for offer in offers_at(analysis_of(text), at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["一、", "第一章", "1."]),
        ("没有编号。\n", ["一、", "第一章", "1."]),
        (TEXT, ["（三）", "1.", "四、"]),
        (TEXT + "（", ["（三）", "1.", "四、"]),
        (TEXT + "　　", ["（三）", "1.", "四、"]),
        (TEXT + "加强", []),
        (TEXT + "加强。", []),
        ("一、甲\n（一）乙\n二、丙\n", ["三、", "（一）"]),
        ("九、甲\n", ["十、", "（一）"]),
        ("１．甲\n", ["２．", "（1）"]),
        ("①甲。\n", ["②"]),
        (DECIMALS, ["4 ", "3.1 "]),
        (DECIMALS.replace("3 其他\n", ""), ["2.2 ", "2.1.1 ", "3 "]),
        (LAW, ["第四章 ", "第四条 "]),
    ],
)
def test_the_next_marker(text: str, expected: list[str]) -> None:
    assert offered(text) == expected


def test_the_next_marker_inside_a_text() -> None:
    assert offered(TEXT, TEXT.index("三、主要")) == ["二、", "（一）"]
    text = "## 一、甲\n\n乙。\n\n## "
    (first, _) = offers_at(analysis_of(text, "markdown"), len(text))
    assert first.marker == "二、"
    assert text[first.typed.start :] == ""


@pytest.mark.parametrize(
    ("text", "place", "name", "expected"),
    [
        (TEXT, "三、主要", "2", TEXT.replace("三、", "二、").replace("第三部分", "第二部分")),
        (TEXT, "三部分", "五、", TEXT.replace("三、", "五、", 1).replace("第三", "第五")),
        (TEXT, "（二）全", "（四）", TEXT.replace("（二）", "（四）")),
        (DECIMALS, "2 要求", "5", DECIMALS.replace("2.1", "5.1").replace("\n2 ", "\n5 ")),
    ],
)
def test_a_number_is_renamed_with_what_names_it(
    text: str, place: str, name: str, expected: str
) -> None:
    edits = rename_at(analysis_of(text), text.index(place), name)
    assert apply_edits(text, sorted(edits)) == expected


def test_a_run_is_renumbered() -> None:
    edits = renumber_at(analysis_of(TEXT), TEXT.index("三、主要"))
    assert apply_edits(TEXT, edits) == TEXT.replace("三、主", "二、主").replace("第三", "第二")
    assert renumber_at(analysis_of(TEXT), TEXT.index("（一）")) == ()


def test_hover_in_both_languages() -> None:
    for language, words in (("en", "continues （一） in line"), ("zh", "接第")):
        hover = hover_at(analysis_of(TEXT, language=language), TEXT.index("（二）全面"))
        assert hover
        assert hover.lines[0] == "（二）全面整改"
        assert hover.lines[2] == "三、主要任务 › （二）全面整改"
        assert words in hover.lines[3]
    refused = hover_at(analysis_of(TEXT), TEXT.index("二、三百"))
    assert refused
    assert refused.lines[0].startswith("二、 is text")
    assert "is an approximate number" in " ".join(refused.lines)
    link = hover_at(analysis_of(TEXT), TEXT.index("三部分"))
    assert link
    assert link.lines == ("→ 三、主要任务 › （二）全面整改",)
    assert hover_at(analysis_of(TEXT), TEXT.index("走访")) is None


def test_the_words_of_a_hover_are_no_markup() -> None:
    text = "一、*强调*与[链接](x)\n"
    hover = hover_at(analysis_of(text), 0)
    assert hover
    assert hover.markdown.startswith(r"**一、\*强调\*与\[链接\]\(x\)**")


def test_fixes_of_markdown_leave_the_markup() -> None:
    text = "## 一、**甲**\n\n乙。\n\n## 一、*丙*\n\n丁。\n"
    analysis = analysis_of(text, "markdown")
    assert apply_edits(text, mending_edits(analysis)) == text.replace("一、*丙", "二、*丙")


def test_what_is_mended_in_a_part_lies_in_it() -> None:
    text = "一、甲\n二、乙\n二、丙\n（一）丁\n（二）戊\n（二）己\n"
    analysis = analysis_of(text)
    part = Span(text.index("（一）"), len(text))
    mended = text.replace("（二）己", "（三）己")
    assert apply_edits(text, mending_edits(analysis, part)) == mended
    assert apply_edits(text, mending_edits(analysis)) == mended.replace("二、丙", "三、丙")


def test_a_deep_text_has_a_shallow_outline() -> None:
    """A client may recurse: what is deeper than 24 levels stands side by side."""
    reading = docparse.parse("好" * 100).reading
    blocks: tuple[Section, ...] = ()
    for at in reversed(range(100)):
        heading = Heading(Span(at, at + 1), at + 1, "heading", None, Span(at, at + 1))
        blocks = (Section(heading, Span(at, 100), blocks, (heading,), NO_PATH, reading),)
    symbols = find_symbols(Document(reading, blocks))
    for _ in range(23):
        (symbol,) = symbols
        symbols = symbol.children
    assert [symbol.heading.start for symbol in symbols] == list(range(23, 100))
    assert not any(symbol.children for symbol in symbols)


PIECES = [
    "一、",
    "（一）",
    "三、",
    "1.",
    "情况",
    "见第二部分",
    "。",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "𠮷",
    "**",
    "## ",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.sampled_from(["text", "markdown"]),
    st.integers(0, 60),
)
def test_any_place_of_any_text_is_answered(text: str, format: Format, place: int) -> None:
    analysis = analysis_of(text, format)
    place = min(place, len(text))
    offset = analysis.source.from_file(place)
    end = len(analysis.source.text)
    assert 0 <= offset <= end
    _check_symbols(analysis, find_symbols(analysis.document), Span(0, len(text)))
    folds = find_folds(analysis)
    assert [fold.first for fold in folds] == sorted({fold.first for fold in folds})
    assert all(fold.first < fold.last < len(analysis.text.starts) for fold in folds)
    spans = selections_at(analysis, offset)
    assert spans[-1] == Span(0, end)
    for inner, outer in pairwise(spans):
        assert outer.start <= inner.start <= inner.end <= outer.end
    hover_at(analysis, offset)
    if numeral := numeral_at(analysis, offset):
        assert in_file(analysis, rename_at(analysis, offset, "2")) is not None
        assert analysis.source.slice(numeral.span)
    if section := named_at(analysis, offset):
        list(references_to(analysis, section))
    list(find_links(analysis))
    for offer in offers_at(analysis, place):
        assert offer.marker
        assert offer.typed.end == place
    for action in find_actions(analysis, Span(offset, offset), None, lazily=True):
        assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in action.edits)


def _check_symbols(analysis: Analysis, symbols: tuple[Symbol, ...], around: Span) -> None:
    """A client refuses a symbol without a name, or one whose heading is not inside it."""
    for symbol in symbols:
        whole, heading = analysis.in_file(symbol.span), analysis.in_file(symbol.heading)
        assert symbol.name
        assert around.start <= whole.start <= heading.start <= heading.end <= whole.end
        assert whole.end <= around.end
        _check_symbols(analysis, symbol.children, whole)


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_finding_can_be_ignored_where_it_is(format: Format) -> None:
    text = (
        "# 总结\n\n一、甲\n\n见第五部分。\n\n　　三、丙\n"
        if format == "markdown"
        else f"{TEXT}见第九部分。\n"
    )
    before = analysis_of(text, format)
    gap = next(one for one in before.diagnostics if one.code == "N01")
    after = analysis_of(apply_edits(text, ignoring_edits(before, gap)), format)
    assert "<!-- docparse: ignore N01 -->\n" in after.file
    left = [one.code for one in before.diagnostics if one.code != "N01"]
    assert [one.code for one in after.diagnostics] == left
    assert left
    assert levels_of(after) == levels_of(before)


def test_no_comment_is_put_into_a_list() -> None:
    text = "# 总结\n\n## 一、甲\n\n见第九部分。\n\n- 见第九部分。\n\n## 二、乙\n"
    analysis = analysis_of(text, "markdown")
    assert [bool(ignoring_edits(analysis, one)) for one in analysis.diagnostics] == [True, False]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_address_of_a_rule_is_the_line_that_opens_its_note(language: Language) -> None:
    for rule in RULES:
        path, _, line = rule_addresses(language)[rule.code].partition("#L")
        place = Path(unquote(urlsplit(path).path))
        assert place.read_text("utf-8").split("\n")[int(line) - 1] == f"## {rule.code} {rule.name}"
