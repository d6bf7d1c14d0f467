"""The parts of an official document as values with spans, in the library and in each output; tables of contents."""

from __future__ import annotations

import json
import re

import pytest

import docparse
from docparse.model.leaves import Paragraph
from docparse.model.source import Source
from docparse.model.vocabulary import ROLES
from docparse.pipeline import trace
from docparse.readers.html import read_html
from docparse.readers.word import read_word
from tests.docx_files import docx, p

_REPORT = """000125
秘密★1年　　特急
云岭县水利局文件
云水报〔2022〕38号　　　签发人：周正海
关于防汛工作情况的报告
县人民政府：
现将有关情况报告如下。
一、基本情况
共有水库12座。
附件：1.水库名单　2.责任人名单
云岭县水利局（章）
2022年6月30日
（联系人：李雨桐）
抄送：县应急管理局。
云岭县水利局办公室　　2022年7月1日印发
"""
_PARTS = [
    ("serial", "000125"),
    ("secrecy", "秘密★1年"),
    ("urgency", "特急"),
    ("issuer", "云岭县水利局"),
    ("number", "云水报〔2022〕38号"),
    ("approver", "周正海"),
    ("addressee", "县人民政府"),
    ("attachments", "1.水库名单"),
    ("attachments", "2.责任人名单"),
    ("signature", "云岭县水利局（章）"),
    ("date", "2022年6月30日"),
    ("note", "联系人：李雨桐"),
    ("cc", "县应急管理局。"),
    ("printer", "云岭县水利局办公室"),
    ("printed", "2022年7月1日"),
]


def test_each_part_has_its_words_and_their_span() -> None:
    document = docparse.parse(_REPORT)
    parts = document.front_parts
    assert [(part.role, part.text) for part in parts] == _PARTS
    assert [_REPORT[part.span.start : part.span.end] for part in parts] == [
        part.text for part in parts
    ]


def test_all_roles_come_back_from_xml_and_json() -> None:
    document = docparse.parse(_REPORT)
    for name in ("xml", "json"):
        again = docparse.read(docparse.write(document, name).encode(), format=name)
        assert again == document
        assert again.front_parts == document.front_parts
    roles = {block.role for block in document.walk() if isinstance(block, Paragraph)} - {""}
    assert roles == set(ROLES) - {"", "subtitle", "byline", "abstract", "keywords"}


def test_json_repeats_the_parts_for_people() -> None:
    written = json.loads(docparse.write(docparse.parse(_REPORT), "json"))
    known = [(part["role"], part["text"]) for part in written["front_matter"]]
    assert known == _PARTS
    start, end = written["front_matter"][4]["span"]
    assert written["source"]["text"][start:end] == "云水报〔2022〕38号"


def test_yaml_has_the_parts_without_labels() -> None:
    written = docparse.write(docparse.parse(_REPORT), "markdown", front_matter=True)
    assert written.split("\n")[1:16] == [
        'title: "关于防汛工作情况的报告"',
        'author: "云岭县水利局（章）"',
        'date: "2022年6月30日"',
        'serial: "000125"',
        'secrecy: "秘密★1年"',
        'urgency: "特急"',
        'issuer: "云岭县水利局"',
        'number: "云水报〔2022〕38号"',
        'approver: "周正海"',
        'addressee: "县人民政府"',
        'attachments: ["1.水库名单", "2.责任人名单"]',
        'note: "联系人：李雨桐"',
        'cc: "县应急管理局。"',
        'printer: "云岭县水利局办公室"',
        'printed: "2022年7月1日"',
    ]


def test_a_page_names_number_and_issuer_as_dublin_core_does() -> None:
    page = docparse.write(docparse.parse(_REPORT), "html")
    known = dict(re.findall('<meta name="([a-z.]+)" content="([^"]*)"', page))
    assert known["dcterms.identifier"] == "云水报〔2022〕38号"
    assert known["dcterms.publisher"] == "云岭县水利局"
    assert known["author"] == "云岭县水利局（章）"


def test_docbook_and_tei_name_the_number_and_keep_the_parts_in_the_text() -> None:
    document = docparse.parse(_REPORT)
    book = docparse.write(document, "docbook")
    assert '<biblioid class="other" otherclass="number">云水报〔2022〕38号</biblioid>' in book
    assert '<para role="addressee">县人民政府：</para>' in book
    tei = docparse.write(document, "tei")
    assert '<idno type="number">云水报〔2022〕38号</idno>' in tei
    assert '<p rend="addressee">县人民政府：</p>' in tei


def test_pandoc_has_the_parts_as_metadata() -> None:
    meta = json.loads(docparse.write(docparse.parse(_REPORT), "pandoc"))["meta"]
    assert meta["number"]["c"] == [{"t": "MetaString", "c": "云水报〔2022〕38号"}]
    assert len(meta["attachments"]["c"]) == 2


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("云岭县人民政府\n关于防汛工作的通告\n现通告如下。\n一、加强值守\n好。\n", "云岭县人民政府"),
        ("云岭县人民政府办公室转发县水利局关于防汛意见的通知\n各乡镇：\n好的。\n", "云岭县人民政府办公室"),
        ("云岭县人民政府令\n第2号\n现公布《防汛办法》。\n县长　王建国\n2021年6月1日\n", "云岭县人民政府"),
        ("关于防汛工作的通知\n各乡镇：\n请执行。\n云岭县水利局\n2021年6月1日\n", "云岭县水利局"),
        ("关于印发防汛预案的通知\n云水发〔2021〕2号\n各乡镇：\n请执行。\n", ""),
        ("防汛工作总结\n今年汛期雨量大。\n云岭县水利局\n2021年6月1日\n", ""),
    ],
)  # fmt: skip
def test_without_a_letterhead_the_title_or_the_signature_names_the_issuer(
    text: str, issuer: str
) -> None:
    parts = docparse.parse(text).front_parts
    assert "".join(part.text for part in parts if part.role == "issuer") == issuer


def test_a_number_in_the_title_counts() -> None:
    text = "县委办公室 县政府办公室印发《方案》的通知（云办发〔2017〕2号）\n各乡镇：\n请执行。\n"
    known = {part.role: part for part in docparse.parse(text).front_parts}
    assert known["number"].text == "云办发〔2017〕2号"
    assert known["issuer"].text == "县委办公室 县政府办公室"
    start, end = known["number"].span
    assert text[start:end] == "云办发〔2017〕2号"


def test_the_index_of_a_page_does_not_hide_the_addressee() -> None:
    text = (
        "索引号: 003129766/201901-00336 组配分类: 规范性文件发布\n"
        "废止时间: 2020-01-23 名称: 云岭县人民政府关于印发《云岭县人民政府工作规则》的通知\n\n"
        "云岭县人民政府关于印发《云岭县人民政府工作规则》的通知\n\n各乡、镇人民政府,县政府各部门:\n\n"
        "现予印发,请遵照执行。\n\n云岭县人民政府\n2019年1月17日\n"
    )
    known = {part.role: part.text for part in docparse.parse(text).front_parts}
    assert known["addressee"] == "各乡、镇人民政府,县政府各部门"
    assert known["signature"] == "云岭县人民政府"


def test_a_text_that_lost_its_title_may_begin_with_the_addressee() -> None:
    text = "园区管委会,各乡镇人民政府,市级各部门:\n现予印发。\n云岭市人民政府\n2024年11月20日\n(此件公开发布)\n"
    roles = [part.role for part in docparse.parse(text).front_parts]
    assert roles == ["addressee", "signature", "date", "note"]


def test_the_office_above_a_title_that_a_page_repeats_belongs_to_it() -> None:
    text = (
        "云岭县人民政府关于加强防汛工作的意见\n- 发布日期:2021-07-19\n云岭县人民政府\n关于加强防汛工作的意见\n"
        "云政发〔2021〕30号\n各乡镇人民政府:\n现提出如下意见。\n一、目标\n好。\n"
    )
    assert docparse.parse(text).title == "云岭县人民政府关于加强防汛工作的意见"


def test_what_is_signed_dates_a_document_and_not_the_page() -> None:
    text = (
        "关于防汛工作的通知\n发布时间：2021-06-18\n各乡镇：\n请执行。\n云岭县水利局\n2021年6月1日\n"
    )
    written = docparse.write(docparse.parse(text), "markdown", front_matter=True)
    assert 'date: "2021年6月1日"' in written


@pytest.mark.parametrize(
    "text",
    [
        "招标公告\n采购代理机构：\n本项目采用公开招标。\n",  # a field
        "工作报告\n各位代表：\n现在报告工作。\n",  # a speech
        "防汛工作通知\n现将各单位情况通报如下：\n一、情况\n好。\n",
        "剧本一则\n车站的早晨，人来人往。\n（车站，有风声。）\n",
        "会议纪要\n主持人　周正海\n会议认为，形势很好。\n",
        "河道研究\n2012年第4期\n本文研究河道，分析水文资料。\n",
        "常用系统命令\n这些命令很有用，值得记住。\n",
    ],
)
def test_what_is_no_part(text: str) -> None:
    assert docparse.parse(text).front_parts == ()


# Tables of contents.

_LISTED = "<p>现状文字在这里。</p><h2>二、目标</h2><p>目标文字。</p>"


def test_a_list_of_contents_of_a_web_page_is_left_out() -> None:
    page = (
        "<h1>规划</h1><p>目录</p><ul><li><a href='#a'>一、现状</a></li><li><a href='#b'>二、目标</a>"
        f"</li></ul><h2>一、现状</h2>{_LISTED}"
    )
    source = read_html(page.encode())
    document = trace(source).document
    assert docparse.write(document, "markdown") == (
        "# 规划\n\n## 一、现状\n\n现状文字在这里。\n\n## 二、目标\n\n目标文字。\n"
    )
    xml = docparse.write(document, "xml")
    assert "<furniture>目录</furniture>" in xml
    assert docparse.read(xml.encode(), format="xml") == document
    # One that lists something else stays.
    other = trace(read_html(page.replace("<h2>一、现", "<h2>一、背").encode()))
    assert "目录" not in docparse.write(other.document, "markdown")
    other = trace(read_html(page.replace("<h2>", "<h2>十").encode()))
    assert "目录" in docparse.write(other.document, "markdown")


def test_the_name_of_contents_that_word_makes_goes_with_them() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>现状 1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    heading = '<w:outlineLvl w:val="0"/>'
    for name in (p("目　录"), p("目录", properties=heading)):
        body = name + field + p("现状", properties=heading) + p("文字在这里。")
        document = trace(read_word(docx(body))).document
        assert docparse.write(document, "markdown") == "# 现状\n\n文字在这里。\n"


def test_a_heading_by_hand_stays_in_the_text() -> None:
    text = "目录\n第一章 总则\n第二章 附则\n第一章 总则\n为了规范。\n第二章 附则\n施行。\n"
    assert docparse.write(docparse.parse(text), "markdown").count("第一章") == 1
    kept = trace(Source.of(text), corrections={text.index("第一章"): 1}).document
    assert docparse.write(kept, "markdown").count("第一章 总则") == 2
