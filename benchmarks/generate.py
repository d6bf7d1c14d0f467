"""Reports from random outlines with the answer known, and damage done to them.

A report is a list of lines; a line knows its text and the nodes that begin in it. Damage moves lines
and nodes together, so that the answer stays right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple

from docparse.numbering.numerals import to_chinese
from docparse.writers.outline.rows import OutlineRow

_FINANCIAL = "壹貳參肆伍陸柒捌玖拾"
#: Textbook orders of styles, by the form of the marker of a number.
_ORDERS = (
    ("{c}、", "（{c}）", "{n}.", "（{n}）", "{o}"),
    ("{c}、", "({c})", "{n}、", "({n})"),
    ("{c}、", "{n}、", "（{n}）"),
    ("{c}、", "{c}是"),
    ("{c}、", "（{c}）", "第{c}，"),
    ("第{c}章　", "第{c}节　", "{c}、", "（{c}）", "{n}."),
    ("第{c}部分　", "{c}、", "（{c}）", "{n}、"),
    ("{f}、", "{c}、", "({c})", "{n}.", "({n})"),
    ("{n}.", "（{n}）", "{o}"),
    ("{n} ", "{p}.{n} ", "{p}.{n}.{m} "),
    ("附录{A}　", "{p}.{n} ", "{p}.{n}.{m} "),
    ("{R}. ", "{A}. ", "{n}. ", "{a}) "),
    ("{f}、", "{c}、", "（{c}）", "{n}、"),
)
_WORDS = "加强 完善 推进 落实 健全 提高 改善 发展 建设 组织 领导 制度 机制 服务 农业 工业 教育 文化 交通 民生 管理 监督 队伍 作风".split()
_SENTENCES = (
    "全县共有人口30万人，耕地面积18.6万亩，下辖12个乡镇。",
    "近年来，各级各部门认真贯彻落实上级精神，各项工作取得了明显成效。",
    "由于交通不便，信息不灵，群众增收困难，部分农户返贫。",
    "据统计，2019年共完成投资1.5亿元，同比增长12.3%。",
    "要坚持问题导向，把群众满意作为检验工作的标准，做到件件有着落、事事有回音。",
    "主要原因有三个：一是基础设施薄弱，二是产业结构单一，三是技术力量不足。",
    "根据《条例》第三条的规定，上述事项由县人民政府负责。",
)
_FALSE_FRIENDS = (
    "二、三百元的补助款已经发放到户，群众反映良好。",
    "三、四线城市的经验值得借鉴。",
    "1.5亿元的资金已经全部到位。",
    "2013.5.6，县里召开了动员大会。",
    "第三条规定的情形不在此列。",
    "一方面要加大投入，另一方面要加强管理。",
    "98.5%的村通了公路，85%的户用上了自来水。",
    "3:00 准时开会，5:30 结束。",
    "第二十四届运动会在本县举行。",
    "一、二、三类土地共计3000亩。",
)  # fmt: skip


@dataclass(frozen=True)
class Node:
    """A heading of the answer: where it begins in its line, and what it is."""

    level: int
    kind: str
    marker: str
    title: str
    column: int = 0


@dataclass(frozen=True)
class Line:
    """A line of the report and the nodes that begin in it."""

    text: str
    nodes: tuple[Node, ...] = ()


@dataclass
class Report:
    """A text line by line, and its answer."""

    lines: list[Line] = field(default_factory=list)

    def text(self) -> str:
        """Return the text."""
        return "".join(line.text + "\n" for line in self.lines)

    def gold(self) -> list[tuple[OutlineRow, str]]:
        """Return the answer as gold rows."""
        rows = []
        for number, line in enumerate(self.lines, 1):
            for node in line.nodes:
                place = (number, node.column + 1)
                rows.append(
                    (OutlineRow(*place, node.level, node.kind, node.marker, node.title), "")
                )
        return rows


def make_report(random: Random) -> Report:
    """Make a report, or one time in five a compilation of three, in a textbook order of styles."""
    report = Report()
    reports = 3 if random.random() < 0.2 else 1
    for number in range(1, reports + 1):
        level = 0
        if reports > 1:
            words = f"工作总结篇{to_chinese(number)}"
            report.lines.append(Line(words, (Node(1, "report", "", words),)))
            level = 1
        report.lines.append(Line(random.choice(_SENTENCES)))
        _add_sections(report, random, random.choice(_ORDERS), _Parent(level))
    return report


class _Parent(NamedTuple):
    """What sections are added below."""

    level: int
    #: How many styles of the order are in use.
    depth: int = 0
    number: int = 0
    #: The number of the section of the first style, for 1.1 and 1.1.1.
    prefix: str = ""


def _add_sections(report: Report, random: Random, order: tuple[str, ...], parent: _Parent) -> None:
    level, depth = parent.level, parent.depth
    count = random.randint(2, 5)
    elaborates = order[depth].endswith(("是", "，"))
    runin = elaborates or (depth > 0 and random.random() < 0.6)
    for number in range(1, count + 1):
        form = order[depth]
        marker = form.format(
            c=to_chinese(number),
            n=number if depth < 2 or "{p}" not in form else parent.number,
            m=number,
            p=parent.prefix,
            f=_FINANCIAL[number - 1],
            o="①②③④⑤"[number - 1],
            A="ABCDE"[number - 1],
            a="abcde"[number - 1],
            R=("I", "II", "III", "IV", "V")[number - 1],
        )
        title = "".join(random.sample(_WORDS, random.randint(2, 5)))
        node = Node(level + 1, "runin" if runin else "heading", marker.strip(), title)
        body = "".join(random.sample(_SENTENCES, random.randint(1, 3)))
        if runin:
            report.lines.append(Line(f"{marker}{title}。{body}", (node,)))
        else:
            report.lines += [Line(f"{marker}{title}", (node,)), Line(body)]
        if depth + 1 < len(order) and random.random() < 0.6:
            prefix = parent.prefix or ("ABCDE"[number - 1] if "{A}" in form else str(number))
            _add_sections(report, random, order, _Parent(level + 1, depth + 1, number, prefix))


def _shift(node: Node, columns: int) -> Node:
    return replace(node, column=node.column + columns)


def lose_headings(report: Report, random: Random) -> Report:
    """Lose one line in twelve that opens a section, with its title."""
    return Report([line for line in report.lines if not line.nodes or random.random() > 1 / 12])


def glue_lines(report: Report, random: Random) -> Report:
    """Put one run-in heading in six at the end of the paragraph before it."""
    lines: list[Line] = []
    for line in report.lines:
        # 一是 and 第一， inside a paragraph are running text
        runin = (
            line.nodes and line.nodes[0].kind == "runin" and line.nodes[0].marker[-1] not in "是，"
        )
        if runin and lines and lines[-1].text.endswith("。") and random.random() < 1 / 6:
            before = lines[-1]
            moved = tuple(_shift(node, len(before.text)) for node in line.nodes)
            lines[-1] = Line(before.text + line.text, before.nodes + moved)
        else:
            lines.append(line)
    return Report(lines)


def add_page_numbers(report: Report, random: Random) -> Report:
    """Put a page number on a line of its own after every tenth line."""
    form = random.choice(("{}", "- {} -", "—{}—", "第{}页", "{}。"))
    lines: list[Line] = []
    for number, line in enumerate(report.lines):
        lines.append(line)
        if number % 10 == 9:
            lines.append(Line(form.format(number // 10 + 1)))
    return Report(lines)


def break_paragraphs(report: Report, random: Random) -> Report:
    """Break one long paragraph in five in the middle of a sentence."""
    lines: list[Line] = []
    for line in report.lines:
        cut = random.randint(50, 70)
        if (
            len(line.text) > cut + 20
            and line.text[cut - 1 : cut + 1].isalpha()
            and random.random() < 0.2
        ):
            lines += [Line(line.text[:cut], line.nodes), Line(line.text[cut:])]
        else:
            lines.append(line)
    return Report(lines)


def wrap_lines(report: Report, random: Random) -> Report:
    """Wrap all paragraphs at 40 characters, the first line of each indented by two."""
    lines: list[Line] = []
    for line in report.lines:
        text = "　　" + line.text
        moved = tuple(_shift(node, 2) for node in line.nodes)
        lines.append(Line(text[:40], moved))
        lines += [Line(text[at : at + 40]) for at in range(40, len(text), 40)]
    return Report(lines)


_OTHER_WIDTH = str.maketrans("（）().", "()（）．")


def mix_widths(report: Report, random: Random) -> Report:
    """Write one marker in three in the other width."""
    return _rewrite(report, random, 1 / 3, lambda marker: marker.translate(_OTHER_WIDTH))


def space_markers(report: Report, random: Random) -> Report:
    """Put a blank into one marker in four: 一 、 （ 一）."""
    return _rewrite(report, random, 1 / 4, _spaced)


def _spaced(marker: str) -> str:
    if len(marker) < 2 or marker[-1] in "是，":
        return marker
    return f"{marker[0]} {marker[1:]}" if marker[0] in "（(第" else f"{marker[:-1]} {marker[-1]}"


def _rewrite(report: Report, random: Random, share: float, change: Callable[[str], str]) -> Report:
    lines = []
    for line in report.lines:
        node = line.nodes[0] if line.nodes else None
        if node and node.marker and node.marker[-1] not in "0123456789" and random.random() < share:
            marker = change(node.marker)
            text = marker + line.text[len(node.marker) :]
            line = Line(text, (replace(node, marker=marker), *line.nodes[1:]))
        lines.append(line)
    return Report(lines)


def add_false_friends(report: Report, random: Random) -> Report:
    """Put a paragraph that begins like a marker after one paragraph in six."""
    lines: list[Line] = []
    for line in report.lines:
        lines.append(line)
        if line.text.endswith("。") and random.random() < 1 / 6:
            lines.append(Line(random.choice(_FALSE_FRIENDS)))
    return Report(lines)


def add_lists(report: Report, random: Random) -> Report:
    """Put a list that ends before the next heading after one paragraph in eight; its entries belong to the section."""
    lines: list[Line] = []
    level = 0
    for line in report.lines:
        lines.append(line)
        if line.nodes:
            level = line.nodes[-1].level
        if level and not line.nodes and random.random() < 1 / 8:
            titles = ["".join(random.sample(_WORDS, 3)) for _ in range(random.randint(2, 4))]
            lines.append(Line("具体要求如下："))
            for number, title in enumerate(titles, 1):
                marker = f"{number}）"
                node = Node(level + 1, "item", marker, "")
                stop = "；" if number < len(titles) else "。"
                lines.append(Line(f"{marker}{title}{stop}", (node,)))
    return Report(lines)


def indent_by_level(report: Report, random: Random) -> Report:
    """Indent each heading by two blanks for each level below the first, and what is no heading by none."""
    lines = []
    for line in report.lines:
        blanks = 2 * (line.nodes[0].level - 1) if line.nodes else 0
        moved = tuple(_shift(node, blanks) for node in line.nodes)
        lines.append(Line(" " * blanks + line.text, moved))
    return Report(lines)


def add_running_titles(report: Report, random: Random) -> Report:
    """Put the same words, and half the time a page number, on a line of their own after every twelfth line."""
    words = "".join(random.sample(_WORDS, 3)) + "工作手册"
    form = random.choice((words, words + "　　{}"))
    lines: list[Line] = []
    for number, line in enumerate(report.lines, 1):
        lines.append(line)
        if number % 12 == 0:
            lines.append(Line(form.format(number // 12)))
    return Report(lines)


def add_tables(report: Report, random: Random) -> Report:
    """Put a table, its cells set apart by blanks, after one paragraph in eight."""
    lines: list[Line] = []
    for line in report.lines:
        lines.append(line)
        if line.text.endswith("。") and not line.nodes and random.random() < 1 / 8:
            lines.append(Line("序号　　项目　　数量　　单位"))
            for number in range(1, random.randint(3, 5)):
                cells = (str(number), random.choice(_WORDS), str(random.randint(2, 900)), "个")
                lines.append(Line("　　".join(cells)))
    return Report(lines)


def misread_figures(report: Report, random: Random) -> Report:
    """Read l for 1 in one Arabic marker in four, as scanners do."""
    return _rewrite(report, random, 1 / 4, lambda marker: marker.replace("1", "l"))


def all_of_it(report: Report, random: Random) -> Report:
    """Do all of the above except the wrapping."""
    for damage in (lose_headings, mix_widths, space_markers, add_false_friends, glue_lines,
                   break_paragraphs, add_page_numbers):  # fmt: skip
        report = damage(report, random)
    return report


#: Name of the damage -> the function that does it.
DAMAGES: dict[str, Callable[[Report, Random], Report]] = {
    "none": lambda report, random: report,
    "page numbers": add_page_numbers,
    "mixed widths": mix_widths,
    "blanks in markers": space_markers,
    "false friends": add_false_friends,
    "broken paragraphs": break_paragraphs,
    "wrapped at 40": wrap_lines,
    "glued headings": glue_lines,
    "lost headings": lose_headings,
    "lists that end": add_lists,
    "indented by level": indent_by_level,
    "running titles": add_running_titles,
    "tables": add_tables,
    "l for 1": misread_figures,
    "all but wrapped": all_of_it,
}
