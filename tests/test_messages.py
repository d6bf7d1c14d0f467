"""Messages in the reader's language: each English one has its Chinese twin, and the system's language is heard."""

from __future__ import annotations

import ast
import errno
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from docparse.cli.commands import COMMANDS, load_command
from docparse.cli.help import narrow, widen
from docparse.cli.language import language
from docparse.cli.option import parameters_of
from docparse.cli.parser import make_app
from docparse.messages import Message, message_of, say
from docparse.messages.tables import TEXTS
from docparse.readers.decode import DecodeError
from docparse.readers.sniff import sniff
from tests.examples import ROOT


def _uses() -> Iterator[tuple[str, ast.Call]]:
    """Yield where each message is made, and the call."""
    for path in sorted((ROOT / "docparse").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def _places_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_each_message_is_a_row_and_has_its_values() -> None:
    for place, call in _uses():
        if place.startswith("docparse/messages/"):  # the errors of the system, by number
            continue
        key = call.args[0]
        assert isinstance(key, ast.Constant), place
        assert isinstance(key.value, str), place
        assert key.value in TEXTS, (place, key.value)
        given = {keyword.arg for keyword in call.keywords}
        assert given == _places_in(TEXTS[key.value].en), (place, key.value)


#: What says something to a user, and takes a message instead of a sentence.
_SPEAKERS = {
    "report", "misuse", "tell", "warn", "say", "InputError", "DecodeError", "SettingsError", "PlaceError", "RequestError", "CorrectionsError",
    "BadRequestError", "WorkersError", "ValueError", "ModuleNotFoundError",
}  # fmt: skip


def test_sentences_are_in_the_tables() -> None:
    found = []
    for path in sorted((ROOT / "docparse").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in _SPEAKERS and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_each_row_is_used() -> None:
    used = {call.args[0].value for _, call in _uses() if isinstance(call.args[0], ast.Constant)}
    assert sorted(key for key in TEXTS.keys() - used if not key.startswith("system.")) == []


def test_both_languages_have_the_same_values() -> None:
    for key, row in TEXTS.items():
        places = _places_in(row.en)
        assert _places_in(row.zh) == places, key
        assert not row.one or ("n" in places and _places_in(row.one) <= places), key
        assert row.zh != row.en or row.en.startswith(("{", "--")), key


def test_each_help_text_has_its_chinese_twin() -> None:
    texts = [*COMMANDS.values()]
    for name in COMMANDS:
        texts += [row.option.help for row in parameters_of(load_command(name)).values()]
    assert len(texts) > 50
    for text in texts:
        assert text.en.isprintable()
        assert re.search("[\u4e00-\u9fff]", text.zh)


def test_a_message_in_both_languages() -> None:
    with pytest.raises(DecodeError) as caught:
        sniff(b"\x1f\x8b")
    message = Message("inputs.about", path="县/a.doc", reason=message_of(caught.value))
    assert str(caught.value).startswith("is compressed")
    assert message.text("zh") == "县/a.doc: 是压缩文件；请先解压"
    assert pickle.loads(pickle.dumps(message)) == message


def test_values_of_a_message() -> None:
    message = Message("formats.no_writer", name="pdf", known=("html", "xml"))
    assert str(message) == "no writer for 'pdf'; available: html, xml"
    assert message.text("zh") == "不能写 'pdf'；可用：html、xml"
    counted = [Message("command.n_files", n=n).text("en") for n in (0, 1, 2)]
    assert counted == ["0 files", "1 file", "2 files"]
    counts = (Message("inputs.n_written", n=1998), Message("inputs.n_failed", n=2))
    assert str(Message("inputs.counts", counts=counts)) == "1,998 written, 2 failed"
    assert Message("inputs.counts", counts=counts).text("zh") == "写出 1,998 个、失败 2 个"


def test_errors_of_the_system_go_by_their_number() -> None:
    gone = FileNotFoundError(errno.ENOENT, "whatever the system calls it", "a.txt")
    assert say(message_of(gone), "en") == "No such file or directory"
    assert say(message_of(gone), "zh") == "没有这个文件或文件夹"
    assert message_of(OSError(errno.ENOTTY, "Not a terminal")) == "Not a terminal"
    assert message_of(OSError("no number")) == "no number"


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        ("convrt a.txt", "there is no command 'convrt'", "没有命令 'convrt'"),
        ("convert --nix", "there is no --nix", "没有选项 --nix"),
        (
            "convert --spilt",
            "there is no --spilt (perhaps --split",
            "没有选项 --spilt（是否指 --split",
        ),
        (
            "convert -t pdx a",
            "--to: the value is one of markdown,",
            "--to：值应为其中之一：markdown、",
        ),
        ("convert -t", "-t needs a value", "-t 需要一个值"),
        ("convert --clean=1", "--clean does not take a value", "--clean 不带值"),
        (
            "convert --jobs -1",
            "--jobs: the value is a number from 0 on",
            "--jobs：值应为不小于 0 的数",
        ),
        (
            "convert --min-confidence 3",
            "the value is a number from 0.0 to 1.0",
            "值应为 0.0 到 1.0 的数",
        ),
        ("corpus a", "OUTPUT is missing", "缺少 OUTPUT"),
        ("formats a b", "too many arguments: a, b", "多余的参数：a、b"),
        (
            "convert a b",
            "several inputs, a folder or --split need",
            "有多个输入、输入是文件夹或使用 --split 时",
        ),
    ],
)
def test_misuse_in_both_languages(
    words: str,
    english: str,
    chinese: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for language_name, expected in (("en", english), ("zh", chinese)):
        monkeypatch.setenv("DOCPARSE_LANG", language_name)
        with pytest.raises(SystemExit) as stopped:
            make_app()(words.split())
        assert stopped.value.code == 2
        said = capsys.readouterr().err
        assert said.startswith("docparse: ")
        assert expected in said


def test_wide_characters_are_laid_out_by_columns() -> None:
    assert len(widen("格式 -t。")) == len("格式 -t。") + 3
    assert narrow(widen("格式 -t。")) == "格式 -t。"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "DOCPARSE_LANG": "en"}, "en"),
        ({"LANG": "en_US.UTF-8", "DOCPARSE_LANG": "zh"}, "zh"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows says its language otherwise")
def test_the_language_of_the_system(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "DOCPARSE_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_commands_speak_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPARSE_LANG", "zh")
    (tmp_path / "a.txt").write_text("一、情况\n三、问题\n", "utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "docparse", *words],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    assert run("convert", "a.txt", "b.txt", "-o", "out", "--report", "f.jsonl")[2] == (
        "docparse: b.txt: 无法读取：没有这个文件或文件夹\ndocparse: 写出 1 个、失败 1 个\n"
    )
    # What programs read stays as it is.
    assert "No such file" in (tmp_path / "f.jsonl").read_text("utf-8")
    assert run("outline", "--nix")[2].startswith("docparse: 没有选项 --nix；用法见 ")
    status, found, _ = run("check", "a.txt")
    assert status == 1
    assert found.startswith("a.txt:2:1: N01 ")
    assert "缺" in found
    shown = run("convert", "--help")[1]
    assert "用法" in shown
    assert "只转换 -o 文件夹中缺少的和有变化的文件。" in shown
    assert not re.search("[\u2060]", shown)
