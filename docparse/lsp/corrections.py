"""Corrections in an editor: the levels that can be chosen at a place, and the file that they are kept in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docparse.inputs.corrections import CorrectionsFile, read_corrections, write_corrections
from docparse.inputs.errors import InputError
from docparse.inputs.read import DEFAULTS
from docparse.inputs.surroundings import beside_document, options_for
from docparse.inputs.write import encode, save
from docparse.levels.anchors import NOWHERE, anchor
from docparse.lsp.analysis import Analysis, Kept
from docparse.lsp.symbols import name_of, shorten
from docparse.messages import Message, message_of
from docparse.model.document import Section
from docparse.model.source import BLANKS

#: Takes a correction back.
AUTOMATIC = -1
#: A line that is longer is not offered as a heading.
_LONGEST_LINE = 40


class Choice(NamedTuple):
    """A level that a person can give to what is at a place."""

    title: Message
    #: 0 makes it text.
    level: int


def find_kept(path: Path | None) -> Kept:
    """Return the corrections of a file. Raises `InputError`."""
    if path is None:
        return Kept()
    options = options_for(str(path), DEFAULTS._replace(looks_around=True))
    return Kept(tuple(options.corrections), options.corrections_file)


def choices_at(analysis: Analysis, offset: int) -> Iterator[Choice]:
    """Yield the levels that can be chosen at an offset of the text, for a file that has a name."""
    if not analysis.source.origin.path.startswith("file:"):
        return
    start = _beginning(analysis, offset)
    if start is None:
        return
    section = analysis.heading_at(offset)
    placement = analysis.input.placement
    if placement and start in placement.placed:
        yield Choice(Message("editor.take_back"), AUTOMATIC)
    if section:
        yield from _choices_for(analysis, section)
        return
    around = analysis.lookup.section_at(start)
    if around:
        name = shorten(name_of(around))
        yield Choice(Message("editor.is_beside", heading=name), around.level)
        yield Choice(Message("editor.is_below", heading=name), around.level + 1)
    else:
        yield Choice(Message("editor.is_heading"), 1)


def _choices_for(analysis: Analysis, section: Section) -> Iterator[Choice]:
    yield Choice(Message("editor.is_no_heading"), 0)
    parent = analysis.lookup.parent_of(section)
    if parent:
        name = shorten(name_of(parent))
        yield Choice(Message("editor.belongs_beside", heading=name), section.level - 1)
    siblings = analysis.lookup.children_of(parent)
    at = siblings.index(section)
    if at:
        name = shorten(name_of(siblings[at - 1]))
        yield Choice(Message("editor.belongs_below", heading=name), section.level + 1)


def _beginning(analysis: Analysis, offset: int) -> int | None:
    """Return where the heading, or what could be one, begins that an offset is in."""
    if section := analysis.heading_at(offset):
        return section.heading.span.start
    text = analysis.source.text
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    end = len(text) if end < 0 else end
    for rejection in analysis.trace.rejections:
        place, marker = rejection.candidate.span.start, rejection.candidate.marker
        if place > end:
            break
        if marker and place <= offset <= marker.span.end:
            return place
    words = text[start:end].strip(BLANKS)
    if not 0 < len(words) <= _LONGEST_LINE:
        return None
    return start + len(text[start:end]) - len(text[start:end].lstrip(BLANKS))


def keep(analysis: Analysis, path: Path, offset: int, level: int) -> str:
    """Keep that the heading or line at an offset has a level, and return the name of the file. Raises `InputError`.

    A file without corrections is deleted.
    """
    options, placement = analysis.input.options, analysis.input.placement or NOWHERE
    name = options.corrections_file or beside_document(str(path))
    place = _beginning(analysis, offset)
    levels = {at: level for at, level in placement.levels.items() if at != place}
    if place is not None and level != AUTOMATIC:
        levels[place] = level
    rows = [anchor(analysis.source, at, level) for at, level in levels.items()]
    rows += [lost for lost, _ in placement.lost]
    try:
        file = read_corrections(name)
    except FileNotFoundError as error:
        if Path(name).is_symlink():  # to a file that somebody wants to be made
            raise InputError(
                Message("inputs.cannot_be_written", path=name, reason=message_of(error))
            ) from None
        file = CorrectionsFile(name)
    except (OSError, ValueError) as error:
        raise InputError(message_of(error)) from None
    file = file.with_document(str(path), rows)
    if file.documents:
        save(name, encode(write_corrections(file)))
    else:  # the last correction was taken back
        Path(name).unlink(missing_ok=True)
    return name
