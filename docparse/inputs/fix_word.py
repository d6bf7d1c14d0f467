"""Numbers of a Word file changed in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from docparse.checks.fixes.fix import FixedText, fix_text
from docparse.inputs.read import Input, Options, read_bytes
from docparse.messages import Message
from docparse.model.diagnostic import Diagnostic, Edit, apply_edits
from docparse.model.document import Document
from docparse.model.source import BLANKS, Span, skip
from docparse.writers.shared.numbering import shown_markers
from docparse.writers.word.in_place import edit_in_place, possible_edits

Find = Callable[[Document], tuple[Diagnostic, ...]]
#: Two versions of a longer line are compared as a whole.
_LONGEST_COMPARED = 5_000


def fix_word(found: Input, find: Find, *, unsafe: bool) -> tuple[FixedText, bytes]:
    """Return the fixed text of a Word file, and the file with the same changes; what cannot be changed there stays."""
    text = found.source.text
    again = found.options._replace(format="docx", encoding="", levels={})
    files = {text: found.data}

    def read(changed: str) -> Document | None:
        data = edit_in_place(found.data, text, list(edits_between(text, changed)))
        document = data and _read_expected(data, changed, again, found.source.origin.path)
        if not (data and document):
            return None
        files[changed] = data
        return document

    fixed = fix_text(found.document, text, find, unsafe=unsafe, read=read)
    return fixed, files[fixed.text]


def with_possible_fixes(
    data: bytes, text: str, diagnostics: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """Return the findings in a Word file, without the edits that cannot be made: of numbers that Word counts itself."""
    edits = {edit for one in diagnostics for edit in one.edits}
    possible = set(possible_edits(data, text, sorted(edits))) if edits else edits
    return [
        one if possible.issuperset(one.edits) else one._replace(edits=()) for one in diagnostics
    ]


def renumber_word(found: Input, numbering: str) -> tuple[bytes, int]:
    """Return a Word file with the numbers that `numbering` asks for, and how many could not be changed.

    Those are numbers that Word counts itself: they are no text of the file.
    """
    document, text = found.document, found.source.text
    markers = shown_markers(document, numbering)
    edits: list[Edit] = []
    for section in document.sections():
        marker = section.heading.marker
        shown = markers.get(section.heading.span.start, section.marker)
        if marker is None or not section.marker or shown == section.marker:
            continue
        start, end = marker.span
        if not shown:
            line = text.find("\n", end)
            end = skip(text, end, len(text) if line < 0 else line, BLANKS)
        edits.append(Edit(Span(start, end), shown))
    possible = possible_edits(found.data, text, edits)
    changed = edit_in_place(found.data, text, possible)
    expected = apply_edits(text, possible)
    if changed and _read_expected(changed, expected, found.options, found.source.origin.path):
        return changed, len(edits) - len(possible)
    return found.data, len(edits)


def _read_expected(data: bytes, text: str, options: Options, path: str) -> Document | None:
    """Return the document of a Word file; `None` if its text is another one."""
    document = read_bytes(data, options, path).document
    return document if document.source.text == text else None


def edits_between(before: str, after: str) -> Iterator[Edit]:
    """Yield the edits that make `after` of `before`, line by line."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        yield Edit(Span(0, len(before)), after)
        return
    start = 0
    for line, changed in zip(old, new, strict=True):
        if line != changed:
            yield from _edits_in(line, changed, start)
        start += len(line) + 1


def _edits_in(line: str, changed: str, start: int) -> Iterator[Edit]:
    if len(line) > _LONGEST_COMPARED:
        yield Edit(Span(start, start + len(line)), changed)
        return
    matcher = SequenceMatcher(None, line, changed, autojunk=False)
    for kind, begin, end, at, to in matcher.get_opcodes():
        if kind != "equal":
            yield Edit(Span(start + begin, start + end), changed[at:to])


def numbers_left(path: str, count: int) -> Message:
    """Return what is said about numbers that Word counts itself."""
    return Message("word.counted", path=path, n=count)
