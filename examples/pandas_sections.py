"""Reports as one table, a row a section: for counting, filtering, joining.

python examples/pandas_sections.py 报告.txt 汇编.txt
"""

import json
import sys

import pandas

import docparse


def load(*paths: str) -> pandas.DataFrame:
    """Return the sections of all reports; the columns are those of docparse's JSON Lines."""
    rows = [
        json.loads(line)
        for path in paths
        for line in docparse.write(docparse.read(path), "jsonl").split("\n")
        if line
    ]
    return pandas.DataFrame(rows)


if __name__ == "__main__":
    sections = load(*sys.argv[1:])
    sections["characters"] = sections["text"].str.len()
    print(sections[["source", "level", "marker", "title", "characters"]].to_string())
    print(sections.groupby("source")["characters"].sum().to_string())
