"""What the command line says: wrong arguments, and the words of the help around those of the options."""

from __future__ import annotations

from docparse.messages.text import Text

COMMAND = {
    # arguments that cannot be read
    "command.see_help": Text("{reason}; see {command} --help", "{reason}；用法见 {command} --help"),
    "command.no_such_command": Text(
        "there is no command {name!r}; available: {known}", "没有命令 {name!r}；可用：{known}"
    ),
    "command.file_first": Text(
        "there is no command {name!r}; to convert the file: docparse convert {name}",
        "没有命令 {name!r}；要转换文件请用：docparse convert {name}",
    ),
    "command.likely_command": Text(
        "there is no command {name!r}; perhaps docparse {likely}",
        "没有命令 {name!r}；可能是 docparse {likely}",
    ),
    "command.likely_format": Text(
        "{name}: there is no such format; perhaps {likely} (docparse formats lists all)",
        "{name}：没有这种格式；可能是 {likely}（全部格式见 docparse formats）",
    ),
    "command.other_suffix": Text(
        "{path}: this format is not written; did you mean {right}?",
        "{path}: 不能写这种格式；是否想写 {right}？",
    ),
    "command.no_such": Text("there is no {name}", "没有选项 {name}"),
    "command.no_such_but": Text(
        "there is no {name} (perhaps {known}?)", "没有选项 {name}（是否指 {known}？）"
    ),
    "command.missing": Text("{name} is missing", "缺少 {name}"),
    "command.extra": Text("too many arguments: {names}", "多余的参数：{names}"),
    "command.needs_value": Text("{name} needs a value", "{name} 需要一个值"),
    "command.takes_no_value": Text("{name} does not take a value", "{name} 不带值"),
    "command.wrong_value": Text("{name}: {reason}", "{name}：{reason}"),
    "command.choices": Text("the value is one of {known}", "值应为其中之一：{known}"),
    "command.number": Text("the value is a number", "值应为数字"),
    "command.at_least": Text("the value is a number from {least} on", "值应为不小于 {least} 的数"),
    "command.between": Text(
        "the value is a number from {least} to {most}", "值应为 {least} 到 {most} 的数"
    ),
    # arguments that do not fit each other
    "command.one_or_list": Text(
        "give inputs or --files-from, not both", "输入和 --files-from 只能用一个"
    ),
    "command.needs_folder": Text(
        "several inputs, a folder or --split need -o FOLDER",
        "有多个输入、输入是文件夹或使用 --split 时，要用 -o 指定输出文件夹",
    ),
    "command.format_of_folder": Text(
        "{path}: several inputs and --split need a folder; name the format with -t",
        "{path}: 有多个输入或使用 --split 时，-o 应为文件夹；格式用 -t 指定",
    ),
    "command.not_a_folder": Text(
        "{path} is a file; a folder is needed here", "{path} 是文件；这里需要文件夹"
    ),
    "command.no_format": Text(
        "{path}: the suffix is not that of a known format; choose one with -t: {known} (docparse formats lists all)",
        "{path}: 后缀不是已知格式；请用 -t 指定：{known}（全部格式见 docparse formats）",
    ),
    "command.keeps_all": Text(
        "{format} keeps every character so that the original text can be restored; --clean works with all other formats",
        "{format} 保留每个字符，以便还原原文；--clean 用于其他格式",
    ),
    "command.no_pdf": Text(
        "{name}: PDF cannot be written; write docx or html (-t docx, -t html) and print it to PDF in Word or a browser, "
        "or let pandoc make one: docparse convert INPUT -t pandoc | pandoc -f json -o OUTPUT.pdf",
        "{name}：不能写出 PDF；请先写成 docx 或 html（-t docx、-t html），再在 Word 或浏览器中打印成 PDF，"
        "或交给 pandoc：docparse convert 输入 -t pandoc | pandoc -f json -o 输出.pdf",
    ),
    "command.findings": Text(
        "{n} in {files}; to see them: docparse check {inputs}",
        "{files}中有{n}；查看请用：docparse check {inputs}",
    ),
    "command.template": Text("{path}: {reason}", "{path}: {reason}"),
    "command.binary": Text(
        "{format} cannot be shown in a terminal; name a file with -o",
        "终端不能显示 {format}；请用 -o 指定文件",
    ),
    "command.pandoc_version": Text("--pandoc-version is 2 or 3", "--pandoc-version 为 2 或 3"),
    "command.holds_inputs": Text(
        "{path} contains the inputs, and outputs would be taken for inputs; choose another folder",
        "{path} 是输入所在的文件夹，输出会被当成输入；请另选文件夹",
    ),
    "command.resume": Text("--resume is for an output folder", "--resume 用于输出到文件夹"),
    "command.other_format": Text(
        "{option} is for -t {known}, not for {format}", "{option} 用于 -t {known}，不用于 {format}"
    ),
    "command.style": Text("--style {reason}", "--style {reason}"),
    "command.svg": Text("--format svg takes one input", "--format svg 只能有一个输入"),
    "command.address": Text("--address is for --engine ray", "--address 用于 --engine ray"),
    # what a command says
    "command.interrupted": Text("interrupted", "已中断"),
    "command.interrupted_after": Text("interrupted: {summary}", "已中断：{summary}"),
    "command.out_of_memory": Text("there is not enough memory", "内存不足"),
    "command.resume_hint": Text(
        "{message}; continue with --resume", "{message}；用 --resume 可接着做"
    ),
    "command.no_processes": Text(
        "no processes can be started: {reason}; try --jobs 1",
        "无法启动进程：{reason}；可用 --jobs 1",
    ),
    "command.would_be_fixed": Text(
        "{fixed} would be fixed in {files}", "将修正 {fixed} 处，涉及 {files}"
    ),
    "command.n_files": Text("{n} files", "{n} 个文件", one="{n} file"),
    "command.needs_pygls": Text(
        "the language server needs pygls: pip install 'docparse-zh[lsp]'",
        "语言服务器需要 pygls：pip install 'docparse-zh[lsp]'",
    ),
    "command.needs_mcp": Text(
        "docparse mcp needs version 2 of the MCP SDK: pip install 'docparse-zh[mcp]'",
        "智能体服务需要 mcp SDK 第 2 版：pip install 'docparse-zh[mcp]'",
    ),
    "command.page": Text(
        "{url}  (Ctrl+C ends it; nothing is kept)", "{url}  （按 Ctrl+C 结束；不保存任何内容）"
    ),
    "command.open_to_others": Text(
        "anyone who can reach this address can use the page; there is no password",
        "能访问此地址的人都能使用本网页，没有密码",
    ),
    "command.cannot_listen": Text(
        "{host}:{port}: cannot listen there: {reason}; --port 0 chooses a free one",
        "{host}:{port}: 无法监听：{reason}；--port 0 自动选择端口",
    ),
    # a corpus
    "command.shards": Text("{done:,} of {shards:,} shards", "已完成 {done:,} / {shards:,} 个分片"),
    "command.shards_done": Text(
        "{done:,} of {shards:,} shards done{before}: {documents}, {rows}, {failures}",
        "完成 {done:,} / {shards:,} 个分片{before}：{documents}，{rows}，{failures}",
    ),
    "command.done_before": Text(" ({n:,} of them before)", "（其中 {n:,} 个此前已完成）"),
    "command.n_documents": Text("{n:,} documents", "{n:,} 篇", one="{n} document"),
    "command.n_rows": Text("{n:,} rows", "{n:,} 行", one="{n} row"),
    "command.n_failures": Text("{n:,} failures", "{n:,} 个失败", one="{n} failure"),
    "command.try_again": Text(
        "run the command again to retry the other shards", "再次运行可重试其余分片"
    ),
    # the help
    "command.usage": Text("Usage:", "用法："),
    "command.arguments": Text("Arguments", "参数"),
    "command.options": Text("Options", "选项"),
    "command.commands": Text("Commands", "命令"),
    "command.required": Text("required", "必填"),
    "command.default": Text("default: {value}", "默认：{value}"),
    "command.show_help": Text("Show this message and exit.", "显示本帮助。"),
    "command.install_completion": Text(
        "Install completion for the current shell.", "为当前 shell 安装补全。"
    ),
    "command.show_completion": Text(
        "Show completion for the current shell, to copy it or customize the installation.",
        "显示当前 shell 的补全脚本，可复制或改动。",
    ),
}
