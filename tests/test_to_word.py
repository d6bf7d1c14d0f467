"""Files of other word processors: converted by LibreOffice and pandoc, which may be missing, hang or crash."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from docparse import DecodeError, read
from docparse.cli.formats import formats
from docparse.inputs.folders import find_folders
from docparse.inputs.to_word import to_docx
from docparse.model.limits import Limit
from docparse.readers.sniff import sniff
from tests.docx_files import docx
from tests.outside import need

#: The beginning of an old Word file, and of files that are none.
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
RTF = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0"
    rb" \u19968?\u12289?\u22522?\u26412?\u24773?\u20917?\par \u20840?\u21439?\u12290?\par"
    rb" \u20108?\u12289?\u38382?\u39064?\par}"
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder for programs, the only one in which any is looked for."""
    if sys.platform == "win32":
        pytest.skip("programs of this test are scripts of a shell")
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("docparse.inputs.programs._PLACES", {"soffice": (), "pandoc": ()})
    return folder


def _program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def test_the_content_tells_the_format() -> None:
    assert sniff(OLD_WORD, "报告.wps") == sniff(OLD_WORD, "报告.docx") == "doc"
    assert sniff(RTF, "报告.doc") == "rtf"
    assert sniff("一、基本情况\n".encode(), "报告.doc") == "text"
    assert sniff(b"<html><body>1</body></html>", "report.doc") == "html"
    with pytest.raises(DecodeError, match="old Office file without"):
        sniff(OLD_WORD[:500] + "Workbook".encode("utf-16-le"), "表.doc")


@pytest.mark.parametrize(
    ("type", "name"),
    [("application/vnd.oasis.opendocument.text", "odt"), ("application/epub+zip", "epub")],
)
def test_packages_say_what_they_are(type: str, name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", type)
    assert sniff((tmp_path / "x").read_bytes()) == name


def test_without_a_program_one_line_says_what_to_install(programs: Path) -> None:
    for data, said in ((OLD_WORD, "install LibreOffice, or"), (RTF, "an RTF file; .*LibreOffice")):
        with pytest.raises(DecodeError, match=said):
            read(data)
    with pytest.raises(DecodeError, match="install LibreOffice or pandoc"):
        to_docx(b"", "odt")


def test_what_is_missing_is_listed(
    programs: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    formats()
    said = capsysbinary.readouterr().out.decode()
    assert "read:    text markdown html docx pdf xml json\n" in said
    assert "not installed: doc rtf (install LibreOffice)\n" in said
    assert "not installed: odt (install LibreOffice or pandoc)\n" in said
    _program(programs, "pandoc", "exit 0")
    _program(programs, "soffice", "exit 0")
    formats()
    assert "not here" not in capsysbinary.readouterr().out.decode()


def test_what_is_converted_is_read_as_word(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(docx("<w:p><w:r><w:t>一、情况</w:t></w:r></w:p>"))
    _program(programs, "soffice", f'/bin/cp "{tmp_path}/made.docx" input.docx')
    (tmp_path / "报告.doc").write_bytes(OLD_WORD)
    document = read(tmp_path / "报告.doc")
    assert document.source.text == "一、情况"
    origin = document.source.origin
    assert (Path(origin.path).name, origin.format) == ("报告.doc", "doc")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'source file could not be loaded' >&2; exit 77", "source file could not be loaded"),
        ("exit 0", "it does not say why"),
        ("kill -SEGV $$", "cannot convert"),
        ("printf 'no zip' > input.docx", "is not a Word file"),
    ],
)
def test_a_program_that_fails(script: str, said: str, programs: Path) -> None:
    _program(programs, "soffice", script)
    with pytest.raises(DecodeError, match=said):
        read(OLD_WORD)


def test_a_program_that_hangs_is_ended_with_what_it_started(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docparse.inputs.to_word.CONVERSION_SECONDS", Limit(1))
    _program(programs, "soffice", f'/bin/sleep 60 & echo $! > "{tmp_path}/pid"; wait')
    began = time.monotonic()
    with pytest.raises(DecodeError, match="did not convert in 1 s"):
        read(OLD_WORD)
    assert time.monotonic() - began < 20
    pid = int((tmp_path / "pid").read_text())
    for _ in range(50):
        if not _is_running(pid):
            return
        time.sleep(0.1)
    raise AssertionError("what the program started is still there")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or ") Z " not in state.read_text()


def test_a_folder_has_these_files_and_one_bad_file_stops_none(
    programs: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.doc", "b.wps", "c.rtf", "d.odt", "e.epub", "f.pdf", "g.txt"):
        (folder / name).write_bytes("一、情况\n二、问题\n".encode())
    (folder / "a.doc").write_bytes(OLD_WORD)
    [found] = find_folders([str(folder)])
    assert getattr(found, "names", []) == sorted(one.name for one in folder.iterdir())
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "convert", str(folder), "-o", str(tmp_path / "out")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"a.doc: is an old Word or WPS file" in done.stderr
    assert b"f.pdf: is a damaged PDF" in done.stderr
    assert len(list((tmp_path / "out").glob("*.md"))) == 5


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_libreoffice_converts(tmp_path: Path) -> None:
    need("soffice")
    document = read(RTF)
    assert [section.title for section in document.sections()] == ["基本情况", "问题"]
    assert document.source.origin.format == "rtf"
    for name in ("doc", "odt"):
        command = [
            need("soffice"), f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
            "--convert-to", name, "--outdir", str(tmp_path), str(tmp_path / "report.rtf"),
        ]  # fmt: skip
        (tmp_path / "report.rtf").write_bytes(RTF)
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert read(tmp_path / f"report.{name}").source.text == document.source.text


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_pandoc_converts(tmp_path: Path) -> None:
    pandoc = need("pandoc")
    (tmp_path / "x.md").write_text("# 第一章 总则\n\n全文。\n\n# 第二章 附则\n\n全文。\n", "utf-8")
    for name in ("epub", "odt"):
        target = tmp_path / f"x.{name}"
        command = [pandoc, str(tmp_path / "x.md"), "--metadata", "title=书", "-o", str(target)]
        subprocess.run(command, check=True, capture_output=True)
    assert [one.title for one in read(tmp_path / "x.epub").sections()] == ["总则", "附则"]
    assert to_docx((tmp_path / "x.odt").read_bytes(), "odt").startswith(b"PK")


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_nothing_is_loaded_from_a_network() -> None:
    need("soffice")
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/a.png"
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}" \\d}}{{\fldrslt x}}}}'
    try:
        document = read(RTF.replace(rb"\par}", rb"\par " + field.encode() + rb"\par}"))
    finally:
        server.shutdown()
        server.server_close()
    assert "基本情况" in document.source.text
    assert asked == []
