"""Files of other word processors to `.docx`, by LibreOffice or pandoc: `.doc`, `.wps`, `.rtf`, `.odt`, `.epub`.

The program gets a copy in a folder that is made for it, and a profile of its own: it runs no macros, loads nothing from
a network, and is ended when it takes too long.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from docparse.inputs.programs import (
    SHOWN,
    Program,
    ProgramError,
    either_of,
    find_program,
    run_program,
)
from docparse.messages import Message
from docparse.model.limits import CONVERSION_SECONDS
from docparse.readers.decode import DecodeError
from docparse.readers.formats import READERS

#: No program is there for a proxy at this port, so nothing is loaded from a network.
_NOWHERE = "127.0.0.1:9"
_SETTINGS = dict.fromkeys(
    ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), f"http://{_NOWHERE}"
)
_LONGEST = 200
#: LibreOffice complains that there is no Java, whatever else is the matter.
_WARNING = "Warning:"
#: What a file in a format is called.
_KINDS = {
    "doc": Message("reading.kind_doc"),
    "rtf": Message("reading.kind_rtf"),
    "odt": Message("reading.kind_odt"),
    "epub": Message("reading.kind_epub"),
}
#: Path and name of a setting of LibreOffice, and its value.
_PROFILE = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(
        ("Inet/Settings", f"ooInet{kind}Proxy{part}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for part, value in zip(("Name", "Port"), _NOWHERE.split(":"), strict=True)
    ),
)
_ITEMS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)


def to_docx(data: bytes, name: str) -> bytes:
    """Return the bytes of a file in the format `name` as those of a Word file.

    Raises `DecodeError` if no program for it is installed, or it does not do its work.
    """
    programs: Sequence[Program] = READERS[name].programs
    for program in programs:
        if path := find_program(program):
            return _convert(data, name, program, path)
    wanted = either_of(programs)
    raise DecodeError(Message("reading.needs_program", kind=_KINDS[name], programs=wanted))


def _convert(data: bytes, name: str, program: Program, path: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="docparse-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        file = place / f"input.{name}"
        file.write_bytes(data)
        steps = _office(path, place, file) if program == "soffice" else _pandoc(path, place, file)
        said = ""
        try:
            for command in steps:
                said = run_program(_timed(command), place, CONVERSION_SECONDS.most, _SETTINGS)
            return (place / "input.docx").read_bytes()
        except ProgramError as error:
            message = _failure(name, program, error)
        except (FileNotFoundError, ValueError, RecursionError):
            message = _failure(name, program, ProgramError("failed", said))
    raise DecodeError(message)


def _office(path: str, place: Path, file: Path) -> Iterator[list[str]]:
    """Yield the command that converts a file with LibreOffice, once the profile that it uses is written."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=at, name=name, value=value) for at, name, value in _PROFILE)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(_ITEMS.format(items=items), encoding="utf-8")
    yield [
        path, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place), str(file),
    ]  # fmt: skip


def _pandoc(path: str, place: Path, file: Path) -> Iterator[list[str]]:
    """Yield the commands that convert a file with pandoc.

    It reads the file in its sandbox. To write Word it needs files of its own, and would load the pictures that a text
    names, from the network or this machine: so these are taken out between the two.
    """
    yield [path, "--sandbox", "-f", file.suffix[1:], "-t", "json", "-o", "read.json", file.name]
    read = place / "read.json"
    read.write_text(json.dumps(_without_pictures(json.loads(read.read_bytes()))), "utf-8")
    yield [path, "-f", "json", "-t", "docx", "-o", "input.docx", "read.json"]


def _without_pictures(value: Any) -> Any:
    """Return what pandoc has read with the words for each picture in its place."""
    if isinstance(value, dict):
        if value.get("t") == "Image":
            return {"t": "Span", "c": [["", [], []], _without_pictures(value["c"][1])]}
        return {key: _without_pictures(inside) for key, inside in value.items()}
    return [_without_pictures(inside) for inside in value] if isinstance(value, list) else value


def _timed(command: list[str]) -> list[str]:
    """Return a command that ends by itself, should this process be ended first."""
    timer = "" if sys.platform in ("win32", "darwin") else shutil.which("timeout")
    limit = ceil(CONVERSION_SECONDS.most + 5)
    return [timer, "--kill-after=1", str(limit), *command] if timer else command


def _failure(name: str, program: Program, error: ProgramError) -> Message:
    kind, called = _KINDS[name], SHOWN[program]
    if error.kind == "hung":
        seconds = CONVERSION_SECONDS.shown
        return Message("reading.program_hung", kind=kind, program=called, seconds=seconds)
    lines = [line for line in error.said.splitlines() if not line.startswith(_WARNING)]
    said = " ".join(" ".join(lines).split())[:_LONGEST] or Message("reading.said_nothing")
    return Message("reading.program_failed", kind=kind, program=called, said=said)
