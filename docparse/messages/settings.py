"""The project file: keys and values that cannot be used, and what `--explain` says of it."""

from __future__ import annotations

from docparse.messages.text import Text

SETTINGS = {
    "settings.not_a_table": Text(
        "{path}: tool.docparse is not a table", "{path}: tool.docparse 不是表"
    ),
    "settings.no_such_setting": Text(
        "{path}: there is no setting {name!r}; available: {names}",
        "{path}: 没有设置 {name!r}；可用：{names}",
    ),
    "settings.wrong_setting": Text("{path}: {name}: {reason}", "{path}: {name}：{reason}"),
    "settings.expected_strings": Text("expected a list of strings", "应为字符串列表"),
    "settings.expected_language": Text("expected en or zh", "应为 en 或 zh"),
    "settings.expected_string": Text("expected a string", "应为字符串"),
    "settings.expected_flag": Text("expected true or false", "应为 true 或 false"),
    "settings.expected_place": Text(
        "expected a file in the folder of the project file or below it",
        "应为项目文件所在文件夹或其下的文件",
    ),
    "settings.nested_too_deep": Text("nested too deep", "嵌套太深"),
    # what --explain says
    "settings.used": Text("Project file: {path}", "项目文件：{path}"),
    "settings.corrections_used": Text(
        "Corrections: {path}, {n} for this document", "更正文件：{path}，本文 {n} 条"
    ),
}
