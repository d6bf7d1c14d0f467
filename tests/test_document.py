"""What a document and its sections answer, as a developer asks them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

import docparse
from docparse.writers.text.document import write_clean_text
from tests.generated import hostile_texts
from tests.test_write_pandoc import squeezed

TEXT = "工作总结篇一\n一、情况\n1、农业。粮食增产。\n工作总结篇二\n一、问题\n问题不少。\n"


def test_a_section_leads_to_those_around_it() -> None:
    document = docparse.parse(TEXT)
    report, part, farming, _, problems = document.sections()
    assert document.children == (report, list(document.sections())[3])
    assert (report.children, part.children, farming.children) == ((part,), (farming,), ())
    assert [document.parent_of(one) for one in (report, part, farming)] == [None, report, part]
    assert [one.line for one in (report, part, farming, problems)] == [1, 2, 3, 5]
    with pytest.raises(ValueError, match="not one of this document"):
        docparse.parse("一、情况\n情况很好。\n").parent_of(farming)


def test_the_parent_of_a_section_beside_an_empty_block() -> None:
    # No reader makes such a document, but docparse's JSON can hold one.
    document = docparse.parse("一、甲\n（一）乙\n丙。\n")
    (outer,) = document.children
    (inner,) = outer.children
    empty = docparse.Table(docparse.Span(inner.span.start, inner.span.start), document.reading)
    outer = replace(outer, blocks=(empty, inner))
    document = docparse.Document(document.reading, (outer,))
    assert document.parent_of(inner) == outer


def test_own_text_and_full_text() -> None:
    document = docparse.parse(
        "供水工作总结\n近年来，供水平稳。\n一、情况\n1、农业。粮食增产。\n- 1 -\n（1）小麦\n小麦增产。\n二、问题\n- 2 -\n问题不少。\n"
    )
    assert document.title == "供水工作总结"
    assert document.text == "近年来，供水平稳。"
    part, farming, wheat, problems = document.sections()
    assert (part.text, farming.text, problems.text) == ("", "粮食增产。", "问题不少。")
    assert part.full_text == "1、农业。粮食增产。\n（1）小麦\n小麦增产。"
    assert wheat.full_text == wheat.text == "小麦增产。"
    assert document.full_text == "\n".join(
        ["近年来，供水平稳。", "一、情况", part.full_text, "二、问题", "问题不少。"]
    )


@given(hostile_texts)
def test_nothing_but_furniture_and_blanks_is_missing_from_the_full_text(text: str) -> None:
    document = docparse.parse(text)
    whole = f"{document.title}\n{document.full_text}"
    # A title may come after other text.
    assert Counter(squeezed(whole)) == Counter(squeezed(write_clean_text(document)))
    for section in document.sections():
        if not section.children:
            assert section.full_text == section.text


def test_a_title_below_the_line_of_its_report_is_in_the_text() -> None:
    document = docparse.parse(
        "财务科半年工作总结汇编\n第一篇\n机关财务科工作总结\n半年来，财务科认真履行职能，圆满完成了任务。\n一、主要工作\n账目公开。\n二、存在问题\n问题不少。\n"
        "第二篇\n学校财务科工作总结\n一、收支管理\n收支平衡。\n二、食堂账目\n账目公开。\n"
    )
    first = next(document.reports())
    assert (first.title, first.text.split("\n")[0]) == ("", "机关财务科工作总结")


def test_find_takes_words_and_steps() -> None:
    law = docparse.parse(
        "第一章 总则\n第一条 为了方便，制定本法。\n第二章 附则\n第一节 解释\n第二条 本法所称县，是指县。\n（一）甲县；\n（二）乙县。\n第三条 本法施行。\n"
    )
    third = law.find(marker="第三条")
    assert third is not None
    assert (third.text, law.find(title="附则")) == ("本法施行。", law.children[1])
    assert law.find(path=third.path) == third
    assert law.find(path=["第二章", "第三条"]) == third
    assert law.find(path=["附则", "解释", "第三条"]) == law.find(path="第三条") == third
    assert law.find(path=["第三条", "附则"]) is None
    assert law.find(path=["第一章", "第三条"]) is None
    assert law.find(path=[]) is None
    assert law.find(marker="第三条", title="附则") is None
    assert law.find(marker="（二）", path=["第二条", "（二）"]) == law.find(marker="（二）")


def test_tables_give_a_row_for_each_row_and_a_column_for_each_column() -> None:
    page = "<h2>一、产量</h2><table><tr><th rowspan=2>县<th colspan=2>产量<tr><td>早<td>晚<tr><td>甲<td>1<br>2<td>3</table>"
    (table,) = docparse.read(page.encode(), format="html").tables()
    assert table.rows == (("县", "产量", ""), ("", "早", "晚"), ("甲", "1\n2", "3"))
    first = docparse.Cell("县", is_header=True, columns=1, rows=2)
    assert [len(row) for row in table.cells] == [2, 2, 3]
    assert table.cells[0][0] == first
    assert (table.line, repr(table)) == (2, "<Table 3 rows, line 2>")


def test_lists_figures_code_and_quotations_give_their_parts() -> None:
    page = "- 甲\n  1. 乙\n\n![图](a.png)\n\n> 引文。\n\n```python\nx = 1\n```\n\n---\n"
    document = docparse.read(page.encode(), format="markdown")
    items, figure, quote, code, rule = document.blocks
    assert isinstance(items, docparse.List)
    assert items.items == (docparse.Item("甲", "", 1), docparse.Item("乙", "1.", 2))
    assert isinstance(figure, docparse.Figure)
    assert (figure.alt, figure.address) == ("图", "a.png")
    assert isinstance(code, docparse.Code)
    assert (code.language, code.text, quote.text) == ("python", "x = 1", "引文。")
    assert isinstance(rule, docparse.Rule)
    assert document.text == "\n".join(block.text for block in (items, figure, quote, code))


def test_each_record_shows_itself_on_one_line() -> None:
    text = "一、农业\n农业丰收。\n（一）粮食\n粮食增产，\n收成好。\n1、小麦\n2、水稻\n3、玉米\n"
    data = ("总结\n" + text * 3).encode()
    trace = docparse.trace(docparse.Source.of(data.decode(), docparse.Origin("总结.txt")))
    document = trace.document
    grain = document.find(title="粮食")
    assert repr(grain) == "<Section 2 （一）粮食, line 4, 3 children>"
    shown: list[object] = [document, document.source, document.reading, trace, *document.walk()]
    shown += list(document.headings())
    for record in shown:
        assert re.fullmatch("<[A-Z][a-z]+ [^\n]{1,80}>", repr(record)), repr(record)
    assert repr(document) == "<Document 总结.txt 总结, 15 sections>"


def test_a_markdown_file_is_not_fixed_without_its_text() -> None:
    text = "## 一、**情况**\n\n很好。\n\n## 三、问题\n\n不多。\n"
    document = docparse.read(text.encode(), format="markdown")
    with pytest.raises(ValueError, match="only part of its file; also pass the text of the file"):
        docparse.fix(document)
    assert docparse.fix(document, file=text, unsafe=True) == text.replace("三、", "二、")
