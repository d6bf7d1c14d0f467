"""`python -m benchmarks.markdown FOLDER`: what Markdown loses on its way through docparse.

For each Markdown file of a folder: which bytes change outside of headings, whether a second pass changes anything, and
which visible characters that pandoc shows are missing in the page.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from lxml import html

import docparse

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t\r]*$")
_BOLD = re.compile(r"\*\*.+\*\*\r?$")
#: Signs of markup that may change in a line that becomes a heading.
_MARKUP = re.compile("[\\s#*\\\\_\u200b\ufeff]+|</?(?:strong|b|em)>")
_DIALECT = (
    "commonmark+pipe_tables+footnotes+tex_math_dollars+strikeout+definition_lists"
    "+yaml_metadata_block+fenced_divs-smart"
)
#: The arrows back from footnotes, stars that are bold to a Chinese author, and what cannot be seen.
_OWN = re.compile("[\u21a9\ufe0e\u200b\\s*]+")


class Change(NamedTuple):
    """What a pass did to a file."""

    #: Lines that became headings, and headings that got another level.
    headings: int = 0
    levels: int = 0
    #: Bytes of lines that changed otherwise.
    bytes: int = 0
    #: The places that changed otherwise.
    shown: tuple[str, ...] = ()


def main() -> None:
    """Print a line for each file with a fault, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="show what changed")
    options = parser.parse_args()
    files = sorted(
        path for path in options.folder.rglob("*") if path.suffix in (".md", ".markdown")
    )
    sums: Counter[str] = Counter()
    for path in files:
        data = path.read_bytes()
        found = measure(data)
        sums.update({name: value for name, value in found.items() if isinstance(value, int)})
        sums["files"] += 1
        sums["files without a fault"] += not (found["bytes"] or found["second"] or found["lost"])
        if found["bytes"] or found["second"] or found["lost"]:
            print(path.name, {name: value for name, value in found.items() if value})
        if options.verbose:
            print(*find_change(_decoded(data), _decoded(convert(data))).shown, sep="\n")
    print(dict(sums))


def convert(data: bytes) -> bytes:
    """Return Markdown after one pass."""
    return docparse.write(docparse.read(data, format="markdown"), "markdown").encode()


def measure(data: bytes) -> dict[str, object]:
    """Measure one file."""
    first = convert(data)
    change = find_change(_decoded(data), _decoded(first))
    lost = find_lost(data)
    return {
        "new headings": change.headings,
        "other levels": change.levels,
        "bytes": change.bytes,
        "second": int(convert(first) != first),
        "lost": lost.total(),
        "characters": "".join(sorted(lost.elements()))[:40],
    }


def find_change(before: str, after: str) -> Change:
    """Compare a file line by line with what a pass made of it."""
    left, right = before.split("\n"), after.split("\n")
    headings = levels = count = 0
    shown: list[str] = []
    for a, b, c, d in _find_hunks(left, right):
        old, new = "\n".join(left[a:b]), right[c:d]
        if "".join(map(_bare, left[a:b])) != "".join(map(_bare, new)):
            count += len(old.encode())
            shown.append(f"- {old}\n+ " + "\n+ ".join(new))
            continue
        for line in new:
            if found := _HEADING.match(line):
                same = any(_is_same(found[2], one) for one in left[a:b])
                headings, levels = headings + (not same), levels + same
            elif line.strip() and line.strip() not in old and not _BOLD.match(line):
                count += len(line.encode())
                shown.append(f"- {old}\n+ {line}")
    return Change(headings, levels, count, tuple(shown))


def _find_hunks(left: list[str], right: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where the lines differ; between two hunks there is a line with words."""
    hunks: list[tuple[int, int, int, int]] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if hunks and not "".join(left[hunks[-1][1] : a]).strip():
            hunks[-1] = (hunks[-1][0], b, hunks[-1][2], d)
        else:
            hunks.append((a, b, c, d))
    return hunks


def _is_same(words: str, line: str) -> bool:
    found = _HEADING.match(line)
    return found is not None and found[2] == words


def _bare(line: str) -> str:
    return _MARKUP.sub("", line)


def find_lost(data: bytes) -> Counter[str]:
    """Return the visible characters that pandoc shows, and a page of docparse does not."""
    if not shutil.which("pandoc"):
        return Counter()
    done = subprocess.run(
        ["pandoc", "-f", _DIALECT, "-t", "html", "--katex", "--wrap=none"],
        input=data, capture_output=True, check=True,
    )  # fmt: skip
    page = docparse.write(docparse.read(data, format="markdown"), "html", fragment=True)
    return _visible(done.stdout.decode()) - _visible(page, numbers=True)


def _visible(page: str, *, numbers: bool = False) -> Counter[str]:
    """Count the characters of a page; with the `numbers` of lists, which another reader may have as text."""
    root = html.document_fromstring(f"<div>{page}</div>")
    for hidden in chain(root.iter("script"), root.iter("style"), root.iter("textarea")):
        hidden.text = ""
    return Counter(_OWN.sub("", normalize("NFKC", "".join(_texts(root, numbers)))))


def _texts(root: html.HtmlElement, numbers: bool) -> Iterator[str]:
    yield from root.itertext()
    for block in root.iter("ol") if numbers else ():
        if block.get("class") != "typed":
            first = int(block.get("start", "1"))
            yield from (f"{first + at}." for at, _ in enumerate(block.iterchildren("li")))


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig")


if __name__ == "__main__":
    main()
