"""C: characters: look-alikes, odd numerals, brackets without their pair, damage."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.survey.runs import entries_of
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.source import Span
from docparse.numbering.numerals import to_chinese

#: What converters and keyboards put in place of a numeral.
_LOOK_ALIKES = frozenset("ㄧー⼀⼆⼋⼗○Ｏ")
_NUMERALS = str.maketrans("ㄧー⼀⼆⼋⼗○Ｏ", "一一一二八十〇〇")


def _find_look_alikes(survey: Survey) -> Iterator[Finding]:
    """ㄧ、: a letter of Zhuyin; a Katakana mark or a radical likewise."""
    if not any(char in survey.text for char in _LOOK_ALIKES):
        return
    for entry in entries_of(survey.runs):
        place = survey.numeral(entry.marker)
        written = survey.source.slice(place) if place else ""
        if place and not _LOOK_ALIKES.isdisjoint(written):
            right = written.translate(_NUMERALS)
            char = next(char for char in written if char in _LOOK_ALIKES)
            values = {"written": char, "point": f"U+{ord(char):04X}", "right": right}
            yield Finding(place, values, (Edit(place, right),))


LOOK_ALIKE = CheckRule(
    "C01",
    "look-alike",
    "warning",
    CUSTOM,
    _find_look_alikes,
    summary=Text(
        "Numbers are written with numerals, not with characters that look like them.",
        "序号用正确的数字，不用形近字符。",
    ),
    message=Text("{written} ({point}): expected {right}", "“{written}”（{point}）应为“{right}”"),
    fix=Text("replace it with the numeral", "改为正确的数字"),
)

#: Smaller numbers have one character.
_FIRST_OF_TWO = 10
_SIMPLE = frozenset("〇一二三四五六七八九十")
_PLAIN = frozenset("〇零一二三四五六七八九十百廿卅两兩")
_WITH_UNITS = frozenset("十百廿卅两兩")


def _find_odd_numerals(survey: Survey) -> Iterator[Finding]:
    """一十一、 廿一、."""
    has_short_forms = any(char in survey.text for char in "廿卅")
    for entry in entries_of(survey.runs):
        number = entry.marker.number
        if number < _FIRST_OF_TWO and not has_short_forms:
            continue
        place = survey.numeral(entry.marker)
        written = survey.source.slice(place) if place else ""
        if not place or written in _SIMPLE or not _PLAIN.issuperset(written) or number < 1:
            continue
        right = to_chinese(number)
        # 第二〇条 is as good as 第二十条 in long laws.
        positional = len(written) > 1 and _WITH_UNITS.isdisjoint(written)
        if written != right and not positional:
            yield Finding(place, {"written": written, "right": right}, (Edit(place, right),))


ODD_NUMERAL = CheckRule(
    "C02",
    "odd-numeral",
    "info",
    CUSTOM,
    _find_odd_numerals,
    summary=Text(
        "Numerals are written in their usual form: 十一, 二十一.",
        "序号数字写法统一：十一、二十一。",
    ),
    message=Text("{written}: expected {right}", "{written}：应为{right}"),
    fix=Text("write it in the usual form", "改正写法"),
)


def _find_unpaired(survey: Survey) -> Iterator[Finding]:
    """（二 加强 between （一） and （三）."""
    for missed in survey.missed_numbers:
        if missed.kind != "no-bracket":
            continue
        text, span = survey.text, missed.span
        if span.start < missed.numeral.start:
            edit = Edit(Span(span.end, span.end), "）" if text[span.start] == "（" else ")")
        else:
            edit = Edit(Span(span.start, span.start), "（" if text[span.end - 1] == "）" else "(")
        yield Finding(span, {"this": survey.source.slice(span)}, (edit,))


UNPAIRED = CheckRule(
    "C03",
    "unpaired",
    "error",
    "GB/T 15834-2011 4.9.2",
    _find_unpaired,
    summary=Text("Brackets come in pairs.", "括号成对使用。"),
    message=Text("{this}: a bracket is missing", "{this}：缺一半括号"),
    fix=Text("insert the bracket", "补上括号"),
)


def _find_damage(survey: Survey) -> Iterator[Finding]:
    """U+FFFD, what a converter could not read."""
    at = survey.text.find("\ufffd")
    while at >= 0:
        end = at
        while survey.text[end : end + 1] == "\ufffd":
            end += 1
        yield Finding(Span(at, end))
        at = survey.text.find("\ufffd", end)


DAMAGED = CheckRule(
    "C04",
    "damaged",
    "error",
    "Unicode 23.8",
    _find_damage,
    summary=Text("No character of the text is damaged.", "文中没有损坏的字符。"),
    message=Text(
        "a damaged character (U+FFFD): what stood here is lost",
        "此处字符已损坏（U+FFFD），原字无法还原",
    ),
)

RULES = (LOOK_ALIKE, ODD_NUMERAL, UNPAIRED, DAMAGED)
