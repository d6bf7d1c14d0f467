"""Random edits in the language server: its text stays that of the client, and each request is answered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.attack.limits import Stopwatch
from benchmarks.attack.row import Row
from benchmarks.lsp import Client

_URI = "file:///tmp/report.txt"
_FILE = {"textDocument": {"uri": _URI}}
_PIECES = (
    "一、", "（一）", "1.", "第一章 ", "情况", "。", "\n", "\r\n", "\r", "\u2028", "𠮷", "😀", "\t", "\u3000", "\0", "e\u0301",
    "三、问题\n", "附件1：", "见第一部分", "，", "“", "<!-- docparse: ignore -->\n", "", "", "一、情况\n二、问题\n",
)  # fmt: skip
_QUESTIONS = (
    "documentSymbol",
    "foldingRange",
    "documentLink",
    "diagnostic",
    "hover",
    "completion",
    "codeAction",
    "selectionRange",
    "prepareRename",
    "references",
    "definition",
)


def attack_with_edits(seconds: float) -> Iterator[Row]:
    """Yield the row."""
    row = Row("random edits in the language server")
    limit, chance = Stopwatch(seconds), random.Random(15)
    while not limit.is_over:
        _edit(row, limit, chance)
    yield row


def _edit(row: Row, limit: Stopwatch, chance: random.Random) -> None:
    """Edit one file for a while, with a server of its own."""
    client = Client()
    capabilities: dict[str, Any] = {"textDocument": {"diagnostic": {}}}
    begun = client.ask(
        "initialize", {"capabilities": capabilities, "processId": None, "rootUri": None}
    )
    known = {name.removesuffix("Provider") for name in begun["capabilities"]}
    asked = [name for name in _QUESTIONS if name in known]
    client.tell("initialized", {})
    text = "一、情况\n（一）农业𠮷。好\r\n三、问题\n"
    opened = {"uri": _URI, "languageId": "plaintext", "version": 1, "text": text}
    client.tell("textDocument/didOpen", {"textDocument": opened})
    for _ in range(500):
        changes = []
        for _ in range(chance.choice((1, 1, 1, 3))):
            text, change = _change(text, chance)
            changes.append(change)
        client.version += 1
        document = {"uri": _URI, "version": client.version}
        client.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        row.inputs += 1
        if chance.random() < 0.3:
            before = client.processor_seconds()
            _ask_together(client, row, asked, text, chance)
            row.take(client.processor_seconds() - before)
        if chance.random() < 0.2:
            arguments = {"command": "docparse.convert", "arguments": [_URI, "text"]}
            if _text_of(client.ask("workspace/executeCommand", arguments)) != text.replace(
                "\r\n", "\n"
            ):
                row.fail(f"the server's text differs after {client.version} edits")
                break
        if limit.is_over:
            break
    client.ask("shutdown", None)
    client.tell("exit", None)


def _text_of(answer: Any) -> str:
    return str(answer["text"] if isinstance(answer, dict) else answer).replace("\r\n", "\n")


def _change(text: str, chance: random.Random) -> tuple[str, dict[str, Any]]:
    """Return the text after a random change, and the change as the protocol writes it."""
    if len(text) > 5_000 or chance.random() < 0.01:
        text = "".join(chance.choices(_PIECES, k=20))
        return text, {"text": text}
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((0, 0, 0, 1, 2, 10)))
    # Nobody puts a cursor between the two characters of a line end.
    start, end = (at - (text[at - 1 : at + 1] == "\r\n") for at in (start, end))
    piece = chance.choice(_PIECES) * chance.choice((1, 1, 1, 5))
    span = {"start": _position(text, start), "end": _position(text, end)}
    return text[:start] + piece + text[end:], {"range": span, "text": piece}


def _position(text: str, at: int) -> dict[str, int]:
    """Count lines and UTF-16 units, in the plainest way."""
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    last = before.rpartition("\n")[2]
    return {"line": before.count("\n"), "character": len(last.encode("utf-16-le")) // 2}


def _ask_together(
    client: Client, row: Row, known: list[str], text: str, chance: random.Random
) -> None:
    """Send several requests at once, and see that each is answered once."""
    at = _position(text, chance.randint(0, len(text)))
    more: dict[str, dict[str, Any]] = {
        "hover": {"position": at},
        "completion": {"position": at},
        "prepareRename": {"position": at},
        "definition": {"position": at},
        "references": {"position": at, "context": {"includeDeclaration": True}},
        "selectionRange": {"positions": [at]},
        "codeAction": {"range": {"start": at, "end": at}, "context": {"diagnostics": []}},
    }
    names = chance.choices(known, k=3)
    waiting = {}
    for name in names:
        number = client.send(f"textDocument/{name}", {**_FILE, **more.get(name, {})})
        waiting[number] = name
    while waiting:
        answer = client.next_answer()
        name = waiting.pop(answer["id"])
        if "error" in answer:
            row.fail(f"{name}: {answer['error']}")
