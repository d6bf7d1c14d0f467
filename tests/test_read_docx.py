"""Word files: the text that Word shows, numbers and all, with marks; and no file that breaks the reader."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docparse import DecodeError
from docparse.model.limits import WORD_BLOCKS, WORD_TAGS, WORD_XML
from docparse.model.source import INLINE_MARKS, PICTURE, Source
from docparse.numbering.word_formats import FORMATS, write_number
from docparse.readers.word import package as module
from docparse.readers.word import read_word
from tests.docx_files import (
    abstract,
    docx,
    level,
    num,
    p,
    package,
    part,
    parts,
    r,
    relations,
    restart,
    row,
    style,
    table,
    tc,
)

BOLD = "<w:b/>"
CHINESE = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)
OUTLINE = abstract(
    1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")
)
BULLETS = abstract(2, level(0, "bullet", "\uf06c"), level(1, "bullet", "o"))
LISTS = CHINESE + OUTLINE + BULLETS + num(1, 0) + num(2, 1) + num(3, 2)


def lines(*paragraphs: str, numbering: str = LISTS, styles: str = "") -> list[str]:
    """Return the lines of a file of `paragraphs`."""
    return read_word(docx("".join(paragraphs), numbering=numbering, styles=styles)).text.split("\n")


def marks(source: Source) -> list[str]:
    """Return the marks as they read: kind, text, value."""
    return [
        f"{mark.kind} {source.slice(mark.span)!r} {mark.value} {mark.title}".rstrip()
        for mark in source.marks
    ]


def test_a_paragraph_is_a_line() -> None:
    source = read_word(docx(p("关于调研的报告") + p() + p("一、", "基本情况")), "报告.docx")
    assert source.text == "关于调研的报告\n\n一、基本情况"
    assert source.origin == ("报告.docx", "docx", "utf-8", 1.0)
    assert source.position(9) == (3, 1)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', ""),
        ("<w:lastRenderedPageBreak/>", ""),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="F001"/>', ""),
        ('<w:sym w:font="Symbol" w:char="00DA"/>', "∨"),
        ('<w:sym w:font="SimSun" w:char="2103"/>', "℃"),
        ("<w:t> 空 </w:t>", "空"),
        ("<w:t>行\n尾</w:t>", "行 尾"),
        (
            "<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby>",
            "拼",
        ),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
    ],
)
def test_characters_that_are_elements(content: str, text: str) -> None:
    assert read_word(docx(p(f"<w:r>{content}</w:r>"))).text == text


def test_hidden_text_is_left_out() -> None:
    styles = style("Hidden", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = p(r("甲"), r("乙", "<w:vanish/>"), r("丙", '<w:rStyle w:val="Hidden"/>'))
    body += p(r("丁", '<w:vanish w:val="0"/>'))
    assert read_word(docx(body, styles=styles)).text == "甲\n丁"


def test_changes_read_as_accepted() -> None:
    body = p(
        r("共有"),
        "<w:del><w:r><w:delText>三</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>五</w:t></w:r></w:ins>",
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>",
        "<w:moveTo><w:r><w:t>个县</w:t></w:r></w:moveTo>",
    )
    assert read_word(docx(body)).text == "共有五个县"


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_deleted_paragraph_end_joins(change: str) -> None:
    gone = f"<w:rPr><w:{change}/></w:rPr>"
    assert lines(p("甲", properties=gone), p("乙", properties=gone), p("丙"), p("丁")) == [
        "甲乙丙",
        "丁",
    ]
    assert lines(p("甲", properties=gone)) == ["甲"]
    assert lines(p("甲", properties=gone), table(row("一", "二"))) == ["甲", "一\t二"]


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    assert lines(p("全", properties='<w:framePr w:dropCap="drop"/>'), p("县人口")) == ["全县人口"]


def test_a_deleted_paragraph_does_not_count() -> None:
    deleted = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    assert lines(p("甲", num=(1, 0)), deleted, p("乙", num=(1, 0))) == ["一、甲", "二、乙"]


def test_a_deleted_row_is_left_out() -> None:
    body = table(row("甲", "乙"), row("丙", "丁", properties="<w:del/>"))
    assert read_word(docx(body)).text == "甲\t乙"


def test_of_two_forms_of_a_box_one_is_read_behind_its_paragraph() -> None:
    box = "<w:txbxContent>" + p("框内", num=(1, 0)) + p("又一行") + "</w:txbxContent>"
    content = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines(p("前", content, "后", num=(1, 0)), p("下段", num=(1, 0))) == [
        "一、前后",
        "二、框内",
        "又一行",
        "三、下段",
    ]
    assert lines(table(row(tc(p("前", content)), "乙"))) == ["前", "一、框内", "又一行\t乙"]


def test_notes_stand_at_the_end() -> None:
    def note(name: int, *content: str) -> str:
        return f'<w:footnote w:id="{name}">{p("<w:r><w:footnoteRef/></w:r>", " ", *content)}</w:footnote>'

    def reference(name: int, kind: str = "footnote") -> str:
        return f'<w:r><w:{kind}Reference w:id="{name}"/></w:r>'

    body = p("甲", reference(3), "乙", reference(2), reference(1, "endnote")) + p(
        "丙", reference(3)
    )
    notes = note(2, "第二注") + note(3, "第三注", reference(2), reference(3))
    endnotes = f'<w:endnote w:id="1">{p("尾注")}{p("续")}</w:endnote>'
    source = read_word(docx(body, notes=notes, endnotes=endnotes))
    assert source.text.split("\n") == [
        "甲[1]乙[2][3]",
        "丙[1]",
        "[1] 第三注[2][1]",
        "[2] 第二注",
        "[3] 尾注",
        "续",
    ]
    assert read_word(docx(p("甲", reference(9)))).text == "甲[1]"


def field(instruction: str, *result: str) -> str:
    """Return a field as runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result() -> None:
    assert lines(p("第", field("PAGE", r("3")), "页")) == ["第3页"]
    assert lines(
        p("甲", '<w:fldSimple w:instr="DATE">' + r("2025年") + "</w:fldSimple>", "乙")
    ) == ["甲2025年乙"]
    assert lines(
        p(
            "甲",
            field(
                "IF " + "</w:instrText></w:r>" + field("PAGE", r("1")) + "<w:r><w:instrText>",
                r("乙"),
            ),
        )
    ) == ["甲乙"]
    unfinished = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    )
    assert lines(p("甲", unfinished), p("乙")) == ["甲", "乙"]
    assert lines(p("甲", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "乙")) == ["甲乙"]


def test_a_table_of_contents_is_left_out() -> None:
    first = field('TOC \\o "1-3"', r("一、情况 1")).removesuffix(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries = p(first) + p(field("HYPERLINK \\l x", r("二、问题 "), field("PAGEREF x", r("2"))))
    assert lines(p("甲"), entries, p(end), p("乙")) == ["甲", "乙"]
    assert lines(p("甲"), entries, p("三", end, "尾"), p("乙")) == ["甲", "尾", "乙"]
    assert lines(p("甲", first, end, "乙")) == ["甲乙"]
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    boxed = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}{entries}{p(end)}</w:sdtContent></w:sdt>"
    assert lines(p("甲"), boxed, p("乙")) == ["甲", "乙"]
    # One that never ends must not take the report with it.
    assert lines(entries, p("乙")) == ["一、情况 1", "二、问题 2", "乙"]


def test_other_controls_keep_their_content() -> None:
    assert lines(f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>") == ["甲"]
    assert lines(p("<w:smartTag>" + r("乙") + "</w:smartTag>")) == ["乙"]


def test_links() -> None:
    body = p(
        "见",
        '<w:hyperlink r:id="rId7">' + r("全", BOLD) + r("文") + "</w:hyperlink>",
        '<w:hyperlink w:anchor="_Toc1">' + r("内部") + "</w:hyperlink>",
        field(' HYPERLINK "http://b.cn/" ', r("又")),
    )
    source = read_word(docx(body, links={"rId7": "http://a.cn/?x=1&y=2"}))
    assert source.text == "见全文内部又"
    assert marks(source) == ["a '全文' http://a.cn/?x=1&y=2", "strong '全'", "a '又' http://b.cn/"]


def test_pictures() -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="一张图"/><a:graphic><a:blip r:embed="rId5"/></a:graphic></wp:inline></w:drawing></w:r>'
    old = '<w:r><w:pict><v:shape alt="旧图"><v:imagedata r:id="rId6"/></v:shape></w:pict></w:r>'
    source = read_word(
        docx(p("图", drawing, old), links={"rId5": "media/image1.png", "rId6": "media/a.wmf"})
    )
    assert source.text == "图" + PICTURE * 2
    assert marks(source) == [
        f"img '{PICTURE}' part:word/media/image1.png 一张图",
        f"img '{PICTURE}' part:word/media/a.wmf 旧图",
    ]


# Numbers


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 2 10 11 20 21 100 111"),
        ("decimalZero", "01 02 10 11 20 21 100 111"),
        ("001", "001 002 010 011 020 021 100 111"),
        ("upperRoman", "I II X XI XX XXI C CXI"),
        ("lowerRoman", "i ii x xi xx xxi c cxi"),
        ("upperLetter", "A B J K T U VVVV GGGGG"),
        ("lowerLetter", "a b j k t u vvvv ggggg"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一○○ 一一一"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百一十一"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰壹拾壹"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰壹拾壹"),
        ("japaneseCounting", "一 二 十 十一 二十 二十一 百 百十一"),
        ("japaneseLegal", "壱 弐 壱拾 壱拾壱 弐拾 弐拾壱 壱百 壱百壱拾壱"),
        ("taiwaneseCounting", "一 二 十 十一 二十 二十一 一○○ 一一一"),
        ("taiwaneseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百一十一"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇 一一一"),
        ("ideographTraditional", "甲 乙 癸 甲 癸 甲 癸 甲"),
        ("ideographZodiac", "子 丑 酉 戌 未 申 卯 寅"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 甲申 癸卯 甲寅"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100 111"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳ 21 100 111"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 111"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 100 111"),
        ("ideographEnclosedCircle", "㈠ ㈡ ㈩ 11 20 21 100 111"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００ １１１"),
        ("ordinal", "1st 2nd 10th 11th 20th 21st 100th 111th"),
        ("aiueo", "1 2 10 11 20 21 100 111"),
    ],
)
def test_number_formats(form: str, expected: str) -> None:
    assert [
        write_number(value, form) for value in (1, 2, 10, 11, 20, 21, 100, 111)
    ] == expected.split()


@given(
    st.integers(-5, 2**31),
    st.sampled_from(sorted(FORMATS)),
)
def test_every_number_can_be_written(value: int, form: str) -> None:
    assert len(write_number(value, form)) < 40


def test_levels_count_and_begin_again() -> None:
    body = [p("甲", num=(1, 0)), p("子", num=(1, 1)), p("丑", num=(1, 1)), p("x", num=(1, 2))]
    body += [p("乙", num=(1, 0)), p("寅", num=(1, 1)), p("正文"), p("卯", num=(1, 1))]
    assert lines(*body) == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "1. x",
        "二、乙",
        "（一）寅",
        "正文",
        "（二）卯",
    ]


def test_numbers_of_higher_levels() -> None:
    body = [p("甲", num=(2, n)) for n in (1, 0, 1, 2, 2, 1, 2, 0, 2)]
    assert lines(*body) == [
        f"{number} 甲" for number in "1.1 2 2.1 2.1.1 2.1.2 2.2 2.2.1 3 3.1.1".split()
    ]


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "a b c"), (1, "a b a"), (2, "a a a"), (9, "a a a")]
)
def test_a_level_may_say_when_it_begins_again(value: int, expected: str) -> None:
    again = f'<w:lvlRestart w:val="{value}"/>'
    made = abstract(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2"),
        level(2, "lowerLetter", "%3", more=again),
    )
    found = lines(
        *(p("甲", num=(1, n)) for n in (0, 1, 2, 1, 2, 0, 1, 2)), numbering=made + num(1, 0)
    )
    assert [found[at].removesuffix(" 甲") for at in (2, 4, 7)] == expected.split()


def test_lists_of_one_definition_count_on_unless_they_start_again() -> None:
    made = CHINESE + num(1, 0) + num(2, 0) + num(3, 0, restart(0)) + num(4, 0, restart(0, 5))
    body = [p("甲", num=(which, 0)) for which in (1, 1, 2, 3, 3, 4, 4, 1, 3)]
    assert [line[0] for line in lines(*body, numbering=made)] == list("一二三一二五六七八")


def test_a_list_may_replace_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1．", start=3)}</w:lvlOverride>'
    made = CHINESE + num(1, 0, other)
    assert lines(p("甲", num=(1, 0)), p("乙", num=(1, 1)), numbering=made) == ["丙．甲", "（一）乙"]


def test_list_styles() -> None:
    defined = (
        '<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="公文"/>'
        + level(0, "chineseCounting", "第%1条", suffix="space")
        + "</w:abstractNum>"
    )
    linked = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    found = lines(p("甲", num=(1, 0)), p("乙", num=(1, 0)), numbering=linked + defined + num(1, 8))
    assert found == ["第一条 甲", "第二条 乙"]


def test_numbers_come_through_styles() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("A", numbered) + style("B", numbered) + style("C", "", based_on="B")
    styles += style(
        "D", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    made = abstract(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2、", more='<w:pStyle w:val="B"/>'),
    ) + num(1, 0)
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [p("甲", style="A"), p("子", style="B"), p("丑", style="C"), p("寅", style="D")]
    body += [
        p("乙", style="A", properties=off),
        p("丙", style="A", num=(1, 0)),
        p("卯", style="A", num=(1, 1)),
    ]
    assert lines(*body, numbering=made, styles=styles) == [
        "一、甲",
        "1、子",
        "2、丑",
        "3、寅",
        "乙",
        "二、丙",
        "1、卯",
    ]


def test_numbers_in_figures_for_law() -> None:
    made = abstract(
        0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    ) + num(1, 0)
    assert lines(p("总则", num=(1, 0)), p("目的", num=(1, 1)), numbering=made) == [
        "第一章 总则",
        "1.1 目的",
    ]


@pytest.mark.parametrize(
    ("text", "suffix", "words", "line"),
    [
        ("%1、", "tab", "甲", "1、甲"),
        ("（%1）", "tab", "甲", "（1）甲"),
        ("第%1章", "tab", "甲", "第1章 甲"),
        ("%1.", "tab", "甲", "1.甲"),
        ("%1.", "tab", "5亿元", "1. 5亿元"),
        ("%1、", "space", "甲", "1、 甲"),
        ("第%1条", "nothing", "甲", "第1条甲"),
        ("第%1条\u3000", "tab", "甲", "第1条\u3000甲"),
        ("附件：", "tab", "甲", "附件：甲"),
        ("", "tab", "甲", "甲"),
    ],
)
def test_what_follows_a_number(text: str, suffix: str, words: str, line: str) -> None:
    made = abstract(0, level(0, "decimal", text, suffix=suffix)) + num(1, 0)
    assert lines(p(words, num=(1, 0)), numbering=made) == [line]


def test_a_custom_format_has_an_older_one_beside_it() -> None:
    both = '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{}"/></mc:Choice><mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent>'
    for form, expected in (("001, 002, 003, ...", "001、甲"), ("Ⅰ, Ⅱ", "一、甲")):
        made = (
            f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>{both.format(form)}<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
            + num(1, 0)
        )
        assert lines(p("甲", num=(1, 0)), numbering=made) == [expected]


def test_lists_that_are_not_there_count_nothing() -> None:
    assert lines(p("甲", num=(99, 0)), p("乙", num=(1, 8)), p("丙", num=(-1, 0))) == [
        "甲",
        "乙",
        "丙",
    ]
    assert lines(p("甲", num=(1, 0)), numbering="") == ["甲"]
    assert lines(p("甲", num=(5, 0)), numbering=num(5, 77)) == ["甲"]


def test_bullets_are_lists() -> None:
    body = (
        p("前")
        + p("甲", num=(3, 0))
        + p("乙", num=(3, 1))
        + p("丙", num=(3, 0))
        + p("后")
        + p("丁", num=(3, 1))
    )
    source = read_word(docx(body, numbering=LISTS))
    assert source.text == "前\n甲\n乙\n丙\n后\n丁"
    assert marks(source) == [
        "list '甲\\n乙\\n丙'",
        "item '甲' 1",
        "item '乙' 2",
        "item '丙' 1",
        "list '丁'",
        "item '丁' 1",
    ]


def test_a_bullet_with_words_is_text() -> None:
    made = (
        abstract(0, level(0, "bullet", "注："))
        + abstract(1, level(0, "decimal", "●"))
        + num(1, 0)
        + num(2, 1)
    )
    source = read_word(docx(p("甲", num=(1, 0)) + p("乙", num=(2, 0)), numbering=made))
    assert source.text == "注：甲\n乙"
    assert marks(source) == ["entry '注：' counted", "list '乙'", "item '乙' 1"]


# Marks


def test_headings() -> None:
    outline = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    styles = (
        style("1", "", shown="heading 1")
        + style("Heading9", "")
        + style("Own", outline)
        + style("Derived", "", based_on="Own")
        + style("Title", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', shown="Title")
    )
    body = (
        p("甲", style="1")
        + p("乙", style="Heading9")
        + p("丙", style="Derived")
        + p("丁", style="Title")
    )
    body += p("戊", properties='<w:outlineLvl w:val="2"/>') + p(
        "己", style="1", properties='<w:outlineLvl w:val="9"/>'
    )
    body += (
        p(" ", style="1")
        + p("庚", style="Unknown")
        + p("辛", style="1", num=(1, 0))
        + p("壬", style="1", num=(3, 0))
    )
    source = read_word(docx(body, styles=styles, numbering=LISTS))
    assert marks(source) == [
        "heading '甲' 1",
        "heading '乙' 9",
        "heading '丙' 2",
        "heading '戊' 3",
        "heading '一、辛' 1",
        "heading '壬' 1",
    ]


def test_emphasis() -> None:
    body = p(
        r("甲", BOLD),
        r("乙", BOLD),
        r("丙", BOLD + "<w:i/>"),
        r("丁", "<w:i/>"),
        r("戊", "<w:strike/>"),
        r("己", '<w:b w:val="0"/>'),
    )
    source = read_word(docx(body))
    assert marks(source) == ["strong '甲乙丙'", "em '丙'", "em '丁'", "del '戊'"]


def test_emphasis_ends_with_the_line() -> None:
    body = p("<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>") + p(
        r(" ", BOLD), "丙"
    )
    assert marks(read_word(docx(body))) == ["strong '甲'", "strong '乙'"]


def test_bold_comes_from_styles() -> None:
    styles = style("Bold", "<w:rPr><w:b/></w:rPr>") + style(
        "Strong", "<w:rPr><w:b/></w:rPr>", kind="character"
    )
    strong = '<w:rStyle w:val="Strong"/>'
    body = p(r("甲", strong), "乙") + p("丙", r("丁", strong), r("戊", strong + BOLD), style="Bold")
    # Bold in bold is plain, but for what is said of the run itself.
    assert marks(read_word(docx(body, styles=styles))) == [
        "strong '甲'",
        "strong '丙'",
        "strong '戊'",
    ]


def test_a_heading_that_is_all_bold_is_not_strong() -> None:
    styles = style("Heading1", "<w:rPr><w:b/></w:rPr>", shown="heading 1")
    body = p("甲", num=(1, 0), style="Heading1") + p(
        "乙", r("丙", '<w:b w:val="0"/>'), style="Heading1"
    )
    source = read_word(docx(body, styles=styles, numbering=LISTS))
    assert marks(source) == ["heading '一、甲' 1", "heading '乙丙' 1", "strong '乙'"]


@pytest.mark.parametrize("font", ["黑体", "楷体_GB2312", "KaiTi", "方正黑体简体"])
def test_a_font_for_titles_is_strong_where_it_is_a_part(font: str) -> None:
    fonts = f'<w:rFonts w:eastAsia="{font}"/>'
    body = (
        p(r("（一）人口。", fonts), "全县共有三十万人。")
        + p(r("二、问题", fonts))
        + p("全县共有乡镇三十个。")
    )
    assert marks(read_word(docx(body))) == ["strong '（一）人口。'"]
    # A report that is in 楷体 throughout says nothing with it.
    assert marks(read_word(docx(p(r("全县共有三十万人。", fonts), "甲")))) == []


def test_tables() -> None:
    header = row("名", tc("数", properties='<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
    tall = tc("甲", properties='<w:vMerge w:val="restart"/>')
    under = tc("", properties="<w:vMerge/>")
    body = (
        p("前")
        + table(header, row(tall, "1", "2"), row(under, tc(p("3"), p(r("四", BOLD))), "x\ty"))
        + p("后")
    )
    source = read_word(docx(body))
    assert source.text == "前\n名\t数\n甲\t1\t2\n3\n四\tx y\n后"
    assert marks(source) == [
        "table '名\\t数\\n甲\\t1\\t2\\n3\\n四\\tx y'",
        "row '名\\t数'",
        "cell '名' header",
        "cell '数' header cols=2",
        "row '甲\\t1\\t2'",
        "cell '甲' rows=2",
        "cell '1'",
        "cell '2'",
        "row '3\\n四\\tx y'",
        "cell '3\\n四'",
        "strong '四'",
        "cell 'x y'",
    ]


def test_a_frame_is_no_table() -> None:
    inner = table(row("一", "二"))
    assert marks(read_word(docx(table(row(tc(p("甲"), p("乙"))))))) == []
    source = read_word(docx(table(row(tc(table(row(tc(p("甲"), inner))))))))
    assert source.text == "甲\n一\t二"
    source = read_word(docx(table(row(tc(p("甲"), inner), "乙"))))
    assert source.text == "甲\n一\t二\t乙"


# Whole files


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_file_made_by_pandoc(tmp_path: Path) -> None:
    text = "# 总体要求\n\n正文**粗**。\n\n1. 甲\n2. 乙\n    a. 子\n3. 丙\n\n## 目标\n\n- 点\n"
    target = tmp_path / "made.docx"
    subprocess.run(["pandoc", "-o", target], input=text.encode(), check=True)
    source = read_word(target.read_bytes())
    assert source.text == "总体要求\n正文粗。\n1.甲\n2.乙\na.子\n3.丙\n目标\n点"
    assert marks(source) == [
        "heading '总体要求' 1",
        "strong '粗'",
        "entry '1.' counted",
        "entry '2.' counted",
        "entry 'a.' counted",
        "entry '3.' counted",
        "heading '目标' 2",
        "list '点'",
        "item '点' 1",
    ]


def test_strict_open_xml_reads_the_same() -> None:
    made = parts(p("甲", num=(1, 0)), numbering=LISTS)
    strict = {
        name: re.sub(
            r"http://schemas.openxmlformats.org/(officeDocument|wordprocessingml|drawingml)/2006/",
            r"http://purl.oclc.org/ooxml/\1/",
            str(content),
        )
        for name, content in made.items()
    }
    assert "purl" in strict["word/document.xml"]
    assert read_word(package(strict)).text == "一、甲"


def test_parts_may_have_other_names() -> None:
    made = {
        "_rels/.rels": relations(("a", "officeDocument", "/Doc/Main.xml")),
        "doc\\main.xml": part("document", f"<w:body>{p('甲')}</w:body>"),
    }
    assert read_word(package(made)).text == "甲"


def bomb(content: str) -> bytes:
    return package({**parts(""), "word/document.xml": content})


ENTITIES = '<!DOCTYPE w [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]><w>&b;</w>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a Word file"),
        ("一、基本情况".encode(), "is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "soffice --headless --convert-to docx"),
        (b"PK\x03\x04", "damaged"),
        (docx(p("甲"))[:-30], "damaged"),
        (package({"a.txt": "甲"}), "without a Word document"),
        (
            package({"_rels/.rels": relations(("a", "officeDocument", "x.xml"))}),
            "without a Word document",
        ),
        (
            package({**parts(""), "word/document.xml": part("workbook", "")}),
            "without a Word document",
        ),
        (bomb("<w:document"), "not sound XML"),
        (bomb("甲"), "not sound XML"),
        (bomb(""), "not sound XML"),
        (bomb(ENTITIES), "document type"),
        (bomb("<?xml version='1.0'?><!-- <a> -->\n" + ENTITIES), "document type"),
        (bomb('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd"><w/>'), "document type"),
        (bomb(part("document", "<w:p>" * 300 + "</w:p>" * 300)), "not sound XML"),
        (package(parts(p("甲")), zipfile.ZIP_LZMA), "packed"),
    ],
)
def test_bad_files_are_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(DecodeError, match=message) as caught:
        read_word(data)
    assert "\n" not in str(caught.value)


def test_a_document_type_in_utf_16_is_refused() -> None:
    data = package({**parts(""), "word/document.xml": ENTITIES.encode("utf-16")})
    with pytest.raises(DecodeError, match="document type"):
        read_word(data)


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORD_XML", WORD_XML._replace(most=5_000))
    assert read_word(docx(p("甲" * 1000))).text == "甲" * 1000
    with pytest.raises(DecodeError, match="unpacks to more than"):
        read_word(docx(p("甲" * 5_000)))
    with pytest.raises(DecodeError, match="unpacks to more than"):  # all parts together
        read_word(docx(p("甲" * 1000), styles="<w:style/>" * 500, numbering="<w:num/>" * 500))


def test_a_file_of_nothing_but_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORD_TAGS", WORD_TAGS._replace(most=1000))
    with pytest.raises(DecodeError, match="more than 1,000 tags"):
        read_word(docx("<w:p/>" * 1000))


@pytest.mark.parametrize("body", ["<w:p/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tc/></w:tbl>"])
def test_a_file_of_nothing_but_empty_blocks_is_refused(
    monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(module, "WORD_BLOCKS", WORD_BLOCKS._replace(most=1000))
    read_word(docx(body * 1000))
    with pytest.raises(DecodeError, match="more than 1,000 paragraphs, rows and cells"):
        read_word(docx(body * 1001))


@pytest.mark.parametrize("length", [1, 2, 101, 3000])
def test_a_chain_of_styles_may_be_long_or_a_circle(length: int) -> None:
    chain = "".join(style(f"s{n}", "", based_on=f"s{n + 1}") for n in range(3000))
    chain += style("s3000", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    circle = "".join(style(f"x{n}", "", based_on=f"x{(n + 1) % length}") for n in range(length))
    source = read_word(docx(p("甲", style="s0") + p("乙", style="x0"), styles=chain + circle))
    assert marks(source) == ["heading '甲' 1"]


RICH = docx(
    p("甲", num=(1, 0))
    + p(
        r("乙", BOLD),
        field('HYPERLINK "http://a.cn"', r("丙")),
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
    )
    + table(
        row(tc("丁", properties='<w:vMerge w:val="restart"/>'), "戊"),
        row(tc("", properties="<w:vMerge/>"), "己"),
    )
    + p("庚", num=(3, 1)),
    numbering=LISTS,
    styles=style("Heading1", BOLD),
    notes=f'<w:footnote w:id="1">{p("注")}</w:footnote>',
)


TOKENS = [b"-1", b"999999999999", b'"', b"</w:p>", b"<w:p>", b"w:numId", b"&#10;", b"&x;", b"%9"]


def check(data: bytes) -> None:
    """Read `data` into a sound source or a message of one line."""
    try:
        source = read_word(data)
    except DecodeError as error:
        message = str(error)
    else:
        check_source(source)
        return
    assert "\n" not in message


def check_source(source: Source) -> None:
    """Marks lie in the text, in order, one inside the other or behind it."""
    enclosing: list[int] = []
    for before, mark in pairwise((None, *source.marks)):
        assert mark is not None
        assert 0 <= mark.span.start <= mark.span.end <= len(source.text)
        if before is not None:
            assert (before.span.start, -before.span.end) <= (mark.span.start, -mark.span.end)
        while enclosing and enclosing[-1] <= mark.span.start:
            enclosing.pop()
        assert not enclosing or mark.span.end <= enclosing[-1]
        enclosing.append(mark.span.end)
        if mark.kind in INLINE_MARKS:
            assert "\n" not in source.slice(mark.span)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(b"PK\x03\x04".__add__))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        read_word(data)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_files_read_or_are_refused(data: st.DataObject) -> None:
    damaged = bytearray(RICH)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    check(bytes(damaged))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_xml_reads_or_is_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(RICH)) as archive:
        made = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(made)))
    damaged = bytearray(made[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        count = data.draw(st.integers(0, 40))
        damaged[at : at + count] = data.draw(st.binary(max_size=2) | st.sampled_from(TOKENS))
    check(package({**made, name: bytes(damaged)}))


PIECES = st.recursive(
    st.sampled_from(
        [
            "甲",
            "<w:r><w:t>乙</w:t></w:r>",
            r("丙", BOLD),
            r("丁", "<w:i/>"),
            "<w:r><w:br/><w:tab/></w:r>",
            "<w:tc/>",
            "<w:tr/>",
        ]
        + [
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        ]
        + [
            "<w:r><w:instrText>TOC</w:instrText></w:r>",
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            "<a:blip/>",
        ]
        + [
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
            '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>',
        ]
        + [
            "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
            '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
            '<w:tcPr><w:vMerge w:val="1"/></w:tcPr>',
        ]
    ),
    lambda inner: st.builds(
        lambda name, content: f"<w:{name}>{''.join(content)}</w:{name}>",
        st.sampled_from("p p p r tbl tr tc txbxContent hyperlink ins del sdt fldSimple".split()),
        st.lists(inner, max_size=5),
    ),
    max_leaves=40,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=8))
def test_elements_in_any_order_read(pieces: list[str]) -> None:
    notes = f'<w:footnote w:id="1">{p("注")}</w:footnote>'
    check(docx("".join(pieces), numbering=LISTS, notes=notes))


TEXTS = st.text(st.sampled_from("一、（）1.甲乙 \u3000ab"), min_size=1, max_size=6)


@given(
    st.lists(
        st.lists(
            st.tuples(TEXTS, st.sampled_from(["", BOLD, "<w:i/>", "<w:b/><w:i/><w:strike/>"])),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_the_text_of_runs_is_the_text(paragraphs: list[list[tuple[str, str]]]) -> None:
    data = docx("".join(p(*(r(text, look) for text, look in runs)) for runs in paragraphs))
    check(data)
    assert read_word(data).text == "\n".join(
        "".join(text for text, _ in runs) for runs in paragraphs
    )


def test_large_and_hostile_files_come_to_an_end() -> None:
    chooser = random.Random(4)
    body = "".join(
        p(
            r("全县共有人口三十万。"),
            r("甲", chooser.choice(["", BOLD])),
            num=(1, chooser.randrange(3)),
        )
        for _ in range(5_000)
    )
    assert len(lines(body)) == 5_000
    fields = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        * 50_000
    )
    assert lines(p("甲", fields), p("乙") * 50_000)[0] == "甲"
    deep = 60
    nested = "<w:tbl><w:tr><w:tc>" * deep + p("甲") * 5_000 + "</w:tc><w:tc/></w:tr></w:tbl>" * deep
    assert lines(nested)[:2] == ["甲", "甲"]
    box = "<w:r><w:txbxContent>" + p("甲") * 2 + "</w:txbxContent></w:r>"
    assert lines(p("乙", box * 5_000), p("丙", box) * 10_000)[-1] == "甲"


def test_raised_and_lowered_figures() -> None:
    up, down = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')
    assert lines(p(r("10"), r("2", up), r("米，H"), r("2", down), r("O，5"), r("th", up))) == [
        "10²米，H₂O，5th"
    ]
