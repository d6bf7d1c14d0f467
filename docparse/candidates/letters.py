"""Letters that are something else: A.6 is A. before 6条, and l. is 1. as a scanner read it."""

from __future__ import annotations

from collections.abc import MutableMapping

from docparse.model.heading import Marker
from docparse.model.source import Span
from docparse.model.style import Style
from docparse.numbering.styles import APPENDIX, CAPITAL, DECIMALS_OF_LETTERS, FIGURES_OF_LETTERS

_SECOND = 2
_BRACKETS = "（( "


def settle_letters(text: str, markers: MutableMapping[int, Marker]) -> None:
    """Replace the markers with letters that are something else; `markers` are in order, by their offset."""
    _settle_decimals(markers)
    _settle_figures(text, markers)


def _settle_decimals(markers: MutableMapping[int, Marker]) -> None:
    """Read A.6 as A. where no letter has the numbers 1 and 2: the choices A.6条 and B.4小时."""
    decimals = [marker for marker in markers.values() if marker.row.run in DECIMALS_OF_LETTERS]
    if not decimals or any(marker.row is APPENDIX for marker in markers.values()):
        return
    firsts = {marker.prefix for marker in decimals if marker.number == 1}
    if not firsts.isdisjoint(marker.prefix for marker in decimals if marker.number == _SECOND):
        return
    for marker in decimals:
        letter, _, _ = marker.prefix.partition(".")
        start, _ = marker.span
        markers[start] = Marker(Span(start, start + 2), CAPITAL, int(letter))


def _settle_figures(text: str, markers: MutableMapping[int, Marker]) -> None:
    """Read l. and I. as 1. where 2. is the next of its style, and no letter is beside this one: k. or m., II."""
    letters = {
        start: marker
        for start, marker in markers.items()
        if marker.row.name in FIGURES_OF_LETTERS
        and text[slice(*marker.span)].strip(_BRACKETS)[:1] in ("l", "I")
    }
    if not letters:
        return
    numbers: dict[Style, set[int]] = {}
    for marker in markers.values():
        numbers.setdefault(marker.row, set()).add(marker.number)
    # The nearest marker below, by its style and last character.
    below: dict[tuple[Style, str], Marker] = {}
    for start, marker in reversed(list(markers.items())):
        row, last = marker.row, text[marker.span.end - 1]
        if start not in letters:
            below[row, last] = marker
        elif numbers[row].isdisjoint((marker.number - 1, marker.number + 1)):
            found = [
                below[key]
                for style in FIGURES_OF_LETTERS[row.name]
                if (key := (style, last)) in below
            ]
            nearest = min(found, key=_start_of, default=None)
            if nearest and nearest.number == _SECOND:
                markers[start] = Marker(marker.span, nearest.row, 1)


def _start_of(marker: Marker) -> int:
    return marker.span.start
