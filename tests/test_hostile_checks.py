"""Texts with thousands of findings, references or headings where one is usual: each costs no more than the first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

import docparse
from docparse.checks.fixes.fix import fix_text
from docparse.checks.output.json import write_json
from docparse.checks.output.rows import FindingRow, rows_of
from docparse.checks.output.sarif import write_sarif
from docparse.checks.output.text import write_rows
from docparse.inputs.settings import Settings
from docparse.lsp.actions import QUICK_FIX, find_actions
from docparse.lsp.analysis import Analysis
from docparse.lsp.links import find_links
from docparse.lsp.text import EditorText
from docparse.model.diagnostic import Diagnostic, Edit
from docparse.model.source import Span
from docparse.numbering.numerals import to_chinese
from docparse.references import find_references
from tests.growth import growth_of

pytestmark = pytest.mark.slow

ARTICLES = "第一条 甲\n第二条 乙\n"


def _numbered(form: str, size: int, step: int = 1) -> str:
    """Return lines or sentences with the numbers 1, 1 + step, … in Chinese at `{}`."""
    return "".join(form.replace("{}", to_chinese(step * at % 9999 + 1)) for at in range(size))


#: Name -> the text of a size.
TEXTS: dict[str, Callable[[int], str]] = {
    "gaps": lambda size: _numbered("{}、甲乙\n丙丁。\n", size, step=2),
    "gaps in one line": lambda size: _numbered("（{}）甲乙丙：", size, step=2),
    "headings in one line": lambda size: _numbered("{}、甲乙丙。", size),
    "the same wrong number": lambda size: "".join(
        f"{at if at % 2 else 9}. 甲乙\n丙丁。\n" for at in range(1, size)
    ),
    "rows of a race": lambda size: "".join(f"{2 * at % 97} 张三\n" for at in range(size)),
    "numbers without marks": lambda size: "".join(
        f"{to_chinese(at + 1)}{'、' if at % 2 else ''}甲乙丙丁\n戊己。\n" for at in range(size)
    ),
    "late starts": lambda size: _numbered("{}、甲\n（三）乙\n丙\n（五 丁\n（六）戊\n", size),
    "blanks between numbers": lambda size: "1. 甲\n" + " " * 20 * size + "\n3. 乙\n丙。\n",
    "references in one line": lambda size: ARTICLES + "依照本办法第三条、第一条，" * size,
    "references to articles that are missing": lambda size: _numbered(
        "第{}条 依照本办法第九千条执行。\n", size
    ),
    "a chain of references": lambda size: f"{ARTICLES}依照{'第一条' * size}{'、第一款' * size}",
    "blanks in a reference": lambda size: f"{ARTICLES}依照第一条、{' ' * size}好，第{' ' * size}",
    "attachments in one line": lambda size: "附件1：甲\n附件2：乙\n" + "见附件3，" * size,
    "a long title in references": lambda size: (
        f"一、{'甲乙' * size}\n丙。\n" + "见一、甲乙，见第一部分。\n" * size
    ),
    "reports with dates": lambda size: _numbered(
        "调研报告{}\n关于工作的报告\n某某局\n二〇一二年七月一日\n一、甲\n三、乙\n丙。\n", size
    ),
    "quotes in a title": lambda size: f"关于{'《' * size}的通知\n一、甲\n二、乙\n",
    "comments in one line": lambda size: (
        "一、甲\n三、乙\n" + "<!-- docparse: ignore N01 -->" * size + "\n五、丙\n"
    ),
    "one comment above one line": lambda size: (
        "<!-- docparse: ignore P01 -->\n" + _numbered("（{}）甲乙丙：", size, step=2)
    ),
}
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def _rows(text: str) -> list[FindingRow]:
    document = docparse.parse(text)
    found = docparse.check(document, select=["ALL"])
    return rows_of("a.txt", document.source, text, found, fixable=[True] * len(found))


def _analysis(text: str) -> Analysis:
    return Analysis.of(EditorText.of(text), settings=Settings(extend_select=("ALL",)))


@texts
def test_findings_grow_with_the_text(text: Callable[[int], str]) -> None:
    def run(size: int) -> None:
        rows = _rows(text(size))
        for written in (write_json(rows), write_sarif(rows), "".join(write_rows(rows))):
            assert len(written) < 10_000 * (size + 100)

    assert growth_of(run, 150) < 10


@texts
def test_an_editor_is_answered_in_step_with_the_text(text: Callable[[int], str]) -> None:
    def run(size: int) -> None:
        analysis = _analysis(text(size))
        everything = Span(0, len(analysis.source.text))
        actions = find_actions(analysis, everything, [QUICK_FIX], lazily=True)
        assert sum(len(action.edits) for action in actions) < 20 * (size + 100)
        assert sum(len("".join(link.path)) for link in find_links(analysis)) < 1_000 * (size + 100)

    assert growth_of(run, 100) < 10


@pytest.mark.parametrize("name", ["gaps", "the same wrong number", "numbers without marks"])
def test_fixes_grow_with_the_text(name: str) -> None:
    def run(size: int) -> None:
        docparse.fix(docparse.parse(TEXTS[name](size)), select=["ALL"], unsafe=True)

    assert growth_of(run, 100) < 10


def test_the_edits_of_a_run_exist_once() -> None:
    text = TEXTS["gaps"](300)
    rows = [row for row in _rows(text) if row.diagnostic.code == "N01"]
    assert len(rows) == 299
    assert len({id(row.diagnostic.edits) for row in rows}) == len({id(r.edits) for r in rows}) == 1
    (first, *others) = json.loads(write_json(rows))
    assert len(first["fix"]["edits"]) == 299
    assert {(len(one["fix"]["edits"]), one["fix"]["same_as"]) for one in others} == {(0, 0)}
    (first, *others) = json.loads(write_sarif(rows))["runs"][0]["results"]
    assert len(first["fixes"]) == 1
    assert {one["properties"]["sameFix"] for one in others} == {"sarif:/runs/0/results/0/fixes/0"}
    assert not any("fixes" in one for one in others)
    (action,) = (
        action
        for action in find_actions(_analysis(text), Span(0, len(text)), [QUICK_FIX], lazily=True)
        if action.diagnostics[0].code == "N01" and action.is_fix
    )
    assert len(action.diagnostics) == 299


def test_a_fix_that_changes_the_outline_is_looked_for_so_often_only() -> None:
    text = "一、甲\n" + "正文一句。\n" * 500
    parsed: list[str] = []

    def find(document: docparse.Document) -> tuple[Diagnostic, ...]:
        lines = [match.start() for match in re.finditer("正", document.source.text)]
        edits = [(Edit(Span(at, at), f"{to_chinese(n)}、"),) for n, at in enumerate(lines, 2)]
        return tuple(
            Diagnostic(one[0].span, "P01", "wrong", "error", "", one, safe=True) for one in edits
        )

    def read(text: str) -> docparse.Document:
        parsed.append(text)
        return docparse.parse(text)

    fixed = fix_text(docparse.parse(text), text, find, read=read)
    assert fixed.text == text
    assert 10 < len(parsed) <= 100


def test_references_of_a_long_line_are_found() -> None:
    assert len(find_references(docparse.parse(TEXTS["references in one line"](500)))) == 1_000
