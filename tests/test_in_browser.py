"""The page without a server: what a browser's Python answers, without the libraries that it has not got."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from typing import Any

import pytest

from docparse.web.in_browser import answer
from tests.examples import ROOT

TEXT = "一、情况\n（一）人口。全县三十万人。\n三、问题\n"
#: Libraries that are compiled, or that only the program needs.
_NOT_THERE = ("lxml", "chardet", "typer", "click", "docx", "diff_match_patch", "pypdfium2")
_WITHOUT = f"""
import sys
for name in {_NOT_THERE}:
    sys.modules[name] = None
from docparse.web.in_browser import answer
for line in sys.stdin:
    print(*answer(line, "zh"))
"""


def _ask(*requests: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """Return the answers of a Python in which an import of those libraries fails."""
    asked = "".join(json.dumps(request) + "\n" for request in requests)
    command = [sys.executable, "-X", "utf8", "-c", _WITHOUT]
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True)
    pairs = [line.split(" ", 1) for line in done.stdout.splitlines()]
    return [(int(status), json.loads(found)) for status, found in pairs]


def _file(data: bytes, name: str) -> dict[str, str]:
    return {"data": base64.b64encode(data).decode(), "name": name}


def test_text_and_markdown_are_answered_without_compiled_libraries() -> None:
    text, markdown, old, mended = _ask(
        {"text": TEXT},
        {"text": "# 总结\n\n一、*情况*\n\n|甲|乙|\n|-|-|\n|1|2|\n", "format": "markdown"},
        _file(TEXT.encode("gb18030"), "a.txt"),
        {
            "text": "一、情况。\n全县共有人口三十万人，其中农业人口二十万人。\n二、问题\n",
            "mend": True,
        },
    )
    assert [row["label"] for row in text[1]["outline"]] == ["一、情况", "（一）人口", "三、问题"]
    assert [one["name"] for one in text[1]["findings"]] == ["lone", "gap"]
    assert set(text[1]["formats"]) == {"markdown", "html", "xml", "json"}
    assert markdown[1]["read"]["format"] == "markdown"
    assert "*情况*" in markdown[1]["formats"]["markdown"]
    assert (old[1]["text"], old[1]["read"]["encoding"]) == (TEXT, "gb18030")
    assert mended[1]["mended"].startswith("一、情况\n")


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_other_formats_are_said_to_need_the_program(name: str) -> None:
    data = (ROOT / "fixtures" / "formats" / name).read_bytes()
    [(status, found)] = _ask(_file(data, name))
    assert (status, "docparse serve" in found["error"]) == (400, True)


def test_bytes_that_are_no_text_are_refused_without_chardet() -> None:
    [(status, found)] = _ask(_file("Привет, мир".encode("koi8_r"), "a.txt"))
    assert (status, "编码" in found["error"]) == (400, True)


def test_the_answer_is_that_of_the_server() -> None:
    body = json.dumps({"text": TEXT, "language": "zh"})
    [(status, found)] = _ask(json.loads(body))
    assert (status, json.dumps(found, ensure_ascii=False)) == answer(body, "zh")
