"""Files that are made to do harm, by code and the same each time; none is stored."""

from __future__ import annotations

from benchmarks.attack.hostile.beside import beside_files
from benchmarks.attack.hostile.file import Hostile
from benchmarks.attack.hostile.own import own_files
from benchmarks.attack.hostile.pages import html_files, markdown_files
from benchmarks.attack.hostile.plain import plain_files
from benchmarks.attack.hostile.word import word_files

#: Name of the kind -> the function that makes its files.
KINDS = {
    "beside": beside_files,
    "own JSON and XML": own_files,
    "Word": word_files,
    "HTML": html_files,
    "Markdown": markdown_files,
    "text": plain_files,
}
__all__ = ["KINDS", "Hostile"]
