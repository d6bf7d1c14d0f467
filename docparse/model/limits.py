"""The table of limits: what docparse takes from an input, for the command line, the library and `serve` alike.

`docs/limits.md` shows the same table. An input that exceeds a limit is refused, with a message
that names the file, the limit and what to do (`messages/limits.py`):

    if count > WORD_TAGS.most:
        raise DecodeError(Message("limits.word_tags", most=WORD_TAGS.shown))
"""

from __future__ import annotations

from typing import NamedTuple

_MEGABYTE = 1_000_000


class Limit(NamedTuple):
    """The most of something."""

    most: int
    #: What messages and pages count in: 1, or a megabyte.
    unit: int = 1

    @property
    def shown(self) -> int:
        """The limit as messages and pages give it."""
        return self.most // self.unit


#: An input that is read into memory as a whole. Ten times as much memory is needed.
INPUT = Limit(100_000_000, _MEGABYTE)
#: The XML that is read from one Word file; a report of a thousand pages has 30 MB. Parts that are not read, such as
#: pictures, may be of any size.
WORD_XML = Limit(100_000_000, _MEGABYTE)
#: Pictures that are taken out of one Word file; the rest of them is left out.
WORD_MEDIA = Limit(500_000_000, _MEGABYTE)
#: Tags and attributes in it: each takes thirty times its size in memory.
WORD_TAGS = Limit(2_000_000)
#: Paragraphs, rows and cells in it. One that says anything has several tags, so only a file of empty ones has more.
WORD_BLOCKS = Limit(500_000)
#: Open elements times end tags of a web page: the parser looks at so many.
PAGE_STEPS = Limit(1_000_000_000)
#: Pages and characters of a PDF, and the seconds that reading it may take: 2,000 pages take less than half a minute.
PDF_PAGES = Limit(5_000)
PDF_CHARACTERS = Limit(10_000_000)
PDF_SECONDS = Limit(120)
#: The memory of the process that reads it, where the system can bound it (Linux).
PDF_MEMORY = Limit(2_000_000_000, _MEGABYTE)
#: Seconds that LibreOffice or pandoc may take to convert a file.
CONVERSION_SECONDS = Limit(120)
#: Sections in sections. A text gets no deeper, with corrections and with any number of own styles too: what would be is
#: beside the last. JSON and XML of docparse that are deeper are refused. Python compares, prints, pickles and copies a
#: tree by recursion.
DEPTH = Limit(100)
#: Attributes of one element in docparse's own XML, which has a dozen at most.
ATTRIBUTES = Limit(100)
#: The number of a marker.
NUMBER = Limit(9_999)
#: Of a number in docparse's JSON and XML: places in a file need no more.
DIGITS = Limit(18)
#: A file of corrections.
CORRECTIONS_FILE = Limit(10_000_000, _MEGABYTE)
#: A document of `docparse corpus`, and what it may take.
DOCUMENT = Limit(16_000_000, _MEGABYTE)
SECONDS = Limit(60)
MEMORY = Limit(2_000_000_000, _MEGABYTE)
#: A text or file sent to `docparse serve`, and how long and how many at once it works on them.
REQUEST = Limit(10_000_000, _MEGABYTE)
REQUEST_SECONDS = Limit(30)
REQUEST_MEMORY = Limit(1_000_000_000, _MEGABYTE)
REQUESTS = Limit(4)

#: Characters of addresses that are defined once and used by many links, in a file that is not larger itself.
#: Links beyond it keep their words and lose their address, as in cmark.
EXPANSION = Limit(100_000)


def expansion_of(size: int) -> int:
    """Return how many characters of addresses the links of a file of `size` characters may have."""
    return max(size, EXPANSION.most)
