"""What an input shows and docparse does not read."""

from __future__ import annotations

from docparse.messages.text import Text

UNREAD = {
    "unread.things": Text("{path}: not read: {things}", "{path}: 未读出：{things}"),
    "unread.thing": Text("{thing} (line {lines})", "{thing}（第 {lines} 行）"),
    "unread.more": Text("{n} more", "另有 {n} 处"),
    "unread.chart": Text("a chart", "图表"),
    "unread.chunk": Text("the file {name!r} inside it", "内嵌文件 {name!r}"),
    "unread.symbol": Text("the sign {name}", "符号 {name}"),
}
