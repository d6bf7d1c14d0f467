"""A full-text search over reports with nothing but Python: SQLite finds the section and its path.

python examples/sqlite_search.py 报告们/ 水源不足
"""

import sqlite3
import sys
from pathlib import Path

import docparse


def index(folder: str) -> sqlite3.Connection:
    """Return an index in memory of the sections of all text files in `folder`."""
    base = sqlite3.connect(":memory:")
    # The trigram tokenizer finds Chinese, which has no blanks between words, from three characters on.
    base.execute("create virtual table sections using fts5(path, text, file, tokenize=trigram)")
    for file in sorted(Path(folder).rglob("*.txt")):
        rows = [
            (" > ".join(section.path), section.text, str(file))
            for section in docparse.read(file).sections()
        ]
        base.executemany("insert into sections values (?, ?, ?)", rows)
    return base


def search(base: sqlite3.Connection, words: str) -> list[tuple[str, str, str]]:
    """Return file, path and an excerpt of the sections with `words`, the best first."""
    query = (
        "select file, path, snippet(sections, 1, '【', '】', '…', 32) "
        "from sections where sections match ? order by rank"
    )
    return base.execute(query, ('"' + words.replace('"', '""') + '"',)).fetchall()


if __name__ == "__main__":
    for file, path, excerpt in search(index(sys.argv[1]), sys.argv[2]):
        print(f"{file}: {path}\n    {excerpt}")
