"""What an editor can do at a place: each fix, all safe ones, a run renumbered, a heading explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docparse.checks import fix_title
from docparse.diagnostic import Diagnostic, Edit
from docparse.server.analysis import Analysis
from docparse.server.findings import find_diagnostics, safe_edits, touching
from docparse.server.rename import renumber_at
from docparse.server.settings import Settings
from docparse.source import Span

QUICK_FIX = "quickfix"
REWRITE = "refactor.rewrite"
FIX_ALL = "source.fixAll.docparse"
#: No change of the text.
EXPLAIN = ""

_TITLES = {
    "en": {
        FIX_ALL: "Fix all findings that are safe to fix",
        REWRITE: "Renumber this run",
        EXPLAIN: "Explain this heading",
        "unsafe": "{} (may change the meaning)",
    },
    "zh": {
        FIX_ALL: "修正所有可以放心修正的问题",
        REWRITE: "将这组序号重新编号",
        EXPLAIN: "说明这个标题的判断依据",
        "unsafe": "{}（可能改变原意）",
    },
}


class Action(NamedTuple):
    """Something to do: edits, or for `EXPLAIN` none."""

    title: str
    kind: str
    edits: tuple[Edit, ...] = ()
    #: What it mends.
    diagnostic: Diagnostic | None = None


def find_actions(analysis: Analysis, settings: Settings, span: Span) -> Iterator[Action]:
    """Yield what can be done in a span of the text."""
    titles = _TITLES[settings.language]
    diagnostics = find_diagnostics(analysis, settings)
    for found in touching(diagnostics, span):
        if found.edits:
            words = fix_title(found, settings.language)
            title = words[:1].upper() + words[1:]
            if not found.safe:
                title = titles["unsafe"].format(title)
            yield Action(title, QUICK_FIX, found.edits, found)
    if edits := renumber_at(analysis, span.start):
        yield Action(titles[REWRITE], REWRITE, edits)
    if analysis.heading_at(span.start):
        yield Action(titles[EXPLAIN], EXPLAIN)
    if all_edits := safe_edits(diagnostics):
        yield Action(titles[FIX_ALL], FIX_ALL, tuple(all_edits))


def is_wanted(action: Action, only: list[str] | None) -> bool:
    """Tell whether an action is of one of the kinds asked for: `source` asks for `source.fixAll` too."""
    if only is None:
        return True
    return any(f"{action.kind}.".startswith(f"{kind}.") for kind in only)
