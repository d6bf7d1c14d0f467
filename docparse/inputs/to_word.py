"""Files of other word processors to `.docx`, by LibreOffice or pandoc: `.doc`, `.wps`, `.rtf`, `.odt`, `.epub`.

The program gets a copy in a folder that is made for it, and a profile of its own: it runs no macros, loads nothing from
a network, and is ended when it takes too long.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from math import ceil
from pathlib import Path

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
        command = _office(path, place, file) if program == "soffice" else _pandoc(path, file)
        try:
            said = run_program(_timed(command), place, CONVERSION_SECONDS.most, _SETTINGS)
            return (place / "input.docx").read_bytes()
        except ProgramError as error:
            message = _failure(name, program, error)
        except FileNotFoundError:
            message = _failure(name, program, ProgramError("failed", said))
    raise DecodeError(message)


def _office(path: str, place: Path, file: Path) -> list[str]:
    """Return the command that converts a file with LibreOffice, and write the profile that it uses."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=at, name=name, value=value) for at, name, value in _PROFILE)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(_ITEMS.format(items=items), encoding="utf-8")
    return [
        path, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place), str(file),
    ]  # fmt: skip


def _pandoc(path: str, file: Path) -> list[str]:
    name = file.suffix[1:]
    return [path, "--sandbox", "-f", name, "-t", "docx", "-o", "input.docx", file.name]


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
    said = " ".join(error.said.split())[:_LONGEST] or Message("reading.said_nothing")
    return Message("reading.program_failed", kind=kind, program=called, said=said)
