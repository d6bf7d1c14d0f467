"""Markers in the middle of a line: where one could begin, and the candidates there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docparse.candidates.attachments import ATTACHED
from docparse.candidates.doubts import find_doubts
from docparse.candidates.sentences import mentions_list
from docparse.model.heading import Candidate, Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Span, skip_back
from docparse.numbering.markers import is_set_apart, read_marker
from docparse.numbering.styles import FIRST_LEVEL, SECOND_LEVEL, STYLES
from docparse.numbering.systems import CHINESE_CHARS, FIGURES

_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_FIRST = "".join(
    sorted(
        {char for style in STYLES if style.mid_line for char in style.first}
        - set(CHINESE_CHARS + FIGURES)
        - _SMALL
    )
)

# The end of a sentence or a blank, and then a marker or the beginning of one. The expression begins with a set of
# characters, so that the search runs quickly through the rest of the text.
_AFTER_STOP = re.compile(
    f"[。；：！？;:!?”）){BLANK}]"
    f"(?=[{_FIRST}]|[{CHINESE_CHARS}]{{1,7}}[ \u3000]*[、﹑､.．]|[{FIGURES}]{{1,3}}[ \u3000]*[、﹑､.．)）]"
    "|[a-z][)）])"
)
# 来看1、改革 and 所需材料和税费一、流程 have nothing before the numeral, but its mark after it; 统一、规范 and 高一、高二 are
# words. The expression begins with the mark, for the same reason as above.
_AFTER_NUMERAL = re.compile("、(?<=[0-9一二三四五六七八九十]、)")
# 二、组织机构1. 委员会是…: the blank after the point tells it from 1.5 and 图1.
_FIRST_AND_BLANK = re.compile("1[.．][ \u3000]")
#: 第一章 总 则第一条 为维护…, 第二章组织与责任第六条 安全…
_GLUED_ARTICLE = Pattern(
    f"第[{CHINESE_CHARS}]{{1,5}}[章节節][ \u3000]?[^\n。；，,;：:]{{1,20}}?(第[{CHINESE_CHARS}]{{1,5}}[条條][ \u3000])"
)
_DIGITS = "0123456789"
_LETTERS = _SMALL.union("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
#: Before a figure that numbers nothing: 1.2、, 3-5、.
_NEVER_BEFORE = FIGURES + ".．、-—~～"
_NUMERALS, _MOST_NUMERALS = "一二三四五六七八九十", 3
_WORDS_ON_ONE = frozenset("一二三四五六七八九十百千零第周期初高老其统統唯万之同专如划每大小")
_NEXT_NUMERAL = Pattern("[一二三四五六七八九十]|[^、，。；]{0,3}[一二三四五六七八九十]、")
_LONGEST_WORD, _LONGEST_LEAD = 12, 13
#: 回复：
_LONGEST_LABEL = 5
#: The names of an enumeration are no further apart.
_NEARBY = 40
_LONGEST_ATTACHED = 8
_CLAUSE_MARKS = frozenset("，,；;")
_INDENT = "\u3000\u3000"
_STOPS_BEFORE = "。；：！？;:!?”）)"


def find_places(text: str) -> list[int]:
    """Return the offsets in `text`, in order, at which a marker inside a line could begin."""
    places = {match.end() for match in _AFTER_STOP.finditer(text)}
    if "章" in text and "条" in text:
        places.update(_after_chapters(text))
    for match in _AFTER_NUMERAL.finditer(text):
        stop, end = match.span()
        following = text[end : end + 1]
        if text[stop - 1] in _DIGITS:
            start = stop - 1 - (stop > 1 and text[stop - 2] in _DIGITS)
            numbers = following not in _DIGITS and text[start - 1] not in _NEVER_BEFORE
            if numbers and not _is_part_of_name(text, start, end):
                places.add(start)
        elif "\u4e00" <= following <= "\u9fff":
            start = skip_back(text, stop - 1, max(0, stop - _MOST_NUMERALS), _NUMERALS)
            if _follows_word(text, start, end):
                places.add(start)
    for match in _FIRST_AND_BLANK.finditer(text):
        start, end = match.span()
        if (
            "\u4e00" <= text[start - 1 : start] <= "\u9fff"
            and "\u4e00" <= text[end : end + 1] <= "\u9fff"
        ):
            places.add(start)
    return sorted(places)


def _after_chapters(text: str) -> Iterator[int]:
    """Yield where an article begins right after the title of a chapter: 第二章 职权第三条 …, or a chapter after a title.

    The blank after the number of the article tells.
    """
    for match in _GLUED_ARTICLE.finditer(text, 0, len(text)):
        yield match.start(1)
        if match.start() and text[match.start() - 1] not in BLANKS + "\n":
            yield match.start()


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether the word before 1、 comes with another figure nearby: 包某1、梁某、包某3; A35、A36."""
    before = text[start - 1 : start]
    if not ("\u4e00" <= before <= "\u9fff" or before in _LETTERS):
        return False
    for near in (
        text.find(before, end, end + _NEARBY),
        text.rfind(before, max(0, start - _NEARBY), start - 1),
    ):
        if near >= 0 and text[near + 1 : near + 2] in _DIGITS:
            return True
    return False


def _follows_word(text: str, start: int, end: int) -> bool:
    """Tell whether 一、 from `start` to `end` follows a word and is not part of it."""
    before = text[start - 1 : start]
    if not "\u4e00" <= before <= "\u9fff" or before in _WORDS_ON_ONE:
        return False
    if _NEXT_NUMERAL.match(text, end, len(text)):
        return False
    # 方案一、方案二: the word comes again before the next numeral
    again = text.find(before, end, end + _LONGEST_WORD)
    return again < 0 or text[again + 1 : again + 2] not in CHINESE_CHARS


def find_mid_line_candidates(
    text: str, paragraph: Span, first: Marker | None, places: Sequence[int]
) -> list[Candidate]:
    """Return the candidates inside a paragraph, at some of `places`, after the marker that opens it."""
    start = first.span.end if first else paragraph.start
    markers = [
        marker
        for marker in _find_markers(text, places, start, paragraph.end)
        if (
            marker.row.mid_line == "anywhere"
            or _char_before(text, marker.span.start) in _STOPS_BEFORE
            or (marker.row.division and is_set_apart(text, marker))
        )
        and "\n" not in text[marker.span.start : marker.span.end]
    ]
    ends = [*(marker.span.start for marker in markers[1:]), paragraph.end]
    in_sentence = _find_enumerated(text, markers, first, paragraph.start)
    candidates = []
    for marker, end in zip(markers, ends, strict=False):
        (begin, after_marker), doubts = marker.span, _doubts_of(text, marker, paragraph.start, end)
        if begin in in_sentence:
            doubts = (*doubts, "in sentence")
        span, title = Span(begin, end), Span(after_marker, end)
        announced = _char_before(text, begin) in "：:"
        candidates.append(Candidate(span, marker, "runin", title, True, doubts, 0, announced))
    return candidates


def _find_enumerated(
    text: str, markers: Sequence[Marker], first: Marker | None, start: int
) -> set[int]:
    """Return where the markers begin that enumerate inside a sentence: 检查发现：1、…；2、….

    The first is right after a colon, and the others count on from it, with no blank before them. They are entries of
    their own where a short name is before the colon and sentences end between them: 验收程序：1.…。2.….
    `first` is the marker of the paragraph.
    """
    found: set[int] = set()
    is_article = first is not None and first.row.division == "article"
    start = first.span.end if first else start
    last: dict[str, int] = {}  # run -> the last number that is enumerated
    parted = _find_parted(text, markers)
    for at, marker in enumerate(markers):
        begin, run = marker.span.start, marker.row.run
        before = text[begin - 1]
        if marker.number == 1 and before in "：:":
            lead = text[max(start, text.rfind("。", start, begin) + 1) : begin - 1].strip(BLANKS)
            is_name = len(lead) <= _LONGEST_LEAD and not _CLAUSE_MARKS.intersection(lead)
            # 第三条 合同管理部门的职责是：（一）…；（二）… are the items of an article.
            is_item = is_article and run == SECOND_LEVEL.run
            leads = is_name or mentions_list(lead, 0, len(lead))
            # …。三、报名条件：1.…；2.… has lost its line breaks.
            # 回复：1)…；2)… names what it lists.
            if at:
                is_title = markers[at - 1].row.run != run
            else:
                is_title = first is None and begin - start <= _LONGEST_LABEL
            is_one = not is_title and begin in parted
            last[run] = int(not is_item and (is_one or not leads))
        elif marker.number == last.get(run, 0) + 1 > 1 and before not in BLANKS:
            last[run] = marker.number
        else:
            last[run] = 0
        if last[run]:
            found.add(begin)
        start = marker.span.end
    return found


def _find_parted(text: str, markers: Sequence[Marker]) -> set[int]:
    """Return where the markers begin whose list goes on right after a semicolon or a comma: one sentence has it all."""
    found: set[int] = set()
    following: dict[str, Marker] = {}  # run -> its next marker
    for marker in reversed(markers):
        second = following.get(marker.row.run)
        if second and second.number == 2 and text[second.span.start - 1] in "；，、":
            found.add(marker.span.start)
        following[marker.row.run] = marker
    return found


def _find_markers(text: str, places: Iterable[int], start: int, end: int) -> Iterator[Marker]:
    """Yield the markers between the offsets `start` and `end` of a line, in order, at some of `places`."""
    following = start + 1
    for place in places:
        if place >= following and (marker := read_marker(text, place, end, mid_line=True)):
            following = marker.span.end
            yield marker


def _doubts_of(text: str, marker: Marker, start: int, end: int) -> tuple[str, ...]:
    """Return the doubts about a marker in a paragraph that begins at `start`; its words end at `end`."""
    begin = marker.span.start
    # Two blanks are the indent of a paragraph whose line break was lost.
    indented = text.endswith(_INDENT, start, begin)
    doubts = [*([] if indented else ["glued"]), *find_doubts(text, marker, end)]
    if begin - start <= _LONGEST_ATTACHED and text[start:begin].strip(BLANKS) in ATTACHED:
        doubts.append("attachment")
    is_title = text[end - 1] != "。" or is_set_apart(text, marker)
    if marker.row.division in ("part", "section") and not is_title:
        doubts.append("run on")  # …反超。第三节双方战平。
    elif marker.row.division and not is_set_apart(text, marker) and text[begin - 1] in "；，":
        doubts.append("run on")  # 第1章为绪论；第2章为理论基础；
    if marker.row == FIRST_LEVEL and "\u4e00" <= text[begin - 1] <= "\u9fff":
        doubts.append("unstopped")
    close = marker.span.end
    if text[close - 1] == "." and text[close : close + 1] in _SMALL:  # 1.txt
        doubts.append("unstopped")
    if _is_choice(text, marker, end):
        doubts.append("running")
    if not indented and marker.row.in_sentence and _char_before(text, begin) in "：:；;，,":
        doubts.append("inline")
    return tuple(doubts)


def _is_choice(text: str, marker: Marker, end: int) -> bool:
    """Tell whether a marker is one of the choices of a question, set apart by blanks: 1.没有   2.很少   3.常有."""
    begin, close = marker.span
    return (
        text[begin - 2 : begin] == "  "
        and marker.row.numerals.script == "arabic"
        and end - close <= _LONGEST_WORD
        and _char_before(text, begin) not in _STOPS_BEFORE
    )


def _char_before(text: str, at: int) -> str:
    at -= 1
    while at > 0 and text[at] in BLANKS:
        at -= 1
    return text[at]
