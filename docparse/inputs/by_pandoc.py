"""Formats that pandoc makes of the JSON that docparse writes for it: EPUB, OpenDocument, LaTeX and others.

Pandoc would load the pictures that a text names, from this machine or a network: those that docparse finds are given
to it with their bytes, the others are words.
"""

from __future__ import annotations

import json
import tempfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docparse.inputs.errors import InputError
from docparse.inputs.programs import ProgramError, find_program, pandoc_version, run_program
from docparse.messages import Message
from docparse.model.document import Document
from docparse.writers.formats import BY_PANDOC
from docparse.writers.pandoc.document import write_pandoc

#: So many seconds pandoc may take.
_SECONDS = 300
#: The first bytes of a picture -> its type.
_TYPES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}
_LONGEST = 300
_Find = Callable[[str], bytes | None]


def convert_by_pandoc(document: Document, to: str, options: Mapping[str, Any]) -> bytes:
    """Return a document in a format of `BY_PANDOC`. Raises `InputError` without pandoc, or if it fails."""
    program = find_program("pandoc")
    if not program:
        raise InputError(Message("inputs.needs_pandoc", format=to), "unwritable")
    version = pandoc_version()
    given = {name: value for name, value in options.items() if name != "pictures"}
    tree = json.loads(write_pandoc(document, pandoc_version=version, **given))
    find: _Find = options.get("pictures") or (lambda address: None)
    tree["blocks"] = _with_pictures(tree["blocks"], find)
    if "title" not in tree["meta"]:
        tree["meta"]["title"] = {"t": "MetaInlines", "c": [{"t": "Str", "c": _title_of(document)}]}
    with tempfile.TemporaryDirectory(prefix="docparse-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "input.json").write_text(json.dumps(tree), "utf-8")
        output = f"output{BY_PANDOC[to].suffix}"
        command = [program, "-f", "json", "-t", to, "-s", *_more(to, document, version)]
        try:
            run_program([*command, "-o", output, "input.json"], place, _SECONDS)
            return (place / output).read_bytes()
        except ProgramError as error:
            if error.kind == "hung":
                message = Message("inputs.pandoc_hung", format=to, seconds=_SECONDS)
            else:
                said = " ".join(error.said.split())[:_LONGEST]
                message = Message("inputs.pandoc_failed", format=to, said=said)
            raise InputError(message, "unwritable") from None


def _more(to: str, document: Document, version: int) -> list[str]:
    """Return arguments for one format: in a book each chapter is a file of its own, also below volumes."""
    if to != "epub":
        return []
    levels = [
        one.level
        for one in document.sections()
        if one.heading.marker and one.heading.marker.row.division == "part"
    ]
    option = "--epub-chapter-level" if version < 3 else "--split-level"
    return [f"{option}={min(max(levels, default=1), 3)}", "--toc-depth=3"]


def _title_of(document: Document) -> str:
    first = next((one.title for one in document.sections() if one.title), "")
    return first or Path(document.source.origin.path).stem or "-"


def _with_pictures(value: Any, find: _Find) -> Any:
    """Return a piece of pandoc's tree with the bytes of each picture in it, or its words."""
    if isinstance(value, list):
        return [_with_pictures(inside, find) for inside in value]
    if not isinstance(value, dict):
        return value
    if value.get("t") == "Image":
        attributes, words, (address, title) = value["c"]
        data = find(address)
        kind = next((kind for start, kind in _TYPES.items() if data and data.startswith(start)), "")
        if not data or not kind:
            return {"t": "Span", "c": [["", [], []], words]}
        address = f"data:{kind};base64,{b64encode(data).decode()}"
        return {"t": "Image", "c": [attributes, words, [address, title]]}
    return {key: _with_pictures(inside, find) for key, inside in value.items()}
