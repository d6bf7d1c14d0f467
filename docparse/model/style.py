"""A way of numbering: the columns of the table in `numbering.styles`.

A marker is made of an opening, a numeral, a unit and a closing: `（` `一` `）`, `第` `一` `章`, `一` `、`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

_BLANKS = "[ \u3000]*"
#: A letter beyond ASCII, as a piece of an expression: [\u4e00-\u9fff] would take a millisecond to compile.
LETTER = "[^\\W\\d\\x00-\\x7f]"
_FOLLOWING = {"": "", "blank": "(?=[ \u3000\t\xa0\ue5e5]|$)", "word": f"(?={LETTER})"}


class Numerals(NamedTuple):
    """A numeral system, as far as markers use it."""

    #: A regular expression for a numeral.
    pattern: str
    #: The characters that a numeral can begin with.
    first: str
    script: Literal["", "chinese", "arabic"] = ""
    #: The fewest figures that a decimal has: 2 for `1.1`; 0 if it is no decimal.
    figures: int = 0
    #: Counted by letters: C is 3, not 100.
    letters: bool = False


#: What looks like a marker can be this instead; `candidates.misreadings` has the test for each, `candidates.table_rows` the one for rows of a table.
Misreading = Literal[
    "approximate number",  # 二、三百元
    "pair of numbers",  # 三、四个坚持
    "pair of stems",  # 甲、乙双方
    "running list",  # 一是缺资金，二是缺技术
    "repeated word",  # 一是一，二是二
    "fraction",  # 10. 5%
    "measure",  # 1.5亿元
    "count",  # 2 时30分
    "range",  # 12.5—12.18
    "time",  # 第一節 08:25
    "reference",  # 第三条规定的
    "pointer",  # （二）中提到的
    "figures",  # 1 34 56
    "telephone",  # (02)8789-7548
    "options",  # A、北京 B、上海
    "address",  # 192.168.1.1
    "table row",  # 1 张三 / 2 李四
    "row of cells",  # 第一名 陈小华 98.5 / 第二名 林志明 97.0
]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Style:
    """One way of numbering, named by its first marker. Two of one name and expression are equal.

    `rank` is the usual order, small above large. In the end, how the report at hand uses its styles decides.
    """

    name: str
    numerals: Numerals
    rank: int
    #: Regular expressions for the parts of a marker.
    opening: str = ""
    unit: str = ""
    closing: str = ""
    #: Text after the closing that belongs to the marker, or that must not follow it.
    tail: str = ""
    #: Where blanks may be: （ 一 ）.
    blanks: Literal["", "before", "around"] = ""
    #: Required after a numeral that no mark closes: `一 ` or `一`.
    followed_by: Literal["", "blank", "word"] = ""
    #: The characters that a marker can begin with, where that cannot be told from its parts.
    begins: str = ""

    #: How easily such a marker is something else, as a cost.
    doubt: float = 0.0
    could_be: frozenset[Misreading] = frozenset()
    #: The rank that counts for what it may be under, where it is not `rank`.
    below: int | None = None
    #: Styles of one family count on through each other when their marks are mixed: 1. 2、 3、
    family: str = ""
    #: Where inside a line it is found too. After a stop: elsewhere 1.1 is a figure and 第三条 a reference.
    mid_line: Literal["", "after a stop", "anywhere"] = ""
    #: It numbers the parts of a sentence as well as paragraphs: （1）…；（2）…
    in_sentence: bool = False
    #: A division of a text by a word: 编 章 are parts.
    division: Literal["", "part", "section", "article"] = ""
    #: Its numbers continue from one parent to the next: articles through chapters.
    counts_on: bool = False
    #: An enumeration in sentences: 一是 第一， 其一，; each 一是 begins another.
    spoken: bool = False
    #: Decimals may be below it: 1.1 below 1.
    heads_decimals: bool = False

    #: The mark after the numeral by the standard.
    mark: str = ""
    #: Another rule reports its mark, or that it has none.
    irregular: bool = False
    #: Complete without a mark after it.
    enclosed: Literal["", "bracket", "circle"] = ""
    #: In the order of GB/T 15834-2011 B.3.8 with the words above it: one that outranks another is above it.
    ordered: bool = False
    #: A level of numbers, of which there are four at most.
    is_level: bool = False
    #: `--numbering standard` writes it in the form that GB/T 9704-2012 7.3.3 has for its depth.
    standardized: bool = False

    #: The words by which a reference counts it, and its place among the styles of that word: 目 may be 1. or （一）.
    cited_as: tuple[tuple[str, int], ...] = ()
    #: A reference may be the marker itself: 按（二）办理.
    cited_alone: bool = False
    #: The marker that completion offers below it if the text has no example.
    offers_below: str = ""
    #: Its place among what completion offers in a text without numbers; 0 for none.
    offered: int = 0

    #: Computed: the whole expression, with the numeral as group `n`.
    pattern: str = field(init=False)
    #: Computed: the characters that a marker can begin with.
    first: str = field(init=False)
    #: Computed: what its markers count in, the family or the style itself.
    run: str = field(init=False)
    #: Computed: the rank that counts for what it may be under.
    under: int = field(init=False)
    #: Computed: a marker has several figures: 1.1.
    decimal: bool = field(init=False)
    #: Computed: a number comes once in a whole report, whatever it is under: 第三章, 2.1.
    unique_in_report: bool = field(init=False)

    def __post_init__(self) -> None:
        before = _BLANKS if self.opening and self.blanks else ""
        after = _BLANKS if self.blanks == "around" else ""
        pattern = (
            f"{self.opening}{before}(?P<n>{self.numerals.pattern}){after}"
            f"{self.unit}{self.closing}{self.tail}{_FOLLOWING[self.followed_by]}"
        )
        fill = object.__setattr__
        fill(self, "pattern", pattern)
        fill(self, "first", self.begins or self.opening.strip("[]") or self.numerals.first)
        fill(self, "decimal", self.numerals.figures > 0)
        fill(self, "unique_in_report", self.division != "" or self.decimal)
        fill(self, "run", self.family or self.name)
        fill(self, "under", self.rank if self.below is None else self.below)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Style):
            return NotImplemented
        return self is other or (self.name, self.pattern) == (other.name, other.pattern)

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"<Style {self.name}>"

    @property
    def closing_brackets(self) -> str:
        """The characters that close a bracketed marker, in each width: `）)` of （一）."""
        return self.closing.strip("[]") if self.enclosed == "bracket" else ""

    @property
    def worded(self) -> bool:
        """Tell whether a word is part of a marker, which may be alone on its line: 第一章, 第一课时, 模块一."""
        named = any("\u4e00" <= char <= "\u9fff" for char in self.opening)
        return not self.spoken and (self.unit != "" or named)

    @property
    def unmarked(self) -> bool:
        """Tell whether a blank or the title itself ends the numeral: `1 `, `1`."""
        return self.followed_by != ""
