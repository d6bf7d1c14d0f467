"""What comes before a number and makes a reference of it, or shows that it is one of another text."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from docparse.model.document import Document
from docparse.model.leaves import Title
from docparse.model.patterns import Pattern
from docparse.references.forms import BLANKS_INSIDE
from docparse.references.records import CitedNumber
from docparse.references.words import (
    CLAUSE,
    CUT_OFF,
    ENDS_AS_PAPER,
    FOREIGN,
    GOES_ON,
    GOES_ON_LATER,
    HIGHER,
    OTHER_PAPER,
    RELATIVE,
    SAME,
    SELF,
    STATED,
    VERB,
    is_see,
)

#: How many characters before a reference may tell whether it is one.
_BEFORE = 18
#: A name with its abbreviation is longer: 广播电视管理条例（以下简称条例）第三条.
_BEFORE_FOREIGN = 60
#: So much of a clause is looked at for 同條.
_CLAUSE = 40
#: What is quoted begins no further before a reference.
_LONGEST_QUOTED = 500

#: What comes before a reference and makes it one: 本办法, 本条 or 前款, 见, a verb, a clause's beginning; or nothing
#: does, and it is of this text if that has articles with such numbers: 第三条 as `article`, 第二款 `inside` of one.
Anchor = Literal["self", "relative", "see", "verb", "clause", "article", "inside", ""]


class Anchors:
    """Tells what makes references of the numbers in one text; they are asked about in order."""

    def __init__(self, document: Document, *, has_articles: bool) -> None:
        self._document = document
        self._text = document.source.text
        self._has_articles = has_articles
        #: Where the last reference to another text ends.
        self._foreign_end = -1
        #: Whether that begins a sentence: 本法第四條第二項 in 施行細則.
        self._foreign_leads = False

    def of(self, first: CitedNumber, end: int) -> Anchor:
        """Return what makes a reference of numbers that begin with `first` and end at `end`; empty if nothing does."""
        start = first.span.start
        before = self._text[max(0, start - _BEFORE) : start]
        see = is_see(before)
        if not (see and before[-1:] in "“「") and self.is_quoted(start):
            return ""
        if see:
            return "see"
        if RELATIVE.search(before, 0, len(before)):
            return "relative"
        own = SELF.search(before, 0, len(before))
        if (own and not self._is_own(own["paper"])) or (not own and self._is_foreign(start)):
            self._foreign_end = end
            self._foreign_leads = own is not None and self._opens_sentence(start - len(own[0]))
            return ""
        small = self._text[first.span.end - 1] in "款項项目"
        if self._has_articles and small and not own:
            return "" if self._is_of_another(start) else "inside"
        if self._text[start] != "第":
            return ""
        if own:
            return "self"
        if VERB.search(before, 0, len(before)):
            return "verb"
        stated = STATED.match(self._text, end, len(self._text))
        if stated and CLAUSE.search(before, 0, len(before)):
            return "clause"
        # 第二點 in a text of articles is of 要點, or of an annex.
        return (
            "article" if self._has_articles and self._text[first.span.end - 1] not in "点點" else ""
        )

    def names_another(self, at: int) -> bool:
        """Tell whether another paper is named before `at` in the sentence: 依刑事诉讼法第二条或依第三条."""
        start = max(0, at - _LONGEST_QUOTED)
        start = max(start, *(self._text.rfind(stop, start, at) + 1 for stop in "。；\n"))
        return any(
            not match["own"] or not self._is_own(match["paper"])
            for match in OTHER_PAPER.finditer(self._text, start, at)
        )

    def is_quoted(self, at: int) -> bool:
        """Tell whether a place is in quotation marks."""
        # No further back: thousands of references may be in one line.
        line = max(at - _LONGEST_QUOTED, 0)
        line = max(line, self._text.rfind("\n", line, at) + 1)
        return any(
            self._text.rfind(opening, line, at) > self._text.rfind(closing, line, at)
            for opening, closing in ("“”", "「」", "《》")
        )

    def _is_foreign(self, start: int) -> bool:
        """Tell whether another text is named before a number: 刑法第三条, or 刑法第三条之罪及 before another of its numbers."""
        before = self._text[max(0, start - _BEFORE_FOREIGN) : start]
        if FOREIGN.search(before, 0, len(before)):
            return True
        return bool(GOES_ON.fullmatch(self._text, self._foreign_end, start))

    def _is_of_another(self, start: int) -> bool:
        """Tell whether 第二項 is one of an article that was named before, or of one whose number is cut off."""
        before = self._text[max(0, start - _CLAUSE) : start]
        if SAME.search(before, 0, len(before)) or CUT_OFF.search(before, 0, len(before)):
            return True
        return self._foreign_leads and bool(
            GOES_ON_LATER.fullmatch(self._text, self._foreign_end, start)
        )

    def _opens_sentence(self, at: int) -> bool:
        return self._text[max(0, at - 1) : at] in "。\n"

    def _is_own(self, paper: str) -> bool:
        """Tell whether 本法 means this text: in 施行細則 it is the law that they belong to."""
        if paper in self._defined:
            return False
        return paper not in HIGHER or not self._own_papers or paper in self._own_papers

    @cached_property
    def _defined(self) -> frozenset[str]:
        """The papers that are other texts: 藥事法（以下簡稱本法）."""
        return frozenset(
            match["paper"] for match in _DEFINED.finditer(self._text, 0, len(self._text))
        )

    @cached_property
    def _own_papers(self) -> frozenset[str]:
        """What the titles of the text call it: 办法 and 细则 for 关于印发《登记办法》的通知 with its annex."""
        titles = [block.text for block in self._document.walk() if isinstance(block, Title)]
        titles += [report.title for report in self._document.reports()]
        return frozenset(
            match["paper"]
            for title in titles
            for match in ENDS_AS_PAPER.finditer(title, 0, len(title))
        )


_DEFINED = Pattern(
    f"(?<!本)(?:法|條例|条例|》){BLANKS_INSIDE}[（(]以下[简簡]?[称稱][為为]?[：:]?[“「]?本(?P<paper>{'|'.join(HIGHER)})[”」]?[)）]"
)
