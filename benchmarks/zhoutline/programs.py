"""Outlines from programs and libraries of others, none of which knows Chinese numbers as headings."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from markdown_it import MarkdownIt

from benchmarks.peers import load_packed_model
from docparse.writers.outline.rows import OutlineRow, one_line

#: Levels of the items of lists: below those of all headings.
_ITEMS = 10


def _row(lines: list[str], number: int, level: int) -> OutlineRow:
    line = lines[number - 1]
    text = line.lstrip()
    return OutlineRow(number, len(line) - len(text) + 1, level, "heading", "", one_line(text))


def _rows(text: str, found: dict[int, int]) -> Iterator[OutlineRow]:
    """Yield a row for each line that has a level; what a program says of a line beyond the last is dropped."""
    lines = text.split("\n")
    for number, level in sorted(found.items()):
        if number <= len(lines):
            yield _row(lines, number, level)


def read_markdown_it(text: str) -> Iterator[OutlineRow]:
    """Yield the headings and the items of ordered lists that a reader of CommonMark finds."""
    found: dict[int, int] = {}
    lists: list[bool] = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(token.type.startswith("ordered"))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.map and token.type == "heading_open":
            found.setdefault(token.map[0] + 1, int(token.tag[1:]))
        elif token.map and token.type == "list_item_open" and lists[-1]:
            found.setdefault(token.map[0] + 1, _ITEMS + len(lists))
    return _rows(text, found)


def pandoc_is_missing() -> str:
    """Say why pandoc cannot run, or nothing."""
    return "" if shutil.which("pandoc") else "the program pandoc is not installed"


def read_pandoc(text: str) -> Iterator[OutlineRow]:
    """Yield the headings and the items of ordered lists that pandoc finds; it has no reader for plain text."""
    command = ["pandoc", "-f", "commonmark_x+sourcepos", "-t", "json"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    found: dict[int, int] = {}
    _walk_pandoc(json.loads(done.stdout)["blocks"], 0, found)
    return _rows(text, found)


def _walk_pandoc(value: Any, depth: int, found: dict[int, int]) -> None:
    kind: str = value["t"] if isinstance(value, dict) else ""
    content: Any = value.get("c") if isinstance(value, dict) else value
    if kind == "Header":
        found.setdefault(_line_of(content[1]), content[0])
    elif kind == "OrderedList":
        for item in content[1]:
            found.setdefault(_line_of(item[0]["c"][0]) if item else 0, _ITEMS + depth + 1)
            _walk_pandoc(item, depth + 1, found)
    elif kind == "BulletList":
        _walk_pandoc(content, depth + 1, found)
    elif kind in ("Div", "BlockQuote", "") and isinstance(content, list):
        for part in content:
            _walk_pandoc(part, depth, found)
    found.pop(0, None)


def _line_of(attributes: list[Any]) -> int:
    """Return the line of `[["data-pos", "2:1-4:1"]]`, 0 where there is none."""
    places = [value for name, value in attributes[2] if name == "data-pos"]
    return int(places[-1].split(":")[0]) if places else 0


def docling_is_missing() -> str:
    """Say why docling cannot run, or nothing."""
    return "" if find_spec("docling") else "docling is not installed"


def read_docling(text: str) -> Iterator[OutlineRow]:
    """Yield the headings and the numbered items of docling, which reads a text as Markdown."""
    backend = import_module("docling.backend.md_backend").MarkdownDocumentBackend
    markdown = import_module("docling.datamodel.base_models").InputFormat.MD
    document = import_module("docling.datamodel.document").InputDocument
    data = BytesIO(text.encode())
    source = document(path_or_stream=data, format=markdown, backend=backend, filename="a.md")
    converted = backend(in_doc=source, path_or_stream=data).convert()
    items = []
    for item, _ in converted.iterate_items():
        label = str(getattr(item.label, "value", item.label))
        if label in ("title", "section_header"):
            items.append((item.text, getattr(item, "level", 0) + 1))
        elif label == "list_item" and getattr(item, "enumerated", False):
            items.append((item.text, _ITEMS))
    return _find_in_order(text, items)


def unstructured_is_missing() -> str:
    """Say why unstructured cannot run, or nothing."""
    return "" if find_spec("unstructured") else "unstructured is not installed"


def read_unstructured(text: str) -> Iterator[OutlineRow]:
    """Yield the elements that unstructured calls titles; it gives them no level."""
    load_packed_model()
    partition_text = import_module("unstructured.partition.text").partition_text
    elements = partition_text(text=text, languages=["zho"]) if text.strip() else []
    titles = [(element.text, 1) for element in elements if element.category == "Title"]
    return _find_in_order(text, titles)


def _find_in_order(text: str, items: list[tuple[str, int]]) -> Iterator[OutlineRow]:
    """Yield the lines that hold the texts of items, each below the one before, for tools that tell no places."""
    lines = text.split("\n")
    at = 0
    for title, level in items:
        first = title.split("\n")[0].strip()
        number = next((n for n in range(at, len(lines)) if first and first in lines[n]), None)
        if number is not None:
            yield _row(lines, number + 1, level)
            at = number + 1
