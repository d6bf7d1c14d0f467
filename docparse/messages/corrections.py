"""Corrections by hand: files of them that cannot be used, and entries whose words are gone."""

from __future__ import annotations

from docparse.messages.text import Text

CORRECTIONS = {
    # files that cannot be used
    "corrections.not_json": Text(
        "{path}:{line}: not JSON: {reason}; correct it, or save it again from docparse serve or an editor",
        "{path}:{line}: 不是 JSON：{reason}；请改正，或用 docparse serve 或编辑器重新保存",
    ),
    "corrections.wrong": Text("{path}: {place}: {reason}", "{path}: {place}：{reason}"),
    "corrections.not_corrections": Text(
        '{path}: not a file of corrections: it begins with {{"corrections": 1, "documents": …}}',
        '{path}: 不是更正文件：应以 {{"corrections": 1, "documents": …}} 开头',
    ),
    "corrections.later": Text(
        "{path}: made by a newer version of docparse (corrections {version}); update docparse",
        "{path}: 由更新的 docparse 写成（corrections {version}）；请升级 docparse",
    ),
    "corrections.too_large": Text(
        "{path}: larger than {most:,} MB; give each folder a file of its own",
        "{path}: 大于 {most:,} MB；请每个文件夹各用一个文件",
    ),
    "corrections.unknown_key": Text(
        "there is no {name!r}; available: {known}", "没有 {name!r}；可用：{known}"
    ),
    "corrections.expected_object": Text("expected an object {{…}}", "应为对象 {{…}}"),
    "corrections.expected_list": Text("expected a list […]", "应为列表 […]"),
    "corrections.expected_line": Text("line is a number from 1", "line 应为从 1 起的行号"),
    "corrections.expected_words": Text(
        "text is the beginning of the heading, without line breaks",
        "text 应为标题开头的文字，不含换行",
    ),
    "corrections.expected_level": Text(
        "level is a number from 0 (text) to {most}", "level 应为 0（正文）到 {most} 的数"
    ),
    "corrections.no_document": Text(
        "{path}: has no corrections for {name}, only for {known}; name the document in it as {name}",
        "{path}: 没有 {name} 的更正，只有 {known} 的；请在其中把文件名写作 {name}",
    ),
    # entries that cannot be followed
    "corrections.lost": Text(
        "{path}: {document}:{line}: {words!r} {reason}",
        "{path}: {document}:{line}: “{words}”{reason}",
    ),
    "corrections.gone": Text(
        "is not there any more; correct it again, or delete the entry",
        "已不在文中；请重新更正，或删去这一条",
    ),
    "corrections.ambiguous": Text(
        "is not in this line but in several others; put the right line into the entry",
        "不在此行，而在别处多行；请在这一条里写上正确的行号",
    ),
    "corrections.no_heading": Text(
        "cannot be a heading: it is in a table, a list, code, a page header or a sentence; delete the entry",
        "不能作标题：在表格、列表、代码、页眉或句子里；请删去这一条",
    ),
}
