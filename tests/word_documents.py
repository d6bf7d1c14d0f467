"""Random documents with every kind of block, for the law that they come back from a Word file."""

from __future__ import annotations

from hypothesis import strategies as st

from docparse.model.source import PICTURE, Source
from tests.generated import reports
from tests.marked import HEADER, Marked

_WORDS = st.lists(
    st.sampled_from("水源 工程 管理 供水 资金 水质 监测 维修 农户 水厂".split()),
    min_size=1,
    max_size=3,
).map("".join)
_SENTENCES = st.sampled_from(
    (
        "全县共有人口30万人，耕地面积18.6万亩。",
        "近年来，各级各部门认真贯彻落实上级精神，各项工作取得了明显成效。",
        "据统计，2019年共完成投资1.5亿元，同比增长12.3%。",
    )
)
_CODE = st.lists(
    st.sampled_from(("def f():", "    return 1", "", "\tx = 2", "一、打印")), max_size=4
)
_INLINES = st.sampled_from(
    (("要点", "strong", ""), ("强调", "em", ""), ("删去", "del", ""), ("x  = 1", "codespan", ""), ("公开网", "a", "https://x.cn/"), (PICTURE, "img", "a.png"))
)  # fmt: skip
_TABLES = (
    [[("项目", HEADER), ("数量", HEADER)], [("甲", ""), ("1 < 2", "")]],
    [[("项目", "header cols=2"), ("备注", HEADER)], [("乙", "rows=2"), ("3", ""), ("", "")], [("4", ""), ("丁", "")]],
    [[("甲", ""), ("", "")], [("", ""), ("乙", "")]],
)  # fmt: skip


def _add_line(draw: st.DrawFn, to: Marked) -> None:
    to.add(draw(_SENTENCES))
    for words, kind, value in draw(st.lists(_INLINES, max_size=2)):
        to.add("见").add(words, kind, value, "图" if kind == "img" else "")
    to.add("。")


def _add_items(draw: st.DrawFn, to: Marked, *, with_blocks: bool = True) -> None:
    whole, depth, marks = len(to.text), 0, len(to.marks)
    for at in range(draw(st.integers(1, 4))):
        to.add("\n" if at else "")
        depth = draw(st.integers(1, min(depth + 1, 3)))
        start = len(to.text)
        number = f"{at + 1}." if at and depth > 1 and draw(st.booleans()) else ""
        to.add(f"{number} " if number else "").add(draw(_WORDS))
        if with_blocks and draw(st.booleans()):
            to.add("\n")
            _add_inside(draw, to)
        to.cover(start, "item", str(depth), number)
    to.cover(whole, "list")
    to.marks.insert(marks, to.marks.pop())  # around its items, also if there is one


def _add_inside(draw: st.DrawFn, to: Marked) -> None:
    """Add a block that an item may hold."""
    match draw(st.sampled_from(("line", "code", "quote"))):
        case "line":
            to.add(draw(_SENTENCES))
        case "code":
            to.add("f()\n  g()", "code")
        case _:
            to.add(draw(_SENTENCES), "quote")


def _add_quote(draw: st.DrawFn, to: Marked) -> None:
    start = len(to.text)
    _add_line(draw, to)
    if draw(st.booleans()):
        to.add("\n")
        _add_items(draw, to, with_blocks=False)
    if draw(st.booleans()):
        to.add("\n").add(draw(_SENTENCES))
    to.cover(start, "quote")


def _add_block(draw: st.DrawFn, to: Marked) -> None:
    match draw(st.sampled_from("line table list quote code rule figure".split())):
        case "line":
            _add_line(draw, to)
        case "table":
            to.table(draw(st.sampled_from(_TABLES)))
        case "list":
            _add_items(draw, to)
        case "quote":
            _add_quote(draw, to)
        case "code":
            lines = draw(_CODE)
            to.add("\n".join(("begin", *lines, "end")), "code")
        case "rule":
            to.add("---", "rule")
        case _:
            to.add(PICTURE, "img", "a.png", "图")


def _add_blocks(draw: st.DrawFn, to: Marked, most: int = 3) -> None:
    for _ in range(draw(st.integers(0, most))):
        _add_block(draw, to)
        to.add("\n")


@st.composite
def marked_documents(draw: st.DrawFn) -> Source:
    """Draw a document whose format marks its headings: with a title, numbers and reports, or without."""
    to = Marked()
    is_compilation = draw(st.booleans())
    if draw(st.booleans()):
        to.add(draw(_WORDS) + "报告", "heading", "0").add("\n")
    for _ in range(draw(st.integers(2, 3)) if is_compilation else 1):
        if is_compilation:
            to.add(draw(_WORDS) + "调研", "heading", "1", "report").add("\n")
        _add_blocks(draw, to, 2)
        _add_sections(draw, to, 1 + is_compilation)
    return to.source()._replace(whole_lines=True)


def _add_sections(draw: st.DrawFn, to: Marked, level: int) -> None:
    numbered = draw(st.booleans())
    for number in range(draw(st.integers(2, 3))):
        marker = ("一二三"[number] + "、", f"（{'一二三'[number]}）", f"{number + 1}.")[
            min(level - 1, 2)
        ]
        to.add((marker if numbered else "") + draw(_WORDS), "heading", str(level)).add("\n")
        _add_blocks(draw, to)
        if level < 3 and draw(st.booleans()):
            _add_sections(draw, to, level + 1)


@st.composite
def compilations(draw: st.DrawFn) -> str:
    """Draw a plain text of several reports, each with a title of its own and perhaps a number."""
    numbered = draw(st.booleans())
    lines = [draw(_WORDS) + "报告汇编"] if draw(st.booleans()) else []
    for number in range(draw(st.integers(2, 3))):
        title = draw(_WORDS) + f"{'防教交'[number]}{'汛育通'[number]}工作调研报告"
        lines.append(f"篇{'一二三'[number]}：{title}" if numbered else title)
        lines.append("为了解情况，我们做了调研，现将情况报告如下。")
        lines.append(draw(reports())[0].strip("\n"))
    return "\n".join(lines) + "\n"
