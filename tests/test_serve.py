"""The page of `docparse serve`: what it answers, to whom, and in a browser."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from docparse import read
from docparse.web.limits import PageLimits
from docparse.web.server import PageServer
from docparse.web.site import PAGES as FILES
from docparse.web.views import BadRequestError, look
from docparse.web.work import look_at
from tests.examples import ROOT
from tests.generated import hostile_texts
from tests.outside import PAGES, need, need_chromium, need_packages
from tests.serving import serving

TEXT = "一、情况\n（一）人口。全县三十万人。\n（二）土地。山地多。\n三、问题\n"


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with serving(PageLimits(file_bytes=100_000)) as made:
        yield made


def _ask(
    server: PageServer,
    method: str = "POST",
    path: str = "/look",
    body: bytes | str = "",
    **headers: str,
) -> tuple[int, bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", server.address[1], timeout=10)
    given_headers = {"Content-Type": "application/json"} if method == "POST" else {}
    given_headers |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, given_headers)
    answer = connection.getresponse()
    got = answer.status, answer.read(), dict(answer.getheaders())
    connection.close()
    return got


def test_a_text_comes_back_with_outline_findings_and_formats() -> None:
    found = look({"text": TEXT})
    rows = [(row["line"], row["level"], row["kind"], row["label"]) for row in found["outline"]]
    assert rows == [
        (1, 1, "heading", "一、情况"),
        (2, 2, "runin", "（一）人口"),
        (3, 2, "runin", "（二）土地"),
        (4, 1, "heading", "三、问题"),
    ]
    assert [(one["line"], one["name"]) for one in found["findings"]] == [(4, "gap")]
    assert found["formats"]["markdown"].startswith("# 一、情况\n\n## （一）人口。\n")
    assert set(found["formats"]) == {"markdown", "html", "xml", "json"}


def test_a_file_is_read_as_docparse_reads_it() -> None:
    data = base64.b64encode(TEXT.encode("gb18030")).decode()
    found = look({"data": data, "name": "a.txt"})
    assert (found["text"], found["read"]["encoding"]) == (TEXT, "gb18030")
    word = base64.b64encode((ROOT / "fixtures" / "formats" / "report.docx").read_bytes()).decode()
    assert look({"data": word, "name": "报告.docx"})["read"]["format"] == "docx"


def test_a_correction_moves_what_stands_below() -> None:
    rows = look({"text": TEXT, "corrections": {"0": 0}})["outline"]
    assert [row["level"] for row in rows] == [0, 1, 1, 1]
    assert rows[0]["reasons"] == ["was put here by hand"]


def test_messages_are_in_the_language_asked_for() -> None:
    assert "缺二" in look({"text": TEXT, "language": "zh-CN"})["findings"][0]["message"]


def test_what_is_safe_is_mended_in_text_and_in_markdown() -> None:
    text = "一、情况。\n全县共有人口三十万人，其中农业人口二十万人。\n二、问题\n"
    assert look({"text": text, "mend": True})["mended"] == text.replace("况。", "况")
    markdown = "# 总结\n\n## 一、情况。\n\n全县共有*人口*三十万人。\n\n## 二、问题\n"
    assert look({"text": markdown, "mend": True, "name": "a.md"})["mended"] == markdown.replace(
        "况。", "况"
    )


def test_a_word_file_is_given_when_it_is_asked_for() -> None:
    answer = look({"text": "一、情况\n全县共有人口三十万人。\n二、问题\n", "word": True})
    assert read(base64.b64decode(answer["word"])).source.text.startswith("一、情况\n")
    assert "word" not in look({"text": "一、情况\n"})


@pytest.mark.parametrize("request_", [{"text": 1}, {"data": "?"}, {"data": "", "encoding": []}])
def test_what_makes_no_sense_is_refused(request_: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError):
        look(request_)


@pytest.mark.parametrize(
    "corrections",
    [
        "[1]", "null", "false", "1", '""', '{"a": 1}', '{"-1": 1}', '{"1.0": 1}', '{"１": 1}', '{"": 1}',
        '{"0": -1}', '{"0": 1.5}', '{"0": true}', '{"0": null}', '{"0": "1"}', '{"0": [[1]]}', '{"0": {"0": 1}}',
        '{"0": Infinity}', '{"0": -Infinity}', '{"0": NaN}', '{"0": 1e999}', f'{{"{"9" * 5000}": 1}}',
        f'{{"0": {"9" * 5000}}}', f'{{"0": {"[" * 900}{"]" * 900}}}', f'{{"0": {"[" * 50_000}}}',
    ],
)  # fmt: skip
def test_corrections_are_levels_by_offset(corrections: str) -> None:
    body = f'{{"text": "一、情况", "corrections": {corrections}}}'
    status, answer = look_at(body.encode(), "en")
    assert (status, list(json.loads(answer))) == (400, ["error"])


def test_levels_too_deep_are_brought_to_the_deepest() -> None:
    found = look({"text": TEXT, "corrections": {"0": 10**9, "5": 10**9, "19": 10**9}})
    assert [row["level"] for row in found["outline"]] == [1, 2, 3, 1]


@given(hostile_texts)
def test_any_text_is_answered(text: str) -> None:
    try:
        answer = look({"text": text, "name": "a.txt"})
    except ValueError:
        return  # it begins as a picture or another format does
    json.dumps(answer)


def test_the_page_is_there_and_asks_nobody_else(server: PageServer) -> None:
    for path in FILES:
        status, data, headers = _ask(server, "GET", path)
        assert status == 200
        assert b"http://" not in data
        assert b"https://" not in data
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert _ask(server, "GET", "/../pyproject.toml")[0] == 404


def test_only_its_own_page_may_ask(server: PageServer) -> None:
    body = json.dumps({"text": TEXT})
    own = f"127.0.0.1:{server.address[1]}"
    assert _ask(server, body=body)[0] == 200
    assert _ask(server, body=body, Origin=f"http://{own}")[0] == 200
    assert _ask(server, body=body, Origin="http://elsewhere.example")[0] == 403
    assert _ask(server, body=body, Host="elsewhere.example")[0] == 403
    assert _ask(server, "GET", "/", Host="elsewhere.example")[0] == 403
    # A form on another page can send this without asking first.
    assert _ask(server, body=body, Content_Type="text/plain")[0] == 415


def test_bad_requests_are_said_to_be_bad(server: PageServer) -> None:
    status, data, _ = _ask(server, body=json.dumps({"text": "一" * 200_000}))
    assert (status, b"--max-mb" in data) == (413, True)
    assert _ask(server, body="{")[0] == 400
    assert _ask(server, body="[]")[0] == 400
    assert _ask(server, body="[" * 50_000)[0] == 400
    assert _ask(server, body=b"\xff")[0] == 400
    assert _ask(server, path="/elsewhere", body="{}")[0] == 404
    pdf = base64.b64encode(b"%PDF-1.7 ...").decode()
    status, data, _ = _ask(server, body=json.dumps({"data": pdf, "name": "a.txt"}))
    assert (status, b"damaged PDF" in data) == (400, True)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_in_a_browser(server: PageServer, tmp_path: Path) -> None:
    need_packages()
    report = ROOT / "fixtures" / "reports" / "001_fb8aca76f733a677.txt"
    command = [need("node"), "serve.mjs", need_chromium(), server.url, str(report), str(tmp_path)]
    done = subprocess.run(command, cwd=PAGES, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    saw = json.loads(done.stdout)
    image = "四、<img src=x onerror=alert(1)>"
    assert saw["typed"] == ["一、情况", "（一）人口", "（二）土地", image]
    assert (saw["typedLevels"], saw["corrected"]) == (["1", "2", "2", "1"], ["1", "2", "1", "1"])
    assert (saw["offer"], saw["offered"]) == ("同一组序号的其余各项也照此调整：（一）人口", False)
    assert saw["followed"] == ["1", "1", "1", "1"]
    assert saw["dropped"] == ["一、情况", "（二）土地", image]
    assert saw["moved"] == [saw["dropped"], ["1", "1", "1"]]
    assert [finding[:8] for finding in saw["findings"]] == ["5:1 N09 ", "5:3 W03 "]
    assert "由人工设定" in saw["why"]
    assert saw["selected"] == "（二）土地。"
    assert saw["markdown"].startswith("# 𠮷祥县工作总结\n\n## 一、情况\n\n（一）人口。")
    assert (tmp_path / "saved.md").read_text("utf-8") == saw["markdown"]
    assert (saw["saved"], saw["page"]) == ("𠮷祥县工作总结.md", "一、情况")
    assert saw["kept"] == "𠮷祥县工作总结.txt.corrections.json"
    assert saw["again"] == saw["moved"]
    assert saw["file"] == 17
    assert [label.split("，")[0] for label in saw["keys"]] == [
        "（二）土地", image, "一、情况", "（二）土地", "（二）土地"
    ]  # fmt: skip
    assert saw["tree"] == [["1", -1], ["2", 0], ["1", -1]]
    assert (saw["parent"], saw["entered"]) == ("一、情况，标题", "一、情况")
    assert saw["error"].startswith("坏.docx 无法读取：")
    assert saw["left"] == [[], 0, "", ""]
    assert not saw["sample"][0]
    assert [one[:8] for one in saw["sample"][1]] == ["9:1 N01 ", "14:8 R01"]
    assert read(tmp_path / "sample.docx").title == "关于2025年农村供水工作情况的报告"
    assert saw["violations"] == [[], [], []]
    assert not saw["wide"]
    # The frame that shows the page runs no script, and says so; the file that cannot be read is one answer of 400.
    refused = [line for line in saw["said"] if "status of 400" in line]
    others = {line[:24] for line in saw["said"] if line not in refused}
    assert (len(refused), others) == (1, {"Blocked script execution"})
    assert saw["asked"] == [server.url.rstrip("/")]


def test_errors_are_in_the_language_of_the_browser(server: PageServer) -> None:
    for accepted, message in [
        ("", "data is not base64"),
        ("de-DE,en;q=0.5", "data is not base64"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "data 不是 base64"),
    ]:
        headers = {"Accept-Language": accepted} if accepted else {}
        status, body, _ = _ask(server, body='{"data": "!"}', **headers)
        assert (status, json.loads(body)["error"]) == (400, message)
