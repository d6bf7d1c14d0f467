"""The letterhead of an official document, row by row (GB/T 9704-2012, 7.2 and 10): from the serial number to the approver."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from docparse.lines.line import Line
from docparse.lines.names import is_body, is_names
from docparse.model.leaves import Role
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, PICTURE, Span

#: The parts of a row: where each begins, and what it is; empty for words between them.
Row = list[tuple[int, Role]]
#: No row of a letterhead is longer; the names of so many issuers may be one below the other.
_LONGEST, _MOST_ISSUERS = 60, 12
# 云政发〔2021〕12号, 国办发 [2021] 12 号, 〔2022〕6号, 〔2024〕第3期; 政秘字第12号; 第312号, 2022年第3号, 第3期（总第56期）
_NUMBER = """
    [^ \u3000\t〔\\[［（(【0-9，。：:；《》]{0,20}+ [ ]*+ [〔\\[［（(【] [ ]*+ (?:19|20)[0-9]{2} [ ]*+ [〕\\]］）)】]
        [ ]*+ (?:第[ ]*+)?+ [0-9]{1,5}+ [ ]*+ [号號期]
    | [^ \u3000\t0-9，。：:；《》第]{1,12}+ (?<=字) 第 [ ]*+ [0-9]{1,12}+ [ ]*+ [号號]
    | (?:19|20)[0-9]{2} [ ]*+ 年 [ ]*+ 第 [ ]*+ [0-9]{1,4}+ [ ]*+ [号號]
    | 第 [ ]*+ [0-9〇○一二三四五六七八九十百]{1,6}+ [ ]*+ [号號期]
        (?: [ \u3000]*+ [（(] 总[ ]*+第 [ ]*+ [0-9]{1,5}+ [ ]*+ [号期] [）)] )?+
"""
_PART = Pattern(
    f"""(?P<serial> 份[ ]?号[:：][ ]*+ [0-9]{{1,8}}+ | [0-9]{{6}}(?![0-9]) )
    | (?P<secrecy> (?:密级[:：][ ]*+)?+ (?:绝密|机密|秘密) (?: [ ]*+ [★☆*] [ ]*+ [^ \u3000\t]{{0,8}}+ )?+ )
    | (?P<urgency> (?:紧急程度[:：][ ]*+)?+ (?:特急|加急|特提|平急|急件) )
    | (?P<approver> 签[ ]?发[ ]?人[ ]?[:：] .{{2,40}} )
    | (?P<number> [（(]?+ (?: (?:发文字号|文号) [:：] [ ]*+ )?+ (?:{_NUMBER}) [）)]?+ )""",
    re.VERBOSE,
)
#: A row begins with a part of the first four sorts, or has a number, which ends in one of these.
_FIRST = frozenset("0123456789份密绝机秘紧特加平急签")
_UNITS = frozenset("号號期")
# 东江省人民政府令 第312号
_ORDER = Pattern(".{2,30}?[令](?=[ \u3000]*+(?:第|$))")
_DATE = Pattern("(?:19|20)[0-9]{2}[ ]*年[ ]*[0-9]{1,2}[ ]*月[ ]*[0-9]{1,2}[ ]*日")
_MARK = "文件"
_MINUTES = ("纪要", "紀要")
_BETWEEN = BLANKS + PICTURE


def read_letterhead(text: str, rows: Sequence[Span | Line]) -> list[Row]:
    """Return the parts of each of `rows` of a text from the first, as far as they are a letterhead.

    A name with 文件 after it is an issuer; one without is one if others and then 文件 or a number follow.
    """
    found: list[Row] = []
    for at, place in enumerate(rows):
        words = _words(text, place)
        row = _read_row(words) or _read_issuer(words)
        if not row and is_body(words) and _heads(text, rows[at + 1 : at + 1 + _MOST_ISSUERS]):
            row = [(0, "issuer")]
        if not row and found:
            above = {role for _, role in found[-1]}
            if "approver" in above and is_names(words):
                row = [(0, "approver")]
            if not row and "number" in above:
                row = _read_office(words)
        if not row and _is_masthead(text, rows, at):
            row = [(0, "")]
        if not row:
            break
        found.append(row)
    return found


def _words(text: str, place: Span | Line) -> str:
    start, end = place[:2]
    return text[start:end]


def close_up(words: str) -> str:
    """Return words that are set apart, character by character, without the blanks: 会 议 纪 要."""
    parts = words.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) and "\n" not in words else words


def _read_row(words: str) -> Row:
    """Return the parts of a row that has nothing else on it: 云政报〔2022〕31号　签发人：周正海."""
    row: Row = []
    at, end = 0, len(words)
    if end > _LONGEST and len("".join(words.split())) > _LONGEST:
        return []
    if words[:1] not in _FIRST and _UNITS.isdisjoint(words):
        return []
    while at < end:
        match = _PART.match(words, at, end)
        if match is None or match.end() == at:
            return []
        row.append((at, cast("Role", match.lastgroup)))
        rest = words[match.end() :]
        at = end - len(rest.lstrip(_BETWEEN))
    return row


def _read_issuer(words: str) -> Row:
    """Return the parts of a row that names the issuer: 县财政局文件, 省人民政府令　第312号."""
    if words.endswith(_MARK) and len(words) <= _LONGEST:
        return [(0, "issuer")] if is_body(words.removesuffix(_MARK)) else []
    order = _ORDER.match(words, 0, min(len(words), _LONGEST)) if "令" in words else None
    if order is None or not (is_body(order[0][:-1]) or order[0].endswith("主席令")):
        return []
    rest = words[order.end() :].lstrip(_BETWEEN)
    number = _read_row(rest)
    if rest and not _has_number(number):
        return []
    after = len(words) - len(rest)
    return [(0, "issuer"), *((after + at, role) for at, role in number)]


def _read_office(words: str) -> Row:
    """Return the parts of the row of minutes that names the office and the day: 县政府办公室　　2022年4月2日."""
    date = _DATE.search(words, 0, min(len(words), _LONGEST))
    if date is None or date.end() < len(words) or not is_body(words[: date.start()]):
        return []
    return [(0, "issuer"), (date.start(), "date")]


def _is_masthead(text: str, rows: Sequence[Span | Line], at: int) -> bool:
    """Tell whether a row is the masthead of minutes: 会 议 纪 要 / 第3期."""
    words = _words(text, rows[at])
    if at + 1 == len(rows) or words[-1:] != "要" or not close_up(words).endswith(_MINUTES):
        return False
    return _has_number(_read_row(_words(text, rows[at + 1])))


def _has_number(row: Row) -> bool:
    return any(role == "number" for _, role in row)


def _heads(text: str, below: Sequence[Span | Line]) -> bool:
    """Tell whether the name of an office is the first of a letterhead, by the rows below it."""
    for at, place in enumerate(below):
        words = _words(text, place)
        if _has_number(_read_row(words)) or _read_issuer(words) or _is_masthead(text, below, at):
            return True
        if not is_body(words):
            break
    return False
