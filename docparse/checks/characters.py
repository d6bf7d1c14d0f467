"""Rules about characters in numbers: look-alikes, odd numerals, brackets without their pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.checks.finding import Finding
from docparse.checks.numerals import numeral_of
from docparse.checks.runs import entries_of
from docparse.checks.survey import Survey
from docparse.diagnostic import Edit
from docparse.numerals import to_chinese, value_of
from docparse.source import BLANK, Span

#: What converters and keyboards put for a numeral.
_LOOK_ALIKES = str.maketrans("ㄧー⼀⼆⼋⼗○Ｏ", "一一一二八十〇〇")
_LIKE = frozenset("ㄧー⼀⼆⼋⼗○Ｏ")
_PLAIN = frozenset("〇零一二三四五六七八九十百廿卅两兩")


def find_look_alikes(survey: Survey) -> Iterator[Finding]:
    """ㄧ、: a letter of Zhuyin, a mark of Katakana or a radical stands for 一."""
    for entry in entries_of(survey.runs):
        place = numeral_of(survey.text, entry.marker)
        written = survey.source.slice(place) if place else ""
        if place and not _LIKE.isdisjoint(written):
            right = written.translate(_LOOK_ALIKES)
            char = next(char for char in written if char in _LIKE)
            values = {"written": char, "point": f"U+{ord(char):04X}", "right": right}
            yield Finding(place, values, (Edit(place, right),))


def find_odd_numerals(survey: Survey) -> Iterator[Finding]:
    """一十一、 廿一、: a number that numbering does not write so."""
    for entry in entries_of(survey.runs):
        place = numeral_of(survey.text, entry.marker)
        written = survey.source.slice(place) if place else ""
        # 第二〇条 is as good as 第二十条 in long laws
        if not place or not set(written) <= _PLAIN or written == "〇" or entry.marker.number < 1:
            continue
        right = to_chinese(entry.marker.number)
        positional = len(written) > 1 and not set(written) & set("十百廿卅两兩")
        if written != right and not positional:
            yield Finding(place, {"written": written, "right": right}, (Edit(place, right),))


_HALF = re.compile(
    f"^[{BLANK}]*(?:(?P<open>[（(])(?P<n>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})(?=[、.．{BLANK}\u4e00-\u9fff])(?![年月日万亿元个%])"
    "|(?P<m>[一二三四五六七八九十]{1,3})(?P<close>[）)])(?=[^\n）)]))",
    re.MULTILINE,
)


def find_unpaired(survey: Survey) -> Iterator[Finding]:
    """（二 加强 between （一） and （三）: a bracket without its pair."""
    halves = list(_HALF.finditer(survey.text))
    if not halves:
        return
    marks = [
        (entry.marker.span.start, entry.marker.number)
        for entry in entries_of(survey.runs)
        if entry.marker.style in ("（一）", "（1）")
    ]
    marks.sort()
    for match in halves:
        name = "n" if match["open"] else "m"
        number = value_of(match[name])
        start = match.start("open" if match["open"] else name)
        before = max((mark for mark in marks if mark[0] < start), default=(-1, 0))
        after = min((mark for mark in marks if mark[0] > start), default=(-1, 0))
        if match["open"] and _is_closed(survey.text, match.end()):
            continue
        if number is None or (before[1] != number - 1 and after[1] != number + 1):
            continue
        end = match.end("close" if match["close"] else name)
        wide = survey.text[start] == "（" or match["close"] == "）"
        if match["open"]:
            edit = Edit(Span(end, end), "）" if wide else ")")
        else:
            edit = Edit(Span(start, start), "（" if wide else "(")
        yield Finding(Span(start, end), {"this": survey.source.slice(Span(start, end))}, (edit,))


def _is_closed(text: str, at: int) -> bool:
    """Tell whether the next bracket on the line closes: （1.东陵大学；2.东陵农商银行）."""
    bracket = _BRACKET.search(text, at)
    return bracket is not None and bracket.group() in "）)"


_BRACKET = re.compile("[（(）)\n]")


def find_damage(survey: Survey) -> Iterator[Finding]:
    """U+FFFD: what a converter could not read."""
    at = survey.text.find("\ufffd")
    while at >= 0:
        end = at
        while survey.text[end : end + 1] == "\ufffd":
            end += 1
        yield Finding(Span(at, end))
        at = survey.text.find("\ufffd", end)
