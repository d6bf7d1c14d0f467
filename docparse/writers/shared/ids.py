"""The ids of sections, for the formats that can point at one: HTML, XML, JSON, pandoc."""

from __future__ import annotations

from zlib import crc32

from docparse.model.document import Document, Section

#: The letters of an id apart from ASCII, the first and the last of each script. Chinese characters after U+9FA5
#: are no letters of an XML name, as they came later.
_LETTERS = (("〇", "〇"), ("一", "龥"), ("ぁ", "ゔ"), ("ァ", "ヺ"), ("가", "힣"))
_LONGEST = 24


class _Characters(dict[int, str]):
    """Character -> what it becomes in an id; a class of Chinese characters would take a millisecond to compile."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = (char.isascii() and char.isalnum()) or any(a <= char <= z for a, z in _LETTERS)
        self[code] = char if kept else "-"
        return self[code]


_CHARACTERS = _Characters()


class Ids:
    """Gives ids to the sections of a document, in the order of the text.

    An id is unique and an XML name. It is made of the section's own title, or marker where it has none, and
    below the first level of a checksum of the titles on the path to it: 基本情况, 人口-5d12c0. So it holds while
    text elsewhere changes and numbers move on; only sections with the same path are counted, 人口-5d12c0-2.
    """

    def __init__(self) -> None:
        #: Each id that was given, and the last count that was added to it.
        self._counts: dict[str, int] = {}
        #: The checksum down to each level, that of no section first.
        self._sums = [0]

    def next(self, section: Section) -> str:
        """Return the id of the next section."""
        name, depth, sums = section.title or section.marker, len(section.trail), self._sums
        del sums[depth:]
        path = crc32((name + "\n").encode("utf-8", "surrogatepass"), sums[-1])
        sums.append(path)
        words = name[: 2 * _LONGEST].translate(_CHARACTERS)
        while "--" in words:
            words = words.replace("--", "-")
        words = words[:_LONGEST].strip("-")
        base = words if words[:1].isalpha() else f"s{words}"
        if depth > 1 or not words:
            base += f"-{path & 0xFFFFFF:06x}"
        if base in self._counts:
            base = self._counted(base)
        self._counts[base] = 1
        return base

    def _counted(self, base: str) -> str:
        count = self._counts[base] + 1
        while (counted := f"{base}-{count}") in self._counts:
            count += 1
        self._counts[base] = count
        return counted


def ids_of(document: Document) -> dict[int, str]:
    """Return the id of each section by the offset of its heading."""
    ids = Ids()
    return {section.heading.span.start: ids.next(section) for section in document.sections()}
