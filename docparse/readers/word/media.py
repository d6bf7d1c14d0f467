"""The pictures of a Word file as bytes, by the addresses that its reader gives them."""

from __future__ import annotations

from docparse.readers.decode import DecodeError
from docparse.readers.word.chunks import ZIP, parts_of_mime
from docparse.readers.word.objects import INSIDE, PART
from docparse.readers.word.package import Package


class Media:
    """The pictures of a file, unpacked one by one; raises `DecodeError` if it is no Word file."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)

    def read(self, address: str) -> bytes | None:
        """Return the picture with an address such as `part:word/media/image1.png`; `None` if there is none.

        `part:word/chunk.docx!part:word/media/image1.png` is one in a file inside the file.
        """
        name, _, inner = address.removeprefix(PART).partition(INSIDE)
        try:
            found = self._package.picture(name)
            if found is None or not inner:
                return found
            if found.startswith(ZIP):
                return Package(found, self._package.budget).picture(inner.removeprefix(PART))
        except DecodeError:
            return None
        return _part_of_page(found, inner)


def _part_of_page(page: bytes, address: str) -> bytes | None:
    """Return the part of a MHTML file with this address: `cid:` and its id, or its location."""
    for part in parts_of_mime(page):
        identity = "cid:" + (part.get("Content-ID") or "").strip(" <>")
        if address in (identity, part.get("Content-Location")):
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else None
    return None
