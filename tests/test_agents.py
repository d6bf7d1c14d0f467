"""The server for agents, asked by the client of the SDK: in memory, and over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp.server.mcpserver", reason="needs the extra mcp")

from mcp import Client, StdioServerParameters
from mcp.types import TextContent

from docparse.agents.app import build_server
from docparse.agents.folders import SharedFolders
from docparse.agents.pages import PAGE, pages_of
from docparse.inputs.read import DEFAULTS, Options
from docparse.writers.formats import WRITERS

_REPORT = "供水工作总结\n今年供水平稳。\n一、基本情况\n（一）管网。已修管网。\n三、问题\n资金不足，管网老化。\n"
_LAW = "第一条 为了护林，制定本办法。\n第二条 护林员每天巡山。\n"
_TOOLS = ["outline", "read_section", "find", "check", "convert", "diff"]

Answer = tuple[str, bool]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to be named at start, with a secret beside it."""
    folder = tmp_path / "报告"
    (folder / "县").mkdir(parents=True)
    (folder / "县" / "供水.txt").write_text(_REPORT, "utf-8")
    (folder / "旧.txt").write_text(_LAW, "utf-8")
    (folder / "新.txt").write_text(_LAW.replace("护林，", "护林防火，"), "utf-8")
    (tmp_path / "secret.txt").write_text("一、口令\n芝麻开门。\n", "utf-8")
    (tmp_path / "报告二").mkdir()
    (tmp_path / "报告二" / "secret.txt").write_text("一、口令\n芝麻开门。\n", "utf-8")
    return folder


def _ask(folders: Path | list[Path], tool: str, **given: Any) -> str:
    answer, failed = _try(folders, tool, given)
    assert not failed, answer
    return answer


def _refused(folders: Path | list[Path], tool: str, **given: Any) -> str:
    answer, failed = _try(folders, tool, given)
    assert failed, answer
    assert "芝麻" not in answer
    return answer.removeprefix(f"Error executing tool {tool}: ")


def _try(
    folders: Path | list[Path],
    tool: str,
    given: Mapping[str, Any],
    options: Options = DEFAULTS,
) -> Answer:
    named = folders if isinstance(folders, list) else [folders]

    async def call() -> Answer:
        server = build_server(SharedFolders([str(one) for one in named]), options, "en")
        async with Client(server) as client:
            return await _call(client, tool, given)

    return asyncio.run(call())


async def _call(client: Client, tool: str, given: Mapping[str, Any]) -> Answer:
    result = await client.call_tool(tool, dict(given))
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text, bool(result.is_error)


def test_over_standard_input_and_output(folder: Path) -> None:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "DOCPARSE_LANG": "zh"}
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "docparse", "mcp", str(folder)],
        env=environment,
    )

    async def talk() -> tuple[list[str], Answer, Answer]:
        async with Client(server) as client:
            listed = await client.list_tools()
            names = [tool.name for tool in listed.tools]
            found = await _call(client, "find", {"words": "管网老化"})
            return names, found, await _call(client, "outline", {"path": "../secret.txt"})

    names, found, refused = asyncio.run(talk())
    assert names == _TOOLS
    assert found == ("县/供水.txt:6 三、问题 (id 问题): 资金不足，管网老化。\n", False)
    assert refused[1]
    assert "不在本服务启动时指定的文件夹内" in refused[0]


def test_each_tool_and_parameter_is_described(folder: Path) -> None:
    async def listed() -> Any:
        async with Client(build_server(SharedFolders([str(folder)]), Options(), "en")) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert [tool.name for tool in tools] == _TOOLS
    for tool in tools:
        assert len(tool.description) > 60, tool.name
        assert tool.annotations.read_only_hint
        assert tool.annotations.open_world_hint is False
        for name, schema in tool.input_schema["properties"].items():
            assert len(schema.get("description", "")) > 20, (tool.name, name)
    (convert,) = [tool for tool in tools if tool.name == "convert"]
    texts = [name for name, row in WRITERS.items() if not row.is_binary]
    assert convert.input_schema["properties"]["to"]["enum"] == texts


def test_outline_of_the_folders_lists_the_files(folder: Path) -> None:
    assert sorted(_ask(folder, "outline").split()) == sorted(["县/供水.txt", "新.txt", "旧.txt"])
    assert _ask(folder, "outline", path="县") == "县/供水.txt\n"


def test_outline_of_a_file(folder: Path) -> None:
    lines = _ask(folder, "outline", path="县/供水.txt").splitlines()
    assert lines[:2] == ["供水工作总结", "一、基本情况 (line 3, id 基本情况)"]
    assert lines[2].startswith("  （一）管网 (line 4, id 管网-")
    assert lines[3] == "三、问题 (line 5, id 问题)"
    assert "管网" not in _ask(folder, "outline", path="县/供水.txt", depth=1)


def test_a_note_on_a_guess_follows_the_outline(folder: Path) -> None:
    (folder / "短.txt").write_bytes("陈某\n杭州".encode("gb18030"))
    assert "gb18030" in _ask(folder, "outline", path="短.txt").splitlines()[-1].lower()


def test_styles_given_at_start_are_used(folder: Path) -> None:
    (folder / "目标.txt").write_text("KR1：增收\n多打粮。\nKR2：节支\n少花钱。\n", "utf-8")
    found, _ = _try(folder, "outline", {"path": "目标.txt"}, Options(styles=("KR1：",)))
    assert "KR2：节支" in found


@pytest.mark.parametrize("name", ["基本情况", "一、", "一、基本情况", "一、 基本情况"])
def test_a_section_by_id_marker_or_title(folder: Path, name: str) -> None:
    text = _ask(folder, "read_section", path="县/供水.txt", section=name)
    assert text == "一、基本情况 (lines 3 to 4)\n（一）管网。已修管网。\n"


def test_a_section_alone_and_the_document(folder: Path) -> None:
    own = _ask(folder, "read_section", path="县/供水.txt", section="基本情况", subsections=False)
    assert own == "一、基本情况 (lines 3 to 4)\n\n"
    before = _ask(folder, "read_section", path="县/供水.txt", subsections=False)
    assert before == "供水工作总结\n今年供水平稳。\n"
    whole = _ask(folder, "read_section", path="县/供水.txt")
    assert "".join(whole.split()) == "".join(_REPORT.split())


def test_a_section_that_is_none_or_several(folder: Path) -> None:
    (folder / "双.txt").write_text("一、甲\n（一）钱\n好。\n二、乙\n（一）钱\n坏。\n", "utf-8")
    assert "call outline for the ids" in _refused(
        folder, "read_section", path="双.txt", section="丙"
    )
    several = _refused(folder, "read_section", path="双.txt", section="（一）钱")
    assert several.startswith("2 sections are called （一）钱")
    (second,) = [word for word in several.split() if word.startswith("钱-")][1:]
    assert "坏。" in _ask(folder, "read_section", path="双.txt", section=second)


def test_find_in_one_file_and_in_all(folder: Path) -> None:
    found = _ask(folder, "find", words="管网").splitlines()
    assert [line.partition(" ")[0] for line in found] == [
        "县/供水.txt:4",
        "县/供水.txt:4",
        "县/供水.txt:6",
    ]
    assert _ask(folder, "find", words="管网", path="旧.txt") == "管网 was not found\n"
    assert _ask(folder, "find", words="巡山").count(" 第二条 (id 第二条)") == 2


def test_find_takes_no_pattern(folder: Path) -> None:
    assert _ask(folder, "find", words="管.") == "管. was not found\n"
    assert _refused(folder, "find", words=" ") == "words is empty"


def test_find_goes_on_after_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    found = _ask(folder, "find", words="老化")
    assert "坏.docx: " in found
    assert "县/供水.txt:6" in found
    assert str(folder) not in found


def test_find_stops_after_many_places(folder: Path) -> None:
    (folder / "多.txt").write_text("甲乙丙丁。\n" * 500, "utf-8")
    found = _ask(folder, "find", words="乙丙", path="多.txt", page=1)
    pages = int(found.rpartition(" of ")[2].split(";")[0]) if "[page" in found else 1
    last = _ask(folder, "find", words="乙丙", path="多.txt", page=pages)
    assert "there are more than 200 places" in last


def test_check(folder: Path) -> None:
    found = _ask(folder, "check", path="县/供水.txt")
    assert "县/供水.txt:5:1: N01 三 follows 一: 二 is missing\n" in found
    gaps = _ask(folder, "check", path="县/供水.txt", select=["gap"])
    assert [line.split()[1] for line in gaps.splitlines() if line.startswith("县")] == ["N01"]
    assert _ask(folder, "check", path="旧.txt", select=["gap"]).startswith("All ")
    assert "nosuch" in _refused(folder, "check", path="旧.txt", select=["nosuch"])


def test_convert(folder: Path) -> None:
    assert "# 一、基本情况" in _ask(folder, "convert", path="县/供水.txt")
    assert _ask(folder, "convert", path="县/供水.txt", to="text") == _REPORT
    assert "docx" in _refused(folder, "convert", path="县/供水.txt", to="docx")


def test_diff(folder: Path) -> None:
    found = _ask(folder, "diff", old="旧.txt", new="新.txt")
    assert "为了护林{+防火+}" in found
    assert found.endswith("1 section differs\n")


def test_no_tool_changes_a_file(folder: Path) -> None:
    def state() -> dict[Path, bytes]:
        return {one: one.read_bytes() for one in folder.parent.rglob("*") if one.is_file()}

    before = state()
    for tool in _TOOLS:
        given = {"path": "县/供水.txt"} if tool != "diff" else {"old": "旧.txt", "new": "新.txt"}
        _ask(folder, tool, **given, **({"words": "管网"} if tool == "find" else {}))
    assert state() == before


def test_long_answers_come_in_pages(folder: Path) -> None:
    text = "".join(f"第{n}行写着一些话，一共有二十多个字。\n" for n in range(2000))
    (folder / "长.txt").write_text(text, "utf-8")
    first = _ask(folder, "convert", path="长.txt", to="text")
    assert len(first) < PAGE + 100
    assert first.splitlines()[-1].endswith("call again with page=2 for the next]")
    pages = len(pages_of(text))
    read = ""
    for page in range(1, pages + 1):
        answer = _ask(folder, "convert", path="长.txt", to="text", page=page)
        read += answer[: answer.rindex("[page")]
    assert read == text
    assert _refused(folder, "convert", path="长.txt", to="text", page=pages + 1).startswith(
        f"there is no page {pages + 1}"
    )
    assert _try(folder, "convert", {"path": "长.txt", "page": 0})[1]


def test_pages_are_the_text() -> None:
    for text in ("", "甲" * 3 * PAGE, "甲乙\n" * PAGE, "甲\n" + "乙" * PAGE + "\n丙"):
        assert "".join(pages_of(text)) == text
        assert all(len(page) <= PAGE for page in pages_of(text))


_OUTSIDE = [
    "../secret.txt",
    "县/../../secret.txt",
    "../报告二/secret.txt",  # the name of the folder is the beginning of the other's
    "../nothing.txt",
    "/etc/passwd",
    "..",
    "/",
]


@pytest.mark.parametrize("path", _OUTSIDE)
@pytest.mark.parametrize("tool", _TOOLS)
def test_nothing_outside_is_reached(folder: Path, tool: str, path: str) -> None:
    given = {"old": path, "new": "旧.txt"} if tool == "diff" else {"path": path}
    if tool == "find":
        given["words"] = "芝麻"
    # the same words for what is there and what is not
    assert _refused(folder, tool, **given).startswith(f"{path} is not in the folders")


def test_an_absolute_path_inside_is_taken(folder: Path) -> None:
    assert "第一条" in _ask(folder, "outline", path=str(folder / "旧.txt"))
    assert "第一条" in _ask(folder, "outline", path="县/../旧.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_lead_nowhere_outside(folder: Path) -> None:
    outside = folder.parent
    (folder / "file.txt").symlink_to(outside / "secret.txt")
    (folder / "dir").symlink_to(outside)
    (folder / "gone.txt").symlink_to(outside / "nothing.txt")
    (folder / "hop.txt").symlink_to(folder / "file.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "inside.txt").symlink_to(folder / "旧.txt")
    for path in (
        "file.txt",
        "dir/secret.txt",
        "dir",
        "gone.txt",
        "hop.txt",
        "dir/报告二/secret.txt",
    ):
        assert "is not in the folders" in _refused(folder, "outline", path=path)
    assert "there is no file" in _refused(folder, "outline", path="loop.txt")
    listed = _ask(folder, "outline").split()
    assert sorted(listed) == sorted(["inside.txt", "县/供水.txt", "新.txt", "旧.txt"])
    assert _ask(folder, "find", words="芝麻") == "芝麻 was not found\n"
    assert "第一条" in _ask(folder, "outline", path="inside.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "there is no file" in _refused(folder, "convert", path="pipe.txt")


@pytest.mark.parametrize("path", ["无.txt", "a\0b", "名" * 5000, "-"])
def test_a_name_that_is_no_file(folder: Path, path: str) -> None:
    assert _refused(folder, "convert", path=path).startswith("there is no file")


def test_a_page_with_a_picture_elsewhere_holds_no_bytes_of_it(folder: Path) -> None:
    page = '<html><body><h1>一、图</h1><p>见图。<img src="../secret.txt"></p></body></html>'
    (folder / "图.html").write_text(page, "utf-8")
    assert "base64" not in _ask(folder, "convert", path="图.html", to="html")


def test_files_around_an_input_are_not_read(folder: Path) -> None:
    (folder.parent / "docparse.toml").write_text("profile = 'nosuch'\n", "utf-8")
    assert "第一条" in _ask(folder, "outline", path="旧.txt")


def test_several_folders_are_told_apart(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "x" / "报告"
    other.mkdir(parents=True)
    (other / "旧.txt").write_text("一、另一份\n好。\n", "utf-8")
    both = [folder, other]
    assert "报告-2/旧.txt" in _ask(both, "outline").split()
    assert "另一份" in _ask(both, "outline", path="报告-2/旧.txt")
    assert "第一条" in _ask(both, "outline", path="报告/旧.txt")
    assert "第一条" in _ask(both, "outline", path=str(folder / "旧.txt"))
    assert _refused(both, "outline", path="旧.txt") == (
        "a path begins with one of these folders: 报告, 报告-2"
    )
    for path in ("报告/../secret.txt", "报告//etc/passwd", "/etc/passwd"):
        assert _refused(both, "outline", path=path)


def test_a_file_that_changed_is_read_again(folder: Path) -> None:
    async def talk() -> list[str]:
        server = build_server(SharedFolders([str(folder)]), Options(), "en")
        async with Client(server) as client:
            before, _ = await _call(client, "outline", {"path": "旧.txt"})
            (folder / "旧.txt").write_text("第一条 新的一条规定。\n", "utf-8")
            after, _ = await _call(client, "outline", {"path": "旧.txt"})
            return [before, after]

    before, after = asyncio.run(talk())
    assert "第二条" in before
    assert "第二条" not in after


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "FOLDER... is missing"),
        (["无此文件夹"], "无此文件夹 is not a folder"),
        (["旧.txt"], "旧.txt is not a folder"),
        ([".", "--style", "x"], "--style"),
    ],
)
def test_misuse(folder: Path, words: list[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "mcp", *words],
        cwd=folder,
        env={**os.environ, "DOCPARSE_LANG": "en"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_without_the_sdk_the_extra_is_named(folder: Path) -> None:
    code = (
        "import sys; sys.modules['mcp'] = None; from docparse.cli import main; "
        "sys.argv = ['docparse', 'mcp', '.']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, check=False, text=True
    )
    assert done.returncode == 2
    assert "docparse-zh[mcp]" in done.stderr


def test_an_argument_that_a_tool_does_not_take_is_refused(folder: Path) -> None:
    answer, is_error = _try(folder, "outline", {"path": "县/供水.txt", "dept": 1})
    assert is_error
    assert answer == "outline takes no argument 'dept'; it takes path, depth, page"
