"""The pictures of an input, for outputs that hold them: out of a Word file, out of an address, or beside the file."""

from __future__ import annotations

import os
import stat
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import unquote

from docparse.inputs.names import STDIN
from docparse.readers.decode import DecodeError
from docparse.readers.word.chunks import ZIP
from docparse.readers.word.media import Media
from docparse.readers.word.objects import PART

#: An address that is the picture itself begins so.
DATA = "data:"
#: A picture of more bytes is left out.
_LARGEST = 30_000_000
#: Files with other suffixes are no pictures that Word shows, whatever a text says.
_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")


def pictures_of(path: str, data: bytes) -> Callable[[str], bytes | None]:
    """Return what finds the bytes of a picture by its address in an input, whose `data` are given; nothing is fetched from a network."""

    media = media_of(data)

    def find(address: str) -> bytes | None:
        if address[: len(DATA)].lower() == DATA:
            return decode_picture(address)
        if address.startswith(PART):
            picture = media.read(address) if media else None
            return picture if picture and len(picture) <= _LARGEST else None
        return None if path in ("", STDIN) else _read_beside(path, address)

    return find


def media_of(data: bytes) -> Media | None:
    """Return the pictures of a file; `None` if it is no Word file, whatever addresses its text has."""
    if not data.startswith(ZIP):
        return None
    try:
        return Media(data)
    except DecodeError:
        return None


def decode_picture(address: str) -> bytes | None:
    """Return the picture that an address such as `data:image/png;base64,…` is; `None` if it is none."""
    head, _, data = address.partition(",")
    if not head.lower().endswith(";base64") or len(data) > _LARGEST * 4 // 3:
        return None
    with suppress(Base64Error, ValueError):
        return b64decode(data, validate=True)
    return None


def _read_beside(path: str, address: str) -> bytes | None:
    """Return a picture in the folder of an input or below it: a text from a stranger names no other file."""
    name = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    parts = name.split("/")
    if not name.lower().endswith(_SUFFIXES) or name[0] == "/" or ":" in name or ".." in parts:
        return None
    folder = os.path.realpath(os.path.dirname(path) or ".")
    place = os.path.realpath(os.path.join(folder, name))
    if os.path.commonpath([folder, place]) != folder:  # a link leads out
        return None
    with suppress(OSError, ValueError), open(place, "rb") as file:
        found = os.fstat(file.fileno())
        if stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST:
            return file.read()
    return None
