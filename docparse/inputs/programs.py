"""The programs that docparse starts, LibreOffice and pandoc: where they are, and how long they may take.

The only place that starts a program that is not Python. None is given a file of the user: each works on copies, in a
folder that is made for it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from docparse.messages import Message

#: A program that another document is read with.
Program = Literal["soffice", "pandoc"]
#: What they are called.
SHOWN: Mapping[Program, str] = {"soffice": "LibreOffice", "pandoc": "pandoc"}
_NAMES: Mapping[Program, tuple[str, ...]] = {
    "soffice": ("soffice", "libreoffice"),
    "pandoc": ("pandoc",),
}
#: Where installers put LibreOffice, which is not among the programs that a shell finds on Windows and Macintoshes.
_PLACES: Mapping[Program, tuple[str, ...]] = {
    "soffice": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "pandoc": (),
}


class ProgramError(Exception):
    """A program did not do its work: it `hung`, or it `failed`, and what it said."""

    def __init__(self, kind: Literal["hung", "failed"], said: str = "") -> None:
        super().__init__(kind, said)
        self.kind = kind
        self.said = said


def find_program(program: Program) -> str:
    """Return the path of a program, empty if it is not installed."""
    for name in _NAMES[program]:
        if found := shutil.which(name):
            return found
    return next(filter(os.path.isfile, _PLACES[program]), "")


def either_of(programs: Sequence[Program]) -> Message | str:
    """Return the names of programs of which one is enough: LibreOffice or pandoc."""
    first, *others = (SHOWN[program] for program in programs)
    return Message("reading.either", first=first, second=others[0]) if others else first


def run_program(
    command: Sequence[str], folder: Path, seconds: float, settings: Mapping[str, str] | None = None
) -> str:
    """Run a command in a folder and return what it prints; `settings` are added to its environment.

    What it starts is ended with it. Raises `ProgramError` if it fails or takes longer.
    """
    with (folder / "messages").open("w+b") as said:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **(settings or {})},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise ProgramError("failed", str(error)) from None
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise ProgramError("hung") from None
        finally:
            _end(process)
        said.seek(0)
        words = said.read(4_000).decode("utf-8", "replace").strip()
    if process.returncode:
        raise ProgramError("failed", words or f"exit status {process.returncode}")
    return words


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started: LibreOffice works in a process of its own."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def pandoc_version() -> int:
    """Return the major version of the pandoc that is installed; 3 if there is none, or it does not say.

    Pandoc 2 and 3 each refuse the JSON that is made for the other.
    """
    try:
        answer = subprocess.run(
            ["pandoc", "--version"], capture_output=True, text=True, check=True, timeout=10
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return 3
    return 2 if answer.startswith("pandoc 2.") else 3
