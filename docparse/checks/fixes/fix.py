"""A text fixed: the edits of the findings made, as long as they change nothing in the outline but its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from docparse.checks.fixes.edits import choose_groups, to_file
from docparse.messages.message import Message
from docparse.model.diagnostic import Diagnostic, Edit, apply_edits
from docparse.model.document import Document

#: Formats whose files are text, and can be fixed as such; a Word file is changed in place.
TEXT_FORMATS = ("text", "markdown")
FORMATS = (*TEXT_FORMATS, "docx")
#: A fix may bring another to light: a bracket inserted makes a heading of its line. No text needs so many rounds.
_MOST_ROUNDS = 8
#: Each trial parses the whole text. A text of which every second fix changes the outline would need thousands: it gets
#: so many, of a long text fewer, and the findings that are left stay as they are.
_MOST_TRIALS, _FEWEST_TRIALS = 100, 10
_MOST_PARSED = 20_000_000
#: The rules whose fixes may add a heading: the outline did not take （二 or 二 without its mark.
_ADDS_HEADING = frozenset({"unpaired", "no-mark"})


class FixedText(NamedTuple):
    """A text after its fixes."""

    text: str
    #: The document parsed from it.
    document: Document
    #: The findings that were fixed.
    fixed: tuple[Diagnostic, ...]


def fix_text(
    document: Document,
    file: str,
    find: Callable[[Document], tuple[Diagnostic, ...]],
    *,
    unsafe: bool = False,
    read: Callable[[str], Document | None],
) -> FixedText:
    """Fix the text `file` of `document` until `find` finds nothing more that can be fixed.

    `read` reads a text as `document` was read, and returns `None` for one that its file cannot have. Raises `ValueError` for a document whose format cannot be fixed.
    """
    origin = document.source.origin
    if origin.format not in FORMATS:
        raise ValueError(Message("checks.cannot_be_fixed", format=origin.format, formats=FORMATS))
    fixed: list[Diagnostic] = []
    state, trial = _State(file, document), _Trial(read, len(file))
    for _ in range(_MOST_ROUNDS):
        found = [one for one in find(state.document) if one.edits and (one.safe or unsafe)]
        groups = _groups_of(found)
        kept, after = _keep(state, groups, trial)
        if not kept:
            break
        made = (one for group in kept for one in group.findings)
        fixed += sorted(made, key=lambda one: (one.span, one.code))
        state = after
    return FixedText(state.text, state.document, tuple(fixed))


class _State(NamedTuple):
    """The text after some edits, and the document parsed from it."""

    text: str
    document: Document


class _Group(NamedTuple):
    """Edits that are made together or not at all."""

    edits: tuple[Edit, ...]
    #: What they fix.
    findings: list[Diagnostic]

    @property
    def adds(self) -> bool:
        """Whether they may add a heading to the outline."""
        return any(one.name in _ADDS_HEADING for one in self.findings)


def _groups_of(found: Sequence[Diagnostic]) -> list[_Group]:
    """Return the edits of the findings that can be made together, each with all findings that it fixes."""
    # The findings of a run share one tuple: it is compared by what is in it only once.
    by_id: dict[int, _Group] = {}
    by_edits: dict[tuple[Edit, ...], _Group] = {}
    for one in found:
        group = by_id.get(id(one.edits))
        if group is None:
            group = by_edits.setdefault(one.edits, _Group(one.edits, []))
            by_id[id(one.edits)] = group
        group.findings.append(one)
    return [by_edits[edits] for edits in choose_groups(by_edits)]


def _keep(state: _State, groups: list[_Group], trial: _Trial) -> tuple[list[_Group], _State]:
    """Return the groups that leave the outline as it is, and the text with their edits made.

    All are tried at once, and if that fails each half of them.
    """
    if not groups:
        return [], state
    if after := trial.make(state, groups):
        return groups, after
    if len(groups) == 1:
        return [], state
    middle = len(groups) // 2
    first, after_first = _keep(state, groups[:middle], trial)
    second, after_second = _keep(state, groups[middle:], trial)
    if not (first and second):
        return (first, after_first) if first else (second, after_second)
    if after := trial.make(state, first + second):
        return first + second, after
    # Each half is right by itself, but not both together: the second is for the next round.
    return first, after_first


class _Trial:
    """Makes edits and parses the text again, so often and no more."""

    def __init__(self, read: Callable[[str], Document | None], length: int) -> None:
        self._read = read
        self._left = max(_FEWEST_TRIALS, min(_MOST_TRIALS, _MOST_PARSED // (length + 1)))

    def make(self, state: _State, groups: Sequence[_Group]) -> _State | None:
        """Return the text with the edits made; `None` if that changes the outline, or after too many trials."""
        source = state.document.source
        chosen = {edit for group in groups for edit in group.edits}
        edits = [to_file(source, state.text, edit) for edit in sorted(chosen)]
        in_file = sorted(edit for edit in edits if edit)
        if len(in_file) < len(edits) or not edits:
            return None
        text = apply_edits(state.text, in_file)
        if text == state.text or not self._left:
            return None
        self._left -= 1
        document = self._read(text)
        added = [edit for group in groups if group.adds for edit in group.edits]
        if document is None or not _is_same_outline(state.document, document, len(added)):
            return None
        return _State(text, document)


def _is_same_outline(before: Document, after: Document, added: int) -> bool:
    """Tell whether two outlines differ only in their numbers, and in up to `added` more headings."""
    old = [(one.level, one.kind, one.title) for one in before.sections()]
    new = [(one.level, one.kind, one.title) for one in after.sections()]
    if not added:
        return old == new
    if len(new) - len(old) > added:
        return False
    # An added heading may change the kind of the headings around it: only levels and titles are compared.
    levels = iter((level, title) for level, _, title in new)
    return all((level, title) in levels for level, _, title in old)
