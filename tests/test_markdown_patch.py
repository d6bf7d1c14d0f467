"""From Markdown to Markdown: only lines that become headings change, and what an option asks for."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.markdown import find_change
from docparse import read, write
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
        (
            "一、甲\n乙[^1]  \n丙\n二、丁\\\n戊\n\n[^1]: 己\n",
            "# 一、甲\n乙[^1]  \n丙\n# 二、丁\n戊\n\n[^1]: 己\n",
        ),
    ],
)
def test_examples(before: str, after: str) -> None:
    assert convert(before.encode()).decode() == after
