"""Input that is no report: a one-line error with the file's name and exit status 1, or a sound document."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from docparse import read
from docparse.cli.parser import make_app
from docparse.model.limits import INPUT
from docparse.readers.decode import DecodeError
from docparse.readers.sniff import sniff
from docparse.writers.formats import write_as

_SECONDS = 20


def _run(*words: str, folder: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docparse", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )


def _bomb(path: Path, name: str, size: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(name, "w", force_zip64=True) as file:
            for _ in range(size // 1_000_000):
                file.write(b" " * 1_000_000)


#: Name of the file, its bytes, what the message must say.
REFUSED = [
    ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a damaged PDF"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
    ("photo.md", b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
    (
        "old.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "is an old Office file",
    ),
    (
        "old.wps",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "is an old Office file",
    ),
    ("broken.docx", b"PK\x03\x04" + b"\x14\0" * 40, "broken.docx: "),
    ("notword.docx", "一、情况\n".encode(), "is not a Word file"),
    ("noise.txt", bytes(range(128, 256)) * 40 + b"\0\0", "is not text"),
    ("page.xml", b'<?xml version="1.0"?><document xmlns="urn:docparse:1"><p>', "page.xml: "),
    (
        "bomb.xml",
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        b'<document xmlns="urn:docparse:1"><p>&b;</p></document>',
        "bomb.xml: ",
    ),
    (
        "entity.xml",
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<document xmlns="urn:docparse:1"><p>&a;</p></document>',
        "entity.xml: ",
    ),
    ("nonsense.json", b'{"docparse": 1, "blocks": 7}', "nonsense.json: "),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_report_is_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("一、情况\n好。\n", "utf-8")
    done = _run("convert", name, "good.txt", "-t", "html", "-o", "out", folder=tmp_path)
    error = done.stderr.decode()
    assert done.returncode == 1, error
    assert error.startswith(f"docparse: {name}: ")
    assert said in error
    assert error.split("\n")[1:] == ["docparse: 1 written, 1 failed", ""]
    assert [path.name for path in (tmp_path / "out").glob("[!.]*")] == ["good.html"]


def test_a_zip_bomb_is_refused_in_bounded_time(tmp_path: Path) -> None:
    _bomb(tmp_path / "bomb.docx", "word/document.xml", 600_000_000)
    start = time.perf_counter()
    done = _run("convert", "bomb.docx", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"docparse: bomb.docx: ")
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == b""
    assert time.perf_counter() - start < _SECONDS


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000 + "一、情况".encode(),
        b"<b>" * 100_000 + "一、情况".encode(),
        b"<table><tr><td>" * 20_000 + "一、情况".encode(),
    ],
    ids=["div", "b", "table"],
)
def test_deep_pages_end(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "deep.html").write_bytes(data)
    done = _run("convert", "deep.html", "-t", "text", folder=tmp_path)
    error = done.stderr.decode()
    assert "Traceback" not in error
    if done.returncode == 0:
        assert "一、情况" in done.stdout.decode()
    else:
        assert error.startswith("docparse: deep.html: ")
        assert error.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "一、\0情况\n",
        "一、\x1b[31m情况\n",
        "\ufeff",
        "一、情况\ufffe\n",
        "\u2028一、",
    ],
)
@pytest.mark.parametrize(
    "to", ["markdown", "html", "xml", "json", "jsonl", "chunks", "text", "pandoc", "docbook", "tei"]
)
def test_odd_text_is_sound(text: str, to: str) -> None:

    document = read(text.encode("utf-8"), format="text")
    written = write_as(document, to, {})
    assert isinstance(written, str)
    if to == "text":
        assert written == text.removeprefix("\ufeff")


def test_lone_surrogates_come_out_as_replacements(tmp_path: Path) -> None:
    from docparse import parse, write

    (tmp_path / "a.json").write_text(write(parse("一、情\ud800况\n"), "json"), "utf-8")
    done = _run("convert", "a.json", "-t", "text", folder=tmp_path)
    assert done.stdout.decode() == "一、情\ufffd况\n"


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    (tmp_path / "a.txt").write_text("一、情况\n" + "情况很好。\n" * 1000, "utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "docparse", "convert", "-q", "a.txt"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"docparse: standard output: cannot be written: No space left on device\n"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、情况\n", "utf-8")
    (tmp_path / "out").write_text("", "utf-8")
    done = _run("convert", "a.txt", "-o", "out/x/a.md", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"docparse: out/x/a.md: cannot be written: ")


def test_a_missing_file_and_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "good.txt").write_text("一、情况\n", "utf-8")
    done = _run("convert", "gone.txt", "good.txt", "-o", "out", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr == (
        b"docparse: gone.txt: cannot be read: No such file or directory\n"
        b"docparse: 1 written, 1 failed\n"
    )
    assert (tmp_path / "out" / "good.md").exists()


@pytest.mark.parametrize(
    ("data", "path", "format"),
    [
        (b"# \xe4\xb8\x80\n\n## b\n", "", "markdown"),
        (b"# \xe4\xb8\x80\n", "a.md", "markdown"),
        (b"# \xe4\xb8\x80\n", "a.txt", "text"),
        (b"<!DOCTYPE html><p>a", "a.txt", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "", "html"),
        (b"<!-- c --><div>", "", "html"),
        (b"<b>no page</b>", "a.txt", "text"),
        (b"<p>a</p>\n\n<p>b</p>", "a.md", "html"),
        (b"<p align=center>a</p>\n\n- b\n", "a.md", "markdown"),
        (b"<p align=center>a</p>\n\n- b\n", "a.txt", "html"),
        (b"<html>\n\nb\n", "a.md", "html"),
        (b'<?xml version="1.0"?>\n<document xmlns="urn:docparse:1">', "", "xml"),
        (b'{"docparse": 1}', "x.txt", "json"),
        (b"PK\x03\x04", "a.zip", "docx"),
        (b"", "a.docx", "docx"),
        (b"", "", "text"),
        ("一、情况".encode(), "a.unknown", "text"),
        (b"---\ntitle: x\n---\n", "a.txt", "text"),
        (b"<center>x</center>\n\n## a\n\nb\n\n## c\n", "a.txt", "markdown"),
        (b"<center>x</center>\n<p>a</p>\n", "a.txt", "html"),
    ],
)
def test_the_content_tells_the_format_before_the_suffix(
    data: bytes, path: str, format: str
) -> None:
    assert sniff(data, path) == format


def test_an_unknown_reader_is_named() -> None:
    with pytest.raises(ValueError, match="no reader for 'odp'; available: auto, text"):
        read(b"", format="odp")  # type: ignore[arg-type]
    with pytest.raises(DecodeError, match="is a damaged PDF"):
        read(b"%PDF-1.4")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "a.txt").write_text("一、情况\n", "utf-8")
    done = _run("convert", "in", "-o", "out", folder=tmp_path)
    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "out").glob("[!.]*")] == ["a.md"]


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in" / "shut").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("一、情况\n", "utf-8")
    listed = os.scandir

    def scandir(path: str) -> object:
        # Root may read every folder, so the system's refusal is played.
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(SystemExit) as stop:
        make_app()(["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    assert stop.value.code == 1
    said = capsys.readouterr().err.split("\n")
    assert said[0].endswith("shut: cannot be read: Permission denied")
    assert said[1:] == ["docparse: 1 written, 1 failed", ""]
    assert (tmp_path / "out" / "a.md").exists()


@pytest.mark.parametrize("way", ["path", "bytes", "file", "command", "stdin"])
def test_an_input_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * (INPUT.most + 1))
    said = "is larger than 100 MB; split it"
    if way in ("command", "stdin"):
        words, data = (["long.txt"], b"") if way == "command" else ([], path.read_bytes())
        done = _run("convert", *words, folder=tmp_path, data=data)
        assert done.returncode == 1
        assert done.stderr.count(b"\n") == 1
        assert said in done.stderr.decode()
        return
    with path.open("rb") as file:
        given = {"path": path, "bytes": path.read_bytes(), "file": file}[way]
        with pytest.raises(DecodeError, match=said):
            read(given)  # type: ignore[arg-type]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    done = _run("outline", "/dev/zero", folder=tmp_path)
    assert done.returncode == 1
    assert b"/dev/zero: is larger than 100 MB" in done.stderr
