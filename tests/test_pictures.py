"""The pictures of an input: files beside the output, data in a page, or left out with a note; none leads nowhere."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

import docparse
from docparse.inputs.convert import Conversion, outputs_of, pictures_for
from docparse.readers.shared.svg import harmless_svg
from tests.docx_files import p, package, parts, r, relations
from tests.examples import ROOT

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
EMF = b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(50)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><rect onclick="a()"/><script>a()</script></svg>'


def picture(name: str, alt: str = "") -> str:
    """Return a run with the picture of a relation."""
    return f'<w:r><w:drawing><wp:docPr id="1" name="a" descr="{alt}"/><a:blip r:embed="{name}"/></w:drawing></w:r>'


def word_file(*pictures: tuple[str, bytes], body: str = "") -> bytes:
    """Return a Word file with a picture in each of its paragraphs, as part `word/media/NAME`."""
    names = [(f"p{at}", name) for at, (name, _) in enumerate(pictures)]
    made = parts(body + "".join(p(r("见"), picture(id, f"图{id}")) for id, _ in names))
    made["word/_rels/document.xml.rels"] = relations(
        *((id, "image", f"media/{name}") for id, name in names)
    )
    for name, content in pictures:
        if content:
            made[f"word/media/{name}"] = content
    return package(made)


def convert(*words: str, folder: Path) -> tuple[str, str]:
    """Run `docparse convert` in a folder and return its two outputs."""
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "convert", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, done.stderr


def addresses(written: str) -> list[str]:
    """Return the addresses of pictures in Markdown, HTML or XML."""
    return re.findall(r'(?:src="|!\[[^\]]*\]\(<?)([^">)]*)', written)


@pytest.mark.parametrize("suffix", [".md", ".html", ".xml", ".json"])
@pytest.mark.parametrize("name", ["a", "年报 #1%20", "a:b"])
def test_an_output_file_has_its_pictures_beside_it(tmp_path: Path, suffix: str, name: str) -> None:
    (tmp_path / "in.docx").write_bytes(word_file(("image1.png", PNG), ("image2.svg", SVG)))
    output = tmp_path / "out" / f"{name}{suffix}"
    convert(str(tmp_path / "in.docx"), "-o", str(output), folder=tmp_path)
    folder = tmp_path / "out" / f"{name}.media"
    assert (folder / "image1.png").read_bytes() == PNG
    assert b"script" not in (folder / "image2.svg").read_bytes()
    assert b"onclick" not in (folder / "image2.svg").read_bytes()
    if suffix != ".json":
        from urllib.parse import unquote

        found = [unquote(address) for address in addresses(output.read_text("utf-8"))]
        assert [(output.parent / address).is_file() for address in found] == [True, True]


def test_without_a_file_markdown_has_the_words_and_html_the_data(tmp_path: Path) -> None:
    path = tmp_path / "in.docx"
    path.write_bytes(
        word_file(("image1.png", PNG), ("none.png", b""), body=p("一、甲") + p("好。"))
    )
    out, err = convert(str(path), folder=tmp_path)
    assert out == "# 一、甲\n\n好。\n\n见图p0\n\n见图p1\n"
    assert "2 pictures are left out; give --extract-media FOLDER" in err
    out, err = convert(str(path), "-t", "html", "--fragment", folder=tmp_path)
    assert addresses(out) == ["data:image/png;base64," + b64encode(PNG).decode()]
    assert "one picture is left out: missing" in err
    out, err = convert(str(path), "-t", "text", folder=tmp_path)
    assert (out.replace("\ufffc", ""), err) == ("一、甲\n好。\n见\n见", "")
    assert list(tmp_path.iterdir()) == [path]


def test_extract_media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = "data:image/png;base64," + b64encode(PNG).decode()
    Path("a.docx").write_bytes(word_file(("image1.png", PNG), ("image2.emf", EMF)))
    Path("b.html").write_text(f'<p>一、甲</p><p>见<img src="{data}" alt="图"></p>', "utf-8")
    out, err = convert("a.docx", "--extract-media", "m", folder=tmp_path)
    assert addresses(out) == ["m/media/image1.png", "m/media/image2.emf"]
    assert "browsers do not show (EMF)" in err
    assert Path("m/media/image2.emf").read_bytes() == EMF
    convert("a.docx", "b.html", "--extract-media", "m", "-o", "out", "-t", "html", folder=tmp_path)
    for name, at in (("a", "image1.png"), ("b", "picture1.png")):
        written = Path(f"out/{name}.html").read_text("utf-8")
        assert addresses(written)[0] == f"../m/{name}/{at}"
        assert Path(f"m/{name}/{at}").read_bytes() == PNG


def test_split_reports_share_a_folder(tmp_path: Path) -> None:
    body = p("篇一：总结") + p("一、情况") + p("好。") + p("篇二：计划") + p("一、目标") + p("好。")
    (tmp_path / "in.docx").write_bytes(word_file(("image1.png", PNG), body=body))
    convert(str(tmp_path / "in.docx"), "--split", "-o", str(tmp_path / "out"), folder=tmp_path)
    assert (tmp_path / "out/media/image1.png").is_file()
    written = (tmp_path / "out/02-计划.md").read_text("utf-8")
    assert addresses(written) == ["media/image1.png"]


def test_the_library_extracts_them_or_points_nowhere(tmp_path: Path) -> None:
    data = word_file(("image1.png", PNG))
    document = docparse.read(data)
    for format in ("markdown", "html", "pandoc", "docbook", "tei"):
        assert "media/image1" not in docparse.write(document, format)
    document = docparse.read(data, extract_media=tmp_path / "m")
    (found,) = addresses(docparse.write(document, "markdown"))
    assert Path(found).read_bytes() == PNG


@pytest.mark.parametrize("name", ["a.docx", "a.rtf"])
@pytest.mark.parametrize("to", ["markdown", "docx"])
def test_a_file_that_a_program_converts_keeps_its_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, to: str
) -> None:
    word = word_file(("image1.png", PNG))
    monkeypatch.setattr("docparse.inputs.to_word.to_docx", lambda data, format: word)
    (tmp_path / name).write_bytes(word if name == "a.docx" else b"{\\rtf1 x}")
    conversion = Conversion(to=to)
    pictures = pictures_for(conversion, str(tmp_path / "b.md"))
    ((_, data),) = outputs_of(str(tmp_path / name), conversion, lambda note: None, pictures)
    assert isinstance(data, bytes)
    if to == "markdown":
        assert (tmp_path / "b.media" / "image1.png").read_bytes() == PNG
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        held = [part for part in package.namelist() if part.startswith("word/media/")]
        assert [package.read(part) for part in held] == [PNG]


def test_an_address_like_that_of_a_part_is_none_in_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p>甲</p><img src="part:word/media/a.png" alt="图"><p>乙</p>', "utf-8"
    )
    convert("a.html", "-o", "b.md", folder=tmp_path)
    convert("a.html", "-o", "b.docx", folder=tmp_path)
    assert "part:" not in (tmp_path / "b.md").read_text("utf-8")


def test_names_are_safe_and_given_once(tmp_path: Path) -> None:
    made = parts(p(picture("a"), r("甲")) + p(r("乙"), picture("b")) + p(r("丙"), picture("c")))
    made["word/_rels/document.xml.rels"] = relations(
        ("a", "image", "media/../../../x/con.exe"), ("b", "image", "media/image.png"), ("c", "image", "IMAGE.png")
    )  # fmt: skip
    for name in ("x/con.exe", "word/media/image.png", "word/IMAGE.png"):
        made[name] = PNG
    docparse.read(package(made), extract_media=tmp_path)
    assert sorted(path.name for path in (tmp_path / "media").iterdir()) == [
        "IMAGE2.png", "_con.png", "image.png",
    ]  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["media"]


def test_what_is_no_picture_is_not_written(tmp_path: Path) -> None:
    docparse.read(word_file(("a.png", b"MZ program"), ("b.svg", b"<svg <")), extract_media=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_pictures_of_files_inside_the_file(tmp_path: Path) -> None:
    mime = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\n\r\n<html><body><p>A<img src='cid:one'></p></body></html>\r\n--b\r\n"
        b"Content-Type: image/png\r\nContent-ID: <one>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b64encode(PNG)
        + b"\r\n--b--\r\n"
    )
    made = parts('<w:altChunk r:id="a"/><w:altChunk r:id="b"/>')
    made["word/_rels/document.xml.rels"] = relations(
        ("a", "aFChunk", "a.mht"), ("b", "aFChunk", "b.docx")
    )
    made |= {"word/a.mht": mime, "word/b.docx": word_file(("image1.png", PNG))}
    document = docparse.read(package(made), extract_media=tmp_path)
    found = addresses(docparse.write(document, "markdown"))
    assert [Path(address).read_bytes() for address in found] == [PNG, PNG]


@pytest.mark.parametrize(
    "hostile",
    [
        '<a href="javascript:alert(1)"><rect/></a>',
        '<script>alert(1)</script>',
        '<rect onload="alert(1)"/>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="//x"/></foreignObject>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<image href="http://x/y.png"/>',
        '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="http://x/y.svg#a"/>',
        '<style>@import "http://x"; rect { fill: url(http://x) }</style>',
        '<rect style="fill: u\\72l(http://x)"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    ],
)  # fmt: skip
def test_an_svg_neither_runs_nor_loads_anything(hostile: str) -> None:
    kept = f'<svg xmlns="http://www.w3.org/2000/svg"><g fill="url(#a)">{hostile}</g><text>字</text></svg>'
    made = (harmless_svg(kept.encode()) or b"").decode()
    assert not re.search(
        "script|alert|x/|//x|iframe|svg[+]xml", re.sub("http://www.w3.org/[0-9a-z/]*", "", made)
    )
    assert 'fill="url(#a)"' in made
    assert "<text>字</text>" in made


def test_an_svg_that_is_none_is_left_out() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    assert b"aaaa" not in (harmless_svg(bomb.encode()) or b"")
    assert harmless_svg(b"<html><svg/></html>") is None
    assert harmless_svg(b"<svg") is None
