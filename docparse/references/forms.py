"""What the numbers of a reference look like: 第二部分, 第（三）项, （三）, 1.2, and what joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from docparse.model.patterns import Pattern
from docparse.model.style import Style
from docparse.numbering.styles import STYLES
from docparse.references.units import SMALL_WORDS, UNITS

#: Blanks inside a reference, and at its edges, where a line may end: 依照本办法⏎第五条, 第⏎五条, 第五⏎条.
#: Possessive: two of them beside each other would share out a thousand blanks in every way.
BLANKS_INSIDE = "[ \u3000]*+"
EDGE = f"{BLANKS_INSIDE}(?:\n{BLANKS_INSIDE})?"
_B = BLANKS_INSIDE
#: ㄧ is a letter of Zhuyin that is typed for 一.
_CHINESE = "〇零一二三四五六七八九十百两兩廿卅ㄧ"
_ANY_NUMERAL = f"[{_CHINESE}]{{1,7}}|[0-9０-９]{{1,3}}"
_DECIMAL = "[0-9]{1,3}(?:[.．][0-9]{1,3}){1,5}"
_WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
#: Numerals of a marker that is cited by itself, by their script.
_SHORT = {"chinese": f"[{_CHINESE}]{{1,3}}", "arabic": "[0-9０-９]{1,2}"}

#: 第二部分, 第（三）项, 第2.3条, 第三十七条之一: groups `n`, `unit` and
#: `inserted` or `after`, the number of 第三十七条之一 after 第三十七条.
_COUNTED = (
    f"第{EDGE}"
    f"(?:[（(]{_B})?(?P<n>{_DECIMAL}|{_ANY_NUMERAL})(?:-(?P<inserted>[0-9]{{1,2}}))?(?:{_B}[)）])?{EDGE}"
    f"(?P<unit>{_WORDS})"
    f"(?:(?<=[条條章节節编編]){_B}之{_B}(?P<after>[{_CHINESE}]{{1,3}}(?![部切般定者次年月日個个種种倍])|[0-9]{{1,2}}(?![0-9])))?"
)
#: A figure after a bracket: 2 in （三）2.
TAIL = Pattern("(?P<figure>[0-9]{1,2})(?:[.．、](?![0-9])|(?=[)）。，；”」]))")

_CITED = tuple(style for style in STYLES if style.cited_alone)


class Forms(NamedTuple):
    """The expressions for the numbers of a reference, given which markers are cited by themselves."""

    #: Styles besides those of the table that a reference may cite.
    own: tuple[Style, ...]
    #: What a number begins with, unless 见 comes before it.
    openings: str
    #: What ends a marker that is cited by itself.
    closings: str
    #: One number, by a word or by its marker; groups `n` and `unit`, or `mark` and `small`: （三）项.
    part: Pattern
    #: What a reference begins with after 见, without 第: 一、 before （二）, and 1.2.
    lead: Pattern
    #: What joins one reference to the next.
    join: Pattern
    #: Where a reference could begin.
    chain: re.Pattern[str]


def forms_for(styles: Sequence[Style]) -> Forms:
    """Return the expressions for a text whose headings are of `styles`."""
    own = {style.name: style for style in styles if style.cited_alone and style not in _CITED}
    return _forms_with(tuple(own.values()))


@lru_cache(maxsize=16)
def _forms_with(own: tuple[Style, ...]) -> Forms:
    cited = (*_CITED, *own)
    brackets = "".join(dict.fromkeys("".join(style.first for style in cited)))
    closings = "".join(dict.fromkeys("".join(style.closing_brackets for style in cited)))
    marks = "|".join(_marks_of(cited))
    part = f"(?:{_COUNTED}|(?P<mark>{marks})(?P<small>{SMALL_WORDS})?)"
    unnamed = part.replace("?P<", "?P<_")
    numeral = f"{_B}[0-9０-９{_CHINESE}]"
    return Forms(
        own,
        f"第{brackets}",
        closings,
        part=Pattern(part),
        lead=Pattern(
            f"(?P<cn>[一二三四五六七八九十]{{1,3}})、?(?={_B}[{brackets}])"
            "|(?P<stop>[一二三四五六七八九十]{1,3})、(?=[^一二三四五六七八九十])"
            f"|(?P<decimal>{_DECIMAL})(?![0-9%％.．])"
        ),
        join=Pattern(f"{_B}(?:、|和|及|以及|暨|或者|或|与|與|至|到|[-—~～]){EDGE}(?={unnamed})"),
        chain=re.compile(
            # One set of characters first: the search runs through the rest of the text quickly.
            f"[第{brackets}见見]"
            f"(?:(?<=第)(?={EDGE}(?:[（(]{_B})?[0-9０-９{_CHINESE}])"
            f"|(?<=[{brackets}])(?={numeral})"
            "|(?<=[见見])[“「]?(?=[0-9一二三四五六七八九十]))"
        ),
    )


def _marks_of(styles: Sequence[Style]) -> list[str]:
    """Return an expression for each pair of brackets: （三）, (3)."""
    numerals: dict[tuple[str, str], list[str]] = {}
    for style in styles:
        scripts = numerals.setdefault((style.opening, style.closing), [])
        scripts.append(_SHORT.get(style.numerals.script, style.numerals.pattern))
    return [
        f"{opening}{_B}(?:{'|'.join(scripts)}){_B}{closing}"
        for (opening, closing), scripts in numerals.items()
    ]
