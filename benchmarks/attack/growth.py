"""Hostile shapes, each doubled: time may grow with the size, not with its square."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.attack.limits import Stopwatch, run_limited
from benchmarks.attack.row import Row
from benchmarks.scaling import HOSTILE
from docparse import check, write
from docparse.inputs.read import Options, read_bytes
from tests.docx_files import docx, num, p, style

_FACTOR = 3.0
#: A shape is doubled until it takes this long, in seconds; below that the clock is too coarse.
_MEASURABLE, _MOST = 0.4, 1 << 22
_SHAPES: dict[str, Callable[[int], tuple[str, bytes]]] = {
    **{f"text {name}": (lambda n, piece=piece: ("text", (piece * n).encode())) for name, piece in HOSTILE.items()},  # type: ignore[misc]
    **{
        f"text {piece!r}": (lambda n, piece=piece: ("text", (piece * n).encode()))  # type: ignore[misc]
        for piece in (
            "）", "“", "一、好。", "1、好\n3、好\n", "见第一部分", "见附件3；", "第1条、", "附件：1.甲\n", "2018年13月32日", "一、好\r", "好" * 99,
            "（【）】", "《〈", "…", "——", "一\u0301", "目录\n", "\f", "- 1 -\n", "第1至9条、", "<!-- docparse: ignore N01 -->\n", "一是好。", "。。",
        )
    },
    **{
        f"markdown {piece!r}": (lambda n, piece=piece: ("markdown", (piece * n).encode()))  # type: ignore[misc]
        for piece in (
            "*a ", "*a_ ", "[", "[a](", "![", "`", "<a ", "a <!-- ", "&#x1", "\\", "> a\n", "- a\n", "|a|\n|-|\n", "a\n=\n", "```\n", "[a]: /b\n",
            "[a][b] ", "<div>\n\n", "- - - x\n", "# 一、\n", "[^1]: a\n\n", "---\n",
        )
    },
    **{
        f"html {piece!r}": (lambda n, piece=piece: ("html", (f"<p>一、</p>{piece * n}").encode()))  # type: ignore[misc]
        for piece in (
            "<p>", "<br>", "<!--", "<!--a-->", "<tr><td>甲", "<table><tr><td>甲</table>", "<li>甲", "&", "<a href=#a>甲</a>", "<h2 id=a>一、</h2>",
            "<ruby>甲<rt>x</rt></ruby>", "<p style='display:none'>甲</p>", "<sup><a href=#n>1</a></sup>",
        )
    },
    "docx styles on styles": lambda n: ("docx", docx(p("一、", style="s0"), styles="".join(style(f"s{at}", "", based_on=f"s{at + 1}") for at in range(n)))),
    "docx paragraphs": lambda n: ("docx", docx(p("一、好") * n)),
    "docx empty paragraphs": lambda n: ("docx", docx("<w:p/>" * n)),
    "docx runs": lambda n: ("docx", docx("<w:p>" + "<w:r><w:t>一、</w:t></w:r>" * n + "</w:p>")),
    "docx lists": lambda n: ("docx", docx(p("好", num=(1, 0)), numbering="".join(num(at, 0) for at in range(n)))),
    "docx rows": lambda n: ("docx", docx("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * n + "</w:tbl>")),
    "docx fields": lambda n: ("docx", docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n + "</w:p>")),
}  # fmt: skip


def attack_with_growth(seconds: float) -> Iterator[Row]:
    """Yield the row."""
    row = Row(f"growth: shapes doubled, time at most {_FACTOR:g} times")
    limit, worst = Stopwatch(seconds), (0.0, "")
    for name, shape in _SHAPES.items():
        if limit.is_over:
            break
        row.inputs += 1
        with tempfile.TemporaryDirectory() as folder:
            ending = run_limited(lambda shape=shape: _measure(shape), Path(folder))  # type: ignore[misc]
            found = Path(folder) / "found.json"
            if ending.fault or not found.exists():
                row.fail(f"{name}: {ending.fault or ending.said[-300:]}")
                continue
            ratio, spent = json.loads(found.read_text())
        row.take(spent, ending.peak)
        worst = max(worst, (ratio, name))
        if ratio > _FACTOR:
            row.fail(f"{name}: {ratio:.1f} times for twice as much")
    row.note = f"at most {worst[0]:.1f} times ({worst[1]}), {row.inputs} of {len(_SHAPES)} shapes"
    yield row


def _measure(shape: Callable[[int], tuple[str, bytes]]) -> None:
    """Double a shape until it takes a measurable time; write the ratio to the last one, and that time."""
    size, last = 500, 0.0
    while True:
        spent = _spend(shape, size)
        if spent > _MEASURABLE or size >= _MOST:
            break
        size, last = 2 * size, spent
    if spent > _FACTOR * last:  # once more, for the machine does other things too
        last = _spend(shape, size // 2)
        spent = min(spent, _spend(shape, size))
    ratio = spent / max(last, 0.05)
    Path("found.json").write_text(json.dumps([ratio, spent]))


def _spend(shape: Callable[[int], tuple[str, bytes]], size: int) -> float:
    format, data = shape(size)
    start = time.process_time()
    try:
        document = read_bytes(data, Options(format)).document
    except ValueError:  # over a limit
        return time.process_time() - start
    check(document)
    write(document, "markdown")
    write(document, "html")
    return time.process_time() - start
