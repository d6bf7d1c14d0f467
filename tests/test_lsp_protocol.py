"""Nonsense on the wire: each request gets an answer, the next is served."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docparse.inputs.settings import Settings
from docparse.lsp.text import TextChange
from docparse.model.diagnostic import Edit
from docparse.model.source import Span

pytest.importorskip("pygls")

URI = "file:///tmp/a.txt"
BEGIN: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}


class Wire:
    """A server and what is said to it, byte for byte."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "docparse", "lsp"]
        pipe = subprocess.PIPE
        self.server = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self.number = 0

    def send(self, body: bytes) -> None:
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any) -> Any:
        """Return the answer to a request."""
        self.number += 1
        message = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        self.send(json.dumps(message).encode())
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                return answer

    def read(self) -> Any:
        assert self.server.stdout
        length = 0
        while line := self.server.stdout.readline().strip():
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.server.stdout.read(length))

    def end(self) -> int:
        """Close the way in, and return the exit status."""
        assert self.server.stdin
        self.server.stdin.close()
        return self.server.wait(20)


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    with wire.server:
        yield wire


@pytest.fixture(scope="module")
def begun() -> Iterator[Wire]:
    """A server that goes through all the nonsense."""
    wire = Wire()
    with wire.server:
        wire.ask("initialize", BEGIN)
        wire.tell("initialized", {})
        yield wire


def serves(wire: Wire) -> bool:
    """Tell whether a file that is opened now gets its outline."""
    item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": "一、情况\n"}
    wire.tell("textDocument/didOpen", {"textDocument": item})
    answer = wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    return [symbol["name"] for symbol in answer["result"]] == ["一、情况"]


def test_before_initialize_requests_are_refused(wire: Wire) -> None:
    params = {"textDocument": {"uri": URI}}
    wire.tell("textDocument/didOpen", {"textDocument": {"uri": URI}})
    assert wire.ask("textDocument/documentSymbol", params)["error"]["code"] == -32002
    assert "capabilities" in wire.ask("initialize", BEGIN)["result"]
    assert wire.ask("initialize", BEGIN)["error"]["code"] == -32600
    assert serves(wire)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("textDocument/documentSymbol", 5, -32602),
        ("textDocument/documentSymbol", {"textDocument": 5}, -32602),
        ("textDocument/documentSymbol", {"textDocument": {"uri": "file:///none"}}, -32602),
        ("textDocument/hover", {"textDocument": {"uri": URI}}, -32602),
        (
            "textDocument/hover",
            {"textDocument": {"uri": URI}, "position": {"line": -1, "character": "x"}},
            -32602,
        ),
        ("textDocument/rename", {"textDocument": {"uri": URI}, "newName": []}, -32602),
        ("workspace/executeCommand", {"command": "rm"}, -32602),
        ("workspace/executeCommand", {"command": "docparse.convert"}, -32602),
        (
            "workspace/executeCommand",
            {"command": "docparse.convert", "arguments": [URI, "doc"]},
            -32602,
        ),
        (
            "workspace/executeCommand",
            {"command": "docparse.explain", "arguments": ["file:///none", 0, 0]},
            -32602,
        ),
        ("no/such/request", {}, -32601),
    ],
)
def test_a_wrong_request_is_answered_with_an_error(
    begun: Wire, method: str, params: Any, code: int
) -> None:
    answer = begun.ask(method, params)
    assert answer["error"]["code"] == code
    assert answer["error"]["message"]
    assert serves(begun)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{nonsense", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b"[1, 2]", -32600),
        (b"5", -32600),
        (b'{"id": 7}', -32600),
    ],
)
def test_what_is_no_message_is_answered_with_an_error(begun: Wire, body: bytes, code: int) -> None:
    begun.send(body)
    assert begun.read()["error"]["code"] == code
    assert serves(begun)


def test_odd_notifications_are_left_alone(begun: Wire) -> None:
    document = {"uri": URI, "version": 2}
    far = {"line": 99999, "character": 99999}
    begun.tell("textDocument/didChange", {"textDocument": document, "contentChanges": 5})
    begun.tell("textDocument/didChange", {"textDocument": document, "contentChanges": []})
    begun.tell("textDocument/didClose", {"textDocument": {"uri": "file:///none"}})
    begun.tell("textDocument/didOpen", {})
    begun.tell("$/cancelRequest", {"id": 12345})
    begun.tell("no/such/notification", {})
    begun.tell("workspace/didChangeConfiguration", {"settings": 5})
    assert serves(begun)
    change = {"range": {"start": far, "end": {"line": 0, "character": 0}}, "text": "二、问题\n"}
    begun.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
    answer = begun.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    assert [symbol["name"] for symbol in answer["result"]] == ["二、问题"]


def test_half_a_surrogate_pair_is_served(begun: Wire) -> None:
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": "一、\ud83d情况\n"}
    begun.tell("textDocument/didOpen", {"textDocument": item})
    answer = begun.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    assert [symbol["name"] for symbol in answer["result"]] == ["一、\ufffd情况"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_the_client_chooses_how_characters_are_counted(wire: Wire, encoding: str) -> None:
    general = {"general": {"positionEncodings": [encoding]}}
    answer = wire.ask("initialize", {**BEGIN, "capabilities": general})
    assert answer["result"]["capabilities"]["positionEncoding"] == encoding
    item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": "一、𠮷\r二、问题\n"}
    wire.tell("textDocument/didOpen", {"textDocument": item})
    answer = wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    end = answer["result"][0]["range"]["end"]
    assert end == {"line": 0, "character": {"utf-8": 10, "utf-16": 4, "utf-32": 3}[encoding]}


def test_the_exit_status_tells_whether_the_client_said_good_bye(wire: Wire) -> None:
    wire.ask("initialize", BEGIN)
    wire.ask("shutdown", None)
    params = {"textDocument": {"uri": URI}}
    assert wire.ask("textDocument/documentSymbol", params)["error"]["code"] == -32600
    wire.tell("exit", None)
    assert wire.server.wait(20) == 0


def test_a_client_that_is_gone_ends_the_server(wire: Wire) -> None:
    wire.ask("initialize", BEGIN)
    assert wire.end() == 1


def test_a_long_file_holds_up_no_other(begun: Wire) -> None:
    """While 2 MB are parsed a short file that is open already is served, and a request can be taken back."""
    assert serves(begun)
    reports = Path(__file__).parent.parent / "fixtures" / "reports"
    text = "".join(path.read_text("utf-8") for path in sorted(reports.glob("*.txt"))) * 5
    item = {"uri": "file:///long.txt", "languageId": "plaintext", "version": 1, "text": text}
    begun.tell("textDocument/didOpen", {"textDocument": item})
    outline = {"method": "textDocument/documentSymbol"}
    place = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
    first = begun.number + 1
    begun.number += 3
    for number, request in enumerate(
        (
            {**outline, "params": {"textDocument": {"uri": "file:///long.txt"}}},
            {**outline, "params": {"textDocument": {"uri": "file:///long.txt"}}},
            {"method": "textDocument/hover", "params": place},
        ),
        first,
    ):
        begun.send(json.dumps({"jsonrpc": "2.0", "id": number, **request}).encode())
    begun.tell("$/cancelRequest", {"id": first})
    answers: list[Any] = []
    while len(answers) < 3:
        message = begun.read()
        answers += [message] if "id" in message else []
    assert [answer["id"] for answer in answers[:2]] in ([first, first + 2], [first + 2, first])
    assert {answer.get("error", {}).get("code") for answer in answers[:2]} == {-32800, None}
    assert answers[2]["id"] == first + 1
    assert len(answers[2]["result"]) > 20


def test_edits_of_a_text_that_changed_meanwhile_are_not_given() -> None:
    from docparse.lsp.analysis import Analysis
    from docparse.lsp.app import build_server
    from docparse.lsp.protocol import ContentModified
    from docparse.lsp.requests.editing import _text_edits

    server = build_server()
    server.open.open(URI, "text", 1, "一、情况\n", Settings())
    analysis = Analysis.of(server.open[URI].text)
    assert _text_edits(server, URI, analysis, [Edit(Span(0, 1), "二")])
    server.open.change(URI, 2, [TextChange(None, "一、问题\n")])
    with pytest.raises(ContentModified):
        _text_edits(server, URI, analysis, [Edit(Span(0, 1), "二")])


def test_without_pygls_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from docparse.cli import main; main()"
    found = subprocess.run([sys.executable, "-c", code, "lsp"], capture_output=True, text=True)
    assert found.returncode == 2
    assert found.stderr == (
        "docparse: the language server needs pygls: pip install 'docparse-zh[lsp]'\n"
    )
