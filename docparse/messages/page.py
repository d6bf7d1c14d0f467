"""Requests of the web page that cannot be answered; its own words are in web/words.js."""

from __future__ import annotations

from docparse.messages.text import Text

PAGE = {
    "page.not_base64": Text("data is not base64", "data 不是 base64"),
    "page.not_a_string": Text("{name} is not a string", "{name} 不是字符串"),
    "page.corrections": Text(
        "corrections are levels by offset", "corrections 应为按位置给出的级别"
    ),
    "page.other_origin": Text("this server answers only its own page", "本服务器只回应自己的网页"),
    "page.not_found": Text("there is no {path}", "没有 {path}"),
    "page.not_json": Text("send application/json", "请发送 application/json"),
    "page.no_length": Text("send a Content-Length", "请发送 Content-Length"),
    "page.too_large": Text(
        "larger than {megabytes:g} MB; docparse serve --max-mb N allows more",
        "超过 {megabytes:g} MB；可用 docparse serve --max-mb N 放宽",
    ),
    "page.busy": Text("busy; try again", "正忙；请重试"),
    "page.not_an_object": Text("the request is not a JSON object", "请求不是 JSON 对象"),
    "page.too_deep": Text("the request nests too deep", "请求嵌套太深"),
}
