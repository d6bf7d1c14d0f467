"""Small PDFs for tests, written object by object: the type is a Chinese one that every reader of PDF knows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


class Put(NamedTuple):
    """Words on a page, from the left and from the top, in points."""

    left: float
    top: float
    words: str
    size: float = 12
    bold: bool = False
    #: In Courier; the words are ASCII then.
    fixed: bool = False


_COURIER = "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"


class Box(NamedTuple):
    """The lines of a table: where they are across and down the page."""

    xs: Sequence[float]
    ys: Sequence[float]


#: What is on a page.
Drawn = Sequence[Put | Box]
PICTURE = "q 500 0 0 700 40 60 cm /P Do Q"


def pdf_of(
    *pages: Drawn | str,
    bookmarks: Sequence[tuple[str, int]] = (),
    mapped: bool = True,
    password: str = "",
) -> bytes:
    """Return a PDF of pages; a text is the content of a page as it is. `bookmarks` are titles and pages from 0.

    Without `mapped` the file does not say which characters its glyphs are. `password` locks it.
    """
    objects: list[str | bytes] = ["", ""]  # the catalogue, the pages

    def add(content: str | bytes) -> int:
        objects.append(content)
        return len(objects)

    fonts = f"<</F {add(_font(objects, bold=False, mapped=mapped))} 0 R /B {add(_font(objects, bold=True, mapped=mapped))} 0 R"
    picture = add(
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    )
    fonts += f" /C {add(_COURIER)} 0 R>>"
    kids = []
    for page in pages:
        content = page if isinstance(page, str) else _content(page)
        stream = add(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        kids.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {stream} 0 R"
                f"/Resources<</Font{fonts}/XObject<</P {picture} 0 R>>>>>>"
            )
        )
    outline = _outline(objects, kids, bookmarks)
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{outline}>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    return _file(objects, password)


def _font(objects: list[str | bytes], *, bold: bool, mapped: bool) -> str:
    name = "SimHei,Bold" if bold else "STSong-Light"
    objects.append(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>"
    )
    system = "GB1" if mapped else "Unknown"
    objects.append(
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({system})/Supplement 2>>"
        f"/FontDescriptor {len(objects)} 0 R/DW 1000>>"
    )
    encoding = "UniGB-UCS2-H" if mapped else "Identity-H"
    return f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[{len(objects)} 0 R]>>"


def _content(drawn: Drawn) -> str:
    parts = []
    for one in drawn:
        if isinstance(one, Put):
            font = "C" if one.fixed else "B" if one.bold else "F"
            code = one.words.encode("ascii" if one.fixed else "utf-16-be").hex()
            parts.append(
                f"BT /{font} {one.size} Tf {one.left} {HEIGHT - one.top} Td <{code}> Tj ET"
            )
        else:
            left, right, top, bottom = one.xs[0], one.xs[-1], one.ys[0], one.ys[-1]
            parts += [f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S" for y in one.ys]
            parts += [f"{x} {HEIGHT - top} m {x} {HEIGHT - bottom} l S" for x in one.xs]
    return "\n".join(parts)


def _outline(
    objects: list[str | bytes], kids: Sequence[int], bookmarks: Sequence[tuple[str, int]]
) -> str:
    if not bookmarks:
        return ""
    first = len(objects) + 2
    last = first + len(bookmarks) - 1
    objects.append(f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(bookmarks)}>>")
    for at, (title, page) in enumerate(bookmarks):
        words = "feff" + title.encode("utf-16-be").hex()
        following = f"/Next {first + at + 1} 0 R" if first + at < last else ""
        objects.append(
            f"<</Title<{words}>/Parent {first - 1} 0 R{following}/Dest[{kids[page]} 0 R/Fit]>>"
        )
    return f"/Outlines {first - 1} 0 R"


def _file(objects: Sequence[str | bytes], password: str) -> bytes:
    key = b""
    trailer = f"/Root 1 0 R/Size {len(objects) + 1}"
    if password:
        name = hashlib.md5(b"docparse").digest()
        key, entries = _lock(password.encode(), name)
        trailer += f"/ID[<{name.hex()}><{name.hex()}>]/Encrypt<<{entries}>>"
    written = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        data = content.encode("latin-1") if isinstance(content, str) else content
        if key and b"stream\n" in data:
            head, _, rest = data.partition(b"stream\n")
            body = rest.removesuffix(b"\nendstream")
            own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
            data = head + b"stream\n" + _rc4(own, body) + b"\nendstream"
        written += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    start = len(written)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    written += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n<<{trailer}>>\n".encode()
    )
    return bytes(written + f"startxref\n{start}\n%%EOF\n".encode())


def _lock(password: bytes, name: bytes) -> tuple[bytes, str]:
    """Return the key of a file that a password locks, and how the file tells it: the first way of PDF, by RC4."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = -4
    key = hashlib.md5(padded + owner + permissions.to_bytes(4, "little", signed=True) + name)
    user = _rc4(key.digest()[:5], _PADDING)
    entries = f"/Filter/Standard/V 1/R 2/P {permissions}/O<{owner.hex()}>/U<{user.hex()}>"
    return key.digest()[:5], entries


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def paragraph(top: float, *lines: str, left: float = 72, size: float = 12) -> list[Put]:
    """Return a paragraph: the first line begins two characters further in, and lines are 20 points apart."""
    first = [Put(left + 2 * size, top, lines[0], size)]
    return first + [Put(left, top + 20 * at, words, size) for at, words in enumerate(lines[1:], 1)]
