"""The ids of sections, by which XML, HTML, JSON and a search index can point at one.

An id is unique in its document and an XML name. It is made of the section's title, or its marker where it has none,
and a checksum of the titles on the path to it: 人口-5d12c0. So it holds while text elsewhere changes and numbers move
on; only sections with the same path are counted, 人口-5d12c0--2. On the first level a title of a few letters is enough:
基本情况.
"""

from __future__ import annotations

from zlib import crc32

from docparse.model.heading import Heading, marker_text
from docparse.model.source import Source

#: The checksum of the titles on the path to a section, and how many sections with this checksum there are up to it.
PathKey = tuple[int, int]
#: The key of the document itself.
NO_PATH: PathKey = (0, 1)

#: The letters of an id apart from ASCII, the first and the last of each script. Chinese characters after U+9FA5
#: are no letters of an XML name, as they came later.
_LETTERS = (("〇", "〇"), ("一", "龥"), ("ぁ", "ゔ"), ("ァ", "ヺ"), ("가", "힣"))
_LONGEST = 24
#: What is written of a checksum: six hexadecimal digits.
_WRITTEN = 0xFFFFFF


class _Characters(dict[int, str]):
    """Character -> what it becomes in an id; a class of Chinese characters would take a millisecond to compile."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = (char.isascii() and char.isalnum()) or any(a <= char <= z for a, z in _LETTERS)
        self[code] = char if kept else "-"
        return self[code]


_CHARACTERS = _Characters()


class PathKeys:
    """Gives keys to the sections of a document, in the order of the text."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._counts: dict[int, int] = {}

    def next(self, heading: Heading, above: PathKey) -> PathKey:
        """Return the key of the next section, which is in the section with the key `above`."""
        words = words_of(self._source, heading) + "\n"
        checksum = crc32(words.encode("utf-8", "surrogatepass"), above[0])
        written = checksum & _WRITTEN
        self._counts[written] = count = self._counts.get(written, 0) + 1
        return checksum, count


def words_of(source: Source, heading: Heading) -> str:
    """Return what an id is made of: the title as it stands in the text, or the marker where there is none."""
    start, end = heading.title
    return source.text[start:end] if start < end else marker_text(source, heading)


def id_of(words: str, level: int, key: PathKey) -> str:
    """Return the id of a section with these `words` and this key.

    >>> id_of("基本情况", 1, (0x7B5D12C0, 1)), id_of("人口", 2, (0x7B5D12C0, 2))
    ('基本情况', '人口-5d12c0--2')
    """
    checksum, count = key
    name = words[: 2 * _LONGEST].translate(_CHARACTERS)
    while "--" in name:
        name = name.replace("--", "-")
    name = name[:_LONGEST].strip("-")
    name = name if name[:1].isalpha() else f"s{name}"
    # Only such a name belongs to one title: 甲，乙 and 甲、乙 are both 甲-乙.
    if level > 1 or name != words or "-" in name:
        name += f"-{checksum & _WRITTEN:06x}"
    return f"{name}--{count}" if count > 1 else name
