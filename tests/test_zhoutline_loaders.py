"""The loaders of the open benchmark, on made-up files of the forms that the collections have."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from benchmarks.scoring import read_gold
from benchmarks.zhoutline import announcements, mainland_laws, notes, taiwan_laws
from benchmarks.zhoutline.__main__ import main
from benchmarks.zhoutline.collections import COLLECTIONS
from benchmarks.zhoutline.laying import Laid, is_counted, write_set
from benchmarks.zhoutline.sources import Source, SourceError, read_clones
from docparse import parse
from docparse.writers.outline.rows import outline_rows
from tests.examples import ROOT


def _show(laid: Laid) -> list[str]:
    """Return a line for each row: line:column, level, kind, marker, title, flags."""
    return [
        f"{row.line}:{row.column} {row.level} {row.kind} {row.marker}|{row.title}|{flags}"
        for row, flags in laid.rows
    ]


_ANNOUNCEMENT = """<html><body><div title="公告" type="pdf">
<div id="SectionCode_1" type="paragraph"><div type="content">
  证券代码：000000   公告编号：1
</div><div type="content"><br></div></div>
<div id="SectionCode_2" title="重要提示" type="paragraph"><div type="content">1 、甲的提示</div></div>
<div id="SectionCode_3" title="一、概况" type="paragraph">
 <div type="content">2014年签订，金额6.1145元</div>
 <div id="SectionCode_3-1" title="（2）  人员：" type="paragraph"><div type="content">
  <table><tr><td>1、 甲</td><td>乙</td></tr><tr><td></td></tr></table></div></div>
</div></div></body></html>"""


def test_announcements_keep_their_sections_and_take_numbered_content_for_optional() -> None:
    (laid,) = announcements.lay_out([("html/7.html", _ANNOUNCEMENT.encode()), ("a.md", b"")])
    assert laid.name == "7"
    assert laid.text == (
        "证券代码：000000 公告编号：1\n重要提示\n1 、甲的提示\n一、概况\n2014年签订，金额6.1145元\n"
        "（2） 人员：\n1、 甲 乙\n"
    )
    assert _show(laid) == [
        "2:1 1 heading |重要提示|u?",
        "3:1 2 item 1||?",
        "4:1 1 heading 一、|概况|",
        "6:1 2 heading （2）|人员：|",
    ]


def test_an_announcement_without_a_numbered_section_is_left_out() -> None:
    page = '<div type="pdf"><div title="提示" type="paragraph"></div></div>'
    assert list(announcements.lay_out([("1.html", page.encode())])) == []


def _law(*parts: dict[str, str]) -> tuple[str, bytes]:
    law = {"法規名稱": "道路條例", "法規內容": parts}
    return "F/A1.json", b"\xef\xbb\xbf" + json.dumps(law).encode()


def test_laws_of_taiwan_have_divisions_by_their_units() -> None:
    file = _law(
        {"編章節": "第 一 編  總則"},
        {"條號": "第 1 條", "條文內容": "本條例\r\n\r\n一、甲 \r\n  （一）乙"},
        {"編章節": "第 二 章之一 道路"},
        {"編章節": "第 一 節 路面"},
        {"條號": "第 7-1 條", "條文內容": "丙"},
        {"編章節": "第 三 章 附則"},
    )
    (laid,) = taiwan_laws.lay_out([file])
    assert laid.text.split("\n")[3:6] == ["本條例", "一、甲", "  （一）乙"]
    assert _show(laid) == [
        "1:1 0 title |道路條例|",
        "2:1 1 heading 第 一 編|總則|",
        "3:1 2 item 第 1 條||",
        "5:1 3 item 一、||?",
        "6:3 3 item （一）||?",
        "7:1 2 heading 第 二 章之一|道路|",
        "8:1 3 heading 第 一 節|路面|",
        "9:1 4 item 第 7-1 條||",
        "11:1 2 heading 第 三 章|附則|",
    ]


def test_a_law_without_divisions_is_left_out() -> None:
    assert list(taiwan_laws.lay_out([_law({"條號": "第 1 條", "條文內容": "甲"})])) == []


_MAINLAND = """---
bookHidden: true
---

# 道路条例 <!-- 名称 -->

2020年1月1日 施行

<!-- INFO END -->
## 第一章 总则

第一条 为了道路：

（一）甲；

第二条 乙。

### 第一节 路面

第三条 第二条的规定。
"""


def test_laws_of_the_mainland_have_divisions_by_their_marks() -> None:
    (laid,) = mainland_laws.lay_out([("法/道路条例.md", _MAINLAND.encode())])
    assert laid.text.startswith("道路条例\n2020年1月1日 施行\n第一章 总则\n")
    assert _show(laid) == [
        "1:1 0 title |道路条例|",
        "3:1 1 heading 第一章|总则|",
        "4:1 2 item 第一条||",
        "5:1 3 item （一）||?",
        "6:1 2 item 第二条||",
        "7:1 2 heading 第一节|路面|",
        "8:1 3 item 第三条||",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### 第一节", "## 第一节"),  # as deep as the chapter
        ("## 第一章", "#### 第一章"),  # below the section
        ("第二条 乙", "第六条 乙"),  # articles are missing
        ("<!-- INFO END -->", ""),  # no law
        ("第二条 乙", "第二条乙"),  # an article is glued to its text
    ],
)
def test_a_law_whose_marks_are_broken_is_left_out(old: str, new: str) -> None:
    broken = _MAINLAND.replace(old, new)
    assert broken != _MAINLAND
    assert list(mainland_laws.lay_out([("法/道路条例.md", broken.encode())])) == []


def test_a_file_outside_the_folders_is_no_law() -> None:
    assert list(mainland_laws.lay_out([("模版.md", _MAINLAND.encode())])) == []


_NOTE = """# 分布式笔记

* [一、概况](#一概况)

## 一、概况

这是**关于**[数据](http://a.b)的笔记。
小结：

1. 甲
2. 乙

```
3. 代码
```

### 1.1 安装

**步骤**

| 1. 表 |
| --- |

## 二、使用 `a`

## 参考资料
"""


def test_notes_lose_their_marks() -> None:
    (laid,) = notes.lay_out([("a/b.md", _NOTE.encode())])
    assert laid.text == (
        "分布式笔记\n一、概况\n这是关于数据的笔记。\n小结：\n1. 甲\n2. 乙\n1.1 安装\n步骤\n二、使用 a\n参考资料\n"
    )
    assert _show(laid) == [
        "1:1 0 title |分布式笔记|",
        "2:1 1 heading 一、|概况|",
        "4:1 9 item ||?",
        "5:1 9 item 1.||?",
        "6:1 9 item 2.||?",
        "7:1 2 heading 1.1|安装|",
        "8:1 9 item ||?",
        "9:1 1 heading 二、|使用 a|",
        "10:1 1 heading |参考资料|?u",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 二、使用 `a`\n", ""),  # too few numbers
        ("## 一、概况", "## 概况"),  # 1.1 lies below a heading without a number
    ],
)
def test_notes_whose_numbers_do_not_tell_are_left_out(old: str, new: str) -> None:
    assert list(notes.lay_out([("b.md", _NOTE.replace(old, new).encode())])) == []


def test_the_same_note_counts_once() -> None:
    assert len(list(notes.lay_out([("a.md", _NOTE.encode()), ("b.md", _NOTE.encode())]))) == 1


def _git(folder: Path, *words: str) -> str:
    names = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "core.quotepath=off"]
    command = ["git", "-C", str(folder), *names, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> tuple[Path, str]:
    """Return a repository, and the commit before its last, where the files are."""
    folder = tmp_path / "clone"
    (folder / "法 律").mkdir(parents=True)
    _git(folder, "init", "-q")
    (folder / "法 律" / "乙.md").write_text("乙\n", "utf-8")
    (folder / "法 律" / "甲.md").write_bytes(b"")
    (folder / "甲.txt").write_text("甲\n", "utf-8")
    _git(folder, "add", ".")
    _git(folder, "commit", "-qm", "a")
    commit = _git(folder, "rev-parse", "HEAD")
    _git(folder, "rm", "-rq", ".")
    _git(folder, "commit", "-qm", "b")
    return folder, commit


def test_files_are_read_at_their_commit(clone: tuple[Path, str], tmp_path: Path) -> None:
    folder, commit = clone
    source = Source("a/b", commit, "法 律/", ".md")
    files = [("法 律/乙.md", "乙\n".encode()), ("法 律/甲.md", b"")]
    assert list(read_clones((source,), [tmp_path, folder])) == files
    assert list(read_clones((source,), [folder / ".git"])) == files


def test_a_clone_without_the_commit_is_named(clone: tuple[Path, str]) -> None:
    source = Source("a/b", "0" * 40, "./", ".md")
    with pytest.raises(SourceError, match=r"github\.com/a/b"):
        list(read_clones((source,), [clone[0]]))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_that_is_not_there_is_one_line_and_status_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lay-out", name, str(tmp_path / "out"), str(tmp_path / "none")]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "git clone https://github.com/" in message


def test_a_set_is_written_as_its_text_is(tmp_path: Path) -> None:
    (laid,) = notes.lay_out([("a/b.md", _NOTE.encode())])
    assert write_set([laid], tmp_path) == (1, 3)
    assert (tmp_path / f"{laid.name}.txt").read_bytes() == laid.text.encode()
    places = {row[:2] for row in outline_rows(parse(laid.text))}
    assert {row[:2] for row, flags in laid.rows if not flags} <= places


def test_a_tab_in_a_title_moves_no_flag(tmp_path: Path) -> None:
    text = _NOTE.replace("参考资料", "参考 &#9;资料").replace("1.1 安装", "1.1 安&#9;装")
    (laid,) = notes.lay_out([("b.md", text.encode())])
    count, nodes = write_set([laid], tmp_path)
    rows = read_gold(tmp_path / f"{laid.name}.tsv")
    assert (count, nodes) == (1, sum(map(is_counted, rows)))
    assert [row[:2] for row, _ in rows] == [row[:2] for row, _ in laid.rows]
    assert [flags for _, flags in rows] == [flags for _, flags in laid.rows]


def test_the_readme_says_where_each_collection_is() -> None:
    readme = (ROOT / "benchmarks" / "zhoutline" / "README.md").read_text("utf-8")
    for name, collection in COLLECTIONS.items():
        for source in collection.sources:
            row = f"| {name} | https://github.com/{source.repository} | {source.commit} |"
            assert row in readme
