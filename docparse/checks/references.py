"""Places in the text that point at a numbered section: 见第二部分（三）, 本办法第三十条."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docparse.checks.finding import Finding
from docparse.document import Section
from docparse.markers import STYLE_OF, run_of
from docparse.numerals import value_of
from docparse.patterns import Pattern
from docparse.source import Span

if TYPE_CHECKING:
    from docparse.checks.survey import Survey

_N = "[一二三四五六七八九十百零〇0-9０-９]{1,5}"
_UNITS = "部分|部份|[编編篇章节節条條款项項点點目]"
# 第三条, 第（三）项
_WORD = Pattern(f"第[ ]?(?P<n>{_N})[ ]?(?P<unit>{_UNITS})|第[（(](?P<b>{_N})[）)](?:{_UNITS})?")
_BRACKET = Pattern(f"[（(](?P<b>{_N})[）)](?:[款项項点點条條目])?")
_LINK = Pattern("[的之中]{0,2}")
# 见（三）, 上述（二）
_SEEN_BRACKET = Pattern("(?:[见見]|[上前]述|本[章节節条條])(?=[（(])")
#: What a text calls itself: 本办法, 本报告. Kinds of documents, as in `unmarked`.
_SELF = (
    "本(?:法|条例|條例|办法|辦法|规定|規定|细则|細則|制度|章程|规则|規則|规程|规范|通知|意见|意見|方案|报告|報告|决定|决議|合同|协议|协定|文|文件|公约|标准|指南"
    "|预案|规划|规劃|计划|計劃|纲要|总结|解释|守则|准则|要点|函|要點|大纲|手册|建议|建議|说明|論文|论文)"
)
# The words right before a reference say that it points into this text.
_INTO_SELF = Pattern(f"{_SELF}(?:中|的)?$")
_SEEN = Pattern("(?:[见見]|[上前]述|[上下前]文)(?:中|的)?$")
# 违反第三条, in a text of articles
_OBEYED = Pattern("(?:依照|按照|根据|依据|违反|符合|適用|适用|依據|違反|對|对|除|有)$")
_WINDOW = 8
#: The family that a unit counts in.
_FAMILIES = {
    "部分": "第一部分", "部份": "第一部分", "编": "第一编", "編": "第一编", "篇": "第一篇", "章": "第一章",
    "节": "第一节", "節": "第一节", "条": "第一条", "條": "第一条",
}  # fmt: skip
_PARTS = frozenset({"部分", "部份"})
_BELOW = frozenset("项項点點目")


class Link(NamedTuple):
    """One number of a reference: （三） in 第二部分（三）."""

    numeral: Span
    number: int
    #: The sections that it counts among, and those of them with that number.
    among: tuple[Section, ...]
    found: tuple[Section, ...]


class Reference(NamedTuple):
    """A place that points at a numbered section of its own report."""

    span: Span
    links: tuple[Link, ...]


class _Token(NamedTuple):
    span: Span
    numeral: Span
    number: int
    #: The word behind the number; empty for a number in brackets.
    unit: str


def find_references(survey: Survey) -> list[Reference]:
    """Return the references of a document that point into it, in order."""
    text = survey.text
    if not survey.runs:
        return []
    finder = _Finder(survey)
    starts = [
        match.start()
        for match in _WORD.finditer(text, 0, len(text))
        if _is_cued(survey, match.start(), match["unit"] or "")
    ]
    starts += [match.end() for match in _SEEN_BRACKET.finditer(text, 0, len(text))]
    found, behind = [], -1
    for start in sorted(starts):
        if start < behind:
            continue
        reference = finder.read(start)
        if reference:
            found.append(reference)
            behind = reference.span.end
    return found


def _is_cued(survey: Survey, start: int, unit: str) -> bool:
    """Tell whether the words before 第 say that it points into this text."""
    text, before = survey.text, max(0, start - _WINDOW)
    if _INTO_SELF.search(text, before, start) or _SEEN.search(text, before, start):
        return True
    return unit in ("条", "條") and bool(_OBEYED.search(text, before, start))


class _Finder:
    """Reads references against the sections of a document."""

    def __init__(self, survey: Survey) -> None:
        self.text = survey.text
        self.sections = survey.sections
        self.starts = [section.heading.span.start for section in survey.sections]
        #: By report and family the sections of it, in order.
        self.families: dict[tuple[int, str], list[Section]] = {}
        self.tops: dict[int, tuple[Section, ...]] = {}
        self.reports: dict[int, Section | None] = {}
        for run in survey.runs:
            key = (id(run.report), run.family)
            members = [entry.section for entry in run.entries]
            self.families.setdefault(key, []).extend(members)
            for section in members:
                self.reports[section.heading.span.start] = run.report
            top = run.parent is None or run.parent.kind == "report"
            if top and len(members) > 1:
                self._keep_top(run.report, members)

    def _keep_top(self, report: Section | None, members: list[Section]) -> None:
        """Keep the run of the highest style: what 第二部分 points at where no line says 第二部分."""
        kept = self.tops.get(id(report))
        if kept is None or _rank(members[0]) < _rank(kept[0]):
            self.tops[id(report)] = tuple(members)

    def read(self, start: int) -> Reference | None:
        """Read the reference at offset `start`; `None` if it points at nothing known."""
        tokens = list(self._tokens(start))
        if not tokens:
            return None
        here = self._section_at(start)
        if here is None or here.heading.span.start == start:
            return None
        links: list[Link] = []
        scope: Section | None = None
        for at, token in enumerate(tokens):
            among = self._below(scope, token) if at else self._first(here, token)
            if not among:
                break
            found = tuple(one for one in among if one.heading.marker and one.number == token.number)
            links.append(Link(token.numeral, token.number, among, found))
            if len(found) != 1:
                break
            scope = found[0]
        return Reference(Span(start, tokens[-1].span.end), tuple(links)) if links else None

    def _tokens(self, at: int) -> Iterator[_Token]:
        end = min(len(self.text), at + 40)
        while match := _WORD.match(self.text, at, end) or _BRACKET.match(self.text, at, end):
            groups = match.groupdict()
            name = "n" if groups.get("n") else "b"
            number = value_of(match[name])
            if number is None:
                return
            unit = groups.get("unit") or ""
            yield _Token(Span(*match.span()), Span(*match.span(name)), number, unit)
            link = _LINK.match(self.text, match.end(), end)
            at = link.end() if link else match.end()

    def _section_at(self, offset: int) -> Section | None:
        at = bisect_right(self.starts, offset) - 1
        return self.sections[at] if at >= 0 else None

    def _first(self, here: Section, token: _Token) -> tuple[Section, ...]:
        report = id(self._report_of(here))
        if token.unit in _FAMILIES:
            among = tuple(self.families.get((report, _FAMILIES[token.unit]), ()))
            if not among and token.unit in _PARTS:
                among = self.tops.get(report, ())
            return among
        if token.unit:
            return ()
        family = self._bracketed(token)
        for heading in reversed(here.trail):
            section = self._section_at(heading.span.start)
            if section and (among := _children(section, family)):
                return among
        return ()

    def _below(self, scope: Section | None, token: _Token) -> tuple[Section, ...]:
        if scope is None:
            return ()
        if token.unit in _FAMILIES:
            return _children(scope, _FAMILIES[token.unit])
        if token.unit in _BELOW:
            return _children(scope, "（一）") or _children(scope, "（1）")
        return () if token.unit else _children(scope, self._bracketed(token))

    def _bracketed(self, token: _Token) -> str:
        return "（1）" if self.text[token.numeral.start].isdecimal() else "（一）"

    def _report_of(self, section: Section) -> Section | None:
        return self.reports.get(section.heading.span.start)


def _children(section: Section, family: str) -> tuple[Section, ...]:
    return tuple(
        block
        for block in section.blocks
        if isinstance(block, Section)
        and block.heading.marker
        and run_of(block.heading.marker) == family
    )


def _rank(section: Section) -> int:
    marker = section.heading.marker
    return STYLE_OF[marker.style].rank if marker and marker.style in STYLE_OF else 100


def mentions_of(references: Sequence[Reference], among: Sequence[Section]) -> Iterator[Link]:
    """Yield the numbers of references that count among the sections of one run."""
    starts = {section.heading.span.start for section in among}
    for reference in references:
        for link in reference.links:
            if any(section.heading.span.start in starts for section in link.among):
                yield link


def find_dangling(survey: Survey) -> Iterator[Finding]:
    """见第二部分（五） of four: the number is not there."""
    for reference in survey.references:
        for link in reference.links:
            # An excerpt points at what it has not.
            if not link.found and len(link.among) > 1 and link.among[0].number == 1:
                last = link.among[-1].heading.marker
                values = {
                    "this": survey.source.slice(reference.span),
                    "number": survey.source.slice(link.numeral),
                    "last": survey.name(last) if last else "",
                }
                yield Finding(reference.span, values)
