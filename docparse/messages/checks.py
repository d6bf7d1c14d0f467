"""Rules and the summary of `docparse check`; the words of each rule are with the rule, in `docparse.checks.rules`."""

from __future__ import annotations

from docparse.messages.text import Text

CHECKS = {
    # rules that cannot be used
    "checks.no_such_rule": Text(
        "no rule is called {selector!r}; give a code or the beginning of one ({known}), a name such as gap, or ALL",
        "没有规则 {selector!r}；请写规则代号或其开头（{known}）、规则名（如 gap）或 ALL",
    ),
    "checks.cannot_be_fixed": Text(
        "{format} cannot be fixed, only {formats}", "不能修正 {format}，只能修正 {formats}"
    ),
    "checks.only_shown": Text(
        "{name} was not changed: findings in {format} are shown only; --fix works on text, Markdown and Word (.docx)",
        "{name} 未作改动：{format} 文件只列出问题；--fix 可用于纯文本、Markdown 和 Word（.docx）",
    ),
    "checks.selectors_in_a_list": Text(
        "rules are selected by a list: [{selector!r}]", "规则用列表选择：[{selector!r}]"
    ),
    "checks.file_is_needed": Text(
        "the text of {format} is only part of its file; also pass the text of the file: file=…",
        "{format} 的正文只是文件的一部分，请同时给出文件的文本：file=…",
    ),
    # the summary
    "checks.passed": Text("All checks passed!", "全部通过！"),
    "checks.found": Text("Found {kinds}.", "发现{kinds}。"),
    "checks.all_fixed": Text("{fixed} fixed, none remaining.", "已修正{fixed}处，没有遗留。"),
    "checks.some_fixed": Text(
        "{fixed} fixed, {left} remaining: {kinds}.", "已修正{fixed}处，还有{left}处：{kinds}。"
    ),
    "checks.n_errors": Text("{n} errors", "{n}个错误", one="{n} error"),
    "checks.n_warnings": Text("{n} warnings", "{n}个警告", one="{n} warning"),
    "checks.n_remarks": Text("{n} remarks", "{n}个提示", one="{n} remark"),
    "checks.n_matters_of_style": Text(
        "{n} matters of style", "{n}处格式问题", one="{n} matter of style"
    ),
    "checks.fixable": Text("[*] {n} fixable with --fix", "[*] {n}处可用 --fix 修正"),
    "checks.fixable_and_unsafe": Text(
        "[*] {n} fixable with --fix ({unsafe} more with --unsafe-fixes)",
        "[*] {n}处可用 --fix 修正（另有{unsafe}处用 --unsafe-fixes）",
    ),
    "checks.unsafe": Text(
        "{n} fixable with --fix --unsafe-fixes", "{n}处可用 --fix --unsafe-fixes 修正"
    ),
}
