"""`docparse outline` on one input, and how the outlines of several are told apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docparse.inputs.certainty import tell_unsure
from docparse.inputs.names import shown
from docparse.inputs.notes import Tell
from docparse.inputs.read import Options, read_input
from docparse.inputs.surroundings import options_for, settings_for
from docparse.inputs.tasks import Task
from docparse.messages import Language, Message
from docparse.model.document import Document
from docparse.writers.formats import OUTLINES, load_writer


class View(NamedTuple):
    """How outlines are shown."""

    #: A name in `OUTLINES`.
    form: str
    explain: bool = False
    #: The language of the reasons.
    language: Language = "en"
    #: A function that writes the tree for a terminal.
    write: Callable[[Document], str] | None = None


def outline_file(path: str, tell: Tell, options: Options, view: View) -> str:
    """Return the outline of one input. Raises `InputError`."""
    options = options_for(path, options)
    found = read_input(path, options, tell)
    tell_unsure(path, found, tell)
    if not view.explain:
        write = view.write or load_writer(OUTLINES[view.form])
        return write(found.document)
    from docparse.writers.outline.explain import write_explanation, write_explanation_json

    if view.form == "json":
        return write_explanation_json(found.stages)
    settings = settings_for(path, options)
    language = settings.language or view.language
    around = [Message("settings.used", path=settings.path)] if settings.path else []
    if options.corrections:
        file, n = options.corrections_file, len(options.corrections)
        around.append(Message("settings.corrections_used", path=file, n=n))
    notes = "".join(f"{shown(note.text(language))}\n" for note in around)
    return write_explanation(found.stages, language) + (f"\n{notes}" if notes else "")


def outline_task(task: Task, tell: Tell, options: Options, view: View) -> str:
    """Return the outline of one of several inputs, with its name."""
    written = outline_file(task.path, tell, options, view)
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
