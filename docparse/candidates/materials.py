"""The parts of a collection of materials: each has a title without a number, and the numbers begin anew below it."""

from __future__ import annotations

from collections.abc import Container, Sequence, Set

from docparse.candidates.short_lines import is_name, names_below
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import ENDS, LONG, STOPS, Line
from docparse.model.heading import Candidate
from docparse.model.patterns import Pattern
from docparse.model.source import Span

#: A text says near its top that it is a collection: 参考素材：, …的政策文件可参考：
_COLLECTS = Pattern(
    "参考(?:素材|材料|资料|内容|案例)|素材(?=[：: ]|$)|可以?参考(?=[：:]|以下)|参考(?<!供参考)(?=[：: ]|$)"
)
_MOST_ABOVE, _LOOKED_AT = 2, 120
#: 智慧城市商业模式与变现路径：; the name is at least so long, and not 具体举措：.
_SHORTEST, _LONGEST = 8, 30
_STOPS = STOPS.difference("、")
#: The titles of one collection begin with the same characters, if it does not say that it is one.
_SHARED, _FEWEST, _FEWEST_NUMBERED = 3, 3, 2
#: So many characters of a title, said again, are its words.
_SAID = 5


def find_materials(
    text_lines: TextLines,
    taken: Set[int],
    firsts: Container[int],
    title: str,
    free: Sequence[int],
) -> list[Candidate]:
    """Return the titles of the parts of a collection, in order; none if the text is no collection.

    `taken` are the offsets of lines that are something else, `firsts` those of lines with a first number, `title` is
    that of the text, `free` are the indexes of the lines that may be a title. In a text that is none, labels with words of its title are headings of its parts.
    """
    text, lines = text_lines.source.text, text_lines.all
    top = _find_statement(text, lines)
    labels = [at for at in free if _is_label(text, lines, at)]
    if top is None:
        if len(labels) < _FEWEST_NUMBERED:
            return []
        if themed := _of_one_theme(text, lines, labels, firsts):
            return [_report(text, lines[at], lines[at]) for at in themed]
        said = _with_words_of(title, text, lines, labels)
        found = [_report(text, lines[at], lines[at]) for at in said]
        return [label._replace(kind="heading", doubts=("announcing",)) for label in found]
    ends = {at: at for at in labels}
    end = top
    for at in range(top + 1, len(lines)):
        if at <= end:
            continue
        if last := _read_title(text, lines, at, taken):
            ends[at] = end = last
        elif at == top + 1:
            break  # others of its sort count only if the first title is right below the statement
    return [_report(text, lines[at], lines[ends[at]]) for at in sorted(ends)]


def _find_statement(text: str, lines: Sequence[Line]) -> int | None:
    """Return the index of the line that says that the text is a collection."""
    for at, (start, end, _, _) in enumerate(lines[:_MOST_ABOVE]):
        head = text[start : min(end, start + _LOOKED_AT)]
        may_be = "参考" in head or "素材" in head
        if may_be and _COLLECTS.search(head, 0, len(head)):
            return at
    return None


def _of_one_theme(
    text: str, lines: Sequence[Line], labels: Sequence[int], firsts: Container[int]
) -> list[int]:
    """Return those of the labels that begin with the same words, if numbers begin anew below some of them."""
    themes: dict[str, list[int]] = {}
    for at in labels:
        start = lines[at].start
        themes.setdefault(text[start : start + _SHARED], []).append(at)
    found: list[int] = []
    for theme in themes.values():
        names = {text[lines[at].start : lines[at].end] for at in theme}
        numbered = sum(at + 1 < len(lines) and lines[at + 1].start in firsts for at in theme)
        if len(names) == len(theme) >= _FEWEST and numbered >= _FEWEST_NUMBERED:
            found += theme
    return sorted(found)


def _with_words_of(
    title: str, text: str, lines: Sequence[Line], labels: Sequence[int]
) -> list[int]:
    """Return those of the labels that say words of the title again, if there are several."""
    words = {title[at : at + _SAID] for at in range(len(title) - _SAID + 1)}
    if not words:
        return []
    found = {
        text[start:end]: at
        for at in labels
        for start, end in [lines[at][:2]]
        if any(text[near : near + _SAID] in words for near in range(start, end - _SAID))
    }
    return list(found.values()) if len(found) >= _FEWEST_NUMBERED else []


def _is_label(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a name with a colon after it: 近期工作情况和典型案例：."""
    start, end = lines[at].start, lines[at].end
    return (
        text[end - 1] in "：:"
        and _SHORTEST < end - start <= _LONGEST
        and names_below(text, lines[at], _STOPS)
        and _stands_after_end(text, lines, at)
    )


def _read_title(text: str, lines: Sequence[Line], at: int, taken: Set[int]) -> int:
    """Return the index of the last line of a title, of one or two, above a paragraph; 0 if there is none at `at`."""
    if not (at < _MOST_ABOVE or _stands_after_end(text, lines, at)):
        return 0
    for last in range(at, min(at + 2, len(lines) - 1)):
        if not _is_bare(text, lines[last], taken):
            return 0
        below = lines[last + 1]
        if below.start in taken or below.end - below.start >= LONG:
            return last
    return 0


def _is_bare(text: str, line: Line, taken: Set[int]) -> bool:
    """Tell whether a line could be a title or a part of one."""
    start, end = line.start, line.end
    return _SHORTEST <= end - start <= _LONGEST and start not in taken and is_name(text, line)


def _stands_after_end(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether the sentence before line `at` has ended."""
    return not at or lines[at].after_blank or text[lines[at - 1].end - 1] in ENDS


def _report(text: str, first: Line, last: Line) -> Candidate:
    span = Span(first.start, last.end)
    title = Span(first.start, last.end - (text[last.end - 1] in "：:"))
    return Candidate(span, None, "report", title, doubts=("unannounced", "several"))
