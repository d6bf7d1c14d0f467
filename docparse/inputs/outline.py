"""`docparse outline` on one input, and how the outlines of several are told apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docparse.inputs.batch import Options, document_of, load
from docparse.inputs.files import shown
from docparse.inputs.tasks import Task
from docparse.messages import Language
from docparse.model.document import Document
from docparse.model.source import Source
from docparse.pipeline import Trace, trace
from docparse.writers import load_writer
from docparse.writers.formats import OUTLINES


class View(NamedTuple):
    """How outlines are shown."""

    #: A form of `OUTLINES`.
    form: str
    explain: bool = False
    #: The language of the reasons.
    language: Language = "en"
    #: For a terminal: what writes the tree there, and how wide it is.
    write: Callable[[Document], str] | None = None


def outline_file(path: str, report: Callable[[str], None], options: Options, view: View) -> str:
    """Return the outline of one input. Raises `FileError`."""
    found = load(path, options, report)
    if not view.explain:
        write = view.write or load_writer(OUTLINES[view.form])
        return write(document_of(found, options))
    from docparse.writers.outline.explain import write_explanation, write_explanation_json

    traced = _trace(found, options)
    if view.form == "json":
        return write_explanation_json(traced)
    return write_explanation(traced, view.language)


def outline_task(task: Task, report: Callable[[str], None], options: Options, view: View) -> str:
    """Return the outline of one of several inputs, with its name."""
    written = outline_file(task.path, report, options, view)
    name = shown(task.path)
    if view.form == "json":
        return _as_line(name, written, explain=view.explain)
    lines = written.removesuffix("\n").split("\n") if written else []
    if view.form == "tsv" and not view.explain:
        return "".join(f"{name}\t{line}\n" for line in lines)
    return name + "\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)


def _as_line(name: str, written: str, *, explain: bool) -> str:
    """Return JSON in one line; the outline names its file itself."""
    import json

    outline = json.loads(written)
    if explain:
        outline = {"path": name, "candidates": outline}
    return json.dumps(outline, ensure_ascii=False, separators=(",", ":")) + "\n"


def _trace(found: Source | Document, options: Options) -> Trace:
    """Return the stages' results; those of a document are found anew."""
    return trace(
        found.source if isinstance(found, Document) else found,
        styles=options.styles,
        profile=options.profile,
        min_confidence=options.min_confidence,
    )
