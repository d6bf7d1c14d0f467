"""References of a text to its own numbers: what is one, what is none, and what each points to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docparse
from docparse.references import find_references
from docparse.tree.lookup import Lookup

REPORT = """关于开展检查的报告

一、总体要求
{}
二、主要任务
（一）摸底排查
逐户走访。
（二）全面整改
1、建立台账
2、限期销号
（三）总结评估
三、组织领导
加强领导。

附件1：名单
甲、乙
附件2：评分表
丙、丁
"""
LAW = """第一章 总则
第一条 为了规范管理，制定本办法。
第二条 {}
第二章 罚则
第三条 有下列情形之一的，处以罚款：
（一）未登记的；
（二）登记不实的；
（三）拒绝检查的。
第四条 当事人可以申请复议。
第五条 本办法自印发之日起施行。
"""
NUMBERED = """1 总则
1.1 目的
{}
1.2 范围
全部项目。
2 要求
2.1 材料
水泥。
2.2 设备
吊车。
"""


def found(form: str, words: str) -> list[tuple[str, str | None]]:
    document = docparse.parse(form.format(words))
    start = form.index("{}")
    return [
        (
            document.source.slice(reference.span),
            reference.target.marker if reference.target else None,
        )
        for reference in find_references(document)
        if start <= reference.span.start < start + len(words)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("见本报告第二部分（三）。", [("第二部分（三）", "（三）")]),
        ("详见第三部分。", [("第三部分", "三、")]),
        ("参见二、（二）。", [("二、（二）", "（二）")]),
        ("见第二部分（二）1、。", [("第二部分（二）1", "1、")]),
        ("见第二部分（二）2。", [("第二部分（二）2", "2、")]),
        ("参见二、主要任务。", [("二、", "二、")]),
        ("见“三、组织领导”。", [("三、", "三、")]),
        ("按照第二部分和第三部分执行。", [("第二部分", "二、"), ("第三部分", "三、")]),
        ("针对第二部分所述的困难，建议如下。", [("第二部分", "二、")]),
        ("见第二部分（一）、（三）。", [("第二部分（一）", "（一）"), ("（三）", "（三）")]),
        ("见第二部分（五）。", [("第二部分（五）", None)]),
        ("详见第四部分。", [("第四部分", None)]),
        ("按第四部分、第三部分执行。", [("第四部分", None), ("第三部分", "三、")]),
        ("见第四部分（一）、（二）。", [("第四部分", None)]),
        ("详见附件2。", [("附件2", "附件2：")]),
        ("按附件一填写。", [("附件一", "附件1：")]),
        ("报送附件3。", [("附件3", None)]),
    ],
)
def test_a_report_refers_to_its_parts(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(REPORT, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("违反本办法第四条的，从重。", [("第四条", "第四条")]),
        ("依照本办法第三条第（二）项处理。", [("第三条第（二）项", "（二）")]),
        ("依照本办法第三条第二项处理。", [("第三条第二项", "（二）")]),
        (
            "依照第三条第（一）项、第（三）项处理。",
            [("第三条第（一）项", "（一）"), ("第（三）项", "（三）")],
        ),
        ("依照第三条第（四）项处理。", [("第三条第（四）项", None)]),
        ("违反第四条第二款、第五条的，从重。", [("第四条第二款", "第四条"), ("第五条", "第五条")]),
        ("按照第三条至第五条执行。", [("第三条", "第三条"), ("第五条", "第五条")]),
        ("适用本办法第二章。", [("第二章", "第二章")]),
        ("依照本办法第二章第四条处理。", [("第二章第四条", "第四条")]),
        (
            "适用本办法第二章、第一条和第九条。",
            [("第二章", "第二章"), ("第一条", "第一条"), ("第九条", None)],
        ),
        ("依照本办法第九条处理。", [("第九条", None)]),
        ("情节轻的，第四条规定的期限减半。", [("第四条", "第四条")]),
        ("本章第一条不在此限。", [("第一条", "第一条")]),
    ],
)
def test_a_law_refers_to_its_articles(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(LAW, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("见2.1。", [("2.1", "2.1")]),
        ("按照第2.2条执行。", [("第2.2条", "2.2")]),
        ("见2.3。", [("2.3", None)]),
        ("增长2.1倍。", []),
    ],
)
def test_decimals(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(NUMBERED, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "依照《中华人民共和国刑法》第三条处罚。",
        "依照民事诉讼法第三条、第四条和第五条办理。",
        "该法第四条规定：“违反第三条规定的，处以罚款。”",
        "按照《管理办法（第三条）》执行。",
        "基本法第三条另有规定。",
        "学生读到第三章。",  # no verb, no 本
        "可见二、（二）班都来了。",
        "意见第三条已采纳。",
        "见第三节。",  # a kind that the text does not have
        "有（二）人参加。",
    ],
)
def test_what_is_no_reference_to_this_text(words: str) -> None:
    assert found(LAW, words) == []


def test_an_attachment_of_another_paper_is_none() -> None:
    assert found(REPORT, "见《管理办法》附件2。") == []
    assert found(REPORT, "市府通知附件2已印发。") == []
    assert found(LAW, "详见附件2。") == []  # the text has no attachments


def test_an_attachment_whose_title_is_in_the_next_line() -> None:
    text = (
        "关于印发管理办法的通知\n请按附件2填报，遵守附件1。\n附件1：管理办法\n附件2：评分表\n\n"
        "附件1\n管理办法\n第一条 制定本办法。\n第二条 见附件2。\n附件2\n\n评分表\n按附件1评分。\n"
    )
    references = find_references(docparse.parse(text))
    assert [one.target and one.target.title for one in references] == [
        "评分表",
        "管理办法",
        "评分表",
        "管理办法",
    ]


def test_a_number_may_go_on_in_the_next_line() -> None:
    text = LAW.format(
        "违反本办法第\n四条、第三\n条的，依第\n三条第（二）\n项处理，满第\n五年的除外。"
    )
    references = find_references(docparse.parse(text))
    assert [one.target and one.target.path[1:] for one in references] == [
        ("第四条",),
        ("第三条",),
        ("第三条", "（二）"),
    ]


def test_an_excerpt_that_begins_late_lacks_nothing() -> None:
    text = "第三十七条 依照本法第三百条处罚。\n第三十八条 依照本法第三十七条处罚。\n"
    assert [
        (found.target.marker if found.target else None)
        for found in find_references(docparse.parse(text))
    ] == ["第三十七条"]


def test_the_article_before_and_the_paragraph_before() -> None:
    text = LAW.format("略。").replace("当事人可以", "前条第（一）项规定的当事人可以")
    article, reference = find_references(docparse.parse(text))
    assert article.target
    assert article.target.marker == "第三条"
    assert reference.target
    assert reference.target.path[-2:] == ("第三条", "（一）")


def test_in_taiwan_the_kuan_is_numbered() -> None:
    text = "第一條　有下列情形之一者，處罰：\n一、逾期。\n二、不報。\n第二條　依第一條第二款規定處罰。\n"
    (reference,) = find_references(docparse.parse(text))
    assert reference.target
    assert reference.target.marker == "二、"


def test_each_number_of_a_reference_has_its_place_and_section() -> None:
    document = docparse.parse(REPORT.format("见第二部分（三）。"))
    (reference,) = find_references(document)
    slice_ = document.source.slice
    assert [slice_(part.numeral) for part in reference.parts] == ["二", "三"]
    assert [part.target.marker for part in reference.parts if part.target] == ["二、", "（三）"]


def test_the_reports_of_a_compilation_refer_to_themselves() -> None:
    report = "第{}篇：工作总结\n一、做法{}\n见第二部分。\n二、打算{}\n加强管理。\n"
    text = "".join(report.format(*[number] * 3) for number in "一二")
    targets = [found.target for found in find_references(docparse.parse(text))]
    assert [target.title for target in targets if target] == ["打算一", "打算二"]


@given(
    st.lists(
        st.sampled_from(
            [*"第一三条款项章见本办法前（）()、和附件2.3\n “”", "第三条", "\n第一条 ", "\n（一）"]
        )
    )
)
def test_any_text_has_references_inside_it(pieces: list[str]) -> None:
    document = docparse.parse("".join(pieces))
    lookup = Lookup.of(document)
    for reference in find_references(document, lookup):
        assert 0 <= reference.span.start < reference.span.end <= len(document.source.text)
        assert reference.parts or reference.target
        assert reference.target is None or reference.target in lookup.sections
        for part in reference.parts:
            assert part.span.start <= part.numeral.start < part.numeral.end <= part.span.end


STATUTE = """某法
第 1 條
申請人應備：
一、甲。
二、乙。
前項文件由丙定之：
一、丁。
二、戊：
（一）己。
（二）庚。
第 1-1 條
{}
第 2 條
有下列情形：
一、辛。
二、壬。
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("犯第二條之罪。", [("第二條", "第 2 條")]),
        ("不合第一條之一規定。", [("第一條之一", "第 1-1 條")]),
        ("準用前條及第二條第一款。", [("前條", "第 1 條"), ("第二條第一款", "第 2 條 一、")]),
        ("以本條方式。", [("本條", "第 1-1 條")]),
        ("前條第二項第一款。", [("前條", "第 1 條"), ("第二項第一款", "第 1 條 一、 丁")]),
        ("第一條第一項第一款。", [("第一條第一項第一款", "第 1 條 一、 甲")]),
        (
            "前條第一項各款或第二項第二款第一目。",
            [
                ("前條", "第 1 條"),
                ("第一項", "第 1 條"),
                ("第二項第二款第一目", "第 1 條 二、戊 （一） 己"),
            ],
        ),
        ("第二項定之。", [("第二項", "第 1-1 條")]),
        ("依第二條第九款。", [("第二條第九款", None)]),
        ("第二條第九款亦同。", [("第二條第九款", "第 2 條")]),  # as far as it goes
        ("同條第二項。", []),
        ("前條件。", []),
        ("本條例。", []),
        ("第九十條之罪。", []),
        ("刑法第二條之罪及第一條之罪。", []),
        ("民法（以下簡稱民法）第二條。", []),
        ("要點第二點第一款。", []),
        ("基本法第二條。", []),
        ("本法施行細則第二條。", []),
        ("前述法律第二條。", []),
        ("附表一第二條。", []),
        ("刑法第二條之罪，依第二條處罰。", [("第二條", "第 2 條")]),
        ("民法 (以下簡稱民法) 第二條。", []),
        ("依「投資管理要點」第二條。", []),
        ("民法債編第二條。", []),
        ("保險條款第二條。", []),
        ("刑法第二條準用第一條。", []),
        ("依第二條準用第一條。", [("第二條", "第 2 條"), ("第一條", "第 1 條")]),
        ("刑法第十六第一項第二款。", []),
        ("刑法第二條第ㄧ項第二款。", []),
        ("第一條第ㄧ項第二款。", [("第一條第ㄧ項第二款", "第 1 條 二、 乙")]),
    ],
)
def test_articles_of_a_law(words: str, expected: list[tuple[str, str | None]]) -> None:
    document = docparse.parse(STATUTE.format(words))
    start = STATUTE.index("{}")
    for reference, (shown, target) in zip(
        [
            reference
            for reference in find_references(document)
            if start <= reference.span.start < start + len(words)
        ],
        expected,
        strict=True,
    ):
        assert document.source.slice(reference.span) == shown
        if reference.target is None:
            assert target is None
        else:
            path = " ".join(reference.target.path)
            assert f"{path} {reference.target.text}".startswith(target or "nothing")


def test_where_an_entry_stands_says_what_is_before_it() -> None:
    text = STATUTE.replace("二、戊", "二、前款以外之戊").replace("（二）庚", "（二）前目以外之庚")
    first, second, third = find_references(docparse.parse(text.format("略。")))
    assert (first.target and first.target.path) == ("第 1 條",)
    assert (second.target and second.target.text) == "丁。"
    assert (third.target and third.target.text) == "己。"


def test_the_kuan_before_is_that_of_the_article_even_in_an_entry_of_its_own() -> None:
    text = STATUTE.replace("（二）庚", "（二）準用前款之庚")
    *_, reference = find_references(docparse.parse(text.format("略。")))
    assert (reference.target and reference.target.text) == "丁。"


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("某法施行細則", "本法第二條", []),
        ("某法施行細則", "本細則第二條", ["第二條"]),
        ("某法", "本法第二條", ["第二條"]),
        ("关于印发《某条例》的通知", "本条例第二條", ["第二條"]),
        ("", "依某法（以下稱本法）第一條，本法第二條", []),
        ("某法施行細則", "\n本法第三條第二項所稱之人；第一項", []),
        ("某法", "\n本法第三條所稱之人；第一項", ["第三條", "第一項"]),
    ],
)
def test_which_text_calls_itself_so(title: str, words: str, expected: list[str]) -> None:
    text = f"{title}\n第一條 {words}所稱之物，由丙定之。\n第二條 本文自公布日施行。\n第三條 略。\n"
    document = docparse.parse(text)
    found_there = [document.source.slice(found.span) for found in find_references(document)]
    assert found_there == expected


@pytest.mark.parametrize(
    ("title", "named", "is_reference"),
    [
        ("海岸管理法施行细则", "本法第二条", False),
        ("海岸管理法施行细则", "本细则第二条", True),
        ("公路管理办法", "本条例第二条", False),
        ("公路管理办法（试行）", "本办法第二条", True),
        ("公路管理办法", "本办法施行细则第二条", False),
        ("公路管理法", "本法第二条", True),
        ("借款合同", "本协议第二条", True),
        ("公路管理办法", "本会依银行法第二条", False),
        ("公路管理办法", "事故，是指第二条所述的", True),
    ],
)
def test_what_a_text_calls_itself(title: str, named: str, is_reference: bool) -> None:
    document = docparse.parse(f"{title}\n第一条　{named}规定办理。\n第二条　其他事项。\n")
    assert bool(find_references(document)) is is_reference


def test_an_inserted_article_has_a_number_of_its_own() -> None:
    text = "管理法\n第 48 條\n甲。\n第 48-9 條\n乙。\n一、丙。\n二、丁。\n第 49 條\n依第四十八條之九第二款及前條第一款辦理。\n"
    found = find_references(docparse.parse(text))
    assert [one.target and one.target.marker for one in found] == ["二、", "第 48-9 條", "一、"]
