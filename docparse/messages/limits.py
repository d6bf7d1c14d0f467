"""Inputs that exceed a limit of `docparse.model.limits`."""

from __future__ import annotations

from docparse.messages.text import Text

LIMITS = {
    "limits.input": Text(
        "is larger than {most:,} MB; split it, or for plain text give --split or -t jsonl, which read piece by piece",
        "大于 {most:,} MB；请拆分，纯文本可用 --split 或 -t jsonl 分段读取",
    ),
    "limits.word_xml": Text(
        "unpacks to more than {most:,} MB of XML; split it, or save it as text in Word",
        "解压后的 XML 超过 {most:,} MB；请拆分，或在 Word 中存为纯文本",
    ),
    "limits.word_tags": Text(
        "has more than {most:,} tags; split it, or save it as text in Word",
        "标记超过 {most:,} 个；请拆分，或在 Word 中存为纯文本",
    ),
    "limits.word_blocks": Text(
        "has more than {most:,} paragraphs, rows and cells; split it, or save it as text in Word",
        "段落、行和单元格超过 {most:,} 个；请拆分，或在 Word 中存为纯文本",
    ),
    "limits.page_steps": Text(
        "the page nests {depth:,} elements deep and has {end_tags:,} end tags, too much to parse; "
        "close the elements that are left open, or save the page as text",
        "网页嵌套 {depth:,} 层，有 {end_tags:,} 个结束标记，无法解析；请补上缺少的结束标记，或存为纯文本",
    ),
    "limits.pdf_pages": Text(
        "has more than {most:,} pages; split it: qpdf FILE --pages . 1-{most} -- NEW",
        "超过 {most:,} 页；请拆分：qpdf 文件 --pages . 1-{most} -- 新文件",
    ),
    "limits.pdf_characters": Text(
        "has more than {most:,} characters; split it with: qpdf FILE --pages . 1-500 -- NEW",
        "超过 {most:,} 个字符；请拆分：qpdf 文件 --pages . 1-500 -- 新文件",
    ),
    "limits.pdf_seconds": Text(
        "took more than {most:,} s to read, up to page {page:,}; split it: qpdf FILE --pages . 1-{page} -- NEW",
        "读取超过 {most:,} 秒，只到第 {page:,} 页；请拆分：qpdf 文件 --pages . 1-{page} -- 新文件",
    ),
    "limits.pdf_hangs": Text(
        "took more than {most:,} s to read; print it to a new PDF in a browser, or split it",
        "读取超过 {most:,} 秒；请用浏览器打印成新的 PDF，或拆分",
    ),
    "limits.number": Text(
        "the section number at character {at} is not between {least} and {most:,}; convert the original again",
        "第 {at} 字符处的节，序号不在 {least} 到 {most} 之间；请重新转换原文",
    ),
    "limits.digits": Text("a number of more than {most} digits", "超过 {most} 位的数"),
    "limits.digits_in_line": Text(
        "the number in line {line} of the JSON has more than {most} digits; convert the original again",
        "JSON 第 {line} 行的数超过 {most} 位；请重新转换原文",
    ),
    "limits.attributes": Text(
        "an element with more than {most} attributes", "一个元素有 {most} 个以上的属性"
    ),
    "limits.depth": Text(
        "sections nest deeper than {most:,} at character {at}; make the levels of its headings smaller",
        "第 {at} 字符处嵌套超过 {most:,} 层；请减小标题的级别",
    ),
}
