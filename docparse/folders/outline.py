"""`docparse outline` on one input, and how the outlines of several are told apart."""

from __future__ import annotations

from collections.abc import Callable

from docparse.batch import Options, document_of, load
from docparse.document import Document
from docparse.files import shown
from docparse.folders.tasks import Task
from docparse.pipeline import Trace, trace
from docparse.source import Source
from docparse.writers import OUTLINES, load_writer


def outline_file(
    path: str, report: Callable[[str], None], options: Options, form: str, *, explain: bool = False
) -> str:
    """Return the outline of one input in a form of `OUTLINES`. Raises `FileError`."""
    found = load(path, options, report)
    if not explain:
        return load_writer(OUTLINES[form])(document_of(found, options))
    from docparse.writers.explain import write_explanation, write_explanation_json

    return (write_explanation_json if form == "json" else write_explanation)(_trace(found, options))


def outline_task(
    task: Task, report: Callable[[str], None], options: Options, form: str, explain: bool
) -> str:
    """Return the outline of one of several inputs, with its name."""
    written = outline_file(task.path, report, options, form, explain=explain)
    name = shown(task.path)
    if form == "json":
        return _as_line(name, written, explain=explain)
    lines = written.removesuffix("\n").split("\n") if written else []
    if form == "tsv" and not explain:
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
