"""A comparison for people: a line for each section that differs, and the words that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.comparison.compare import Change, Comparison
from docparse.comparison.fold import Segment
from docparse.messages import Language, Message
from docparse.model.document import Document, Section
from docparse.model.heading import label_of
from docparse.model.legible import legible

#: Of words that did not change, so many are shown beside those that did.
_CONTEXT = 16


class DiffColours(NamedTuple):
    """What is put around removed and added words."""

    removed: tuple[str, str] = ("[-", "-]")
    added: tuple[str, str] = ("{+", "+}")
    head: tuple[str, str] = ("", "")


PLAIN = DiffColours()
COLOURS = DiffColours(("\x1b[9;31m", "\x1b[0m"), ("\x1b[32m", "\x1b[0m"), ("\x1b[1m", "\x1b[0m"))


def write_text(comparison: Comparison, language: Language, colours: DiffColours = PLAIN) -> str:
    """Return the changes, a head line and the changed words for each, and a line that counts them."""
    lines: list[str] = []
    for change in comparison.changes:
        lines += _write_change(comparison, change, language, colours)
    count = len(comparison.changes)
    told = Message("diff.n_changes", n=count) if count else Message("diff.same")
    return "\n".join([*lines, told.text(language)]) + "\n"


def _write_change(
    comparison: Comparison, change: Change, language: Language, colours: DiffColours
) -> Iterator[str]:
    start, end = colours.head
    kinds = change.say(language)
    yield f"{start}{_head_of(change, language)}{end} ({_place_of(comparison, change, language)}) {kinds}"
    if "retitled" in change.kinds and change.old:
        yield f"    {_write_segments(change.title, colours)}"
    if {"changed", "added", "removed"}.intersection(change.kinds):
        for line in _write_segments(change.text, colours).split("\n"):
            if line:
                yield f"    {line}"


def _head_of(change: Change, language: Language) -> str:
    """Return what names the section: 第五条, 第五条 → 第六条."""
    old, new = (_label(section) for section in (change.old, change.new))
    if not (old or new):
        return Message("diff.top").text(language)
    return f"{old} → {new}" if old and new and old != new else new or old


def _label(section: Section | None) -> str:
    if section is None:
        return ""
    words = label_of(section.reading, section.heading)
    return legible(words.replace("\n", " "))


def _place_of(comparison: Comparison, change: Change, language: Language) -> str:
    old, new = _line(comparison.old, change.old), _line(comparison.new, change.new)
    if change.kinds == ("added",):
        return Message("diff.line", line=new).text(language)
    if change.kinds == ("removed",):
        return Message("diff.line", line=old).text(language)
    if old == new:
        return Message("diff.line", line=new).text(language)
    return Message("diff.lines", old=old, new=new).text(language)


def _line(document: Document, section: Section | None) -> int:
    return document.source.position(section.span.start)[0] if section else 1


def _write_segments(segments: Sequence[Segment], colours: DiffColours) -> str:
    """Return the changed words with some of those around them."""
    written = []
    for at, (kind, text) in enumerate(segments):
        if kind == "same":
            written.append(
                legible_lines(_shortened(text, is_first=at == 0, is_last=at == len(segments) - 1))
            )
        else:
            start, end = colours.removed if kind == "removed" else colours.added
            written.append(
                "\n".join(
                    f"{start}{line}{end}" if line else ""
                    for line in legible_lines(text).split("\n")
                )
            )
    return "".join(written)


def legible_lines(text: str) -> str:
    """Return `text` without what a terminal would obey, its lines kept."""
    return "\n".join(legible(line.rstrip("\r")) for line in text.split("\n"))


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return words that did not change, without those far from a change."""
    before = "" if is_first else text[:_CONTEXT]
    after = "" if is_last else text[-_CONTEXT:]
    return text if len(before) + len(after) >= len(text) else f"{before}…{after}"
