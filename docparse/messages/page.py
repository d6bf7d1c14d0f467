"""Requests of the web page that cannot be answered; its own words are in web/words.js."""

from __future__ import annotations

from docparse.messages.text import Text

PAGE = {
    "page.not_base64": Text("data is not base64", "data 不是 base64"),
    "page.not_a_string": Text("{name} is not a string", "{name} 不是字符串"),
    "page.corrections": Text(
        'corrections are levels by offset, such as {{"0": 2}}',
        'corrections 应为按位置给出的级别，如 {{"0": 2}}',
    ),
    "page.other_origin": Text("this server answers only its own page", "本服务器只回应自己的网页"),
    "page.not_found": Text("there is no {path}", "没有 {path}"),
    "page.not_json": Text("send application/json", "请发送 application/json"),
    "page.no_length": Text("send a Content-Length", "请发送 Content-Length"),
    "page.bad_length": Text("Content-Length is not a number of bytes", "Content-Length 不是字节数"),
    "page.transfer_encoding": Text(
        "send a Content-Length and no Transfer-Encoding",
        "请发送 Content-Length，不要用 Transfer-Encoding",
    ),
    "page.twice": Text("{name} is there twice", "{name} 出现两次"),
    "page.no_host": Text("send a Host", "请发送 Host"),
    "page.no_body": Text("send no body here", "此处不接受正文"),
    "page.expect": Text("only 100-continue can be expected", "Expect 只能是 100-continue"),
    "page.bad_first_line": Text("this is not an HTTP/1.1 request", "这不是 HTTP/1.1 请求"),
    "page.bad_header": Text("a header is malformed", "有一个标头格式不对"),
    "page.long_head": Text("the headers are too long", "标头太长"),
    "page.method": Text("{method} is not for this address", "此地址不能用 {method}"),
    "page.slow": Text("the request took too long to arrive", "请求发送得太慢"),
    "page.too_large": Text(
        "larger than {megabytes:g} MB; docparse serve --max-mb N allows more",
        "超过 {megabytes:g} MB；可用 docparse serve --max-mb N 放宽",
    ),
    "page.busy": Text("busy; try again", "正忙；请重试"),
    "page.not_an_object": Text("the request is not a JSON object", "请求不是 JSON 对象"),
    "page.too_deep": Text("the request nests too deep", "请求嵌套太深"),
    "page.no_number": Text("{constant} is not JSON", "{constant} 不是 JSON"),
    "page.took_time": Text(
        "took more than {seconds:g} s; use docparse convert for it",
        "超过 {seconds:g} 秒；请改用 docparse convert",
    ),
    "page.took_memory": Text(
        "took more than {megabytes:,} MB of memory; use docparse convert for it",
        "超过 {megabytes:,} MB 内存；请改用 docparse convert",
    ),
    "page.no_memory": Text("not enough memory", "内存不足"),
    "page.no_process": Text("no process could be started: {reason}", "无法启动处理进程：{reason}"),
    "page.died": Text("the process working on it {end}", "处理它的进程{end}"),
    "page.needs_program": Text(
        "is neither text nor Markdown, the only formats that can be read in the browser; install docparse and open the file with docparse serve",
        "不是纯文本或 Markdown；浏览器里只能读这两种，请安装 docparse，用 docparse serve 打开",
    ),
    "page.or_level": Text(
        "the next best reading: a heading of level {level}", "其次可读作第 {level} 级标题"
    ),
    "page.or_text": Text("the next best reading: text", "其次可读作正文"),
    "page.failed": Text(
        "{error}; this is a bug in docparse, please report it",
        "{error}；这是 docparse 的缺陷，请报告",
    ),
}
