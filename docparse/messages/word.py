"""What is said about Word files that are written."""

from __future__ import annotations

from docparse.messages.text import Text

WORD = {
    "word.typed": Text(
        "{path}: {n} numbers stay typed text {why}: {places}",
        "{path}: {n} 个序号保留为文字，{why}：{places}",
    ),
    "word.place": Text("{marker} in line {line}", "第 {line} 行的“{marker}”"),
    "word.counted": Text(
        "{path}: {n} numbers were left unchanged because Word counts them itself or they were not found in the file",
        "{path}: {n} 个序号未改：由 Word 自动编号，或在文件中找不到",
    ),
    "word.spoken": Text("because they are part of the sentence", "因为是句子的一部分"),
    "word.gap": Text("because numbers are missing in their list", "因为不连号"),
    "word.repeat": Text("because numbers come twice in their list", "因为有重号"),
    "word.mixed": Text("because they are written in several ways", "因为写法不一"),
    "word.form": Text("because Word has no such numbering", "因为 Word 没有这种编号"),
    "word.context": Text(
        "because Word would count them differently", "因为 Word 在此处会编成别的号"
    ),
}
