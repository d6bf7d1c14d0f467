"""The language server from end to end, over standard input and output."""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
from base64 import b64decode
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import docparse

pytest.importorskip("pygls")
pytest.importorskip("pytest_lsp")

import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

URI = "file:///tmp/report.txt"
REPORT = """关于开展检查的报告

一、总体要求
全面落实。见本报告第二部分（二）。
二、主要任务
（一）摸底排查。逐户走访𠮷野家\u2028三家。
（二）全面整改
加强领导。
四、组织领导
加强领导。
"""

pytestmark = pytest.mark.asyncio(loop_scope="module")
COMMAND = [sys.executable, "-m", "docparse", "lsp"]


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=pytest_lsp.ClientServerConfig(server_command=COMMAND),
    scope="module",
    loop_scope="module",
)
async def client(
    lsp_client: LanguageClient, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[None]:
    folder = tmp_path_factory.mktemp("folder")
    (folder / "总结.txt").write_bytes("一、往年做法\n略。\n二、往年问题\n".encode("gb18030"))
    (folder / "笔记.md").write_text("## 一、**粗**体\n\n略。\n", "utf-8")
    (folder / "表.csv").write_text("一、往年做法\n", "utf-8")
    (folder / "坏.txt").write_bytes(b"\xff\xfe\x00")
    capabilities = pytest_lsp.client_capabilities("visual-studio-code")
    assert capabilities.text_document
    capabilities.text_document.diagnostic = None  # findings are to be sent unasked
    folders = [types.WorkspaceFolder(folder.as_uri(), "folder")]
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=capabilities, workspace_folders=folders)
    )
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def uri(request: pytest.FixtureRequest) -> str:
    """Return the name of a file that no other test has."""
    return f"file:///tmp/{request.node.name}.txt"


def open_text(client: Any, uri: str, text: str = REPORT, language: str = "plaintext") -> None:
    item = types.TextDocumentItem(uri, language, 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))


def replace(client: Any, uri: str, old: str, new: str, text: str = REPORT) -> None:
    """Replace the first `old` in a text with `new`, as an editor does."""
    change = types.TextDocumentContentChangePartial(
        types.Range(place(text, old), place(text, old, len(old))), new
    )
    document = types.VersionedTextDocumentIdentifier(2, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


def file(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def place(text: str, words: str, after: int = 0) -> types.Position:
    """Return the position of words in a text, in UTF-16."""
    before = text[: text.index(words) + after]
    return types.Position(
        before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    )


def cut(text: str, range_: types.Range) -> str:
    """Return what a range of a text covers."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    start, end = range_.start, range_.end
    if start.line == end.line:
        return lines[start.line][2 * start.character : 2 * end.character].decode("utf-16-le")
    first = lines[start.line][2 * start.character :].decode("utf-16-le")
    last = lines[end.line][: 2 * end.character].decode("utf-16-le")
    between = [line.decode("utf-16-le") for line in lines[start.line + 1 : end.line]]
    return "\n".join([first, *between, last])


def edited(text: str, edits: Any) -> str:
    """Return a text with edits of the protocol made."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(at: types.Position) -> int:
        line = text.split("\n")[at.line].encode("utf-16-le")
        return starts[at.line] + len(line[: 2 * at.character].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


async def symbols_of(client: Any, uri: str) -> list[types.DocumentSymbol]:
    found = await client.text_document_document_symbol_async(types.DocumentSymbolParams(file(uri)))
    return list(found)


async def text_of(client: Any, uri: str) -> str:
    """Return the text that the server has."""
    params = types.ExecuteCommandParams("docparse.convert", [uri, "text"])
    return str(await client.workspace_execute_command_async(params))


async def findings_of(client: Any, uri: str) -> list[types.Diagnostic]:
    """Wait for the findings of a file."""
    for _ in range(100):
        await asyncio.sleep(0.05)
        if uri in client.diagnostics:
            return list(client.diagnostics[uri])
    raise AssertionError("no findings came")


async def actions_at(
    client: Any, uri: str, at: types.Position, only: list[str] | None = None
) -> list[Any]:
    context = types.CodeActionContext([], only=only)
    params = types.CodeActionParams(file(uri), types.Range(at, at), context)
    return list(await client.text_document_code_action_async(params))


async def test_the_outline_has_numbers_in_its_names(client: Any, uri: str) -> None:
    open_text(client, uri)
    symbols = await symbols_of(client, uri)
    assert [symbol.name for symbol in symbols] == ["一、总体要求", "二、主要任务", "四、组织领导"]
    first, second = symbols[1].children or []
    assert (first.name, second.name) == ("（一）摸底排查", "（二）全面整改")
    assert cut(REPORT, first.range) == "（一）摸底排查。逐户走访𠮷野家\u2028三家。"
    assert cut(REPORT, first.selection_range) == "（一）摸底排查。"
    assert cut(REPORT, symbols[1].range).endswith("（二）全面整改\n加强领导。")


async def test_the_outline_follows_the_text(client: Any, uri: str) -> None:
    open_text(client, uri)
    replace(client, uri, "野家\u2028三家。\n", "。\n（二）抽查\n")
    symbols = await symbols_of(client, uri)
    assert [child.name for child in symbols[1].children or []] == [
        "（一）摸底排查",
        "（二）抽查",
        "（二）全面整改",
    ]


async def test_folding(client: Any, uri: str) -> None:
    open_text(client, uri)
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(file(uri)))
    assert [(fold.start_line, fold.end_line) for fold in folds] == [(2, 3), (4, 7), (6, 7), (8, 9)]


async def test_selections_grow_from_the_paragraph_to_the_whole(client: Any, uri: str) -> None:
    open_text(client, uri)
    params = types.SelectionRangeParams(file(uri), [place(REPORT, "野家")])
    (selection,) = await client.text_document_selection_range_async(params)
    found = []
    while selection:
        found.append(cut(REPORT, selection.range))
        selection = selection.parent
    assert found[0] == "逐户走访𠮷野家\u2028三家。"
    assert found[1].startswith("（一）摸底排查。")
    assert found[2].startswith("二、主要任务")
    assert found[3] == REPORT
    assert len(found) == 4


async def test_hover_says_level_reason_confidence_path(client: Any, uri: str) -> None:
    open_text(client, uri)
    params = types.HoverParams(file(uri), place(REPORT, "全面整改", 1))
    hover = await client.text_document_hover_async(params)
    words = hover.contents.value.replace("\\", "")
    assert "**（二）全面整改**" in words
    (heading,) = [
        one.heading for one in docparse.parse(REPORT).sections() if one.title == "全面整改"
    ]
    assert f"level 2, heading, confidence {heading.confidence:.2f}" in words
    assert "二、主要任务 › （二）全面整改" in words
    assert "continues （一） in line 6" in words
    assert cut(REPORT, hover.range) == "（二）全面整改"


async def test_links_lead_to_the_heading(client: Any, uri: str) -> None:
    open_text(client, uri)
    links = await client.text_document_document_link_async(types.DocumentLinkParams(file(uri)))
    assert [(cut(REPORT, link.range), link.target, link.tooltip) for link in links] == [
        ("第二部分（二）", f"{uri}#L7,1", "二、主要任务 › （二）全面整改")
    ]
    params = types.DefinitionParams(file(uri), place(REPORT, "部分（二）"))
    location = await client.text_document_definition_async(params)
    assert cut(REPORT, location.range) == "（二）全面整改"


async def test_references_of_a_heading(client: Any, uri: str) -> None:
    open_text(client, uri)
    context = types.ReferenceContext(include_declaration=True)
    params = types.ReferenceParams(context, file(uri), place(REPORT, "主要任务"))
    found = await client.text_document_references_async(params)
    assert [cut(REPORT, location.range) for location in found] == ["二、主要任务", "第二部分"]


async def test_findings_come_while_typing(client: Any, uri: str) -> None:
    text = REPORT.replace("（二）。", "（二），另见第五部分。", 1)
    open_text(client, uri, text)
    found = await findings_of(client, uri)
    assert [(one.code, cut(text, one.range)) for one in found] == [
        ("R01", "第五部分"),
        ("N01", "四、"),
    ]
    assert all(one.source == "docparse" for one in found)
    addresses = [one.code_description.href for one in found if one.code_description]
    assert len(addresses) == len(found)
    assert all(re.search(r"/rules\.en\.md#L[0-9]+$", address) for address in addresses)
    del client.diagnostics[uri]
    replace(client, uri, "四、", "三、", text)
    assert [one.code for one in await findings_of(client, uri)] == ["R01"]


async def test_findings_go_with_the_file(client: Any, uri: str) -> None:
    open_text(client, uri)
    assert await findings_of(client, uri)
    client.text_document_did_close(types.DidCloseTextDocumentParams(file(uri)))
    with pytest.raises(JsonRpcException, match="is not open"):
        await symbols_of(client, uri)
    assert not client.diagnostics[uri]


async def test_actions(client: Any, uri: str) -> None:
    open_text(client, uri)
    actions = await actions_at(client, uri, place(REPORT, "四、"))
    assert [(action.title, getattr(action, "kind", "command")) for action in actions] == [
        ("Renumber this list (may change the meaning)", "quickfix"),
        ("Ignore N01 here", "quickfix"),
        ("Explain this heading", "command"),
        ("This is not a heading", "command"),
        ("This belongs to 二、主要任务", "command"),
    ]
    assert [one.code for one in actions[0].diagnostics] == ["N01"]
    assert not actions[0].is_preferred  # it may change the meaning
    (ignored,) = actions[1].edit.document_changes
    comment = "<!-- docparse: ignore N01 -->\n"
    assert edited(REPORT, ignored.edits) == REPORT.replace("四、", f"{comment}四、")
    (rewrite,) = await actions_at(client, uri, place(REPORT, "四、"), ["refactor"])
    assert rewrite.title == "Renumber this list"
    for action in (actions[0], rewrite):
        (change,) = action.edit.document_changes
        assert change.text_document.version == 1
        assert edited(REPORT, change.edits) == REPORT.replace("四、", "三、")


async def test_actions_of_a_kind(client: Any, uri: str) -> None:
    text = REPORT.replace("四、", "四、、")
    open_text(client, uri, text)
    for only, kinds in (
        ("source", ["source.fixAll.docparse"]),
        ("source.fixAll", ["source.fixAll.docparse"]),
        ("refactor", ["refactor.rewrite"]),
        ("source.organizeImports", []),
    ):
        found = await actions_at(client, uri, place(text, "四、"), [only])
        assert [action.kind for action in found] == kinds


async def test_a_heading_is_explained(client: Any, uri: str) -> None:
    open_text(client, uri)
    actions = await actions_at(client, uri, place(REPORT, "全面整改"))
    explain = next(action for action in actions if isinstance(action, types.Command))
    params = types.ExecuteCommandParams(explain.command, explain.arguments)
    words = await client.workspace_execute_command_async(params)
    assert words.startswith("（二）全面整改\nlevel 2, heading, confidence ")
    assert client.messages[-1].message == words


async def choose(client: Any, uri: str, at: types.Position, title: str) -> Any:
    """Choose a command among the actions at a place."""
    actions = await actions_at(client, uri, at)
    (chosen,) = [action for action in actions if action.title == title]
    params = types.ExecuteCommandParams(chosen.command, chosen.arguments)
    return await client.workspace_execute_command_async(params)


async def test_a_correction_is_kept_beside_the_file(client: Any, tmp_path: Path) -> None:
    path = tmp_path / "报告 1.txt"
    path.write_text(REPORT, "utf-8")
    uri, beside = path.as_uri(), tmp_path / "报告 1.txt.corrections.json"
    open_text(client, uri)
    at = place(REPORT, "四、")
    assert await choose(client, uri, at, "This belongs to 二、主要任务") == str(beside)
    assert client.messages[-1].message == f"saved in {beside}"
    _, second = await symbols_of(client, uri)
    assert [child.name for child in second.children or []][2] == "四、组织领导"
    await choose(client, uri, place(REPORT, "一、"), "This is not a heading")
    kept = json.loads(beside.read_text("utf-8"))["documents"]
    line = REPORT[: REPORT.index("四、")].count("\n") + 1
    assert kept == {
        "报告 1.txt": [
            {"line": 3, "text": "一、总体要求", "level": 0},
            {"line": line, "text": "四、组织领导", "level": 2},
        ]
    }
    # What the server wrote, it reads when the file is opened again; the lines have moved meanwhile.
    client.text_document_did_close(types.DidCloseTextDocumentParams(file(uri)))
    moved = REPORT.replace("一、总体", "\n\n一、总体", 1)
    open_text(client, uri, moved)
    assert [symbol.name for symbol in await symbols_of(client, uri)] == ["二、主要任务"]
    await choose(client, uri, place(moved, "四、"), "Undo the correction of this line")
    assert [one.name for one in await symbols_of(client, uri)] == ["二、主要任务", "四、组织领导"]
    lost = [one for one in await findings_of(client, uri) if one.code == "corrections"]
    assert lost == []
    client.diagnostics.pop(uri)
    replace(client, uri, "一、总体要求", "结语", moved)
    (lost_one,) = [one for one in await findings_of(client, uri) if one.code == "corrections"]
    assert "is not there any more; correct it again" in lost_one.message


async def test_a_file_without_corrections_is_deleted(client: Any, tmp_path: Path) -> None:
    path, beside = tmp_path / "a.txt", tmp_path / "a.txt.corrections.json"
    path.write_text(REPORT, "utf-8")
    open_text(client, path.as_uri())
    await choose(client, path.as_uri(), place(REPORT, "一、"), "This is not a heading")
    assert beside.exists()
    await choose(client, path.as_uri(), place(REPORT, "一、"), "Undo the correction of this line")
    assert not beside.exists()
    assert client.messages[-1].message == f"the correction was removed from {beside}"


async def test_a_line_becomes_a_heading(client: Any, tmp_path: Path) -> None:
    path, text = tmp_path / "a.txt", f"党的建设\n{'全县有党员三万人。' * 9}\n{REPORT}"
    path.write_text(text, "utf-8")
    open_text(client, path.as_uri(), text)
    await choose(client, path.as_uri(), place(text, "建设"), "This is a heading")
    assert (await symbols_of(client, path.as_uri()))[0].name == "党的建设"
    (tmp_path / "a.txt.corrections.json").write_text("{", "utf-8")
    with pytest.raises(JsonRpcException, match=r"a\.txt\.corrections\.json:1: not JSON"):
        await choose(client, path.as_uri(), place(text, "建设"), "This is not a heading")
    (tmp_path / "a.txt.corrections.json").unlink()
    (tmp_path / "a.txt.corrections.json").symlink_to(tmp_path / "planted")
    with pytest.raises(JsonRpcException, match="cannot be written"):
        await choose(client, path.as_uri(), place(text, "建设"), "This is not a heading")
    assert not (tmp_path / "planted").exists()
    with pytest.raises(JsonRpcException, match="first; corrections are kept next to it"):
        await client.workspace_execute_command_async(
            types.ExecuteCommandParams("docparse.correct", ["untitled:1", 0, 0, 1])
        )
    client.text_document_did_close(types.DidCloseTextDocumentParams(file(path.as_uri())))


async def test_formatting_makes_the_safe_fixes(client: Any, uri: str) -> None:
    text = REPORT.replace("四、", "三、、")
    open_text(client, uri, text)
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(file(uri), options)
    edits = await client.text_document_formatting_async(params)
    assert edited(text, edits) == text.replace("、、", "、")
    for words, count in (("二、主要任务", 0), ("四、组织领导", 1)):
        range_ = types.Range(place(REPORT, words), place(REPORT, words, 6))
        part = types.DocumentRangeFormattingParams(file(uri), range_, options)
        assert len(await client.text_document_range_formatting_async(part)) == count


async def test_a_number_is_renamed_with_its_references(client: Any, uri: str) -> None:
    open_text(client, uri)
    at = place(REPORT, "部分（二）", 3)
    ready = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(file(uri), at)
    )
    assert (cut(REPORT, ready.range), ready.placeholder) == ("二", "二")
    renamed = await client.text_document_rename_async(types.RenameParams(file(uri), at, "3"))
    (change,) = renamed.document_changes
    assert edited(REPORT, change.edits) == REPORT.replace("（二）", "（三）")
    with pytest.raises(JsonRpcException, match="is not a number"):
        await client.text_document_rename_async(types.RenameParams(file(uri), at, "甲方"))
    nothing = types.RenameParams(file(uri), place(REPORT, "加强"), "3")
    with pytest.raises(JsonRpcException, match="no number here"):
        await client.text_document_rename_async(nothing)


async def test_the_next_marker_is_offered(client: Any, uri: str) -> None:
    open_text(client, uri)
    new = REPORT.replace("\n四、组织领导", "\n（\n四、组织领导")
    replace(client, uri, "\n四、", "\n（\n四、")
    params = types.CompletionParams(file(uri), place(new, "（\n", 1))
    offered = await client.text_document_completion_async(params)
    assert [item.label for item in offered.items] == ["（三）", "1.", "三、"]
    assert cut(new, offered.items[0].text_edit.range) == "（"
    inside = types.CompletionParams(file(uri), place(REPORT, "逐户"))
    assert not (await client.text_document_completion_async(inside)).items


async def test_sections_of_the_folders_are_found(client: Any, uri: str) -> None:
    open_text(client, uri, "一、今年做法\n略。\n")
    params = types.WorkspaceSymbolParams("做法")
    found = await client.workspace_symbol_async(params)
    names = {(symbol.name, Path(symbol.location.uri).suffix) for symbol in found}
    assert names == {("一、今年做法", ".txt"), ("一、往年做法", ".txt")}
    (bold,) = await client.workspace_symbol_async(types.WorkspaceSymbolParams("粗体"))
    assert bold.location.range.start == types.Position(0, 3)
    assert await client.workspace_symbol_async(types.WorkspaceSymbolParams("没有这个")) == []


@pytest.mark.parametrize(
    ("format", "words"),
    [("markdown", "# 一、总体要求"), ("html", "<h2"), ("xml", 'xmlns="urn:docparse:1"')],
)
async def test_the_open_document_is_converted(
    client: Any, uri: str, format: str, words: str
) -> None:
    open_text(client, uri)
    params = types.ExecuteCommandParams("docparse.convert", [uri, format])
    assert words in await client.workspace_execute_command_async(params)


async def test_the_open_document_becomes_a_word_file(client: Any, uri: str) -> None:
    open_text(client, uri)
    params = types.ExecuteCommandParams("docparse.convert", [uri, "docx"])
    data = b64decode(await client.workspace_execute_command_async(params))
    assert "一、总体要求" in docparse.read(data).source.text


async def test_markdown_has_the_places_of_its_file(client: Any) -> None:
    uri = "file:///tmp/notes.md"
    text = "# 报告\n\n## 一、**总体**要求\n\n见第二部分。\n\n## 三、*任务*\n\n加强。\n"
    open_text(client, uri, text, "markdown")
    symbols = await symbols_of(client, uri)
    assert [symbol.name for symbol in symbols] == ["一、总体要求", "三、任务"]
    assert cut(text, symbols[0].selection_range) == "一、**总体**要求"
    (change,) = (await actions_at(client, uri, place(text, "三、")))[0].edit.document_changes
    assert edited(text, change.edits) == text.replace("三、", "二、")


async def test_many_edits_leave_the_text_of_the_editor(client: Any, uri: str) -> None:
    open_text(client, uri)
    text, dice = REPORT, random.Random(5)
    for version in range(2, 150):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice([0, 0, 1, 1, 2, 9, 40]))
        new = dice.choice(
            ["", "", "三、", "\n", "𠮷", "\u2028", "（一）情况。\n", "\u0301", "第三部分"]
        )
        range_ = types.Range(*(types.Position(*utf16(text, at)) for at in (start, end)))
        change = types.TextDocumentContentChangePartial(range_, new)
        document = types.VersionedTextDocumentIdentifier(version, uri)
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        text = text[:start] + new + text[end:]
        if version % 30 == 0:
            assert await text_of(client, uri) == text
            await symbols_of(client, uri)
    assert await text_of(client, uri) == text


def utf16(text: str, offset: int) -> tuple[int, int]:
    line = text[:offset].rpartition("\n")[2]
    return text.count("\n", 0, offset), len(line.encode("utf-16-le")) // 2


async def test_positions_that_are_not_there(client: Any, uri: str) -> None:
    open_text(client, uri)
    far = types.Position(10_000, 10_000)
    assert await client.text_document_hover_async(types.HoverParams(file(uri), far)) is None
    assert (
        await actions_at(client, uri, far) == []
    )  # nor is there anything in the file to be fixed safely
    change = types.TextDocumentContentChangePartial(types.Range(far, far), "五、其他\n")
    document = types.VersionedTextDocumentIdentifier(2, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    assert await text_of(client, uri) == REPORT + "五、其他\n"


async def test_a_change_of_a_file_that_is_not_open_is_left_alone(client: Any, uri: str) -> None:
    replace(client, uri, "四、", "三、")
    with pytest.raises(JsonRpcException, match="is not open"):
        await symbols_of(client, uri)


async def test_settings(client: Any, uri: str) -> None:
    set_ = client.workspace_did_change_configuration
    set_(types.DidChangeConfigurationParams({"docparse": {"ignore": ["R01"], "language": "zh"}}))
    text = REPORT.replace("（二）。", "（二），另见第五部分。", 1)
    open_text(client, uri, text)
    (finding,) = await findings_of(client, uri)
    assert finding.code == "N01"
    assert "缺" in finding.message
    rename = types.RenameParams(file(uri), place(text, "四、"), "abc")
    with pytest.raises(JsonRpcException, match="'abc' 不是编号"):
        await client.text_document_rename_async(rename)
    set_(types.DidChangeConfigurationParams({}))  # says nothing
    del client.diagnostics[uri]
    replace(client, uri, "加强", "增强", text)
    assert len(await findings_of(client, uri)) == 1
    set_(types.DidChangeConfigurationParams({"docparse": {"select": ["nope"], "ignore": 5}}))
    del client.diagnostics[uri]
    assert len(await findings_of(client, uri)) == 2
    assert {message.message for message in client.messages[-2:]} == {
        "docparse: no rule is called 'nope'; give a code or the beginning of one (N, L, P, H, R, A, D, C, W), "
        "a name such as gap, or ALL",
        "docparse: ignore is a list of rules",
    }
