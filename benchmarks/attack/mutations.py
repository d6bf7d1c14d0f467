"""Real files of each format, and random damage to them that mostly leaves them files of that format."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from pathlib import Path

from docparse import write
from docparse.inputs.read import read_bytes

_FILES = Path(__file__).parent.parent.parent / "fixtures" / "formats"
_PIECES = [
    *"一 二 、 （ ） 第 章 . 1 \n \r \t \u3000 # * ** ` ``` | > < & ; [ ] ( ) ! \\ ~ - --- _ \0 \ufffe \u2028 0 9".split(" "),
    *"<p> </p> <blockquote> </blockquote> <figure> <details> <b> </b> <table> <tr> <td> <th> <ul> <li> <ol> <pre> <br> <h1> </h1> <!-- --> <![CDATA[ ]]> &amp; &#0; &#xD800; <script> style=\"display:none\"".split(" "),
    *"一、情况 （一）农业。 1. 第一章 一是 篇一： 附件1 - 1 - {} [] : , \"docparse\" <w:p> <w:r> <w:t> </w:t> <w:numPr>".split(" "),
]  # fmt: skip


def read_seeds() -> dict[str, list[bytes]]:
    """Return valid files by the name of their reader."""
    suffixes = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx"}
    seeds = {
        name: [path.read_bytes() for path in sorted(_FILES.glob(f"*{suffix}"))]
        for name, suffix in suffixes.items()
    }
    found = read_bytes(seeds["text"][0]).document
    for name in ("xml", "json"):
        seeds[name] = [write(found, name).encode()]
    return seeds


def _mutate(data: bytes, chance: random.Random) -> bytes:
    """Change a few places of `data`: pieces put in, taken out, doubled, bytes turned."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(changed))
        match chance.randint(0, 4):
            case 0:
                changed[at:at] = chance.choice(_PIECES).encode(
                    "utf-8", "surrogatepass"
                ) * chance.choice((1, 1, 1, 50))
            case 1:
                del changed[at : at + chance.choice((1, 2, 10, 100))]
            case 2:
                changed[at:at] = changed[at : at + chance.choice((10, 200))]
            case 3 if at < len(changed):
                changed[at] = chance.randint(0, 255)
            case _:
                other = chance.randint(0, len(changed))
                changed[at : at + 20] = changed[other : other + 20]
    return bytes(changed)


def _mutate_text(text: str, chance: random.Random) -> str:
    """Change a few places of `text`, which stays text."""
    for _ in range(chance.randint(1, 8)):
        at, other = chance.randint(0, len(text)), chance.randint(0, len(text))
        length = chance.choice((1, 2, 10, 100))
        match chance.randint(0, 3):
            case 0:
                text = text[:at] + chance.choice(_PIECES) * chance.choice((1, 1, 1, 50)) + text[at:]
            case 1:
                text = text[:at] + text[at + length :]
            case _:
                text = text[:at] + text[other : other + length] + text[at:]
    return text.encode("utf-8", "replace").decode()


_ELEMENT = re.compile(r"<(w:\w+|[a-z]+)\b[^<>]*(?:/>|>[^<>]*</\1>)")
_FIGURE = re.compile(r'(?<=")[0-9]+(?=")')


def _mutate_xml(text: str, chance: random.Random) -> str:
    """Change elements and attributes of XML, which mostly stays well-formed."""
    for _ in range(chance.randint(1, 8)):
        elements = list(_ELEMENT.finditer(text))
        figures = list(_FIGURE.finditer(text))
        kind = chance.random()
        if kind < 0.3 and figures:
            match = chance.choice(figures)
            value = chance.choice(("0", "1", "2", "9", "10", "99999999999", "-1", "x", ""))
            text = text[: match.start()] + value + text[match.end() :]
        elif elements:
            match, other = chance.choice(elements), chance.choice(elements)
            inside = (
                match.group() + other.group() if kind < 0.6 else other.group() if kind < 0.8 else ""
            )
            text = text[: match.start()] + inside + text[match.end() :]
    return text


def _mutate_json(text: str, chance: random.Random) -> str:
    """Change values of JSON, which stays JSON."""
    tree = json.loads(text)
    for _ in range(chance.randint(1, 4)):
        at = tree
        while isinstance(at, (dict, list)) and at:
            key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))
            if not isinstance(at[key], (dict, list)) or not at[key] or chance.random() < 0.2:
                at[key] = chance.choice(
                    (0, 1, -1, 7, 10**9, "", "一、", None, [], {}, [0, 3], True, at[key])
                )
                break
            at = at[key]
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5)


def _mutate_zip(data: bytes, chance: random.Random) -> bytes:
    """Change the parts inside a .docx, so that more than its zip is tried."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if chance.random() < 0.6:
                part = _mutate_xml(part.decode(), chance).encode()
            new.writestr(name, part)
    return out.getvalue()


def damage(name: str, data: bytes, noise: bytes, chance: random.Random) -> bytes:
    """Change a file of a format, mostly so that it stays one; now and then return `noise` instead."""
    kind = chance.random()
    if kind < 0.02:
        return noise
    if kind < 0.1:
        return _mutate(data, chance)
    match name:
        case "docx":
            return _mutate_zip(data, chance)
        case "xml":
            return _mutate_xml(data.decode(), chance).encode()
        case "json":
            return _mutate_json(data.decode(), chance).encode("utf-8", "surrogatepass")
    return _mutate_text(data.decode(), chance).encode()
