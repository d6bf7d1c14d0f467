"""The files in examples/, each run as far as it goes here; what needs a missing package is skipped."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.examples import ROOT
from tests.outside import need

EXAMPLES = ROOT / "examples"
REPORT = """青山县农村工作总结
一、基本情况
（一）粮食。总产量18万吨，粮食安全有保障。
（二）收入。人均1.2万元。
二、下一步打算
稳定粮食面积。
"""
PATHS = ["一、基本情况 > （一）粮食", "一、基本情况 > （二）收入", "二、下一步打算"]
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports" / "county").mkdir(parents=True)
    (tmp_path / "reports" / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "reports" / "county" / "b.txt").write_text(REPORT, "gb18030")
    return tmp_path


def _run(folder: Path, *words: str) -> str:
    done = subprocess.run(
        words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _run_script(folder: Path, name: str, *arguments: str) -> str:
    return _run(folder, sys.executable, str(EXAMPLES / name), *arguments)


def test_every_example_is_named_in_the_table_and_tested_here() -> None:
    table = (EXAMPLES / "README.md").read_text("utf-8")
    named = re.findall(r"^\| `([^`]+)` \|", table, re.M)
    assert sorted(named) == sorted({path.name for path in EXAMPLES.iterdir()} - {"README.md"})
    tested = Path(__file__).read_text("utf-8")
    assert [name for name in named if f'"{name}"' not in tested] == []


@pytest.mark.timeout(180)
def test_langchain(folder: Path) -> None:
    pytest.importorskip("langchain_core")
    written = _run_script(folder, "langchain_chunks.py", "reports/a.txt", "24")
    lines = written.split("\n")
    assert [line for line in dict.fromkeys(lines) if line in PATHS] == PATHS
    assert "'level': 2" in written


@pytest.mark.timeout(180)
def test_llamaindex(folder: Path) -> None:
    pytest.importorskip("llama_index.core")
    code = (
        "from llamaindex_nodes import load; nodes = load('reports/a.txt', 24); "
        "print([(n.metadata['path'], n.next_node and n.next_node.node_id) for n in nodes])"
    )
    words = [sys.executable, "-c", code]
    done = subprocess.run(
        words,
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": str(EXAMPLES)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(
        [
            ("一、基本情况", "reports/a.txt#粮食-ca0921"),
            (PATHS[0], "reports/a.txt#收入-67636e"),
            (PATHS[1], "reports/a.txt#下一步打算"),
            (PATHS[2], None),
        ]
    )
    assert PATHS[0] in _run_script(folder, "llamaindex_nodes.py", "reports/a.txt", "24")


def test_search(folder: Path) -> None:
    written = _run_script(folder, "sqlite_search.py", "reports", "粮食安全")
    assert written.split("\n")[:2] == [
        f"reports/a.txt: {PATHS[0]}",
        "    总产量18万吨，【粮食安全】有保障。",
    ]
    assert f"reports/county/b.txt: {PATHS[0]}" in written


def test_pandas(folder: Path) -> None:
    pytest.importorskip("pandas")
    files = ("reports/a.txt", "reports/county/b.txt")
    written = _run_script(folder, "pandas_sections.py", *files)
    assert written.count("粮食") == 2
    assert "reports/county/b.txt" in written


def test_flask() -> None:
    pytest.importorskip("flask")
    name = "flask_upload.py"
    code = (
        f"import io; from {name[:-3]} import app; client = app.test_client(); "
        "send = lambda data: client.post('/', data={'report': (io.BytesIO(data), 'a.txt')}); "
        "good = send('一、<b>情况\\n'.encode('gb18030')); bad = send(b'MZ\\0\\1'); "
        "print(client.get('/').status_code, client.post('/').status_code, good.status_code, "
        "'&lt;b&gt;情况' in good.text, bad.status_code)"
    )
    assert _run(EXAMPLES, sys.executable, "-c", code) == "200 400 200 True 422\n"


@pytest.mark.timeout(180)
def test_notebook(tmp_path: Path) -> None:
    pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    code = (
        "import json, nbformat, nbclient, sys\n"
        "book = nbformat.read(sys.argv[1], 4)\n"
        "nbclient.NotebookClient(book, timeout=120).execute()\n"
        "print(json.dumps([cell.outputs for cell in book.cells if cell.cell_type == 'code']))\n"
    )
    written = _run(tmp_path, sys.executable, "-c", code, str(EXAMPLES / "outline.ipynb"))
    outputs: list[Any] = json.loads(written)
    assert "<svg" in outputs[1][0]["data"]["image/svg+xml"]
    assert "一、基本情况" in outputs[2][0]["text"]
    assert "## 一、基本情况" in outputs[3][0]["data"]["text/markdown"]


def test_the_notebook_is_stored_without_outputs() -> None:
    book = json.loads((EXAMPLES / "outline.ipynb").read_text("utf-8"))
    assert all(not cell.get("outputs") for cell in book["cells"])


def test_pre_commit(folder: Path) -> None:
    pytest.importorskip("pre_commit")
    shutil.copy(EXAMPLES / "pre-commit-config.yaml", folder / ".pre-commit-config.yaml")
    _run(folder, "git", "init", "-q")
    _run(folder, "git", "add", ".")
    run = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert "Passed" in _run(folder, *run)
    (folder / "reports" / "a.txt").write_text("一、甲\n三、乙\n", "utf-8")
    done = subprocess.run(
        run, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "reports/a.txt:2:1: N01" in done.stdout


def _schema(kind: str, path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    _run(ROOT, sys.executable, "-m", "check_jsonschema", "--builtin-schema", kind, str(path))


def test_github_action(folder: Path) -> None:
    path = EXAMPLES / "github-action.yml"
    _schema("vendor.github-workflows", path)
    commands = re.findall(r"- run: (docparse .*)", path.read_text("utf-8"))
    assert len(commands) == 2
    for command in commands:
        _run(folder, *command.split())
    assert (folder / "pages" / "county" / "b.html").exists()


@pytest.mark.parametrize("name", ["bug.yml", "wrong-outline.yml"])
def test_issue_templates(name: str) -> None:
    _schema("vendor.github-issue-forms", ROOT / ".github" / "ISSUE_TEMPLATE" / name)


def test_makefile(folder: Path) -> None:
    need("make")
    run = ("make", "-f", str(EXAMPLES / "Makefile"), "REPORTS=reports", "OUT=out")
    _run(folder, *run)
    written = {str(path.relative_to(folder)) for path in (folder / "out").rglob("*.*")}
    assert written == {"out/a.html", "out/a.md", "out/county/b.html", "out/county/b.md"}
    assert "Nothing to be done" in _run(folder, *run)
    _run(folder, *run, "check")


def test_batch_file() -> None:
    # There is no Windows here: its form, and that the commands in it are ones that docparse takes.
    data = (EXAMPLES / "convert.bat").read_bytes()
    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n")
    text = data.decode()
    assert set(re.findall(r"goto (\w+)", text)) <= set(re.findall(r"^:(\w+)\r$", text, re.M))
    commands = re.findall(r"%run% (\w+) \"%~1\"(.*?) \|\|", text)
    assert commands == [("convert", ' -t html -o "%~1-html"'), ("convert", ' -o "%~dpn1.html"')]
