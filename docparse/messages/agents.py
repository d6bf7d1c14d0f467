"""What the server for agents answers when a call cannot be answered, and the words around its answers."""

from __future__ import annotations

from docparse.messages.text import Text

AGENTS = {
    # folders and files
    "agents.no_folder": Text("{path} is not a folder", "{path} 不是文件夹"),
    "agents.outside": Text(
        "{path} is not in the folders that this server was started with; call outline with an empty path to list the files",
        "{path} 不在本服务启动时指定的文件夹内；用空路径调用 outline 可列出能读的文件",
    ),
    "agents.no_file": Text(
        "there is no file {path}; call outline with an empty path to list the files",
        "没有文件 {path}；用空路径调用 outline 可列出全部文件",
    ),
    "agents.is_folder": Text(
        "{path} is a folder; call outline with it for its files",
        "{path} 是文件夹；用它调用 outline 可列出其中的文件",
    ),
    "agents.which_folder": Text(
        "a path begins with one of these folders: {known}", "路径应以下列文件夹之一开头：{known}"
    ),
    "agents.no_files": Text(
        "there are no files here that docparse reads", "这里没有 docparse 能读的文件"
    ),
    "agents.no_argument": Text(
        "{tool} takes no argument {name!r}; it takes {known}",
        "{tool} 没有参数 {name!r}；可用：{known}",
    ),
    # sections
    "agents.row": Text("{label} (line {line}, id {id})", "{label}（第 {line} 行，id {id}）"),
    "agents.no_sections": Text("no sections were found", "没有找到章节"),
    "agents.no_section": Text(
        "there is no section {name}; call outline for the ids", "没有章节 {name}；id 见 outline"
    ),
    "agents.which_section": Text(
        "{n} sections are called {name}; give the id of one: {known}",
        "名为 {name} 的章节有 {n} 个；请给出其中一个的 id：{known}",
    ),
    "agents.lines": Text("lines {first} to {last}", "第 {first} 行至第 {last} 行"),
    # find
    "agents.no_words": Text("words is empty", "words 为空"),
    "agents.not_found": Text("{words} was not found", "没有找到 {words}"),
    "agents.more": Text(
        "there are more than {n} places; give more words, or the path of one file",
        "超过 {n} 处；请给出更多的字，或只查一个文件",
    ),
    # convert
    "agents.bytes": Text(
        "{format} is a binary format, and an answer holds only text",
        "{format} 是二进制文件，不能作为回答",
    ),
    # pages
    "agents.page": Text(
        "[page {page} of {pages}; call again with page={next} for the next]",
        "[第 {page} 页，共 {pages} 页；下一页用 page={next} 再次调用]",
    ),
    "agents.last_page": Text("[page {page} of {pages}]", "[第 {page} 页，共 {pages} 页]"),
    "agents.no_page": Text(
        "there is no page {page}; the answer has {pages}", "没有第 {page} 页；共 {pages} 页"
    ),
}
