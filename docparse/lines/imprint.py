"""The imprint of an official document and what else is below its date, row by row (GB/T 9704-2012, 7.3.7 and 7.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docparse.lines.letterhead import Row
from docparse.lines.names import is_body
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS

_LONGEST = 80
_CC_FIRST = frozenset("抄主分")
_CC = Pattern("(?:抄[ \u3000]?送|抄[ \u3000]?报|主[ \u3000]?送|分[ \u3000]?送)[:：]")
#: What stands in brackets below a date, and tells nothing of the document.
_NO_NOTES = frozenset("印章 公章 盖章 签章 章 以下无正文 此页无正文".split())
#: The subject words of documents before 2012.
_KEYWORDS = ("主题词：", "主题词:", "主題詞：")
#: A day in figures of either sort, for expressions in the verbose form.
DAY = """[0-9〇○零一二三四五六七八九十]{2,4}[ ]*+年[ ]*+[0-9一二三四五六七八九十]{1,3}[ ]*+月
    [ ]*+[0-9一二三四五六七八九十]{1,3}[ ]*+日"""
_PRINTED = Pattern(f"{DAY} [ ]*+ 印 [ ]? 发", re.VERBOSE)


def read_imprint(rows: Sequence[str], at: int) -> Row:
    """Return the parts of a row below the date: a note in brackets, 抄送：…, the office that printed and the day.

    `at` is its index among `rows`.
    """
    words = rows[at]
    if words[:1] in "（(" and words[-1:] in "）)" and 2 < len(words) <= _LONGEST:
        return [] if words[1:-1].strip(BLANKS) in _NO_NOTES else [(0, "note")]
    if words[:1] in _CC_FIRST and _CC.match(words, 0, len(words)):
        return [(0, "cc")]
    if words.startswith(_KEYWORDS):
        return [(0, "keywords")]
    printed = _PRINTED.search(words, 0, len(words)) if "印" in words else None
    if printed:
        office = words[: printed.start()].strip(BLANKS)
        if not office:
            return [(0, "printed")]
        return [(0, "printer"), (printed.start(), "printed")] if len(office) <= _LONGEST else []
    below = rows[at + 1] if at + 1 < len(rows) else ""
    if "印" in below and is_body(words) and _PRINTED.match(below, 0, len(below)):
        return [(0, "printer")]
    return []
