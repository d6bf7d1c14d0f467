"""Payloads in every place of every input format, through every output format with its options."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.attack.active import find_active, render
from benchmarks.attack.limits import Stopwatch
from benchmarks.attack.payloads import PAYLOADS, Carrier, carriers_of
from benchmarks.attack.row import Row
from docparse.inputs.read import Options, read_bytes
from docparse.model.document import Document
from docparse.writers.formats import OUTLINES, WRITERS, load_writer, write, write_as
from docparse.writers.options import NUMBERINGS, RUNINS

_VALUES: dict[str, tuple[Any, ...]] = {
    "numbering": NUMBERINGS,
    "runin": RUNINS,
    "front_matter": (False, True),
    "fragment": (False, True),
    "spans": (False, True),
    "clean": (False, True),
    "pandoc_version": (2, 3),
}
_PAGES = Path(__file__).parent.parent.parent / "tests" / "pages"
#: The inputs whose outputs are opened; those of the others are as they are.
_OPENED = ("text", "markdown")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def attack_with_payloads(seconds: float) -> Iterator[Row]:
    """Yield the rows: outputs read by parsers, and pages opened in a browser."""
    row = Row("injection: outputs read by parsers of HTML, XML, CommonMark, YAML, JSON")
    limit = Stopwatch(0.4 * seconds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, payload in enumerate(PAYLOADS):
            for place, carrier in enumerate(carriers_of(payload)):
                _try_carrier(row, carrier, folder / f"{number}-{place}")
            if limit.is_over:
                break
        row.note = f"{number + 1} payloads"
        yield row
        yield _open_pages(folder, 0.6 * seconds)


def _try_carrier(row: Row, carrier: Carrier, page: Path) -> None:
    start = time.process_time()
    try:
        options = Options(carrier.format, "" if carrier.format == "docx" else "utf-8")
        found = read_bytes(carrier.data, options, carrier.path)
    except ValueError:  # refused, which is an answer
        row.inputs += 1
        return
    for label, format, output in outputs_of(found.document):
        row.inputs += 1
        try:
            for what in set(find_active(format, output)):
                row.fail(f"{carrier.format} to {label}: {what} of {carrier.data[:150]!r}")
        except ValueError as error:  # what is no JSON or XML
            row.fail(f"{carrier.format} to {label}: {error}")
    row.take(time.process_time() - start)
    if carrier.format in _OPENED:
        _save_pages(found.document, page)


def _save_pages(document: Document, page: Path) -> None:
    """Write the pages for the browser: a fragment and rendered Markdown have no policy that forbids scripts."""
    fragment, markdown = write(document, "html", fragment=True), render(write(document, "markdown"))
    for suffix, output in {
        ".html": write(document, "html"),
        ".fragment.html": f"<meta charset=utf-8>{fragment}",
        ".markdown.html": f"<meta charset=utf-8>{markdown}",
    }.items():
        page.with_suffix(suffix).write_bytes(output.encode("utf-8", "replace"))
    page.with_suffix(".svg").write_text(load_writer(OUTLINES["svg"])(document), "utf-8", "replace")


def outputs_of(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield (label, format, output) for each format, as it is by default and with each value of each option."""
    for format, row in WRITERS.items():
        choices: list[dict[str, Any]] = [{}]
        for option in row.options:
            choices += ({option: value} for value in _VALUES.get(option, ())[1:])
        for options in choices:
            written = write_as(document, format, options)
            if isinstance(written, str):  # no browser shows Word
                yield f"{format} {options or ''}", format, written
    for format, row in OUTLINES.items():
        yield f"outline {format}", format, load_writer(row)(document)


def _open_pages(folder: Path, seconds: float) -> Row:
    """Open the pages in a browser, where there is one."""
    row = Row("injection: pages and rendered Markdown in Chromium")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    node = shutil.which("node")
    if not (browser and node and (_PAGES / "node_modules").exists()):
        row.note = "not tried: needs Chromium, Node and `npm ci` in tests/pages"
        return row
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        run = subprocess.Popen(
            [node, "attack.mjs", browser, str(folder)], cwd=_PAGES, stdout=printed
        )
        try:
            if run.wait(seconds):
                row.fail("the browser's script failed")
        except subprocess.TimeoutExpired:
            run.terminate()
            run.wait()
        printed.seek(0)
        for line in printed:
            if not line.endswith("\n"):
                break
            found = json.loads(line)
            row.inputs += 1
            for what in found["found"]:
                row.fail(f"{found['file']}: {what}")
    row.note = f"{row.inputs} of {len(list(folder.iterdir()))}"
    return row
