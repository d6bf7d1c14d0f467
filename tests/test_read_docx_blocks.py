"""Blocks and titles of Word files by the names of their styles, by their lists and by their size."""

from __future__ import annotations

import pytest

from docparse import read
from docparse.model.leaves import Code, List, Paragraph, Quote, Rule
from docparse.readers.word import read_word
from tests.docx_files import abstract, docx, level, num, p, r, row, style, table, tc

_STYLES = (
    style("Code", "", shown="Source Code")
    + style("Pre", "", shown="HTML Preformatted")
    + style("Q", "", shown="Quote")
    + style("B", "", shown="Block Text")
    + style("Line", "", shown="Horizontal Line")
    + style("Title", "", shown="Title")
    + style("H1", "", shown="heading 1")
)
_LISTS = (
    abstract(0, level(0, "bullet", "●"), level(1, "bullet", "○"))
    + abstract(1, level(0, "bullet", " "), level(1, "bullet", " "))
    + num(1, 0)
    + num(2, 1)
)


def marks(body: str) -> list[str]:
    """Return the marks of a body: kind, words, value and title."""
    source = read_word(docx(body, styles=_STYLES, numbering=_LISTS))
    return [
        " ".join(filter(None, (one.kind, repr(source.slice(one.span)), one.value, one.title)))
        for one in source.marks
    ]


def large(words: str, size: int, style: str = "") -> str:
    """Return a paragraph in a size, in half points."""
    return p(r(words, f'<w:sz w:val="{size}"/>'), style=style)


def test_neighbours_in_the_style_of_code_are_one_block() -> None:
    body = p("f()", style="Code") + p("", style="Code") + p("  g()", style="Code") + p("正文")
    assert marks(body) == ["code 'f()\\n\\n  g()'"]
    assert marks(p("f()", style="Code") + p("") + p("g()", style="Code")) == [
        "code 'f()'",
        "code 'g()'",
    ]


@pytest.mark.parametrize(
    ("lines", "is_code"),
    [
        (["    3", "   / \\"], True),
        (["意义：我国经济的迅速发展使得对能源的需求增加。", "格式：yyyy"], False),
    ],
)
def test_what_was_copied_from_a_page_is_code_if_it_is_no_chinese(
    lines: list[str], is_code: bool
) -> None:
    body = "".join(p(line, style="Pre") for line in lines)
    assert bool(marks(body)) == is_code


def test_quotations_hold_their_lists() -> None:
    body = (
        p("引言。", style="Q") + p("甲", style="Q", num=(1, 0)) + p("又。", style="B") + p("正文")
    )
    assert marks(body) == ["quote '引言。\\n甲\\n又。'", "list '甲'", "item '甲' 1"]


def test_a_list_without_a_sign_goes_on_with_the_item() -> None:
    body = p("甲", num=(1, 0)) + p("f()", style="Code", num=(2, 0)) + p("乙", num=(1, 1))
    assert marks(body + p("正文")) == [
        "list '甲\\nf()\\n乙'",
        "item '甲\\nf()' 1",
        "code 'f()'",
        "item '乙' 2",
    ]
    assert marks(p("甲", num=(2, 0))) == []


@pytest.mark.parametrize(
    "line",
    [
        p("", style="Line"),
        '<w:p><w:r><w:pict><v:rect style="height:1.5pt" o:hr="t"/></w:pict></w:r></w:p>',
        p("", properties='<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'),
    ],
)
def test_lines_across_the_page(line: str) -> None:
    assert marks(p("甲") + line + p("乙")) == ["rule '---'"]


def test_a_frame_is_no_line() -> None:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "bottom", "left", "right"))
    assert marks(p("", properties=f"<w:pBdr>{sides}</w:pBdr>")) == []


def test_blocks_in_cells() -> None:
    body = table(row(tc(p("f()", style="Code")), tc(p("引", style="Q"))))
    found = [mark.split(" ")[0] for mark in marks(body)]
    assert found == ["table", "row", "cell", "code", "cell", "quote"]


def test_the_kinds_of_leaves() -> None:
    body = p("f()", style="Code") + p("引", style="Q") + p("甲", num=(1, 0)) + p("", style="Line")
    document = read(docx(body + p("正文。"), styles=_STYLES, numbering=_LISTS))
    assert [type(block) for block in document.walk()] == [Code, Quote, List, Rule, Paragraph]


# Titles

_TEXT = "".join(
    p("全县共有人口30万人，耕地面积18.6万亩，各项工作取得了明显成效。") for _ in range(5)
)


def title_of(cover: str) -> str:
    """Return the title of a text below a cover."""
    return read(docx(cover + _TEXT, styles=_STYLES)).title


def test_the_style_of_titles_names_the_text() -> None:
    assert title_of(p("云岭县水利局") + p("说明与记录", style="Title")) == "说明与记录"
    # 版本历史 is in it too, below another title
    cover = large("用户需求说明书", 44) + p("版本历史", style="Title")
    assert title_of(cover) == "用户需求说明书"


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        # in several lines
        (large("策", 144) + large("划", 144) + large("书", 144), "策划书"),
        # below whose it is and of which kind
        (
            large("湖 北 大 学", 52) + large("本科毕业论文（设计）", 52) + large("姓    名   某某", 40)
            + large("自助旅游需求分析", 36) + large("2016年4月1日", 36),
            "自助旅游需求分析",
        ),
        # the kind of document in another size
        (large("云岭电子票据平台", 60) + large("接口规范", 44) + p("版本3.1"), "云岭电子票据平台接口规范"),
        (large("劳务外包采购项目", 44) + large("招标文件", 70), "劳务外包采购项目招标文件"),
        # below the number of an annex
        (large("附件1", 48) + large("创新大赛实施方案", 44), "创新大赛实施方案"),
        # in a field, where the large lines say whose it is and of which kind
        (
            large("云岭大学（北京）", 52, style="H1") + large("本 科 毕 业 论 文", 84)
            + large("题    目   自助旅游需求分析", 32) + large("学生姓名   某某", 32),
            "题    目   自助旅游需求分析",
        ),
        # a text without a cover
        (p("记录人：某某"), ""),
    ],
)  # fmt: skip
def test_a_title_stands_out_on_a_cover(cover: str, title: str) -> None:
    assert title_of(cover) == title


def test_a_title_that_comes_again_below_numbered_notes_is_a_heading() -> None:
    notes = large("使用说明", 32) + p("一、本合同供委托人参照使用。") + p("二、空白处由双方约定。")
    articles = (
        p("第一条 委托事务") + p("甲方委托乙方处理事务。") + p("第二条 委托期限") + p("一年。")
    )
    cover = large("委托合同", 44) + p("二〇二五年七月")
    document = read(docx(cover + notes + large("委托合同", 36) + articles, styles=_STYLES))
    outline = [(section.level, section.title or section.text) for section in document.sections()]
    assert document.title == "委托合同"
    assert [level for level, _ in outline] == [1, 2, 2, 1, 2, 2]
    assert [words for _, words in outline][0::3] == ["使用说明", "委托合同"]


def test_two_headings_above_a_cover_are_its_title() -> None:
    cover = large("社团管理系统", 44, style="H1") + large("用户操作手册", 36, style="H1")
    below = p("一．引言", style="H1") + _TEXT + p("二．概述", style="H1") + _TEXT
    document = read(docx(cover + p("[version 1.0]") + below, styles=_STYLES))
    assert document.title == "社团管理系统用户操作手册"
    assert [section.title for section in document.sections()] == ["引言", "概述"]


def test_entries_that_word_counts_are_alike() -> None:
    counted = abstract(2, level(0, "decimal", "%1.")) + num(3, 2)
    lines = (
        "积累一百个开发者。每个开发者创造的都会得到帮助，都会成为平台的技术基础。",
        "开发五十个项目。参考现在的价格行情，五十个项目将是可观的收入。",
        "完成所有主流方案的研发，让开发者可以更快捷地服务于他的客户，也让客户得到更好的服务，"
        "并积累更多的用户和项目，以支持平台以后的发展。",
        "完成平台第二版。请查阅平台第二版的概念计划书，它说明了这一点。",
    )
    body = p("一、目标", style="H1") + "".join(p(line, num=(3, 0)) for line in lines)
    body += p("二、其他", style="H1") + p("略。")
    document = read(docx(body, styles=_STYLES, numbering=counted))
    assert [section.kind for section in document.sections()] == [
        "heading",
        *["item"] * 4,
        "heading",
    ]
