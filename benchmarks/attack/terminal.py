"""Control characters in texts and names of files: none reaches a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import COMPILED
from benchmarks.attack.row import Row

#: C0 without tab and line ends, delete, and C1; alone and in sequences that terminals obey.
_CONTROLS = [chr(code) for code in (*range(1, 9), 11, 12, *range(14, 32), *range(127, 160))]
_SEQUENCES = (
    "\x1b]0;x\x07",
    "\x1b[2J",
    "\x9b31m",
    "\x1bP1$tx\x1b\\",
    "甲\b\b乙",
    "\x1b]8;;http://a.b\x07x",
    "甲\r乙",
    "\u202e甲",
    "\u2067乙",
)
#: Colours of docparse itself.
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_BAD = frozenset("".join(_CONTROLS) + "\u202e\u2067")
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("outline",),
    ("outline", "--color", "never"),
    ("outline", "--color", "never", "--explain"),
    ("outline", "--format", "tsv"),
    ("check",),
    ("check", "--diff", "--select", "ALL"),
    ("check", "--format", "github"),
    ("convert", "-o", "out.md"),
)  # fmt: skip


def attack_with_controls(seconds: float) -> Iterator[Row]:
    """Yield the row."""
    row = Row("terminal: control characters in texts and names of files")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = "".join(
            f"\n（一）情{control}况。好,坏{control}。。\n三、问{control}题"
            for control in (*_CONTROLS, *_SEQUENCES)
        )
        (folder / "a.txt").write_text("一、情况" + words, "utf-8")
        (folder / "\x1b]0;甲\x07.txt").write_text("一、情况\n三、问题\n", "utf-8")
        (folder / "\x1b[2J乙\x9b1m.docx").write_bytes(b"\xff")
        for command in _COMMANDS:
            for path in [*sorted(folder.iterdir()), Path()]:
                row.inputs += 1
                shown = _show([*command[:1], str(path.name or path), *command[1:]], folder)
                if found := _BAD & set(shown):
                    row.fail(f"{' '.join(command)} {path.name!a}: {sorted(found)!a}")
    yield row


def _show(words: list[str], folder: Path) -> str:
    """Return what a command writes to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "docparse", *words]
    environment = {**COMPILED, "TERM": "xterm"}
    run = subprocess.Popen(command, cwd=folder, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 1 << 16)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        shown += piece
    run.wait(60)
    os.close(ours)
    return _COLOUR.sub("", shown.decode("utf-8", "replace"))
