"""What `docparse diff` says of two versions."""

from __future__ import annotations

from docparse.messages.text import Text

COMPARISON = {
    "diff.top": Text("before the first section", "第一节之前"),
    "diff.line": Text("line {line}", "第 {line} 行"),
    "diff.lines": Text("line {old} → {new}", "第 {old} 行 → 第 {new} 行"),
    "diff.n_changes": Text("{n} sections differ", "{n} 节不同", one="1 section differs"),
    "diff.same": Text("no differences", "没有不同"),
    "diff.two_inputs": Text(
        "diff compares two files: docparse diff OLD NEW", "diff 比较两个文件：docparse diff 旧 新"
    ),
}
