"""What is said about Word files that are written."""

from __future__ import annotations

from docparse.messages.text import Text

WORD = {
    "word.typed": Text(
        "{path}: {n} numbers stay typed, {why}: lines {places}",
        "{path}: {n} 个序号保留为文字，{why}：行 {places}",
    ),
    "word.counted": Text(
        "{path}: {n} numbers stay as they are, since Word counts them itself or they are not found in the file",
        "{path}: {n} 个序号未改：由 Word 自动编号，或在文件中找不到",
    ),
    "word.spoken": Text("as they are words of their sentences", "因为是句中的词"),
    "word.gap": Text("as some are missing in their row", "因为不连号"),
    "word.repeat": Text("as some come twice in their row", "因为有重号"),
    "word.mixed": Text("as they are written in several ways", "因为写法不一"),
    "word.form": Text("as Word has no such numbers", "因为 Word 没有这种编号"),
    "word.context": Text("as Word would count otherwise there", "因为 Word 在此处会编成别的号"),
}
