"""The library as its user sees it."""

from __future__ import annotations

import doctest
import importlib
import io
import logging
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docparse
from docparse.candidates.doubts import REJECTS
from docparse.levels.costs import COSTS
from docparse.model.source import BLANK, BLANKS
from docparse.model.style import Style
from docparse.numbering.markers import read_marker
from docparse.numbering.numerals import letter_value, value_of
from docparse.numbering.styles import STYLES
from tests.examples import ROOT

TEXT = "工作总结篇一\n一、情况\n1、农业。粮食增产。\n工作总结篇二\n一、问题\n问题不少。\n"


def test_all_public_names_are_there() -> None:
    assert sorted(docparse.__all__) == docparse.__all__
    for name in set(docparse.__all__) - {"Block", "OutputFormat"}:
        assert getattr(docparse, name).__name__ == name
    assert set(get_args(docparse.Block)) >= {docparse.Section, docparse.Table, docparse.Rule}
    assert set(docparse.__all__) <= set(dir(docparse))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        docparse.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_sections_know_what_they_are() -> None:
    document = docparse.parse(TEXT)
    sections = list(document.sections())
    farming = sections[2]
    assert (farming.title, farming.marker, farming.number) == ("农业", "1、", 1)
    assert (farming.level, farming.kind, farming.text) == (3, "runin", "粮食增产。")
    assert farming.path == ("工作总结篇一", "一、情况", "1、农业")
    assert [report.title for report in document.reports()] == ["工作总结篇一", "工作总结篇二"]
    assert [report.number for report in document.reports()] == [1, 2]
    assert [heading.level for heading in document.headings()] == [1, 2, 3, 1, 2]


def test_read_takes_a_path_bytes_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    from_path = docparse.read(path)
    assert from_path == docparse.read(str(path))
    assert from_path.source.origin.path == str(path)
    for file in (TEXT.encode(), io.BytesIO(TEXT.encode())):
        assert list(docparse.read(file).headings()) == list(from_path.headings())


def test_documents_of_the_same_text_are_equal() -> None:
    assert docparse.parse(TEXT) == docparse.parse(TEXT)
    assert docparse.parse(TEXT) != docparse.parse(TEXT + "完")


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(ValueError, match="no writer for 'pdf'; available: markdown"):
        docparse.write(docparse.parse(TEXT), "pdf")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="no reader for 'odp'; available: auto, text"):
        docparse.read(b"", format="odp")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="xml has no option 'fragment'; available: spans"):
        docparse.write(docparse.parse(TEXT), "xml", fragment=True)  # type: ignore[call-overload]


def test_doubtful_headings_can_stay_text() -> None:
    text = "一、情况\n情况很好。\n（二）农业。粮食增产。\n1、小麦。小麦增产。\n2、水稻。水稻增产。\n二、问题\n"
    doubtful = min(docparse.parse(text).headings(), key=lambda heading: heading.confidence)
    assert text.startswith("（二）", doubtful.span.start)
    sure = docparse.read(text.encode(), min_confidence=doubtful.confidence + 0.001)
    assert "（二）" not in [section.marker for section in sure.sections()]
    assert "（二）农业" in sure.source.text


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_each_style_reads_its_own_name(style: Style) -> None:
    # 1引言: without a mark or a blank, the title follows at once
    written = style.name + ("标题" if style.followed_by == "word" else " 标题")
    marker = read_marker(written, 0, len(written))
    assert marker is not None
    assert (marker.style, marker.number) == (style.name, 1)
    assert f"`{style.name.strip()}`" in (ROOT / "docs" / "styles.md").read_text("utf-8")


@settings(max_examples=1000)
@given(
    st.text("第一二十百两12１、.．，,:（()）是要章分编条之 \u3000人甲a①", min_size=1, max_size=10)
)
def test_of_the_rows_that_match_the_first_is_read(text: str) -> None:
    """The rows share expressions, in which one is tried with a length of numeral before another."""
    marker = read_marker(text, 0, len(text))
    for style in STYLES:
        if text[0] in style.first and (match := re.match(style.pattern, text)):
            value = (letter_value if style.numerals.letters else value_of)(
                re.split("[.．]", match["n"])[-1]
            )
            expected = None if value is None else (style.name, match.end(), value)
            break
    else:
        expected = None
    assert (marker and (marker.style, marker.span.end, marker.number)) == expected


def test_each_doubt_has_a_cost() -> None:
    assert {reject.doubt for reject in REJECTS} <= set(COSTS)
    assert all(cost.sentence.en and cost.sentence.zh for cost in COSTS.values())
    assert all(cost.example.en for cost in COSTS.values())
    assert all((cost.with_heading is not None) == bool(cost.refers_to) for cost in COSTS.values())


def test_the_parser_is_not_loaded_for_the_version() -> None:
    script = "import sys, docparse.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"docparse.pipeline", "lxml", "markdown_it", "rich", "json"}


def test_html_keeps_the_blank_behind_the_marker_of_headings_and_items() -> None:
    page = docparse.write(
        docparse.parse("第一章 总则\n第一条 为了方便，制定本法。\n（一）好。\n"), "html"
    )
    for words in ("第一章</span> 总则", "第一条</span> 为了", "（一）</span>好"):
        assert words in page


def test_utf8_text_to_html_loads_no_library_but_typer() -> None:
    script = (
        "import sys, docparse\n"
        "docparse.write(docparse.read('一、情况'.encode()), 'html')\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & {"lxml", "markdown_it", "rich", "typer"}


#: Packages of extras that the dev extra does not bring.
_EXTRAS = {"ray"}


def test_docstring_examples_hold() -> None:
    tried = 0
    for module in pkgutil.walk_packages(docparse.__path__, "docparse."):
        if module.name == "docparse.__main__":
            continue
        try:
            imported = importlib.import_module(module.name)
        except ModuleNotFoundError as error:
            if error.name not in _EXTRAS:
                raise
            continue
        result = doctest.testmod(imported)
        assert result.failed == 0, module.name
        tried += result.attempted
    assert tried + doctest.testmod(docparse).attempted > 5


def test_stages_in_the_architecture_page_are_those_of_the_pipeline() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    stages = (docparse.trace.__module__, "find_lines", "find_furniture", "find_candidates")
    pipeline = (ROOT / "docparse" / "pipeline.py").read_text("utf-8")
    for stage in (*stages[1:], "resolve", "settle_kinds", "nest"):
        assert f"`{stage}`" in page
        assert f"{stage}(" in pipeline


def test_the_two_spellings_of_the_blanks_agree() -> None:
    inside = re.compile(f"[{BLANK}]")
    assert {chr(code) for code in range(0x10000) if inside.match(chr(code))} == set(BLANKS)


def test_what_was_read_and_how_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "docparse"):
        docparse.read("一、情况\n二、问题\n".encode("gb18030"))
    assert [record.getMessage() for record in caplog.records] == [
        "bytes: read as text, encoding gb18030, 100 % sure"
    ]


def test_what_parse_and_read_do_not_take_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        TypeError, match=r"^parse takes text \(str\), not bytes; docparse.read takes"
    ):
        docparse.parse(b"x")  # type: ignore[arg-type]
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    with pytest.raises(TypeError, match=r"^parse takes text"):
        docparse.parse(path)  # type: ignore[arg-type]
    with (
        path.open(encoding="utf-8") as file,
        pytest.raises(
            TypeError, match=r"^read takes a path, bytes or a file opened with 'rb', not"
        ),
    ):
        docparse.read(file)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"not NoneType; docparse\.parse takes text"):
        docparse.read(None)  # type: ignore[arg-type]


def test_one_text_is_no_list_of_texts() -> None:
    # A checker cannot find this: a text is a sequence of texts.
    with pytest.raises(TypeError, match=r"^styles takes a list of samples: styles=\['KR1：'\]$"):
        docparse.parse(TEXT, styles="KR1：")
    with pytest.raises(TypeError, match=r"^rules are selected by a list: \['N01'\]$"):
        docparse.check(docparse.parse(TEXT), select="N01")


@pytest.mark.parametrize(
    "call",
    [
        lambda: docparse.write("一、甲", "html"),  # type: ignore[call-overload]
        lambda: docparse.check("一、甲"),  # type: ignore[arg-type]
        lambda: docparse.diff("一、甲", "一、乙"),  # type: ignore[arg-type]
        lambda: list(docparse.chunks("一、甲")),  # type: ignore[arg-type]
    ],
)
def test_a_text_is_no_document(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"takes a Document, not str; make one with docparse.parse"):
        call()
