"""Random outlines with their text, for laws: the tree is known before the parser sees the text."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from docparse.numbering.numerals import to_chinese

#: The textbook orders: what stands below what, by the form of the marker for a number.
ORDERS: tuple[tuple[str, ...], ...] = (
    ("{c}、", "（{c}）", "{n}.", "（{n}）"),
    ("{c}、", "({})".format("{c}"), "{n}、", "({n})"),
    ("{c}、", "{n}、", "（{n}）"),
    ("第{c}章　", "第{c}节　", "{c}、", "（{c}）", "{n}."),
    ("第{c}部分　", "{c}、", "（{c}）", "{n}、"),
    ("壹、", "{c}、", "({c})", "{n}.", "({n})"),
    ("{n}.", "（{n}）"),
)
_FINANCIAL = "壹貳參肆伍陸柒捌玖"
_WORDS = "加强 完善 推进 落实 健全 提高 改善 发展 建设 组织 领导 制度 机制 服务 农业 工业 教育 文化 交通 民生 管理 监督 队伍 作风".split()
#: Sentences of body text. None begins with a marker or holds one behind a stop.
_SENTENCES = (
    "全县共有人口30万人，耕地面积18.6万亩。",
    "近年来，各级各部门认真贯彻落实上级精神，各项工作取得了明显成效。",
    "由于交通不便，信息不灵，群众增收困难。",
    "据统计，2019年共完成投资1.5亿元，同比增长12.3%。",
    "要坚持问题导向，把群众满意作为检验工作的标准。",
)


@dataclass(frozen=True)
class Node:
    """One heading of a generated outline."""

    level: int
    kind: str
    marker: str
    title: str


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, list[Node]]:
    """Draw a report in a textbook order of styles: its text and its outline."""
    order = draw(st.sampled_from(ORDERS))
    nodes: list[Node] = []
    lines: list[str] = []
    if draw(st.booleans()):
        lines.append(draw(st.sampled_from(_SENTENCES)))
    _draw_sections(draw, order, 0, nodes, lines)
    separator = draw(st.sampled_from(("\n", "\n\n", "\r\n", "\n　　")))
    return separator.join(lines) + "\n", nodes


def _draw_sections(
    draw: st.DrawFn, order: tuple[str, ...], depth: int, nodes: list[Node], lines: list[str]
) -> None:
    # A single first-level heading is no run, and 壹 counts to nine here.
    count = draw(st.integers(2, 5))
    runin = depth > 0 and draw(st.booleans())
    deeper = depth + 1 < len(order) and draw(st.booleans())
    for number in range(1, count + 1):
        form = order[depth]
        marker = (
            _FINANCIAL[number - 1] + "、"
            if form == "壹、"
            else form.format(c=to_chinese(number), n=number)
        )
        title = "".join(draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=5)))
        body = draw(st.sampled_from(_SENTENCES))
        nodes.append(Node(depth + 1, "runin" if runin else "heading", marker.strip("　"), title))
        if runin:
            lines.append(f"{marker}{title}。{body}")
        else:
            lines.extend((f"{marker}{title}", body))
        if deeper:
            _draw_sections(draw, order, depth + 1, nodes, lines)


#: Text of every sort: markers, stops, markup, odd line ends, control characters, other planes.
_PIECES = st.sampled_from(
    (
        "一、", "二、", "（一）", "(二)", "1、", "2.", "1.1", "第一章", "第三条", "一是", "篇一：", "壹、", "①",
        "基本情况", "加强领导。", "：", "；", "。", " ", "　", "\t", "\n", "\n\n", "\r\n", "\r", "\u200b", "\u2028",
        "\x00", "\x0b", "\ufffe", "𠮷", "# ", "- ", "*", "_", "`", "<b>", "&amp;", "[a](b)", "> ", "| a |", "===", "---",
        "![x]", "\\", "~~", "2013.5.6", "1.5亿元", "- 12 -", "返回目录", "调研报告1", "2018年10月27日", "实施方案", "结语", "参考文献：", "目录", "附件1：", "共3页，当前第1页",
    )
)  # fmt: skip
hostile_texts = st.lists(_PIECES | st.text(max_size=4), max_size=40).map("".join)
