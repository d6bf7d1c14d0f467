"""The peers of the benchmark, by name: how each makes an outline of a text, and why it cannot run here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from benchmarks.zhoutline import programs
from benchmarks.zhoutline.shapes import TEN, read_lightrag, read_ragflow, read_shapes
from docparse import parse
from docparse.writers.outline.rows import OutlineRow, outline_rows


def _always_here() -> str:
    return ""


class Peer(NamedTuple):
    """A peer; `missing` says why it cannot run, or nothing."""

    read: Callable[[str], Iterable[OutlineRow]]
    missing: Callable[[], str] = _always_here


def _read_docparse(text: str) -> Iterable[OutlineRow]:
    return outline_rows(parse(text))


PEERS = {
    "docparse": Peer(_read_docparse),
    "ten expressions": Peer(partial(read_shapes, shapes=TEN)),
    "LightRAG's shapes": Peer(read_lightrag),
    "RAGFlow's families": Peer(read_ragflow),
    "markdown-it-py": Peer(programs.read_markdown_it),
    "pandoc": Peer(programs.read_pandoc, programs.pandoc_is_missing),
    "docling": Peer(programs.read_docling, programs.docling_is_missing),
    "unstructured": Peer(programs.read_unstructured, programs.unstructured_is_missing),
}
