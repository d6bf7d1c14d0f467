"""How soon the language server answers after an edit, in a report of 200 KB, compared with parsing it.

`python -m benchmarks.lsp` prints the table of docs/performance.md.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.turns import in_turn
from docparse import parse

_REPORTS = Path(__file__).parent.parent / "fixtures"
_URI = "file:///report.txt"
_ROUNDS = 40


def main() -> None:
    """Measure and print."""
    text = report_of(200_000)
    client = Client()
    # This client asks for findings; otherwise the server would look for them between the questions.
    capabilities: dict[str, Any] = {"textDocument": {"diagnostic": {}}}
    client.ask("initialize", {"capabilities": capabilities, "processId": None, "rootUri": None})
    client.tell("initialized", {})
    opened = {"uri": _URI, "languageId": "plaintext", "version": 1, "text": text}
    client.tell("textDocument/didOpen", {"textDocument": opened})
    file = {"textDocument": {"uri": _URI}}
    symbols = client.ask("textDocument/documentSymbol", file)
    sections = json.dumps(symbols).count('"selectionRange"')
    print(f"report: {len(text.encode()):,} bytes, {len(text):,} characters, {sections} sections\n")
    middle = {"line": text.count("\n") // 2, "character": 0}
    questions: dict[str, tuple[str, dict[str, Any]]] = {
        "outline": ("textDocument/documentSymbol", file),
        "folds": ("textDocument/foldingRange", file),
        "hover": ("textDocument/hover", {**file, "position": middle}),
        "next marker": ("textDocument/completion", {**file, "position": middle}),
        "links": ("textDocument/documentLink", file),
        "findings": ("textDocument/diagnostic", file),
    }
    print("| after an edit | median ms | slowest ms | processor ms | times a parse |")
    print("| --- | --- | --- | --- | --- |")
    for name, question in questions.items():
        before = client.processor_seconds()
        times, parses = in_turn(
            partial(edit_and_ask, client, middle, *question), partial(parse, text), _ROUNDS
        )
        busy = (client.processor_seconds() - before) / (_ROUNDS + 1)
        ratio = statistics.median(times) / statistics.median(parses)
        shown = (1000 * seconds for seconds in (statistics.median(times), max(times), busy))
        print(f"| {name} | {' | '.join(f'{ms:.0f}' for ms in shown)} | {ratio:.1f} |")
    client.ask("shutdown", None)
    client.tell("exit", None)


def edit_and_ask(client: Client, at: dict[str, int], method: str, params: dict[str, Any]) -> None:
    """Type a character in the middle of the report, and ask."""
    client.version += 1
    document = {"uri": _URI, "version": client.version}
    change = {"range": {"start": at, "end": at}, "text": "新"}
    client.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
    client.ask(method, params)


def report_of(size: int) -> str:
    """Return reports of the fixtures, one after the other, until they are `size` bytes."""
    paths = sorted([*_REPORTS.glob("reports/*.txt"), *_REPORTS.glob("gold/reports/*.txt")])
    pieces = [path.read_text("utf-8") for path in paths]
    text = "\n".join(pieces)
    while len(text.encode()) < size:
        text += "\n" + "\n".join(pieces)
    return text.encode()[:size].decode("utf-8", "ignore")


class Client:
    """A client with a server of its own."""

    def __init__(self) -> None:
        self.version = 1
        self._number = 0
        command = [sys.executable, "-m", "docparse", "lsp"]
        pipe = subprocess.PIPE
        self._server = subprocess.Popen(command, stdin=pipe, stdout=pipe)

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: object) -> Any:
        """Send a request and return the answer."""
        number = self.send(method, params)
        while True:
            answer = self.next_answer()
            if answer["id"] == number:
                return answer["result"]

    def send(self, method: str, params: object) -> int:
        """Send a request and return its number."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def next_answer(self) -> Any:
        """Return the next answer, whatever it answers."""
        while True:
            message = self._read()
            if "id" in message and "method" not in message:
                return message

    def processor_seconds(self) -> float:
        """Return the processor time of the server, which other work on the machine does not change."""
        fields = Path(f"/proc/{self._server.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _read(self) -> Any:
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self._server.stdout.read(length))


if __name__ == "__main__":
    main()
