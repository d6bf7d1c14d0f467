"""Local evidence against a marker: the words after it show that it is no numbering.

Each row of `REJECTS` names a doubt, the test for it and the styles that it is made for. A doubt is a
cost (`costs.COSTS`), not a veto: a figure in sequence may still open a heading (三、四个坚持 between 二、
and 四、).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from docparse.candidates import misreadings
from docparse.model.heading import Marker
from docparse.model.style import Misreading
from docparse.numbering.systems import CIRCLED, ROMAN

#: Takes the text, the marker and the end of its paragraph.
Test = Callable[[str, Marker, int], bool]


class Reject(NamedTuple):
    """A doubt, the test for it, and the misreading that it finds: only styles that could be that are tested."""

    doubt: str
    test: Test
    #: None: any style could be that.
    misread: Misreading | None = None
    #: It is possible only if one of these follows the marker, "" being the end; an empty set is any character.
    #: Most markers are followed by none of them, and need no test.
    after: frozenset[str] = frozenset()
    #: It is possible only if the paragraph ends in a page number, or if the marker's number is zero.
    paged: bool = False
    zero: bool = False


_NUMERALS = "0123456789一二三四五六七八九十两兩"
#: In this order; the first that is true is the doubt.
REJECTS: tuple[Reject, ...] = (
    Reject("contents", misreadings.is_contents, paged=True),
    Reject(
        "approximate",
        misreadings.is_approximate,
        "approximate number",
        frozenset(_NUMERALS + "百千万萬"),
    ),
    Reject("running", misreadings.is_running, "running list"),
    Reject("running", misreadings.is_options, "options"),
    Reject(
        "enumeration", misreadings.is_pair_of_numbers, "pair of numbers", frozenset(_NUMERALS + " ")
    ),
    Reject("enumeration", misreadings.is_pair_of_stems, "pair of stems", frozenset("乙丙丁戊")),
    Reject("enumeration", misreadings.is_repeated, "repeated word", frozenset(_NUMERALS)),
    Reject("decimal", misreadings.is_zero, zero=True),
    Reject("decimal", misreadings.is_address, "address"),
    Reject("decimal", misreadings.is_fraction, "fraction", frozenset(_NUMERALS + " ")),
    Reject("decimal", misreadings.is_measure, "measure"),
    Reject("decimal", misreadings.is_count, "count"),
    Reject("date", misreadings.is_range, "range", frozenset("0123456789 -—~～至/\u3000")),
    Reject("date", misreadings.is_time, "time", frozenset(_NUMERALS + " \u3000")),
    Reject("reference", misreadings.is_reference, "reference"),
    Reject("half a word", misreadings.is_half_a_word, "reference"),
    Reject(
        "reference",
        misreadings.is_pointed_at,
        "pointer",
        frozenset(
            "中所至和與与及或、（(款項项的班号號式型組组類类級级期" + CIRCLED.first + ROMAN.first
        ),
    ),
    Reject(
        "figures",
        misreadings.is_figures,
        "figures",
        frozenset("-+0123456789０１２３４５６７８９.,，%％ \t/"),
    ),
    Reject("figures", misreadings.is_telephone, "telephone", frozenset("0123456789 ")),
    Reject("empty", misreadings.is_empty, after=frozenset({"", *misreadings.EMPTY})),
)
_TELLING = frozenset[str]().union(*(reject.after for reject in REJECTS))
_OTHER = "人"  # stands for any character that no test looks at


@cache
def _tests_for(
    could_be: frozenset[Misreading], after: str, paged: bool, zero: bool
) -> tuple[tuple[str, Test], ...]:
    return tuple(
        (reject.doubt, reject.test)
        for reject in REJECTS
        if (reject.misread is None or reject.misread in could_be)
        and (not reject.after or after in reject.after)
        and paged >= reject.paged
        and zero >= reject.zero
    )


def find_doubts(text: str, marker: Marker, end: int) -> tuple[str, ...]:
    """Return the doubt about a marker, if there is one, given its paragraph up to `end`."""
    at = marker.span.end
    after = text[at] if at < end else ""
    telling = after if after in _TELLING else _OTHER
    paged = text[end - 1] in misreadings.PAGE_FIGURES
    for doubt, test in _tests_for(marker.row.could_be, telling, paged, marker.number == 0):
        if test(text, marker, end):
            return (doubt,)
    return ()


#: A marker with one of these doubts proves nothing for its neighbours in sequence: 5 个工作日 after 3 米.
DISQUALIFYING = frozenset(
    {
        "approximate",
        "attachment",
        "enumeration",
        "half a word",
        "contents",
        "date",
        "decimal",
        "empty",
        "listed",
        "reference",
        "row",
        "run on",
        "running",
    }
)


def is_reliable(doubts: tuple[str, ...]) -> bool:
    """Tell whether a marker with these doubts proves something for its neighbours in sequence."""
    return not doubts or DISQUALIFYING.isdisjoint(doubts)
