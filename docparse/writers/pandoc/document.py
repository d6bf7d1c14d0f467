"""A document as pandoc's JSON: the tree that pandoc has of every document.

    docparse convert 报告.txt -t pandoc | pandoc -f json -o 报告.docx

The names of the elements are those of pandoc-types, module Text.Pandoc.Definition.
"""

from __future__ import annotations

import json

from docparse.messages import Message
from docparse.model.document import Document
from docparse.writers.pandoc.blocks import Blocks
from docparse.writers.pandoc.metadata import before_text, write_metadata
from docparse.writers.pandoc.parts import Parts
from docparse.writers.shared.raw import keeps_raw

#: Version of pandoc -> that of the tree; pandoc reads only trees with its own first two numbers. The trees are the same.
_APIS = {2: (1, 22, 2), 3: (1, 23, 1)}


def write_pandoc(
    document: Document, *, numbering: str = "keep", pandoc_version: int = 3, raw_html: str = "code"
) -> str:
    """Write `document` as JSON for pandoc 3, or for pandoc 2.11 to 2.19; neither reads the other's.

    The title and what belongs to it go to the metadata, so the first level of the sections is
    pandoc's first. An item is a paragraph that begins with its marker. Pieces in another format, such as scripts,
    are code, unless `raw_html` is `keep`: pandoc writes them into a page or a book as they are. Raises `ValueError`
    for an unknown `numbering`, `pandoc_version` or `raw_html`.
    """
    if pandoc_version not in _APIS:
        raise ValueError(Message("formats.no_pandoc", version=pandoc_version))
    front = before_text(document)
    parts = Parts(document.reading, keeps_raw=keeps_raw(raw_html))
    tree = {
        "pandoc-api-version": _APIS[pandoc_version],
        "meta": write_metadata(document, front),
        "blocks": list(Blocks(document, numbering, front, parts, pandoc_version).write_blocks()),
    }
    written = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return written + "\n"
