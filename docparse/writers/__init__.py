"""Document in, text out: one function a format, and the table of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from docparse.document import Document

#: Format name -> (module, function, suffix of its files). A module is loaded when it is asked for:
#: a conversion to Markdown pays for nothing of HTML.
WRITERS: dict[str, tuple[str, str, str]] = {
    "markdown": ("docparse.writers.markdown", "write_markdown", ".md"),
    "html": ("docparse.writers.html", "write_html", ".html"),
    "xml": ("docparse.writers.xml", "write_xml", ".xml"),
    "text": ("docparse.writers.text", "write_text", ".txt"),
}
#: The same for `docparse outline`.
OUTLINES: dict[str, tuple[str, str, str]] = {
    "tree": ("docparse.writers.rows", "write_tree", ".txt"),
    "tsv": ("docparse.writers.rows", "write_tsv", ".tsv"),
    "json": ("docparse.writers.rows", "write_json", ".json"),
}


def load_writer(row: tuple[str, str, str]) -> Callable[[Document], str]:
    """Return the function that a row of `WRITERS` or `OUTLINES` names."""
    module, function, _ = row
    writer: Callable[[Document], str] = getattr(import_module(module), function)
    return writer


def write(document: Document, format: str) -> str:
    """Return `document` in a format of `WRITERS`. Raises `ValueError` for another name."""
    if format not in WRITERS:
        raise ValueError(f"no writer for {format!r}; there are: {', '.join(WRITERS)}")
    return load_writer(WRITERS[format])(document)
