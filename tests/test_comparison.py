"""Two versions of a document: what was added, removed, moved, renumbered, retitled and changed, and nothing else."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import docparse
from docparse import Comparison, diff, parse
from docparse.comparison.output import FORMS
from tests.generated import Node, hostile_texts, reports
from tests.growth import growth_of

many = settings(max_examples=60, deadline=None)
OLD = """护林办法
第一条 为了护林，制定本办法。
第二条 护林员每天巡山。
第三条 巡山要记录在簿。
第四条 发现火情立即报告。
"""


def _told(old: str, new: str, **options: bool) -> list[tuple[str, tuple[str, ...]]]:
    """The marker and the kinds of each change."""
    found = diff(parse(old), parse(new), **options)
    sections = [(change.new or change.old, change.kinds) for change in found.changes]
    return [
        (section.marker + section.title if section else "", kinds) for section, kinds in sections
    ]


def _words(found: Comparison, kind: str) -> list[str]:
    return [text for change in found.changes for name, text in change.text if name == kind]


def test_the_same_text_has_no_changes() -> None:
    assert diff(parse(OLD), parse(OLD)).is_same


def test_a_change_names_its_words() -> None:
    found = diff(parse(OLD), parse(OLD.replace("每天", "每两天")))
    assert [change.kinds for change in found.changes] == [("changed",)]
    assert (_words(found, "removed"), _words(found, "added")) == ([], ["两"])


def test_an_article_put_in_renumbers_those_after_it() -> None:
    new = OLD.replace("第四条", "第五条").replace("第三条", "第四条")
    new = new.replace("第四条 ", "第三条 护林员不得擅自离岗。\n第四条 ")
    assert _told(OLD, new) == [
        ("第三条", ("added",)),
        ("第四条", ("renumbered",)),
        ("第五条", ("renumbered",)),
    ]
    assert _told(new, OLD) == [
        ("第三条", ("removed",)),
        ("第三条", ("renumbered",)),
        ("第四条", ("renumbered",)),
    ]


def test_two_spellings_of_a_number_are_the_same() -> None:
    old = "第七條　甲乙丙丁。\n第七條之一　戊己庚辛。\n第八條　子丑寅卯。\n"
    new = "第 7 條　甲乙丙丁。\n第 7-1 條　戊己庚辛。\n第 8 條　子丑寅卯。\n"
    assert diff(parse(old), parse(new)).is_same


def test_a_section_that_was_moved_is_found_again() -> None:
    old = "一、人口\n全县三十万人。\n二、农业\n种水稻和油菜。\n三、工业\n有砖厂两座。\n"
    new = "一、工业\n有砖厂两座。\n二、人口\n全县三十万人。\n三、农业\n种水稻和油菜。\n"
    assert _told(old, new) == [
        ("一、工业", ("moved", "renumbered")),
        ("二、人口", ("renumbered",)),
        ("三、农业", ("renumbered",)),
    ]


def test_a_section_below_another_parent_is_moved() -> None:
    old = "一、人口\n（一）城镇\n十万人。\n（二）学校\n有小学三所。\n二、教育\n（一）师资\n教师六十人。\n"
    new = "一、人口\n（一）城镇\n十万人。\n二、教育\n（一）学校\n有小学三所。\n（二）师资\n教师六十人。\n"
    assert _told(old, new) == [
        ("（一）学校", ("moved", "renumbered")),
        ("（二）师资", ("renumbered",)),
    ]


def test_a_title_with_blanks_in_it_is_the_same_chapter() -> None:
    old = "第一章 总则\n第一条 为了护林，制定本办法。\n第二条 县政府主管。\n"
    new = "第一章 总　则\n第一条 为加强森林保护，根据森林法制定本条例。\n第二条 由市林业局负责本市森林工作。\n"
    assert _told(old, new)[0] == ("第一章总　则", ("retitled",))


LIST = """第一条 单位应当按照需要选择下列一种方式组织护林工作：
（一）设立护林站；
（二）委托护林公司；
（三）其他方式。
大型林场应当设立总护林师。
"""


def test_an_article_does_not_become_an_entry() -> None:
    old = "第一条 单位应当按照需要组织护林工作，设立护林站，或者委托护林公司。\n大型林场应当设立总护林师。\n"
    told = _told(old, LIST)
    assert told[0] == ("第一条", ("changed",))
    assert [kinds for _, kinds in told[1:]] == [("added",)] * 3


def test_what_stands_below_the_entries_is_the_articles() -> None:
    found = diff(parse(LIST), parse(LIST.replace("总护林师", "护林长")))
    (change,) = found.changes
    assert change.new
    assert change.new.marker == "第一条"


def test_what_is_in_a_section_that_moved_did_not_move() -> None:
    text = OLD.replace("第二条", LIST.replace("第一条", "第二条") + "第三条")
    text = text.replace("第三条 巡山", "第四条 巡山").replace("第四条 发现", "第五条 发现")
    head, *articles = text.split("\n第")
    moved = [articles[0], *articles[2:], articles[1]]
    numbers = ("一条", "二条", "三条", "四条", "五条")
    new = "\n第".join(
        [head, *(number + words.rstrip()[2:] for number, words in zip(numbers, moved, strict=True))]
    )
    kinds = [kinds for _, kinds in _told(text, new)]
    assert sum("moved" in one for one in kinds) == 1


def test_a_new_title_and_a_new_level_around() -> None:
    old = "一、人口情况\n（一）城镇\n十万人。\n（二）农村\n二十万人。\n"
    assert _told(old, old.replace("人口情况", "居民的构成")) == [("一、居民的构成", ("retitled",))]
    articles = "第一条 甲乙丙丁。\n第二条 戊己庚辛。\n第三条 子丑寅卯。\n"
    chapters = "第一章 总则\n" + articles.replace("第三条", "第二章 附则\n第三条")
    assert _told(articles, chapters) == [("第一章总则", ("added",)), ("第二章附则", ("added",))]


def test_typography_counts_only_if_asked_for() -> None:
    old = "一、目标\n完成“三通”（水，电，路）100 公里。\n"
    new = "一、目标\n完成「三通」(水,电,路)１００公里。\n"
    assert _told(old, new) == [("一、目标", ("changed",))]
    assert _told(old, new, ignore_typography=True) == []


def test_lines_and_furniture_do_not_count() -> None:
    sentence = "全县抓好春耕生产，各乡镇组织干部下到田间地头，帮助农民解决种子化肥农药等实际问题，"
    long = sentence + "做到不误农时，确保全年粮食稳产增产，农民收入有新的提高。"
    old = f"一、要求\n{long}\n{long}\n二、结果\n{long}\n"
    wrapped = old.replace(long, f"{long[:40]}\n{long[40:]}")
    assert _told(old, wrapped) == []


def test_repeated_sections_are_paired_in_order() -> None:
    part = "一、完成情况\n均已完成。\n二、存在问题\n进度较慢。\n"
    old = f"第一章 农业\n{part}第二章 工业\n{part}第三章 商业\n{part}"
    assert diff(parse(old), parse(old)).is_same
    assert _told(old, old.replace("进度较慢", "进度较快", 1)) == [("二、存在问题", ("changed",))]


def test_text_before_the_first_section_is_compared() -> None:
    found = diff(parse("前言甲。\n一、人口\n三十万。\n"), parse("前言乙。\n一、人口\n三十万。\n"))
    assert [(change.old, change.new, change.kinds) for change in found.changes] == [
        (None, None, ("changed",))
    ]


@many
@given(reports())
def test_a_report_is_the_same_as_itself(report: tuple[str, list[Node]]) -> None:
    assert diff(parse(report[0]), parse(report[0])).is_same


@many
@given(hostile_texts, hostile_texts)
def test_any_two_texts_can_be_compared(old: str, new: str) -> None:
    found = diff(parse(old), parse(new))
    for write in FORMS.values():
        write(found, "en")
    assert diff(parse(old), parse(old)).is_same


@many
@given(st.integers(0, 10_000))
def test_what_was_done_is_what_is_told(seed: int) -> None:
    """Articles removed, put in and reworded at random are those that are told, and no others."""
    random_ = random.Random(seed)
    signs = "山川河流田林牧渔工商学兵东南西北春夏秋冬"
    bodies = ["".join(random_.choices(signs, k=24)) + "。" for _ in range(14)]
    kept = [at for at in range(12) if random_.random() > 0.2]
    changed = {at for at in kept if random_.random() < 0.2}
    after = [
        bodies[at].replace(bodies[at][12], "变更", 1) if at in changed else bodies[at]
        for at in kept
    ]
    put_in = random_.randrange(len(after) + 1)
    after.insert(put_in, bodies[12])
    found = diff(parse(_law(bodies[:12])), parse(_law(after)))
    removed = [
        change.old.number for change in found.changes if change.kinds == ("removed",) and change.old
    ]
    added = [
        change.new.number for change in found.changes if change.kinds == ("added",) and change.new
    ]
    reworded = {
        change.old.number for change in found.changes if "changed" in change.kinds and change.old
    }
    assert removed == [at + 1 for at in range(12) if at not in kept]
    assert added == [put_in + 1]
    assert reworded == {at + 1 for at in changed}
    assert not any("moved" in change.kinds for change in found.changes)


def _law(bodies: list[str]) -> str:
    return "".join(f"第{at}条 {body}\n" for at, body in enumerate(bodies, 1))


def test_the_page_is_well_formed_and_has_no_markup_of_the_texts() -> None:
    old, new = "一、<b>甲</b>\n<script>x</script>乙。\n", "一、<b>甲</b>\n<script>y</script>乙。\n"
    written = FORMS["html"](diff(parse(old), parse(new)), "zh")
    page = etree.HTML(written)
    assert page.findall(".//script") == []
    assert [node.text for node in page.iter("del", "ins")] == ["x", "y"]


def test_json_says_where() -> None:
    found = json.loads(FORMS["json"](diff(parse(OLD), parse(OLD.replace("每天", "每两天"))), "zh"))
    assert found["same"] is False
    change = found["changes"][0]
    assert (change["kinds"], change["new"]["line"], change["new"]["marker"]) == (
        ["changed"],
        3,
        "第二条",
    )
    assert (
        "".join(piece["text"] for piece in change["text"] if piece["kind"] != "added")
        == "护林员每天巡山。"
    )


@pytest.mark.parametrize(
    ("names", "status", "said"),
    [
        (("a.txt", "a.txt"), 0, "no differences"),
        (
            ("a.txt", "b.txt"),
            1,
            "第二条 (line 3) new text\n    护林员每{+两+}天巡山。\n1 section differs",
        ),
        (("a.txt", "c.txt"), 2, ""),
        (("a.txt",), 2, ""),
    ],
)
def test_the_command(tmp_path: Path, names: tuple[str, ...], status: int, said: str) -> None:
    (tmp_path / "a.txt").write_text(OLD, "utf-8")
    (tmp_path / "b.txt").write_text(OLD.replace("每天", "每两天"), "gb18030")
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "diff", *names],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (status, said)


def test_time_grows_with_the_text() -> None:
    def run(size: int) -> None:
        diff(*documents[size])

    documents = {}
    for size in (200, 800):
        bodies = [f"{at}号乡镇要抓好{at * 7}项工作，落实到人。" for at in range(size)]
        documents[size] = tuple(
            docparse.parse(_law(some)) for some in (bodies, [*bodies[5:], *bodies[:5]])
        )
    assert growth_of(run, 200) < 8
