"""The page without a server: what a browser's Python answers, without the libraries that it has not got."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from docparse.web.in_browser import answer
from tests.examples import ROOT
from tests.outside import PAGES, need, need_chromium, need_packages

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


@pytest.fixture(scope="module")
def saw(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Build the page and use it in a browser: what was there to see."""
    need("npm")
    need_packages()
    chromium = need_chromium()
    site, folder = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("pictures")
    subprocess.run([sys.executable, "-m", "tools.browser", str(site / "try")], cwd=ROOT, check=True)
    shutil.copy(ROOT / "fixtures" / "formats" / "report.docx", folder / "报告.docx")
    (folder / "旧.txt").write_bytes(
        "一、情况\n全县三十万人。\n二、问题\n三、建议\n".encode("gb18030")
    )
    command = [need("node"), "try.mjs", chromium, str(site / "try"), str(folder)]
    done = subprocess.run(command, cwd=PAGES, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.glob("*.png")} == {"desktop.png", "phone.png"}
    return dict(json.loads(done.stdout))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_page_needs_no_server(saw: dict[str, Any]) -> None:
    outline, findings = saw["file"]
    assert (len(outline), outline[0], outline[-1]) == (10, "一、基本情况", "（二）完善水价机制")
    assert [finding[:8] for finding in findings] == ["9:1 N01 ", "14:8 R01"]
    assert saw["dropped"] == ["一、甲", "二、乙"]
    assert saw["pasted"][0] == ["一、情况", "（一）人口", "四、<img src=x onerror=alert(1)>"]
    assert saw["tabs"]["Markdown"].startswith("# 一、情况\n\n## （一）人口。\n")
    assert saw["tabs"]["HTML"].startswith("<!DOCTYPE html>\n")
    assert saw["tabs"]["XML"].startswith("<?xml ")
    assert saw["tabs"]["JSON"].startswith('{\n"docparse": 1,')
    assert saw["markdown"] == [["一、情况"], "总结 · Markdown · UTF-8"]
    assert saw["old"] == "纯文本 · GB18030"
    assert saw["word"][0].startswith("报告.docx 无法读取：不是纯文本或 Markdown")
    assert saw["word"][1:] == [[], 0]
    assert saw["offline"] == outline
    assert (saw["violations"], saw["wide"], saw["said"], saw["asked"]) == ([[], []], False, [], [])
    assert (saw["title"], saw["english"]) == ("zh-Hans", "Try an example")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_first_outline_is_there_in_three_seconds(saw: dict[str, Any]) -> None:
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        pytest.skip("other programs have the processors")
    assert saw["times"]["file, warm"] < 3000
    assert saw["times"]["offline"] < 3000
