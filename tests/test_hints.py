"""What a format says of its text: headings, bold lines, blocks without headings."""

from __future__ import annotations

import re

import pytest

from docparse import read
from docparse.model.leaves import Code, List, Quote, Rule, Table
from docparse.model.source import Mark, Source, Span
from docparse.pipeline import trace
from docparse.writers.outline.tree import write_tree

_BLOCKS = {"|": "table", "`": "code", ">": "quote", "*": "list", "-": "rule"}


def _source(written: str) -> Source:
    """Read a small markup: `## ` for a heading, `<b>` for bold, a sign and a blank for a block."""
    text, marks = "", []
    for line in written.split("\n"):
        start = len(text)
        if heading := re.match("(#+) ", line):
            line = line[heading.end() :]
            marks.append(Mark(Span(start, start + len(line)), "heading", str(len(heading[1]))))
        elif line[:2] in {f"{sign} " for sign in _BLOCKS}:
            marks.append(Mark(Span(start, start + len(line) - 2), _BLOCKS[line[0]]))
            line = line[2:]
        if bold := re.search("<b>(.*)</b>", line):
            line = line[: bold.start()] + bold[1] + line[bold.end() :]
            begin = start + bold.start()
            marks.append(Mark(Span(begin, begin + len(bold[1])), "strong"))
        text += line + "\n"
    return Source.of(text, marks=marks)


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        pytest.param(
            "# 工作总结\n## 一、情况\n好。\n### （一）人口\n好。\n## 二、问题\n1、资金不足。\n2、人员不足。\n## 结语\n谢谢。",
            "工作总结 [title]\n一、 情况\n  （一） 人口\n二、 问题\n  1、 资金不足。 [item]\n  2、 人员不足。 [item]\n结语\n",
            id="the one first heading is the title, headings without a number stand beside the numbered",
        ),
        pytest.param(
            "# 背景\n字。\n## 目的\n字。\n1. 甲\n2. 乙\n## 意义\n字。\n# 方法\n字。\n## 一、调查\n字。",
            "背景\n  目的\n    1. 甲 [item]\n    2. 乙 [item]\n  意义\n方法\n  一、 调查\n",
            id="headings without numbers have the levels of the format",
        ),
        pytest.param(
            "# 第一章 邀请\n字。\n# 第二章 条款\n费用按月结算。\n附件1\n《人员登记表》\n姓名：\n附件2：《报价清单》\n费用：\n# 第三章 评标\n公平。",
            "第一章 邀请\n第二章 条款\n  附件2：《报价清单》\n第三章 评标\n",
            id="an annex between two chapters of the format is inside the first",
        ),
        pytest.param(
            "# 第一章 邀请\n字。\n# 第二章 附件\n#### 附件1 投标函\n致招标人。\n#### 附件2 一览表\n总价。\n# 第三章 评标\n公平。",
            "第一章 邀请\n第二章 附件\n  附件1 投标函\n  附件2 一览表\n第三章 评标\n",
            id="so are annexes that the format marks as headings",
        ),
        pytest.param(
            "篇一：工作总结\n# 第一章 情况\n字。\n# 第二章 问题\n字。\n篇二：工作计划\n# 第一章 目标\n字。\n# 第二章 措施\n字。",
            "篇一： 工作总结 [report]\n  第一章 情况\n  第二章 问题\n篇二： 工作计划 [report]\n  第一章 目标\n  第二章 措施\n",
            id="in a compilation the chapters begin anew",
        ),
        pytest.param(
            "一、任务\n好。\n<b>表 1 各项数据</b>\n好。\n<b>表 2 各项结果</b>\n好。\n二、体会\n好。",
            "一、 任务\n二、 体会\n",
            id="a bold caption is no heading",
        ),
        pytest.param(
            "# \ufffc\n## 工作的通知\n各单位：\n一、加强值守。好。\n二、备足物资。好。",
            "工作的通知 [title]\n一、 加强值守 [runin]\n二、 备足物资 [runin]\n",
            id="a picture is no heading",
        ),
        pytest.param(
            "### 一、甲\n字。\n### 1、子\n字。\n### 2、丑\n字。\n### 二、乙\n字。",
            "一、 甲\n  1、 子\n  2、 丑\n二、 乙\n",
            id="the numbers know better where all headings have one level",
        ),
        pytest.param(
            "<b>一、要求</b>\n好。\n（一）<b>思想。</b>以什么为指导，怎样做好工作。\n（二）<b>原则</b>坚持什么。\n二、任务\n好。",
            "一、 要求\n  （一） 思想 [runin]\n  （二） 原则 [runin]\n二、 任务\n",
            id="what is bold at the beginning of a paragraph is its title",
        ),
        pytest.param(
            "通知\n<b>背景</b>\n近年来很好。\n<b>要求</b>\n好好干。",
            "通知 [title]\n背景\n要求\n",
            id="short bold lines are headings",
        ),
        pytest.param(
            "一、甲\n| 一、乙\n` 二、丙\n> 三、丁\n* （一）戊\n- ---\n二、己\n好。",
            "一、 甲\n二、 己\n",
            id="blocks hold no headings",
        ),
        pytest.param(
            "# 甲\n好。\n# 1949年以来的工作\n好。",
            "甲\n1949年以来的工作\n",
            id="a heading is one though it begins with a figure",
        ),
        pytest.param(
            "首页 | 政务公开\n当前位置\n# 关于安全生产的通知\n一、要求\n好。\n二、安排\n好。",
            "关于安全生产的通知 [title]\n一、 要求\n二、 安排\n",
            id="menus stand above the title, and the numbers below it need no marks",
        ),
    ],
)
def test_hints(written: str, tree: str) -> None:
    assert write_tree(trace(_source(written)).document) == tree


def test_blocks_stand_in_the_section_before_them() -> None:
    document = trace(_source("| a\n一、甲\n` b\n好。\n> c\n二、乙\n* d\n- ---")).document
    assert isinstance(document.blocks[0], Table)
    first, second = document.sections()
    assert [type(block).__name__ for block in first.blocks] == ["Code", "Paragraph", "Quote"]
    assert [type(block) for block in second.blocks] == [List, Rule]
    assert first.text == "b\n好。\nc"
    assert isinstance(first.blocks[0], Code)
    assert isinstance(first.blocks[2], Quote)
    assert first.span.end == first.blocks[2].span.end


def test_a_sentence_among_bold_titles_has_none() -> None:
    text = (
        "## 二、建议\n\n**第一，加强调研。**要建立制度，定期深入基层了解群众所想所盼。\n\n"
        "**第二，强化教育。**要广泛开展宣传，引导干部职工参与群众工作。\n\n"
        "第三，定期开展群众工作培训，尤其是对新进的干部要把群众工作培训作为岗前培训的重要内容。\n"
    )
    document = read(text.encode(), format="markdown")
    assert [one.kind for one in document.sections()] == ["heading", "runin", "runin", "item"]


def test_a_bold_beginning_of_a_heading_that_goes_on_is_its_title() -> None:
    text = (
        "## **一、指导思想。**以稳产为目标，全面贯彻落实上级精神，确保完成全年任务。\n\n"
        "## **二、基本原则**坚持政府引导、市场主导。\n\n## 三、**重点**任务\n\n加强领导。\n"
    )
    document = read(text.encode(), format="markdown")
    found = [(one.kind, one.title) for one in document.sections()]
    assert found == [("runin", "指导思想"), ("runin", "基本原则"), ("heading", "重点任务")]


def test_a_paragraph_of_the_format_is_never_half_a_label() -> None:
    lines = "会议材料 以下是有关内容。 网络学习 拓展资源 1、甲乙。 2、丙丁。 教学准备 1、甲乙。 2、丙丁。".split(
        " "
    )
    document = read("".join(f"<p>{line}</p>" for line in lines).encode(), format="html")
    titles = [section.title for section in document.sections() if section.title]
    assert titles == [*lines[2:4], lines[6]]
