"""From Markdown to Markdown: only lines that become headings change, and what an option asks for."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.markdown import find_change
from docparse import read, write
from docparse.inputs.split import split_reports
from docparse.writers.formats import write_as
from tests.generated import hostile_texts, reports

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

#: Blocks as people write them; most have something that looks like a heading and is none.
_BLOCKS = (
    "# 工作报告",
    "## 一、基本情况",
    "## 背景",
    "### 3. 状态：  ",
    "二、主要问题\n===",
    "一、基本情况",
    "二、主要问题",
    "　　三、下一步打算",
    "（一）加强领导。成立了小组，明确了分工。",
    "（二）**抓好落实。**定期检查，*及时*通报。",
    "（三）`x` 与 $a_1$ 的关系[^1]",
    "1、甲供货到场。",
    "2、乙方验收。  \n三日内付款。\\\n逾期另议。",
    "1. 第一步\n2. 第二步\n   - 子项\n3. **要点**：说明",
    "1. 概述\n\n    一、缩进的段落\n\n2. 目标",
    "- 一、列表\n  - （一）子项\n* 另一个",
    "- [ ] 待办\n- [x] 一、完成",
    "> 一、引文\n> 二、引文",
    "```\n一、代码\n# 注释\n```",
    "    一、缩进代码",
    "| 一、列 | 二、列 |\n| :-- | --: |\n| 1 | 2 |",
    '<div align="center">\n\n一、居中\n\n</div>',
    "<table>\n<tr><td>一、甲</td></tr>\n</table>",
    "[^1]: 一、来源\n\n    （一）续",
    '[链接]: http://a.cn "题"',
    "$$\n一、x_1 \\\\\n$$",
    "::: tip 提示\n一、内容\n:::",
    "术语\n: 一、定义",
    "---",
    "***",
    "正文一段，见[链接]和![图](a.png)。",
    "正文第一行，\n第二行。\n---",
    "<!-- 一、注释 -->",
    "&nbsp;&emsp;四、实体",
    "**五、加粗标题**",
    "__（四）下划线标题__",
    "#六、无空格",
)
_ENDS = st.sampled_from(("\n", "\r\n"))


def convert(data: bytes) -> bytes:
    """Return Markdown after one pass."""
    return write(read(data, format="markdown", encoding="utf-8"), "markdown").encode()


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a Markdown file with line ends of either kind, a byte order mark or none, a line end at its end or none."""
    pieces = []
    for block in draw(st.lists(st.sampled_from(_BLOCKS), min_size=1, max_size=14, unique=True)):
        pieces += [block, draw(st.sampled_from(("\n\n", "\n\n", "\n\n\n", "\n")))]
    if draw(st.booleans()):
        pieces.insert(0, "---\ntitle: 题\n---\n\n")
    if draw(st.booleans()):
        pieces.pop()
    text = "".join(pieces).replace("\n", draw(_ENDS))
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + text.encode()


@many
@given(files())
def test_only_headings_change(data: bytes) -> None:
    written = convert(data)
    found = find_change(data.decode("utf-8-sig"), written.decode("utf-8-sig"))
    assert not found.bytes, "\n".join(found.shown)
    assert written.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert (b"\r" in written) == (b"\r" in data) or written.count(b"\n") == 0


#: Blocks that could stand anywhere in a report, and whose numbers count nothing.
_BESIDE = tuple(block for block in _BLOCKS if not re.match("#|[一二（12&*_]|　|:::", block))


@st.composite
def outlines(draw: st.DrawFn) -> bytes:
    """Draw a report in a textbook order of styles, with other blocks between its lines, some of them headings already."""
    text = draw(reports())[0].replace("\r", "")
    pieces = ["# 工作报告"] * draw(st.booleans())
    for line in text.split("\n"):
        pieces.append(line)
        if draw(st.integers(0, 9)) == 0:
            pieces += ["", draw(st.sampled_from(_BESIDE)), ""]
    return "\n".join(pieces).encode()


@settings(many, max_examples=100)
@given(outlines())
def test_twice_is_once(data: bytes) -> None:
    once = convert(data)
    assert convert(once).decode() == once.decode()


_LOOSE = st.text("一二、（）1.2。 \n#*_`~>-=|[]()!\\$:<b/>甲乙\u3000\t&;^", max_size=40)


@settings(many, max_examples=200)
@given(_LOOSE | hostile_texts | reports().map(lambda report: report[0]))
def test_no_word_is_lost(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert _words(convert(data)) == _words(data)


def _words(data: bytes) -> str:
    return re.sub(r"[^\w]+|_", "", read(data, format="markdown", encoding="utf-8").source.text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A hard break ends at a heading; what hangs from a line is no code.
        ("一、甲\n乙  \n丙\\\n二、丁\\\n戊\n", "# 一、甲\n乙  \n丙\n# 二、丁\n戊\n"),
        ("一、甲\n    乙\n二、丙\n丁\n", "# 一、甲\n乙\n# 二、丙\n丁\n"),
        # The level of a heading that the file has stays; a new one goes by those beside it and above it.
        ("### 一、甲\n（一）乙\n丙\n（二）丁\n戊\n", "### 一、甲\n#### （一）乙\n丙\n#### （二）丁\n戊\n"),
        ("一、甲\n乙\n## 二、丙\n丁\n", "## 一、甲\n乙\n## 二、丙\n丁\n"),
        ("## 一、甲\n乙\n# 二、丙\n丁\n", "## 一、甲\n乙\n# 二、丙\n丁\n"),
        # Where all have one level, their numbers tell it.
        ("## 一、甲\n## （一）乙\n## （二）丙\n## 二、丁\n", "## 一、甲\n### （一）乙\n### （二）丙\n## 二、丁\n"),
        # Bold type goes from a heading that is bold, and is never cut.
        ("**一、甲**\n乙\n**二、丙**\n丁\n", "# 一、甲\n乙\n# 二、丙\n丁\n"),
        ("一、*甲\n乙*\n二、丙\n丁\n", "一、*甲\n乙*\n# 二、丙\n丁\n"),
        ("一、甲。乙要做好。\n二、丙。- 丁要做好。\n", "# 一、甲。\n\n乙要做好。\n# 二、丙。\n\n\\- 丁要做好。\n"),
        # Entries of a list rise together, and not where what hangs from one would become code.
        ("1. 甲\n   丙\n2. 乙\n   丁\n", "# 1. 甲\n   丙\n# 2. 乙\n   丁\n"),
        ("1. 甲\n\n    丙\n2. 乙\n   丁\n", "1. 甲\n\n    丙\n2. 乙\n   丁\n"),
        ("1. **甲**：乙\n2. **丙**：丁\n", "1. **甲**：乙\n2. **丙**：丁\n"),
        ("关于防汛的通知\n\n# 一、甲\n乙\n", "关于防汛的通知\n\n# 一、甲\n乙\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_examples(before: str, after: str, newline: str) -> None:
    assert convert(before.replace("\n", newline).encode()).decode() == after.replace("\n", newline)


_FILE = "# 报告\n\n一、甲事\n1. 第一\n2. 第二\n\n（一）好的。要*努力*做。\n（二）坏的。要改。\n## 二、**乙事**\n完。"


@pytest.mark.parametrize(
    ("options", "after"),
    [
        ({"numbering": "strip"},
         "# 报告\n\n## 甲事\n- 第一\n- 第二\n\n### 好的。\n\n要*努力*做。\n### 坏的。\n\n要改。\n## **乙事**\n完。"),
        ({"numbering": "standard"},
         "# 报告\n\n## 一、甲事\n- （一）第一\n- （二）第二\n\n### （一）好的。\n\n要*努力*做。\n### （二）坏的。\n\n要改。\n"
         "## 二、**乙事**\n完。"),
        ({"runin": "bold"},
         "# 报告\n\n## 一、甲事\n1. 第一\n2. 第二\n\n**（一）好的**。要*努力*做。\n\n**（二）坏的**。要改。\n\n## 二、**乙事**\n完。"),
        ({"runin": "keep"}, _FILE.replace("一、甲事", "## 一、甲事")),
        ({"front_matter": True},
         '---\ntitle: "报告"\n---\n\n' + write(read(_FILE.encode(), format="markdown"), "markdown")),
    ],
)  # fmt: skip
def test_options(options: dict[str, str | bool], after: str) -> None:
    document = read(_FILE.encode(), format="markdown")
    assert write_as(document, "markdown", options) == after


def test_front_matter_is_added_to_that_of_the_file() -> None:
    document = read(
        "---\r\ndate: 2024\r\n---\r\n# 报告\r\n\r\n## 甲\r\n".encode(), format="markdown"
    )
    assert write(document, "markdown") == "---\r\ndate: 2024\r\n---\r\n# 报告\r\n\r\n## 甲\r\n"
    assert write(document, "markdown", front_matter=True) == (
        '---\r\ndate: 2024\r\ntitle: "报告"\r\n---\r\n# 报告\r\n\r\n## 甲\r\n'
    )


def test_a_heading_that_is_not_sure_stays_text() -> None:
    data = "一、甲\n乙\n二、丙\n丁\n".encode()
    assert write(read(data, format="markdown", min_confidence=1.0), "markdown").encode() == data


def test_parts_have_their_stretches_of_the_file() -> None:
    data = "\ufeff# 合集\r\n\r\n**篇一：[甲](a)**\r\n\r\n一、丁\r\n正文\r\n\r\n## 篇二：乙\r\n\r\n一、丙[^1]\r\n\r\n[^1]: 注"
    parts = list(split_reports(read(data.encode(), format="markdown")))
    assert [name for name, _ in parts] == ["00-合集", "01-甲", "02-乙"]
    files = [part.source.file for _, part in parts]
    assert "".join(file.text[slice(*file.span)] for file in files) == data.removeprefix("\ufeff")
    assert [write(part, "markdown") for _, part in parts] == [
        "\ufeff# 合集\r\n\r\n",
        "# 篇一：[甲](a)\r\n\r\n## 一、丁\r\n正文\r\n\r\n",
        "## 篇二：乙\r\n\r\n### 一、丙[^1]\r\n\r\n[^1]: 注",
    ]


def test_without_its_file_a_document_is_written_anew() -> None:
    document = read("- 甲\n- 乙\n\n\n一、丙\n丁".encode(), format="markdown")
    again = read(write(document, "xml").encode())
    assert again == document
    assert write(again, "markdown") == "- 甲\n- 乙\n\n# 一、丙\n\n丁\n"


def test_a_file_that_marks_its_headings_gets_no_others() -> None:
    text = (
        "# 手册\n\n## 登录\n\n**方式一：密钥**\n\n先登录。\n\n## 标点\n\n（1）冒号用在需要解释的词语后边。\n\n"
        "（2）表示时间时用半角冒号。\n\n说明：\n\n1. **连接**：注册账号。\n\n只想强调两点: (1)方向\n\n## 其他\n\n无。\n"
    )
    assert write(read(text.encode(), format="markdown"), "markdown") == text


def test_a_heading_without_its_blank_gets_one() -> None:
    text = "#章程\n\n##一、总则\n甲。\n\n##买家##\n\n乙。\n"
    after = "# 章程\n\n## 一、总则\n甲。\n\n## 买家 ##\n\n乙。\n"
    assert write(read(text.encode(), format="markdown"), "markdown") == after
    assert write(read(after.encode(), format="markdown"), "markdown") == after


def test_a_heading_that_was_forgotten_rises_beside_those_that_are_marked() -> None:
    text = "# 规定\n\n## 一、目的\n\n为了防火。\n\n二、范围\n\n全县。\n\n## 三、要求\n\n照办。\n"
    after = text.replace("\n二、", "\n## 二、")
    assert write(read(text.encode(), format="markdown"), "markdown") == after
