"""Windows metafiles (EMF, WMF), which Word shows and python-docx does not know: their format and their size."""

from __future__ import annotations

import struct
from typing import NamedTuple

#: A hundredth of a millimetre, and an inch, in the units of Word's drawings.
_EMU, _INCH = 360, 914_400
#: The first bytes of a WMF that says how large it is; others do not.
_PLACEABLE = b"\xd7\xcd\xc6\x9a"


class Metafile(NamedTuple):
    """What kind of metafile a picture is, and its size in the units of Word's drawings."""

    suffix: str
    content_type: str
    width: int
    height: int


def read_metafile(picture: bytes) -> Metafile | None:
    """Return what a picture is if it is a metafile that says how large it is."""
    if picture[:4] == b"\1\0\0\0" and picture[40:44] == b" EMF":
        left, top, right, bottom = struct.unpack_from("<4i", picture, 24)
        return Metafile("emf", "image/x-emf", (right - left) * _EMU, (bottom - top) * _EMU)
    if picture.startswith(_PLACEABLE) and len(picture) > 16:
        left, top, right, bottom, unit = struct.unpack_from("<4hH", picture, 6)
        scale = _INCH / unit if unit else 0
        width, height = round((right - left) * scale), round((bottom - top) * scale)
        return Metafile("wmf", "image/x-wmf", width, height)
    return None
