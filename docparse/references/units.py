"""The words that references count: 章, 条, 款, and the styles that each may mean."""

from __future__ import annotations

from typing import NamedTuple

from docparse.numbering.styles import STYLES


class Unit(NamedTuple):
    """What a reference counts with one word: 章, 条, 款."""

    #: The runs that it may be, the likeliest first; none for paragraphs.
    runs: tuple[str, ...]
    #: A unit of small rank contains those of a larger one, as styles do.
    rank: int


def _runs_cited_as(word: str) -> tuple[str, ...]:
    """Return the runs of the styles that a word may mean, the likeliest first."""
    found = [
        (place, style.run) for style in STYLES for cited, place in style.cited_as if cited == word
    ]
    return tuple(run for _, run in sorted(found))


#: Words that are in no marker, with their ranks. 款 and 項 are paragraphs; 項 is not 项, which is numbered.
_OTHER_WORDS = {"點": 50, "款": 55, "項": 55, "项": 60, "目": 70}
_PARAGRAPHS = "款項"
#: In Taiwan's texts 款 is numbered: 第五點第二款.
_NUMBERED_KUAN = Unit(_runs_cited_as("款"), 58)
#: The same words after a bracket: （三）项.
SMALL_WORDS = "项|目|款|項"

UNITS: dict[str, Unit] = {
    word: Unit(_runs_cited_as(word), style.rank)
    for style in STYLES
    if style.division
    for word, _ in style.cited_as
}
UNITS |= {
    word: Unit(() if word in _PARAGRAPHS else _runs_cited_as(word), rank)
    for word, rank in _OTHER_WORDS.items()
}


def unit_of(word: str, whole: str) -> Unit:
    """Return the unit of a word; `whole` is the reference, which shows how 款 is used."""
    if word == "款" and any(char in whole for char in "條點"):
        return _NUMBERED_KUAN
    return UNITS[word]
