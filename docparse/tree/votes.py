"""What the entries of one run are, judged together: titles or an enumeration."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from docparse.candidates.openings import Opening
from docparse.model.heading import Heading, Kind
from docparse.numbering.styles import UPPER_RANK

#: 三、经费保障: a short bare line in one of the upper styles, or in a decimal one, is a heading even
#: with nothing below it.
_DECIMAL_RANKS = range(72, 75)
#: So many siblings have to be alike.
_FEWEST_ALIKE = 3
#: One entry in so many without a title makes a list of all that a program counts.
_FEWEST_PLAIN = 5


class Entry(NamedTuple):
    """A numbered heading with its opening and what is below it."""

    heading: Heading
    opening: Opening
    #: The first character of the title.
    first: str
    #: There are sections below it.
    has_sections: bool
    #: There are sections or a paragraph below it.
    has_body: bool
    #: It is the last of its run, so that a paragraph below it may continue the whole run.
    is_last: bool
    #: The format has it as an entry of a list.
    is_listed: bool = False
    #: The format marks its title: bold before plain text.
    led: bool = False
    #: The program counts its number.
    is_counted: bool = False


class Votes:
    """The kinds of the entries of one run of siblings, each judged by its own words."""

    __slots__ = (
        *("all", "enumerated", "firsts", "items", "last", "led"),
        *("named", "parents", "runins", "slogans", "spaced", "through", "titled", "whole"),
    )

    def __init__(self) -> None:
        #: All entries, and of these the run-in titles and the entries without a title that leave no doubt.
        self.all = self.runins = self.items = 0
        #: Entries that suggest titles in this run, an enumeration, a title that fills its line or may do so.
        self.titled = self.enumerated = self.whole = 0
        #: Entries whose titles the format marks, and those with sections below them.
        self.led = self.parents = 0
        #: The number of the last entry.
        self.last = 0
        #: Run-in titles that could be one sentence among others.
        self.slogans = 0
        #: Entries with a blank after words that could be a title.
        self.spaced = 0
        #: Entries that were settled as headings or run-in titles.
        self.named = 0
        #: First character of the title -> how many begin with it; slogans of one run often begin alike.
        self.firsts: dict[str, int] = {}
        #: These and the votes below other parents whose numbers count on through, if there are any: questions 1 2 of one
        #: part of an exam, 3 4 of the next.
        self.through: Through | None = None

    def go_on_from(self, before: Votes | None, number: int) -> None:
        """Count with the votes `before`, below another parent, if `number`, the first here, goes on from them."""
        if before and before.last + 1 == number:
            self.through = before.through = before.through or Through([before])
            self.through.votes.append(self)

    def add(self, entry: Entry) -> None:
        """Count an entry."""
        _, opening, first, has_sections, has_body, is_last, _, led, _ = entry
        kind, doubt = opening.kind, opening.doubt
        if opening.certain:
            return  # ### 3. 方式 says nothing of 4. 验收 beside it, which the format has as text
        self.all += 1
        self.led += led
        self.parents += has_sections
        if opening.spaced:
            self.spaced += 1
        if has_body and (opening.whole or (kind == "heading" and not doubt)):
            self.whole += 1
        if kind == "heading":
            if not has_body or doubt == 2 or (doubt == 3 and not has_sections):
                self.enumerated += 1
            if (
                not doubt
                or (doubt == 3 and has_sections)
                or (doubt == 1 and has_body and (has_sections or not is_last))
            ):
                self.titled += 1
        elif kind == "item":
            if not doubt:
                self.items += 1
                self.enumerated += 1
        elif not doubt:
            self.runins += 1
            self.titled += 1
        elif doubt == 1:
            self.slogans += 1
        self.firsts[first] = self.firsts.get(first, 0) + 1

    def outvote(self, entry: Entry) -> bool:
        """Tell whether most siblings of an entry are items, so that it is one too: a reader sees one list.

        What stays a heading among them: one of the format, a short bare line with sections below it, the title of an article,
        which its marks set apart, and in an upper style a name before a colon (四、獎助金額：…).
        """
        opening, marker = entry.opening, entry.heading.marker
        if opening.certain or marker is None or marker.row.division:
            return False
        if opening.kind == "heading" and opening.bare and entry.has_sections:
            return False
        if opening.kind == "runin" and not opening.doubt and marker.row.rank <= UPPER_RANK:
            return False
        if _mostly_items(self.all, self.named) or (entry.is_counted and self._is_list()):
            return True
        # A name at the beginning of a paragraph does without siblings in other parts.
        unsure = opening.kind == "heading" or opening.doubt > 0
        return self.through is not None and unsure and self.through.mostly_items

    def _is_list(self) -> bool:
        """Tell whether the entries that the program counts are one list, since some of them have no title.

        1. 积累一百个开发者。积累的…。 / 2. 开发五十个项目。… / 3. 完成所有主流方案的研发，以吸引更多客户。
        """
        is_plain = self.all >= _FEWEST_ALIKE and not (self.led or self.parents)
        return is_plain and _FEWEST_PLAIN * (self.all - self.named) >= self.all


class Through:
    """The votes of runs below several parents that count on through these."""

    def __init__(self, votes: list[Votes]) -> None:
        self.votes = votes

    @cached_property
    def mostly_items(self) -> bool:
        """Tell whether most entries of all runs are items; asked when all of them are settled."""
        entries = sum(votes.all for votes in self.votes)
        return _mostly_items(entries, sum(votes.named for votes in self.votes))


def _mostly_items(entries: int, named: int) -> bool:
    """Tell whether at most half of the entries are named, and there are enough."""
    return entries >= _FEWEST_ALIKE and 2 * named <= entries


def votes_of(runs: list[Votes], number: int) -> Votes:
    """Return the votes of the run that goes on with `number`, among the runs of one style below one parent.

    A run that begins anew is another one: a table of contents, and the sections that it lists. After it the run before
    may go on: 8. 9., the books 1. 2. below it, 10.
    """
    if not runs or number == 1:
        del runs[:-1]
        runs.append(Votes())
    elif len(runs) > 1 and runs[-1].last + 1 != number == runs[0].last + 1:
        runs.pop()
    runs[-1].last = number
    return runs[-1]


def settle(entry: Entry, votes: Votes) -> Kind:
    """Decide the kind by what is below, and by the kinds of the siblings."""
    kind = _settle(entry, votes)
    # 1. **要点**：说明: in a list of the format one title among other entries is none
    alike = votes.titled if kind == "heading" else votes.runins + votes.slogans
    is_single = entry.is_listed and not entry.opening.certain and alike < votes.all
    return "item" if is_single else kind


def _settle(entry: Entry, votes: Votes) -> Kind:
    heading, opening, first, has_sections, has_body, is_last, _, led, _ = entry
    kind, doubt, bare = opening.kind, opening.doubt, opening.bare
    titled, enumerated = votes.titled, votes.enumerated
    if kind == "runin":
        if opening.whole and has_body and 2 * votes.whole > votes.all:
            return "heading"
        if doubt == 2:
            alike = 2 * votes.firsts[first] > votes.all > 1
            slogans = 2 * (votes.slogans + votes.runins) >= votes.all > 1
            most = max(votes.items, enumerated)
            return "runin" if slogans or votes.runins + alike > most else "item"
        others = votes.items > titled or enumerated > titled + votes.slogans
        return "item" if doubt and others else "runin"
    if opening.certain:
        return "heading"
    if kind == "item":
        bare = opening.title.start == opening.end and opening.bare and has_body
        is_part = heading.marker is not None and heading.marker.row.worded
        return "heading" if bare and (is_part or not has_sections) else "item"
    if doubt and not led and not has_sections and 2 * votes.led > votes.all:
        return "item"  # the titles of its siblings are bold: this sentence has none
    if doubt == 2 or (doubt == 3 and not has_sections):
        return "heading" if titled > enumerated else "item"
    if has_sections:
        return "heading"
    rank = heading.marker.row.rank if heading.marker else 0
    if bare and (rank <= UPPER_RANK or rank in _DECIMAL_RANKS):
        return "heading"
    if not has_body and doubt != 1 and votes.runins and not votes.whole:
        return "item"  # 1、资质：… 2、业绩：… 3、本次不接受联合体
    if 2 * enumerated > votes.all:
        # Lines with nothing below them are an enumeration; after the last one the text goes on.
        return "item"
    if has_body and not (doubt and is_last):
        return "heading"
    # （一）全力稳增长，…好转。… / （二）坚定促改革，…增强: the last one fills its line, as its siblings do.
    titled += votes.slogans if has_body else 0
    return "heading" if titled > (enumerated if doubt else 0) else "item"
