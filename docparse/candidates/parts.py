"""Lines without a number that name the text below them: 前言, 参考文献, 具体举措：, short lines between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from docparse.candidates.labels import (
    FEWEST_SHORT,
    LONGEST_PART,
    Labels,
    find_running_heads,
    is_entry,
)
from docparse.candidates.period_lines import find_dates
from docparse.candidates.sentences import is_chinese
from docparse.candidates.short_lines import is_name, names_below, names_law
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import ENDS, LONG, Line
from docparse.lines.names import is_signed
from docparse.lines.notes import names_document, names_part
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style

#: A short line of words and figures has at least this many characters.
_SHORTEST = 8
_LONGEST_LABEL = 26
_ENDS_LABEL = frozenset("：:】")
_ENDS_SENTENCE = frozenset("。！？")
#: 前項聲請書宜記載事項：
_LEADS = Pattern("前[项項条條]|[应應需宜须]|可以|分别|依次|使用|通过|进行|進行")
#: 各县人民政府：, 同志们：
_BEGINS_ADDRESS = ("各", "尊敬", "敬爱", "亲爱", "同志", "老师", "同学", "领导")
_ENDS_ADDRESS = tuple(
    "们 政府 部门 单位 委员会 局 院 领导 同志 先生 女士 公司 字 章 签名 电话 地址 日期 姓名".split()
)
_SHORTEST_REPEATED, _LONGEST_REPEATED, _FEWEST_REPEATED = 4, 9, 3
#: A title is among so many lines at the top.
_MOST_ABOVE = 2


def find_parts(
    text_lines: TextLines, markers: Mapping[int, Marker], labels: Labels, free: Sequence[int]
) -> list[Candidate]:
    """Return the lines without a number that name the text below them, in order.

    They are the names of parts (引言, 参考文献：), short lines above numbers, or short bare lines between long
    paragraphs, if there are at least two: a single one is as likely a signature. `markers` are those that lines begin
    with, `free` the indexes of the lines that may be a name.
    """
    text, lines = text_lines.source.text, text_lines.all
    dates = find_dates(text, lines, free)
    known = _Known(text_lines, markers, labels, dates, _find_repeated(text_lines, free))
    found: list[Candidate] = []
    short: dict[int, Candidate] = {}
    announcing: list[tuple[int, Candidate]] = []
    for at in free:
        line = lines[at]
        if at in labels.torn:
            continue  # it is read with the line below
        if candidate := known.read(at):
            found.append(candidate)
        elif line.end - line.start > _LONGEST_LABEL or known.is_title_of_marker(at):
            continue
        elif 0 < at < len(lines) - 1 and _is_between_paragraphs(text, lines, at):
            short[at] = _part(text, line, "unnumbered")
        elif (
            text[line.end - 1] in _ENDS_LABEL and at + 1 < len(lines) and _is_label(text, lines, at)
        ):
            announcing.append((at, _part(text, line, "announcing")))
    heads = find_running_heads(text, lines, short, free)
    names = [candidate for at, candidate in short.items() if at not in heads]
    found += names if len(names) >= FEWEST_SHORT else []
    found += _proved(text_lines, announcing, markers)
    return sorted(found, key=lambda candidate: candidate.span)


class _Known(NamedTuple):
    """The lines that are known to name what is below them."""

    text_lines: TextLines
    markers: Mapping[int, Marker]
    labels: Labels
    dates: Set[int]
    #: Those that come again and again.
    repeated: Set[int]

    def read(self, at: int) -> Candidate | None:
        """Return line `at` if it is the name of a law, a part, a label or a day."""
        text, line = self.text_lines.source.text, self.text_lines.all[at]
        if self._is_law(at):
            return _part(text, line, "unnumbered")
        if self.is_title_of_marker(at):
            return None
        holds = names_part(text, line) if line.end - line.start <= _LONGEST_LABEL else ""
        if holds and holds != "label":
            return _part(text, line, "named", *([] if holds == "text" else [f"holds {holds}"]))
        anew, between, upper, torn, sentences = self.labels
        doubts = ("unnumbered", "interrupts") if between else ("unnumbered",)
        if holds:
            return _part(text, line, "unnumbered")
        if at - 1 in torn:
            whole = line._replace(start=self.text_lines.all[at - 1].start)
            return _part(text, whole, "unnumbered")
        if at in upper:
            return _part(text, line, *doubts, "above label")
        if at in anew or at in between or at in sentences:
            return _part(text, line, *doubts)
        return _part(text, line, "unnumbered") if at in self.dates or at in self.repeated else None

    def _is_law(self, at: int) -> bool:
        """Tell whether line `at` is the name of the law that the articles below it are of."""
        text, lines = self.text_lines.source.text, self.text_lines.all
        below = self.markers.get(lines[at + 1].start) if at + 1 < len(lines) else None
        return bool(below and below.row.division == "article" and names_law(text, lines[at]))

    def is_title_of_marker(self, at: int) -> bool:
        """Tell whether line `at` is the title of the marker alone on the line above: 第一章 / 总则."""
        above = self.text_lines.all[at - 1]
        marker = self.markers.get(above.start) if at and at not in self.dates else None
        return marker is not None and marker.span.end == above.end


def _find_repeated(text_lines: TextLines, free: Sequence[int]) -> set[int]:
    """Return the indexes of the short lines that come again and again above longer ones: 条款原文:, 会议内容.

    `free` are the indexes of the lines that may be a name.
    """
    text, lines, is_wrapped = text_lines.source.text, text_lines.all, text_lines.layout.width > 0
    places: dict[str, list[int]] = {}
    for at in free:
        start, end = lines[at].start, lines[at].end
        if at and is_wrapped and text[lines[at - 1].end - 1] not in ENDS:
            continue
        if _SHORTEST_REPEATED <= end - start <= _LONGEST_REPEATED and at + 1 < len(lines):
            words = text[start:end]
            name = words.rstrip("：:")
            if not name or not is_chinese(name) or words.startswith(_BEGINS_ADDRESS):
                continue
            if name == words or names_below(text, lines[at]):
                places.setdefault(words, []).append(at)
    found: set[int] = set()
    for words, indexes in places.items():
        fewest = _FEWEST_REPEATED - (words[-1] in "：:")
        above_longer = sum(
            lines[at + 1].end - lines[at + 1].start > _LONGEST_REPEATED for at in indexes
        )
        # 招标文件 at the top, and again on each page, is the title.
        is_title = indexes[0] < _MOST_ABOVE and names_document(words, 0, len(words))
        if len(indexes) >= fewest and 3 * above_longer >= 2 * len(indexes) and not is_title:
            found.update(indexes)
    return found


def _proved(
    text_lines: TextLines,
    announcing: Sequence[tuple[int, Candidate]],
    markers: Mapping[int, Marker],
) -> Iterator[Candidate]:
    """Yield those of the lines that announce numbers (优势：) that are proved; each comes with its index.

    It follows something complete and is not the only one; or it parts entries of one style, 4. and 1., and then all
    such lines above this style are proved. A single one must be proved by numbers that begin anew below it.
    """
    text, lines = text_lines.source.text, text_lines.all
    parted: set[Style] = set()
    complete: set[int] = set()
    firsts: dict[int, Style] = {}
    for at, _ in announcing:
        first = markers.get(lines[at + 1].start)
        before = lines[at - 1] if at else None
        bracketed = text[lines[at].start] == "【"
        may_follow = bracketed or not before or text[before.end - 1] in ENDS
        begins = first is not None and first.number == 1
        if may_follow and (bracketed or begins) and not _is_address(text, lines[at]):
            complete.add(at)
        if first and begins:
            firsts[at] = first.row
            if before and is_entry(text_lines, before, markers, first.row):
                parted.add(first.row)
    proved = {at for at, style in firsts.items() if style in parted}
    proved |= complete if len(complete) > 1 else set()
    for at, label in announcing:
        if at in proved:
            yield label
        elif at + 1 in proved and at and text[lines[at - 1].end - 1] in _ENDS_SENTENCE:
            yield label._replace(doubts=("announcing", "above label"))  # 优劣势分析： / 优势：
        elif at in complete:
            yield label._replace(doubts=("announcing", "single"))


def _is_address(text: str, line: Line) -> bool:
    """Tell whether a line may name those who are written to, or who speaks: 各县人民政府：, 王小明：."""
    name = text[line.start : line.end - 1].rstrip(BLANKS)
    return name.endswith(_ENDS_ADDRESS) or ("的" not in name and is_signed(name))


def _is_label(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a short line that ends in a colon, or is in brackets, names what is below it: 具体举措：, 【分析】."""
    line = lines[at]
    words = text[line.start : line.end]
    if words[0] == "【" and words[-1] == "】" and words.count("】") == 1:
        return at > 0 and len(words) <= LONGEST_PART
    return (
        names_below(text, line)
        and not words.startswith(_BEGINS_ADDRESS)
        and not _LEADS.search(text, line.start, line.end)
    )


def _is_between_paragraphs(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a short line without an end mark is between two complete paragraphs."""
    line, before, after = lines[at], lines[at - 1], lines[at + 1]
    if (
        after.end - after.start < LONG
        or text[after.end - 1] not in "。”："
        or text[before.end - 1] not in "。”"
        or before.end - before.start < LONG
    ):
        return False
    words = text[line.start : line.end]
    if len(words) <= LONGEST_PART and is_chinese(words):
        return len(words) > 1
    return len(words) >= _SHORTEST and is_name(text, line)


def _part(text: str, line: Line, *doubts: str) -> Candidate:
    span = Span(line.start, line.end)
    title = Span(line.start, line.end - (text[line.end - 1] in "：:。"))
    return Candidate(span, None, "heading", title, doubts=doubts)
