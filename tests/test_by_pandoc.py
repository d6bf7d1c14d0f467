"""Formats that pandoc makes: EPUB, OpenDocument and others; what is said without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.test_write_docx import _PNG

need_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")
NOVEL = """山河旧事

第一卷　风起

第一章　少年

那一年的秋天来得格外早，村口的老槐树落了一地的叶子。

第二章　远行

他背起行囊，沿着河岸一直走，再也没有回头。

第二卷　云涌

第三章　归来

十年之后，他站在村口，老槐树还在，人却已经散了。
"""


def convert(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docparse", "convert", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )


def novel_in(folder: Path, suffix: str) -> Path:
    (folder / "a.txt").write_text(NOVEL, "utf-8")
    done = convert(folder, "a.txt", "-o", f"a{suffix}")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return folder / f"a{suffix}"


@need_pandoc
def test_a_book_has_volumes_and_chapters(tmp_path: Path) -> None:
    with zipfile.ZipFile(novel_in(tmp_path, ".epub")) as book:
        page = etree.fromstring(book.read("EPUB/nav.xhtml"))
        files = [name for name in book.namelist() if name.startswith("EPUB/text/ch")]
    html = "{http://www.w3.org/1999/xhtml}"
    contents = page.find(f".//{html}nav[@id='toc']/{html}ol")
    assert contents is not None
    found = [
        (item.findtext(f"{html}a"), [link.text for link in item.iterfind(f"{html}ol//{html}a")])
        for item in contents
    ]
    assert found == [
        ("第一卷　风起", ["第一章　少年", "第二章　远行"]),
        ("第二卷　云涌", ["第三章　归来"]),
    ]
    assert len(files) == 5


@need_pandoc
@pytest.mark.parametrize(
    ("suffix", "words"),
    [
        (".tex", "\\section{第一卷　风起}"),
        (".rst", "第一卷　风起\n============"),
        (".adoc", "== 第一卷　风起"),
        (".org", "* 第一卷　风起"),
    ],
)
def test_markup_of_others(tmp_path: Path, suffix: str, words: str) -> None:
    assert words in novel_in(tmp_path, suffix).read_text("utf-8")


@need_pandoc
def test_a_text_of_opendocument(tmp_path: Path) -> None:
    with zipfile.ZipFile(novel_in(tmp_path, ".odt")) as file:
        text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
        headings = etree.fromstring(file.read("content.xml")).iter(text + "h")
        levels = [one.get(text + "outline-level") for one in headings]
    assert levels == ["1", "2", "2", "1", "2"]


@need_pandoc
def test_only_pictures_beside_the_text_are_in_a_book(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for place in (folder / "a.png", tmp_path / "b.png"):
        place.write_bytes(_PNG)
    (folder / "a.md").write_text("# 书\n\n![图甲](a.png)\n\n![图乙](../b.png)\n", "utf-8")
    done = convert(folder, "a.md", "-o", "a.epub")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(folder / "a.epub") as book:
        assert len([name for name in book.namelist() if name.startswith("EPUB/media/")]) == 1


def test_what_to_install_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOVEL, "utf-8")
    done = convert(tmp_path, "a.txt", "-o", "a.epub", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "epub is written by pandoc, which is not installed" in done.stderr
    assert not (tmp_path / "a.epub").exists()


@pytest.mark.slow
@need_pandoc
def test_a_book_is_valid(tmp_path: Path) -> None:
    java, checker = shutil.which("java"), shutil.which("epubcheck")
    if not (java and checker):
        pytest.skip("epubcheck is not installed")
    book = novel_in(tmp_path, ".epub")
    done = subprocess.run(
        [java, "-jar", checker, str(book)], capture_output=True, text=True, check=False
    )
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr
