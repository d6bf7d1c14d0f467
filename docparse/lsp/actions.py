"""Code actions: apply one fix or all safe fixes, renumber a run, explain a heading or correct its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.checks import fix_title
from docparse.lsp.analysis import Analysis
from docparse.lsp.corrections import choices_at
from docparse.lsp.findings import ignoring_edits, in_file, mending_edits, touching
from docparse.lsp.rename import renumber_at
from docparse.messages import Message
from docparse.model.diagnostic import Diagnostic, Edit
from docparse.model.source import Span

QUICK_FIX = "quickfix"
REWRITE = "refactor.rewrite"
FIX_ALL = "source.fixAll.docparse"
#: Changes nothing in the text: explains a heading, or gives it another level.
COMMAND = ""


class Action(NamedTuple):
    """An action with its edits of the file; a `COMMAND` has none."""

    title: str
    kind: str
    edits: tuple[Edit, ...] = ()
    #: The findings that it fixes: those of a run that is renumbered have one action.
    diagnostics: tuple[Diagnostic, ...] = ()
    #: It removes what was found, and not only the finding.
    is_fix: bool = True
    #: The level that it gives to the heading, see `corrections`.
    level: int | None = None


def find_actions(
    analysis: Analysis, span: Span, only: Sequence[str] | None, *, lazily: bool
) -> Iterator[Action]:
    """Yield the actions for a span of the text; only those of the kinds in `only`, if it is given.

    Fixing a whole file parses it several times. So a client that can ask for edits later (`lazily`) gets that action
    without edits, unless it asks for it by name, as on saving.
    """
    shown: set[tuple[Edit, ...]] = set()
    for action in _actions(analysis, span):
        # A fix that renumbers a run is the same as the action that does so.
        again = bool(action.edits) and action.edits in shown
        if is_wanted(action.kind, only) if only is not None else not again:
            shown.add(action.edits)
            yield action
    title = Message("editor.fix_all").text(analysis.language)
    if only is None and lazily:
        if any(found.safe and found.edits for found in analysis.diagnostics):
            yield Action(title, FIX_ALL)
    elif (only is None or is_wanted(FIX_ALL, only)) and (edits := mending_edits(analysis)):
        yield Action(title, FIX_ALL, edits)


def _actions(analysis: Analysis, span: Span) -> Iterator[Action]:
    language = analysis.language
    fixed_alike: dict[int, list[Diagnostic]] = {}
    for found in touching(analysis.diagnostics, span):
        fixed_alike.setdefault(id(found.edits), []).append(found)
    for first, *others in fixed_alike.values():
        if edits := in_file(analysis, first.edits):
            words = fix_title(first, language)
            title = words[:1].upper() + words[1:]
            if not first.safe:
                title = Message("editor.unsafe", title=title).text(language)
            yield Action(title, QUICK_FIX, edits, (first, *others))
    # A selection of the whole text may have a thousand findings.
    for found in touching(analysis.diagnostics, Span(span.start, span.start)):
        if edits := ignoring_edits(analysis, found):
            title = Message("editor.ignore", code=found.code).text(language)
            yield Action(title, QUICK_FIX, edits, (found,), is_fix=False)
    if edits := in_file(analysis, renumber_at(analysis, span.start)):
        yield Action(Message("editor.renumber").text(language), REWRITE, edits)
    if analysis.heading_at(span.start):
        yield Action(Message("editor.explain").text(language), COMMAND)
    for choice in choices_at(analysis, span.start):
        yield Action(choice.title.text(language), COMMAND, level=choice.level)


def is_wanted(kind: str, only: Sequence[str]) -> bool:
    """Tell whether a kind of action is wanted: `source` includes `source.fixAll`."""
    return any(f"{kind}.".startswith(f"{wanted}.") for wanted in only)
