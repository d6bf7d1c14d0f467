"""The pictures that an input holds: into files beside the output, into the output itself, or left out with a note."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from docparse.inputs.names import safe_name, stem_of
from docparse.inputs.write import save
from docparse.messages import Message
from docparse.model.source import Source

#: An address in the file itself, as the reader of Word files gives it, and one that is the picture.
_PART, _DATA = "part:", "data:image/"
#: The first bytes of a picture -> its suffix, and the pictures that browsers show.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpeg"),
    (b"GIF8", ".gif"),
    (b"BM", ".bmp"),
    (b"II*\0", ".tiff"),
    (b"MM\0*", ".tiff"),
    (b"\xd7\xcd\xc6\x9a", ".wmf"),
    (b"\x01\0\t\0", ".wmf"),
)
_SHOWN = frozenset({".png", ".jpeg", ".gif", ".webp", ".bmp", ".svg"})
_AS_DATA = frozenset({".png", ".jpeg", ".gif", ".webp"})
_SAMPLE = 1_000
#: What would end the path of an address, or be taken for an encoded character.
_UNPATHED = str.maketrans("", "", "%#?!")
_ENCODED = str.maketrans({"%": "%25", "#": "%23", "?": "%3F"})


class Pictures(NamedTuple):
    """What becomes of the pictures of an input."""

    #: The folder that they are written to; empty if they are not.
    folder: str = ""
    #: How the output names that folder.
    address: str = ""
    #: They become part of the output.
    as_data: bool = False
    #: Those that are part of a web page are written to the folder too.
    takes_data: bool = False


def folder_address(folder: str, output: str) -> str:
    """Return how the file `output`, empty for standard output, names a folder.

    >>> folder_address("out/年报 #1.media", "out/年报 #1.md")
    '年报 %231.media'
    """
    try:
        place = os.path.relpath(folder, os.path.dirname(output) or ".") if output else folder
    except ValueError:  # on another drive of Windows
        place = os.path.abspath(folder)
    address = place.replace(os.sep, "/").translate(_ENCODED)
    return f"./{address}" if ":" in address.partition("/")[0] else address


class _Placed(NamedTuple):
    """Where a picture is, empty if it was left out, and what it is, as a suffix."""

    address: str
    suffix: str


def place_pictures(
    source: Source, data: bytes, pictures: Pictures, tell: Callable[[Message], None]
) -> Source:
    """Return `source` with the addresses at which its pictures are; `data` is the file. Raises `InputError`."""
    wanted = (_PART, _DATA) if pictures.takes_data else (_PART,)
    addresses = dict.fromkeys(
        mark.value for mark in source.marks if mark.kind == "img" and mark.value.startswith(wanted)
    )
    if not addresses:
        return source
    if not pictures.folder and not pictures.as_data:
        tell(Message("pictures.left_out", n=len(addresses)))
        return source
    place = _embed if pictures.as_data else partial(_save, _Names(pictures))
    placed = {name: place(name, content) for name, content in _contents(addresses, data)}
    _tell_of(placed.values(), tell)
    marks = (
        mark._replace(value=placed[mark.value].address) if mark.value in placed else mark
        for mark in source.marks
    )
    return source._replace(marks=tuple(marks))


def extract(source: Source, data: bytes, folder: str) -> Source:
    """Write the pictures of a file to the folder `media` in `folder`, and return `source` with their addresses."""
    into = os.path.join(folder, "media")
    pictures = Pictures(into, folder_address(into, ""), takes_data=True)
    return place_pictures(source, data, pictures, lambda note: None)


def _tell_of(placed: Collection[_Placed], tell: Callable[[Message], None]) -> None:
    """Tell what was left out, and what no browser shows."""
    lost = [one.suffix for one in placed if not one.address]
    if lost:
        tell(Message("pictures.lost", n=len(lost), formats=_names_of(lost)))
    unshown = [one.suffix for one in placed if one.address and one.suffix not in _SHOWN]
    if unshown:
        tell(Message("pictures.unshown", n=len(unshown), formats=_names_of(unshown)))


def _names_of(suffixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(suffix.lstrip(".").upper() or "?" for suffix in suffixes))


def _contents(addresses: Iterable[str], data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (address, picture), the picture empty if there is none at the address."""
    from docparse.inputs.picture_bytes import (  # most inputs hold no pictures
        decode_picture,
        media_of,
    )

    media = media_of(data)
    for address in addresses:
        if address.startswith(_DATA):
            yield address, decode_picture(address) or b""
        else:
            yield address, (media and media.read(address)) or b""


def _suffix_of(picture: bytes) -> str:
    """Return the suffix for a picture by its first bytes: the name that the file has for it may be anything."""
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return ".webp"
    if picture[:4] == b"\1\0\0\0" and picture[40:44] == b" EMF":
        return ".emf"
    if b"<svg" in picture[:_SAMPLE]:
        return ".svg"
    return next((suffix for first, suffix in _BEGINNINGS if picture.startswith(first)), "")


class _Names:
    """Names for the files of pictures, each given once."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        self._taken: set[str] = set()

    def take(self, address: str, suffix: str) -> str:
        """Return a name like that of the part: image1.png."""
        is_part = address.startswith(_PART)
        stem = stem_of(address.rpartition("/")[2]) if is_part else "picture1"
        name = safe_name(stem).translate(_UNPATHED)
        number = 1
        while f"{name}{suffix}".casefold() in self._taken:
            number += 1
            name = f"{safe_name(stem).translate(_UNPATHED).rstrip('0123456789')}{number}"
        self._taken.add(f"{name}{suffix}".casefold())
        return name + suffix


def _save(names: _Names, address: str, picture: bytes) -> _Placed:
    """Write a picture to its folder, an SVG without what runs or loads something."""
    suffix = _suffix_of(picture)
    if suffix == ".svg":
        from docparse.readers.shared.svg import harmless_svg

        picture = harmless_svg(picture) or b""
    if not suffix or not picture:
        return _Placed("", suffix)
    name = names.take(address, suffix)
    save(f"{names.pictures.folder}/{name}", picture)
    return _Placed(f"{names.pictures.address}/{name}", suffix)


def _embed(address: str, picture: bytes) -> _Placed:
    """Return a picture as an address."""
    suffix = _suffix_of(picture)
    if suffix not in _AS_DATA:
        return _Placed("", suffix)
    return _Placed(f"{_DATA}{suffix[1:]};base64,{b64encode(picture).decode('ascii')}", suffix)
