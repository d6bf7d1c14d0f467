"""Rules about characters in numbers: look-alikes, odd numerals, brackets without their pair."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.checks.finding import Finding
from docparse.checks.survey.runs import entries_of
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Edit
from docparse.model.source import Span
from docparse.numbering.numerals import to_chinese

#: What converters and keyboards put for a numeral.
_LOOK_ALIKES = str.maketrans("ㄧー⼀⼆⼋⼗○Ｏ", "一一一二八十〇〇")
_LIKE = frozenset("ㄧー⼀⼆⼋⼗○Ｏ")
#: Numbers below it have one character.
_FIRST_OF_TWO = 10
_SIMPLE = frozenset("〇一二三四五六七八九十")
_PLAIN = frozenset("〇零一二三四五六七八九十百廿卅两兩")


def find_look_alikes(survey: Survey) -> Iterator[Finding]:
    """ㄧ、: a letter of Zhuyin, a mark of Katakana or a radical stands for 一."""
    if not any(char in survey.text for char in _LIKE):
        return
    for entry in entries_of(survey.runs):
        place = survey.numeral(entry.marker)
        written = survey.source.slice(place) if place else ""
        if place and not _LIKE.isdisjoint(written):
            right = written.translate(_LOOK_ALIKES)
            char = next(char for char in written if char in _LIKE)
            values = {"written": char, "point": f"U+{ord(char):04X}", "right": right}
            yield Finding(place, values, (Edit(place, right),))


def find_odd_numerals(survey: Survey) -> Iterator[Finding]:
    """一十一、 廿一、: a number that numbering does not write so."""
    short = any(char in survey.text for char in "廿卅")
    for entry in entries_of(survey.runs):
        if entry.marker.number < _FIRST_OF_TWO and not short:
            continue
        place = survey.numeral(entry.marker)
        written = survey.source.slice(place) if place else ""
        # 第二〇条 is as good as 第二十条 in long laws
        if not place or written in _SIMPLE or not _PLAIN.issuperset(written):
            continue
        if entry.marker.number < 1:
            continue
        right = to_chinese(entry.marker.number)
        positional = len(written) > 1 and not set(written) & set("十百廿卅两兩")
        if written != right and not positional:
            yield Finding(place, {"written": written, "right": right}, (Edit(place, right),))


def find_unpaired(survey: Survey) -> Iterator[Finding]:
    """（二 加强 between （一） and （三）: a bracket without its pair."""
    for unread in survey.unread:
        if unread.kind != "no-bracket":
            continue
        text, span = survey.text, unread.span
        if span.start < unread.numeral.start:
            edit = Edit(Span(span.end, span.end), "）" if text[span.start] == "（" else ")")
        else:
            edit = Edit(Span(span.start, span.start), "（" if text[span.end - 1] == "）" else "(")
        yield Finding(span, {"this": survey.source.slice(span)}, (edit,))


def find_damage(survey: Survey) -> Iterator[Finding]:
    """U+FFFD: what a converter could not read."""
    at = survey.text.find("\ufffd")
    while at >= 0:
        end = at
        while survey.text[end : end + 1] == "\ufffd":
            end += 1
        yield Finding(Span(at, end))
        at = survey.text.find("\ufffd", end)
