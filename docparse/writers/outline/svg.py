"""The outline as a picture, in light and dark colours."""

from __future__ import annotations

from docparse.model.document import Document
from docparse.model.legible import legible
from docparse.writers.outline.branches import Branch, branches_of, cut, width_of
from docparse.writers.shared.markup import escape

_ROW = 28
_INDENT = 26
_EDGE = 16
#: The width of half a full-width character, one column of a terminal.
_COLUMN = 8
_LONGEST = 72
_STYLE = """\
text { font: 16px "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; fill: #1f2328 }
.page { fill: #fff } .line { fill: none; stroke: #b6bec8; stroke-width: 1.5 }
.marker { fill: #00796b } .top { font-weight: bold } .kind { fill: #77808b; font-size: 12px }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e8eb } .page { fill: #1d2026 } .line { stroke: #4b535e }
  .marker { fill: #4db6ac } .kind { fill: #98a1ac }
}"""


def write_svg(document: Document) -> str:
    """Write the outline as an SVG picture with its styles inside; nothing is loaded from elsewhere."""
    branches = branches_of(document)
    columns = max((_columns(branch) for branch in branches), default=10)
    depths = [branch.depth for branch in branches]
    # Without a title the sections of the first level are at the edge.
    first, deepest = min(depths, default=0), max(depths, default=0)
    width = 2 * _EDGE + (deepest - first) * _INDENT + columns * _COLUMN
    height = 2 * _EDGE + len(branches) * _ROW
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" ',
            f'viewBox="0 0 {width} {height}" role="img">\n<title>{_escaped(document.title)}</title>\n',
            f"<style>\n{_STYLE}\n</style>\n",
            f'<rect class="page" width="{width}" height="{height}" rx="6"/>\n',
            f'<path class="line" d="{_lines(branches, first)}"/>\n',
            *(_row(at, branch, first) for at, branch in enumerate(branches)),
            "</svg>\n",
        ]
    )


def _columns(branch: Branch) -> int:
    words = min(width_of(branch.words), _LONGEST)
    return width_of(branch.row.marker) + words + len(branch.row.kind) + 4


def _row(at: int, branch: Branch, first: int) -> str:
    row = branch.row
    x, y = _EDGE + (branch.depth - first) * _INDENT, _EDGE + at * _ROW + 19
    top = ' class="top"' if row.level <= 1 or row.kind == "report" else ""
    parts = [f'<tspan class="marker">{_escaped(row.marker)}</tspan>' if row.marker else ""]
    parts.append(f"<tspan{top}>{_escaped(cut(branch.words, _LONGEST))}</tspan>")
    parts.append("" if row.kind == "heading" else f'<tspan class="kind">{row.kind}</tspan>')
    # The whole title is shown where the pointer rests on one that was cut.
    whole = f"<title>{_escaped(branch.words)}</title>" if width_of(branch.words) > _LONGEST else ""
    return f'<text x="{x}" y="{y}">{whole}{" ".join(filter(None, parts))}</text>\n'


def _lines(branches: list[Branch], first: int) -> str:
    """Return the lines of the tree as one path: from each row up to its parent."""
    drawn = []
    #: The row last seen at each depth.
    last: dict[int, int] = {}
    for at, branch in enumerate(branches):
        if branch.depth and (parent := _parent_of(last, branch.depth)) is not None:
            x = _EDGE + (branch.depth - first - 1) * _INDENT + 8
            y = _EDGE + at * _ROW + 14
            drawn.append(f"M{x} {_EDGE + parent * _ROW + 24}V{y}h12")
        last = {depth: row for depth, row in last.items() if depth < branch.depth}
        last[branch.depth] = at
    return "".join(drawn)


def _parent_of(last: dict[int, int], depth: int) -> int | None:
    """Return the parent of a row at this depth; `None` where there is no root."""
    return max((row for level, row in last.items() if level < depth), default=None)


def _escaped(text: str) -> str:
    return escape(legible(text))
